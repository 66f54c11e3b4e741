"""The timeline of a running session: items, their changes, and who is told of them."""

from __future__ import annotations

import enum
import json
import threading
import time
from collections import defaultdict

import numpy as np
import pytest

from assistant.clock import VirtualClock
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(1.5)


class Kept:
    """A store that remembers what it was given."""

    def __init__(self) -> None:
        self.items: list[TimelineItem] = []

    def put(self, item: TimelineItem) -> None:
        self.items.append(item)


def test_an_item_starts_and_ends_now_unless_told_otherwise(clock: VirtualClock) -> None:
    timeline = Timeline(clock)
    at_once = timeline.add(Lane.USER, "text", "hello")
    assert (at_once.id, at_once.start_s, at_once.end_s) == (1, 1.5, 1.5)
    assert timeline.add(Lane.USER, "speech", start_s=0.25, going_on=True).end_s is None
    spoken = timeline.add(Lane.ASSISTANT, "speech", "Hi", start_s=0.5, end_s=1.0, data={"unheard": "there"})
    assert (spoken.start_s, spoken.end_s, spoken.data["unheard"]) == (0.5, 1.0, "there")
    assert timeline.items() == (at_once, timeline.item(2), spoken)
    assert timeline.items(last=1) == (spoken,)


def test_a_change_keeps_what_is_not_given_and_merges_data(clock: VirtualClock) -> None:
    timeline = Timeline(clock)
    item = timeline.add(Lane.USER, "speech", "he", going_on=True, data={"committed": "", "unstable": "he"})
    timeline.update(item.id, data={"committed": "hello"})
    changed = timeline.update(item.id, text="hello", end_s=2.0)
    assert changed == TimelineItem(
        1, Lane.USER, "speech", 1.5, 2.0, "hello", {"committed": "hello", "unstable": "he"}
    )
    assert item.text == "he", "what was handed out does not change"


def test_an_end_before_the_start_counts_as_the_start(clock: VirtualClock) -> None:
    timeline = Timeline(clock)
    assert timeline.add(Lane.USER, "speech", start_s=3.0, end_s=2.0).end_s == 3.0
    assert timeline.update(1, start_s=4.0).end_s == 4.0


def test_unknown_items_cannot_be_changed(clock: VirtualClock) -> None:
    with pytest.raises(KeyError, match="no item 7"):
        Timeline(clock).update(7, text="x")


def test_closing_ends_what_goes_on_and_late_items_at_once(clock: VirtualClock) -> None:
    store = Kept()
    timeline = Timeline(clock, store)
    timeline.add(Lane.REASONER, "task", going_on=True)
    timeline.add(Lane.USER, "speech", start_s=9.0, going_on=True)
    clock.move_to(4.0)
    timeline.close()
    assert [item.end_s for item in timeline.items()] == [4.0, 9.0]
    assert timeline.add(Lane.USER, "speech", going_on=True).end_s == 4.0
    assert store.items[-1].id == 3


def test_data_becomes_plain_json_and_is_a_copy(clock: VirtualClock) -> None:
    class Colour(enum.Enum):
        RED = "red"

    words = [("one", np.float32(0.5), 1)]
    item = Timeline(clock).add(
        Lane.SYSTEM,
        "decision",
        "lone \ud800 surrogate",
        data={
            "words": words,
            "colour": Colour.RED,
            "level": float("-inf"),
            "array": np.arange(2),
            "other": 1j,
        },
    )
    words.clear()
    assert json.loads(json.dumps(dict(item.data), allow_nan=False)) == {
        "words": [["one", 0.5, 1]],
        "colour": "red",
        "level": None,
        "array": [0, 1],
        "other": "1j",
    }
    assert item.text == "lone ? surrogate"


def test_memory_is_bounded_but_what_goes_on_stays(clock: VirtualClock) -> None:
    timeline = Timeline(clock, keep_items=3)
    timeline.add(Lane.REASONER, "task", going_on=True)
    for number in range(10):
        timeline.add(Lane.SYSTEM, "decision", str(number))
    assert [item.text for item in timeline.items()] == ["", "7", "8", "9"]
    with pytest.raises(KeyError):
        timeline.update(2, text="forgotten")


