"""The computer sleeps in the middle of a conversation: what was before it is over, and what comes after it is new."""

from __future__ import annotations

import pytest

from assistant.gap import Gap
from assistant.micro_turn import MICRO_TURN_S
from assistant.timeline.item import Lane
from tests.fakes.stage import Stage

HOURS_2_S = 7_200.0


def sleep(stage: Stage, at_s: float, seconds: float = HOURS_2_S) -> None:
    stage.mailbox.call_at(at_s, lambda: stage.clock.sleep(seconds))


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_late_micro_turns_are_not_caught_up(stage: Stage) -> None:
    gaps: list[Gap] = []
    stage.loop._on_gap = gaps.append
    sleep(stage, 2.05)
    stage.run(2.0)
    before = len(stage.micro_turns)
    stage.run(HOURS_2_S + 3.05)
    after = stage.micro_turns[before:]
    assert len(after) <= 1.0 / MICRO_TURN_S + 3
    assert [one.after_gap for one in after].count(True) == 1
    assert gaps == [Gap(pytest.approx(HOURS_2_S, abs=0.5), slept=True)]
    assert stage.loop.punctuality.worst_late_s < 1.0


def test_what_was_asked_before_the_sleep_is_not_answered_after_it(stage: Stage) -> None:
    stage.say("What is the capital of France?", 1.0, 2.4)
    sleep(stage, 2.45)
    stage.run(HOURS_2_S + 12.0)
    assert stage.heard == []
    assert "stop" in stage.decisions[0]


def test_half_a_sentence_before_the_sleep_is_no_part_of_what_is_said_after_it(stage: Stage) -> None:
    stage.say("I was thinking that", 1.0, 4.0)
    sleep(stage, 2.8)
    base_s = HOURS_2_S + 8.0
    stage.say("What is the capital of France?", base_s, base_s + 1.5)
    stage.run(base_s + 8.0)
    assert len(stage.heard) == 1
    asked = stage.micro_turns[-1]
    assert asked.end_s > base_s
    texts = [
        item.text
        for item in stage.timeline.items()
        if item.lane.value == "user" and item.start_s > base_s - 1
    ]
    assert texts == ["What is the capital of France?"]


def test_an_answer_that_was_being_spoken_is_not_gone_on_with(stage: Stage) -> None:
    stage.drafting.answer = ("Once upon a time there was a king.", "He had two daughters and no son.")
    stage.say("Tell me a story.", 1.0, 2.0)
    stage.run(3.2)
    assert stage.playout.audible
    sleep(stage, 3.3)
    stage.run(HOURS_2_S + 3.7)
    assert not stage.playout.audible
    stage.run(HOURS_2_S + 20.0)
    assert not stage.playout.audible
    assert len(stage.heard) == 1


def test_what_is_typed_as_it_wakes_is_answered(stage: Stage) -> None:
    sleep(stage, 2.05)
    stage.type("What is the capital of France?", HOURS_2_S + 2.05)
    stage.run(HOURS_2_S + 10.0)
    assert len(stage.heard) == 1


def test_what_was_typed_before_it_slept_is_not(stage: Stage) -> None:
    stage.mailbox.call_at(2.05, lambda: stage.type("What is the capital of France?", stage.clock.now_s()))
    sleep(stage, 2.05)
    stage.run(HOURS_2_S + 10.0)
    assert stage.heard == []


@pytest.mark.parametrize(("seconds", "told"), [(20.0, True), (HOURS_2_S, False)])
def test_a_result_from_before_a_long_sleep_is_only_shown(seconds: float, told: bool) -> None:
    stage = Stage(reasoner=True)
    stage.drafting.answer = ("Let me think about that.",)
    stage.say("Why is the sky blue?", 1.0, 2.4)
    stage.run(6.0)
    assert len(stage.tasks) == 1
    sleep(stage, 6.05, seconds)
    stage.reasoner_answers("Air scatters blue light most.", seconds + 8.0)
    stage.run(seconds + 20.0)
    assert any("scatters" in line for line in stage.heard) is told


def test_a_timer_that_ran_out_while_it_slept_is_told_as_it_wakes(stage: Stage) -> None:
    stage.type("Set a timer for ten minutes.", 1.0)
    stage.run(6.0)
    told = len(stage.heard)
    sleep(stage, 6.05)
    stage.run(HOURS_2_S + 12.0)
    assert len(stage.heard) == told + 1
    assert "ten minutes" in stage.heard[-1].lower()


def test_a_timer_that_still_runs_rings_at_its_time(stage: Stage) -> None:
    stage.type("Set a timer for three hours.", 1.0)
    stage.run(6.0)
    told = len(stage.heard)
    sleep(stage, 6.05)
    stage.run(HOURS_2_S + 30)
    assert len(stage.heard) == told
    sleep(stage, stage.clock.now_s() + 0.1, 3_540)
    stage.run(3 * 3_600 + 10)
    rung = stage.items(Lane.ASSISTANT, "speech")[-1]
    assert rung.start_s == pytest.approx(3 * 3_600, abs=5)
