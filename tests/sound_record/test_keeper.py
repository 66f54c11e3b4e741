"""What is kept of a conversation, and when: on one clock, as long as it is wanted, nothing of a muted microphone."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fakes.waiting import wait_for

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.ear import Ear
from assistant.perception.sound_memory import SoundMemory
from assistant.sound_record import keeper as keeper_module
from assistant.sound_record import patient_file
from assistant.sound_record.keeper import SoundKeeper
from assistant.sound_record.reader import read_all
from assistant.timeline.session_files import remove_lost_files

RATE = PERCEPTION_RATE_HZ
BLOCK = 512


def tone(start: int, count: int, frequency_hz: float) -> Samples:
    return (0.3 * np.sin(2 * np.pi * frequency_hz * np.arange(start, start + count) / RATE)).astype(
        np.float32
    )


def feed(keeper: SoundKeeper, start_s: float, end_s: float) -> tuple[int, int]:
    """The user at 440 Hz and the assistant at 300 Hz, both all the time; where it began and ended (samples)."""
    first, last = round(start_s * RATE) // BLOCK * BLOCK, round(end_s * RATE) // BLOCK * BLOCK
    for position in range(first, last, BLOCK):
        keeper.take(position, tone(position, BLOCK, 440.0), tone(position, BLOCK, 300.0))
    return first, last


def channels(path: Path) -> tuple[Samples, Samples]:
    sound = np.concatenate(list(read_all(path)))
    return sound[:, 0], sound[:, 1]


def sounding(channel: Samples) -> np.ndarray:
    return np.flatnonzero(np.abs(channel) > 0.05)


@pytest.fixture
def notices() -> list[str]:
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sounds" / "20260101-120000-000.ogg"


@pytest.fixture
def keeper(notices: list[str], path: Path) -> Iterator[SoundKeeper]:
    keeper = SoundKeeper(notices.append)
    keeper.begin(path, 0.0)
    yield keeper
    keeper.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "sound-keeper"]
    assert notices == []


def test_without_the_wish_there_is_neither_file_nor_thread(keeper: SoundKeeper, path: Path) -> None:
    feed(keeper, 0.0, 1.0)
    assert not [thread for thread in threading.enumerate() if thread.name == "sound-keeper"]
    assert keeper.kept() is None
    keeper.close()
    assert not path.parent.exists()


def test_switched_on_later_and_off_between_the_times_stay_true(keeper: SoundKeeper, path: Path) -> None:
    feed(keeper, 0.0, 2.0)
    keeper.switch(True)
    first = feed(keeper, 2.0, 4.0)
    keeper.switch(False)
    feed(keeper, 4.0, 6.0)
    keeper.switch(True)
    second = feed(keeper, 6.0, 8.0)
    wait_for(lambda: (kept := keeper.kept()) and kept.spans[-1][1] >= second[1] / RATE)
    kept = keeper.kept()
    assert kept is not None
    assert kept.path == path
    assert kept.spans == (
        pytest.approx((first[0] / RATE, first[1] / RATE)),
        pytest.approx((second[0] / RATE, second[1] / RATE)),
    )
    keeper.close()
    for channel in channels(path):
        places = sounding(channel)
        gap = int(np.argmax(np.diff(places)))
        assert places[[0, gap, gap + 1, -1]] == pytest.approx([*first, *second], abs=40)


def test_what_was_played_is_kept_where_it_was_heard(notices: list[str], path: Path) -> None:
    keeper = SoundKeeper(notices.append, lambda: 0.1)
    keeper.begin(path, 0.0)
    keeper.switch(True)
    first, last = feed(keeper, 1.0, 2.0)
    feed_silence(keeper, last, last + RATE)
    keeper.close()
    user, assistant = (sounding(channel) for channel in channels(path))
    assert user[[0, -1]] == pytest.approx([first, last], abs=40)
    assert assistant[[0, -1]] == pytest.approx([first + 1600, last + 1600], abs=40)


def feed_silence(keeper: SoundKeeper, first: int, last: int) -> None:
    for position in range(first, last, BLOCK):
        keeper.take(position, np.zeros(BLOCK, np.float32), np.zeros(BLOCK, np.float32))


def test_what_comes_faster_than_it_is_written_becomes_silence_and_the_rest_is_in_place(
    keeper: SoundKeeper, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = threading.Event()
    real = keeper_module.OpusWriter

    class SlowWriter(real):
        def __init__(self, file: object) -> None:
            busy.wait(20.0)
            super().__init__(file)

    monkeypatch.setattr(keeper_module, "OpusWriter", SlowWriter)
    keeper.switch(True)
    feed(keeper, 0.0, 0.5)
    wait_for(lambda: not keeper._blocks or len(keeper._blocks) < 15)  # it is at the first block now
    _, last = feed(keeper, 1.0, 30.0)
    busy.set()
    keeper.close()
    user = sounding(channels(path)[0])
    assert user[-1] == pytest.approx(last, abs=40)
    gap = int(np.argmax(np.diff(user)))
    assert user[gap + 1] == pytest.approx(last - keeper_module.MOST_WAITING * BLOCK, abs=40)


def test_each_session_has_a_file_that_begins_with_it(keeper: SoundKeeper, path: Path) -> None:
    keeper.switch(True)
    feed(keeper, 0.0, 1.0)
    second_path = path.with_name("20260101-130000-000.ogg")
    keeper.begin(second_path, 1.1)
    _, last = feed(keeper, 1.0, 2.0)
    wait_for(lambda: keeper.kept() is not None)
    keeper.close()
    assert len(sounding(channels(path)[0])) > 0.85 * RATE
    user = sounding(channels(second_path)[0])
    assert user[0] < 40, "what came before it began is not in it"
    assert user[-1] == pytest.approx(last - 1.1 * RATE, abs=40)


def test_a_file_that_is_written_is_not_taken_for_lost(
    keeper: SoundKeeper, path: Path, tmp_path: Path
) -> None:
    keeper.switch(True)
    feed(keeper, 0.0, 1.0)
    wait_for(path.exists)
    sessions = tmp_path / "sessions.sqlite3"
    assert remove_lost_files(sessions) == 0
    keeper.close()
    assert remove_lost_files(sessions) == 1
    assert not path.exists()


def test_an_encoder_that_fails_is_told_once_and_harms_nobody(
    path: Path, notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no such encoder")

    monkeypatch.setattr(keeper_module.OpusWriter, "_encode", fail)
    keeper = SoundKeeper(notices.append)
    keeper.begin(path, 0.0)
    keeper.switch(True)
    feed(keeper, 0.0, 1.0)
    wait_for(lambda: notices)
    feed(keeper, 1.0, 2.0)
    keeper.close()
    assert len(notices) == 1
    assert "RuntimeError" in notices[0]
    assert not keeper.on
    path.parent.mkdir(exist_ok=True)
    path.touch()
    assert remove_lost_files(path.parent.parent / "sessions.sqlite3") == 1, "the file was let go of"


class Room:
    """A microphone that hears a voice all the time, beside a loudspeaker that plays another."""

    def __init__(self, blocks: int) -> None:
        self.blocks = blocks
        self.given = 0

    def read(self, max_samples: int, timeout_s: float, min_samples: int = 1) -> tuple[int, Samples, Samples]:
        if self.given == self.blocks:
            return 0, np.zeros(0, np.float32), np.zeros(0, np.float32)
        position = self.given * BLOCK
        self.given += 1
        return position, tone(position, BLOCK, 440.0), tone(position, BLOCK, 300.0)


class Nothing:
    def probability(self, sound: Samples) -> float:
        return 0.0

    def reset(self) -> None:
        pass


class EchoIsAll:
    """Finds that the microphone hears nothing but echo."""

    def process(self, near: Samples, far: Samples) -> Samples:
        return near * 0.0


def hear(ear_keeps: SoundKeeper, *, muted: bool = False, echo: EchoIsAll | None = None) -> None:
    memory = SoundMemory()
    ear = Ear(
        Room(60),
        memory,
        Nothing(),
        Nothing(),
        post=lambda news: None,
        request_read=lambda request: None,
        echo=echo,
        keep=ear_keeps.take,
    )
    ear.muted = muted
    ear.start()
    wait_for(lambda: memory.end_s >= 60 * BLOCK / RATE)
    ear.stop()
    ear_keeps.close()


def test_it_keeps_what_the_assistant_hears_and_what_is_played(keeper: SoundKeeper, path: Path) -> None:
    keeper.switch(True)
    hear(keeper)
    user, assistant = channels(path)
    for channel, frequency_hz in ((user, 440), (assistant, 300)):
        strength = np.abs(np.fft.rfft(channel[:RATE]))
        assert int(np.argmax(strength)) == pytest.approx(frequency_hz, abs=2)
        assert sounding(channel)[0] < 40


def test_nothing_of_a_muted_microphone_is_kept(keeper: SoundKeeper, path: Path) -> None:
    keeper.switch(True)
    hear(keeper, muted=True)
    user, assistant = channels(path)
    assert not len(np.flatnonzero(np.abs(user) > 1e-3))
    assert len(sounding(assistant)) > 0.85 * 60 * BLOCK


def test_nothing_of_the_echo_is_kept(keeper: SoundKeeper, path: Path) -> None:
    keeper.switch(True)
    hear(keeper, echo=EchoIsAll())
    user, _ = channels(path)
    assert np.abs(user).max() < 1e-3


def test_where_the_disk_does_not_take_it_any_more_nothing_is_said_to_be_kept(
    path: Path, notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    keeper = SoundKeeper(notices.append)
    assert not keeper.keeping
    keeper.begin(path, 0.0)
    keeper.switch(True)
    assert keeper.keeping
    monkeypatch.setattr(os, "write", full)
    monkeypatch.setattr(patient_file, "MOST_WAITING_BYTES", 5_000)
    feed(keeper, 0.0, 10.0)
    wait_for(lambda: not keeper.keeping)
    feed(keeper, 10.0, 12.0)
    keeper.close()
    assert len(notices) == 2
    assert "full; free some space" in notices[0]
    assert "kept no further" in notices[1]
