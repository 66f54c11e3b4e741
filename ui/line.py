"""What one line of the transcript shows: a view of one item of the timeline, without any widget."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from assistant.cards import CARD, CARD_ORDER, Counter, Timer, Watch, card_from_data
from assistant.cards import Card as Exhibit
from assistant.table_plot import asks_for_plot
from assistant.timeline.item import Lane, TimelineItem
from ui.background_task import TASK_WORDS, Card, card_of, words_of
from ui.engine_sentences import told
from ui.translating import mark, tr, tr_count, translated
from ui.word_times import Span, spans_of

SAME_BREATH_S = 3.0
"""Lines of one speaker that follow each other within this time share a heading."""

OVERLAP_S = 0.15
"""Speech that begins this long before the other side's ends is said to overlap it."""

LANE_NAMES = {
    Lane.USER: mark("You"),
    Lane.ASSISTANT: "Counterpoint",
    Lane.REASONER: mark("In the background"),
    Lane.CAMERA: mark("Camera"),
    Lane.TIMER: mark("Timer"),
    Lane.SYSTEM: mark("System"),
}

MODEL_WORDS = {
    "interaction": mark("Talking is now done by {model}."),
    "reasoner": mark("Thinking in the background is now done by {model}."),
    "recogniser": mark("Listening is now done by {model}."),
    "voice": mark("Speaking is now done by {model}."),
    "sight": mark("Watching the camera is now done by {model}."),
}


ROUTINE = frozenset(("movement", "still", "facing", "away", "lowered_hand"))
"""Camera events that come so often that one sees them in the preview, and here only when one wants details."""


class Emphasis(enum.Enum):
    """How a run of text stands in its line."""

    PLAIN = "plain"
    UNSTABLE = "unstable"  # may still change, or is still to be said
    STRUCK = "struck"  # was never heard


class Shape(enum.Enum):
    """How a line is drawn."""

    SPEECH = "speech"
    CARD = "card"
    NOTE = "note"


