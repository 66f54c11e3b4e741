"""The user adds something to a background task; and the result that is told points back to its task."""

from __future__ import annotations

from fakes.stage import Stage

from assistant.attachment import TextFile
from assistant.interaction.delegation import NO_REASONER, TOO_LONG_AGO
from assistant.micro_turn import Addition, TaskNews, TaskState, TypedText
from assistant.timeline.item import Lane


def asked(question: str = "How much is 17 times 23?", **kind: bool) -> Stage:
    """A stage on which the question has been handed over by second 3."""
    stage = Stage(**kind)
    stage.drafting.answer = ("Let me think about that.",)
    stage.type(question, 0.5)
    stage.run(3.0)
    return stage


def cards(stage: Stage):  # type: ignore[no-untyped-def]
    return stage.items(Lane.REASONER, "task")


def notices(stage: Stage) -> list[str]:
    return [item.text for item in stage.items(Lane.SYSTEM, "notice")]


def test_a_running_task_is_begun_anew_on_the_same_card() -> None:
    stage = asked()
    stage.add_to_task("And then times two.", 4.0)
    stage.run(4.5)
    first, second = stage.tasks
    assert stage.cancelled == [first.id]
    assert second.asked == "How much is 17 times 23?\nAnd then times two."
    assert second.messages == first.messages
    (card,) = cards(stage)
    assert card.text == "How much is 17 times 23?"
    assert (card.data["task"], card.data["state"]) == (second.id, "queued")
    assert card.data["added"] == ["And then times two."]
    assert card.end_s is None


def test_only_the_result_of_the_amended_task_is_told() -> None:
    stage = asked()
    stage.add_to_task("And then times two.", 4.0)
    stage.reasoner_answers("391.", 4.3, task=0)  # it was done at that moment
    stage.reasoner_answers("782.", 5.0, task=1)
    stage.run(9.0)
    assert stage.heard[-1] == "782."
    assert "391." not in stage.heard
    (card,) = cards(stage)
    assert (card.data["state"], card.data["answer"]) == ("done", "782.")


def test_something_can_be_added_twice() -> None:
    stage = asked()
    stage.add_to_task("One.", 4.0)
    stage.add_to_task("Two.", 5.0, task=1)
    stage.run(5.5)
    assert stage.tasks[-1].added == ("One.", "Two.")
    assert cards(stage)[0].data["added"] == ["One.", "Two."]


def test_a_task_that_is_over_is_gone_on_from_with_its_answer() -> None:
    stage = asked()
    stage.reasoner_answers("It is 391.", 4.0)
    stage.run(8.0)
    stage.add_to_task("And times two?", 8.5)
    stage.run(9.0)
    first, second = stage.tasks
    assert second.question == "And times two?"
    assert second.messages[-2:] == (("user", first.question), ("assistant", "It is 391."))
    assert second.follows == first.id
    old, new = cards(stage)
    assert old.data["state"] == "done"
    assert (new.text, new.data["follows"]) == ("And times two?", first.id)
    stage.reasoner_answers("782.", 9.5, task=1)
    stage.run(13.0)
    assert stage.heard[-1] == "782."


def test_a_cancelled_task_is_gone_on_from_without_an_answer() -> None:
    stage = asked()
    stage.reasoner_answers("", 4.0, state=TaskState.CANCELLED)
    stage.add_to_task("Now do it after all.", 5.0)
    stage.run(5.5)
    assert stage.tasks[-1].messages[-1] == ("user", "How much is 17 times 23?")


def test_what_nobody_remembers_is_answered_with_a_sentence() -> None:
    stage = asked()
    stage.mailbox.post_at(4.0, Addition("task-99", "And?", 4.0))
    stage.run(4.5)
    assert notices(stage) == [TOO_LONG_AGO]
    assert len(stage.tasks) == 1


def test_without_a_reasoner_nothing_is_added() -> None:
    stage = asked()
    stage.cascade.delegation.available = False
    stage.add_to_task("And?", 4.0)
    stage.run(4.5)
    assert notices(stage) == [NO_REASONER]
    assert stage.cancelled == []


def test_the_line_that_tells_a_result_names_its_task() -> None:
    stage = asked()
    stage.reasoner_answers("It is 391.", 4.0)
    stage.run(8.0)
    bridge, told = stage.items(Lane.ASSISTANT, "speech")
    assert told.text == "It is 391."
    assert told.data["task"] == stage.tasks[0].id == cards(stage)[0].data["task"]
    assert "task" not in bridge.data


def test_a_result_that_breaks_off_and_goes_on_names_its_task_on_both_lines() -> None:
    stage = asked()
    stage.reasoner_answers("It is three hundred and ninety one, as far as I can see from here.", 4.0)
    stage.say("uh-huh", 6.0, 6.3, end_of_turn=0.9)
    stage.run(14.0)
    told = [item for item in stage.items(Lane.ASSISTANT, "speech") if item.data.get("task")]
    assert told
    assert {item.data["task"] for item in told} == {stage.tasks[0].id}


def test_a_card_says_what_the_task_was_given() -> None:
    stage = Stage()
    stage.type("My name is Ada.", 0.5)
    stage.run(4.0)
    stage.drafting.answer = ("Let me think about that.",)
    stage.mailbox.post_at(4.5, TypedText("What does it say?", 4.5, TextFile("note.txt", "Call Bob.")))
    stage.run(7.0)
    given = cards(stage)[0].data["given"]
    assert given["files"] == ["note.txt"]
    assert given["last"] == [["user", "My name is Ada."], ["assistant", "Paris."]]
    assert given["lines"] == 2


def test_thoughts_and_the_model_are_on_the_card_and_stay_there() -> None:
    stage = asked()
    task_id = stage.tasks[0].id
    stage.mailbox.post_at(
        4.0, TaskNews(task_id, TaskState.RUNNING, thoughts="17 × 20 is 340", model="qwen3-4b")
    )
    stage.run(4.5)
    (card,) = cards(stage)
    assert (card.data["thoughts"], card.data["model"]) == ("17 × 20 is 340", "qwen3-4b")
    stage.mailbox.post_at(5.0, TaskNews(task_id, TaskState.CANCELLED))
    stage.run(5.5)
    (card,) = cards(stage)
    assert (card.data["state"], card.data["thoughts"]) == ("cancelled", "17 × 20 is 340")
