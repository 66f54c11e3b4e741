"""MicroTurn and MicroTurnOutput: the two messages that everything is about.

One MicroTurn says what happened since the last look (at most 200 ms ago); one MicroTurnOutput says what to do
about it. Both are frozen and can be written to JSON: see `assistant.micro_turn_json`.
All times are seconds on the session clock. All audio is float32, mono, in −1…1.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.attachment import Attachment
from assistant.cards import Card
from assistant.gap import GAP_S

MICRO_TURN_S = 0.2
"""The longest time between two looks. A micro-turn may begin earlier when something happens."""

HEARING_TOLERANCE_S = 0.08
"""A read that ends this much before the detected end of speech has all its words: the voice detector lets go of a
voice a little after its last sound."""

SHOWN_WITHOUT_WORDS = "Here is a picture."
"""What the user is taken to say with a picture for which they typed nothing."""

PERCEPTION_RATE_HZ = 16_000
"""The rate of all audio that is listened to."""

Samples = NDArray[np.float32]
Frame = NDArray[np.uint8]
"""A picture: height × width × 3, BGR."""


def no_samples() -> Samples:
    """An empty stretch of sound."""
    return np.zeros(0, dtype=np.float32)


@dataclass(frozen=True)
class Word:
    """A recognised word with the time it was spoken (s)."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Hearing:
    """What the recogniser makes of the utterance that is being spoken, or was spoken last.

    `committed` words change no more before the user falls silent; `unstable` ones may. `heard_until_s` is the
    end of the sound that was read. `final` means that the read covered all speech up to a silence.
    """

    utterance: int
    committed: tuple[Word, ...]
    unstable: tuple[Word, ...]
    heard_until_s: float
    final: bool = False

    @property
    def text(self) -> str:
        """All words, spaced."""
        return " ".join(word.text for word in (*self.committed, *self.unstable))


@dataclass(frozen=True)
class VoiceActivity:
    """The user's voice over this micro-turn.

    `speaking` holds from the onset of speech until the first frame of the silence after it;
    `speech_started_s` and `speech_ended_s` are the last onset and the last end (None before the first), and
    `heard_until_s` is how far the ear has come.
    """

    probability: float = 0.0
    level_dbfs: float = -100.0
    speaking: bool = False
    utterance: int = 0
    speech_started_s: float | None = None
    speech_ended_s: float | None = None
    heard_until_s: float = 0.0


@dataclass(frozen=True)
class EndOfTurn:
    """The end-of-turn model's opinion on the silence that began at `silence_began_s`."""

    utterance: int
    probability: float
    silence_began_s: float


@dataclass(frozen=True)
class VoiceCharacter:
    """What the stretch of sound that began at `started_s` is like, judged on its first `heard_s` seconds.

    `speech` is the likelihood (0–1) that it is made of words rather than a cough, a laugh, a hum or a noise, `user`
    that it is the voice of the person who talks with the assistant rather than somebody's in the background.
    """

    started_s: float
    heard_s: float
    speech: float = 1.0
    user: float = 1.0


@dataclass(frozen=True)
class CameraEvent:
    """Something that the camera saw begin or end, such as `movement` or `dark`."""

    kind: str
    text: str
    at_s: float


@dataclass(frozen=True)
class TypedText:
    """A line that the user typed, perhaps with a file or a picture; it counts like a finished utterance.

    A picture may be shown without a word.
    """

    text: str
    at_s: float
    attachment: Attachment | None = None

    @property
    def words(self) -> str:
        """What it says to the assistant."""
        return self.text or SHOWN_WITHOUT_WORDS


@dataclass(frozen=True)
class Addition:
    """What the user adds to a task of the reasoner's, while it is worked on or afterwards."""

    task_id: str
    text: str
    at_s: float


class TaskState(enum.Enum):
    """Where a background task is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Delivery(enum.Enum):
    """How a task's result reaches the user."""

    INTERRUPT = "interrupt"  # as soon as it is there, even while the user speaks
    WHEN_IDLE = "when_idle"  # at the next moment in which nobody speaks
    SILENT = "silent"  # on screen only


@dataclass(frozen=True)
class Task:
    """Something handed to the reasoner: the question and the conversation it came from.

    `messages` is the conversation as (role, text) pairs, oldest first, without the rules.
    """

    id: str
    question: str
    messages: tuple[tuple[str, str], ...]
    asked_at_s: float
    delivery: Delivery = Delivery.WHEN_IDLE
    given: str = ""
    """The answer that was given to the question already; the task is then to find out whether it is wrong."""
    added: tuple[str, ...] = ()
    """What the user added to the question since; `asked` is both together."""
    follows: str = ""
    """The id of the task whose answer it goes on from."""

    @property
    def asked(self) -> str:
        """The question with all that was added to it."""
        return "\n".join((self.question, *self.added))


@dataclass(frozen=True)
class Verdict:
    """What the reasoner found of an answer that was given already.

    `correction` is the few words that are right instead ("eight"); "" when the answer stands, for the reason in
    `why`. `own` is the reasoner's short answer, `sure` the mean probability of its tokens.
    """

    correction: str
    why: str
    own: str = ""
    sure: float = 0.0


