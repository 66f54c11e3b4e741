"""Where a saved conversation is read: its title, when it was, and its transcript with what was searched for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from assistant.timeline.item import TimelineItem
from assistant.timeline.store import Hit, Session
from ui.card_over import CardOver
from ui.conversation_forms import ConversationForms
from ui.icons import icon
from ui.lanes_model import LanesModel
from ui.lanes_view import LanesView
from ui.line_layout import LineLayout
from ui.palette import Palette
from ui.saved_words import settled, title_text
from ui.session_list import about_text
from ui.session_shelf import SavedSession
from ui.text_selection import Place, TextSelection
from ui.theme import SMALL, TITLE, Theme, scaled_font
from ui.tool_button import ICON_PX, tool_button
from ui.transcript_model import TranscriptModel
from ui.transcript_view import TranscriptView
from ui.translating import key_text, tr


class _ReadingView(TranscriptView):
    """A transcript that is read from its beginning: a short one lies at the top."""

    def _offset(self) -> int:
        return -self.verticalScrollBar().value()


class _ReadingLanes(LanesView):
    """The same as lanes."""

    def _offset(self) -> int:
        return self._margin_px() - self.verticalScrollBar().value()


class _Actions:
    """What changes the form in which one reads."""

    def __init__(self, parent: QObject) -> None:
        self.lanes = QAction(tr("Show as lanes"), parent, checkable=True)
        self.zoom_in = QAction(tr("Give time more room"), parent)
        self.zoom_out = QAction(tr("Give time less room"), parent)
        for action, key in ((self.lanes, "Ctrl+T"), (self.zoom_in, "Ctrl++"), (self.zoom_out, "Ctrl+-")):
            action.setShortcut(QKeySequence(key))
            action.setToolTip(f"{action.text()} ({key_text(key)})")


class SessionReading(QFrame):
    """Shows one session; begins at its first line, or at the first that holds what was searched for.

    Attributes:
        transcript, lanes: its two forms, of which `forms` shows one.
        card: a card that is opened over the lanes.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._hits: tuple[Hit, ...] = ()
        self._words: tuple[str, ...] = ()
        self._at = 0
        self._shown: tuple[int, int, bool] | None = None  # the session, how many items it had, if it goes on
        self.title = QLabel()
        self.title.setFont(scaled_font(TITLE, QFont.Weight.DemiBold))
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.about = QLabel()
        self.about.setFont(scaled_font(SMALL))
        self.about.setProperty("role", "dim")
        self.model = TranscriptModel(self)
        self.transcript = _ReadingView(self.model)
        self.lanes_model = LanesModel(self, live=False)
        self.lanes = _ReadingLanes(self.lanes_model, theme)
        for view in (self.transcript, self.lanes):
            view.setAccessibleName(tr("Saved conversation"))
        self.actions_ = _Actions(self)
        self.addActions([self.actions_.lanes, self.actions_.zoom_in, self.actions_.zoom_out])
        self.lanes_button = tool_button(self.actions_.lanes)
        self._items: tuple[TimelineItem, ...] = ()
        self._lanes_filled = True
        self.actions_.lanes.toggled.connect(self._fill_lanes)  # before they are shown
        self.forms = ConversationForms(self.transcript, self.lanes, self.actions_)
        self.card = CardOver(self.forms, theme, lambda: self._items, live=False)
        self.lanes.card_asked.connect(self.card.open_card)
        self.card.left.connect(self.lanes.choose)
        self.actions_.lanes.toggled.connect(self.card.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 14, 2, 2)
        column.setSpacing(2)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.about)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 12, 6)
        head.addLayout(words, 1)
        head.addWidget(self.lanes_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.forms, 1)
        self.transcript.use_theme(theme)
        self.use_palette(theme.palette)
        theme.changed.connect(self.use_palette)

    def use_palette(self, palette: Palette) -> None:
        """Draw in these colours."""
        self.transcript.use_palette(palette)
        self.lanes.use_palette(palette)
        self.actions_.lanes.setIcon(icon("lanes", palette.dim, ICON_PX))

    def show_facts(self, session: SavedSession | None) -> None:
        """Show title and time; without a session nothing."""
        self.title.setText(title_text(session.info) if session else "")
        self.about.setText(about_text(session) if session else "")
        if session is None:
            self._shown = None
            self._items = ()
            self.model.clear()
            self._empty_lanes()

    @property
    def session_id(self) -> int | None:
        """The session whose transcript stands there."""
        return None if self._shown is None else self._shown[0]

    def shows(self, session: SavedSession) -> bool:
        """Whether the transcript of the session stands there as it is now."""
        return self._shown == (session.info.id, session.info.items, session.going_on)

    def show_lines(self, session: Session, going_on: bool) -> None:
        """Show the transcript, from its beginning; of the one that is shown already, what is new."""
        again = self._shown is not None and self._shown[0] == session.info.id
        self._shown = (session.info.id, session.info.items, going_on)
        self._items = tuple(settled(session.items, going_on))
        if again:  # it has gone on; whoever reads it stays where they are
            self.model.put(self._items)
            if self._lanes_filled:
                self.lanes_model.put(self._items)
            self.card.take(self._items)
            return
        self.model.show(self._items)
        self._empty_lanes()
        self._fill_lanes(self.forms.shows_lanes)
        self._go_to(0)
        self._hits, self._words = (), ()

    def _empty_lanes(self) -> None:
        """They are filled when somebody looks at them: a long conversation takes a moment."""
        self.card.clear()
        self.lanes_model.clear()
        self._lanes_filled = False

    def _fill_lanes(self, shown: bool) -> None:
        if shown and not self._lanes_filled:
            self._lanes_filled = True
            self.lanes_model.show(self._items)
            self.lanes.show_time(0.0)

    def show_hits(self, hits: Sequence[Hit], words: Sequence[str]) -> None:
        """Mark the words in the first of these lines, and go there, unless that was done already."""
        if (tuple(hits), tuple(words)) == (self._hits, self._words):
            return
        self._hits, self._words, self._at = tuple(hits), tuple(words), 0
        self._show_hit()

    def next_hit(self, step: int = 1) -> None:
        """Go on to the next line that was found, or back with a `step` of −1; after the last comes the first."""
        if self._hits:
            self._at = (self._at + step) % len(self._hits)
            self._show_hit()

    def _show_hit(self) -> None:
        row = self.model.row_of(self._hits[self._at].item_id) if self._hits else -1
        if row < 0:
            self.transcript.select(None)
            return
        if self.forms.shows_lanes:
            self.lanes.choose(self._hits[self._at].item_id)
        self._go_to(row)
        bar, below = self.transcript.verticalScrollBar(), self.transcript.viewport().height() // 3
        bar.setValue(bar.value() + self.transcript.visualRect(self.model.index(row)).top() - below)
        self._go_to(row)  # what is seen now was measured meanwhile
        self.transcript.select(_marked(self.transcript.layout_of(row), row, self._words))

    def _go_to(self, row: int) -> None:
        if row < self.model.rowCount():
            self.transcript.scrollTo(self.model.index(row))


def _marked(layout: LineLayout, row: int, words: Sequence[str]) -> TextSelection | None:
    """The first of the words that stands in the line, as a selection."""
    for number, block in enumerate(layout.blocks):
        text = block.layout.text()
        lower = text.lower()
        if len(lower) != len(text):  # a letter whose small form is two: its place would be a guess
            continue
        places = [(at, word) for word in words if (at := lower.find(word)) >= 0]
        if places:
            at, word = min(places)
            start, end = (_utf16_length(text[:until]) for until in (at, at + len(word)))
            return TextSelection(Place(row, number, start), Place(row, number, end))
    return None


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
