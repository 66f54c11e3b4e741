"""The user's turn as far as it has come: what was spoken and typed and is not answered yet."""

from __future__ import annotations

from assistant.attachment import Attachment
from assistant.interaction.wording import is_complete
from assistant.micro_turn import EndOfTurn, Hearing, MicroTurn, VoiceCharacter
from assistant.perception.hypothesis import same_words

_SAME_SILENCE_S = 0.05
_SAME_ONSET_S = 0.05
PAUSE_SMOOTHING = 0.3
"""How much the last pause counts in what is usual for the speaker."""


class Turn:
    """Collects the words of utterances that are not `done`."""

    def __init__(self) -> None:
        self.done_utterance = 0
        self.typed: list[str] = []
        self.attachments: list[Attachment] = []
        """Files and pictures that came with what was typed."""
        self.words_in_s: float | None = None
        """When the words that are known now came in (s)."""
        self._hearing: Hearing | None = None
        self._end_of_turn: EndOfTurn | None = None
        self._character: VoiceCharacter | None = None
        self._onset_s: float | None = None
        self._answered_early = ""
        self.revised: Hearing | None = None
        """What the recogniser makes of a turn that was answered before its last sound was read, if that differs."""
        self.agreed = False
        """Whether the last two reads of the utterance say the same, and that is a whole sentence."""
        self.usual_pause_s: float | None = None
        """How long the speaker pauses within a turn, as far as it is known."""

    def take(self, now: MicroTurn) -> None:
        """Takes in what a micro-turn brought."""
        if now.hearing is not None and now.hearing.utterance > self.done_utterance:
            self.agreed = same_words(self.spoken_text, now.hearing.text) and is_complete(now.hearing.text)
            self._hearing = now.hearing
            self.words_in_s = now.end_s
        elif now.hearing is not None and self._is_revision(now.hearing):
            self.revised = now.hearing
        if now.end_of_turn is not None:
            self._end_of_turn = now.end_of_turn
        if now.character is not None:
            self._character = now.character
        self._note_pause(now)
        self.typed += [line.words for line in now.typed]
        self.attachments += [line.attachment for line in now.typed if line.attachment is not None]

    def start_afresh(self, utterance: int) -> None:
        """Another conversation begins after this utterance, perhaps with another speaker."""
        self._answered_early = ""
        self.revised = None
        self.done(utterance)
        self.usual_pause_s = None

    def answered(self, utterance: int, *, early: bool) -> None:
        """The turn is answered; with `early` a last read of it is still to come."""
        self._answered_early = self.spoken_text if early and not self.typed else ""
        self.revised = None
        self.done(utterance)

    def reopen(self) -> None:
        """The answer was to words that were not said: what was said instead is the turn."""
        self._hearing, self.revised = self.revised, None
        self._answered_early = ""
        self.done_utterance -= 1

    def _is_revision(self, hearing: Hearing) -> bool:
        if hearing.utterance != self.done_utterance or not self._answered_early or not hearing.text:
            return False
        return not same_words(hearing.text, self._answered_early)

    def done(self, utterance: int, *, spoken_only: bool = False) -> None:
        """The turn is over: utterances up to this one, and what was typed, belong to it."""
        self.done_utterance = max(self.done_utterance, utterance)
        self._hearing = None
        self.agreed = False
        if not spoken_only:
            self.typed = []
            self.attachments = []

    @property
    def spoken_text(self) -> str:
        """All words of the utterance, unstable ones too."""
        return self._hearing.text if self._hearing else ""

    @property
    def likely_text(self) -> str:
        """The words of the utterance but for the last one, unless that is committed: it may still be growing."""
        if self._hearing is None:
            return ""
        return " ".join(word.text for word in (*self._hearing.committed, *self._hearing.unstable[:-1]))

    @property
    def text(self) -> str:
        """Everything: what was spoken, then what was typed."""
        return " ".join(part for part in (self.spoken_text, *self.typed) if part)

    @property
    def heard_until_s(self) -> float:
        """How far the recogniser has heard; −1 when it has heard nothing of this turn."""
        return self._hearing.heard_until_s if self._hearing else -1.0

    def end_of_turn_for(self, silence_began_s: float | None) -> float | None:
        """The end-of-turn model's opinion on the silence that began then, None before there is one."""
        opinion = self._end_of_turn
        if opinion is None or silence_began_s is None:
            return None
        return (
            opinion.probability if abs(opinion.silence_began_s - silence_began_s) < _SAME_SILENCE_S else None
        )

    def character_of(self, onset_s: float | None) -> VoiceCharacter | None:
        """What the sound that began then is like, None before it was judged."""
        found = self._character
        if found is None or onset_s is None:
            return None
        return found if abs(found.started_s - onset_s) < _SAME_ONSET_S else None

    def _note_pause(self, now: MicroTurn) -> None:
        """Learns how long the speaker pauses: from pauses after which the same turn went on."""
        voice = now.voice
        if not voice.speaking or voice.speech_started_s is None or voice.speech_started_s == self._onset_s:
            return
        goes_on = self._hearing is not None and self._hearing.utterance == voice.utterance
        self._onset_s = voice.speech_started_s
        if goes_on and voice.speech_ended_s is not None:
            pause_s = max(0.0, voice.speech_started_s - voice.speech_ended_s)
            known_s = self.usual_pause_s
            self.usual_pause_s = (
                pause_s if known_s is None else known_s + PAUSE_SMOOTHING * (pause_s - known_s)
            )
