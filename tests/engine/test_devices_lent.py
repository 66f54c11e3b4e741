"""Whoever tries the devices before a conversation may have them until its models are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.engine import Engine
from assistant.live_conversation import LiveConversation
from assistant.model_loading import LoadingError
from assistant.settings import Settings
from assistant.status import Phase
from models.store import ModelStore


def begun(tmp_path: Path, order: list[str]) -> LiveConversation:
    conversation = LiveConversation(
        ModelStore(tmp_path / "models"),
        {},
        Settings(),
        tmp_path,
        pytest.fail,
        before_devices=lambda: order.append("asked for the devices"),
    )
    conversation.start()
    assert conversation.ready.wait(10.0)
    return conversation


def test_they_are_asked_for_between_loading_and_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    monkeypatch.setattr(Engine, "load", lambda *_, **__: order.append("loaded"))
    monkeypatch.setattr(Engine, "begin", lambda _: order.append("opened"))
    conversation = begun(tmp_path, order)
    conversation.stop()
    assert order == ["loaded", "asked for the devices", "opened"]


def test_a_conversation_that_cannot_be_loaded_does_not_ask_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LoadingError("The recogniser cannot be loaded: fetch it again.")

    order: list[str] = []
    monkeypatch.setattr(Engine, "load", fail)
    conversation = begun(tmp_path, order)
    assert conversation.status().phase is Phase.FAILED
    conversation.stop()
    assert order == []
