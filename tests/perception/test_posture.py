"""Slouching: against what is usual for this person, and not for leaning in or sitting nearer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fakes.faces import face
from fakes.looks import Looks, kinds
from fakes.sitting import HEIGHT_PX, WIDTH_PX, Sitter, body, head_middle

from assistant.micro_turn import Sight
from assistant.perception.sight.events import SightEvents

POSTURES = {"slouch", "upright"}


class Chair:
    """Somebody on a chair, whom the camera watches."""

    def __init__(self, sitter: Sitter, *, noise: float = 0.02, lost: float = 0.1, seed: int = 1) -> None:
        self.sitter = sitter
        self.watch = SightEvents()
        self._random = np.random.default_rng(seed)
        self._noise = noise
        self.room = Looks(self.watch.look, self._random, lost)

    def sit(
        self, for_s: float, *, pitch_deg: float | None = None, fidgets: float = 1.0, **how: float
    ) -> list[str]:
        """Sits like that from now on, moving a little; which events about it came."""
        self.sitter = replace(self.sitter, **how)

        def seen(at_s: float) -> Sight:
            sitter = replace(
                self.sitter,
                lean_deg=self.sitter.lean_deg + fidgets * 2.0 * np.sin(at_s / 3.1),
                turn_deg=self.sitter.turn_deg + fidgets * 8.0 * np.sin(at_s / 4.7),
                head_yaw_deg=fidgets * 15.0 * np.sin(at_s / 2.3),
            )
            found = body(sitter, noise=self._noise, random=self._random)
            faces = () if pitch_deg is None else (face(at=head_middle(found), pitch_deg=pitch_deg),)
            return Sight(at_s, WIDTH_PX, HEIGHT_PX, faces=faces, body=found)

        return [kind for kind in kinds(self.room.show(seen, for_s)) if kind in POSTURES]


SITTERS = [
    Sitter(distance_m=0.75),
    Sitter(distance_m=1.0, camera_above_hips_m=0.45),
    Sitter(distance_m=1.6, size=1.1),
    Sitter(distance_m=1.2, size=0.85, turn_deg=15.0),
    Sitter(distance_m=2.2, lean_deg=-8.0),
]


@pytest.mark.parametrize("number", range(len(SITTERS)))
@pytest.mark.parametrize("slump_deg", [20.0, 25.0])
def test_slouching_is_told_after_a_few_seconds_and_so_is_sitting_up(number: int, slump_deg: float) -> None:
    chair = Chair(SITTERS[number], seed=number)
    assert chair.sit(30.0) == []
    assert chair.sit(3.5, slump_deg=slump_deg) == []
    assert chair.sit(8.0) == ["slouch"]
    assert chair.sit(60.0) == []
    assert chair.sit(6.0, slump_deg=0.0) == ["upright"]
    assert chair.sit(30.0) == []


@pytest.mark.parametrize("number", range(len(SITTERS)))
def test_leaning_in_with_a_straight_back_is_not_slouching(number: int) -> None:
    chair = Chair(SITTERS[number], seed=number)
    chair.sit(30.0)
    for lean_deg in (10.0, 20.0, 30.0):
        assert chair.sit(12.0, lean_deg=SITTERS[number].lean_deg + lean_deg) == [], lean_deg
        assert chair.sit(8.0, lean_deg=SITTERS[number].lean_deg) == []


@pytest.mark.parametrize(("from_m", "to_m"), [(0.8, 1.4), (1.4, 0.8), (1.0, 2.5)])
def test_a_chair_that_is_moved_changes_nothing_and_slouching_there_is_told(
    from_m: float, to_m: float
) -> None:
    chair = Chair(Sitter(distance_m=from_m))
    assert chair.sit(30.0) == []
    assert chair.sit(45.0, distance_m=to_m) == []
    assert chair.sit(12.0, slump_deg=22.0) == ["slouch"]


def test_bending_down_for_a_moment_is_not_slouching() -> None:
    chair = Chair(Sitter())
    chair.sit(30.0)
    for _ in range(5):
        assert chair.sit(2.5, slump_deg=25.0) == []
        assert chair.sit(6.0, slump_deg=0.0) == []


def test_who_reads_what_lies_on_the_desk_is_not_judged() -> None:
    chair = Chair(Sitter())
    chair.sit(30.0, pitch_deg=0.0)
    assert chair.sit(20.0, pitch_deg=-45.0, slump_deg=20.0) == []


def test_who_turns_aside_is_not_judged() -> None:
    chair = Chair(Sitter())
    chair.sit(30.0)
    assert chair.sit(20.0, turn_deg=70.0, slump_deg=20.0) == []


def test_nobody_is_told_before_it_is_known_how_they_sit() -> None:
    chair = Chair(Sitter(slump_deg=25.0))
    assert chair.sit(40.0) == []
    assert chair.sit(60.0, slump_deg=0.0) == []
    assert chair.sit(10.0, slump_deg=25.0) == ["slouch"]


def test_somebody_else_is_measured_against_themselves() -> None:
    chair = Chair(Sitter())
    chair.sit(30.0)
    chair.room.show(Sight(0.0, WIDTH_PX, HEIGHT_PX), 4.0)
    assert chair.sit(40.0, slump_deg=16.0, size=0.85) == []


def test_another_scene_begins_anew() -> None:
    chair = Chair(Sitter())
    chair.sit(30.0)
    chair.watch.scene_changed()
    assert chair.sit(8.0, slump_deg=25.0) == []


@pytest.mark.parametrize("seed", [0, 2])
def test_a_quarter_of_an_hour_of_sitting_upright_is_quiet(seed: int) -> None:
    chair = Chair(SITTERS[seed], noise=0.03, lost=0.15, seed=seed)
    assert chair.sit(900.0) == []


@pytest.mark.parametrize("slump_deg", [10.0, 13.0, 16.0])
def test_what_is_neither_does_not_flicker(slump_deg: float) -> None:
    chair = Chair(Sitter(distance_m=1.0), noise=0.03, lost=0.1)
    chair.sit(30.0)
    assert len(chair.sit(300.0, slump_deg=slump_deg)) <= 1
