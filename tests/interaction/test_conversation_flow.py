"""Conversations on the virtual clock, event by event."""

from __future__ import annotations

import itertools

import pytest
from fakes.stage import Stage

from assistant.micro_turn import MICRO_TURN_S, TaskState
from assistant.timeline.item import Lane


def question(stage: Stage, text: str = "What is the capital of France?", start_s: float = 1.0) -> float:
    """Asks and returns when the question ends."""
    end_s = start_s + 1.5
    stage.say(text, start_s, end_s)
    return end_s


def test_no_greeting() -> None:
    stage = Stage()
    stage.run(5.0)
    assert stage.heard == []
    assert not stage.sounding(0.0, 5.0)


def test_a_question_is_answered_within_half_a_second() -> None:
    stage = Stage()
    end_s = question(stage)
    stage.run(5.0)
    assert stage.heard == ["Paris."]
    line = stage.items(Lane.ASSISTANT)[0]
    assert end_s < line.start_s < end_s + 0.5
    assert line.end_s == pytest.approx(line.start_s + 0.25, abs=0.02)


def test_it_never_looks_later_than_every_micro_turn() -> None:
    stage = Stage()
    question(stage)
    stage.run(5.0)
    ends = [turn.end_s for turn in stage.micro_turns]
    assert max(b - a for a, b in itertools.pairwise(ends)) <= MICRO_TURN_S + 1e-9
    assert [turn.start_s for turn in stage.micro_turns[1:]] == ends[:-1]


def test_the_users_words_are_on_the_timeline_and_the_unstable_ones_settle() -> None:
    stage = Stage()
    changes = []
    stage.timeline.subscribe(lambda item: changes.append(item) if item.lane is Lane.USER else None)
    question(stage)
    stage.run(5.0)
    assert any(item.data["unstable"] for item in changes)
    final = stage.items(Lane.USER)[0]
    assert final.text == "What is the capital of France?"
    assert final.data["unstable"] == ""
    assert final.end_s is not None


def test_it_waits_while_the_user_only_pauses() -> None:
    stage = Stage()
    utterance = stage.say("I was wondering whether you could", 1.0, 2.2, end_of_turn=0.05)
    stage.say(
        "I was wondering whether you could tell me the capital of France.", 3.1, 4.3, utterance=utterance
    )
    stage.run(8.0)
    assert not stage.sounding(0.0, 4.3)
    assert stage.heard == ["Paris."]
    assert stage.drafting.asked[-1][-1] == (
        "user",
        "I was wondering whether you could tell me the capital of France.",
    )


def test_even_an_unfinished_remark_is_answered_in_the_end() -> None:
    stage = Stage()
    stage.say("Well, I think the", 1.0, 2.0, end_of_turn=0.02)
    stage.run(6.0)
    assert stage.heard == ["Paris."]
    assert stage.items(Lane.ASSISTANT)[0].start_s > 3.0


def test_a_draft_that_was_made_too_early_is_never_heard() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: [f"Answer to {len(text.split())} words."]
    utterance = stage.say("What is the capital?", 1.0, 2.0, end_of_turn=0.3)
    stage.say("What is the capital? I mean of France.", 2.4, 3.2, utterance=utterance)
    stage.run(7.0)
    assert len(stage.drafting.asked) >= 2
    assert stage.heard == ["Answer to 8 words."]


def test_noise_without_words_is_no_turn() -> None:
    stage = Stage()
    stage.say("", 1.0, 1.4, partial=False)
    stage.run(5.0)
    assert stage.heard == []
    assert stage.drafting.asked == []
    assert "ignore" in stage.decisions


def test_speaking_over_the_assistant_stops_it_and_is_answered() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: (
        ["One two three four five six.", "Seven eight nine ten eleven twelve."]
        if "count" in text
        else ["Paris."]
    )
    end_s = question(stage, "Please count to twelve.")
    interruption_s = end_s + 1.5
    stage.say("No wait, what is the capital of France?", interruption_s, interruption_s + 1.5)
    stage.run(10.0)
    cut, answer = stage.items(Lane.ASSISTANT)
    assert cut.text.startswith("One two")
    assert "twelve." in cut.data["unheard"]
    assert f"{cut.text} {cut.data['unheard']}" == (
        "One two three four five six. Seven eight nine ten eleven twelve."
    )
    assert cut.end_s is not None
    assert cut.end_s - interruption_s < 0.5
    assert not stage.sounding(cut.end_s + 0.02, answer.start_s - 0.02)
    assert answer.text == "Paris."
    assert "yield" in stage.decisions


