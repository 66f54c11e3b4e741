"""Events of the camera: few, true and without flicker."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import CameraEvent
from assistant.perception.movement import MovementWatch

RANDOM = np.random.default_rng(3)
ROOM = RANDOM.integers(60, 180, size=(24, 32, 3), dtype=np.uint8).repeat(20, axis=0).repeat(20, axis=1)
FPS = 10.0
NOISE = RANDOM.normal(0, 1, (8, 480, 640, 1)).astype(np.float32)


def room(person_at: int | None = None, gain: float = 1.0, noise: float = 3.0) -> np.ndarray:
    """A picture of a room, 640 × 480, perhaps with somebody in it."""
    frame = ROOM.astype(np.float32) * gain
    if person_at is not None:
        frame[140:460, person_at : person_at + 120] = 230 * gain
    frame += noise * NOISE[RANDOM.integers(len(NOISE))]
    return np.clip(frame, 0, 255).astype(np.uint8)


class Watching:
    """A watch that is shown pictures at 10 per second."""

    def __init__(self) -> None:
        self.watch = MovementWatch()
        self.now_s = 0.0

    def show(self, *frames: np.ndarray) -> list[CameraEvent]:
        events: list[CameraEvent] = []
        for frame in frames:
            self.now_s += 1 / FPS
            events += self.watch.look(frame, self.now_s)
        return events


def kinds(events: list[CameraEvent]) -> list[str]:
    return [event.kind for event in events]


def test_a_noisy_room_is_still() -> None:
    assert Watching().show(*(room(noise=6.0) for _ in range(30))) == []


def test_a_person_who_walks_through_is_one_movement() -> None:
    watching = Watching()
    watching.show(*(room() for _ in range(10)))
    walking = watching.show(*(room(person_at=x) for x in range(0, 500, 20)))
    assert kinds(walking) == ["movement"]
    assert walking[0].text == "Something is moving"
    assert 1.0 < walking[0].at_s <= 1.3
    after = watching.show(*(room() for _ in range(30)))
    assert kinds(after) == ["still"]
    assert watching.show(*(room() for _ in range(30))) == []


def test_a_short_pause_does_not_end_a_movement() -> None:
    watching = Watching()
    walk = [room(person_at=x) for x in range(0, 200, 20)]
    pause = [room(person_at=200) for _ in range(12)]
    events = watching.show(*walk, *pause, *(room(person_at=x) for x in range(200, 400, 20)))
    assert kinds(events) == ["movement"]


def test_a_covered_lens_is_dark_and_not_movement() -> None:
    watching = Watching()
    watching.show(*(room() for _ in range(5)))
    covered = watching.show(*(room(gain=0.03) for _ in range(20)))
    assert kinds(covered) == ["dark"]
    assert watching.watch.dark
    assert watching.show(*(room(gain=0.03) for _ in range(20))) == []
    assert kinds(watching.show(*(room() for _ in range(10)))) == ["light"]


def test_a_lamp_that_is_switched_on_is_not_movement() -> None:
    watching = Watching()
    watching.show(*(np.clip(room() * 0.5 + 40, 0, 255).astype(np.uint8) for _ in range(5)))
    assert watching.show(*(np.clip(room() * 0.5 + 90, 0, 255).astype(np.uint8) for _ in range(10))) == []


def test_pictures_far_apart_or_shown_twice_are_not_compared() -> None:
    watching = Watching()
    watching.show(room())
    watching.now_s += 60
    assert watching.show(room(person_at=100), room(person_at=100)) == []
    assert watching.watch.look(room(), watching.now_s) == ()
