"""Evidence: all that is known at one moment about who speaks and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.interaction.wording import asks
from assistant.micro_turn import HEARING_TOLERANCE_S, VoiceCharacter
from assistant.perception.voice_print import OTHER_BELOW

AGREED_TOLERANCE_S = 0.26
"""A read that ends this much before the end of speech counts as complete when the read before said the same: it was
made a micro-turn earlier, so the last words were said whole."""

SURE_TOLERANCE_S = 0.28
SURE_END = 0.9
"""When the words make a whole question or request, the read of a micro-turn before will do; should the last read know
better, the answer is taken back."""
WORDS_TO_TELL = 3
"""While somebody still speaks, fewer words do not tell to whom."""
NOT_A_VOICE = 0.1
"""Below this likelihood of speech a sound is a cough, a laugh, a hum or a noise. Words in it count all the same."""
NOT_THE_USER = OTHER_BELOW
"""Below this likelihood a voice is somebody else's, or a television's."""


def is_whole_question(text: str, sentence_end: float | None) -> bool:
    """Whether the words make a whole question or request; `sentence_end` is how likely a sentence ends with them."""
    return sentence_end is not None and sentence_end >= SURE_END and asks(text)


@dataclass(frozen=True)
class Evidence:
    """What is known at `now_s` (s on the session clock).

    `text` is what the recogniser makes of the utterance that is not answered yet, "" for none; `text_until_s` how
    far it had heard by then, `text_agreed` whether the read before said the same. `sentence_end` is how likely a
    sentence ends with it as the language model sees it, None before it has read it; `end_of_turn` the end-of-turn
    model's probability for the present silence, None before it was asked. `usual_pause_s` is how long this speaker
    pauses within a turn.

    `assistant_audible` covers everything queued, also while it is held; `awaits_answer` says that it ends with a
    question and is nearly over; `can_resume` that something broken off could be resumed.

    `addressed` is the likelihood that the words are meant for the assistant, `meant_for_others` the verdict on it,
    which may change while the language model's opinion on them is due (`judgement_due`);
    `voice_probability` is the voice detector's for the last frame;
    `character` what the present, or last, stretch of the user's sound is like, None before it was judged.
    `facing` says whether they look at the camera now, `looked` whether they did all through that stretch (False: never;
    None: now and then, or nobody was seen).
    """

    now_s: float
    speaking: bool
    speech_started_s: float | None
    speech_ended_s: float | None
    text: str
    text_until_s: float
    end_of_turn: float | None
    assistant_audible: bool
    can_resume: bool = False
    voice_probability: float = 0.0
    text_agreed: bool = False
    sentence_end: float | None = None
    addressed: float = 1.0
    meant_for_others: bool = False
    judgement_due: bool = False
    character: VoiceCharacter | None = None
    awaits_answer: bool = False
    usual_pause_s: float | None = None
    facing: bool | None = None
    looked: bool | None = None

    @property
    def silence_s(self) -> float:
        """How long the user has been silent; 0 while they speak."""
        if self.speaking or self.speech_ended_s is None:
            return 0.0
        return max(0.0, self.now_s - self.speech_ended_s)

    def silence_since(self, own_sound_ended_s: float) -> float:
        """How long neither the user nor the assistant has made a sound."""
        if self.speaking:
            return 0.0
        last_s = max(own_sound_ended_s, self.speech_ended_s if self.speech_ended_s is not None else 0.0)
        return max(0.0, self.now_s - last_s)

    @property
    def voice_s(self) -> float:
        """How long the user's present, or last, stretch of speech has gone on."""
        if self.speech_started_s is None:
            return 0.0
        end_s = self.now_s if self.speaking or self.speech_ended_s is None else self.speech_ended_s
        return max(0.0, end_s - self.speech_started_s)

    @property
    def words_are_all_in(self) -> bool:
        """Whether the recogniser has read the speech to its end."""
        if self.text_agreed:
            return self._read_to_within(AGREED_TOLERANCE_S)
        sure = is_whole_question(self.text, self.sentence_end)
        return self._read_to_within(SURE_TOLERANCE_S if sure else HEARING_TOLERANCE_S)

    @property
    def last_sound_was_read(self) -> bool:
        """Whether no read is to come that could know the words better."""
        return self._read_to_within(HEARING_TOLERANCE_S)

    def _read_to_within(self, tolerance_s: float) -> bool:
        ended_s = self.speech_ended_s
        return not self.speaking and ended_s is not None and self.text_until_s >= ended_s - tolerance_s

    @property
    def is_noise(self) -> bool:
        """Whether the sound holds no words: a cough, a laugh, a hum, something that fell."""
        return self.character is not None and self.character.speech < NOT_A_VOICE

    @property
    def is_background(self) -> bool:
        """Whether the voice is another than the user's."""
        return self.character is not None and self.character.user < NOT_THE_USER

    @property
    def can_be_judged(self) -> bool:
        """Whether the language model can be asked to whom these words over the assistant's own are said."""
        enough = self.words_are_all_in or len(self.text.split()) >= WORDS_TO_TELL
        return self.assistant_audible and self.judgement_due and bool(self.text) and enough

    @property
    def for_others(self) -> bool:
        """Whether the words, as far as they are known, are meant for somebody else."""
        words = len(self.text.split())
        return self.meant_for_others and words >= (WORDS_TO_TELL if self.speaking else 1)