def test_what_was_not_heard_is_not_in_the_context() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: (
        ["One two three four five six seven eight."] if "count" in text else ["Yes."]
    )
    end_s = question(stage, "Please count to eight.")
    stage.say("Is that enough?", end_s + 1.2, end_s + 2.2)
    stage.run(9.0)
    context = stage.drafting.asked[-1]
    heard = stage.items(Lane.ASSISTANT)[0].text
    assert ("assistant", heard) in context
    assert "eight" not in heard


def test_a_nod_does_not_stop_it() -> None:
    stage = Stage()
    stage.drafting.answer = ["One two three four five six seven eight nine ten."]
    end_s = question(stage, "Please count to ten.")
    stage.say("Mm-hm.", end_s + 1.3, end_s + 1.55, partial=False)
    stage.run(9.0)
    assert stage.heard == ["One two three four five six seven eight nine ten."]
    assert stage.decisions == ["answer", "duck", "hold", "carry on"]


def test_a_short_stop_stops_it_and_is_obeyed_in_silence() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: (
        ["One two three four five six seven."] if "count" in text else ["Okay."]
    )
    end_s = question(stage, "Please count to seven.")
    stage.say("Stop!", end_s + 1.0, end_s + 1.25, partial=False)
    stage.run(9.0)
    assert len(stage.heard) == 1
    assert "seven" not in stage.heard[0]
    assert "keep quiet" in stage.decisions
    question(stage, start_s=10.0)
    stage.run(14.0)
    assert stage.heard[1] == "Okay."


def test_never_mind_cancels_what_runs() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: (
        ["Let me think about that."] if "times" in text else ["You're welcome!"]
    )
    end_s = question(stage, "What is seventeen times twenty three?")
    stage.say("Never mind, forget it.", end_s + 3.0, end_s + 3.8)
    stage.run(end_s + 8.0)
    assert [task_id for output in stage.outputs for task_id in output.cancel_tasks] == [stage.tasks[0].id]
    assert stage.heard[-1] == "All right, I'll leave that."


@pytest.mark.parametrize(
    ("said", "heard"),
    [("Oh, never mind, forget it.", "All right."), ("Cancel my flight.", "I can't do that.")],
)
def test_where_nothing_runs_never_mind_is_all_right(said: str, heard: str) -> None:
    stage = Stage()
    stage.drafting.answer = ["I can't do that."]
    question(stage, said)
    stage.run(5.0)
    assert stage.heard == [heard]


def test_after_a_long_cough_it_goes_on_at_the_word_that_was_cut() -> None:
    stage = Stage()
    stage.drafting.answer = ["One two three four five six seven eight."]
    end_s = question(stage, "Please count to eight.")
    stage.say("", end_s + 1.0, end_s + 1.8, partial=False)
    stage.run(9.0)
    assert stage.decisions == ["answer", "duck", "hold", "carry on"]
    assert stage.heard == ["One two three four five six seven eight."]
    assert not stage.sounding(end_s + 1.3, end_s + 1.8)
    assert stage.sounding(end_s + 1.8, end_s + 2.8)


def test_a_revised_word_that_makes_a_nod_of_an_interruption_lets_it_resume() -> None:
    stage = Stage()
    stage.drafting.answer = ["One two three four five six seven eight."]
    end_s = question(stage, "Please count to eight.")
    over_s = end_s + 1.0
    number = stage.say("Yeah, right.", over_s, over_s + 2.0, partial=False)
    stage.hear_words(number, "Here I am", over_s, at_s=over_s + 1.6)
    stage.run(9.0)
    assert [d for d in stage.decisions if d in ("yield", "resume")] == ["yield", "resume"]
    assert " ".join(stage.heard) == "One two three four five six seven eight."
    assert len(stage.drafting.asked) == 1
    _first, second = stage.items(Lane.ASSISTANT)
    assert second.start_s - (over_s + 1.0) < 2.0


def test_a_typed_line_is_answered_like_speech() -> None:
    stage = Stage()
    stage.type("What is the capital of France?", 1.0)
    stage.run(4.0)
    assert stage.heard == ["Paris."]
    assert stage.items(Lane.USER, "text")[0].text == "What is the capital of France?"


