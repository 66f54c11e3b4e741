"""Watches, lookouts and speaking time on the virtual clock: what is said, when, and what becomes of it while somebody
speaks."""

from __future__ import annotations

from typing import Any

import pytest
from fakes.orders import EXACT_S, announced_s, cards, ordered, tones
from fakes.stage import Stage

from assistant.cards import Counter, card_from_data
from assistant.manners import Initiative
from assistant.micro_turn import CameraEvent, Eyes, LookoutNews
from assistant.timeline.item import Lane

EYES = Eyes(open=True, find_people=True, answer=True)
SOON_S = 0.2


def watching(text: str, *, eyes: Eyes = EYES, **options: Any) -> Stage:
    stage = ordered(text, **options)
    stage.eyes = eyes
    return stage


def happens(stage: Stage, kind: str, at_s: float, number: int | None = None) -> None:
    stage.mailbox.post_at(at_s, CameraEvent(kind, f"It is {kind}", at_s, number))


def answers(stage: Stage, shows: bool, at_s: float) -> None:
    """Whoever sees has answered the question of the only lookout."""

    def answer() -> None:
        (question,) = stage.cascade.orders.questions
        stage.mailbox.post(LookoutNews(question.order_id, shows, at_s))

    stage.mailbox.call_at(at_s, answer)


def spoken_s(stage: Stage, text: str) -> list[float]:
    """When the assistant began to say this."""
    return [item.start_s for item in stage.items(Lane.ASSISTANT, "speech") if item.text == text]


@pytest.mark.parametrize(
    ("order", "kind", "told"),
    [
        ("Tell me when somebody comes in.", "person", "Somebody has come in."),
        ("Tell me when I slouch.", "slouch", "You're slouching."),
        ("Tell me when I raise my hand.", "raised_hand", "You raised your hand."),
        ("Tell me when the picture changes.", "scene", "The picture has changed."),
        ("Let me know when nobody is there.", "nobody", "Nobody is there any more."),
        ("Say hello when I give a thumbs up.", "thumbs_up", "Hello."),
        ("Whenever I slouch, say sit up.", "slouch", "Sit up."),
    ],
)
def test_it_is_told_at_once_when_nobody_speaks(order: str, kind: str, told: str) -> None:
    stage = watching(order)
    happens(stage, kind, 8.05)
    stage.run(12.0)
    assert spoken_s(stage, told) == [pytest.approx(8.05, abs=SOON_S)]
    assert announced_s(stage) == [pytest.approx(8.05, abs=EXACT_S)]


def test_it_is_told_once_for_each_event_and_not_for_its_end() -> None:
    stage = watching("Tell me when I slouch.")
    for kind, at_s in (("slouch", 8.0), ("upright", 12.0), ("slouch", 30.0), ("movement", 34.0)):
        happens(stage, kind, at_s)
    stage.run(40.0)
    assert [round(at_s) for at_s in spoken_s(stage, "You're slouching.")] == [8, 30]


def test_what_flickers_is_told_once() -> None:
    stage = watching("Tell me when I slouch.")
    for at_s in (8.0, 9.0, 10.0, 11.0):
        happens(stage, "slouch", at_s)
        happens(stage, "upright", at_s + 0.5)
    stage.run(20.0)
    assert len(spoken_s(stage, "You're slouching.")) == 1


def test_once_is_once() -> None:
    stage = watching("Tell me the next time I slouch.")
    happens(stage, "slouch", 8.0)
    happens(stage, "slouch", 40.0)
    stage.run(50.0)
    assert len(spoken_s(stage, "You're slouching.")) == 1
    assert stage.cascade.orders.stands == ()


def test_who_is_there_already_does_not_come_in_but_another_one_does() -> None:
    stage = watching("Tell me when somebody comes in.")
    happens(stage, "person", 0.5)
    happens(stage, "people", 8.0, 2)
    happens(stage, "people", 14.0, 1)
    happens(stage, "nobody", 18.0)
    happens(stage, "person", 22.0)
    stage.run(30.0)
    assert [round(at_s) for at_s in spoken_s(stage, "Somebody has come in.")] == [8, 22]


def test_somebody_leaves_when_there_is_one_less() -> None:
    stage = watching("Let me know when he leaves.")
    happens(stage, "people", 0.5, 2)
    happens(stage, "people", 8.0, 3)
    happens(stage, "people", 12.0, 2)
    stage.run(20.0)
    assert stage.heard == [
        "I'll tell you when somebody leaves, whoever it is.",
        "Somebody has left.",
    ]
    assert [round(at_s) for at_s in spoken_s(stage, "Somebody has left.")] == [12]


