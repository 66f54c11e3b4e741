"""Timers and reminders on the virtual clock: given, changed, taken back, and spoken of at the right moment."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest
from fakes.orders import EXACT_S, announced_s, card, cards, ordered, tones
from fakes.stage import STARTED_WALL_S, Stage

from assistant.cards import CARD_ORDER, Timer, card_from_data
from assistant.micro_turn import VoiceNews
from assistant.timeline.item import Lane


def test_a_timer_is_confirmed_in_half_a_sentence_without_the_model() -> None:
    stage = ordered("Set a timer for ten seconds for the pasta.")
    stage.run(6.0)
    assert stage.heard == ["Ten seconds, for the pasta."]
    assert stage.drafting.judged == ["Set a timer for ten seconds for the pasta."]
    assert "Paris." not in stage.synthesis.spoken
    line = stage.items(Lane.ASSISTANT, "speech")[0]
    assert line.start_s < 2.5 + 0.5


def test_it_runs_from_the_end_of_the_words_and_rings_at_its_time() -> None:
    stage = ordered("Set a timer for ten seconds for the pasta.")
    stage.run(20.0)
    assert stage.heard == ["Ten seconds, for the pasta.", "Your timer for the pasta is up."]
    assert announced_s(stage) == [pytest.approx(12.5, abs=EXACT_S)]
    assert tones(stage, 8.0, 20.0)[0] == pytest.approx(12.5, abs=EXACT_S)  # the chime, and then the words
    ring = stage.items(Lane.ASSISTANT, "speech")[1]
    assert ring.start_s < 13.1


def test_its_card_runs_while_it_does() -> None:
    stage = ordered("Set a timer for ten seconds for the pasta.")
    stage.run(6.0)
    (item,) = cards(stage)
    assert item.end_s is None
    assert item.text == "Timer: pasta, ten seconds"
    assert card(stage) == Timer("pasta", 2.5, 12.5)
    assert item.data[CARD_ORDER] == stage.cascade.orders.stands[0].id
    stage.run(20.0)
    (item,) = cards(stage)
    assert item.end_s == pytest.approx(12.5, abs=EXACT_S)
    assert stage.cascade.orders.stands == ()


def test_a_typed_line_gives_an_order_too() -> None:
    stage = Stage()
    stage.type("remind me in 10 seconds to breathe", 1.0)
    stage.run(20.0)
    assert stage.heard == ["In ten seconds, to breathe.", "Remember to breathe."]
    assert announced_s(stage) == [pytest.approx(11.0, abs=EXACT_S)]


def test_what_is_asked_for_later_is_answered_then() -> None:
    stage = ordered("In ten seconds, tell me a joke.")
    stage.drafting.answer = lambda text: [f"You said: {text}"]
    stage.run(20.0)
    assert stage.heard == ["In ten seconds.", "You said: Tell me a joke."]
    assert announced_s(stage) == [pytest.approx(12.5, abs=EXACT_S)]
    assert stage.items(Lane.ASSISTANT, "speech")[1].start_s < 13.0


def test_what_is_asked_for_later_waits_until_the_user_is_done() -> None:
    stage = ordered("In ten seconds, tell me a joke.")
    stage.drafting.answer = lambda text: [f"You said: {text}"]
    stage.say("And then we went home again and slept for a week.", 11.0, 15.0)
    stage.run(30.0)
    assert [text.split(": ")[-1] for text in stage.heard[1:]] == [
        "And then we went home again and slept for a week.",
        "Tell me a joke.",
    ]


def test_a_time_of_the_day_is_kept() -> None:
    stage = ordered("At 2:21, tell me to call Mum.")
    stage.run(70.0)
    due = datetime(2026, 3, 3, 14, 21).timestamp() - STARTED_WALL_S  # noqa: DTZ001
    assert stage.heard == ["At two twenty-one, to call Mum.", "It is two twenty-one. Remember to call Mum."]
    assert announced_s(stage) == [pytest.approx(due, abs=EXACT_S)]


def test_two_timers_ring_one_after_the_other_though_they_are_due_together() -> None:
    stage = ordered("Set a timer for ten seconds for the tea.")
    stage.say("And a timer for five seconds for the eggs.", 5.5, 7.5)
    stage.run(30.0)
    assert stage.heard[:2] == ["Ten seconds, for the tea.", "Five seconds, for the eggs."]
    assert stage.heard[2:] == ["Your timer for the tea is up.", "Your timer for the eggs is up."]
    assert announced_s(stage)[0] == pytest.approx(12.5, abs=EXACT_S)
    assert [item.end_s for item in cards(stage)] == [pytest.approx(12.5, abs=EXACT_S)] * 2


def test_while_the_user_speaks_only_the_chime_is_heard_and_the_words_come_in_the_gap() -> None:
    stage = ordered("Set a timer for ten seconds for the pasta.")
    stage.drafting.answer = lambda text: ["I see."]
    stage.say("And then I told her that we would never ever go there again.", 11.0, 18.0)
    stage.run(30.0)
    assert tones(stage, 8.0, 18.0) == [pytest.approx(12.5, abs=EXACT_S)]
    assert stage.heard[-1] == "A little late: your timer for the pasta is up."
    ring = stage.items(Lane.ASSISTANT, "speech")[-1]
    assert 18.0 < ring.start_s < 24.0
    assert stage.items(Lane.ASSISTANT, "backchannel") == []  # a tone is not said
    (item,) = cards(stage)
    assert item.end_s == pytest.approx(12.5, abs=EXACT_S)


def test_a_ring_waits_for_the_end_of_an_answer_and_is_not_said_into_it() -> None:
    stage = ordered("Set a timer for ten seconds.")
    stage.drafting.answer = ["One two three four five six seven eight nine ten eleven twelve."]
    stage.say("Please count to twelve.", 9.5, 11.0)
    stage.run(30.0)
    answer, ring = stage.items(Lane.ASSISTANT, "speech")[1:]
    assert answer.text.endswith("twelve.")
    assert answer.end_s is not None
    assert ring.text == "Ten seconds are up."
    assert answer.end_s + 0.2 < ring.start_s < answer.end_s + 1.0


def test_a_ring_of_which_nothing_was_heard_is_said_again() -> None:
    stage = ordered("Set a timer for ten seconds for the pasta.")
    stage.say("Wait, what is the capital of France?", 12.45, 16.0)
    stage.run(30.0)
    assert announced_s(stage)[0] == pytest.approx(12.5, abs=EXACT_S)
    assert [text for text in stage.heard[1:] if text] == [
        "Paris.",
        "A little late: your timer for the pasta is up.",
    ]


def test_a_ring_is_heard_in_time_though_its_sound_was_dropped_with_a_draft() -> None:
    stage = ordered("Set a timer for ten seconds.")
    stage.run(9.3)
    stage.synthesis.delay_s = 1.0  # asked for at 9.5 s, it would come at 10.5 s
    stage.say("It is nice outside.", 9.0, 9.7)
    stage.run(20.0)
    assert stage.heard == ["Ten seconds.", "Paris.", "Ten seconds are up."]
    assert stage.synthesis.spoken.count("Ten seconds are up.") == 2
    assert announced_s(stage)[0] < 12.5 + 1.0 + EXACT_S


def test_a_ring_that_the_voice_cannot_say_is_shown() -> None:
    stage = ordered("Set a timer for ten seconds.")
    stage.run(9.0)

    def silent(generation: int, index: int, text: str) -> None:
        news = VoiceNews(generation, index, text, np.zeros(0, dtype=np.float32), ())
        stage.mailbox.call_at(stage.clock.now_s() + 0.05, lambda: stage.mailbox.post(news))

    stage.synthesis.speak = silent  # type: ignore[method-assign]
    stage.run(20.0)
    assert "Ten seconds are up." in [item.text for item in stage.items(Lane.SYSTEM, "notice")]
    assert stage.cascade.orders.announcements() == []


def test_while_it_speaks_along_a_timer_only_chimes_and_is_told_of_afterwards() -> None:
    stage = ordered("Set a timer for ten seconds for the pasta.")
    stage.say("Read along with me.", 5.0, 6.0)
    stage.say("Stop reading.", 16.0, 17.0)
    stage.run(30.0)
    assert tones(stage, 10.0, 16.0) == [pytest.approx(12.5, abs=EXACT_S)]
    assert stage.heard[-2:] == [
        "I've stopped reading along.",
        "A little late: your timer for the pasta is up.",
    ]


def test_an_order_survives_that_its_confirmation_is_interrupted() -> None:
    stage = ordered("Remind me in twenty seconds to call my mother about the holidays.", end_s=4.0)
    stage.say("What is the capital of France?", 5.2, 6.7)
    stage.run(35.0)
    assert stage.heard[-2:] == ["Paris.", "Remember to call your mother about the holidays."]
    assert announced_s(stage) == [pytest.approx(24.0, abs=EXACT_S)]


def test_words_that_were_still_to_come_belong_to_the_order() -> None:
    stage = ordered("Set a timer for ten seconds.")
    stage.say("For the pasta.", 4.2, 5.0)
    stage.run(20.0)
    assert stage.heard == ["Ten seconds.", "Ten seconds, for the pasta.", "Your timer for the pasta is up."]
    assert card_from_data(cards(stage)[0].data).cancelled  # type: ignore[union-attr]
    assert len(cards(stage)) == 2


def test_a_revised_word_makes_another_order_of_it() -> None:
    stage = Stage()
    stage.drafting.sentence_end = 0.99
    utterance = stage.say("Set a timer for fifteen seconds.", 1.0, 2.5, partial=False, read_s=0.6)
    stage.hear_words(utterance, "Set a timer for fifty seconds.", 1.0, at_s=2.4)
    stage.run(25.0)
    assert "take back" in stage.decisions
    assert stage.heard[-1] == "Fifteen seconds are up."
    assert announced_s(stage) == [pytest.approx(17.5, abs=EXACT_S)]
    assert stage.cascade.orders.stands == ()


def test_a_timer_is_changed_by_voice() -> None:
    stage = ordered("Set a timer for fifty seconds for the eggs.")
    stage.say("No, fifteen seconds.", 5.0, 6.0)
    stage.say("Add ten seconds.", 9.0, 10.0)
    stage.run(35.0)
    assert stage.heard == [
        "Fifty seconds, for the eggs.",
        "Fifteen seconds, for the eggs.",
        "Seventeen seconds left.",
        "Your timer for the eggs is up.",
    ]
    assert card(stage) == Timer("eggs", 2.5, 27.5)


def test_a_timer_is_cancelled_by_voice() -> None:
    stage = ordered("Set a timer for ten seconds.")
    stage.say("Cancel the timer.", 5.0, 6.0)
    stage.run(20.0)
    assert stage.heard == ["Ten seconds.", "Cancelled."]
    assert card(stage).cancelled
    assert cards(stage)[0].end_s == pytest.approx(6.5, abs=0.5)
    assert announced_s(stage) == []


def test_cancelling_a_timer_leaves_the_tasks_alone() -> None:
    stage = ordered("Set a timer for ten seconds.")
    stage.drafting.answer = ["Let me think about that."]
    stage.say("What is seventeen times three?", 5.0, 6.5)
    stage.say("Cancel the timer.", 10.0, 11.0)
    stage.run(20.0)
    assert len(stage.tasks) == 1
    assert stage.cancelled == []


def test_a_timer_is_cancelled_from_outside() -> None:
    stage = ordered("Set a timer for ten seconds.")
    stage.run(6.0)
    stage.cascade.orders.end(stage.cascade.orders.stands[0].id)
    stage.run(20.0)
    assert stage.heard == ["Ten seconds."]
    assert card(stage).cancelled


def test_what_lacks_is_asked_for() -> None:
    stage = ordered("Set a timer.")
    stage.say("Ten seconds.", 5.0, 6.0)
    stage.run(20.0)
    assert stage.heard == ["For how long?", "Ten seconds.", "Ten seconds are up."]


def test_how_long_is_left() -> None:
    stage = ordered("Set a timer for five minutes.")
    stage.say("How long is left?", 31.0, 32.0)
    stage.run(36.0)
    assert stage.heard[1] in ("Four minutes and thirty seconds.", "Four minutes and twenty-nine seconds.")
