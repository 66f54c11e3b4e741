"""Looking: what the camera and the eye cost, and how soon they tell of what happens, with a film in real time."""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import psutil

from assistant.bench.eyes.delays import Delays, delays
from assistant.bench.eyes.visits import COMES, LEAVES, LOOKS_AWAY, RAISES, Film
from assistant.capture.camera import Camera
from assistant.capture.errors import DeviceError
from assistant.clock import RealClock
from assistant.health import THREADS_ARE_KNOWN
from assistant.micro_turn import CameraEvent, Sight
from assistant.perception.eye import Eye
from assistant.perception.sight.finder import SightFinder
from assistant.perception.sight.watch import SightWatch

WATCH_S = 0.6
"""So late an event may be at the most."""
KINDS = {COMES: "person", RAISES: "raised_hand", LOOKS_AWAY: "away", LEAVES: "nobody"}
WARM_S = 2.0
"""What the beginning costs says nothing about what goes on."""


@dataclass(frozen=True)
class Looking:
    """Looks a second; cores that the camera's thread and the eye's keep busy (None where the system does not tell); how
    old a picture is when it is understood; the delays of events from what happened."""

    looks_per_s: float
    eye_cores: float | None
    camera_cores: float | None
    understood: Delays
    events: tuple[Delays, ...]


def look_at(film: Film, path: Path, folder: Path) -> Looking:
    """Plays the film that is at `path` to the models in `folder`. Raises DeviceError when it cannot be played."""
    clock = RealClock()
    problems: list[str] = []
    told: list[tuple[float, CameraEvent | Sight]] = []
    watch = SightWatch(SightFinder(folder))
    camera = Camera(str(path), clock, problems.append)
    eye = Eye(camera, watch, lambda found: told.append((clock.now_s(), found)))
    clock.begin()
    camera.start()
    eye.start()
    try:
        threading.Event().wait(WARM_S)
        began_s, before = clock.now_s(), _processor_s()
        while not camera.finished.wait(0.5):
            if problems and camera.latest() is None:
                raise DeviceError(problems[0])
            used, used_s = _processor_s(), clock.now_s() - began_s
    finally:
        eye.stop()
        camera.stop()
    sights = [(at_s, found.at_s) for at_s, found in told if isinstance(found, Sight)]
    cores = {name: round((used[name] - before[name]) / used_s, 3) for name in used if name in before}
    happened: dict[str, list[float]] = defaultdict(list)
    for one in film.happenings():
        happened[one.what].append(one.at_s)
    return Looking(
        looks_per_s=round(sum(at_s > began_s for at_s, _ in sights) / (sights[-1][0] - began_s), 2)
        if sights
        else 0.0,
        eye_cores=cores.get("eye"),
        camera_cores=cores.get("camera"),
        understood=Delays("a picture is understood", tuple(round(a - b, 3) for a, b in sights), len(sights)),
        events=tuple(
            delays(f"event: somebody {what}", happened[what], _told_s(told, kind), WATCH_S)
            for what, kind in KINDS.items()
        ),
    )


def _told_s(told: list[tuple[float, CameraEvent | Sight]], kind: str) -> list[float]:
    return [at_s for at_s, found in told if isinstance(found, CameraEvent) and found.kind == kind]


def _processor_s() -> dict[str, float]:
    """What the two threads have used; empty where the system does not say which thread is which."""
    if not THREADS_ARE_KNOWN:
        return {}
    names = {one.native_id: one.name for one in threading.enumerate() if one.name in ("camera", "eye")}
    return {
        names[one.id]: one.user_time + one.system_time
        for one in psutil.Process().threads()
        if one.id in names
    }
