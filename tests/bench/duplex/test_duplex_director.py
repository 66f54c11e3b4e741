"""The director: scenes begin afresh, cues come while the assistant speaks."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.bench.duplex import rows
from assistant.bench.duplex.director import GAP_S, SETTLE_S, Director, lay_out
from assistant.bench.duplex.scene import Cue, Mark, Scene
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

BLOCK = 160
CUE = Cue(np.full(8000, 0.1, dtype=np.float32), rows.NOD, 1.0, "mm-hm")


class Notes:
    """Actors who write down what is asked of them, with the director's time."""

    def __init__(self) -> None:
        self.at_s = 0.0
        self.asked: list[tuple[str, str | int, float]] = []

    def begin_scene(self, scene: Scene) -> None:
        self.asked.append(("begin", scene.name, round(self.at_s, 2)))

    def end_scene(self, scene: Scene) -> None:
        self.asked.append(("end", scene.name, round(self.at_s, 2)))

    def lay(self, sound: Samples, position: int) -> None:
        assert sound is CUE.sound
        self.asked.append(("lay", position, round(self.at_s, 2)))


def scene(name: str, cue: Cue | None = CUE, length_s: float = 12.0) -> Scene:
    sound = np.zeros(round(length_s * PERCEPTION_RATE_HZ), dtype=np.float32)
    return Scene(name, rows.BACKCHANNELS, sound, (Mark(rows.TURN, 0.5, 2.0),), cue=cue)


def direct(scenes: list[Scene], *spoken: tuple[float, float]) -> tuple[Notes, Director]:
    """Runs a session in which the assistant speaks in the spans (s from the first scene's start)."""
    takes, size = lay_out(scenes)
    notes = Notes()
    director = Director(takes, notes)
    for position in range(0, size, BLOCK):
        notes.at_s = position / PERCEPTION_RATE_HZ
        now_s = notes.at_s - GAP_S
        loud = any(start <= now_s < end for start, end in spoken)
        director.on_block(np.full(BLOCK, 0.2 if loud else 0.0, dtype=np.float32), notes.at_s)
    return notes, director


def cue_s(director: Director) -> float | None:
    (take,) = director.takes
    return take.cued[0].start_s if take.cued else None


def test_every_scene_begins_a_little_before_its_sound_and_ends_with_it() -> None:
    notes, _ = direct([scene("a", None, 3.0), scene("b", None, 2.0)])
    assert notes.asked == [
        ("begin", "a", round(GAP_S - SETTLE_S, 2)),
        ("end", "a", GAP_S + 3.0),
        ("begin", "b", round(2 * GAP_S + 3.0 - SETTLE_S, 2)),
        ("end", "b", 2 * GAP_S + 5.0),
    ]


def test_the_cue_comes_when_the_assistant_has_spoken_for_long_enough() -> None:
    notes, director = direct([scene("a")], (3.0, 6.0))
    assert cue_s(director) == pytest.approx(4.0, abs=0.011)
    ((_, position, at_s),) = [asked for asked in notes.asked if asked[0] == "lay"]
    assert position == round(at_s * PERCEPTION_RATE_HZ), "it is laid where the director is"


def test_what_is_said_before_the_users_turn_is_over_does_not_count() -> None:
    assert cue_s(direct([scene("a")], (0.6, 1.9), (3.0, 6.0))[1]) == pytest.approx(4.0, abs=0.011)


def test_it_waits_until_a_short_gap_is_over() -> None:
    assert cue_s(direct([scene("a")], (3.0, 3.9), (4.3, 6.0))[1]) == pytest.approx(4.3, abs=0.011)


def test_after_a_long_silence_another_answer_has_begun() -> None:
    assert cue_s(direct([scene("a")], (3.0, 3.8), (6.0, 8.0))[1]) == pytest.approx(7.0, abs=0.011)


def test_without_a_long_enough_answer_it_does_not_come() -> None:
    assert cue_s(direct([scene("a")], (3.0, 3.8))[1]) is None
    assert cue_s(direct([scene("a")])[1]) is None


def test_it_does_not_reach_into_the_next_scene() -> None:
    assert cue_s(direct([scene("a")], (10.7, 12.0))[1]) is None


def test_it_comes_once() -> None:
    notes, _ = direct([scene("a")], (3.0, 6.0), (8.0, 11.0))
    assert sum(asked[0] == "lay" for asked in notes.asked) == 1