def test_a_typed_line_interrupts_the_assistant() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: (
        ["One two three four five six seven."] if "count" in text else ["Paris."]
    )
    stage.type("Please count.", 1.0)
    stage.type("And the capital of France?", 2.0)
    stage.run(6.0)
    assert "seven" not in stage.heard[0]
    assert stage.heard[-1] == "Paris."


def test_stop_means_silence_and_no_answer() -> None:
    stage = Stage()
    stage.drafting.answer = ["One two three four five six seven eight nine ten."]
    end_s = question(stage)
    stage.press_stop(end_s + 1.0)
    stage.run(9.0)
    assert stage.silent_from() < end_s + 1.05
    assert len(stage.heard) == 1
    assert len(stage.drafting.asked) == 1


def test_after_a_stop_the_conversation_goes_on_and_results_are_told() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: ["Let me think about that."] if "times" in text else ["Paris."]
    end_s = question(stage, "What is seventeen times twenty three?")
    stage.press_stop(end_s + 0.6)
    stage.reasoner_answers("It is 391.", end_s + 3.0)
    question(stage, start_s=end_s + 8.0)
    stage.run(end_s + 14.0)
    assert stage.heard[-2:] == ["It is 391.", "Paris."]


def test_stop_while_the_user_speaks_drops_what_they_said_so_far() -> None:
    stage = Stage()
    end_s = question(stage)
    stage.press_stop(end_s - 0.1)
    question(stage, "And of Italy?", end_s + 5.0)
    stage.run(end_s + 10.0)
    assert len(stage.heard) <= 2
    assert stage.heard[-1] == "Paris."


def test_stop_before_the_answer_began_means_no_answer() -> None:
    stage = Stage()
    stage.drafting.first_clause_s = 1.0
    end_s = question(stage)
    stage.press_stop(end_s + 0.5)
    stage.run(9.0)
    assert stage.heard == []


def test_a_slow_draft_is_heard_as_soon_as_it_is_there() -> None:
    stage = Stage()
    stage.drafting.first_clause_s = 2.0
    end_s = question(stage)
    stage.run(8.0)
    start_s = stage.items(Lane.ASSISTANT)[0].start_s
    assert end_s + 2.0 < start_s < end_s + 2.5
    assert any(output.thinking for output in stage.outputs)


def test_a_failing_language_model_is_said_once_and_the_conversation_goes_on() -> None:
    stage = Stage()
    stage.drafting.error = "out of memory"
    end_s = question(stage)
    stage.run(5.0)
    notices = stage.items(Lane.SYSTEM, "notice")
    assert len(notices) == 1
    assert "out of memory" in notices[0].text
    stage.drafting.error = ""
    question(stage, start_s=end_s + 4.0)
    stage.run(12.0)
    assert stage.heard == ["Paris."]


def test_a_hard_question_goes_to_the_reasoner_and_its_result_is_told_when_nobody_speaks() -> None:
    stage = Stage()
    stage.drafting.answer = ["Let me think about that."]
    end_s = question(stage, "What is seventeen times twenty three?")
    stage.reasoner_answers("It is three hundred and ninety one.", end_s + 4.0)
    stage.run(12.0)
    assert [task.question for task in stage.tasks] == ["What is seventeen times twenty three?"]
    assert stage.heard == ["Let me think about that.", "It is three hundred and ninety one."]
    card = stage.items(Lane.REASONER, "task")[0]
    assert card.data["state"] == "done"
    assert card.data["answer"] == "It is three hundred and ninety one."
    assert card.end_s is not None


def test_a_result_waits_until_the_user_is_quiet() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: ["Let me think about that."] if "times" in text else ["Nice."]
    end_s = question(stage, "What is seventeen times twenty three?")
    stage.reasoner_answers("It is 391.", end_s + 4.5)
    stage.say("By the way I went to the sea with my sister today.", end_s + 4.0, end_s + 7.0)
    stage.run(16.0)
    assert stage.heard == ["Let me think about that.", "Nice.", "It is 391."]
    assert not stage.sounding(end_s + 4.0, end_s + 7.0)


def test_an_uncertain_answer_to_a_question_is_thought_about() -> None:
    stage = Stage()
    stage.drafting.answer = ["A spider has four legs."]
    stage.drafting.confidence = 0.3
    question(stage, "How many legs does a spider have?")
    stage.run(6.0)
    assert len(stage.tasks) == 1
    assert "four legs" not in " ".join(stage.heard)


