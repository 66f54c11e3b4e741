"""What one line of the transcript shows: a view of one item of the timeline, without Qt."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from assistant.micro_turn import TaskState
from assistant.timeline.item import Lane, TimelineItem

SAME_BREATH_S = 3.0
"""Lines of one speaker that follow each other within this time share a heading."""

OVERLAP_S = 0.15
"""Speech that begins this long before the other side's ends is said to overlap it."""

LANE_NAMES = {
    Lane.USER: "You",
    Lane.ASSISTANT: "Counterpoint",
    Lane.REASONER: "In the background",
    Lane.CAMERA: "Camera",
    Lane.SYSTEM: "System",
}

MODEL_WORDS = {
    "interaction": "Talking",
    "reasoner": "Thinking in the background",
    "recogniser": "Listening",
    "voice": "Speaking",
}

TASK_WORDS = {
    TaskState.QUEUED: "Waiting",
    TaskState.RUNNING: "Thinking",
    TaskState.DONE: "Done",
    TaskState.FAILED: "Failed",
    TaskState.CANCELLED: "Cancelled",
}


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
    """A stretch of text of one emphasis."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


@dataclass(frozen=True)
class Card:
    """A background task: how it stands, and what came of it."""

    task_id: str
    state: TaskState
    answer: str = ""
    error: str = ""

    @property
    def cancellable(self) -> bool:
        """True while there is something to cancel."""
        return self.state in (TaskState.QUEUED, TaskState.RUNNING)


@dataclass(frozen=True)
class Line:
    """One line; times are seconds on the session clock, `end_s` None while it goes on."""

    id: int
    lane: Lane
    kind: str
    start_s: float
    end_s: float | None
    runs: tuple[Run, ...]
    card: Card | None = None

    @property
    def text(self) -> str:
        """All runs, as they are read."""
        return "".join(run.text for run in self.runs)

    @property
    def shape(self) -> Shape:
        """How it is drawn."""
        if self.card is not None:
            return Shape.CARD
        spoken = self.lane in (Lane.USER, Lane.ASSISTANT) and self.kind != "backchannel"
        return Shape.SPEECH if spoken else Shape.NOTE

    @property
    def is_detail(self) -> bool:
        """True for what only a curious reader wants to see."""
        return self.kind == "backchannel" or (self.lane is Lane.SYSTEM and self.kind == "decision")

    @property
    def name(self) -> str:
        """Who it comes from."""
        return LANE_NAMES[self.lane]

    @property
    def spoken_text(self) -> str:
        """The line for a screen reader and for the clipboard: what colour and strokes say, said in words."""
        parts = []
        for run in self.runs:
            if run.emphasis is Emphasis.STRUCK:
                parts.append(f" [not said: {run.text.strip()}]")
            else:
                parts.append(run.text)
        if self.card is not None:
            parts.append(f" [{TASK_WORDS[self.card.state].lower()}]")
            parts.extend(f"\n{text}" for text in (self.card.answer, self.card.error) if text)
        return "".join(parts).strip()


@dataclass(frozen=True)
class Heading:
    """What stands over a line: shown at all, and whether it began while the other side was speaking."""

    shown: bool
    overlaps: bool


def line_from_item(item: TimelineItem) -> Line:
    """The line that shows `item`."""
    return Line(item.id, item.lane, item.kind, item.start_s, item.end_s, _runs(item), _card(item))


def heading_of(line: Line, before: Line | None) -> Heading:
    """The heading of `line` when it comes after `before`."""
    if before is None or line.shape is not Shape.SPEECH or before.shape is not Shape.SPEECH:
        return Heading(shown=True, overlaps=False)
    if before.lane is line.lane:
        rest_s = line.start_s - (before.end_s if before.end_s is not None else line.start_s)
        return Heading(shown=rest_s > SAME_BREATH_S, overlaps=False)
    overlaps = before.end_s is None or before.end_s > line.start_s + OVERLAP_S
    return Heading(shown=True, overlaps=overlaps and _is_voiced(before) and _is_voiced(line))


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
            Run(_words(data.get("committed"))), Run(_words(data.get("unstable")), Emphasis.UNSTABLE)
        )
    if item.lane is Lane.ASSISTANT and data.get("unheard"):
        rest = Emphasis.UNSTABLE if item.end_s is None else Emphasis.STRUCK
        return _spaced(Run(item.text), Run(_words(data["unheard"]), rest))
    if item.lane is Lane.SYSTEM and item.kind == "decision":
        why = "; ".join(f"{key}: {value}" for key, value in data.items())
        return (Run(f"{item.text} – {why}" if why else item.text),)
    if item.lane is Lane.SYSTEM and item.kind == "model" and data.get("role") in MODEL_WORDS:
        return (Run(f"{MODEL_WORDS[data['role']]} is now done by {data.get('model', item.text)}."),)
    return (Run(item.text),)


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else " ".join(str(word) for word in value or ())


def _spaced(first: Run, second: Run) -> tuple[Run, ...]:
    runs = tuple(run for run in (first, second) if run.text)
    if len(runs) == 2 and not first.text[-1].isspace():
        return Run(first.text + " ", first.emphasis), second
    return runs


def _card(item: TimelineItem) -> Card | None:
    if item.lane is not Lane.REASONER:
        return None
    data = item.data
    try:
        state = TaskState(data.get("state", "running"))
    except ValueError:
        state = TaskState.RUNNING
    return Card(str(data.get("task", item.id)), state, _words(data.get("answer")), _words(data.get("error")))