def test_while_the_user_speaks_it_waits_for_a_gap_and_says_that_it_is_late() -> None:
    stage = watching("Tell me when somebody comes in.")
    stage.drafting.answer = lambda text: ["I see."]
    stage.say("And then I told her that we would never ever go there again.", 7.0, 13.0)
    happens(stage, "person", 8.0)
    stage.run(25.0)
    assert stage.heard[-1] == "Somebody came in a moment ago."
    (at_s,) = spoken_s(stage, "Somebody came in a moment ago.")
    assert 13.0 < at_s < 17.0


def test_what_is_over_by_the_gap_is_not_told() -> None:
    stage = watching("Tell me when I slouch.")
    stage.drafting.answer = lambda text: ["I see."]
    stage.say("And then I told her that we would never ever go there again.", 7.0, 13.0)
    happens(stage, "slouch", 8.0)
    happens(stage, "upright", 10.0)
    stage.run(25.0)
    assert stage.heard[-1] == "I see."


def test_a_warning_is_said_over_what_the_user_says() -> None:
    stage = watching("Warn me when somebody comes in.")
    stage.say("And then I told her that we would never ever go there again.", 7.0, 13.0)
    happens(stage, "person", 8.0)
    stage.run(20.0)
    (aside,) = stage.items(Lane.ASSISTANT, "backchannel")
    assert aside.text == "Somebody has come in."
    assert aside.start_s == pytest.approx(8.0, abs=SOON_S)


def test_a_warning_is_said_over_what_the_assistant_says() -> None:
    stage = watching("Warn me when somebody comes in.")
    stage.drafting.answer = ["One two three four five six seven eight nine ten eleven twelve."]
    stage.say("Please count to twelve.", 6.0, 7.5)
    happens(stage, "person", 9.0)
    stage.run(20.0)
    (aside,) = stage.items(Lane.ASSISTANT, "backchannel")
    assert aside.start_s == pytest.approx(9.0, abs=SOON_S)
    assert stage.heard[-1].endswith("twelve.")


def test_what_is_only_to_be_shown_is_not_said() -> None:
    stage = watching("Show me when somebody comes in.")
    happens(stage, "person", 8.0)
    stage.run(15.0)
    assert stage.heard == ["I'll show you each time somebody comes in."]
    (notice,) = stage.items(Lane.SYSTEM, "notice")
    assert notice.text == "Somebody has come in."
    assert notice.start_s == pytest.approx(8.0, abs=SOON_S)


def test_without_a_camera_the_confirmation_says_what_to_do_and_it_is_told_once_there_is_one() -> None:
    stage = watching("Tell me when I slouch.", eyes=Eyes())
    stage.run(9.0)
    assert stage.heard == [
        "I'll tell you each time you slouch, once the camera is on: switch it on with the camera button."
    ]
    (stands,) = stage.cascade.orders.stands
    assert stands.state == "waits for the camera"
    stage.eyes = EYES
    happens(stage, "slouch", 12.0)
    stage.run(15.0)
    (stands,) = stage.cascade.orders.stands
    assert stands.state == "1 so far"
    assert stage.heard[-1] == "You're slouching."


def test_what_happens_is_counted_where_that_was_asked_for() -> None:
    stage = watching("Count how often I raise my hand.")
    for at_s in (8.0, 11.0, 14.0):
        happens(stage, "raised_hand", at_s)
        happens(stage, "lowered_hand", at_s + 1.0)
    stage.say("How often did I raise my hand?", 16.0, 17.5)
    stage.run(22.0)
    assert stage.heard[-1] == "Three times so far."
    shown = [card_from_data(item.data) for item in cards(stage, Lane.ASSISTANT)]
    assert shown[-1] == Counter("Each time you raise your hand", 3)


def test_a_watch_ends_when_it_is_told_to() -> None:
    stage = watching("Tell me when somebody comes in.")
    stage.say("Stop watching the door.", 7.0, 8.5)
    happens(stage, "person", 12.0)
    stage.run(16.0)
    assert stage.heard[-1] == "I've stopped telling you when somebody comes in."
    assert stage.cascade.orders.stands == ()


def test_a_described_thing_is_asked_for_and_told_when_two_answers_agree() -> None:
    stage = watching("Tell me when you see a red cup.")
    stage.run(6.0)
    (question,) = stage.cascade.orders.questions
    assert question.text == "Does this picture show a red cup? Answer yes or no."
    for shows, at_s in ((False, 7.0), (True, 10.0), (False, 12.0), (True, 14.0), (True, 16.0)):
        answers(stage, shows, at_s)
    stage.run(15.0)
    assert stage.cascade.orders.questions[0].soon
    assert len(stage.heard) == 1
    stage.run(20.0)
    assert stage.heard == ["I'll look out for a red cup.", "I see a red cup."]
    assert spoken_s(stage, "I see a red cup.") == [pytest.approx(16.0, abs=SOON_S)]
    assert stage.cascade.orders.questions == ()


