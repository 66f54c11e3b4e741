"""From a hand before the camera to the assistant's silence: looks, events and the conversation together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from fakes import hands, sitting
from fakes.faces import face
from fakes.hands import HEIGHT_PX, WIDTH_PX, hand, turned
from fakes.looks import LOOK_S
from fakes.sitting import Sitter, body, head_middle
from fakes.stage import Stage

from assistant.micro_turn import Hand, Sight
from assistant.perception.sight.events import SightEvents

LOOKING_S = 0.05
"""How long the models take for a picture."""
SHOWN_S, UNTIL_S = 4.0, 12.0
LONG = [" ".join(["one", "two", "three", "four"]) + "." for _ in range(12)]

Arm = tuple[tuple[float, float, float], ...]


def before_camera(stage: Stage, seen: Callable[[float], Sight], phase_s: float) -> None:
    """The eye looks at what there is to see; the conversation gets what it finds a moment later."""
    events = SightEvents()
    at_s = phase_s
    while at_s < UNTIL_S:
        sight = seen(at_s)
        stage.see(sight, at_s + LOOKING_S)
        for event in events.look(sight):
            stage.see(event, at_s + LOOKING_S)
        at_s += LOOK_S


def speaking() -> Stage:
    """A stage on which the assistant speaks for long from 2.4 s on."""
    stage = Stage()
    stage.drafting.answer = LONG
    stage.say("Tell me a story.", 1.0, 2.0)
    return stage


def sits(random: np.random.Generator, arm: Arm = sitting.REST, *shown: Hand) -> Callable[[float], Sight]:
    """Somebody at a desk; from `SHOWN_S` on with the right arm like that, and with these hands."""

    def seen(at_s: float) -> Sight:
        begun = at_s >= SHOWN_S
        found = body(Sitter(distance_m=0.9, right=arm if begun else sitting.REST), noise=0.01, random=random)
        head = face(at=head_middle(found), distance_m=0.85, noise=0.01, random=random)
        return Sight(at_s, WIDTH_PX, HEIGHT_PX, (head,), shown if begun else (), found)

    return seen


PHASES_S = np.linspace(0.0, LOOK_S, 6)[:-1]


@pytest.mark.parametrize("phase_s", PHASES_S)
def test_it_is_silent_half_a_second_after_a_hand_is_held_up(phase_s: float) -> None:
    stage = speaking()
    held_up = hand(hands.OPEN, at=(0.35, 0.8), distance_m=0.45)
    before_camera(stage, sits(np.random.default_rng(1), sitting.OUT, held_up), phase_s)
    stage.run(UNTIL_S)
    assert SHOWN_S < stage.silent_from() <= SHOWN_S + 0.55
    assert stage.decisions == ["answer", "stop"]


@pytest.mark.parametrize("phase_s", PHASES_S)
@pytest.mark.parametrize(
    "shown",
    [hand(hands.OPEN, at=(0.35, 0.8), rotation=turned(yaw_deg=180.0)), hand(hands.RELAXED, at=(0.35, 0.8))],
    ids=["its back", "relaxed"],
)
def test_another_hand_does_nothing(shown: Hand, phase_s: float) -> None:
    stage = speaking()
    before_camera(stage, sits(np.random.default_rng(1), sitting.REST, shown), phase_s)
    stage.run(UNTIL_S)
    assert stage.decisions == ["answer"]


@pytest.mark.parametrize("phase_s", PHASES_S)
def test_for_a_raised_hand_it_ends_its_sentence_and_waits(phase_s: float) -> None:
    stage = speaking()
    beside_head = hand(hands.OPEN, at=(0.28, 0.42), distance_m=0.8)
    before_camera(stage, sits(np.random.default_rng(1), sitting.RAISED, beside_head), phase_s)
    stage.say("What is the capital of France?", 7.0, 8.5)
    stage.drafting.answer = lambda text: ["Paris."] if "France" in text else LONG
    stage.run(UNTIL_S)
    assert stage.decisions == ["answer", "finish the clause", "yield", "answer"]
    assert stage.heard[0].endswith("four.")
    assert not stage.sounding(SHOWN_S + 0.55 + 1.0 + 0.1, 8.5)
    assert stage.heard[-1] == "Paris."