def test_subscribers_hear_of_every_change_until_they_leave(clock: VirtualClock) -> None:
    timeline = Timeline(clock)
    heard: list[TimelineItem] = []
    leave = timeline.subscribe(heard.append)
    item = timeline.add(Lane.USER, "speech", going_on=True)
    changed = timeline.update(item.id, text="x", end_s=3.0)
    leave()
    leave()
    timeline.add(Lane.USER, "text", "unheard")
    assert heard == [item, changed]


def test_a_subscriber_may_use_the_timeline(clock: VirtualClock) -> None:
    timeline = Timeline(clock)
    first: list[str] = []
    second: list[str] = []

    def answer(item: TimelineItem) -> None:
        first.append(item.text)
        if item.text == "question":
            timeline.update(item.id, text="question!")
            timeline.add(Lane.SYSTEM, "notice", "answer")
            assert first == ["question"], "what it adds is reported after it returns"

    timeline.subscribe(answer)
    timeline.subscribe(lambda item: second.append(item.text))
    timeline.add(Lane.USER, "text", "question")
    assert first == second == ["question", "question!", "answer"]


def test_a_failing_subscriber_harms_nobody(clock: VirtualClock, caplog: pytest.LogCaptureFixture) -> None:
    timeline = Timeline(clock)
    heard: list[TimelineItem] = []

    def fail(item: TimelineItem) -> None:
        raise RuntimeError("broken view")

    timeline.subscribe(fail)
    timeline.subscribe(heard.append)
    assert heard == [timeline.add(Lane.USER, "text")]
    assert "broken view" in caplog.text


def test_a_subscriber_that_waits_for_another_thread_does_not_deadlock(clock: VirtualClock) -> None:
    timeline = Timeline(clock)

    def wait(item: TimelineItem) -> None:
        if item.text == "first":
            thread = threading.Thread(target=lambda: timeline.add(Lane.SYSTEM, "notice", "from elsewhere"))
            thread.start()
            thread.join(5)
            assert not thread.is_alive()

    heard: list[str] = []
    timeline.subscribe(wait)
    timeline.subscribe(lambda item: heard.append(item.text))
    timeline.add(Lane.USER, "text", "first")
    assert heard == ["first", "from elsewhere"]


def test_order_holds_for_every_subscriber_and_the_store_under_many_threads(clock: VirtualClock) -> None:
    store, at_once = Kept(), []
    timeline = Timeline(clock, store)
    heard: list[TimelineItem] = []
    busy = threading.Lock()

    def listen(item: TimelineItem) -> None:
        at_once.append(busy.acquire(blocking=False))
        heard.append(item)
        busy.release()

    timeline.subscribe(listen)

    def work() -> None:
        for _ in range(20):
            item = timeline.add(Lane.USER, "speech", "0", going_on=True)
            for step in range(1, 10):
                timeline.update(item.id, text=str(step))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(at_once), "one call at a time"
    assert heard == store.items
    steps = defaultdict(list)
    for item in heard:
        steps[item.id].append(item.text)
    assert list(steps) == sorted(steps), "new items in the order of their ids"
    assert set(map(tuple, steps.values())) == {tuple("0123456789")}
    assert len(steps) == 120


def test_a_call_costs_microseconds(clock: VirtualClock) -> None:
    timeline = Timeline(clock, Kept())
    timeline.subscribe(lambda item: None)
    began_s = time.perf_counter()
    for _ in range(2000):
        item = timeline.add(Lane.USER, "speech", going_on=True, data={"committed": "a few words"})
        timeline.update(item.id, end_s=2.0)
    # Some 10 µs a call on a laptop; the bound is wide, for a machine that does other things as well.
    assert (time.perf_counter() - began_s) / 4000 < 500e-6
