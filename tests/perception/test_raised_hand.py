"""A raised hand: of people of several sizes, near and far, leaning and turned; and what is none."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import sitting
from fakes.looks import LOOK_S, Looks, kinds
from fakes.sitting import HEIGHT_PX, WIDTH_PX, Sitter, body

from assistant.micro_turn import Sight
from assistant.perception.sight.events import SightEvents
from assistant.perception.sight.raised_hand import raised_hands

TRIES = 200
Arm = tuple[tuple[float, float, float], ...]

RAISED = {"raised": sitting.RAISED, "high": sitting.HIGH, "over": sitting.OVER}
NOT_RAISED = {
    "rest": sitting.REST, "phone": sitting.PHONE, "scratch": sitting.SCRATCH, "drink": sitting.DRINK,
    "glasses": sitting.GLASSES, "curl": sitting.CURL, "held out": sitting.OUT, "chin": sitting.CHIN,
    "behind the head": sitting.BEHIND_HEAD,
}  # fmt: skip


def somebody(random: np.random.Generator, arm: Arm, *, both: bool = False) -> Sitter:
    left = bool(random.integers(2))
    return Sitter(
        distance_m=random.uniform(0.8, 2.8),
        lean_deg=random.uniform(-10, 15),
        slump_deg=random.uniform(0, 15),
        turn_deg=random.uniform(-25, 25),
        size=random.uniform(0.85, 1.1),
        left=arm if left or both else sitting.REST,
        right=arm if both or not left else sitting.REST,
    )


def share(arm: Arm, noise: float, *, both: bool = False, seed: int = 5) -> float:
    """Of how many looks it is said that a hand is raised."""
    random = np.random.default_rng(seed)
    found = [
        raised_hands(
            Sight(
                0.0,
                WIDTH_PX,
                HEIGHT_PX,
                body=body(somebody(random, arm, both=both), noise=noise, random=random),
            )
        )
        for _ in range(TRIES)
    ]
    return float(np.mean(np.array(found) == 1))


@pytest.mark.parametrize("noise", [0.0, 0.03])
@pytest.mark.parametrize("arm", list(RAISED))
def test_a_raised_hand_is_seen(arm: str, noise: float) -> None:
    assert share(RAISED[arm], noise) >= (0.97 if noise == 0.0 else 0.95)


@pytest.mark.parametrize("noise", [0.0, 0.03])
@pytest.mark.parametrize("arm", list(NOT_RAISED))
def test_what_else_arms_do_is_none(arm: str, noise: float) -> None:
    assert share(NOT_RAISED[arm], noise) <= (0.01 if noise == 0.0 else 0.04)


@pytest.mark.parametrize("arm", ["high", "over"])
def test_who_stretches_or_jumps_raises_no_hand(arm: str) -> None:
    assert share(RAISED[arm], 0.02, both=True) <= 0.02


def test_it_is_told_once_and_when_it_is_over() -> None:
    random = np.random.default_rng(6)
    room = Looks(SightEvents().look, random, lost=0.1)

    def sits(arm: Arm) -> Looks:
        sitter = Sitter(distance_m=1.0, right=arm)
        room.show(
            lambda at_s: Sight(at_s, WIDTH_PX, HEIGHT_PX, body=body(sitter, noise=0.02, random=random)), 8.0
        )
        return room

    sits(sitting.REST)
    began_s = room.now_s
    sits(sitting.RAISED)
    lowered_s = room.now_s
    sits(sitting.REST)
    told = [
        (event.kind, at_s)
        for event, at_s in zip(room.events, room.told_s, strict=True)
        if "hand" in event.kind
    ]
    assert [kind for kind, _ in told] == ["raised_hand", "lowered_hand"]
    assert told[0][1] - began_s <= 3 * LOOK_S + 1e-6
    assert told[1][1] - lowered_s <= 1.3


def test_a_hand_that_goes_up_for_a_moment_is_nothing() -> None:
    room = Looks(SightEvents().look)
    for _ in range(20):
        up, down = (Sight(0.0, WIDTH_PX, HEIGHT_PX, body=body(Sitter(right=arm))) for arm in RAISED_AND_NOT)
        room.show(up, LOOK_S)
        room.show(down, 1.5)
    assert "raised_hand" not in kinds(room.events)


RAISED_AND_NOT = (sitting.RAISED, sitting.REST)


def test_five_minutes_of_all_that_arms_do_raise_hardly_ever_a_hand() -> None:
    random = np.random.default_rng(8)
    room = Looks(SightEvents().look, random, lost=0.05)
    arms = list(NOT_RAISED.values())
    while room.now_s < 300.0:
        sitter = somebody(random, arms[random.integers(len(arms))])
        room.show(
            lambda at_s, sitter=sitter: Sight(
                at_s, WIDTH_PX, HEIGHT_PX, body=body(sitter, noise=0.02, random=random)
            ),
            random.uniform(1.0, 4.0),
        )
    assert kinds(room.events).count("raised_hand") <= 2
