"""Hearing the lines of a transcript again: a button beside the line under the mouse, a key, and the context menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from assistant.sound_record.kept_sound import KeptSound
from ui.hear_button import HearButton
from ui.line_player import LinePlayer, Place, can_be_heard
from ui.palette import Palette
from ui.theme import Theme
from ui.transcript_view import TranscriptView
from ui.translating import tr

_PLACED_ANEW = (QEvent.Type.Paint, QEvent.Type.Resize, QEvent.Type.Leave, QEvent.Type.Enter)


class LineHearing(QObject):
    """Watches a view. `kept` says what can be heard of what it shows; it is asked often and has to be quick."""

    def __init__(
        self, view: TranscriptView, player: LinePlayer, theme: Theme, kept: Callable[[], KeptSound | None]
    ) -> None:
        super().__init__(view)
        self._view, self._player, self._kept = view, player, kept
        self._key = ""
        self._mouse: QPoint | None = None
        self.offer = HearButton(view, "play")
        self.stopper = HearButton(view, "stop")
        self.offer.clicked.connect(lambda: self._toggle(self.offer.line_id))
        self.stopper.clicked.connect(player.stop)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        view.menu_opened.connect(self.fill_menu)
        player.changed.connect(self._soon.start)
        player.failed.connect(self._tell)
        theme.changed.connect(self.use_palette)
        self.use_palette(theme.palette)
        self.name_key("")

    def use_palette(self, palette: Palette) -> None:
        """Draw the icons in these colours."""
        self.offer.use_palette(palette)
        self.stopper.use_palette(palette)

    def name_key(self, key: str) -> None:
        """Tell of the key that does the same; "" for none."""
        self._key = key
        self._soon.start()

    def hear_current(self) -> None:
        """What the key does: play the current line, or the last one that can be heard; or fall silent."""
        if self._player.place is not None and self._player.place.where is self:
            self._player.stop()
            return
        row = self._view.currentIndex().row()
        if row < 0:
            row = self._last_heard()
        if row >= 0:
            self._toggle(self._view.line(row).id)
        elif self._seen().isVisible():
            self._show_words(tr("The sound of this conversation was not kept."), QPoint(0, 0))

    def stop(self) -> None:
        """Fall silent, if it is a line of this view that plays."""
        if self._player.place is not None and self._player.place.where is self:
            self._player.stop()

    def _toggle(self, line_id: int) -> None:
        place, kept, row = Place(self, line_id), self._kept(), self._view.row_of(line_id)
        if self._player.place == place:
            self._player.stop()
        elif row >= 0:
            line = self._view.line(row)
            if kept is not None and can_be_heard(line, kept):
                self._player.play(place, line, kept)
            else:
                self._tell(place, tr("The sound of this line was not kept."))

    def _last_heard(self) -> int:
        kept = self._kept()
        rows = range(self._view.model().rowCount() - 1, -1, -1) if kept is not None else ()
        return next((row for row in rows if can_be_heard(self._view.line(row), kept)), -1)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer to hear the current line, where there is something to hear."""
        index = self._view.currentIndex()
        if not index.isValid():
            return
        line = self._view.line(index.row())
        playing = self._player.place == Place(self, line.id)
        if not playing and not can_be_heard(line, self._kept()):
            return
        hear = QAction(tr("Stop playing") if playing else tr("Hear this line"), menu)
        hear.setShortcut(QKeySequence(self._key))
        hear.setEnabled(playing or not self._player.hindrance)
        hear.triggered.connect(lambda: self._toggle(line.id))
        menu.addAction(hear)

    # Where the buttons are

    def _place(self) -> None:
        place = self._player.place
        playing = self._view.row_of(place.line_id) if place is not None and place.where is self else -1
        self.stopper.put(playing, tr("Stop playing"))
        row = self._row_of_interest()
        if row == playing or row < 0 or not can_be_heard(self._view.line(row), self._kept()):
            row = -1
        hindrance = self._player.hindrance
        named = f"{tr('Hear this line')} ({self._key})" if self._key else tr("Hear this line")
        self.offer.setEnabled(not hindrance)
        self.offer.put(row, tr("Hear this line"), hindrance or named)

    def _row_of_interest(self) -> int:
        if self._mouse is not None:
            return self._view.indexAt(self._mouse).row()
        return self._view.currentIndex().row() if self._view.hasFocus() else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._view:  # its viewport, which cannot be asked for while the view is taken down
            if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
                self._mouse = event.position().toPoint()
                self._soon.start()
            elif event.type() == QEvent.Type.Leave:
                self._mouse = None
            if event.type() in _PLACED_ANEW:
                self._soon.start()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.KeyPress):
            if event.type() == QEvent.Type.KeyPress:
                self._mouse = None  # who walks by keys means the line that they come to
            self._soon.start()
        return False

    # What is said when nothing is heard

    def _tell(self, place: object, sentence: str) -> None:
        if isinstance(place, Place) and place.where is self:
            index = self._view.index_of(place.line_id)
            self._show_words(sentence, self._view.visualRect(index).center())

    def _show_words(self, sentence: str, at: QPoint) -> None:
        QToolTip.showText(self._view.viewport().mapToGlobal(at), sentence, self._seen())

    def _seen(self) -> QWidget:
        """The view, or what shows its lines in another form."""
        around = self._view.parentWidget()
        return self._view if self._view.isVisible() or around is None else around
