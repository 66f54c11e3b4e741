"""Measures, while people talk, how fast the models in use are on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.answer_times import AnswerTimer
from assistant.machine import processor_name
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline
from models.hardware import look_at_hardware
from models.speeds import SPEEDS_FILE, Speed, SpeedBook
from models.store import ModelStore

INTERACTION, RECOGNISER, VOICE, REASONER = (
    "interaction",
    "recogniser",
    "voice",
    "reasoner",
)  # see `models.catalogue`

ANSWERING = (INTERACTION, RECOGNISER, VOICE)
"""The roles on which the time of an answer depends."""


def speed_book(data_dir: Path, store: ModelStore) -> SpeedBook:
    """The figures of this machine."""
    machine = f"{processor_name()}, {look_at_hardware().threads} threads"
    return SpeedBook(data_dir / SPEEDS_FILE, machine, store.fingerprint)


class SpeedWatch:
    """Reads the times of answers and thoughts off a timeline, as they come.

    `models` says who plays which role now. `keep` is given what writes them down, to be called in a thread that may
    wait for the disk.
    """

    def __init__(
        self,
        timeline: Timeline,
        book: SpeedBook,
        models: Callable[[], Mapping[str, str]],
        keep: Callable[[Callable[[], None]], None],
    ) -> None:
        self._book = book
        self._models = models
        self._keep = keep
        self._timer = AnswerTimer()
        self._last_task = 0
        timeline.subscribe(self._take)

    def _take(self, item: TimelineItem) -> None:
        answered_s = self._timer.take(item)
        if answered_s is not None:
            self._answered(answered_s)
        elif item.lane is Lane.REASONER and item.data.get("state") == "done" and item.id > self._last_task:
            self._last_task = item.id
            self._thought(item)

    def _answered(self, answered_s: float) -> None:
        cast = self._models()
        if any(role not in cast for role in ANSWERING):
            return
        self._book.note(Speed.ANSWER_S, [cast[role] for role in ANSWERING], answered_s)
        stages = self._timer.stages
        asked_s, clause_s = stages.get("draft_asked_s"), stages.get("first_clause_s")
        sound_s, words_s = stages.get("first_sound_s"), stages.get("words_in_s")
        if words_s is not None:
            self._book.note(Speed.READ_S, [cast[RECOGNISER]], max(0.0, words_s))
        if asked_s is not None and clause_s is not None:
            self._book.note(Speed.CLAUSE_S, [cast[INTERACTION]], clause_s - asked_s)
        if (
            sound_s is not None and clause_s is not None and clause_s >= 0.0
        ):  # before, the voice waits for silence
            self._book.note(Speed.SOUND_S, [cast[VOICE]], sound_s - clause_s)
        self._keep(self._book.save)

    def _thought(self, item: TimelineItem) -> None:
        """The answer of a task is whole. Its time is what the user waits, rests of the reasoner among it."""
        model_id = str(item.data.get("model") or self._models().get(REASONER, ""))
        length_s = (item.end_s or item.start_s) - item.start_s
        words = len(str(item.data.get("answer", "")).split())
        if model_id and words and length_s > 0.0:
            self._book.note(Speed.THOUGHT_S, [model_id], length_s)
            self._book.note(Speed.WORDS_PER_S, [model_id], words / length_s)
            self._keep(self._book.save)
