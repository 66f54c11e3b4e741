"""What words say about the floor."""

from __future__ import annotations

import pytest

from assistant.interaction.wording import asks, is_cancel, is_complete, is_hush, is_nod, trails_off


@pytest.mark.parametrize(
    "text",
    [
        "I went to the",
        "I like it, and",
        "It was with my",
        "I was wondering whether you could",
        "Well,",
        "Um",
        "So I",
    ],
)
def test_these_trail_off(text: str) -> None:
    assert trails_off(text)
    assert not is_complete(text)


@pytest.mark.parametrize(
    "text",
    [
        "What is it?",
        "I was wondering what the capital of France is.",
        "Yes, I did.",
        "I like swimming.",
        "Can I?",
    ],
)
def test_these_could_be_the_end(text: str) -> None:
    assert not trails_off(text)
    assert is_complete(text)


@pytest.mark.parametrize(
    ("text", "nod"),
    [
        ("Mm-hm.", True),
        ("Yeah, right.", True),
        ("Okay.", True),
        ("No.", False),
        ("Yes, but", False),
        ("", False),
    ],
)
def test_nods(text: str, nod: bool) -> None:
    assert is_nod(text) is nod


@pytest.mark.parametrize(
    ("text", "hush"), [("Stop!", True), ("Please, stop.", True), ("Stop the timer.", False), ("", False)]
)
def test_hushes(text: str, hush: bool) -> None:
    assert is_hush(text) is hush


@pytest.mark.parametrize(
    ("text", "cancel"),
    [
        ("Never mind.", True),
        ("Forget it, please.", True),
        ("Oh, actually, never mind.", True),
        ("Cancel.", True),
        ("Never mind the weather, how far is it to the sea?", False),
        ("Forgetting is human.", False),
    ],
)
def test_cancels(text: str, cancel: bool) -> None:
    assert is_cancel(text) is cancel


@pytest.mark.parametrize(
    ("said", "may"),
    [("What is 17 times 23?", True), ("Tell me about Peru.", True), ("We wanted to have a picnic.", False)],
)
def test_only_questions_and_requests_ask_for_something(said: str, may: bool) -> None:
    assert asks(said) is may