@dataclass(frozen=True)
class TaskNews:
    """How a task stands: its state, the text so far and, when it failed, a sentence that says why.

    A task with an answer to check is done with a `verdict` in place of a text. `thoughts` is what the model wrote on
    the way to its answer, the newest of it; `model` names it as long as it works.
    """

    task_id: str
    state: TaskState
    text: str = ""
    error: str = ""
    verdict: Verdict | None = None
    thoughts: str = ""
    model: str = ""


@dataclass(frozen=True)
class DraftNews:
    """A piece of the reply that the language model drafts for draft request `generation`.

    `clause` is one speakable clause ("" when only `finished` is news); `confidence` is the mean probability
    that the model gave to the tokens of the clause.
    """

    generation: int
    clause: str
    index: int
    finished: bool
    confidence: float = 1.0
    error: str = ""


@dataclass(frozen=True)
class WordsJudged:
    """What the language model makes of the turn that draft request `generation` replies to.

    `sentence_end` is how likely (0–1) a sentence ends with its last word, `addressed` how likely it is meant for the
    assistant; None where the model cannot tell.
    """

    generation: int
    sentence_end: float | None = None
    addressed: float | None = None


@dataclass(frozen=True, eq=False)
class VoiceNews:
    """The sound of one clause, at the playout's rate, its leading silence cut; empty when it has no sound.

    The samples have their full length, and may still be filled from the front on: see `assistant.speech.sounding`.
    `word_ends_s` are the ends of the clause's words from the start of the sound.
    """

    generation: int
    index: int
    text: str
    samples: Samples
    word_ends_s: tuple[float, ...]
    error: str = ""


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
    """A backchannel: a short sound that says "go on" and does not ask for the floor. At the playout's rate."""

    text: str
    samples: Samples


@dataclass(frozen=True)
class Nodded:
    """A backchannel as it was heard."""

    text: str
    started_s: float
    ended_s: float


@dataclass(frozen=True, eq=False)
class NodsNews:
    """The nods that can be given from now on; none when they are switched off or not made yet."""

    nods: tuple[Nod, ...]


News = TaskNews | DraftNews | WordsJudged | VoiceNews | NodsNews


@dataclass(frozen=True, eq=False)
class MicroTurn:
    """Everything that was perceived between `start_s` and `end_s`."""

    index: int
    start_s: float
    end_s: float
    samples: Samples = field(default_factory=no_samples)
    voice: VoiceActivity = VoiceActivity()
    hearing: Hearing | None = None
    end_of_turn: EndOfTurn | None = None
    character: VoiceCharacter | None = None
    typed: tuple[TypedText, ...] = ()
    additions: tuple[Addition, ...] = ()
    camera: tuple[CameraEvent, ...] = ()
    frame: Frame | None = None
    news: tuple[News, ...] = ()
    played: tuple[Played, ...] = ()
    nodded: tuple[Nodded, ...] = ()
    """The backchannels that are over since the last look."""
    assistant_audible: bool = False
    """Whether a clause is playing or about to; backchannels do not count."""
    assistant_held: bool = False
    """Whether there are clauses that wait because of `Playback.HOLD`."""
    stop_asked: bool = False
    wall_s: float = 0.0
    """The time of the day at `end_s`, in seconds since 1970."""

    @property
    def after_gap(self) -> bool:
        """Whether nothing ran for a while, such as while the computer slept: what was before is over."""
        return self.end_s - self.start_s > GAP_S


class Playback(enum.Enum):
    """What to do with the voice that is playing."""

    KEEP = "keep"
    DUCK = "duck"  # quieter, until it is clear whether the user wants the floor
    RESTORE = "restore"
    STOP = "stop"  # with a short fade; what is queued is dropped
    HOLD = "hold"  # with a short fade; what is queued waits
    GO_ON = "go on"  # what was held is taken up at the beginning of the word at which it was


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
class Decision:
    """What was decided and why, for the timeline."""

    what: str
    why: str
    facts: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class ShownCard:
    """A card that is new, has changed or has ended (not `going_on`); its `id` is the standing order's that shows it.

    `anew`: it is shown where the conversation is now, though it was shown before.
    """

    id: str
    card: Card
    going_on: bool = True
    anew: bool = False


@dataclass(frozen=True, eq=False)
class MicroTurnOutput:
    """What to do about one MicroTurn."""

    index: int
    playback: Playback = Playback.KEEP
    say: tuple[SpokenClause, ...] = ()
    nod: Nod | None = None
    """A backchannel to play at once, beside everything else."""
    delegate: tuple[Task, ...] = ()
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
    floor: str = "nobody"
    """Who has the floor after this micro-turn."""
    thinking: bool = False
    """Whether an answer is due that cannot be heard yet."""
    show: tuple[ShownCard, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notices: tuple[str, ...] = ()
    """Sentences for the system lane: something went wrong, and what to do."""
