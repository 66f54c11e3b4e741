"""To whom are the words of an utterance said? The addressee model on the words, and the language model's opinion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.interaction.evidence import Evidence
from assistant.logistic import logit, sigmoid
from assistant.micro_turn import VoiceCharacter

WHILE_SPEAKING = 1.8
"""While the assistant speaks, the limit is higher: a mistake then costs the user a second try, not the answer."""

SHARE_OF_WORDS, SHARE_OF_MODEL = 0.5, 0.7
LIMIT_OF_BOTH = 0.15
"""How much each opinion counts where there are two, and from where on together they say "for others": chosen by hand;
`training/addressee_probe.py` shows what comes of it."""
LOOKED_AWAY, LOOKED_HERE = -0.8, 0.3
"""How much it counts (in logits) that somebody looked elsewhere, or at the camera, all the while: enough to decide
where the words leave it open, never more."""
TELLING_S = 0.35
"""A sound that has been judged on so much tells by itself whose voice it is."""
BELONGS_WITHIN_S = 1.0
"""What begins so soon after words that were passed over goes on with them."""


class AddresseeModel(Protocol):
    """See `assistant.interaction.addressee.Addressee`."""

    threshold: float

    def probability(self, text: str, *, assistant_speaking: bool = False, said_last: str = "") -> float: ...


@dataclass(frozen=True)
class Addressed:
    """How likely words are meant for the assistant, and the verdict on it."""

    probability: float = 1.0
    for_others: bool = False


@dataclass
class Passed:
    """Words that were no turn of the user's, a moment ago: what is said right after them is judged with them.

    "Kids, … please be quiet for a moment." is two utterances, and only the first tells to whom both are said.
    """

    _text: str = ""
    _ended_s: float = 0.0
    _voice: VoiceCharacter | None = None

    def note(self, text: str, evidence: Evidence) -> None:
        """These words were passed over, for this evidence."""
        self._text, self._ended_s = text, evidence.speech_ended_s or 0.0
        self._voice = evidence.character if evidence.is_background else None

    def character(self, found: VoiceCharacter | None, started_s: float | None) -> VoiceCharacter | None:
        """What a sound that began then is like: right after another voice, and too short to tell, it is that voice."""
        if self._voice is None or started_s is None or (found is not None and found.heard_s >= TELLING_S):
            return found
        return self._voice if self._belongs(started_s) else found

    def before(self, text: str, started_s: float | None) -> str:
        """`text`, which began then, with the words passed over right before it."""
        if not text or not self._text or started_s is None:
            return text
        return f"{self._text} {text}" if self._belongs(started_s) else text

    def _belongs(self, started_s: float) -> bool:
        return 0.0 <= started_s - self._ended_s <= BELONGS_WITHIN_S


class Addressing:
    """Without a model all words are meant for the assistant."""

    def __init__(self, model: AddresseeModel | None) -> None:
        self._model = model
        self._asked: tuple[str, bool, str] | None = None
        self._by_words = 1.0

    def judge(
        self,
        text: str,
        *,
        assistant_speaking: bool,
        said_last: str,
        by_model: float | None = None,
        looked: bool | None = None,
    ) -> Addressed:
        """To whom `text` is said; it depends on whether the assistant speaks and what it said last, too.

        `by_model` is what the language model makes of it (see `addressee_probe`), None where that is not known;
        `looked` whether the speaker looked at the camera: see `Evidence`.
        """
        if self._model is None or not text:
            return Addressed()
        asked = (text, assistant_speaking, said_last)
        if asked != self._asked:
            self._by_words = self._model.probability(
                text, assistant_speaking=assistant_speaking, said_last=said_last
            )
            self._asked = asked
        if by_model is None:
            limit = self._model.threshold
            probability = self._by_words
        else:
            limit = LIMIT_OF_BOTH
            probability = both(self._by_words, by_model)
        if looked is not None:
            probability = sigmoid(logit(probability) + (LOOKED_HERE if looked else LOOKED_AWAY))
        return Addressed(probability, probability < limit * (WHILE_SPEAKING if assistant_speaking else 1.0))


def both(by_words: float, by_model: float) -> float:
    """The two opinions as one probability."""
    return sigmoid(SHARE_OF_WORDS * logit(by_words) + SHARE_OF_MODEL * logit(by_model))
