"""An open hand silences the assistant, a raised one asks it for the floor; on the virtual clock."""

from __future__ import annotations

import pytest
from fakes.stage import Stage

from assistant.manners import Interruptions
from assistant.micro_turn import CameraEvent
from assistant.timeline.item import Lane, TimelineItem

CLAUSES = [
    "One two three four five six.",
    "Seven eight nine ten eleven twelve.",
    "Thirteen fourteen fifteen.",
]
BEGINS_S = 2.4
CLAUSE_S = 1.5
ASKED = "What is the capital of France?"


def counting() -> Stage:
    """A stage on which the assistant counts from `BEGINS_S` on, a clause every `CLAUSE_S`."""
    stage = Stage()
    stage.drafting.answer = lambda text: CLAUSES if "count" in text else ["Paris."]
    stage.say("Please count to fifteen.", 1.0, 2.0)
    return stage


def show(stage: Stage, kind: str, at_s: float) -> None:
    stage.see(CameraEvent(kind, kind, at_s - 0.2), at_s)


def decision(stage: Stage, what: str) -> TimelineItem:
    return next(item for item in stage.items(Lane.SYSTEM, "decision") if item.text == what)


# -- an open hand --


def test_an_open_hand_silences_it_at_once_and_it_stays_silent() -> None:
    stage = counting()
    show(stage, "open_palm", BEGINS_S + 2.0)
    stage.run(15.0)
    assert stage.silent_from() <= BEGINS_S + 2.0 + 0.05
    assert decision(stage, "stop").data["why"] == "an open hand was held up"
    assert stage.heard[0].startswith("One two three four five six. Seven")
    assert "Thirteen" in stage.items(Lane.ASSISTANT)[0].data["unheard"]


def test_it_is_on_the_timeline_whether_it_does_anything_or_not() -> None:
    stage = Stage()
    for number, kind in enumerate(("open_palm", "thumbs_up", "pointing", "fist")):
        show(stage, kind, 1.0 + number)
    stage.run(6.0)
    assert [item.data["event"] for item in stage.items(Lane.CAMERA)] == [
        "open_palm",
        "thumbs_up",
        "pointing",
        "fist",
    ]
    assert stage.decisions == []


@pytest.mark.parametrize("kind", ["thumbs_up", "pointing", "fist", "facing", "person", "lowered_hand"])
def test_other_signs_do_nothing(kind: str) -> None:
    stage = counting()
    show(stage, kind, BEGINS_S + 1.0)
    stage.run(10.0)
    assert stage.heard == [" ".join(CLAUSES)]
    assert stage.decisions == ["answer"]


def test_an_open_hand_does_nothing_while_it_is_silent() -> None:
    stage = counting()
    show(stage, "open_palm", 1.5)
    stage.run(12.0)
    assert stage.heard == [" ".join(CLAUSES)]
    assert "stop" not in stage.decisions


def test_an_open_hand_silences_what_was_held_for_a_sound() -> None:
    stage = counting()
    stage.say("", BEGINS_S + 1.0, BEGINS_S + 2.5, partial=False)
    show(stage, "open_palm", BEGINS_S + 2.0)
    stage.run(12.0)
    assert "hold" in stage.decisions
    assert stage.silent_from() < BEGINS_S + 1.5


def test_an_open_hand_ends_speaking_along() -> None:
    stage = Stage()
    stage.say("Read along with me.", 1.0, 2.0)
    stage.say("The river is wide and the night is long, and the moon is out.", 6.0, 11.0)
    show(stage, "open_palm", 9.5)
    stage.run(16.0)
    ended = [item for item in stage.items(Lane.SYSTEM, "decision") if item.text == "along ends"]
    assert [item.data["why"] for item in ended] == ["an open hand was held up"]
    assert stage.silent_from() <= 9.6


def test_after_it_the_conversation_goes_on() -> None:
    stage = counting()
    show(stage, "open_palm", BEGINS_S + 1.0)
    stage.say(ASKED, 6.0, 7.5)
    stage.run(12.0)
    assert stage.heard[-1] == "Paris."


# -- a raised hand --


