"""Is the user done? A score from the sound of the end and from the words, and how long a silence has to be then."""

from __future__ import annotations

from assistant.interaction.wording import is_complete, is_question, is_request, trails_off

MIN_WAIT_S = 0.2
"""Silence after the surest of ends: people leave each other about as much."""
MAX_WAIT_S = 1.9
"""Silence after which even the most unfinished remark is answered."""
STATEMENT_AT_MOST = 0.72
"""A statement is never surer than this: another may follow, where a question or a request waits for its answer."""
USUAL_PAUSE_S = 0.5
PAUSE_FACTORS = (0.85, 1.4)
"""How much a speaker's own pauses may shorten or lengthen the silence that is waited for."""


def done_score(text: str, end_of_turn: float | None) -> float:
    """How likely the user is done (0–1), from the sound of the end and from the words."""
    score = 0.5 if end_of_turn is None else end_of_turn
    if trails_off(text):
        return score * 0.25
    if is_question(text) or is_request(text):
        return max(score, 0.35 + 0.65 * score) if text.rstrip()[-1:] in ".?!" else score
    if is_complete(text):
        return min(STATEMENT_AT_MOST, max(score, 0.15 + 0.8 * score))
    return score * 0.65


def wait_s(score: float, usual_pause_s: float | None = None) -> float:
    """How long a silence has to be before a turn with this score is taken for finished."""
    beyond_s = (1.0 - score) * (MAX_WAIT_S - MIN_WAIT_S)
    if usual_pause_s is not None:
        shortest, longest = PAUSE_FACTORS
        beyond_s *= min(longest, max(shortest, usual_pause_s / USUAL_PAUSE_S))
    return min(MAX_WAIT_S, MIN_WAIT_S + beyond_s)
