"""Own scorer: answers, pauses and interruptions. The rules are those of Full-Duplex-Bench where it has one.

G.-T. Lin et al., "Full-Duplex-Bench", 2025 (arXiv 2503.04721), and v1.5 (arXiv 2507.23159): a takeover is speech of
1 s or more, or of more than 3 words. Times come from the energy of the output, words from the timeline.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.bench.duplex import rows
from assistant.bench.duplex.performance import Line, Performance
from assistant.bench.duplex.scene import Mark
from assistant.perception.hypothesis import bare_words

TAKEOVER_S = 1.0
TAKEOVER_WORDS = 3
"""A takeover is as long as this or longer, or has more words than this."""
ENDED_BY_ITSELF_S = 0.5
"""A line that was over so soon after somebody began to speak over it, and whole, cannot be said to have stopped."""
UNDERSTOOD_SHARE = 0.5
"""How many of the words of a turn must have been recognised for what follows to be an answer to it."""
ONSET_TOLERANCE_S = 0.05


@dataclass(frozen=True)
class AnswerScore:
    """What came of a finished turn.

    `answered`: content was heard after it. `after_s`: from its end to the first sound of that; None when there was
    none. `takeover`: by the rule of Full-Duplex-Bench. `early`: a takeover began before the end. `promised`: there was
    a promise to think first, or alone.
    """

    answered: bool
    after_s: float | None
    takeover: bool
    early: bool
    promised: bool


@dataclass(frozen=True)
class PauseScore:
    """What came of a turn with pauses: whether the turn was taken before its end, whether anything was said at all
    before it, and what came after it."""

    takeover: bool
    spoke: bool
    answer: AnswerScore


@dataclass(frozen=True)
class InterruptionScore:
    """What came of an interruption.

    `applicable`: the assistant was speaking when it began. `stop_s`: from the onset to silence; None when what was
    being said ended by itself meanwhile. `expected`: whether an expected word was in the answer, None where none is
    known.
    """

    applicable: bool
    stop_s: float | None = None
    answered: bool = False
    after_s: float | None = None
    understood: bool = False
    expected: bool | None = None


def is_takeover(performance: Performance, from_s: float, to_s: float) -> bool:
    """Whether between the two times there is speech of TAKEOVER_S or more, or of more than TAKEOVER_WORDS.

    As in Full-Duplex-Bench, the length is also that from the first to the last word of all.
    """
    words = [
        word
        for line in performance.lines
        for word in line.words
        if word.start_s < to_s and word.end_s > from_s
    ]
    sounding = [(max(start, from_s), min(end, to_s)) for start, end in performance.sounds()]
    sounding = [(start, end) for start, end in sounding if end > start]
    if any(end - start >= TAKEOVER_S for start, end in sounding):
        return True
    if len(words) > TAKEOVER_WORDS:
        return True
    return bool(words) and words[-1].end_s - words[0].start_s >= TAKEOVER_S


def score_answer(performance: Performance, turn: Mark) -> AnswerScore:
    """What came after the turn, up to the end of the scene."""
    until_s = performance.scene.duration_s
    after = [line for line in performance.lines if line.end_s > turn.end_s]
    content = [line for line in after if line.is_content]
    early = is_takeover(performance, turn.start_s, turn.end_s)
    first_s = first_sound_of(performance, content[0]) if content else None
    if first_s is not None and not turn.start_s <= first_s < until_s:
        first_s = None
    return AnswerScore(
        answered=first_s is not None,
        after_s=None if first_s is None else round(first_s - turn.end_s, 3),
        takeover=is_takeover(performance, turn.end_s, until_s),
        early=early,
        promised=any(line.text and not line.is_content for line in after),
    )


def score_pause(performance: Performance) -> PauseScore:
    """See PauseScore. The turn is the scene's only one."""
    turn = performance.of(rows.TURN)[0]
    spoke = any(start < turn.end_s and end > turn.start_s for start, end in performance.sounds())
    return PauseScore(
        takeover=is_takeover(performance, turn.start_s, turn.end_s),
        spoke=spoke,
        answer=score_answer(performance, turn),
    )


def score_interruption(performance: Performance) -> InterruptionScore:
    """See InterruptionScore; a later resume does not undo that it stopped."""
    interruption = next(iter(performance.of(rows.INTERRUPTION)), None)
    if interruption is None:
        return InterruptionScore(applicable=False)
    onset_s = interruption.start_s
    going_on_s = sound_at(performance, onset_s)
    if going_on_s is None:
        return InterruptionScore(applicable=False)
    stop_s: float | None = round(going_on_s - onset_s, 3)
    interrupted = line_at(performance, onset_s)
    if stop_s is not None and stop_s < ENDED_BY_ITSELF_S and (interrupted is None or not interrupted.unheard):
        stop_s = None if not _was_stopped(performance, onset_s, going_on_s) else stop_s
    answer = next((line for line in _new_lines(performance, interruption, interrupted)), None)
    understood = is_understood(performance, interruption)
    first_s = None if answer is None else first_sound_of(performance, answer)
    expects = performance.scene.expects
    expected = None
    if expects:
        said = set(bare_words(answer.text)) if answer is not None else set()
        expected = bool(said & set(expects))
    return InterruptionScore(
        applicable=True,
        stop_s=stop_s,
        answered=answer is not None and understood,
        after_s=None if first_s is None else round(first_s - interruption.end_s, 3),
        understood=understood,
        expected=expected,
    )


def sound_at(performance: Performance, at_s: float) -> float | None:
    """When the sound that is going on at this time ends (s); None when there is none."""
    for start, end in performance.sounds():
        if start <= at_s + ONSET_TOLERANCE_S and end > at_s:
            return end
    return None


def line_at(performance: Performance, at_s: float) -> Line | None:
    """The line that is being said at this time, or was said last."""
    begun = [line for line in performance.lines if line.start_s <= at_s]
    return begun[-1] if begun else None


def first_sound_of(performance: Performance, line: Line) -> float | None:
    """The first audible sample of a line (s)."""
    return performance.first_sound_s(line.start_s - ONSET_TOLERANCE_S)


def is_understood(performance: Performance, turn: Mark) -> bool:
    """Whether enough of the turn's words were recognised while it was spoken."""
    said = bare_words(turn.text)
    heard = set(bare_words(performance.understood_between(turn.start_s, turn.end_s + 0.5)))
    return not said or sum(word in heard for word in said) >= UNDERSTOOD_SHARE * len(said)


def continues(line: Line, unheard: str) -> bool:
    """Whether a line goes on with what had not been heard: at its first word, or one before or after it."""
    rest, said = bare_words(unheard), bare_words(line.text)
    if not rest or not said:
        return False
    compared = min(2, len(rest), len(said))
    return any(said[i : i + compared] == rest[j : j + compared] for i, j in ((0, 0), (1, 0), (0, 1)))


def _new_lines(performance: Performance, turn: Mark, interrupted: Line | None) -> list[Line]:
    """The content that began after the turn did, and is not the interrupted line taken up again."""
    unheard = interrupted.unheard if interrupted is not None else ""
    return [
        line
        for line in performance.lines
        if line.end_s > turn.end_s
        and line.start_s > turn.start_s + ONSET_TOLERANCE_S
        and line.is_content
        and not line.told
        and not continues(line, unheard)
    ]


def _was_stopped(performance: Performance, onset_s: float, silent_s: float) -> bool:
    """Whether the floor stopped or held the voice then. A stop in the last word leaves nothing unheard."""
    stops = ("yield", "hold", "stop", "pause")
    return any(d.what in stops and onset_s <= d.at_s <= silent_s + 0.1 for d in performance.decisions)