def test_it_finishes_its_clause_for_a_raised_hand_and_hears_the_user_out() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    stage.say(ASKED, BEGINS_S + 3.0, BEGINS_S + 4.5)
    show(stage, "lowered_hand", BEGINS_S + 4.0)
    stage.run(14.0)
    first, answer = stage.items(Lane.ASSISTANT)
    assert first.text == CLAUSES[0]
    assert first.end_s == pytest.approx(BEGINS_S + CLAUSE_S, abs=0.15)
    assert answer.text == "Paris."
    assert stage.decisions == ["answer", "finish the clause", "yield", "answer"]
    assert decision(stage, "yield").data["why"] == "a hand is raised"
    assert not stage.sounding(BEGINS_S + CLAUSE_S + 0.15, BEGINS_S + 4.5)


@pytest.mark.parametrize("offset_s", [0.1, 0.7, 1.3, 1.48, 1.55, 2.2, 2.9])
def test_no_word_of_the_next_clause_is_begun(offset_s: float) -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + offset_s)
    stage.run(BEGINS_S + 6.0)
    heard = " ".join(stage.heard)
    assert heard in {" ".join(CLAUSES[:1]), " ".join(CLAUSES[:2])}


def test_it_waits_as_long_as_the_hand_is_up_and_goes_on_when_it_is_down() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    show(stage, "lowered_hand", BEGINS_S + 5.0)
    stage.run(20.0)
    assert " ".join(stage.heard) == " ".join(CLAUSES)
    assert not stage.sounding(BEGINS_S + CLAUSE_S + 0.15, BEGINS_S + 6.4)
    assert stage.sounding(BEGINS_S + 6.5, BEGINS_S + 7.0)
    assert decision(stage, "resume").data["why"] == "the hand is down and nothing was said"
    holders = {output.floor for turn, output in zip(stage.micro_turns, stage.outputs, strict=True)
               if BEGINS_S + 2.0 < turn.end_s < BEGINS_S + 6.4}  # fmt: skip
    assert holders == {"user pausing"}


def test_a_hand_that_was_up_for_a_moment_only_gives_the_user_a_moment() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.4)
    show(stage, "lowered_hand", BEGINS_S + 1.0)
    stage.run(20.0)
    assert not stage.sounding(BEGINS_S + CLAUSE_S + 0.15, BEGINS_S + CLAUSE_S + 1.4)
    assert " ".join(stage.heard) == " ".join(CLAUSES)


def test_a_cough_does_not_take_the_floor_back_while_the_hand_is_up() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    stage.say("", BEGINS_S + 3.0, BEGINS_S + 3.3, partial=False)
    stage.say(ASKED, BEGINS_S + 6.0, BEGINS_S + 7.5)
    stage.run(15.0)
    assert not stage.sounding(BEGINS_S + CLAUSE_S + 0.15, BEGINS_S + 7.5)
    assert stage.heard == [CLAUSES[0], "Paris."]


def test_who_raises_a_hand_and_speaks_at_once_is_heard_at_once() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    stage.say("No wait, what is the capital of France?", BEGINS_S + 1.0, BEGINS_S + 2.7)
    stage.run(14.0)
    assert stage.heard[-1] == "Paris."
    assert not stage.sounding(BEGINS_S + 1.5, BEGINS_S + 2.7)


def test_a_remark_over_the_clause_that_is_finished_is_what_the_user_wanted_to_say() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + CLAUSE_S + 0.1)
    stage.say(ASKED, BEGINS_S + CLAUSE_S + 0.2, BEGINS_S + CLAUSE_S + 1.2)
    stage.run(14.0)
    assert stage.heard[-1] == "Paris."
    assert stage.items(Lane.ASSISTANT)[-1].start_s < BEGINS_S + CLAUSE_S + 2.2


def test_a_raised_hand_after_its_last_clause_changes_nothing() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 2 * CLAUSE_S + 0.4)
    stage.say(ASKED, BEGINS_S + 6.0, BEGINS_S + 7.5)
    stage.run(15.0)
    assert stage.heard == [" ".join(CLAUSES), "Paris."]


def test_it_does_not_wait_for_ever() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    stage.run(40.0)
    assert stage.outputs[-1].floor == "nobody"
    stage.say(ASKED, 41.0, 42.5)
    stage.run(46.0)
    assert stage.heard[-1] == "Paris."


def test_who_leaves_has_no_hand_up_any_more() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    show(stage, "nobody", BEGINS_S + 3.0)
    stage.run(12.0)
    assert " ".join(stage.heard) == " ".join(CLAUSES)


