"""Is the user done? A score from the sound of the end and from the words, and how long a silence has to be then."""

from __future__ import annotations

from typing import Protocol

from assistant.interaction.wording import asks, is_complete, trails_off


class FittedEnd(Protocol):
    """See `assistant.interaction.turn_end_model.TurnEndModel`."""

    def probability(self, text: str, sentence_end: float | None, end_of_turn: float | None) -> float: ...

    def wait_s(self, probability: float) -> float: ...


MIN_WAIT_S = 0.2
"""Silence after the surest of ends: people leave each other about as much."""
MAX_WAIT_S = 1.9
"""Silence after which even the most unfinished remark is answered."""
STATEMENT_SCORES = (0.4, 0.8)
"""A statement is never surer than this: another may follow, where a question or a request waits for its answer."""
QUESTION_SCORES = (0.72, 1.0)
SURE_END = 0.8
SURE_SHARE = 0.5
"""A question or request that is so complete needs no other opinion, and what doubt is left counts only so much: whoever
goes on after it is heard at once."""
UNFINISHED = 0.12
FINISHED = 0.5
"""Below and above these likelihoods of a sentence's end the words alone say nearly all."""
USUAL_PAUSE_S = 0.5
PAUSE_FACTORS = (0.85, 1.4)
"""How much a speaker's own pauses may shorten or lengthen the silence that is waited for."""


def done_score(text: str, end_of_turn: float | None, sentence_end: float | None = None) -> float:
    """How likely the user is done (0–1), from the sound of the end and from the words.

    `sentence_end` is how likely a sentence ends with them as the language model sees it; without it the spelling that
    the recogniser chose has to do.
    """
    sound = 0.5 if end_of_turn is None else end_of_turn
    known = sentence_end is not None or end_of_turn is None
    if sentence_end is None:
        sentence_end = 0.0 if trails_off(text) else 0.8 if is_complete(text) else 0.3
    if sentence_end < UNFINISHED:
        return 0.3 * sound * sentence_end / UNFINISHED
    awaits_answer = asks(text)
    if awaits_answer and known and sentence_end >= SURE_END:
        return 1.0 - SURE_SHARE * (1.0 - sentence_end)
    least, most = QUESTION_SCORES if awaits_answer else STATEMENT_SCORES
    share = min(1.0, (sentence_end - UNFINISHED) / (FINISHED - UNFINISHED))
    return share * (least + (most - least) * sound) + (1.0 - share) * 0.3 * sound


def wait_s(score: float, usual_pause_s: float | None = None) -> float:
    """How long a silence has to be before a turn with this score is taken for finished."""
    beyond_s = (1.0 - score) * (MAX_WAIT_S - MIN_WAIT_S)
    if usual_pause_s is not None:
        shortest, longest = PAUSE_FACTORS
        beyond_s *= min(longest, max(shortest, usual_pause_s / USUAL_PAUSE_S))
    return min(MAX_WAIT_S, MIN_WAIT_S + beyond_s)


def silence_needed_s(
    text: str,
    end_of_turn: float | None,
    sentence_end: float | None,
    usual_pause_s: float | None = None,
    fitted: FittedEnd | None = None,
    *,
    patience: float = 1.0,
) -> tuple[float, float]:
    """The score, and how long a silence has to be before the turn is taken for finished.

    With the `fitted` model, which is quicker after statements and takes more pauses for ends, its wait and that of the
    score are averaged where it is the shorter one. With the more careful score of before, on the made-up turns that the
    model has learned from, heard by `starter`, this waited 0.50 s (median; the score alone 0.70 s, the model alone
    0.27 s) and would have begun to speak in 15 % of the pauses within a sentence (9 %, 31 %).

    What is more than the shortest wait is multiplied by `patience`.
    """
    score = done_score(text, end_of_turn, sentence_end)
    needed_s = wait_s(score, usual_pause_s)
    if fitted is not None and sentence_end is not None:
        fitted_s = fitted.wait_s(fitted.probability(text, sentence_end, end_of_turn))
        needed_s = min(needed_s, max(MIN_WAIT_S, (needed_s + fitted_s) / 2))
    return score, MIN_WAIT_S + patience * (needed_s - MIN_WAIT_S)
