"""An answer given in haste is set right at the next free moment, or nothing is said."""

from __future__ import annotations

import pytest
from fakes.stage import Stage

from assistant.interaction.self_correction import CORRECT_WITHIN_S, SURE_ANSWER, SelfCorrection
from assistant.micro_turn import TaskNews, TaskState, Verdict

QUESTION = "How many legs does a spider have?"
WRONG = ("A spider has four legs.",)
EIGHT = Verdict("eight", "its answers agree", "Eight", 0.9)
STANDS = Verdict("", "its own answer does not contradict it", "Eight", 0.9)


def asked(
    *, answer: tuple[str, ...] = WRONG, text: str = QUESTION, reasoner: bool = True
) -> tuple[Stage, float]:
    """A stage on which the user has asked, and been answered; and when that was over."""
    stage = Stage(reasoner=reasoner)
    stage.drafting.answer = answer
    stage.say(text, 1.0, 2.5)
    stage.run(5.0)
    assert stage.heard == [" ".join(answer)]
    return stage, stage.silent_from()


def test_a_wrong_answer_is_set_right_when_nobody_speaks() -> None:
    stage, over_s = asked()
    (check,) = stage.checks
    assert (check.question, check.given) == (QUESTION, WRONG[0])
    assert stage.tasks == []
    stage.reasoner_finds(EIGHT, 5.5)
    stage.run(8.0)
    assert stage.heard == [WRONG[0], "Actually, eight."]
    assert not stage.sounding(over_s, 5.5)
    assert stage.decisions[-2:] == ["find the answer wrong", "correct the answer"]


def test_the_correction_is_part_of_what_was_said() -> None:
    stage, _ = asked()
    stage.reasoner_finds(EIGHT, 5.5)
    stage.run(8.0)
    stage.say("And an insect?", 9.0, 10.0)
    stage.run(13.0)
    said = [text for role, text in stage.drafting.asked[-1] if role == "assistant"]
    assert said[-2:] == [WRONG[0], "Actually, eight."]
    assert stage.heard.count("Actually, eight.") == 1


def test_it_is_found_while_the_answer_is_still_heard_and_said_after_it() -> None:
    stage = Stage()
    stage.drafting.answer = ("A spider has four legs,", "and it spins a web with them.")
    stage.say(QUESTION, 1.0, 2.5)
    stage.run(3.2)
    stage.reasoner_finds(EIGHT, 3.4)
    stage.run(5.0)
    assert stage.sounding(4.8, 5.0)
    stage.run(9.0)
    assert stage.heard == ["A spider has four legs, and it spins a web with them.", "Actually, eight."]


def test_it_waits_while_the_user_speaks() -> None:
    stage, _ = asked()
    stage.drafting.answer = ("I am glad.",)
    stage.reasoner_finds(EIGHT, 5.6)
    stage.say("Thank you very much, that is nice to know.", 5.5, 7.5)
    stage.run(12.0)
    assert not stage.sounding(5.5, 7.5)
    assert stage.heard == [WRONG[0], "I am glad.", "Actually, to your question before: eight."]


def test_what_the_user_breaks_off_unheard_is_said_another_time() -> None:
    correction = SelfCorrection()
    correction.available = True
    task = correction.answered(1, QUESTION, WRONG[0], 0.8, 1.0, busy=False)
    assert task is not None
    correction.take(TaskNews(task.id, TaskState.DONE, verdict=EIGHT))
    said = (("user", QUESTION), ("assistant", WRONG[0]))
    first = correction.next_correction(2.0, said)
    assert first is not None
    assert correction.next_correction(2.0, said) is None
    correction.put_back()
    assert correction.next_correction(3.0, said) == first


@pytest.mark.parametrize("verdict", [STANDS, Verdict("", "the reasoner contradicts itself", "Six", 0.9)])
def test_an_answer_that_stands_is_left_alone(verdict: Verdict) -> None:
    stage, over_s = asked()
    stage.reasoner_finds(verdict, 5.5)
    stage.run(9.0)
    assert stage.silent_from() == over_s
    assert stage.decisions[-1] == "leave the answer"


def test_nothing_is_said_when_the_words_say_the_same() -> None:
    stage, over_s = asked(answer=("A spider has 8 legs.",))
    stage.reasoner_finds(EIGHT, 5.5)
    stage.run(9.0)
    assert stage.silent_from() == over_s
    assert stage.decisions[-1] == "leave the answer"


