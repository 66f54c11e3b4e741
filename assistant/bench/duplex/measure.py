"""A whole measurement: makes the scenes, plays them, and puts the figures together."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.bench.answers import machine_name
from assistant.bench.duplex import echo_run, rows
from assistant.bench.duplex.director import GAP_S
from assistant.bench.duplex.figures import figures
from assistant.bench.duplex.listening import EchoScore
from assistant.bench.duplex.report import Report
from assistant.bench.duplex.runner import Session, Setting, play
from assistant.bench.duplex.scene import Scene, total_s
from assistant.bench.duplex.scenes import make_scenes
from assistant.bench.duplex.voices import Studio
from assistant.model_loading import VOICE
from models.store import ModelStore


@dataclass(frozen=True)
class Wanted:
    """What is to be measured: `rows` of the table, of each the first few scenes when it is `quick`.

    With `only` the scenes whose name begins with that. `alone`: without camera and without a busy reasoner.
    """

    rows: Sequence[str] = rows.ROWS
    quick: bool = False
    alone: bool = False
    only: str = ""
    seed: int = 1


def measure(
    store: ModelStore, preset: str, models: Mapping[str, str], wanted: Wanted, say: Callable[[str], None]
) -> Report:
    """Measures on the made set. Raises NotBegunError, LoadingError, DeviceError, ModelError.

    Ctrl-C ends it early: the report then holds what there is so far.
    """
    say("Making the scenes.")
    studio = Studio(store.file(models[VOICE]), seed=wanted.seed)
    scenes = _scenes(studio, wanted)
    echo_scene = echo_run.make_echo_scene(studio, quick=wanted.quick) if rows.ECHO in wanted.rows else None
    del studio  # its memory is not the program's
    gc.collect()
    echo_s = len(echo_run.DELAYS_S) * echo_scene.duration_s if echo_scene is not None else 0.0
    say(
        f"{len(scenes)} scenes take {(total_s(scenes) + GAP_S * len(scenes)) / 60:.0f} min and the echo"
        f" {echo_s / 60:.0f} min, in real time. Leave the computer alone meanwhile; Ctrl-C prints what there is."
    )
    setting = Setting(store, models, alone=wanted.alone, progress=say)
    session = play(scenes, setting) if scenes else Session()
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
    }
    return Report(circumstances, figures(session, preset, echoes), session)


def _scenes(studio: Studio, wanted: Wanted) -> list[Scene]:
    made = make_scenes(studio, wanted.rows, quick=wanted.quick, seed=wanted.seed)
    return [scene for scene in made if scene.name.startswith(wanted.only)]