@dataclass(frozen=True)
class Run:
    """A stretch of text of one emphasis, perhaps set apart as in a written answer: bold, italic or in fixed letters."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN
    strong: bool = False
    slanted: bool = False
    fixed: bool = False


@dataclass(frozen=True)
class Line:
    """One line; times are seconds on the session clock, `end_s` None while it goes on.

    `words` are the times of its words, where they are known; `card` is a background task, `exhibit` what the assistant
    shows and `order` what that is ended by. A line that tells the result of a task has its id in `tells`. `about` is
    the question of that task, or of the one that a task goes on from, when it is among the lines. One that is `opened`
    shows all that there is to it. Its tables are plots at first if that was asked for (`plots_first`); those whose
    numbers are in `turned` were changed to the other form.
    One of the camera says in `event` what it is; it may tell of the newest of several, at `latest_s`, of which
    `earlier` are the others: when, and what. Of many only the last are there; `earlier_count` is how many there were.
    """

    id: int
    lane: Lane
    kind: str
    start_s: float
    end_s: float | None
    runs: tuple[Run, ...]
    card: Card | None = None
    words: tuple[Span, ...] = ()
    exhibit: Exhibit | None = None
    order: str = ""
    tells: str = ""
    about: str = ""
    opened: bool = False
    plots_first: bool = False
    turned: frozenset[int] = frozenset()
    event: str = ""
    latest_s: float | None = None
    earlier: tuple[tuple[float, str], ...] = ()
    earlier_count: int = 0

    @property
    def text(self) -> str:
        """All runs, as they are read."""
        return "".join(run.text for run in self.runs)

    @property
    def shape(self) -> Shape:
        """How it is drawn."""
        if self.card is not None or self.exhibit is not None:
            return Shape.CARD
        spoken = self.lane in (Lane.USER, Lane.ASSISTANT) and self.kind != "backchannel"
        return Shape.SPEECH if spoken else Shape.NOTE

    @property
    def is_detail(self) -> bool:
        """True for what only a curious reader wants to see."""
        decision = self.lane is Lane.SYSTEM and self.kind == "decision"
        return self.kind == "backchannel" or decision or self.event in ROUTINE

    @property
    def told_s(self) -> float:
        """When what it tells of began."""
        return self.start_s if self.latest_s is None else self.latest_s

    @property
    def can_be_ended(self) -> bool:
        """Whether it shows something that goes on until it is ended, such as a timer."""
        return bool(self.order) and self.end_s is None and isinstance(self.exhibit, (Timer, Counter, Watch))

    @property
    def name(self) -> str:
        """Who it comes from."""
        return translated(LANE_NAMES[self.lane])

    @property
    def spoken_text(self) -> str:
        """The line for a screen reader and for the clipboard: what colour and strokes say, said in words."""
        parts = []
        for run in self.runs:
            if run.emphasis is Emphasis.STRUCK:
                parts.append(" [" + tr("not said: {words}", words=run.text.strip()) + "]")
            else:
                parts.append(run.text)
        if self.card is not None:
            state = translated(TASK_WORDS[self.card.state], "a task")
            parts.append(f" [{state.lower()}]")
            parts.extend("\n" + tr("Added: {text}", text=text) for text in self.card.added)
            parts.extend(f"\n{text}" for text in (self.card.answer, self.card.error) if text)
        if self.earlier_count:
            parts.append(f" [{earlier_words(self.earlier_count)}]")
        return "".join(parts).strip()


@dataclass(frozen=True)
class Heading:
    """What stands over a line: shown at all, and whether it began while the other side was speaking."""

    shown: bool
    overlaps: bool


def line_from_item(item: TimelineItem) -> Line:
    """The line that shows `item`."""
    words = spans_of(item.data.get("words"))
    card, exhibit = card_of(item), card_from_data(item.data) if item.kind == CARD else None
    tells = str(item.data.get("task", "")) if item.lane is Lane.ASSISTANT else ""
    return Line(
        item.id,
        item.lane,
        item.kind,
        item.start_s,
        item.end_s,
        _runs(item),
        card,
        words,
        exhibit,
        order=str(item.data.get(CARD_ORDER, "")) if exhibit is not None else "",
        tells=tells,
        plots_first=card is not None and any(map(asks_for_plot, (item.text, *card.added))),
        event=str(item.data.get("event", "")) if item.lane is Lane.CAMERA else "",
    )


def heading_of(line: Line, before: Line | None) -> Heading:
    """The heading of `line` when it comes after `before`."""
    if before is None or line.shape is not Shape.SPEECH or before.shape is not Shape.SPEECH:
        return Heading(shown=True, overlaps=False)
    if before.lane is line.lane:
        rest_s = line.start_s - (before.end_s if before.end_s is not None else line.start_s)
        return Heading(shown=rest_s > SAME_BREATH_S, overlaps=False)
    overlaps = before.end_s is None or before.end_s > line.start_s + OVERLAP_S
    return Heading(shown=True, overlaps=overlaps and _is_voiced(before) and _is_voiced(line))


def end_words(line: Line) -> str:
    """What ends what a line shows."""
    if isinstance(line.exhibit, (Counter, Watch)):
        return tr("End “{what}”", what=str(line.exhibit.label).strip("“”"))
    return tr("Stop this timer")


def earlier_words(count: int) -> str:
    """How many events a row tells of besides the newest."""
    return tr_count("{count} earlier", "{count} earlier", count)


def clock_text(seconds: float) -> str:
    """A time on the session clock as people write it: 0:07, 12:30, 1:02:09."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def _is_voiced(line: Line) -> bool:
    return line.kind == "speech"


def _runs(item: TimelineItem) -> tuple[Run, ...]:
    data = item.data
    if item.lane is Lane.USER and item.end_s is None and ("committed" in data or "unstable" in data):
        return _spaced(
            Run(words_of(data.get("committed"))), Run(words_of(data.get("unstable")), Emphasis.UNSTABLE)
        )
    if item.lane is Lane.ASSISTANT and data.get("unheard"):
        rest = Emphasis.UNSTABLE if item.end_s is None else Emphasis.STRUCK
        return _spaced(Run(item.text), Run(words_of(data["unheard"]), rest))
    if item.lane is Lane.SYSTEM and item.kind == "decision":
        why = "; ".join(f"{key}: {value}" for key, value in data.items())
        return (Run(f"{item.text} – {why}" if why else item.text),)
    if item.lane is Lane.SYSTEM and item.kind == "model" and data.get("role") in MODEL_WORDS:
        return (Run(translated(MODEL_WORDS[data["role"]], model=data.get("model", item.text))),)
    return (Run(told(item.text) if item.lane in (Lane.SYSTEM, Lane.CAMERA) else item.text),)


def _spaced(first: Run, second: Run) -> tuple[Run, ...]:
    runs = tuple(run for run in (first, second) if run.text)
    if len(runs) == 2 and not first.text[-1].isspace():
        return Run(first.text + " ", first.emphasis), second
    return runs
