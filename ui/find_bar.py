"""A slim bar over the transcript in which one looks for words that were said."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.composer import repolish
from ui.conversation_forms import ConversationForms
from ui.icons import icon
from ui.palette import Palette
from ui.theme import SMALL, scaled_font
from ui.tool_button import tool_button
from ui.transcript_search import TranscriptSearch
from ui.translating import number, tr
from ui.window_actions import WindowActions

ICON_PX = 16


class FindField(QLineEdit):
    """Where one types. Enter goes on, Shift+Enter back.

    Signals:
        step_asked(int): 1 for the next match, -1 for the one before.
        focus_changed(bool)
    """

    step_asked = Signal(int)
    focus_changed = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_asked.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)


class FindBar(QFrame):
    """Opened and closed by actions; while it is open, the transcript stays where one looks.

    Esc closes it from anywhere in the window, so it does not stop the voice meanwhile.
    """

    def __init__(
        self,
        search: TranscriptSearch,
        view: ConversationForms,
        actions: WindowActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._search = search
        self._view = view
        self._actions = actions
        self._focused_before: QWidget | None = None
        self.field = FindField()
        self.field.setObjectName("find")
        self.field.setPlaceholderText(tr("Find in this conversation"))
        self.field.setAccessibleName(tr("Find in this conversation"))
        self.field.setFrame(False)
        self.count = QLabel()
        self.count.setFont(scaled_font(SMALL))
        self.count.setProperty("role", "dim")
        self.previous_button = tool_button(actions.find_previous, icon_px=ICON_PX)
        self.next_button = tool_button(actions.find_next, icon_px=ICON_PX)
        self.close_button = tool_button(actions.find_close, icon_px=ICON_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 6, 3)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addSpacing(6)
        for button in (self.previous_button, self.next_button, self.close_button):
            row.addWidget(button)
        self.hide()
        self._connect()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._look)
        self.field.step_asked.connect(self._step)
        self.field.focus_changed.connect(self._show_focus)
        self._search.changed.connect(self._show_matches)
        self._search.came_up.connect(self._go)
        self._view.mark_found(self._search.marks)
        self._actions.find.triggered.connect(self.open)
        self._actions.find_next.triggered.connect(lambda: self._step(1))
        self._actions.find_previous.triggered.connect(lambda: self._step(-1))
        self._actions.find_close.triggered.connect(self.close_bar)

    def use_palette(self, palette: Palette) -> None:
        """Draw the icons in these colours."""
        self._actions.find_previous.setIcon(icon("up", palette.dim, ICON_PX))
        self._actions.find_next.setIcon(icon("down", palette.dim, ICON_PX))
        self._actions.find_close.setIcon(icon("hide", palette.dim, ICON_PX))

    def open(self) -> None:
        """Show the bar, or go to its field when it is shown already."""
        if self.isHidden():
            self._focused_before = QApplication.focusWidget()
            self.show()
            self._actions.give_escape(to_search=True)
            self._view.stay(True)
            self._look()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and its marks; the focus goes back to where it was, unless it has gone elsewhere."""
        if self.isHidden():
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        self._search.look_for("", 0)
        self._view.stay(False)
        self._actions.give_escape(to_search=False)
        before, self._focused_before = self._focused_before, None
        if had_focus and before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        repolish(self)

    def _look(self) -> None:
        self._search.look_for(self.field.text(), self._view.first_row_seen())
        self._go()

    def _step(self, by: int) -> None:
        if self.isHidden():
            self.open()
            return
        self._search.step(by)
        self._go()

    def _go(self) -> None:
        place = self._search.place()
        if place is not None:
            row, found = place
            self._view.reveal(row, found.block, found.start)

    def _show_matches(self) -> None:
        at, total = self._search.position()
        looking = bool(self.field.text().strip()) and not self.isHidden()
        text = (
            tr("{at} of {total}", at=number(at), total=number(total))
            if total
            else tr("No matches")
            if looking and not self._search.looking
            else ""
        )
        self.count.setText(text)
        self.field.setAccessibleDescription(text)
        for action in (self._actions.find_next, self._actions.find_previous):
            action.setEnabled(total > 0 or not looking)
        self._view.viewport().update()
