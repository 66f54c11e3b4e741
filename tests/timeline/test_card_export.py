"""Cards in what is exported: a table is a table, code stands in a fence, and nothing of a card is spoken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from assistant.cards import (
    CARD,
    Card,
    Code,
    Counter,
    ItemList,
    Picture,
    Plot,
    Table,
    Timer,
    Watch,
    card_as_data,
)
from assistant.timeline.export import as_markdown, as_srt, as_vtt
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.last_said import last_said
from assistant.timeline.reader import Session, SessionInfo


def item(card: Card, number: int = 1, **data: object) -> TimelineItem:
    lane = Lane.TIMER if isinstance(card, Timer) else Lane.ASSISTANT
    return TimelineItem(number, lane, CARD, 4.0, 4.0, "the card in words", {**card_as_data(card), **data})


def markdown(items: Sequence[TimelineItem]) -> str:
    began = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    return as_markdown(Session(SessionInfo(1, began, None, "", 10.0, len(items)), tuple(items)))


def body(card: Card) -> str:
    return markdown([item(card)]).split("\n\n", 3)[3].rstrip("\n")


@pytest.mark.parametrize(
    ("card", "text"),
    [
        (Timer("Tea", 4.0, 214.0), "**Tea**\n\n3 min 30 s"),
        (Timer("Tea", 4.0, 64.0, cancelled=True), "**Tea**\n\n1 min (cancelled)"),
        (Counter("Push-ups", 27), "**Push-ups**\n\n27"),
        (Watch("Somebody comes in"), "**Somebody comes in**\n\nnot yet"),
        (Watch("Somebody comes in", 2, (31.0, 88.9)), "**Somebody comes in**\n\n0:31, 1:28"),
        (Watch("A cup", 7, (31.0, 88.9)), "**A cup**\n\n0:31, 1:28, and 5 times before"),
        (ItemList("Shopping", ("Bread", "Milk*"), (1,)), "**Shopping**\n\n- [ ] Bread\n- [x] Milk\\*"),
        (
            Table("Dates", ("Plant", "Sow | seeds"), (("Beans", "May"), ("Spinach",))),
            "**Dates**\n\n| Plant | Sow \\| seeds |\n| --- | --- |\n| Beans | May |\n| Spinach |  |",
        ),
        (Code("", "python", "print(1)\n"), "```python\nprint(1)\n```"),
        (Code("", "md`", "```\nx\n```"), "````md\n```\nx\n```\n````"),
        (
            Plot("Heat", "Day", "°C", (("in", ((0, 20.5), (1, 21))), ("out", ((1, 8),)))),
            "**Heat**\n\n°C:\n\n| Day | in | out |\n| --- | --- | --- |\n| 0 | 20.5 |  |\n| 1 | 21 | 8 |",
        ),
        (Picture("Balcony", "pictures/a b.png", 4, 3), "**Balcony**\n\n![Balcony](<pictures/a b.png>)"),
        (Picture("", "pictures/a>b.png", 4, 3), "![](<pictures/a\\>b.png>)"),
    ],
)
def test_a_card_in_markdown(card: Card, text: str) -> None:
    assert body(card) == text


def test_the_heading_says_who_shows_it_and_when() -> None:
    assert "**Counterpoint** · 0:04.0" in markdown([item(Counter("Push-ups", 27))])
    assert "**Timer** · 0:04.0" in markdown([item(Timer("Tea", 4.0, 64.0))])


def test_of_a_card_that_is_not_understood_the_words_are_left() -> None:
    strange = item(Table("Dates", ("Plant",), ()), rows=7)
    assert "the card in words" in markdown([strange])
    unknown = TimelineItem(1, Lane.ASSISTANT, CARD, 4.0, 4.0, "a map of the town", {"card": "map"})
    assert "a map of the town" in markdown([unknown])


def test_cards_are_no_subtitles_and_were_not_said() -> None:
    said = TimelineItem(2, Lane.USER, "speech", 5.0, 6.0, "Hello", {})
    items = [item(Counter("Push-ups", 27)), said]
    assert "the card in words" not in as_srt(items) + as_vtt(items)
    assert last_said(items) == [("user", "Hello")]


def test_what_was_added_to_a_task_stands_below_its_question() -> None:
    data = {"task": "task-1", "state": "done", "answer": "782.", "added": ["and times two"]}
    task = TimelineItem(1, Lane.REASONER, "task", 4.0, 9.0, "17 × 23?", data)
    assert "17 × 23?  \nAdded: and times two\n\n> 782." in markdown([task])
