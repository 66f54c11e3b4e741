"""Overlap: somebody makes a sound while the assistant speaks. Is it a wish for the floor?

The assistant falls silent long before that can be known, and loses nothing by it: what it was saying is held, and
goes on at the cut word when the sound turns out to have been a nod, a cough, a television, or words for somebody
else. It gives the floor up only when there are words that are meant for it. How easily, the user chooses.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from assistant.interaction.evidence import Evidence
from assistant.interaction.wording import is_hush, is_nod, is_question
from assistant.manners import Interruptions
from assistant.micro_turn import Decision
from assistant.perception.hypothesis import bare_words

CLEAR_VOICE = 0.9
WORDS_BY_S = 1.2
"""How long the words of a sound that is over are waited for."""
HELD_AT_MOST_S = 4.0
"""A voice that says no word in so long does not talk to the assistant."""
SURE_BY_S = 1.5
"""While it is silent anyway, so much speech may pass before the floor is given up to words of which the language model
has not said yet whether they are for the assistant."""
JUDGED_BY_S = 0.3
"""How long, after the end of the words, the language model's opinion on them is waited for."""
NAME_BY_S = 0.5
CALL_WORDS = 2
"""A single word may be the name of somebody who is spoken to, and so few words for others a call ("Kids, …"): what
follows is waited for."""
SURELY_ADDRESSED = 0.8
"""Another voice than the user's, over the assistant, needs words that are as surely meant for it."""


@dataclass(frozen=True)
class Threshold:
    """What it takes to be heard over the assistant's voice.

    A sound ducks it after `duck_after_s`; a clear voice silences it after `hold_after_s`, shorter ones (a click, a
    breath) do not; `character_by_s` is how long it is waited for what an unclear sound is like. With `hold_for_words`
    it takes words, too. The floor goes to so many words, or to fewer when the voice goes on for `enough_voice_s`
    ("Wait …"); when it is over, to `words_afterwards`. A word that asks for silence is always enough.
    """

    duck_after_s: float
    hold_after_s: float
    character_by_s: float
    hold_for_words: bool
    words_to_yield: int
    enough_voice_s: float
    words_afterwards: int


EASILY = Threshold(0.08, 0.12, 0.24, False, 3, 0.7, 1)
FIRMLY = Threshold(0.5, 0.9, 0.9, True, 5, 2.0, 4)


class Wish(enum.Enum):
    """What a sound over the assistant's voice asks of it."""

    NOTHING = "nothing"
    DUCK = "duck"  # somebody may want the floor: go on quietly
    HOLD = "hold"  # somebody speaks: be silent, and keep what is left
    CARRY_ON = "carry on"  # it was no wish for the floor
    FLOOR = "floor"  # the user wants the floor: stop


Facts = tuple[tuple[str, object], ...]
Judgement = tuple[Wish, Decision | None, float | None]
"""The wish, the decision for the timeline if there is one, and when to look again (s) if soon."""


