"""What a conversation on the computer's own devices makes of their changes, without opening any."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.waiting import wait_for

from assistant.gap import TOLD_FROM_S, Gap
from assistant.live_conversation import LiveConversation
from assistant.settings import Settings
from assistant.status import BluetoothMicrophone
from assistant.timeline.item import Lane
from models.store import ModelStore


class Ear:
    """Notes what it is told."""

    muted = False

    def __init__(self) -> None:
        self.told: list[bool] = []

    def devices_changed(self, *, microphone: bool) -> None:
        self.told.append(microphone)

    def stop(self) -> None:
        pass


@pytest.fixture
def conversation(tmp_path: Path):
    def unexpected(sentence: str) -> None:
        raise AssertionError(sentence)

    conversation = LiveConversation(ModelStore(tmp_path / "models"), {}, Settings(), tmp_path, unexpected)
    yield conversation
    conversation.stop()


def test_the_ear_is_told_of_other_devices(conversation: LiveConversation) -> None:
    conversation._sound_card._changed(True)  # nobody listens yet
    ear = Ear()
    conversation._engine._ear = ear  # type: ignore[assignment]
    conversation._sound_card._changed(True)
    conversation._sound_card._changed(False)
    assert ear.told == [True, False]


def test_the_status_knows_of_a_bluetooth_microphone(conversation: LiveConversation) -> None:
    assert conversation.status().bluetooth is None

    class Keeper:
        bluetooth = BluetoothMicrophone("AirPods", "Built-in, ALSA")

    conversation._sound_card._keeper = Keeper()  # type: ignore[assignment]
    assert conversation.status().bluetooth == BluetoothMicrophone("AirPods", "Built-in, ALSA")
    conversation._sound_card._keeper = None


def test_a_long_gap_is_told_and_a_short_one_is_not(conversation: LiveConversation) -> None:
    conversation._resume(Gap(TOLD_FROM_S - 1, slept=True))
    conversation._resume(Gap(7_200, slept=True))
    notices = [item.text for item in conversation.timeline.items() if item.lane is Lane.SYSTEM]
    assert notices == ["The computer slept for 2 hours; I am listening again."]
    conversation.set_muted(True)
    conversation._resume(Gap(7_200, slept=True))
    assert "the microphone is muted" in conversation.timeline.items()[-1].text


class NamedCamera:
    """Has pictures at once, of whatever it is told to show."""

    def __init__(self, source: str | None, _clock: object, _notice: object) -> None:
        self.name = source or "the first camera"

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def turn_over(self) -> None:
        pass

    def latest(self) -> None:
        return None


@pytest.mark.parametrize(
    ("source", "on_at_first", "screen"),
    [("", True, False), ("screen", False, True), ("screen 2", False, True)],
)
def test_the_screen_is_never_watched_before_somebody_asks_for_it(
    source: str, on_at_first: bool, screen: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.camera_seat.Camera", NamedCamera)
    settings = Settings()
    settings.set("camera.on", True)
    settings.set("camera.source", source)
    conversation = LiveConversation(ModelStore(tmp_path / "models"), {}, settings, tmp_path, print)
    try:
        wait_for(lambda: conversation.status().camera_on is on_at_first, 2.0)
        assert not conversation.status().screen_watched
        conversation.set_camera(True)
        wait_for(lambda: conversation.status().camera_on, 2.0)
        assert conversation.status().screen_watched is screen
        conversation.use_camera("screen")
        wait_for(lambda: conversation.status().screen_watched, 2.0)
        conversation.set_camera(False)
        wait_for(lambda: not conversation.status().camera_on, 2.0)
        assert not conversation.status().screen_watched
    finally:
        conversation.stop()
