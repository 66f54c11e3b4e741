"""What cards become on the timeline."""

from __future__ import annotations

import pytest

from assistant.card_words import card_in_words
from assistant.cards import (
    CARD,
    CARD_ORDER,
    Card,
    Code,
    Counter,
    ItemList,
    Picture,
    Plot,
    Table,
    Timer,
    Watch,
    card_from_data,
    latest_times,
)
from assistant.clock import VirtualClock
from assistant.micro_turn import MicroTurn, MicroTurnOutput, ShownCard
from assistant.recorder import Recorder
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline

TEA = Timer("tea", 1.0, 61.0)


class Scene:
    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.timeline = Timeline(self.clock)
        self.recorder = Recorder(self.timeline)

    def show(self, at_s: float, *shown: ShownCard) -> None:
        self.clock.move_to(at_s)
        self.recorder.observe(MicroTurn(0, at_s - 0.1, at_s), MicroTurnOutput(0, show=shown))

    def items(self) -> list[TimelineItem]:
        return [item for item in self.timeline.items() if item.kind == CARD]


def test_a_timer_has_an_item_on_its_lane_that_goes_on_until_it_is_over() -> None:
    scene = Scene()
    scene.show(2.0, ShownCard("timer-1", TEA))
    (item,) = scene.items()
    assert (item.lane, item.start_s, item.end_s) == (Lane.TIMER, 2.0, None)
    assert item.text == "Timer: tea, one minute"
    assert card_from_data(item.data) == TEA
    assert item.data[CARD_ORDER] == "timer-1"
    scene.show(20.0, ShownCard("timer-1", Timer("tea", 1.0, 61.0, True), going_on=False))
    (item,) = scene.items()
    assert item.end_s == 20.0
    assert item.text == "Timer: tea, one minute, cancelled"
    assert item.data[CARD_ORDER] == "timer-1"


def test_a_card_that_changes_is_the_same_item_and_one_shown_anew_is_another() -> None:
    scene = Scene()
    scene.show(
        1.0,
        ShownCard("cue-1", Counter("um", 0)),
        ShownCard("list-1", ItemList("List", ("a",)), going_on=False),
    )
    scene.show(
        2.0,
        ShownCard("cue-1", Counter("um", 1)),
        ShownCard("list-1", ItemList("List", ("a", "b")), going_on=False),
    )
    counter, listed = scene.items()
    assert (counter.lane, counter.text, counter.end_s) == (Lane.ASSISTANT, "um: 1", None)
    assert (listed.text, listed.start_s, listed.end_s) == ("List: a, b", 1.0, 1.0)
    scene.show(
        9.0,
        ShownCard("cue-1", Counter("um", 1), anew=True),
        ShownCard("list-1", ItemList("List", ("b",)), going_on=False),
    )
    first, listed, second = scene.items()
    assert (first.end_s, second.start_s, second.end_s) == (9.0, 9.0, None)
    assert listed.text == "List: b"


def test_in_another_session_a_card_is_another_item_with_that_sessions_times() -> None:
    scene = Scene()
    scene.show(2.0, ShownCard("timer-1", TEA))
    scene.recorder.end_session((), 0, 31.0)
    scene.clock.move_to(31.0)
    scene.timeline.begin_anew()
    scene.show(31.2, ShownCard("timer-1", TEA))
    scene.show(32.0, ShownCard("watch-1", Watch("Somebody comes in", 2, (3.0, 31.5))))
    tea, watch = scene.items()
    assert card_from_data(tea.data) == Timer("tea", 0.0, 30.0)
    assert card_from_data(watch.data) == Watch("Somebody comes in", 2, (0.5,))
    assert watch.lane is Lane.ASSISTANT


def test_of_the_times_of_a_watch_the_newest_are_kept() -> None:
    times: tuple[float, ...] = ()
    for number in range(50):
        times = latest_times(times, float(number))
    assert times == tuple(map(float, range(30, 50)))


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (Timer("", 0.0, 90.0), "Timer, one minute and thirty seconds"),
        (ItemList("Shopping list", ()), "Shopping list: empty"),
        (ItemList("Shopping list", ("milk", "eggs"), (0,)), "Shopping list: milk (done), eggs"),
        (Table("Prices", ("what", "€"), (("milk", "1"),)), "Prices\nwhat, €\nmilk, 1"),
        (Plot("Rain", "day", "mm", (("here", ()), ("there", ()))), "Rain: here, there"),
        (Code("Loop", "python", "pass"), "Loop\npass"),
        (Picture("A cup", "a.png", 1, 1), "A cup"),
        (Watch("Somebody comes in"), "Somebody comes in: not yet"),
        (Watch("Somebody comes in", 1, (3.0,)), "Somebody comes in: once"),
        (Watch("Somebody comes in", 3, (3.0,)), "Somebody comes in: 3 times"),
    ],
)
def test_cards_in_words(card: Card, words: str) -> None:
    assert card_in_words(card) == words