def test_bridges_are_not_repeated() -> None:
    stage = Stage()
    stage.drafting.answer = ["Let me think about that."]
    question(stage, start_s=1.0)
    question(stage, start_s=6.0)
    stage.run(12.0)
    assert len(stage.heard) == 2
    assert stage.heard[0] != stage.heard[1]


def test_without_a_reasoner_it_says_so() -> None:
    stage = Stage(reasoner=False)
    stage.drafting.answer = ["Let me think about that."]
    question(stage)
    stage.run(8.0)
    assert stage.tasks == []
    assert "not running" in stage.heard[0]


def test_without_a_reasoner_an_uncertain_answer_is_given_all_the_same() -> None:
    stage = Stage(reasoner=False)
    stage.drafting.confidence = 0.3
    question(stage)
    stage.run(6.0)
    assert stage.heard == ["Paris."]


def test_a_result_of_which_nothing_was_heard_is_told_another_time() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: ["Let me think about that."] if "times" in text else ["Sure."]
    stage.synthesis.delay_s = 0.6
    end_s = question(stage, "What is seventeen times twenty three?")
    stage.reasoner_answers("It is 391.", end_s + 4.0)
    stage.say("Wait a moment please, I forgot something.", end_s + 4.2, end_s + 6.0)
    stage.run(15.0)
    assert stage.heard == ["Let me think about that.", "Sure.", "It is 391."]


def test_a_cancelled_task_is_not_told() -> None:
    stage = Stage()
    stage.drafting.answer = ["Let me think about that."]
    end_s = question(stage)
    stage.reasoner_answers("", end_s + 3.0, TaskState.CANCELLED)
    stage.run(9.0)
    assert stage.heard == ["Let me think about that."]
    assert stage.items(Lane.REASONER)[0].data["state"] == "cancelled"


def test_a_result_that_is_interrupted_gives_way() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: ["Let me think about that."] if "times" in text else ["Sure."]
    end_s = question(stage, "What is seventeen times twenty three?")
    stage.reasoner_answers(
        "The answer to your question is three hundred and ninety one, I believe.", end_s + 3.0
    )
    stage.say("Thanks, that is enough for me now.", end_s + 5.0, end_s + 6.5)
    stage.run(12.0)
    assert stage.heard[-1] == "Sure."
    assert "yield" in stage.decisions


def test_two_turns_make_one_context() -> None:
    stage = Stage()
    end_s = question(stage)
    question(stage, "And of Italy?", end_s + 3.0)
    stage.run(10.0)
    assert stage.drafting.asked[-1][-3:] == (
        ("user", "What is the capital of France?"),
        ("assistant", "Paris."),
        ("user", "And of Italy?"),
    )


def test_starting_afresh_falls_silent_and_forgets() -> None:
    stage = Stage()
    stage.drafting.answer = ("Once upon a time there was a fox", "who lived in a wood.")
    question(stage, "Tell me a story.")
    stage.run(4.0)
    assert stage.sounding(3.5, 4.0)
    stage.start_afresh()
    stage.run(5.0)
    assert not stage.sounding(4.1, 5.0)
    stage.drafting.answer = ("Rome.",)
    question(stage, "What is the capital of Italy?", start_s=5.5)
    stage.run(9.0)
    assert stage.heard[-1] == "Rome."
    assert "lived in a wood" not in " ".join(text for _, text in stage.drafting.asked[-1])


def test_it_goes_on_from_an_earlier_conversation() -> None:
    stage = Stage()
    stage.cascade.take_up([("user", "My name is Ada."), ("assistant", "Hello, Ada.")])
    question(stage, "What is my name?")
    stage.run(4.0)
    assert stage.drafting.asked[-1][-3:] == (
        ("user", "My name is Ada."),
        ("assistant", "Hello, Ada."),
        ("user", "What is my name?"),
    )


def test_its_own_words_heard_again_are_nobodys() -> None:
    stage = Stage(own_words=True)
    stage.drafting.answer = ["The capital of France is Paris."]
    end_s = question(stage)
    stage.run(end_s + 1.0)
    began_s = stage.items(Lane.ASSISTANT)[0].start_s
    stage.say("of France is", began_s + 0.6, began_s + 1.4, partial=False)  # an echo, 0.1 s late
    stage.run(12.0)
    assert stage.heard == ["The capital of France is Paris."]
    assert [item.text for item in stage.items(Lane.USER)] == ["What is the capital of France?"]
    assert "yield" not in stage.decisions


