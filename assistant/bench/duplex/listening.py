"""Own scorer: how it listens to a story, and whether it takes its own echo for somebody's voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.bench.duplex import rows
from assistant.bench.duplex.performance import Decided, Line, Performance
from assistant.bench.duplex.scene import Mark
from assistant.bench.duplex.scores import is_takeover
from assistant.perception.hypothesis import bare_words

USER_MARGIN_S = (0.3, 2.5)
"""What happens so long before a turn of the user's begins, or after it ends, may come from it."""
REACTIONS = ("duck", "hold", "yield", "pause", "resume", "carry on")
"""Decisions that say that a voice was heard over the assistant's own."""


@dataclass(frozen=True)
class StoryScore:
    """How it listened: nods while the user spoke, a second of the user's turn, and whether one took the floor."""

    nods: int
    per_s: float
    takeover: bool


@dataclass(frozen=True)
class EchoScore:
    """What the echo did: reactions to a voice where there was none, and words that nobody said.

    `reactions` and `not_said` tell of each, with the time from the beginning of the scene (s).
    """

    self_interruptions: int
    own_words: int
    minutes: float
    spoken_s: float
    reactions: tuple[tuple[float, str, str], ...] = ()
    not_said: tuple[tuple[float, str], ...] = ()


def score_story(performance: Performance) -> StoryScore:
    """See StoryScore."""
    turn = performance.of(rows.TURN)[0]
    nods = [nod for nod in performance.nods if turn.start_s <= nod.start_s < turn.end_s]
    length_s = max(turn.end_s - turn.start_s, 0.001)
    return StoryScore(
        nods=len(nods),
        per_s=round(len(nods) / length_s, 4),
        takeover=_takes_over(performance, turn),
    )


def _takes_over(performance: Performance, turn: Mark) -> bool:
    """A story's nods are many; each is judged for itself, and other speech together."""
    if any(nod.end_s - nod.start_s >= 1.0 or len(nod.text.split()) > 3 for nod in performance.nods):
        return True
    speech = [line for line in performance.lines if line.text and line.start_s < turn.end_s]
    return bool(speech) and is_takeover(performance, turn.start_s, turn.end_s)


def score_echo(
    turns: Sequence[Mark],
    understood: Sequence[Line],
    decisions: Sequence[Decided],
    *,
    duration_s: float,
    spoken_s: float,
) -> EchoScore:
    """`turns` is what the user really said; `spoken_s` how long the assistant spoke."""
    before_s, after_s = USER_MARGIN_S
    alone = [
        decided
        for decided in decisions
        if decided.what in REACTIONS
        and not any(turn.start_s - before_s <= decided.at_s <= turn.end_s + after_s for turn in turns)
    ]
    interruptions = sum(decided.what not in ("resume", "carry on") for decided in alone)
    # A decision to carry on, without one to duck before it, is a voice heard all the same.
    interruptions = max(interruptions, sum(decided.what == "carry on" for decided in alone))
    added = [(line, _words_not_said(line, turns)) for line in understood]
    return EchoScore(
        interruptions,
        sum(words for _, words in added),
        round(duration_s / 60, 2),
        round(spoken_s, 1),
        tuple((round(one.at_s, 2), one.what, one.why) for one in alone),
        tuple((round(line.start_s, 2), line.text) for line, words in added if words),
    )


def _words_not_said(line: Line, turns: Sequence[Mark]) -> int:
    """How many words of a line of the user's are not words of the turns that it overlaps.

    A word that was misheard is not one that was added: of the turn's words as many may be replaced as there are.
    """
    heard = bare_words(line.text)
    said = [
        word
        for turn in turns
        if line.start_s < turn.end_s + 0.5 and line.end_s > turn.start_s - 0.5
        for word in bare_words(turn.text)
    ]
    added = 0
    for tag, said_from, said_to, heard_from, heard_to in SequenceMatcher(
        None, said, heard, False
    ).get_opcodes():
        if tag in ("insert", "replace"):
            added += max(0, (heard_to - heard_from) - (said_to - said_from))
    return added
