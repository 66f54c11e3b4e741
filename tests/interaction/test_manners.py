"""By what it lets itself be interrupted, and how it brings results: as the user has chosen."""

from __future__ import annotations

import pytest
from fakes.stage import Stage

from assistant.interaction.delegation import SHOWN_BRIDGES
from assistant.manners import RESULTS, Interruptions
from assistant.micro_turn import Delivery
from assistant.settings import setting
from assistant.timeline.item import Lane

COUNTING = (
    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ten."
)
FRANCE = "No wait, what is the capital of France?"


def counting(interruptions: Interruptions, *, last: str = COUNTING) -> tuple[Stage, float]:
    """A stage on which the assistant counts; the time at which it begins."""
    stage = Stage()
    stage.cascade.set_interruptions(interruptions)
    stage.drafting.answer = lambda text: [last] if "ten" in text else ["Paris."]
    stage.say("Please count to ten.", 1.0, 2.0)
    return stage, 2.4


def test_every_choice_has_its_manner() -> None:
    assert {value for value, _ in setting("talking.interruptions").choices} == {
        one.value for one in Interruptions
    }
    assert [value for value, _ in setting("talking.results").choices] == list(RESULTS)
    assert set(RESULTS.values()) == set(Delivery)


@pytest.mark.parametrize(
    ("interruptions", "silent_after_s"), [(Interruptions.AT_ONCE, 0.3), (Interruptions.WHEN_MEANT, 1.4)]
)
def test_who_goes_on_gets_the_floor_sooner_or_later(
    interruptions: Interruptions, silent_after_s: float
) -> None:
    stage, begins_s = counting(interruptions)
    stage.say(FRANCE, begins_s + 1.0, begins_s + 3.1)
    stage.run(9.0)
    assert "yield" in stage.decisions
    assert stage.heard[-1] == "Paris."
    assert not stage.sounding(begins_s + 1.0 + silent_after_s, begins_s + 3.1)
    if interruptions is Interruptions.WHEN_MEANT:
        assert stage.sounding(begins_s + 1.0, begins_s + 1.7), "it speaks on at first"


@pytest.mark.parametrize("said", ["What?", "It is here.", "There he is."])
def test_a_few_words_do_not_interrupt_who_wants_more_of_them(said: str) -> None:
    stage, begins_s = counting(Interruptions.WHEN_MEANT)
    stage.say(said, begins_s + 0.6, begins_s + 1.2)
    stage.run(9.0)
    assert stage.heard == [COUNTING]
    assert stage.sounding(begins_s + 0.6, begins_s + 1.2)
    carried_on = next(i for i in stage.items(Lane.SYSTEM, "decision") if i.text == "carry on")
    assert carried_on.data["why"] == "too little to interrupt it"


def test_a_word_for_silence_is_always_enough_but_where_only_a_key_is() -> None:
    heard = {}
    for interruptions in Interruptions:
        stage, begins_s = counting(interruptions)
        stage.say("Stop!", begins_s + 0.6, begins_s + 1.0, partial=False)
        stage.run(9.0)
        heard[interruptions] = stage.heard == [COUNTING]
    assert heard == {
        Interruptions.AT_ONCE: False,
        Interruptions.WHEN_MEANT: False,
        Interruptions.BY_KEY: True,
    }


def test_noise_is_not_even_ducked_for_where_one_has_to_go_on() -> None:
    stage, begins_s = counting(Interruptions.WHEN_MEANT)
    stage.say("", begins_s + 0.6, begins_s + 1.0, partial=False)
    stage.run(9.0)
    assert stage.decisions == ["answer", "carry on"]
    assert stage.heard == [COUNTING]


def test_where_only_a_key_interrupts_nothing_that_is_said_does_and_it_is_not_answered() -> None:
    stage, begins_s = counting(Interruptions.BY_KEY)
    stage.say(FRANCE, begins_s + 0.4, begins_s + 1.6)
    stage.run(9.0)
    assert stage.heard == [COUNTING]
    assert stage.sounding(begins_s + 0.4, begins_s + 2.5)
    assert stage.decisions == ["answer", "carry on"]
    stage.say("What is the capital of France?", 10.0, 11.0)
    stage.run(14.0)
    assert stage.heard[-1] == "Paris."


def test_the_keys_and_typed_lines_interrupt_it_in_every_case() -> None:
    for interrupt in (
        lambda stage, at_s: stage.press_stop(at_s),
        lambda stage, at_s: stage.type("And the capital of France?", at_s),
    ):
        stage, begins_s = counting(Interruptions.BY_KEY)
        interrupt(stage, begins_s + 1.0)
        stage.run(9.0)
        assert "ten" not in stage.heard[0]
        assert not stage.sounding(begins_s + 1.05, begins_s + 1.1)


@pytest.mark.parametrize("interruptions", list(Interruptions))
def test_an_answer_to_its_question_that_comes_early_is_no_interruption(
    interruptions: Interruptions,
) -> None:
    stage, begins_s = counting(interruptions, last="Shall I count on from ten?")
    stage.say("Paris please.", begins_s + 0.95, begins_s + 1.9)
    stage.run(9.0)
    assert stage.heard[-1] == "Paris."


def test_a_change_takes_effect_while_it_speaks_and_outlasts_a_new_conversation() -> None:
    stage, begins_s = counting(Interruptions.AT_ONCE)
    stage.mailbox.call_at(begins_s + 0.3, lambda: stage.cascade.set_interruptions(Interruptions.BY_KEY))
    stage.say(FRANCE, begins_s + 0.6, begins_s + 1.8)
    stage.run(9.0)
    assert stage.heard == [COUNTING]
    stage.start_afresh()
    stage.say("Please count to ten.", 10.0, 11.0)
    stage.say(FRANCE, 12.0, 13.2)
    stage.run(16.0)
    assert stage.heard == [COUNTING, COUNTING]


