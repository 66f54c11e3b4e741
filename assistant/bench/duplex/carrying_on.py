"""Own scorer: does it go on after a nod, a cough, a word to somebody else; does it leave alone what is not for it?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from assistant.bench.duplex import rows
from assistant.bench.duplex.performance import Line, Performance
from assistant.bench.duplex.scene import Mark
from assistant.bench.duplex.scores import (
    AnswerScore,
    continues,
    is_takeover,
    line_at,
    score_answer,
    sound_at,
)

RESUME_S = 2.0
"""It must go on within this, counted from the end of what came over it, or from the stop if that was later."""
HARDLY_BEGUN_S = 0.2
"""A line that was over so soon after the onset was not really spoken over."""
ANSWERED_WITHIN_S = 4.0
"""A question with a television behind it must be answered within this."""
WHOLE = "went on"


@dataclass(frozen=True)
class CarryingOnScore:
    """What came of something over the answer. `applicable`: the assistant was really speaking then.

    `why` is WHOLE, or what went wrong. `silent_s`: the longest silence until it went on (0 when it never paused).
    """

    applicable: bool
    carried_on: bool = False
    why: str = "the assistant was not speaking"
    silent_s: float = 0.0


@dataclass(frozen=True)
class OtherScore:
    """What came of speech that is not for the assistant. `answer` is that to the question it came under, if any."""

    applicable: bool
    left_alone: bool
    why: str
    answer: AnswerScore | None = None


def score_carrying_on(performance: Performance, over: Mark | None) -> CarryingOnScore:
    """Whether the line that `over` came over was said to its end, and nothing else was said instead."""
    if over is None:
        return CarryingOnScore(applicable=False)
    ends_s = sound_at(performance, over.start_s)
    line = line_at(performance, over.start_s)
    if ends_s is None or line is None or (ends_s - over.start_s < HARDLY_BEGUN_S and not line.unheard):
        return CarryingOnScore(applicable=False)
    chain = _chain(performance, line)
    last = chain[-1]
    if last.unheard:
        return CarryingOnScore(
            True, False, "stopped and did not go on", performance.scene.duration_s - ends_s
        )
    silent_s = _longest_silence_s(performance, over, chain)
    if silent_s > RESUME_S:
        return CarryingOnScore(True, False, f"went on only after {silent_s:.1f} s", silent_s)
    others = [
        other
        for other in performance.lines
        if other.start_s > over.start_s and other not in chain and not other.told and other.text
    ]
    if others:
        return CarryingOnScore(True, False, "answered it", silent_s)
    return CarryingOnScore(True, True, WHOLE, silent_s)


def score_other(performance: Performance) -> OtherScore:
    """See OtherScore: over the answer it must carry on, under a question it must answer, else it must keep silent."""
    scene = performance.scene
    turn = next(iter(performance.of(rows.TURN)), None)
    over = next((mark for mark in performance.marks if mark.kind in (rows.ASIDE, rows.BACKGROUND)), None)
    if turn is not None and (over is None or over.start_s >= turn.end_s):
        carried = score_carrying_on(performance, over)
        return OtherScore(carried.applicable, carried.carried_on, carried.why)
    if turn is not None:
        answer = score_answer(performance, turn)
        in_time = answer.answered and (answer.after_s or 0.0) <= ANSWERED_WITHIN_S
        why = "answered the question" if in_time else "did not answer the question"
        if answer.early:
            why = "answered before the question was over"
        return OtherScore(True, in_time and not answer.early, why, answer)
    taken = is_takeover(performance, 0.0, scene.duration_s)
    return OtherScore(True, not taken, "answered it" if taken else "kept silent")


def _chain(performance: Performance, line: Line) -> list[Line]:
    """The line and those that go on with what was unheard of it."""
    chain = [line]
    for later in performance.lines[performance.lines.index(line) + 1 :]:
        if chain[-1].unheard and continues(later, chain[-1].unheard):
            chain.append(later)
    return chain


def _longest_silence_s(performance: Performance, over: Mark, chain: list[Line]) -> float:
    """The longest silence within the chain that comes after `over`."""
    longest_s = 0.0
    sounds = performance.sounds()
    for (_, ended_s), (next_s, _) in pairwise(sounds):
        if next_s > over.start_s and next_s <= chain[-1].end_s + 0.1:
            longest_s = max(longest_s, next_s - max(ended_s, over.end_s))
    return round(longest_s, 3)
