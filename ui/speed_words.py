"""How fast a model was on this computer, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.speeds import Measured, Speed, SpeedBook
from ui.translating import number, tr, tr_count

WHOLE_SECONDS_FROM_S = 9.95


@dataclass(frozen=True)
class SpeedWords:
    """What was measured: a few words for a list, a sentence beside the facts, and how it was measured."""

    short: str
    sentence: str
    note: str


NOT_TRIED = SpeedWords("", "", "")


def speed_words(book: SpeedBook, role: str, model_id: str) -> SpeedWords:
    """What is known of a model in a role; `NOT_TRIED` when nothing is."""
    if role == "interaction":
        return answer_words(book, [model_id])
    if role == "recogniser":
        return _read_words(book.measured(Speed.READ_S, [model_id]))
    if role == "voice":
        return _sound_words(book.measured(Speed.SOUND_S, [model_id]))
    if role == "reasoner":
        return _thought_words(
            book.measured(Speed.THOUGHT_S, [model_id]), book.measured(Speed.WORDS_PER_S, [model_id])
        )
    return NOT_TRIED


def answer_words(book: SpeedBook, models: Iterable[str]) -> SpeedWords:
    """How soon conversations with these models answered."""
    answers = book.measured(Speed.ANSWER_S, models)
    if answers is None:
        return NOT_TRIED
    return SpeedWords(
        _short(answers),
        tr("Answers in {time} here", time=time_text(answers.median)),
        tr_count(
            "Measured on one answer, from the end of what you said to the first sound.",
            "The median of {count} answers, from the end of what you said to the first sound.",
            answers.count,
        ),
    )


def time_text(seconds: float) -> str:
    """A time as people read it: 0.4 s, 12 s."""
    return tr("{number} s", number=number(seconds, 0 if seconds >= WHOLE_SECONDS_FROM_S else 1))


def _read_words(read: Measured | None) -> SpeedWords:
    if read is None:
        return NOT_TRIED
    return SpeedWords(
        _short(read),
        tr("Knows your words after {time} here", time=time_text(read.median)),
        tr_count(
            "Measured once, from the end of what you said.",
            "The median of {count} times, from the end of what you said.",
            read.count,
        ),
    )


def _sound_words(sound: Measured | None) -> SpeedWords:
    if sound is None:
        return NOT_TRIED
    return SpeedWords(
        _short(sound),
        tr("First sound after {time} here", time=time_text(sound.median)),
        tr_count(
            "Measured once, from the words of an answer to their sound.",
            "The median of {count} times, from the words of an answer to their sound.",
            sound.count,
        ),
    )


def _thought_words(thought: Measured | None, words: Measured | None) -> SpeedWords:
    if thought is None:
        return NOT_TRIED
    sentence = tr("An answer takes {time} here", time=time_text(thought.median))
    if words is not None:
        sentence += "  ·  " + tr("{number} words a second", number=number(words.median, 1))
    return SpeedWords(
        _short(thought),
        sentence,
        tr_count(
            "Measured on one answer, from the question to the whole of it. It rests while you talk.",
            "The median of {count} answers, from the question to the whole of it. It rests while you talk.",
            thought.count,
        ),
    )


def _short(measured: Measured) -> str:
    return tr("{time} here", time=time_text(measured.median))
