"""One utterance as the recogniser sees it: settled segments and the one that is still being spoken.

Whisper reads short windows only, so a long utterance is cut: at a pause when it is long enough, otherwise where
the segment grows too long. Words of cut-off segments are settled.
"""

from __future__ import annotations

from assistant.micro_turn import Hearing, Word
from assistant.perception.hypothesis import Hypothesis

PREROLL_S = 0.3
"""Sound kept before the detected onset: first syllables are softer than the voice detector's threshold."""
CUT_AT_PAUSE_S = 5.0
"""A segment of this length is cut at the next pause."""
CUT_ANYWAY_S = 11.0
"""A segment of this length is cut in mid-speech."""


class Utterance:
    """The words of one utterance with their times, as far as they are known."""

    def __init__(self, number: int, started_s: float) -> None:
        self.number = number
        self.segment_start_s = max(0.0, started_s - PREROLL_S)
        self._speech_start_s = started_s
        self._settled: tuple[Word, ...] = ()
        self._segment = Hypothesis()

    def read(
        self, words: tuple[str, ...], heard_until_s: float, *, pause: bool, quiet: bool = False
    ) -> Hearing:
        """Takes in a read of the segment up to `heard_until_s`; `pause`: the user fell silent there.

        `quiet`: its last frame was silent, so that no word was cut.
        """
        length_s = heard_until_s - self.segment_start_s
        cut = length_s > CUT_ANYWAY_S or (pause and length_s > CUT_AT_PAUSE_S)
        self._segment.read(words, final=cut, whole=pause or quiet)
        committed = self._timed(self._segment.committed, 0, heard_until_s)
        unstable = self._timed(self._segment.unstable, len(committed), heard_until_s)
        hearing = Hearing(
            utterance=self.number,
            committed=(*self._settled, *committed),
            unstable=unstable,
            heard_until_s=heard_until_s,
            final=pause,
        )
        if cut:
            self._settled = hearing.committed
            self._segment = Hypothesis()
            self.segment_start_s = heard_until_s
            self._speech_start_s = heard_until_s
        return hearing

    def resumed(self, started_s: float) -> None:
        """The user speaks again after a pause: a new segment begins there when the last one was cut."""
        if not self._segment.words and self._settled:
            self.segment_start_s = max(self.segment_start_s, started_s - PREROLL_S)
            self._speech_start_s = started_s

    def _timed(self, words: tuple[str, ...], before: int, heard_until_s: float) -> tuple[Word, ...]:
        """Spreads the words of the segment over its time by their length: good to about a syllable."""
        everything = self._segment.words
        lengths = [len(word) + 1 for word in everything]
        span_s = max(0.0, heard_until_s - self._speech_start_s)
        total = sum(lengths) or 1
        timed = []
        at = sum(lengths[:before])
        for index, word in enumerate(words, start=before):
            start_s = self._speech_start_s + span_s * at / total
            at += lengths[index]
            timed.append(Word(word, round(start_s, 3), round(self._speech_start_s + span_s * at / total, 3)))
        return tuple(timed)
