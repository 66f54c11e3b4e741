"""What background work brings: drafts and judgements, sound, and how tasks stand."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.micro_turn.looks import PictureNews
from assistant.micro_turn.sound_and_picture import Samples
from assistant.micro_turn.tasks import TaskNews
from assistant.micro_turn.voice import Nod


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


@dataclass(frozen=True, eq=False)
class NodsNews:
    """The nods that can be given from now on; none when they are switched off or not made yet."""

    nods: tuple[Nod, ...]


@dataclass(frozen=True)
class LookoutNews:
    """The answer to the question that the standing order `order_id` has on the picture: whether that shows it.

    `at_s` is when the picture was taken.
    """

    order_id: str
    shows: bool
    at_s: float


News = TaskNews | DraftNews | WordsJudged | VoiceNews | NodsNews | LookoutNews | PictureNews
