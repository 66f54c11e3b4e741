"""When something is looked at unasked: scenes that changed, and what standing orders want to know."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.micro_turn import CameraEvent, Frame, MicroTurn
from assistant.standing_orders.order import Question
from assistant.vision.watching import DESCRIBED_EVERY_S, LOOKOUT_EVERY_S, SETTLES_S, Watching

FRAME: Frame = np.zeros((4, 4, 3), dtype=np.uint8)
CUP = Question("watch-1", "Is there a red cup?")
CAT = Question("watch-2", "Is there a cat?")


class Looker:
    """Notes what it is asked, and is done at once unless it is told to be busy."""

    def __init__(self) -> None:
        self.can_see = True
        self.idle = True
        self.described: list[float] = []
        self.asked: list[tuple[str, float, bool]] = []

    def describe(self, _frame: Frame, taken_s: float) -> None:
        self.described.append(round(taken_s, 1))

    def look_out(self, order_id: str, question: str, frame: Frame, taken_s: float, *, again: bool) -> None:
        self.asked.append((order_id, round(taken_s, 1), again))


class Scene:
    """Micro-turns every 0.2 s."""

    def __init__(self, *, describes: bool = True) -> None:
        self.looker = Looker()
        self.watching = Watching(self.looker)
        self.watching.describes = describes
        self.frame: Frame | None = FRAME
        self.questions: Sequence[Question] = ()
        self.busy = False
        self._index = 0

    def run(self, until_s: float, *kinds: str) -> None:
        """To `until_s`; the camera events of these kinds come with the first micro-turn."""
        while (now_s := round(0.2 * self._index, 3)) < until_s:
            camera = tuple(CameraEvent(kind, kind, now_s) for kind in kinds)
            kinds = ()
            turn = MicroTurn(self._index, now_s - 0.2, now_s, frame=self.frame, camera=camera)
            self.watching.step(turn, self.questions, busy=self.busy)
            self._index += 1


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_a_scene_that_changed_is_described_once_when_it_has_settled(scene):
    scene.run(10.0, "scene")
    assert scene.looker.described == [SETTLES_S]


def test_changes_in_a_row_are_described_seldom(scene):
    for second in range(60):
        scene.run(second + 1.0, "person" if second % 2 else "nobody")
    assert len(scene.looker.described) == 3
    apart = np.diff(scene.looker.described)
    assert apart.min() >= DESCRIBED_EVERY_S


@pytest.mark.parametrize("kind", ["movement", "facing", "raised_hand", "dark"])
def test_other_events_change_no_scene(scene, kind):
    scene.run(10.0, kind)
    assert scene.looker.described == []


@pytest.mark.parametrize("why", ["off", "no model", "no picture", "busy", "looks"])
def test_nothing_is_described_while_it_should_not_be_and_then_it_is(scene, why):
    scene.watching.describes = why != "off"
    scene.looker.can_see = why != "no model"
    scene.frame = None if why == "no picture" else FRAME
    scene.busy = why == "busy"
    scene.looker.idle = why != "looks"
    scene.run(5.0, "scene")
    assert scene.looker.described == []
    scene.watching.describes = scene.looker.can_see = scene.looker.idle = True
    scene.frame, scene.busy = FRAME, False
    scene.run(7.0)
    assert scene.looker.described == [5.0]


def test_a_question_is_asked_at_a_low_rate(scene):
    scene.questions = (CUP,)
    scene.run(13.0)
    assert [at_s for _, at_s, _ in scene.looker.asked] == [0.0, LOOKOUT_EVERY_S, 8.0, 12.0]


def test_several_questions_take_turns(scene):
    scene.questions = (CUP, CAT)
    scene.run(13.0)
    assert [order for order, _, _ in scene.looker.asked] == ["watch-1", "watch-2", "watch-1", "watch-2"]


def test_a_yes_is_confirmed_soon_and_the_others_wait(scene):
    scene.questions = (CUP, CAT)
    scene.run(0.1)
    scene.questions = (Question("watch-1", CUP.text, soon=True), CAT)
    scene.run(1.1)
    assert scene.looker.asked == [("watch-1", 0.0, False), ("watch-1", 0.6, True)]


def test_questions_go_before_descriptions(scene):
    scene.questions = (CUP,)
    scene.run(3.0, "scene")
    assert scene.looker.asked == [("watch-1", 0.0, False)]
    assert scene.looker.described == [SETTLES_S]


def test_a_question_of_an_order_that_is_over_is_forgotten(scene):
    scene.questions = (CUP,)
    scene.run(0.1)
    scene.questions = ()
    scene.run(5.0)
    scene.questions = (CUP,)
    scene.run(5.1)
    assert [at_s for _, at_s, _ in scene.looker.asked] == [0.0, 5.0]
