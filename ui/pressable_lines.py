"""A list of lines in which something can be pressed: links, cancel, open, copy, and a field to add to a task."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from assistant.cards import ItemList
from ui.add_field import AddField
from ui.announcer import announce
from ui.card_button import Act, Button
from ui.drawing import Scene, no_pictures
from ui.line import Line
from ui.line_list_view import LineListView
from ui.line_painter import NOTHING_PRESSED, Pressed
from ui.line_parts import plots_in_words
from ui.picture_shelf import PictureShelf
from ui.session_time import SessionTime
from ui.theme import Theme
from ui.transcript_model import TranscriptModel
from ui.translating import tr

_Index = QModelIndex | QPersistentModelIndex
_BY_ITSELF = (Act.OPEN, Act.TO_TASK, Act.TO_TOLD, Act.TURN)
"""What Enter does on a line without going to one of its buttons first: the first of these that there is."""


class PressableLines(LineListView):
    """Knows which button the mouse and the keyboard are at, and does what pressing one means.

    Right and Left go through the buttons of the current line, Enter and Space press one.

    Signals:
        cancel_asked(str): cancel the task with this id.
        add_asked(str, str): add these words to the task with this id.
        end_asked(str): end the standing order with this id, which a card shows.
        tick_asked(str, int, bool): tick the item with this number of the list with this id off, or take the tick away.
    """

    cancel_asked = Signal(str)
    add_asked = Signal(str, str)
    end_asked = Signal(str)
    tick_asked = Signal(str, int, bool)

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        self._hovered = (-1, -1)  # the row, and which of its buttons
        self._focused = -1
        self._field: AddField | None = None
        self._field_line = -1
        self._theme: Theme | None = None
        self._shelf: PictureShelf | None = None
        super().__init__(model, parent)
        self._time = SessionTime(self)
        self._time.passed.connect(self._move_on)
        model.modelReset.connect(self._leave_field)

    def set_now(self, now_s: float | None) -> None:
        """It is this late on the session's clock; None when no time passes any more."""
        self._time.set(now_s)

    def use_pictures(self, shelf: PictureShelf) -> None:
        """Where the pictures of cards come from."""
        self._shelf = shelf
        shelf.arrived.connect(self.viewport().update)

    def use_theme(self, theme: Theme) -> None:
        """Move no more than the theme says."""
        self._theme = theme

    def scene(self) -> Scene:
        """What drawings need to know."""
        calm = self._theme is not None and self._theme.calm
        pictures = no_pictures if self._shelf is None else self._shelf.get
        return Scene(self._palette, self._fonts, self._time.now_s(), calm, pictures)

    def pressed_in(self, row: int) -> Pressed:
        """Which of a row's buttons are to be marked."""
        hovered = self._hovered[1] if self._hovered[0] == row else -1
        focused = self._focused if self.hasFocus() and row == self.currentIndex().row() else -1
        return NOTHING_PRESSED if hovered == focused == -1 else Pressed(hovered, focused)

    def button_at(self, point: QPointF) -> tuple[int, int] | None:
        """The row, and the number of the button in it, under a point of the viewport."""
        row = self._heights.row_at(round(point.y()) - self._offset())
        if row < 0:
            return None
        inside = point - QPointF(0, self._heights.top(row) + self._offset())
        for number, button in enumerate(self.layout_of(row).buttons):
            if button.box.contains(inside):
                return row, number
        return None

    def hover(self, point: QPointF) -> bool:
        """Notes where the mouse is; whether there is something to press."""
        hit = self.button_at(point)
        if (hit or (-1, -1)) != self._hovered:
            self._hovered = hit or (-1, -1)
            self.viewport().update()
        return hit is not None

    def press(self, row: int, number: int) -> None:
        """Does what a button says."""
        button, line = self.layout_of(row).buttons[number], self.line(row)
        match button.act:
            case Act.CANCEL:
                self.cancel_asked.emit(button.value)
            case Act.END:
                self.end_asked.emit(button.value)
            case Act.OPEN:
                self.set_opened(row, not line.opened)
            case Act.ADD:
                self.begin_to_add(row)
            case Act.TICK:
                self._tick(line, int(button.value))
            case Act.TURN:
                self.turn(row, int(button.value))
            case Act.COPY:
                QGuiApplication.clipboard().setText(button.value)
            case Act.TO_TASK:
                self.go_to_task(button.value)
            case Act.TO_TOLD:
                self._go_to_line(int(button.value))

    def set_opened(self, row: int, opened: bool) -> None:
        """Shows all that there is to a line, or less; what one reads stays where it is."""
        self._keep_in_sight(row, lambda: self._lines().set_opened(self.line(row).id, opened))
        bar = self.verticalScrollBar()
        if not opened and bar.value() >= bar.maximum():
            self._set_following(True)

    def _keep_in_sight(self, row: int, change: Callable[[], None]) -> None:
        self._set_following(False)
        change()
        index = self._lines().index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def turn(self, row: int, number: int) -> None:
        """Shows a table as a plot, or the plot as a table again; the way back is in sight."""
        before, at_now = plots_in_words(self.line(row)), self._following and row == len(self._heights) - 1
        self._keep_in_sight(row, lambda: self._lines().turn(self.line(row).id, number))
        for button in self.layout_of(row).buttons:
            if button.act is Act.TURN and button.value == str(number):
                self._show_button(row, button)
        if at_now:  # the newest line has its end in sight
            self.jump_to_now()
        new = [words for words in plots_in_words(self.line(row)) if words not in before]
        announce(self, "\n".join(new) or tr("As a table"))

    def _tick(self, line: Line, number: int) -> None:
        exhibit = line.exhibit
        if isinstance(exhibit, ItemList) and line.order:
            self.tick_asked.emit(line.order, number, number not in exhibit.done)

    def go_to_task(self, task_id: str) -> None:
        """Goes to the card of a task, opened."""
        line_id = self._lines().task_line(task_id)
        if line_id is not None and (row := self.row_of(line_id)) >= 0:
            self.set_opened(row, True)

    def _go_to_line(self, line_id: int) -> None:
        index = self.index_of(line_id)
        if index.isValid():
            self._set_following(False)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _show_field_of(self, row: int) -> None:
        button = self.layout_of(row).button(Act.ADD)
        if button is not None:
            self._show_button(row, button)

    def _show_button(self, row: int, button: Button) -> None:
        """Scrolls as far as it takes to see a button."""
        self._dirty = True
        self._place()
        margin, bar = round(self._fonts.body_line * 0.5), self.verticalScrollBar()
        top = round(self._heights.top(row) + self._offset() + button.box.top()) - margin
        below = top + round(button.box.height()) + 2 * margin - self.viewport().height()
        if top < 0 or below > 0:
            bar.setValue(bar.value() + (top if top < 0 else below))

    # The field

    def begin_to_add(self, row: int) -> None:
        """Puts a field into a card, in which one writes what to add to its task."""
        line = self.line(row)
        if line.card is None or not line.card.addable:
            return
        if not line.opened:
            self.set_opened(row, True)
        self._leave_field()
        self._field, self._field_line = AddField(self.viewport()), line.id
        self._field.setFont(self._fonts.body)
        self._field.sent.connect(self._send_addition)
        self._field.left.connect(self._leave_field_by_key)
        self._field.textEdited.connect(self._show_field)
        self._show_field_of(row)
        self.place_field()
        self._field.show()
        self._field.setFocus()

    def place_field(self) -> None:
        """Keeps the field over its place in the card, wherever that is scrolled to."""
        if self._field is None:
            return
        row = self.row_of(self._field_line)
        button = self.layout_of(row).button(Act.ADD) if row >= 0 else None
        if button is None:
            self._leave_field()
            return
        top = self._heights.top(row) + self._offset()
        self._field.setGeometry(button.box.translated(0, top).toRect())

    def _show_field(self) -> None:
        """Whoever writes in it sees it, wherever they have scrolled to."""
        row = self.row_of(self._field_line)
        if row >= 0:
            self._set_following(False)
            self._show_field_of(row)

    def _send_addition(self, text: str) -> None:
        row = self.row_of(self._field_line)
        card = self.line(row).card if row >= 0 else None
        self._leave_field_by_key()
        if card is not None:
            if not card.cancellable:
                self.jump_to_now()  # a task of its own goes on from this one, and its card is the newest line
            self.add_asked.emit(card.task_id, text)

    def _leave_field_by_key(self) -> None:
        self._leave_field()
        self.setFocus()

    def _leave_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.hide()
            field.deleteLater()

    # Time

    def wait_while_moving(self, row: int) -> None:
        """Has a row that was drawn be drawn again when it looks different."""
        now_s = self._time.now_s()
        if now_s is not None and any(drawing.moves(now_s) for drawing in self.layout_of(row).drawings):
            self._time.wait_for_next_second()

    def _move_on(self) -> None:
        """Draws anew what changes with time, and nothing else."""
        first = max(0, self._heights.row_at(-self._offset()))
        last = self._heights.row_at(self.viewport().height() - self._offset())
        for row in range(first, last + 1):
            top = self._heights.top(row) + self._offset()
            for drawing in self.layout_of(row).drawings:
                if drawing.moves(0.0):
                    place: QRect = drawing.box.translated(0, top).toAlignedRect()
                    self.viewport().update(place.adjusted(-2, -2, 2, 2))

    # Keyboard

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self._focused = -1

    def press_by_key(self, event: QKeyEvent) -> bool:
        """Takes a key that is for the buttons of the current line; False when it is for something else."""
        row = self.currentIndex().row()
        buttons = self.layout_of(row).buttons if 0 <= row < len(self._heights) else ()
        if not buttons:
            return False
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._focused = max(-1, min(len(buttons) - 1, self._focused + step))
            if self._focused >= 0:
                self._show_button(row, buttons[self._focused])
                announce(self, buttons[self._focused].name)
            self.viewport().update()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            number = self._focused if 0 <= self._focused < len(buttons) else _first_by_itself(buttons)
            if number >= 0:
                self.press(row, number)
                return True
        return False

    def add_to_menu(self, menu: QMenu) -> None:
        """Adds what can be pressed in the current line."""
        row = self.currentIndex().row()
        if not 0 <= row < len(self._heights):
            return
        ticks = None
        for number, button in enumerate(self.layout_of(row).buttons):
            action = QAction(button.name, menu)
            if button.act is Act.TICK:  # there may be many of them
                ticks = ticks or menu.addMenu(tr("Tick off"))
            if button.act in (Act.CANCEL, Act.END):
                action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
            action.triggered.connect(lambda _on=False, number=number: self.press(row, number))
            (ticks if button.act is Act.TICK and ticks is not None else menu).addAction(action)


def _first_by_itself(buttons: tuple[Button, ...]) -> int:
    acts = [button.act for button in buttons]
    return next((acts.index(act) for act in _BY_ITSELF if act in acts), -1)
