"""A picture that comes with what is typed: what the models are told, and what is written down."""

from __future__ import annotations

import pytest
from fakes.stage import Stage

from assistant.attached_picture import PICTURE_EXAMPLES, AttachedPicture
from assistant.attachment import TextFile, files_in, without_attachments
from assistant.card_words import card_in_words
from assistant.cards import CARD, Picture, card_from_data
from assistant.interaction.context import EXAMPLES
from assistant.micro_turn import SHOWN_WITHOUT_WORDS, TypedText
from assistant.timeline.item import Lane
from assistant.timeline.last_said import last_said

CAT = AttachedPicture("cat.jpg", 640, 480, b"\xff\xd8\xff", ".jpg", "pictures/1.jpg")
NOT_KEPT = AttachedPicture("cat.jpg", 640, 480, b"\xff\xd8\xff", ".jpg")
TOLD = "[The user shows a picture named cat.jpg, which you cannot see.]"


def show(stage: Stage, text: str, picture: AttachedPicture = CAT, at_s: float = 0.5) -> None:
    stage.mailbox.post_at(at_s, TypedText(text, at_s, picture))


def test_the_model_is_told_of_the_picture_and_that_it_cannot_see_it() -> None:
    stage = Stage()
    show(stage, "Who is this?")
    stage.run(3.0)
    role, asked = stage.drafting.asked[-1][-1]
    assert role == "user"
    assert asked == f"{TOLD}\nWho is this?"


def test_examples_stand_before_the_first_picture_and_stay_there() -> None:
    stage = Stage()
    stage.type("Hello.", 0.5)
    show(stage, "Who is this?", at_s=4.0)
    stage.type("And how old?", 8.0)
    show(stage, "And this?", at_s=12.0)
    stage.run(15.0)
    before, first, later, second = (messages[len(EXAMPLES) + 1 :] for messages in _by_turn(stage))
    assert before == (("user", "Hello."),)
    count = len(PICTURE_EXAMPLES)
    for messages in (first, later, second):
        assert messages[2 : 2 + count] == PICTURE_EXAMPLES
        assert messages[2 + count][1] == f"{TOLD}\nWho is this?"
    assert second[: len(later)] == later, "what was read stays as it was read"
    assert later[-1] == ("user", "And how old?")
    assert all(message not in PICTURE_EXAMPLES for message in stage.cascade._parts.context.said)


def _by_turn(stage: Stage) -> list[tuple[tuple[str, str], ...]]:
    """What the model read for each turn."""
    return list({messages[-1][1]: messages for messages in stage.drafting.asked}.values())


def test_a_picture_without_a_word_is_answered() -> None:
    stage = Stage()
    stage.drafting.answer = ("I cannot see pictures yet.",)
    show(stage, "")
    stage.run(4.0)
    assert stage.drafting.asked[-1][-1][1].endswith(f"\n{SHOWN_WITHOUT_WORDS}")
    assert stage.heard == ["I cannot see pictures yet."]


def test_the_reasoner_is_told_the_same_and_the_task_lists_it_as_no_file() -> None:
    stage = Stage()
    stage.drafting.answer = ("Let me think about that.",)
    show(stage, "How old is this cat?")
    stage.run(4.0)
    (task,) = stage.tasks
    assert task.question == "How old is this cat?"
    assert task.messages == (*PICTURE_EXAMPLES, ("user", TOLD))
    (item,) = stage.items(Lane.REASONER, "task")
    assert item.data["given"] == {"lines": 0, "last": [], "files": []}


def test_the_line_stands_on_the_timeline_and_the_picture_below_it() -> None:
    stage = Stage()
    show(stage, "Who is this?")
    stage.run(3.0)
    line, card = stage.items(Lane.USER)
    assert (line.kind, line.text) == ("text", "Who is this?")
    assert (card.kind, card.text, card.start_s, card.end_s) == (CARD, "cat.jpg", 0.5, 0.5)
    assert card_from_data(card.data) == Picture("cat.jpg", "pictures/1.jpg", 640, 480)
    assert card.text == card_in_words(Picture("cat.jpg", "", 0, 0))


def test_without_a_word_there_is_the_picture_alone() -> None:
    stage = Stage()
    show(stage, "")
    stage.run(3.0)
    (card,) = stage.items(Lane.USER)
    assert card.kind == CARD


@pytest.mark.parametrize(("text", "line"), [("Look!", "Look! (with cat.jpg)"), ("", "(with cat.jpg)")])
def test_one_that_is_not_kept_is_named_in_the_line(text: str, line: str) -> None:
    stage = Stage()
    show(stage, text, NOT_KEPT)
    stage.run(3.0)
    (item,) = stage.items(Lane.USER)
    assert (item.kind, item.text) == ("text", line)


def test_an_answer_about_a_picture_is_not_checked_without_it() -> None:
    stage = Stage()
    stage.drafting.answer = ("The capital is Turin.",)
    stage.drafting.confidence = 0.6
    show(stage, "What is the capital of Italy?")
    stage.run(4.0)
    assert not stage.checks


def test_words_that_would_be_an_order_are_about_the_picture() -> None:
    stage = Stage()
    show(stage, "put milk on the shopping list")
    stage.run(3.0)
    assert not stage.items(Lane.ASSISTANT, CARD)


def test_a_file_beside_a_picture_has_all_the_room() -> None:
    long = TextFile("long.md", "This line goes on. " * 200)
    alone, together = Stage(), Stage()
    for stage in (alone, together):
        stage.drafting.first_clause_s = 2.0
        stage.mailbox.post_at(0.5, TypedText("Read this.", 0.5, long))
    show(together, "And look at this.", at_s=0.7)
    asked = []
    for stage in (alone, together):
        stage.run(5.0)
        asked.append(stage.drafting.asked[-1][-1][1])
    assert asked[0].removesuffix("Read this.") in asked[1]
    assert TOLD in asked[1]


def test_what_is_told_of_a_picture_can_be_left_out_again() -> None:
    assert without_attachments(f"{CAT.for_model()}\nWho is this?") == "Who is this?"
    assert files_in([("user", CAT.for_model())]) == ()


def test_a_conversation_that_is_continued_has_the_words_and_not_the_card() -> None:
    stage = Stage()
    show(stage, "Who is this?")
    stage.run(3.0)
    assert last_said(stage.timeline.items()) == [("user", "Who is this?"), ("assistant", "Paris.")]
