"""A whole measurement: makes the scenes, plays them, and puts the figures together."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.bench.duplex import echo_run, rows
from assistant.bench.duplex.director import GAP_S
from assistant.bench.duplex.figures import figures
from assistant.bench.duplex.folder_in import Sample, read_samples
from assistant.bench.duplex.folder_out import keep_performance, write_output
from assistant.bench.duplex.listening import EchoScore
from assistant.bench.duplex.report import Report
from assistant.bench.duplex.runner import Session, Setting, play
from assistant.bench.duplex.scene import Scene, total_s
from assistant.bench.duplex.scenes import make_scenes
from assistant.bench.duplex.voices import Studio
from assistant.machine import machine_name
from assistant.model_loading import VOICE
from models.store import ModelStore


@dataclass(frozen=True)
class Wanted:
    """What is to be measured: `rows` of the table, of each the first few scenes when it is `quick`.

    With `only` the scenes whose name begins with that. `alone`: without camera and without a busy reasoner. With
    `data` the samples in that folder instead of the made set; `keep` is where the made scenes are written.
    """

    rows: Sequence[str] = rows.ROWS
    quick: bool = False
    alone: bool = False
    only: str = ""
    seed: int = 1
    data: Path | None = None
    keep: Path | None = None


def measure(
    store: ModelStore, preset: str, models: Mapping[str, str], wanted: Wanted, say: Callable[[str], None]
) -> Report:
    """Measures on the made set, or on the samples of a folder, into which the output is then written.

    Raises FolderError, NotBegunError, LoadingError, DeviceError, ModelError, OSError when output cannot be written.
    Ctrl-C ends it early: the report then holds what there is so far.
    """
    samples: list[Sample] = []
    echo_scene: Scene | None = None
    if wanted.data is not None:
        samples = [sample for sample in read_samples(wanted.data) if _is_wanted(sample, wanted)]
        scenes = [sample.scene for sample in samples]
    else:
        say("Making the scenes.")
        scenes, echo_scene = _make(store.file(models[VOICE]), wanted)
    _announce(scenes, echo_scene, say)
    setting = Setting(store, models, alone=wanted.alone, progress=say)
    session = play(scenes, setting) if scenes else Session()
    for performance, sample in zip(session.performances, samples, strict=False):
        write_output(performance, sample)
    if wanted.keep is not None:
        for performance in session.performances:
            keep_performance(performance, wanted.keep)
    echoes: dict[str, EchoScore] = {}
    if echo_scene is not None and session.complete:
        echoes = echo_run.play_echoes(echo_scene, setting)
    circumstances = {
        "preset": preset,
        "models": dict(models),
        "machine": machine_name(),
        "beside": "alone"
        if wanted.alone
        else "with a camera, and the reasoner at work in every second scene",
        "rows": list(wanted.rows),
        "quick": wanted.quick,
        "seed": wanted.seed,
        "data": "made" if wanted.data is None else wanted.data.name,
    }
    return Report(circumstances, figures(session, preset, echoes), session)


def _is_wanted(sample: Sample, wanted: Wanted) -> bool:
    scene = sample.scene
    row = scene.name.partition("/")[0]
    return row in wanted.rows and scene.name.startswith(wanted.only)


def _make(voice: Path, wanted: Wanted) -> tuple[list[Scene], Scene | None]:
    """The scenes and that of the echo, made in a process of its own: what that needs is not the program's memory."""
    with multiprocessing.get_context("spawn").Pool(1, initializer=_leave_interrupts_alone) as pool:
        return pool.apply_async(_make_here, (voice, wanted)).get()


def _make_here(voice: Path, wanted: Wanted) -> tuple[list[Scene], Scene | None]:
    studio = Studio(voice, seed=wanted.seed)
    made = make_scenes(studio, wanted.rows, quick=wanted.quick, seed=wanted.seed)
    scenes = [scene for scene in made if scene.name.startswith(wanted.only)]
    return scenes, echo_run.make_echo_scene(studio, quick=wanted.quick) if rows.ECHO in wanted.rows else None


def _leave_interrupts_alone() -> None:
    """Ctrl-C goes to every process of a terminal; the one that waits for this one ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _announce(scenes: list[Scene], echo_scene: Scene | None, say: Callable[[str], None]) -> None:
    parts = []
    if scenes:
        parts.append(f"{len(scenes)} scenes take {(total_s(scenes) + GAP_S * len(scenes)) / 60:.0f} min")
    if echo_scene is not None:
        parts.append(f"the echo takes {len(echo_run.DELAYS_S) * echo_scene.duration_s / 60:.0f} min")
    if parts:
        say(
            f"In real time {' and '.join(parts)}. Leave the computer alone; Ctrl-C prints what there is so far."
        )
    else:
        say("There is no such scene.")