def test_what_was_said_before_is_answered_when_the_hand_is_down_or_with_what_comes_then() -> None:
    for adds in (False, True):
        stage = Stage()
        stage.drafting.first_clause_s = 0.5
        number = stage.say("What is the capital?", 1.0, 2.0)
        show(stage, "raised_hand", 2.15)
        if adds:
            stage.say("What is the capital? Of France, I mean.", 4.0, 5.5, utterance=number)
        show(stage, "lowered_hand", 6.0)
        stage.run(12.0)
        assert stage.heard == ["Paris."]
        assert stage.items(Lane.ASSISTANT)[0].start_s > (5.5 if adds else 7.4)
        asked = "What is the capital? Of France, I mean." if adds else "What is the capital?"
        assert stage.drafting.asked[-1][-1] == ("user", asked)


def test_a_typed_line_is_answered_though_a_hand_is_up() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    stage.type(ASKED, BEGINS_S + 4.0)
    stage.run(10.0)
    assert stage.heard[-1] == "Paris."
    assert stage.items(Lane.ASSISTANT)[-1].start_s < BEGINS_S + 4.6


def test_a_clause_that_is_too_long_is_broken_off() -> None:
    stage = Stage()
    stage.drafting.answer = [" ".join(["and"] * 40) + "."]
    stage.say("Please count to forty.", 1.0, 2.0)
    show(stage, "raised_hand", 3.0)
    stage.run(10.0)
    assert stage.silent_from() == pytest.approx(6.0, abs=0.15)


def test_a_result_that_waits_is_not_told_while_it_waits_for_the_user() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: (
        ["Let me think about that."] if "times" in text else CLAUSES if "count" in text else ["Paris."]
    )
    stage.say("What is seventeen times twenty three?", 1.0, 2.5)
    stage.say("Please count to fifteen.", 6.0, 7.0)
    show(stage, "raised_hand", 8.0)
    stage.reasoner_answers("It is 391.", 9.5)
    stage.run(13.0)
    assert "It is 391." not in stage.heard
    show(stage, "lowered_hand", 13.0)
    stage.run(25.0)
    assert stage.heard[-1] == "It is 391."


def test_stop_ends_the_waiting() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    stage.press_stop(BEGINS_S + 3.0)
    show(stage, "lowered_hand", BEGINS_S + 4.0)
    stage.run(15.0)
    assert stage.heard == [CLAUSES[0]]
    assert stage.outputs[-1].floor == "nobody"


def test_another_conversation_begins_without_it() -> None:
    stage = counting()
    show(stage, "raised_hand", BEGINS_S + 0.8)
    stage.run(BEGINS_S + 3.0)
    stage.start_afresh()
    stage.say(ASKED, 7.0, 8.5)
    stage.run(12.0)
    assert stage.heard[-1] == "Paris."
    assert "resume" not in stage.decisions


# -- what the user chose --


@pytest.mark.parametrize("kind", ["open_palm", "raised_hand"])
def test_hands_do_nothing_where_the_user_does_not_want_that(kind: str) -> None:
    stage = counting()
    stage.cascade.set_gestures(False)
    show(stage, kind, BEGINS_S + 1.0)
    stage.run(10.0)
    assert stage.heard == [" ".join(CLAUSES)]
    assert stage.decisions == ["answer"]
    assert len(stage.items(Lane.CAMERA)) == 1


@pytest.mark.parametrize("kind", ["open_palm", "raised_hand"])
@pytest.mark.parametrize("interruptions", list(Interruptions))
def test_only_where_a_key_alone_interrupts_hands_do_not(kind: str, interruptions: Interruptions) -> None:
    stage = counting()
    stage.cascade.set_interruptions(interruptions)
    show(stage, kind, BEGINS_S + 0.8)
    stage.run(BEGINS_S + 8.0)
    if interruptions is Interruptions.BY_KEY:
        assert stage.heard == [" ".join(CLAUSES)]
        assert decision(stage, "carry on").data["why"] == "only a key interrupts"
    else:
        assert "Thirteen" not in " ".join(stage.heard)


def test_a_change_of_that_counts_at_once() -> None:
    stage = counting()
    stage.cascade.set_gestures(False)
    show(stage, "open_palm", BEGINS_S + 0.5)
    stage.mailbox.call_at(BEGINS_S + 1.0, lambda: stage.cascade.set_gestures(True))
    show(stage, "open_palm", BEGINS_S + 2.0)
    stage.run(10.0)
    assert stage.silent_from() == pytest.approx(BEGINS_S + 2.0, abs=0.06)
