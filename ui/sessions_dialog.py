"""The saved conversations: find one, read it, go on from it, give it a title, export it, delete it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assistant.sound_record.kept_sound import KeptSound
from assistant.timeline.last_said import last_said
from assistant.timeline.session_search import words_of
from assistant.timeline.store import Session, sessions_path
from ui.composer import repolish
from ui.conversation_link import ConversationLink
from ui.delete_question import ask_to_delete
from ui.line_hearing import LineHearing
from ui.line_player import LinePlayer
from ui.picture_shelf import PictureShelf
from ui.saved_words import file_name, title_text
from ui.session_export import ChooseExport, choose_export, format_of
from ui.session_finder import SessionFinder
from ui.session_list import time_text
from ui.session_reading import SessionReading
from ui.session_shelf import SavedSession, SessionShelf
from ui.theme import Theme
from ui.translating import key_text, mark, tr, translated

LIST_SHARE = 0.32
"""How much of the width the list has at first."""

RECORD_COMPLETE_MS = 400
"""By then the record of the session that has just ended is complete, and it can be deleted."""

SIZE_CHARACTERS = 84
"""The dialog is as wide as this many characters, where the font is large."""

NOTHING_YET = mark("No conversation is saved yet. What you and the assistant say from now on is kept here.")
NOTHING_FOUND = mark("No conversation holds “{words}”.")
HEAR_KEY = "Ctrl+P"

GONE_FOR_GOOD = mark("This cannot be undone. Files that you exported stay.")


class SessionsDialog(QDialog):
    """Not modal: the conversation goes on beside it, and is in the list itself, marked as the one that is now.

    Signals:
        continue_asked(list[tuple[str, str]], str): begin a conversation that goes on from what was said by whom; the
            sentence tells where that comes from.
    """

    continue_asked = Signal(object, str)

    def __init__(
        self,
        data_dir: Path,
        link: ConversationLink,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        choose_file: ChooseExport = choose_export,
        player: LinePlayer | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._choose_file = link, choose_file
        self._said: list[tuple[str, str]] = []  # the last words of the session that is read
        self.setWindowTitle(tr("Conversations – Counterpoint"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self, singleShot=True, interval=RECORD_COMPLETE_MS)
        character_px = QFontMetricsF(self.font()).averageCharWidth()
        self.resize(max(960, round(SIZE_CHARACTERS * character_px)), 640)
        self.shelf = SessionShelf(sessions_path(data_dir), self)
        self.finder = SessionFinder(theme)
        self.reading = SessionReading(theme)
        pictures = PictureShelf(data_dir, self.reading)
        for view in (self.reading.transcript, self.reading.card.view):
            view.use_pictures(pictures)
        self._player = player or LinePlayer(link, self)
        self._kept: tuple[int, KeptSound | None] = (-1, None)  # of which session
        self.hearing = LineHearing(self.reading.transcript, self._player, theme, self._kept_sound)
        self.hearing.name_key(key_text(HEAR_KEY))
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "dim")
        self.problem = QLabel()
        self.problem.hide()
        for label in (self.empty, self.problem):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.continue_button = _button(
            tr("Continue"),
            self._continue,
            _with_key(tr("Begin a conversation that remembers the last words of this one"), "Ctrl+G"),
        )
        self.rename_button = _button(tr("Rename"), self.finder.rename, _with_key(tr("Give it a title"), "F2"))
        self.export_button = _button(
            tr("Export…"), self._export, _with_key(tr("Write it to a file"), "Ctrl+E")
        )
        self.delete_button = _button(
            tr("Delete…"), self._ask_delete, _with_key(tr("Delete it for good"), "Del")
        )
        self.delete_all_button = _button(
            tr("Delete all…"), self._ask_delete_all, tr("Delete all but the one that is now")
        )
        self.close_button = _button(tr("Close"), self.accept, "")
        self._lay_out()
        self._connect()
        self._show_selected()
        self.finder.search.setFocus()
        self.shelf.look()

    def _lay_out(self) -> None:
        self.pile = QStackedWidget()
        self.pile.addWidget(self.reading)
        self.pile.addWidget(self.empty)
        middle = QSplitter()
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(14)
        middle.addWidget(self.finder)
        middle.addWidget(self.pile)
        middle.setStretchFactor(1, 1)
        list_px = round(LIST_SHARE * self.width())
        middle.setSizes([list_px, self.width() - list_px])
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.delete_all_button)
        bottom.addStretch(1)
        for button in (self.continue_button, self.rename_button, self.export_button, self.delete_button):
            bottom.addWidget(button)
        bottom.addSpacing(16)
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addWidget(middle, 1)
        column.addWidget(self.problem)
        column.addLayout(bottom)

    def _connect(self) -> None:
        finder, shelf, reading = self.finder, self.shelf, self.reading
        shelf.listed.connect(self._show_list)
        shelf.opened.connect(self._show_session)
        shelf.sounded.connect(self._show_sound)
        shelf.changed.connect(self._changed)
        shelf.exported.connect(
            lambda path: self._say(tr("It is written to {file}.", file=path), danger=False)
        )
        shelf.failed.connect(self._say)
        finder.sought.connect(shelf.look)
        finder.next_asked.connect(reading.next_hit)
        finder.chosen.connect(self._show_selected)
        finder.model.rename_asked.connect(shelf.rename)
        for view in (reading.transcript, reading.card.view):
            view.cancel_asked.connect(self._cancel_task)
        reading.lanes.cancel_asked.connect(self._cancel_task)
        reading.lanes.menu_opened.connect(self.hearing.fill_menu)  # the list's current line is theirs, too
        self._link.began.connect(finder.look)
        self._link.ended.connect(finder.look)
        self._soon.timeout.connect(finder.look)
        self._link.began_anew.connect(self._soon.start)
        for keys, act in (
            ("Ctrl+F", finder.go_to_search),
            ("F3", reading.next_hit),
            ("Shift+F3", lambda: reading.next_hit(-1)),
            ("F5", finder.look),
            ("Ctrl+E", self._export),
            ("Ctrl+G", self._continue),
            (HEAR_KEY, self.hearing.hear_current),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._silence = QShortcut(QKeySequence("Esc"), self)  # at other times it closes the window
        self._silence.activated.connect(self._player.stop)
        self._player.changed.connect(self._lend_escape)
        self._lend_escape()
        here = Qt.ShortcutContext.WidgetShortcut  # not in the field in which a title is written
        for widget, keys, act in (
            (finder.search, "F2", finder.rename),
            (reading.transcript, "F2", finder.rename),
            (reading.lanes, "F2", finder.rename),
            (finder.list, "Del", self._ask_delete),
        ):
            QShortcut(QKeySequence(keys), widget, context=here).activated.connect(act)

    # What is shown

    def _changed(self) -> None:
        self._say("")
        self.finder.look()

    def _show_list(self, sessions: list[SavedSession]) -> None:
        can_delete = any(not one.going_on for one in sessions) or bool(self.finder.query.strip())
        self.delete_all_button.setEnabled(can_delete)
        self.finder.show_sessions(sessions)

    def _show_selected(self) -> None:
        session = self.finder.selected
        if session is None or session.info.id != self.reading.session_id:
            self.hearing.stop()
        self.reading.show_facts(session)
        for button in (self.rename_button, self.export_button):
            button.setEnabled(session is not None)
        self.delete_button.setEnabled(session is not None and not session.going_on)
        self.pile.setCurrentWidget(self.reading if session is not None else self.empty)
        if session is not None and self.reading.shows(session):
            self.reading.show_hits(session.hits, words_of(self.finder.query))
        else:
            self._said = []
            if session is not None:
                self.shelf.open(session.info.id)
            else:
                self.shelf.forget()
                sought = " ".join(self.finder.query.split())
                self.empty.setText(
                    translated(NOTHING_FOUND, words=sought) if sought else translated(NOTHING_YET)
                )
        self._enable_continue()

    def _show_session(self, session: Session) -> None:
        selected = self.finder.selected
        if selected is not None and selected.info.id == session.info.id:
            self._said = [] if selected.going_on else last_said(session.items)
            self._enable_continue()
            self.reading.show_lines(session, selected.going_on)
            self.reading.show_hits(selected.hits, words_of(self.finder.query))

    def _lend_escape(self) -> None:
        self._silence.setEnabled(self._player.place is not None)

    def _show_sound(self, session_id: int, kept: KeptSound | None) -> None:
        self._kept = session_id, kept
        self.reading.transcript.viewport().update()

    def _kept_sound(self) -> KeptSound | None:
        session, conversation = self.finder.selected, self._link.conversation
        if session is None:
            return None
        if session.going_on:
            return None if conversation is None else conversation.kept_sound()
        return self._kept[1] if self._kept[0] == session.info.id else None

    def _enable_continue(self) -> None:
        self.continue_button.setEnabled(bool(self._said) and self._link.conversation is not None)

    def _say(self, sentence: str, danger: bool = True) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.problem.setProperty("role", "danger" if danger else "good")
        repolish(self.problem)

    # What can be done with a session

    def _continue(self) -> None:
        session = self.finder.selected
        if session is not None and self.continue_button.isEnabled():
            sentence = tr(
                "This goes on from “{title}” ({time}).",
                title=title_text(session.info),
                time=time_text(session),
            )
            self.continue_asked.emit(self._said, sentence)
            self.accept()

    def _export(self) -> None:
        session = self.finder.selected
        path = self._choose_file(self, file_name(session.info)) if session is not None else None
        if session is not None and path is not None:
            self._say("")
            self.shelf.export(session.info.id, path, format_of(path))

    def _ask_delete(self) -> None:
        session = self.finder.selected
        if session is None or session.going_on:
            return
        ask_to_delete(
            self,
            tr("Delete “{title}”?", title=title_text(session.info)),
            tr(
                "All that was said and written in this conversation ({time}) will be gone from this computer.",
                time=time_text(session),
            )
            + f" {translated(GONE_FOR_GOOD)}",
            lambda: self.shelf.delete(session.info.id),
        )

    def _ask_delete_all(self) -> None:
        ask_to_delete(
            self,
            tr("Delete all saved conversations?"),
            tr(
                "All that was ever said and written here will be gone from this computer, "
                "but for the conversation that is going on now."
            )
            + f" {translated(GONE_FOR_GOOD)}",
            self.shelf.delete_all,
        )

    def _cancel_task(self, task_id: str) -> None:
        if self._link.conversation is not None:
            self._link.conversation.cancel_task(task_id)

    # Its life

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.finder.look()  # the conversation has gone on meanwhile
        super().changeEvent(event)

    def done(self, result: int) -> None:
        self.hearing.stop()
        self.shelf.close()
        super().done(result)


def _with_key(text: str, keys: str) -> str:
    return f"{text} ({key_text(keys)})"


def _button(text: str, act: Callable[[], object], tool_tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)  # Enter belongs to the search
    button.setToolTip(tool_tip)
    button.setAccessibleName(text.rstrip("…"))
    button.clicked.connect(lambda: act())
    return button