class Overlap:
    """One stretch of sound over the assistant's voice after another. `held` says whether it is silent for one."""

    def __init__(self) -> None:
        self.held = False
        self.interruptions = Interruptions.AT_ONCE
        self._ducked = False
        self._passed_s: float | None = (
            None  # the onset of a stretch that was found to be none of our business
        )

    def reset(self) -> None:
        """The assistant has stopped speaking."""
        self.held = self._ducked = False

    def judge(self, evidence: Evidence) -> Judgement:
        """What the sound that goes on, or has just ended, asks for."""
        if self.interruptions is Interruptions.BY_KEY:
            return self._whatever_is_said(evidence)
        firm = self.interruptions is Interruptions.WHEN_MEANT and not evidence.awaits_answer
        threshold = FIRMLY if firm else EASILY
        if evidence.speaking:
            return self._while_it_goes_on(evidence, threshold)
        return self._when_it_is_over(evidence, threshold)

    def _whatever_is_said(self, evidence: Evidence) -> Judgement:
        """No sound interrupts. What is said over the end of a question is its answer, and is heard afterwards."""
        if self.held or not (evidence.speaking or evidence.awaits_answer):
            return self._carry_on(evidence, "only a key interrupts")
        return Wish.NOTHING, None, None

    def _while_it_goes_on(self, evidence: Evidence, threshold: Threshold) -> Judgement:
        voice_s = evidence.voice_s
        facts = _facts(evidence)
        if _wants_floor(evidence, threshold):
            return self._give(Decision("yield", "the user speaks over the assistant", facts))
        if self._passed_s is not None and self._passed_s == evidence.speech_started_s:
            return Wish.NOTHING, None, None
        if self.held:
            if evidence.is_noise or evidence.is_background:
                return self._carry_on(evidence, "a noise" if evidence.is_noise else "another voice")
            if voice_s >= HELD_AT_MOST_S and not evidence.text:
                return self._carry_on(evidence, "no words in it")
            return Wish.NOTHING, None, evidence.now_s + 0.1
        clear = evidence.voice_probability >= CLEAR_VOICE or evidence.character is not None
        if voice_s >= (threshold.hold_after_s if clear else threshold.character_by_s):
            if not evidence.is_noise and not evidence.is_background:
                if threshold.hold_for_words and (not evidence.text or evidence.for_others):
                    return Wish.NOTHING, None, evidence.now_s + 0.1
                self.held = True
                return Wish.HOLD, Decision("hold", "somebody speaks", facts), None
            return self._carry_on(evidence, "a noise" if evidence.is_noise else "another voice")
        if voice_s >= threshold.duck_after_s and not self._ducked:
            self._ducked = True
            return Wish.DUCK, Decision("duck", "a sound", facts), evidence.now_s + 0.03
        return Wish.NOTHING, None, evidence.now_s + 0.03

    def _when_it_is_over(self, evidence: Evidence, threshold: Threshold) -> Judgement:
        if not evidence.words_are_all_in and evidence.silence_s < WORDS_BY_S:
            return Wish.NOTHING, None, None
        if _awaits_judgement(evidence):
            return Wish.NOTHING, None, evidence.now_s + JUDGED_BY_S - evidence.silence_s
        if evidence.words_are_all_in and _wants_floor(evidence, threshold):
            if _may_be_a_name(evidence.text) and evidence.silence_s < NAME_BY_S:
                return Wish.NOTHING, None, evidence.now_s + NAME_BY_S - evidence.silence_s
            why = "the user said something over the assistant"
            return self._give(Decision("yield", why, _facts(evidence)))
        if not evidence.text:
            return self._carry_on(evidence, "no words in it")
        if _may_be_a_call(evidence) and evidence.silence_s < NAME_BY_S:
            return Wish.NOTHING, None, evidence.now_s + NAME_BY_S - evidence.silence_s
        if is_nod(evidence.text):
            return self._carry_on(evidence, "a nod")
        ours = not evidence.for_others and not evidence.is_background
        little = ours and len(bare_words(evidence.text)) < threshold.words_afterwards
        return self._carry_on(evidence, "too little to interrupt it" if little else "meant for somebody else")

    def _carry_on(self, evidence: Evidence, why: str) -> Judgement:
        self._passed_s = evidence.speech_started_s
        self.held = self._ducked = False
        return Wish.CARRY_ON, Decision("carry on", why, _facts(evidence)), None

    def _give(self, decision: Decision) -> Judgement:
        self.reset()
        return Wish.FLOOR, decision, None


def _may_be_a_call(evidence: Evidence) -> bool:
    return evidence.for_others and len(bare_words(evidence.text)) <= CALL_WORDS and not is_nod(evidence.text)


def _awaits_judgement(evidence: Evidence) -> bool:
    """Whether the language model is about to tell to whom the words are said, where it matters."""
    text = evidence.text
    if not text or not evidence.judgement_due or evidence.silence_s >= JUDGED_BY_S:
        return False
    return evidence.words_are_all_in and not is_hush(text) and not is_nod(text)


def _may_be_a_name(text: str) -> bool:
    return len(bare_words(text)) == 1 and not is_hush(text) and not is_question(text) and not is_nod(text)


def _wants_floor(evidence: Evidence, threshold: Threshold) -> bool:
    """Whether the words that are known so far ask for the floor."""
    text = evidence.text
    if not text or evidence.for_others:
        return False
    if evidence.is_background and evidence.addressed < SURELY_ADDRESSED:
        return False
    if is_hush(text):
        return True
    if is_nod(text):
        return evidence.awaits_answer and not evidence.speaking
    if evidence.speaking:
        if evidence.judgement_due and evidence.voice_s < SURE_BY_S:
            return False
        enough = evidence.voice_s >= threshold.enough_voice_s
        return enough or len(bare_words(text)) >= threshold.words_to_yield
    return len(bare_words(text)) >= threshold.words_afterwards


def _facts(evidence: Evidence) -> Facts:
    facts: list[tuple[str, object]] = [
        ("overlap_s", round(evidence.voice_s, 3)),
        ("said", evidence.text),
        ("addressed", round(evidence.addressed, 2)),
    ]
    if (sound := evidence.character) is not None:
        facts += [("speech", round(sound.speech, 2)), ("user", round(sound.user, 2))]
    if evidence.looked is not None:
        facts.append(("looked", evidence.looked))
    return tuple(facts)
