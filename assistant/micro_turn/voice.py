"""What the assistant says: its clauses and nods as sound, and what was played of them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.micro_turn.sound_and_picture import Samples


@dataclass(frozen=True, eq=False)
class SpokenClause:
    """One clause to play after those already queued; it tells the result of the task `task_id`, if that is not ""."""

    clause_id: int
    reply: int
    text: str
    samples: Samples
    word_ends_s: tuple[float, ...]
    task_id: str = ""


@dataclass(frozen=True)
class Played:
    """What was played up to now of one clause: `words_heard` of its words; `finished` when it is over.

    `waits` are (word, seconds): the words from that one on came so much later than the sound alone would have it,
    because the clause was held before it. A word that was cut and said again counts once, when it was said whole.
    """

    clause_id: int
    words_heard: int
    started_s: float
    ended_s: float
    finished: bool
    waits: tuple[tuple[int, float], ...] = ()

    def waited_s(self, word: int) -> float:
        """How much later than the sound alone would have it the word with this number came."""
        return sum(wait_s for first, wait_s in self.waits if first <= word)


@dataclass(frozen=True, eq=False)
class Nod:
    """A backchannel: a short sound that says "go on" and does not ask for the floor. At the playout's rate.

    Not `softly`: it is as loud as speech, since nobody else speaks.
    """

    text: str
    samples: Samples
    softly: bool = True


@dataclass(frozen=True)
class Nodded:
    """A backchannel as it was heard."""

    text: str
    started_s: float
    ended_s: float
