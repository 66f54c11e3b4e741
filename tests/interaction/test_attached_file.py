"""A text file that comes with what is typed: who reads how much of it, and what is written down."""

from __future__ import annotations

from fakes.stage import Stage

from assistant.attachment import AT_ONCE, IN_BACKGROUND, TextFile
from assistant.micro_turn import TypedText
from assistant.timeline.item import Lane

LONG = "This line goes on, and nobody knows for how long it will. " * 200
DIGITS = "".join(f"{number:05}," for number in range(2_000))


def type_with_file(stage: Stage, text: str, file: TextFile, at_s: float) -> None:
    stage.mailbox.post_at(at_s, TypedText(text, at_s, file))


def typed_lines(stage: Stage) -> list[str]:
    return [item.text for item in stage.timeline.items() if item.kind == "text"]


def test_the_model_gets_the_file_and_then_the_words() -> None:
    stage = Stage()
    type_with_file(stage, "When is it?", TextFile("date.txt", "On Monday.\n"), 0.5)
    stage.run(3.0)
    asked = stage.drafting.asked[-1][-1]
    assert asked == (
        "user",
        "[The file date.txt:]\nOn Monday.\n[End of the file date.txt]\nWhen is it?",
    )


def test_the_line_names_the_file_and_keeps_its_text_beside_it() -> None:
    stage = Stage()
    type_with_file(stage, "When is it?", TextFile("date.txt", "On Monday."), 0.5)
    stage.type("Thanks.", 4.0)
    stage.run(6.0)
    assert typed_lines(stage) == ["When is it? (with date.txt)", "Thanks."]
    first, second = (item for item in stage.timeline.items() if item.kind == "text")
    assert dict(first.data) == {"file": "date.txt", "file_text": "On Monday."}
    assert not second.data


def test_a_later_question_still_has_the_file_before_it_but_not_again() -> None:
    stage = Stage()
    type_with_file(stage, "When is it?", TextFile("date.txt", "On Monday."), 0.5)
    stage.type("And why?", 4.0)
    stage.run(6.0)
    messages = stage.drafting.asked[-1]
    assert messages[-1] == ("user", "And why?")
    assert sum("On Monday." in text for _, text in messages) == 1


def test_of_a_long_file_its_beginning_is_read_and_the_model_is_told() -> None:
    stage = Stage()
    type_with_file(stage, "Sum it up.", TextFile("long.md", LONG), 0.5)
    stage.run(3.0)
    text = stage.drafting.asked[-1][-1][1]
    assert "[The beginning of the file long.md; the rest of it is too long to read:]" in text
    assert LONG[: AT_ONCE.characters].strip() in text
    assert LONG[: AT_ONCE.characters + 9] not in text


def test_the_reasoner_reads_more_of_it_and_is_asked_the_question_alone() -> None:
    stage = Stage()
    stage.drafting.answer = ("Let me think about that.",)
    type_with_file(stage, "What is the sum of it?", TextFile("long.md", LONG), 0.5)
    stage.run(4.0)
    task = stage.tasks[0]
    assert task.question == "What is the sum of it?"
    assert LONG[: IN_BACKGROUND.characters].strip() in task.messages[-1][1]
    assert LONG[: IN_BACKGROUND.characters + 9] not in task.messages[-1][1]
    cards = [item.text for item in stage.timeline.items() if item.lane is Lane.REASONER]
    assert cards == ["What is the sum of it?"]


def test_an_answer_from_a_file_is_not_checked_without_it() -> None:
    question = "What is the capital of Italy?"
    plain, with_file = Stage(), Stage()
    for stage in (plain, with_file):
        stage.drafting.answer = ("The capital is Turin.",)
        stage.drafting.confidence = 0.6
    plain.type(question, 0.5)
    type_with_file(with_file, question, TextFile("1861.txt", "The capital of Italy is Turin."), 0.5)
    plain.run(4.0)
    with_file.run(4.0)
    assert len(plain.checks) == 1
    assert not with_file.checks


def test_of_digits_and_other_writings_less_is_read_since_a_model_needs_more_tokens_for_them() -> None:
    assert TextFile("prose.txt", LONG).used(AT_ONCE) == AT_ONCE.characters
    assert TextFile("table.csv", DIGITS).used(AT_ONCE) == AT_ONCE.tokens
    assert TextFile("greek.txt", "λ" * 2_000).used(IN_BACKGROUND) == IN_BACKGROUND.tokens


def test_several_files_of_one_turn_share_the_room() -> None:
    stage = Stage()
    stage.drafting.first_clause_s = 2.0
    type_with_file(stage, "Read this.", TextFile("one.md", LONG), 0.5)
    type_with_file(stage, "And this.", TextFile("two.md", LONG), 0.7)
    stage.run(5.0)
    text = stage.drafting.asked[-1][-1][1]
    assert text.endswith("Read this. And this.")
    assert "one.md" in text
    assert "two.md" in text
    assert len(text) < AT_ONCE.characters + 400
