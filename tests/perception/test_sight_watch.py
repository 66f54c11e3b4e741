"""What the eye is told of one picture after another, with a scripted finder of people."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from assistant.micro_turn import CameraEvent, Face, Frame, Sight
from assistant.perception.sight.upside_down import TRIES, TRY_EVERY_S
from assistant.perception.sight.watch import FAILED, UPSIDE_DOWN, SightWatch

ROOM = np.random.default_rng(1).integers(40, 200, (120, 160, 3)).astype(np.uint8)
FACE = Face((0.4, 0.2, 0.2, 0.3), 0.9, 0.0, 0.0, 0.0)


class Looker:
    """Finds the same faces in every picture; `turned` ones in those that stand on their heads."""

    def __init__(self, faces: tuple[Face, ...] = (), turned: tuple[Face, ...] = ()) -> None:
        self.faces, self.turned = faces, turned
        self.looks: list[float] = []
        self.tried: list[Frame] = []
        self.forgot = 0
        self.trouble: Exception | None = None

    def find(self, frame: Frame, at_s: float) -> Sight:
        if self.trouble is not None:
            raise self.trouble
        self.looks.append(at_s)
        return Sight(at_s, frame.shape[1], frame.shape[0], self.faces)

    def faces_in(self, frame: Frame) -> tuple[Face, ...]:
        self.tried.append(frame)
        return self.turned

    def forget(self) -> None:
        self.forgot += 1


class Processor:
    """The time that a thread has used: so much more at each question."""

    def __init__(self, step_s: float = 0.01) -> None:
        self.step_s, self.used_s = step_s, 0.0

    def __call__(self) -> float:
        self.used_s += self.step_s
        return self.used_s


def look(
    watch: SightWatch, seconds: float, start_s: float = 0.0, frame: Callable[[int], Frame] = lambda _n: ROOM
) -> list[CameraEvent | Sight]:
    found: list[CameraEvent | Sight] = []
    for number in range(round(seconds / 0.2)):
        found += watch.look(frame(number), start_s + 0.2 * number)
    return found


def kinds(found: list[CameraEvent | Sight]) -> list[str]:
    return [one.kind for one in found if isinstance(one, CameraEvent)]


def test_each_look_gives_a_sight_and_what_began_comes_after_it() -> None:
    watch = SightWatch(Looker((FACE,)), used_s=Processor())
    found = look(watch, 2.0)
    sights = [one.at_s for one in found if isinstance(one, Sight)]
    assert sights == pytest.approx([0.2 * number for number in range(10)])
    assert "person" in kinds(found)
    first = next(number for number, one in enumerate(found) if isinstance(one, CameraEvent))
    assert isinstance(found[first - 1], Sight)


def test_without_models_it_sees_movement_only_and_people_when_they_come() -> None:
    watch = SightWatch(used_s=Processor())
    assert not watch.finds_people
    moving = look(watch, 2.0, frame=lambda number: np.roll(ROOM, 40 * (number % 2), axis=1))
    assert kinds(moving) == ["movement"]
    assert not any(isinstance(one, Sight) for one in moving)
    watch.use(Looker((FACE,)))
    assert watch.finds_people
    assert "person" in kinds(look(watch, 2.0, start_s=2.0))


def test_a_finder_that_fails_costs_one_sentence_and_movement_is_still_seen() -> None:
    told: list[str] = []
    looker = Looker((FACE,))
    watch = SightWatch(looker, notice=told.append, used_s=Processor())
    look(watch, 1.0)
    looker.trouble = RuntimeError("a tensor is missing")
    found = look(watch, 2.0, start_s=1.0, frame=lambda number: np.roll(ROOM, 40 * (number % 2), axis=1))
    assert told == [FAILED]
    assert "movement" in kinds(found)
    assert not any(isinstance(one, Sight) for one in found)
    assert not watch.finds_people


def test_another_finder_takes_over_after_one_that_failed() -> None:
    broken = Looker()
    broken.trouble = ValueError("no")
    watch = SightWatch(broken, used_s=Processor())
    look(watch, 1.0)
    watch.use(Looker((FACE,)))
    assert "person" in kinds(look(watch, 2.0, start_s=1.0))


def test_a_slow_machine_looks_less_often_and_says_so() -> None:
    looker = Looker((FACE,))
    watch = SightWatch(looker, used_s=Processor(step_s=0.2))
    look(watch, 30.0)
    assert 30 <= len(looker.looks) <= 45  # a look costs 0.2 s, and a quarter of a core is there
    assert watch.health.sparing
    assert watch.health.cores == pytest.approx(0.25, abs=0.05)


def upside_down(looker: Looker, seconds: float) -> tuple[list[str], int]:
    """What was told, and how often the camera was asked to turn its pictures."""
    told: list[str] = []
    turns: list[None] = []
    watch = SightWatch(looker, notice=told.append, turn_over=lambda: turns.append(None), used_s=Processor())
    # A corner flickers: something moves, while the picture as a whole stays.
    look(watch, seconds, frame=lambda number: ROOM if number % 2 else _flickering())
    return told, len(turns)


def _flickering() -> Frame:
    frame = ROOM.copy()
    frame[:50, :60] = 255 - frame[:50, :60]
    return frame


def test_a_camera_upside_down_is_told_once_and_turned() -> None:
    looker = Looker(turned=(FACE,))
    told, turns = upside_down(looker, TRY_EVERY_S * TRIES + 0.5)
    assert told == [UPSIDE_DOWN]
    assert turns == 1
    assert looker.forgot == 1
    assert (looker.tried[0][::-1, ::-1] == _flickering()).all() or (looker.tried[0][::-1, ::-1] == ROOM).all()


def test_whoever_is_upright_is_not_turned_and_nothing_is_tried() -> None:
    looker = Looker((FACE,), turned=(FACE,))
    assert upside_down(looker, 10.0) == ([], 0)
    assert not looker.tried


def test_nobody_at_all_is_no_reason_to_turn() -> None:
    looker = Looker()
    assert upside_down(looker, 20.0) == ([], 0)


def test_pictures_are_tried_turned_now_and_then_only_and_not_while_nothing_moves() -> None:
    looker = Looker()
    watch = SightWatch(looker, turn_over=lambda: None, used_s=Processor())
    look(watch, 20.0)
    assert not looker.tried
    look(watch, 20.0, start_s=20.0, frame=lambda number: ROOM if number % 2 else _flickering())
    assert 8 <= len(looker.tried) <= 20.0 / TRY_EVERY_S
