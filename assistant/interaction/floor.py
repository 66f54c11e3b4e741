"""The floor: who speaks now, and whose turn it is next.

A small explicit state machine. Every micro-turn it gets all the evidence there is and says what to do, and why;
it holds no model and makes no sound, so every order of events can be tried on it. What a sound over the assistant's
own voice means is judged in `overlap`, whether the user is done in `turn_end`.
"""

from __future__ import annotations

import enum

from assistant.interaction.evidence import Evidence
from assistant.interaction.overlap import SURELY_ADDRESSED, Overlap, Wish
from assistant.interaction.turn_end import MIN_WAIT_S, FittedEnd, silence_needed_s
from assistant.interaction.wording import is_nod
from assistant.manners import Interruptions
from assistant.micro_turn import Decision

JUDGED_BY_S = 0.8
"""Nobody waits for an answer to words for others: the language model's opinion on them is waited for so long."""
LOOKS_HERE, SURE_ENOUGH = 0.85, 0.4
"""Who looks at the camera at the end of what may be a whole sentence waits for the answer: what is more than the
shortest wait counts only so much then."""
LATE_WORDS_S = 6.0
"""Words that have not come after so much silence do not come any more; what there is of them counts."""


class Holder(enum.Enum):
    """Who has the floor."""

    NOBODY = "nobody"
    USER = "user"  # speaks
    USER_PAUSING = "user pausing"  # is silent, and may go on
    ASSISTANT = "assistant"  # speaks, or is about to
    BOTH = "both"  # somebody speaks while the assistant does
    HELD = "held"  # the assistant is silent in mid-sentence until it is clear what somebody wants


class Act(enum.Enum):
    """What the floor wants done."""

    NOTHING = "nothing"
    ANSWER = "answer"  # the user is done: give the reply as soon as its sound is there
    DUCK = "duck"  # somebody may want the floor: go on quietly
    HOLD = "hold"  # somebody speaks: be silent, and keep what is left
    CARRY_ON = "carry on"  # it was nothing: go on as before, from the word that was cut
    YIELD = "yield"  # the user wants the floor: stop
    RESUME = "resume"  # it was nothing after all: take up again what was broken off


Verdict = tuple[Act, Decision | None, float | None]
"""What to do, the decision for the timeline if there is one, and when to look again (s) if soon."""

_ACTS = {
    Wish.NOTHING: Act.NOTHING,
    Wish.DUCK: Act.DUCK,
    Wish.HOLD: Act.HOLD,
    Wish.CARRY_ON: Act.CARRY_ON,
    Wish.FLOOR: Act.YIELD,
}


