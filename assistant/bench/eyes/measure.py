"""Measures the eyes, part by part."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.bench.eyes.counting import count_drawn, count_points
from assistant.bench.eyes.looking import look_at
from assistant.bench.eyes.moments import converse_with
from assistant.bench.eyes.parts import DRAWN, LOOKING, MOMENTS, POINTS
from assistant.bench.eyes.report import Report
from assistant.bench.eyes.video_writer import write_video
from assistant.bench.eyes.visits import film_of_visits
from assistant.machine import machine_name
from assistant.sight_seat import SIGHT
from models.store import ModelStore

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """Which parts, and how much of each."""

    parts: tuple[str, ...]
    quick: bool = False

    @property
    def workouts(self) -> int:
        """Of each exercise, as points."""
        return 6 if self.quick else 40

    @property
    def drawn_workouts(self) -> int:
        return 1 if self.quick else 4

    @property
    def visits(self) -> int:
        return 1 if self.quick else 3


def measure(store: ModelStore, models: Mapping[str, str], wanted: Wanted, progress: Progress) -> Report:
    """Measures what is wanted. Raises LoadingError, SightUnusableError, DeviceError, ModelError."""
    report = Report(machine_name())
    if POINTS in wanted.parts:
        progress(f"Counting for {4 * wanted.workouts} people as points.")
        report = replace(report, points=tuple(count_points(wanted.workouts)))
    if DRAWN in wanted.parts:
        folder = store.folder(models[SIGHT])
        progress(f"Counting for {4 * wanted.drawn_workouts} drawn people.")
        report = replace(report, drawn=tuple(count_drawn(folder, wanted.drawn_workouts)))
    if not {LOOKING, MOMENTS} & set(wanted.parts):
        return report
    with tempfile.TemporaryDirectory(prefix="counterpoint-bench-") as home:
        film, path = film_of_visits(wanted.visits), Path(home) / "visits.mp4"
        progress(f"Drawing a film of {film.length_s:.0f} s.")
        write_video(path, film.pictures(), film.frames_per_s)
        if LOOKING in wanted.parts:
            progress("Looking at it in real time. Leave the computer alone from here on.")
            report = replace(report, looking=look_at(film, path, store.folder(models[SIGHT])))
        if MOMENTS in wanted.parts:
            progress("Holding a conversation with it in real time.")
            report = replace(report, moments=converse_with(film, path, store, models))
    return report
