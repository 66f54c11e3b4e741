"""The user's words in clauses while they go on speaking: what is committed at once, what is left at a pause.

Every word is given out once. Words that could be the beginning of "stop translating" wait for the next one.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.interaction.along_wording import ending_of, may_begin_ending
from assistant.interaction.clauses import JOINING_VERBS, JOINING_WORDS
from assistant.interaction.wording import is_hush
from assistant.micro_turn import HEARING_TOLERANCE_S, Hearing, MicroTurn, Word
from assistant.perception.hypothesis import bare

PAUSE_S = 0.35
"""After so much silence the clause is over, whatever its last word."""
LATE_WORDS_S = 6.0
"""Words that have not come after so much silence do not come any more."""
COMMA_WORDS = 2
JOINED_WORDS = 5
"""A clause of so many words ends at a comma, and before a joining word."""
MOST_WORDS = 8

_JOINING = JOINING_WORDS - JOINING_VERBS - {"of", "to", "that"}


def clause_length(words: Sequence[str]) -> int:
    """How many of the words make the first clause; 0 when it is not over yet."""
    for count, word in enumerate(words, start=1):
        if word.endswith((".", "?", "!", "…", ";", ":")):
            return count
        if word.endswith((",", "–", "—")) and count >= COMMA_WORDS:
            return count
        if count > JOINED_WORDS and bare(word) in _JOINING:
            return count - 1
        if count >= MOST_WORDS:
            return count
    return 0


def all_clauses(words: Sequence[str]) -> list[str]:
    """The words in clauses, the last one as long as it is."""
    found: list[str] = []
    left = list(words)
    while left:
        length = clause_length(left) or len(left)
        found.append(" ".join(left[:length]))
        left = left[length:]
    return found


class HeardClauses:
    """Takes micro-turns in, gives clauses out. Utterances up to `done_utterance` count for nothing."""

    def __init__(self, done_utterance: int) -> None:
        self.done_utterance = done_utterance
        self.ended_by = ""
        """The words with which the user ended it; "" while they have not."""
        self.look_again_at_s: float | None = None
        self._hearing: Hearing | None = None
        self._taken = 0

    def began_with(self, hearing: Hearing) -> bool:
        """Whether words of its utterance were given out: then the user speaks in it, whoever else does."""
        return self._hearing is not None and self._hearing.utterance == hearing.utterance and self._taken > 0

    def take(self, now: MicroTurn) -> list[str]:
        """The clauses that are over with this micro-turn."""
        self.look_again_at_s = None
        found: list[str] = []
        hearing = now.hearing
        if hearing is not None and hearing.utterance > self.done_utterance:
            if self._hearing is not None and self._hearing.utterance != hearing.utterance:
                found += all_clauses(self._left(_all_words(self._hearing)))
                self._over(self._hearing.utterance)
            self._hearing = hearing
        if self._hearing is None:
            return found
        if self._is_read_to_its_end(now, self._hearing):
            return [*found, *self._at_pause(now, self._hearing)]
        return [*found, *self._while_speaking(self._hearing)]

    def _left(self, words: Sequence[Word]) -> list[str]:
        return [word.text for word in words[self._taken :]]

    def _over(self, utterance: int) -> None:
        self.done_utterance = utterance
        self._hearing = None
        self._taken = 0

    @staticmethod
    def _is_read_to_its_end(now: MicroTurn, hearing: Hearing) -> bool:
        voice = now.voice
        if voice.speaking or voice.speech_ended_s is None or voice.utterance > hearing.utterance:
            return False
        late = voice.heard_until_s - voice.speech_ended_s >= LATE_WORDS_S
        return late or hearing.heard_until_s >= voice.speech_ended_s - HEARING_TOLERANCE_S

    def _at_pause(self, now: MicroTurn, hearing: Hearing) -> list[str]:
        words = self._left(_all_words(hearing))
        silence_s = now.voice.heard_until_s - (now.voice.speech_ended_s or 0.0)
        if silence_s < PAUSE_S and not hearing.final:  # in the ear's time, which may lag behind
            self.look_again_at_s = now.end_s + PAUSE_S - silence_s
            return self._while_speaking(hearing)
        ending = ending_of(words)
        if ending is None and self._taken == 0 and is_hush(" ".join(words)):
            ending = 0
        if ending is not None:
            self.ended_by = " ".join(words[ending:])
            self._over(hearing.utterance)
            return all_clauses(words[:ending])
        if silence_s < PAUSE_S:
            self.look_again_at_s = now.end_s + PAUSE_S - silence_s
            return self._while_speaking(hearing)
        self._over(hearing.utterance)
        return all_clauses(words)

    def _while_speaking(self, hearing: Hearing) -> list[str]:
        words = self._left(hearing.committed)
        words = words[: len(words) - may_begin_ending(words)]
        found: list[str] = []
        while length := clause_length(words):
            found.append(" ".join(words[:length]))
            words = words[length:]
            self._taken += length
        return found


def _all_words(hearing: Hearing) -> tuple[Word, ...]:
    return (*hearing.committed, *hearing.unstable)