class Floor:
    """Decides each micro-turn; `holder` is who has the floor after the last decision."""

    def __init__(self, fitted_end: FittedEnd | None = None) -> None:
        """`fitted_end` is the model that says whether a turn is over; without it the rules of `turn_end` do."""
        self._fitted_end = fitted_end
        self.holder = Holder.NOBODY
        self.patience = 1.0
        """How much longer (above 1) or shorter than usual a pause is before the user counts as done."""
        self._overlap = Overlap()
        self._yielded = False
        self._answered_until_s = -1.0
        self._before_s = -1.0
        self._ended_s = -1.0  # of the last speech that was judged
        self._spoken_over_s: float | None = None  # the onset of the stretch into which the assistant speaks
        self._spoke_over_until_s = float("-inf")
        """A pause in which the assistant spoke does not tell that the user is done."""
        self._kept_since_s: float | None = None

    @property
    def interruptions(self) -> Interruptions:
        """By what the assistant lets itself be interrupted."""
        return self._overlap.interruptions

    @interruptions.setter
    def interruptions(self, interruptions: Interruptions) -> None:
        self._overlap.interruptions = interruptions

    def start_afresh(self) -> None:
        """Nobody has the floor, and nothing that was said so far waits for an answer."""
        self.holder = Holder.NOBODY
        self._overlap.reset()
        self._yielded = False
        self._answered_until_s = self._before_s = self._ended_s
        self._spoken_over_s = self._kept_since_s = None

    @property
    def kept_for_user(self) -> bool:
        """Whether the user has the floor though they are silent: see `keep_for_user`."""
        return self._kept_since_s is not None

    def keep_for_user(self, evidence: Evidence, since_s: float) -> None:
        """The user is about to say something, since then; nothing that was said before is answered until they have.

        What they are saying now is what they want to say.
        """
        started_s = evidence.speech_started_s
        self._kept_since_s = (
            min(since_s, started_s) if evidence.speaking and started_s is not None else since_s
        )

    def awaits_user(self, evidence: Evidence) -> bool:
        """Whether the user, for whom the floor is kept, has not begun to speak yet."""
        started_s = evidence.speech_started_s
        return self._kept_since_s is not None and (started_s is None or started_s < self._kept_since_s)

    def keep_no_longer(self) -> None:
        """They need not be waited for any more."""
        self._kept_since_s = None

    def speak_over(self, evidence: Evidence) -> None:
        """The assistant begins while the user may be speaking: what they are saying is no interruption of it.

        It is answered afterwards; they have the floor as soon as they go on after a rest.
        """
        self._yielded = False
        if not self._is_answered(evidence) or evidence.speaking:
            self._spoken_over_s = evidence.speech_started_s

    def judge(self, evidence: Evidence) -> Verdict:
        """What to do about this micro-turn's evidence."""
        if evidence.speech_ended_s is not None:
            self._ended_s = evidence.speech_ended_s
        if evidence.assistant_audible and not self._yielded:
            return self._while_speaking(evidence)
        if self._spoken_over_s is not None:
            self._spoken_over_s, self._spoke_over_until_s = None, evidence.now_s
        self._overlap.reset()
        if evidence.speaking:
            self.holder = Holder.USER
            return Act.NOTHING, None, None
        return self._in_silence(evidence)

    def answered(self, evidence: Evidence) -> bool:
        """Whether the last speech was answered, or found to need no answer, and nobody speaks now."""
        return not evidence.speaking and self._is_answered(evidence)

    def turn_taken(self, evidence: Evidence) -> None:
        """The reply begins, or the utterance needs none: its words are not waited for any more."""
        self._before_s = self._answered_until_s
        self._answered_until_s = evidence.speech_ended_s if evidence.speech_ended_s is not None else -1.0
        self._yielded = False
        self._kept_since_s = None

    def turn_given_back(self) -> None:
        """The last turn is to be answered anew."""
        self._answered_until_s = self._before_s
        self._yielded = False

    def _is_answered(self, evidence: Evidence) -> bool:
        ended_s = evidence.speech_ended_s
        return ended_s is None or ended_s <= self._answered_until_s

    def _while_speaking(self, evidence: Evidence) -> Verdict:
        if not evidence.speaking and self._is_answered(evidence):
            self.holder = Holder.ASSISTANT
            return Act.NOTHING, None, None
        if self._spoken_over_s is not None and self._spoken_over_s == evidence.speech_started_s:
            self.holder = Holder.BOTH if evidence.speaking else Holder.ASSISTANT
            return Act.NOTHING, None, None
        wish, decision, look_s = self._overlap.judge(evidence)
        if wish is Wish.FLOOR:
            self._yielded = True
            self.holder = Holder.USER
        elif wish is Wish.CARRY_ON:
            if not evidence.speaking:
                self._answered_until_s = evidence.speech_ended_s or 0.0
            self.holder = Holder.ASSISTANT
        else:
            self.holder = Holder.HELD if self._overlap.held else Holder.BOTH
        return _ACTS[wish], decision, look_s

    def _in_silence(self, evidence: Evidence) -> Verdict:
        ended_s = evidence.speech_ended_s
        if ended_s is None or self._is_answered(evidence) or self.awaits_user(evidence):
            self.holder = Holder.USER_PAUSING if self.kept_for_user else Holder.NOBODY
            return Act.NOTHING, None, None
        self.holder = Holder.USER_PAUSING
        if not evidence.words_are_all_in and evidence.silence_s < LATE_WORDS_S:
            return Act.NOTHING, None, None
        if evidence.for_others and evidence.judgement_due and evidence.silence_s < JUDGED_BY_S:
            return Act.NOTHING, None, ended_s + JUDGED_BY_S
        if why := self._resumes(evidence):
            self._close(ended_s)
            self.holder = Holder.ASSISTANT
            return Act.RESUME, Decision("resume", why, (("said", evidence.text),)), None
        if why := _needs_no_answer(evidence):
            self._close(ended_s)
            self.holder = Holder.NOBODY
            return Act.NOTHING, Decision("ignore", why, _facts(evidence)), None
        score, needed_s = silence_needed_s(
            evidence.text,
            evidence.end_of_turn,
            evidence.sentence_end,
            evidence.usual_pause_s,
            self._fitted_end,
            patience=self.patience,
        )
        if evidence.facing and score >= SURE_ENOUGH:
            needed_s = MIN_WAIT_S + LOOKS_HERE * (needed_s - MIN_WAIT_S)
        silence_s = min(evidence.silence_s, evidence.now_s - self._spoke_over_until_s)
        if silence_s < needed_s:
            return Act.NOTHING, None, evidence.now_s + needed_s - silence_s
        self.holder = Holder.ASSISTANT
        facts = (
            ("score", round(score, 3)),
            ("sentence_end", None if evidence.sentence_end is None else round(evidence.sentence_end, 3)),
            ("end_of_turn", None if evidence.end_of_turn is None else round(evidence.end_of_turn, 3)),
            ("silence_s", round(evidence.silence_s, 3)),
            ("needed_s", round(needed_s, 3)),
            *_facts(evidence),
        )
        return Act.ANSWER, Decision("answer", "the user is done", facts), None

    def _close(self, ended_s: float) -> None:
        self._answered_until_s = ended_s
        self._yielded = False

    def _resumes(self, evidence: Evidence) -> str:
        """Why the floor was given up for nothing; "" when it was not."""
        if not self._yielded or not evidence.can_resume or self.kept_for_user:
            return ""
        if not evidence.text:
            return "nothing was said"
        if is_nod(evidence.text):
            return "it was only a nod"
        if evidence.for_others:
            return "it was meant for somebody else"
        return "it was another voice" if _is_another_voice(evidence) else ""


def _needs_no_answer(evidence: Evidence) -> str:
    """Why what was said is not answered; "" when it is."""
    if not evidence.text:
        return "no words in it"
    if evidence.for_others:
        return "meant for somebody else"
    return "another voice" if _is_another_voice(evidence) else ""


def _is_another_voice(evidence: Evidence) -> bool:
    return evidence.is_background and evidence.addressed < SURELY_ADDRESSED


def _facts(evidence: Evidence) -> tuple[tuple[str, object], ...]:
    sound = evidence.character
    spoken = () if sound is None else (("speech", round(sound.speech, 2)), ("user", round(sound.user, 2)))
    looks = (("facing", evidence.facing), ("looked", evidence.looked))
    seen = tuple((name, value) for name, value in looks if value is not None)
    return (("addressed", round(evidence.addressed, 2)), *spoken, *seen)
