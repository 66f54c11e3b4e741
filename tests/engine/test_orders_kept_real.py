"""Timers and lists outlast the conversation in which they were asked for: with the `tiny` models, typed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from fakes.real_models import tiny_models, write_wav
from fakes.waiting import wait_for

from assistant.capture.file_audio import FileAudio
from assistant.cards import CARD, CARD_ORDER, Timer, card_from_data
from assistant.clock import RealClock
from assistant.conversation import Conversation
from assistant.standing_orders.orders_file import OrdersFile, orders_path
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]

PATIENCE_S = 60.0


@contextmanager
def talk(folder: Path) -> Iterator[Conversation]:
    """A conversation that is ready, in which only typed lines are heard."""
    store, models = tiny_models()
    silence = write_wav(folder / "silence.wav", np.zeros(1600, dtype=np.float32))
    clock = RealClock()
    conversation = Conversation(
        store,
        {role: model for role, model in models.items() if role != "reasoner"},
        FileAudio(silence, folder / "voice.wav", 90.0),
        Timeline(clock),
        clock,
        echo_cancellation=False,
        orders_file=OrdersFile(orders_path(folder)),
    )
    conversation.start()
    try:
        assert conversation.ready.wait(PATIENCE_S)
        yield conversation
    finally:
        conversation.stop()


def said(conversation: Conversation) -> list[str]:
    return [
        item.text
        for item in conversation.timeline.items()
        if item.lane is Lane.ASSISTANT and item.kind == "speech"
    ]


def timer_cards(conversation: Conversation) -> list[TimelineItem]:
    return [item for item in conversation.timeline.items() if item.kind == CARD and item.lane is Lane.TIMER]


def kept(folder: Path) -> list[str]:
    return [entry["id"] for entry in json.loads(orders_path(folder).read_text("utf-8"))["orders"]]


def ticked(folder: Path) -> list[int]:
    entries = json.loads(orders_path(folder).read_text("utf-8"))["orders"]
    return next(entry["done"] for entry in entries if entry["id"] == "list-1")


def test_timers_and_lists_are_there_after_a_restart_and_can_be_ended(tmp_path: Path) -> None:
    with talk(tmp_path) as first:
        first.type_text("put milk and eggs on the shopping list")
        wait_for(lambda: "Milk and eggs, on the shopping list." in said(first), PATIENCE_S)
        first.type_text("set a timer for 20 minutes for the soup")
        wait_for(lambda: "Twenty minutes, for the soup." in said(first), PATIENCE_S)
        asked_at_s = time.time()
        assert [one.kind for one in first.standing_orders] == ["list", "timer"]
    assert kept(tmp_path) == ["list-1", "timer-1"]

    with talk(tmp_path) as second:
        wait_for(lambda: timer_cards(second), PATIENCE_S)
        (item,) = timer_cards(second)
        card = card_from_data(item.data)
        assert isinstance(card, Timer)
        assert item.end_s is None
        gone_s = time.time() - asked_at_s
        assert 20 * 60 - gone_s - 10 < card.ends_s < 20 * 60  # it went on while nothing ran
        second.type_text("what is on my shopping list?")
        wait_for(lambda: "On the shopping list: milk and eggs." in said(second), PATIENCE_S)
        second.end_order(str(item.data[CARD_ORDER]))
        wait_for(lambda: timer_cards(second)[0].end_s is not None, PATIENCE_S)
        listed = next(item for item in second.timeline.items() if item.data.get("card") == "list")
        second.tick(str(listed.data[CARD_ORDER]), 1, True)
        wait_for(
            lambda: second.timeline.item(listed.id).text == "Shopping list: milk, eggs (done)", PATIENCE_S
        )
        wait_for(lambda: ticked(tmp_path) == [1], PATIENCE_S)
        second.forget_everything()
        wait_for(lambda: not second.standing_orders, PATIENCE_S)
    assert kept(tmp_path) == []