def test_a_new_question_cancels_the_check() -> None:
    stage, _ = asked()
    stage.drafting.answer = ("I like them.",)
    stage.reasoner_finds(EIGHT, 9.5)
    stage.say("Do you like cats?", 6.0, 7.0)
    stage.run(12.0)
    assert stage.cancelled == [stage.checks[0].id]
    assert stage.heard[-1] == "I like them."


def test_a_doubt_is_no_new_question() -> None:
    stage, _ = asked()
    stage.drafting.answer = ("Yes, I am.",)
    stage.say("Are you sure?", 6.0, 7.0)
    stage.reasoner_finds(EIGHT, 8.2)
    stage.run(12.0)
    assert stage.cancelled == []
    assert stage.heard[-1] == "Actually, to your question before: eight."


def test_when_the_user_has_moved_on_nothing_is_said() -> None:
    stage, _ = asked()
    stage.drafting.answer = ("I see.",)
    stage.say("My neighbour keeps them as pets.", 6.0, 7.5)
    stage.say("He has got a whole room of them.", 10.0, 11.5)
    stage.reasoner_finds(EIGHT, 14.0)
    stage.run(17.0)
    assert stage.heard[-2:] == ["I see.", "I see."]


def test_an_old_answer_is_left_alone() -> None:
    stage, over_s = asked()
    stage.reasoner_finds(EIGHT, stage.checks[0].asked_at_s + CORRECT_WITHIN_S + 1.0)
    stage.run(55.0)
    assert stage.silent_from() == over_s
    assert stage.decisions[-1] == "leave the answer"


def test_what_was_said_meanwhile_is_not_said_again() -> None:
    stage, _ = asked()
    stage.drafting.answer = ("You are right.",)
    stage.say("No, it has eight legs.", 6.0, 7.5)
    stage.reasoner_finds(EIGHT, 9.5)
    stage.run(13.0)
    assert stage.heard[-1] == "You are right."


def test_wrong_words_that_nobody_heard_need_no_correction() -> None:
    stage = Stage()
    stage.drafting.answer = (
        "Oh, let me see what I know about all spiders and their legs.",
        "A spider has four legs.",
    )
    stage.say(QUESTION, 1.0, 2.5)
    stage.run(3.6)
    stage.press_stop(3.7)
    stage.reasoner_finds(EIGHT, 5.0)
    stage.run(9.0)
    assert len(stage.heard) == 1
    assert "four" not in stage.heard[0]
    assert "Actually" not in stage.heard[0]
    assert stage.silent_from() < 4.0


def test_tasks_go_before_checks() -> None:
    correction = SelfCorrection()
    correction.available = True
    assert correction.answered(1, QUESTION, WRONG[0], 0.8, 1.0, busy=True) is None
    task = correction.answered(2, QUESTION, WRONG[0], 0.8, 2.0, busy=False)
    assert task is not None
    cancelled, (decision,) = correction.turn_taken("Plan my week.", 3.0, delegated=True)
    assert cancelled == (task.id,)
    assert decision.what == "leave the answer"


def test_every_reply_is_looked_at_once_and_a_sure_one_not_at_all() -> None:
    correction = SelfCorrection()
    correction.available = True
    assert correction.answered(1, QUESTION, WRONG[0], SURE_ANSWER, 1.0, busy=False) is None
    assert correction.answered(1, QUESTION, WRONG[0], 0.8, 1.2, busy=False) is None
    assert correction.answered(2, QUESTION, WRONG[0], 0.8, 1.4, busy=False) is not None


@pytest.mark.parametrize("state", [TaskState.FAILED, TaskState.CANCELLED])
def test_a_check_that_fails_is_not_spoken_of(state: TaskState) -> None:
    stage, over_s = asked()
    stage.mailbox.post_at(5.5, TaskNews(stage.checks[0].id, state, error="There is not enough memory."))
    stage.run(9.0)
    assert stage.silent_from() == over_s


def test_without_a_reasoner_nothing_is_checked() -> None:
    stage, _ = asked(reasoner=False)
    stage.run(9.0)
    assert stage.checks == []


def test_switched_off_nothing_is_checked_and_nothing_said() -> None:
    stage, over_s = asked()
    stage.cascade.self_correction.switch(False)
    stage.reasoner_finds(EIGHT, 5.5)
    stage.run(8.0)
    assert stage.silent_from() == over_s
    stage.say(QUESTION, 9.0, 10.5)
    stage.run(13.0)
    assert len(stage.checks) == 1


def test_a_check_is_no_card() -> None:
    from assistant.timeline.item import Lane

    stage, _ = asked()
    stage.reasoner_finds(EIGHT, 5.5)
    stage.run(8.0)
    assert stage.items(Lane.REASONER) == []
