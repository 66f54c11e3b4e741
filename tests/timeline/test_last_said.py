"""What a conversation remembers when it goes on from a saved one."""

from __future__ import annotations

from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.last_said import last_said


def item(number: int, lane: Lane, text: str, kind: str = "speech", **data: object) -> TimelineItem:
    return TimelineItem(number, lane, kind, float(number), number + 0.5, text, data)


def test_it_is_what_was_said_and_heard_in_order() -> None:
    items = [
        item(3, Lane.ASSISTANT, "I am fine", unheard="and you?"),
        item(2, Lane.USER, "How are you?", kind="text"),
        item(1, Lane.ASSISTANT, "Nobody asked for this."),
        item(4, Lane.SYSTEM, "answer", kind="decision"),
        item(5, Lane.REASONER, "What is the time?", kind="task", state="done", answer="Five."),
        item(6, Lane.ASSISTANT, "I see.", kind="backchannel"),
        item(7, Lane.USER, "", committed="half a", unstable="word"),
    ]
    assert last_said(items) == [
        ("user", "How are you?"),
        ("assistant", "I am fine"),
        ("user", "half a word"),
    ]


def test_the_oldest_is_left_out_when_it_is_too_much() -> None:
    items = [
        item(number, Lane.USER if number % 2 else Lane.ASSISTANT, f"{number:02}" * 10)
        for number in range(1, 21)
    ]
    said = last_said(items, characters=70)
    assert [text[:2] for _, text in said] == ["19", "20"]
    assert last_said([]) == []
