"""Only single facts that stand by themselves are checked."""

from __future__ import annotations

import pytest

from assistant.interaction.checkable import can_be_checked, is_doubt


@pytest.mark.parametrize(
    "question",
    [
        "How many legs does a spider have?",
        "So, how many legs does a spider have",
        "Can you tell me who wrote Hamlet?",
        "In which year did the Second World War end?",
        "What is the capital of Australia?",
        "What's seven times eight?",
        "What is half of ninety?",
        "At what temperature does water freeze?",
        "Who was the first president of the United States?",
        "Okay. When did the Titanic sink?",
    ],
)
def test_facts(question: str) -> None:
    assert can_be_checked(question, "An answer.")


@pytest.mark.parametrize(
    "question",
    [
        "Hi there!",
        "How are you?",
        "Tell me a story.",
        "What should I cook tonight?",
        "What is the best film of all time?",
        "What is the meaning of life?",
        "What do you think of cats?",
        "What is a violin?",
        "How many does it have?",  # hangs on what was said
        "And how old is he?",
        "What is the weather like?",
        "How many days are left this month?",
        "Who is the president of France?",  # changes
        "Who was that?",
        "I had twelve eggs and ate a third of them. How many are there?",
        "How do I get to Rome?",
        "Turn off the light.",
        "How old am I?",
        "",
    ],
)
def test_everything_else(question: str) -> None:
    assert not can_be_checked(question, "An answer.")


def test_a_long_answer_is_a_story() -> None:
    assert not can_be_checked("Who wrote Hamlet?", "word " * 60)


@pytest.mark.parametrize(
    ("text", "doubts"), [("Are you sure?", True), ("Really?", True), ("Who wrote Hamlet?", False)]
)
def test_doubts(text: str, doubts: bool) -> None:
    assert is_doubt(text) is doubts
