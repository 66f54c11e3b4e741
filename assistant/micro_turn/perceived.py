"""What the user did, as the ear, the camera and the keyboard perceived it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.attachment import Attachment

HEARING_TOLERANCE_S = 0.08
"""A read that ends this much before the detected end of speech has all its words: the voice detector lets go of a
voice a little after its last sound."""

SHOWN_WITHOUT_WORDS = "Here is a picture."
"""What the user is taken to say with a picture for which they typed nothing."""


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
    """Something that the camera saw begin or end, such as `movement` or `dark`.

    `number` is how many there are from then on, where it tells that.
    """

    kind: str
    text: str
    at_s: float
    number: int | None = None


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