def test_another_question_over_its_own_words_is_heard() -> None:
    stage = Stage(own_words=True)
    stage.drafting.answer = lambda text: ["Rome."] if "Italy" in text else ["The capital of France is Paris."]
    end_s = question(stage)
    stage.say("No, I mean Italy, please.", end_s + 0.8, end_s + 2.0)
    stage.run(12.0)
    assert stage.heard[-1] == "Rome."


def test_when_it_broke_off_at_once_the_two_halves_are_one_turn() -> None:
    stage = Stage()
    stage.drafting.answer = ["The capital of France is Paris, of course."]
    end_s = question(stage)
    stage.run(end_s + 0.4)
    began_s = stage.items(Lane.ASSISTANT)[0].start_s if stage.items(Lane.ASSISTANT) else end_s + 0.3
    stage.say("And of Italy and Spain?", began_s + 0.2, began_s + 1.8)
    stage.run(10.0)
    assert "yield" in stage.decisions
    users = [text for role, text in stage.drafting.asked[-1] if role == "user"]
    assert users[-1] == "What is the capital of France? And of Italy and Spain?"


def test_a_barge_in_during_its_last_100_ms_is_answered() -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: ["Rome."] if "Italy" in text else ["Paris."]
    end_s = question(stage)
    stage.run(end_s + 1.5)
    line = stage.items(Lane.ASSISTANT)[0]
    assert line.end_s is not None
    stage = Stage()
    stage.drafting.answer = lambda text: ["Rome."] if "Italy" in text else ["Paris."]
    end_s = question(stage)
    stage.say("And of Italy?", line.end_s - 0.09, line.end_s + 1.0)
    stage.run(10.0)
    assert stage.heard == ["Paris.", "Rome."]


def test_an_interruption_while_the_answer_is_being_drafted_is_part_of_the_turn() -> None:
    stage = Stage()
    stage.drafting.first_clause_s = 0.8
    number = stage.say("What is the capital of France?", 1.0, 2.5)
    stage.say("What is the capital of France? And its largest river?", 2.9, 4.0, utterance=number)
    stage.run(9.0)
    assert stage.heard == ["Paris."]
    assert stage.drafting.asked[-1][-1][1] == "What is the capital of France? And its largest river?"
    assert not stage.sounding(0.0, 4.0)


def test_a_word_that_is_revised_after_the_first_clause_began_takes_the_answer_back() -> None:
    stage = Stage()
    stage.drafting.sentence_end = 0.97
    stage.drafting.answer = lambda text: (
        ["The capital of Italy is Rome."] if "Italy" in text else ["It is a pronoun, I think."]
    )
    number = stage.say("What is the capital of Italy?", 1.0, 2.5, partial=False, read_s=0.7)
    stage.hear_words(number, "What is the capital of it?", 1.0, at_s=2.45)
    stage.run(9.0)
    assert "take back" in stage.decisions
    assert stage.sounding(2.8, 3.2)  # it had begun
    assert stage.heard[-1] == "The capital of Italy is Rome."
    users = [text for role, text in stage.drafting.asked[-1] if role == "user"]
    assert users[-1] == "What is the capital of Italy?"
    assert not any("pronoun" in text for _, text in stage.drafting.asked[-1])


@pytest.mark.parametrize(("sentence_end", "soon"), [(0.97, [True, True, False]), (0.4, [True, False, False])])
def test_the_words_tell_whether_it_is_the_end_until_they_are_judged_and_not_clear(
    sentence_end: float, soon: list[bool]
) -> None:
    stage = Stage()
    stage.drafting.sentence_end = sentence_end
    stage.drafting.answer = ["The capital of Italy is Rome."]
    stage.drafting.first_clause_s = 0.6
    stage.say("What is the capital of Italy?", 1.0, 2.5, partial=False)  # read by 2.62 s
    seen: list[bool] = []
    for at_s in (2.8, 3.0, 5.0):  # before the judgement, after it, when the answer can be heard
        stage.run(at_s)
        seen.append(stage.cascade.end_is_judged_soon)
    assert seen == soon


