"""How a row of the list of saved conversations is drawn, and renamed in place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assistant.timeline.session_changes import TITLE_LENGTH
from ui.palette import Palette
from ui.saved_words import title_text
from ui.session_list import SessionListModel, counted_text, found_text
from ui.session_shelf import SavedSession
from ui.theme import SMALL, Theme, resized
from ui.translating import tr

PADDING_X_PX = 12
PADDING_Y_PX = 8
GAP_PX = 3
RADIUS_PX = 9.0

_Index = QModelIndex | QPersistentModelIndex


class SessionDelegate(QStyledItemDelegate):
    """Draws title, time and what was found; the title is edited where it stands."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        session, palette = _session(index), self._theme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, palette)
        title, about, found = _places(option)
        if session.going_on:
            title.setRight(_paint_chip(painter, option, title, palette) - PADDING_X_PX // 2)
        _write(painter, title, _title_font(option.font), palette.text, title_text(session.info))
        _write(painter, about, resized(option.font, SMALL), palette.dim, counted_text(session))
        if session.hits:
            _write(painter, found, resized(option.font, SMALL), palette.text, found_text(session))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        title, about, found = _places(option)
        last = found if _session(index).hits else about
        return QSize(160, last.bottom() - title.top() + 2 * PADDING_Y_PX + 1)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        del option, index
        editor = QLineEdit(parent)
        editor.setMaxLength(TITLE_LENGTH)
        editor.setAccessibleName(tr("Title of the conversation"))
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        del index
        editor.setGeometry(option.rect.adjusted(2, 3, -3, -4))


def _session(index: _Index) -> SavedSession:
    model = index.model()
    assert isinstance(model, SessionListModel)
    return model.session(index.row())


def _places(option: QStyleOptionViewItem) -> tuple[QRect, QRect, QRect]:
    """Where title, time and what was found are written."""
    left, top = option.rect.left() + PADDING_X_PX, option.rect.top() + PADDING_Y_PX
    width = option.rect.width() - 2 * PADDING_X_PX
    title_px = QFontMetrics(_title_font(option.font)).height()
    small_px = QFontMetrics(resized(option.font, SMALL)).height()
    title = QRect(left, top, width, title_px)
    about = QRect(left, title.bottom() + 1 + GAP_PX, width, small_px)
    return title, about, QRect(left, about.bottom() + 1 + GAP_PX, width, small_px)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, palette: Palette) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not selected and not hovered:
        return
    focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(QColor(palette.accent), 2.0) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.raised if selected else palette.hover))
    painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), RADIUS_PX, RADIUS_PX)


def _paint_chip(painter: QPainter, option: QStyleOptionViewItem, line: QRect, palette: Palette) -> int:
    """Draw the mark of the session that goes on at the end of a line; returns where it begins."""
    font, now = resized(option.font, SMALL), tr("now")
    width = QFontMetrics(font).horizontalAdvance(now) + 14
    box = QRect(line.right() - width, line.top(), width, line.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.accent))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(palette.on_accent))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, now)
    return box.left()


def _write(painter: QPainter, box: QRect, font: QFont, colour: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    elided = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def _title_font(font: QFont) -> QFont:
    result = QFont(font)
    result.setWeight(QFont.Weight.DemiBold)
    return result
