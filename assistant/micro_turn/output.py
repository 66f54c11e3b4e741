"""MicroTurnOutput: what to do about a MicroTurn."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from assistant.cards import Card
from assistant.micro_turn.looks import Look
from assistant.micro_turn.tasks import Task
from assistant.micro_turn.voice import Nod, SpokenClause


class Playback(enum.Enum):
    """What to do with the voice that is playing."""

    KEEP = "keep"
    DUCK = "duck"  # quieter, until it is clear whether the user wants the floor
    RESTORE = "restore"
    STOP = "stop"  # with a short fade; what is queued is dropped
    HOLD = "hold"  # with a short fade; what is queued waits
    GO_ON = "go on"  # what was held is taken up at the beginning of the word at which it was
    FINISH = "finish"  # the clause that plays is the last one; what is queued behind it is dropped


@dataclass(frozen=True)
class Decision:
    """What was decided and why, for the timeline."""

    what: str
    why: str
    facts: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class ShownCard:
    """A card that is new, has changed or has ended (not `going_on`); its `id` is the standing order's that shows it.

    `anew`: it is shown where the conversation is now, though it was shown before. Once the order is over it `stands`
    no more: nothing can be done to it.
    """

    id: str
    card: Card
    going_on: bool = True
    anew: bool = False
    stands: bool = True


@dataclass(frozen=True, eq=False)
class MicroTurnOutput:
    """What to do about one MicroTurn."""

    index: int
    playback: Playback = Playback.KEEP
    say: tuple[SpokenClause, ...] = ()
    nod: Nod | None = None
    """A backchannel to play at once, beside everything else."""
    delegate: tuple[Task, ...] = ()
    looks: tuple[Look, ...] = ()
    """What is to be looked at, for an answer."""
    replaced: tuple[tuple[str, Task], ...] = ()
    """Tasks to give up, by id, each with the one that takes its place: the user added something to it."""
    checks: tuple[Task, ...] = ()
    """Answers that the reasoner shall check, unseen: they are no tasks of the user's."""
    cancel_tasks: tuple[str, ...] = ()
    utterance_done: int | None = None
    """The utterance that has become a turn of the user's: what they say next is another one."""
    own_echo: bool = False
    """Whether the words of this micro-turn are the assistant's own, come back from the loudspeaker."""
    answered: bool = False
    """Whether that utterance is answered: then it was the user who spoke, and to the assistant."""
    look_again_at_s: float | None = None
    """When to look again at the latest, if that is sooner than a micro-turn from now."""
    watches: bool = False
    """Whether the next look at the picture is to begin a micro-turn at once, and not to wait for one."""
    floor: str = "nobody"
    """Who has the floor after this micro-turn."""
    thinking: bool = False
    """Whether an answer is due that cannot be heard yet."""
    show: tuple[ShownCard, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notices: tuple[str, ...] = ()
    """Sentences for the system lane: something went wrong, and what to do."""