def test_a_described_thing_is_told_anew_only_after_it_was_gone() -> None:
    stage = watching("Whenever you see a red cup, say cheers.")
    for at_s in (7.0, 8.0, 9.0, 10.0):
        answers(stage, True, at_s)
    for at_s in (12.0, 13.0):
        answers(stage, False, at_s)
    for at_s in (15.0, 16.0):
        answers(stage, True, at_s)
    stage.run(20.0)
    assert [round(at_s) for at_s in spoken_s(stage, "Cheers.")] == [8, 16]


def test_nobody_is_asked_while_nothing_can_answer() -> None:
    stage = watching("Tell me when you see a red cup.", eyes=Eyes(open=True, find_people=True))
    stage.run(8.0)
    assert stage.heard[0].startswith("I'll look out for a red cup, once I have a model that sees:")
    assert stage.cascade.orders.questions == ()
    stage.eyes = EYES
    stage.run(9.0)
    assert len(stage.cascade.orders.questions) == 1


def test_speaking_time_is_told_to_the_tenth_of_a_second_over_the_users_words() -> None:
    stage = ordered("Tell me when I have talked for ten seconds.")
    stage.drafting.answer = lambda text: ["I see."]
    stage.say("So this is how it began in the spring of that year.", 10.0, 14.0)
    stage.say("And then it went on and on and on for many days.", 20.0, 30.0)
    stage.run(40.0)
    (aside,) = stage.items(Lane.ASSISTANT, "backchannel")
    assert aside.text == "You have talked for ten seconds."
    assert aside.start_s == pytest.approx(26.0, abs=EXACT_S)
    assert stage.cascade.orders.stands == ()


def test_speaking_time_at_a_stretch_begins_anew_after_a_break() -> None:
    stage = ordered("Stop me when I have been talking for ten seconds without a break.")
    stage.drafting.answer = lambda text: ["I see."]
    stage.say("So this is how it began in the spring of that year.", 10.0, 17.0)
    stage.say("And then it went on and on and on for many days.", 24.0, 36.0)
    stage.run(45.0)
    (aside,) = stage.items(Lane.ASSISTANT, "backchannel")
    assert aside.start_s == pytest.approx(34.0, abs=EXACT_S)


def test_who_wants_nothing_said_by_itself_is_shown_it() -> None:
    stage = watching("Warn me when somebody comes in.")
    stage.cascade.set_initiative(Initiative.NEVER)
    happens(stage, "person", 8.0)
    stage.run(12.0)
    assert len(stage.heard) == 1
    assert stage.items(Lane.ASSISTANT, "backchannel") == []
    assert [item.text for item in stage.items(Lane.SYSTEM, "notice")] == ["Somebody has come in."]


def test_a_timer_that_is_only_shown_has_its_tone() -> None:
    stage = ordered("Set a timer for ten seconds.")
    stage.cascade.set_initiative(Initiative.NEVER)
    stage.run(20.0)
    assert tones(stage, 6.0, 20.0) == [pytest.approx(12.5, abs=EXACT_S)]
    assert stage.heard == ["Ten seconds."]
    assert [item.text for item in stage.items(Lane.SYSTEM, "notice")] == ["Ten seconds are up."]


@pytest.mark.parametrize(
    ("initiative", "heard"), [(Initiative.SOMETIMES, ["Welcome back."]), (Initiative.WHEN_ASKED, [])]
)
def test_somebody_who_was_away_is_welcomed_once_and_seldom(initiative: Initiative, heard: list[str]) -> None:
    stage = Stage()
    stage.eyes = EYES
    stage.cascade.set_initiative(initiative)
    for at_s in (5.0, 150.0, 330.0):
        happens(stage, "person", at_s)
        happens(stage, "nobody", at_s + 10.0)
    stage.run(340.0)
    assert stage.heard == heard


def test_it_says_once_that_it_cannot_see_what_it_was_asked_to_watch() -> None:
    stage = watching("Tell me when somebody comes in.")
    happens(stage, "dark", 8.0)
    happens(stage, "light", 14.0)
    stage.run(20.0)
    assert stage.heard[1:] == ["I can't see anything any more: the camera is covered, or it is dark."]
    nothing_watched = Stage()
    nothing_watched.eyes = EYES
    happens(nothing_watched, "dark", 8.0)
    nothing_watched.run(12.0)
    assert nothing_watched.heard == []


def test_the_stop_button_does_not_end_a_watch() -> None:
    stage = watching("Tell me when somebody comes in.")
    stage.press_stop(7.0)
    happens(stage, "person", 10.0)
    stage.run(15.0)
    assert stage.heard[-1] == "Somebody has come in."