def test_what_was_held_goes_on_when_from_now_on_only_a_key_interrupts() -> None:
    stage, begins_s = counting(Interruptions.AT_ONCE)
    stage.say("", begins_s + 0.6, begins_s + 3.0, partial=False)
    stage.mailbox.call_at(begins_s + 1.2, lambda: stage.cascade.set_interruptions(Interruptions.BY_KEY))
    stage.run(9.0)
    assert not stage.sounding(begins_s + 0.9, begins_s + 1.2)
    assert stage.sounding(begins_s + 1.5, begins_s + 2.5)
    assert stage.heard == [COUNTING]


def thinking(delivery: Delivery) -> tuple[Stage, float]:
    """A stage on which the reasoner was asked something, and when it had been promised."""
    stage = Stage()
    stage.cascade.deliver_results(delivery)
    stage.drafting.answer = lambda text: ["Let me think about that."] if "times" in text else ["Paris."]
    stage.say("What is seventeen times twenty three?", 1.0, 2.5)
    return stage, 7.0


LONG_REMARK = "I was just about to say that we have been walking along the river for a long while today."


def test_a_result_that_is_not_to_wait_is_told_while_the_user_speaks_and_they_are_answered_afterwards() -> (
    None
):
    stage, at_s = thinking(Delivery.INTERRUPT)
    stage.say(LONG_REMARK, at_s, at_s + 6.0)
    stage.reasoner_answers("It is 391.", at_s + 1.0)
    stage.run(at_s + 10.0)
    told = stage.items(Lane.ASSISTANT)[1]
    assert told.text == "It is 391."
    assert told.start_s - (at_s + 1.0) < 0.4
    assert told.data["unheard"] == ""
    assert stage.heard[-1] == "Paris."
    assert stage.drafting.asked[-1][-1] == ("user", LONG_REMARK)


def test_a_result_that_is_not_to_wait_is_told_in_a_pause_within_what_the_user_says() -> None:
    stage, at_s = thinking(Delivery.INTERRUPT)
    number = stage.say("I was just about to", at_s, at_s + 1.5, end_of_turn=0.02)
    stage.reasoner_answers("It is 391.", at_s + 1.9)
    stage.say("I was just about to say that it is late.", at_s + 3.5, at_s + 5.0, utterance=number)
    stage.run(at_s + 9.0)
    assert stage.heard[1:] == ["It is 391.", "Paris."]
    assert stage.items(Lane.ASSISTANT)[1].start_s < at_s + 2.3
    assert stage.drafting.asked[-1][-1] == ("user", "I was just about to say that it is late.")


def test_who_goes_on_after_a_rest_while_such_a_result_is_told_has_the_floor() -> None:
    stage, at_s = thinking(Delivery.INTERRUPT)
    number = stage.say("I was just about to say", at_s, at_s + 2.0)
    stage.reasoner_answers(
        "It is three hundred and ninety one, which is seventeen times twenty three.", at_s + 1.0
    )
    stage.say(LONG_REMARK, at_s + 2.8, at_s + 6.0, utterance=number)
    stage.run(at_s + 10.0)
    told = stage.items(Lane.ASSISTANT)[1]
    assert "twenty three" not in told.text
    assert (told.end_s or 99.0) < at_s + 3.4
    assert stage.heard[-1] == "Paris."


def test_a_usual_result_waits_and_one_that_is_only_shown_is_never_said() -> None:
    said = {}
    for delivery in Delivery:
        stage, at_s = thinking(delivery)
        stage.say(LONG_REMARK, at_s, at_s + 6.0)
        stage.reasoner_answers("It is 391.", at_s + 1.0)
        stage.say("What is the capital of France?", at_s + 12.0, at_s + 13.0)
        stage.run(at_s + 16.0)
        said[delivery] = [line for line in stage.heard[1:] if line != "Paris."]
        assert stage.items(Lane.REASONER)[0].data["answer"] == "It is 391."
        assert ("assistant", "It is 391.") in stage.drafting.asked[-1], "it knows what it told or showed"
        if delivery is Delivery.SILENT:
            assert stage.heard[0] in SHOWN_BRIDGES
            assert "show a result" in stage.decisions
    assert said == {
        Delivery.INTERRUPT: ["It is 391."],
        Delivery.WHEN_IDLE: ["It is 391."],
        Delivery.SILENT: [],
    }


def test_a_change_of_delivery_counts_for_results_that_are_on_their_way() -> None:
    stage, at_s = thinking(Delivery.WHEN_IDLE)
    stage.mailbox.call_at(at_s, lambda: stage.cascade.deliver_results(Delivery.SILENT))
    stage.reasoner_answers("It is 391.", at_s + 1.0)
    stage.run(at_s + 4.0)
    assert "It is 391." not in stage.heard
    assert stage.decisions[-1] == "show a result"


def test_what_is_not_to_wait_still_waits_for_an_answer_that_is_due() -> None:
    stage, at_s = thinking(Delivery.INTERRUPT)
    stage.drafting.first_clause_s = 0.9
    stage.say("What is the capital of France?", at_s, at_s + 1.0)
    stage.reasoner_answers("It is 391.", at_s + 1.7)
    stage.run(at_s + 6.0)
    assert stage.heard[1:] == ["Paris.", "It is 391."]
