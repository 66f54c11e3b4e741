"""The sign in the system's tray: how the conversation stands, and the few things one wants without the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from assistant.status import Phase, Status
from ui.bring_forward import bring_forward
from ui.icons import app_icon
from ui.main_window import MainWindow
from ui.palette import LIGHT
from ui.state_words import Doing, state_words
from ui.translating import tr

SIZE_PX = 64
BADGE = 0.62
"""How much of the icon's width its mark takes: it has to be told apart at 22 pixels."""
_RAISING = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """An icon with a menu; only where there is a tray (see `there_is_a_tray`).

    Attributes:
        icon: the icon in the tray.
        menu: show, mute, stop speaking, quit.
    """

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._shown = ""
        self.menu = QMenu()
        show = QAction(tr("Show the window"), self)
        show.triggered.connect(lambda: bring_forward(window))
        actions = window.actions_
        self.menu.addAction(show)
        self.menu.addSeparator()
        self.menu.addActions([actions.mute, actions.stop])
        self.menu.addSeparator()
        self.menu.addAction(actions.quit)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self._show(None, tr("Getting ready"))
        window.link.status_changed.connect(self._follow)
        window.link.ended.connect(lambda: self._show(None, tr("Getting ready")))
        self.icon.show()

    def close(self) -> None:
        """Take the icon away."""
        self._window.link.status_changed.disconnect(self._follow)
        self.icon.hide()
        self.menu.deleteLater()

    def _follow(self, status: Status, _passed_s: float) -> None:
        sign = tray_sign(status)
        title = state_words(status).title if sign is None else _sign_text(sign)
        self._show(sign, f"{title} · {tr('sees the screen')}" if status.screen_watched else title)

    def _show(self, sign: Doing | None, title: str) -> None:
        if title != self._shown:
            self._shown = title
            self.icon.setIcon(signed_icon(sign))
            self.icon.setToolTip(f"Counterpoint – {title}")

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _RAISING:
            bring_forward(self._window)


def there_is_a_tray() -> bool:
    """Whether the desktop has a place for such icons."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def tray_sign(status: Status) -> Doing | None:
    """What the icon says: that it is muted, speaks, or listens; None while there is nobody to talk to."""
    if status.phase is not Phase.READY:
        return None
    if status.muted:
        return Doing.MUTED
    return Doing.SPEAKING if status.speaking else Doing.LISTENING


def _sign_text(sign: Doing) -> str:
    return {Doing.MUTED: tr("Muted"), Doing.SPEAKING: tr("Speaking"), Doing.LISTENING: tr("Listening")}[sign]


def signed_icon(sign: Doing | None) -> QIcon:
    """The application's icon with a mark in its corner: a stroke while muted, bars while it speaks, a dot."""
    picture = QPixmap(SIZE_PX, SIZE_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    app_icon().paint(painter, picture.rect())
    if sign is not None:
        _mark(painter, sign)
    painter.end()
    return QIcon(picture)


def _mark(painter: QPainter, sign: Doing) -> None:
    size = SIZE_PX * BADGE
    box = QRectF(SIZE_PX - size - 2, SIZE_PX - size - 2, size, size)
    painter.setPen(QPen(QColor("white"), 4))
    painter.setBrush(QColor(LIGHT.danger if sign is Doing.MUTED else LIGHT.assistant))
    painter.drawEllipse(box)
    painter.setPen(QPen(QColor("white"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    centre = box.center()
    if sign is Doing.MUTED:
        reach = QPointF(size * 0.22, -size * 0.22)
        painter.drawLine(centre - reach, centre + reach)
    elif sign is Doing.SPEAKING:
        for column, height in ((-0.24, 0.1), (0.0, 0.24), (0.24, 0.1)):
            middle, reach = centre + QPointF(size * column, 0), QPointF(0, size * height)
            painter.drawLine(middle - reach, middle + reach)
    else:
        painter.drawEllipse(centre, size * 0.12, size * 0.12)
