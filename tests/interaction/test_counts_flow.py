"""Repetitions that are counted aloud on the virtual clock: in rhythm with the movement, whoever else speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from fakes.orders import card, cards, ordered
from fakes.stage import Stage

from assistant.bench.eyes.bodies import CURLS, EXERCISES, JACKS, PUSH_UPS, SQUATS, Build, Style
from assistant.bench.eyes.filming import Camera, Flaws
from assistant.bench.eyes.workouts import Movement, Workout, random_workout
from assistant.cards import CARD_ORDER, Counter, card_from_data
from assistant.micro_turn import Eyes
from assistant.timeline.item import Lane

EYES = Eyes(open=True, find_people=True)
FINDING_S = 0.06
"""How long a finder takes for a picture."""
IN_RHYTHM_S = 0.4
ASKED = {
    PUSH_UPS: "Count my push-ups.",
    SQUATS: "Count my squats.",
    JACKS: "Count my jumping jacks.",
    CURLS: "Count my arm curls.",
}


def training(text: str, workout: Workout, *, begins_s: float = 6.0, **options: Any) -> Stage:
    """Somebody asks for something, and trains from `begins_s` on."""
    stage = ordered(text, **options)
    stage.eyes = EYES
    for sight in workout.sights():
        stage.see(replace(sight, at_s=begins_s + sight.at_s), begins_s + sight.at_s + FINDING_S)
    return stage


def push_ups(number: int, *, each_s: float = 2.0, depth: Sequence[float] = ()) -> Workout:
    """Somebody who does push-ups beside the camera, one every `each_s`; `depth` makes some of them partial."""
    depths = [*depth, *([1.0] * (number - len(depth)))]
    movements = tuple(
        Movement(1.0 + at * each_s, 0.4 * each_s, 0.05 * each_s, 0.4 * each_s, depths[at])
        for at in range(number)
    )
    return Workout(
        PUSH_UPS, Build(), Style(), Camera(3.0, 0.5, 4.0), Flaws(dropped=0.0, strayed=0.0), 80.0, movements,
        length_s=2.0 + number * each_s, seed=7,
    )  # fmt: skip


def numbers(stage: Stage) -> list[str]:
    return [item.text for item in stage.items(Lane.ASSISTANT, "backchannel")]


def said_s(stage: Stage) -> list[float]:
    return [item.start_s for item in stage.items(Lane.ASSISTANT, "backchannel")]


def test_each_push_up_is_counted_aloud_in_its_rhythm() -> None:
    workout = push_ups(5)
    stage = training("Count my push-ups.", workout)
    stage.run(20.0)
    assert stage.heard == ["I'll count your push-ups."]
    assert numbers(stage) == ["One.", "Two.", "Three.", "Four.", "Five."]
    for at_s, done_s in zip(said_s(stage), workout.truth_s, strict=True):
        assert at_s == pytest.approx(6.0 + done_s, abs=IN_RHYTHM_S)
    assert card(stage, Lane.ASSISTANT) == Counter("Push-ups", 5)


def test_partial_ones_are_not_counted() -> None:
    stage = training("Count my push-ups.", push_ups(6, depth=(1.0, 0.4, 0.4, 1.0, 0.35)))
    stage.run(22.0)
    assert numbers(stage) == ["One.", "Two.", "Three."]


def test_a_silent_count_is_only_shown_and_asked_for() -> None:
    stage = training("Count my push-ups silently.", push_ups(5))
    stage.say("How many was that?", 20.0, 21.5)
    stage.run(26.0)
    assert numbers(stage) == []
    assert stage.heard == ["I'll count your push-ups silently.", "Five push-ups so far."]
    assert card_from_data(cards(stage, Lane.ASSISTANT)[-1].data) == Counter("Push-ups", 5)


def test_the_end_of_what_was_to_be_done_is_told_and_the_card_stands() -> None:
    stage = training("Tell me when I've done four push-ups.", push_ups(6))
    stage.run(24.0)
    assert stage.heard == ["I'll tell you when you have done four push-ups.", "Four. That's it."]
    (item,) = cards(stage, Lane.ASSISTANT)
    assert card_from_data(item.data) == Counter("Push-ups", 4)
    assert item.end_s is not None
    assert stage.cascade.orders.stands == ()
    stage.say("How many was that?", 25.0, 26.5)
    stage.run(30.0)
    assert stage.heard[-1] == "Four push-ups."


def test_sets_are_counted_one_after_the_other() -> None:
    stage = training("Count two sets of three push-ups.", push_ups(6))
    stage.run(24.0)
    spoken = [
        (item.start_s, item.text)
        for kind in ("speech", "backchannel")
        for item in stage.items(Lane.ASSISTANT, kind)
    ]
    assert [text for _, text in sorted(spoken)][1:] == [
        "One.", "Two.", "Three. Set one is done.", "One.", "Two.", "Three. That's it.",
    ]  # fmt: skip


def test_it_stops_and_begins_again_when_told_to() -> None:
    stage = training("Count my push-ups.", push_ups(10))
    stage.say("Start again.", 14.1, 14.9)
    stage.say("Stop counting.", 22.1, 22.9)
    stage.run(32.0)
    assert stage.heard[1] == "From the beginning."
    assert stage.heard[-1].endswith("push-ups.")
    assert numbers(stage).count("One.") == 2
    assert card(stage, Lane.ASSISTANT).count <= 5
    assert cards(stage, Lane.ASSISTANT)[0].data[CARD_ORDER] == ""


def test_the_numbers_go_on_over_the_users_words_and_make_way_for_the_assistants() -> None:
    stage = training("Count my push-ups.", push_ups(8))
    stage.drafting.answer = ["One two three four five six seven eight nine ten eleven twelve."]
    stage.say("This is really hard work, you know.", 8.0, 10.0)
    stage.run(30.0)
    heard = numbers(stage)
    answer = stage.items(Lane.ASSISTANT, "speech")[1]
    assert answer.end_s is not None
    assert heard[0] == "One."
    assert all(not answer.start_s <= at_s <= answer.end_s for at_s in said_s(stage))
    assert heard[-1] == "Eight."
    assert len(heard) < 8
    assert card(stage, Lane.ASSISTANT) == Counter("Push-ups", 8)


@pytest.mark.parametrize("by_voice", [True, False])
def test_who_wants_silence_is_counted_on_without_a_word(by_voice: bool) -> None:
    stage = training("Count my push-ups.", push_ups(8))
    if by_voice:
        stage.say("Stop.", 12.2, 12.6, partial=False)
    else:
        stage.press_stop(12.6)
    stage.run(26.0)
    assert 2 <= len(numbers(stage)) <= 4
    assert card(stage, Lane.ASSISTANT) == Counter("Push-ups", 8)


def test_who_counts_along_is_not_answered() -> None:
    stage = training("Count my push-ups.", push_ups(6))
    stage.say("Three.", 12.4, 12.9, partial=False)
    stage.say("4, 5.", 14.4, 15.2, partial=False)
    stage.run(24.0)
    assert stage.heard == ["I'll count your push-ups."]
    assert numbers(stage)[-1] == "Six."


def test_who_cannot_be_seen_is_asked_to_step_back_once() -> None:
    near = replace(push_ups(3), exercise=SQUATS, camera=Camera(0.7, 1.5, 0.0), turned_deg=0.0, length_s=30.0)
    stage = training("Count my squats.", near)
    stage.run(36.0)
    assert stage.heard == [
        "I'll count your squats.",
        "I can't see your legs yet. Step back a little, please.",
    ]


def test_without_a_camera_it_says_what_to_do() -> None:
    stage = ordered("Count my push-ups.")
    stage.run(7.0)
    assert stage.heard == [
        "I'll count your push-ups, once the camera is on: switch it on with the camera button."
    ]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_anybodys_exercise_is_counted_in_its_rhythm(exercise: str) -> None:
    workout = random_workout(exercise, seed=3)
    stage = training(ASKED[exercise], workout)
    stage.run(6.0 + workout.length_s + 2.0)
    truth_s = [6.0 + at_s for at_s in workout.truth_s]
    assert abs(card(stage, Lane.ASSISTANT).count - len(truth_s)) <= 1
    late_s = [min((at_s - done_s for at_s in said_s(stage)), key=abs) for done_s in truth_s]
    assert sorted(map(abs, late_s))[round(0.9 * len(late_s))] <= IN_RHYTHM_S
