"""Asks the end-of-turn model about a silence: when it has grown a little, and once more unless it was sure."""

from __future__ import annotations

from collections.abc import Callable

from assistant.micro_turn import Samples
from assistant.perception.ports import TurnProbability
from assistant.trace import Trace

JUDGED_AT_S = (0.3, 0.8)
"""How long a silence is when the model is asked about it: it hears the silence too.

Not sooner: a question whose words are complete is answered before, and for that the processor is needed.
"""
SURE_PROBABILITY = 0.9
"""An opinion as clear as this is not asked for again: it takes time from the reply that is being drafted."""
PREROLL_S = 0.2
LATEST_S = 0.7
"""How long a silence is when the model is asked whatever else may tell: it takes the processor from the reply."""


class SilenceJudge:
    """Follows one silence after another. For the ear's thread.

    `sound_between(start_s, end_s)` gives what was heard.
    """

    def __init__(
        self, sound_between: Callable[[float, float], Samples], model: TurnProbability, trace: Trace
    ) -> None:
        self._sound_between = sound_between
        self._model = model
        self._trace = trace
        self._asked = 0

    def begin(self) -> None:
        """Somebody speaks: the next silence is another one."""
        self._asked = 0

    @property
    def judged(self) -> bool:
        """Whether the model will not be asked about this silence any more."""
        return self._asked >= len(JUDGED_AT_S)

    def judge(
        self, utterance_started_s: float, ended_s: float, now_s: float, *, needless: bool, later: bool = False
    ) -> float | None:
        """The probability that the turn of which the speech `ended_s` is over; None when it was not asked for.

        `needless`: nobody waits for an opinion on this silence. `later`: something else will tell.
        """
        if needless:
            self._asked = len(JUDGED_AT_S)
        silence_s = now_s - ended_s
        if self.judged or silence_s < JUDGED_AT_S[self._asked] or (later and silence_s < LATEST_S):
            return None
        self._asked += 1
        speech = self._sound_between(utterance_started_s - PREROLL_S, now_s)
        with self._trace.work("ear", "judge end of turn"):
            probability = self._model.probability(speech)
        if probability >= SURE_PROBABILITY:
            self._asked = len(JUDGED_AT_S)
        return probability
