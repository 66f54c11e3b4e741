"""The two forms of a conversation, a list and lanes, of which one is shown; changing forms keeps the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget

from ui.lanes_model import LanesModel
from ui.lanes_view import LanesView
from ui.line_painter import FoundMark
from ui.transcript_model import TranscriptModel
from ui.transcript_view import TranscriptView


class FormActions(Protocol):
    """What changes forms: `lanes` can be on or off, the others give time more room in them, or less."""

    lanes: QAction
    zoom_in: QAction
    zoom_out: QAction


class ConversationForms(QWidget):
    """Shows one of the forms, as its action says. What is chosen in one of them is chosen in the other.

    Signals:
        following_changed(bool): the form that is shown stays at what is now, or does no more.
    """

    following_changed = Signal(bool)

    def __init__(self, transcript: TranscriptView, lanes: LanesView, actions: FormActions) -> None:
        super().__init__()
        self.transcript = transcript
        self.lanes = lanes
        self._actions = actions
        self._choosing = False
        self._pile = QStackedLayout(self)
        self._pile.addWidget(transcript)
        self._pile.addWidget(lanes)
        actions.lanes.toggled.connect(self.show_lanes)
        actions.zoom_in.triggered.connect(lambda: lanes.zoom_by(1))
        actions.zoom_out.triggered.connect(lambda: lanes.zoom_by(-1))
        for view in (transcript, lanes):
            view.following_changed.connect(self._tell_following)
        lanes.opened.connect(self.open_in_list)
        transcript.selectionModel().currentChanged.connect(self._chosen_in_list)
        lanes.selectionModel().currentChanged.connect(self._chosen_in_lanes)
        self._let_zoom()

    @property
    def shows_lanes(self) -> bool:
        """Which form is shown."""
        return self._pile.currentWidget() is self.lanes

    @property
    def following(self) -> bool:
        """Whether the form that is shown stays at what is now."""
        return self.lanes.following if self.shows_lanes else self.transcript.following

    def jump_to_now(self) -> None:
        """Go to what is now, in both forms."""
        self.transcript.jump_to_now()
        self.lanes.jump_to_now()

    def show_lanes(self, shown: bool) -> None:
        """Change to the lanes or back to the list, at the same place."""
        if shown == self.shows_lanes:
            return
        before = self._shown()
        at_s, chosen = self._place()
        focused = before.hasFocus()
        self._pile.setCurrentWidget(self.lanes if shown else self.transcript)
        if before.following:
            self._shown().jump_to_now()
        else:
            self._go_to(at_s, chosen)
        if focused:
            self._shown().setFocus()
        self._let_zoom()
        self._tell_following()

    def open_in_list(self, line_id: int) -> None:
        """Show a line in the list, chosen and in sight."""
        row = self._list_row(line_id)
        self._actions.lanes.setChecked(False)
        self.transcript.setFocus()
        if row >= 0:
            index = self.transcript_model.index(row)
            self.transcript.setCurrentIndex(index)
            self.transcript.scrollTo(index)

    @property
    def transcript_model(self) -> TranscriptModel:
        """The lines of the list."""
        model = self.transcript.model()
        assert isinstance(model, TranscriptModel)
        return model

    @property
    def lanes_model(self) -> LanesModel:
        """The lines of the lanes."""
        model = self.lanes.model()
        assert isinstance(model, LanesModel)
        return model

    # What one needs who looks for something; rows and places in the text are those of the list

    def first_row_seen(self) -> int:
        """The first row of the list that belongs to what is in sight."""
        if not self.shows_lanes:
            return self.transcript.first_row_seen()
        return max(0, self.transcript_model.row_from(self.lanes.time_at(0.0)))

    def reveal(self, row: int, block: int, at: int) -> None:
        """Bring a character of a row's block into sight, if it is not, and stay there."""
        if self.shows_lanes:
            self.lanes.reveal(self.transcript_model.line(row).id, at if block == 0 else 0)
        else:
            self.transcript.reveal(row, block, at)

    def stay(self, staying: bool) -> None:
        """Let scrolling to the end not mean to follow; or let it again."""
        self.transcript.stay(staying)
        self.lanes.stay(staying)

    def mark_found(self, found_in: Callable[[int], Sequence[FoundMark]]) -> None:
        """Mark what `found_in` says of the line with an id."""
        self.transcript.mark_found(found_in)
        self.lanes.mark_found(found_in)

    def viewport(self) -> QWidget:
        """Where the form that is shown is drawn."""
        return self._shown().viewport()

    # The same place in both forms

    def _shown(self) -> LanesView | TranscriptView:
        return self.lanes if self.shows_lanes else self.transcript

    def _place(self) -> tuple[float, int]:
        """The time at the upper edge, and the id of the line that is chosen, if it is in sight (else -1)."""
        if self.shows_lanes:
            line = self.lanes.current_line()
            seen = line is not None and self.lanes.is_seen(line.id)
            return self.lanes.time_at(0.0), line.id if line is not None and seen else -1
        model, view, chosen = self.transcript_model, self.transcript, self.transcript.currentIndex()
        row = min(view.first_row_seen(), model.rowCount() - 1)
        seen = chosen.isValid() and view.visualRect(chosen).intersects(view.viewport().rect())
        return model.line(row).start_s if row >= 0 else 0.0, model.line(chosen.row()).id if seen else -1

    def _go_to(self, at_s: float, chosen: int) -> None:
        """Bring a time to the upper edge, then a line into sight."""
        if self.shows_lanes:
            self.lanes.show_time(at_s)
            self.lanes.choose(chosen)
            return
        self._to_top(self.transcript_model.row_from(at_s))
        row = self._list_row(chosen)
        if row >= 0:
            self.transcript.scrollTo(self.transcript_model.index(row))

    def _to_top(self, row: int) -> None:
        view, index = self.transcript, self.transcript_model.index(row)
        if not index.isValid():
            return
        view.reveal(row, 0, 0)
        for _ in range(2):  # what is measured on the way moves the rows
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + view.visualRect(index).top())
            view.first_row_seen()

    def _list_row(self, line_id: int) -> int:
        """The row of the list that shows a line, else the one that comes next in time; -1 when there is none."""
        model, lanes = self.transcript_model, self.lanes_model
        row = model.row_of(line_id)
        at = lanes.row_of(line_id)
        return model.row_from(lanes.line(at).start_s) if row < 0 <= at else row

    def _chosen_in_list(self, index: QModelIndex) -> None:
        line = self.transcript_model.line(index.row()) if index.isValid() else None
        self._choose_too(self.lanes, -1 if line is None else self.lanes_model.row_of(line.id))

    def _chosen_in_lanes(self, index: QModelIndex) -> None:
        line = self.lanes_model.line(index.row()) if index.isValid() else None
        self._choose_too(self.transcript, -1 if line is None else self.transcript_model.row_of(line.id))

    def _choose_too(self, view: QAbstractItemView, row: int) -> None:
        if self._choosing:
            return
        self._choosing = True
        index = view.model().index(row, 0) if row >= 0 else QModelIndex()
        view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._choosing = False

    def _let_zoom(self) -> None:
        for action in (self._actions.zoom_in, self._actions.zoom_out):
            action.setEnabled(self.shows_lanes)

    def _tell_following(self) -> None:
        self.following_changed.emit(self.following)
