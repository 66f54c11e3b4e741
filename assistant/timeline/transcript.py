"""The transcript: the lines of everybody in the order in which they began, as a view of the timeline."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.cards import CARD, Card, card_from_data
from assistant.timeline.item import Lane, TimelineItem


class LineState(enum.Enum):
    """How a line stands."""

    GOING_ON = "going on"  # being spoken, or being thought about
    DONE = "done"
    CUT_OFF = "cut off"  # the assistant did not get to say all of it
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class TranscriptLine:
    """One line of one speaker; lines may overlap in time. Times are seconds on the session clock.

    `text` is settled: what was said and heard, or the question that was handed to the reasoner. `unstable` is
    what may still change (dimmed on screen), `struck` what the assistant was cut off from saying, `answer`
    what the reasoner found (or, when it failed, why) and `added` what the user added to the question. `card` is what
    the assistant shows, whose words are the `text`. `end_s` is None while the line goes on.
    """

    item_id: int
    who: Lane
    kind: str
    start_s: float
    end_s: float | None
    text: str
    unstable: str = ""
    struck: str = ""
    answer: str = ""
    state: LineState = LineState.DONE
    added: tuple[str, ...] = ()
    card: Card | None = None


_TASK_STATES = {
    "done": LineState.DONE,
    "failed": LineState.FAILED,
    "cancelled": LineState.CANCELLED,
}


def transcript(items: Iterable[TimelineItem], *, details: bool = False) -> list[TranscriptLine]:
    """The lines of `items` by start; with `details` also what a reader can do without (see `line_of`)."""
    lines = [line for item in items if (line := line_of(item, details=details)) is not None]
    lines.sort(key=lambda line: (line.start_s, line.item_id))
    return lines


def line_of(item: TimelineItem, *, details: bool = False) -> TranscriptLine | None:
    """The item as a line; None when there is nothing to show.

    That is speech without words, and, but for `details`, what the system lane has beyond notices (decisions,
    models, devices), and the assistant's nods.
    """
    if not details and (item.kind == "backchannel" or (item.lane is Lane.SYSTEM and item.kind != "notice")):
        return None
    if item.lane is Lane.REASONER:
        line = _thought(item)
    elif item.kind == "speech":
        line = _speech(item)
    elif item.kind == CARD:
        line = replace(_line(item, item.text), card=card_from_data(item.data))
    else:
        line = _line(item, item.text, state=LineState.GOING_ON if item.end_s is None else LineState.DONE)
    return line if line.text or line.unstable or line.struck or line.answer or line.card else None


def _speech(item: TimelineItem) -> TranscriptLine:
    committed, unstable = _text(item, "committed"), _text(item, "unstable")
    struck = _text(item, "unheard")
    if item.end_s is None:
        text = committed or (item.text if not unstable else "")
        return _line(item, text, unstable=unstable, struck=struck, state=LineState.GOING_ON)
    # A program that was killed has not settled the text any more.
    text = item.text or " ".join(part for part in (committed, unstable) if part)
    return _line(item, text, struck=struck, state=LineState.CUT_OFF if struck else LineState.DONE)


def _thought(item: TimelineItem) -> TranscriptLine:
    answer = _text(item, "answer") or _text(item, "error")
    state = _TASK_STATES.get(_text(item, "state"))
    if state is None:  # queued or running, unless the session was over before it got anywhere
        state = LineState.GOING_ON if item.end_s is None else LineState.CANCELLED
    added = item.data.get("added")
    texts = tuple(map(str, added)) if isinstance(added, (list, tuple)) else ()
    return replace(_line(item, item.text, answer=answer, state=state), added=texts)


def _line(
    item: TimelineItem,
    text: str,
    *,
    unstable: str = "",
    struck: str = "",
    answer: str = "",
    state: LineState = LineState.DONE,
) -> TranscriptLine:
    text, unstable, struck, answer = (part.strip() for part in (text, unstable, struck, answer))
    return TranscriptLine(
        item.id, item.lane, item.kind, item.start_s, item.end_s, text, unstable, struck, answer, state
    )


def _text(item: TimelineItem, key: str) -> str:
    value = item.data.get(key)
    return value if isinstance(value, str) else ""