def test_a_last_read_that_only_confirms_changes_nothing() -> None:
    stage = Stage()
    stage.drafting.sentence_end = 0.97
    number = stage.say("What is the capital of Italy?", 1.0, 2.5, partial=False, read_s=0.7)
    stage.hear_words(number, "What is the capital of Italy?", 1.0, at_s=2.45)
    stage.drafting.answer = ["The capital of Italy is Rome."]
    stage.run(9.0)
    assert stage.heard == ["The capital of Italy is Rome."]
    assert stage.items(Lane.ASSISTANT)[0].start_s < 2.9
    assert len(stage.drafting.asked) == 1


def test_a_task_that_was_given_to_words_that_were_not_said_is_cancelled() -> None:
    stage = Stage()
    stage.drafting.sentence_end = 0.97
    stage.drafting.answer = lambda text: (
        ["Let me think about that."] if "sixty" in text else ["It is ninety one."]
    )
    number = stage.say("What is seven times thirteen?", 1.0, 2.5, partial=False, read_s=0.5)
    stage.hear_words(number, "What is seven times sixty?", 1.0, at_s=2.45)
    stage.run(4.0)
    assert len(stage.tasks) == 1
    assert [task_id for o in stage.outputs for task_id in o.cancel_tasks] == [stage.tasks[0].id]
    stage.run(8.0)
    assert stage.heard[-1] == "It is ninety one."


def test_nothing_is_made_sound_while_the_user_speaks() -> None:
    stage = Stage()
    number = stage.say("What is the capital of France?", 1.0, 2.5)
    stage.hear_words(number, "What is the capital?", 1.0, at_s=1.95)
    spoken_at_s: list[float] = []
    speak = stage.synthesis.speak

    def note(generation: int, index: int, text: str) -> None:
        spoken_at_s.append(stage.clock.now_s())
        speak(generation, index, text)

    stage.synthesis.speak = note  # type: ignore[method-assign]
    stage.run(6.0)
    assert len(stage.drafting.asked) > 1
    assert stage.heard == ["Paris."]
    assert all(at_s > 2.5 for at_s in spoken_at_s)


@pytest.mark.parametrize("before_end_s", [0.02, 0.1, 0.18, 0.26])
def test_a_question_that_comes_as_the_last_word_ends_is_heard_and_answered(before_end_s: float) -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: ["One two three four."] if "count" in text else ["Paris."]
    rehearsal = Stage()
    rehearsal.drafting.answer = stage.drafting.answer
    for each in (rehearsal, stage):
        question(each, "Please count to four.")
    rehearsal.run(6.0)
    over_s = rehearsal.silent_from() - before_end_s
    stage.say("What is the capital of France?", over_s, over_s + 1.5)
    stage.run(8.0)
    assert stage.heard[-1] == "Paris."
    assert stage.sounding(over_s + 1.5, over_s + 2.5)


@pytest.mark.parametrize(
    ("said", "sentence_end", "made"),
    [
        ("What is the capital of France?", 0.95, ["Paris."]),
        ("What is the capital of France?", 0.6, []),
        ("I like the capital of France.", 0.95, []),
    ],
)
def test_only_the_answer_to_a_whole_question_is_made_sound_before_the_user_falls_silent(
    said: str, sentence_end: float, made: list[str]
) -> None:
    stage = Stage()
    stage.drafting.sentence_end = sentence_end
    number = stage.say(said, 1.0, 2.5)
    stage.hear_words(number, said, 1.0, at_s=2.2)
    stage.run(2.5)
    assert stage.synthesis.spoken == made
    stage.run(6.0)
    assert stage.heard == ["Paris."]


def test_all_words_but_the_last_are_read_ahead() -> None:
    stage = Stage()
    number = stage.say("I wonder whether you know the capital of France.", 1.0, 3.0, partial=False)
    stage.hear_words(number, "I wonder whether you", 1.0, at_s=2.0)
    stage.run(2.2)
    assert stage.drafting.prepared[-1] == "I wonder whether"


def test_a_remark_is_answered_without_thinking_and_a_question_may_be_thought_about() -> None:
    stage = Stage()
    stage.say("We wanted to have a picnic.", 1.0, 2.5)
    stage.say("What is seventeen times three?", 6.0, 7.5)
    stage.run(6.0)
    assert set(stage.drafting.may_think) == {False}
    stage.run(10.0)
    assert stage.drafting.may_think[-1]
