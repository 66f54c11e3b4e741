"""Sound on disk: two channels at their places, whatever happens to the program that writes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.sound_record.errors import SoundError
from assistant.sound_record.opus_writer import OpusWriter
from assistant.sound_record.patient_file import PatientFile
from assistant.sound_record.reader import look_into, read_all, read_mixed

RATE = PERCEPTION_RATE_HZ
ALIGNED = 5
"""Samples that an onset may seem to lie elsewhere after coding."""
FADED = 40
"""The same for an end: a tone that is cut off rings on a little, or seems to end with its last full swing."""


def tone(seconds: float, frequency_hz: float = 440.0) -> Samples:
    return (0.3 * np.sin(2 * np.pi * frequency_hz * np.arange(round(seconds * RATE)) / RATE)).astype(
        np.float32
    )


def left(sound: Samples) -> Samples:
    return np.stack((sound, np.zeros_like(sound)), axis=1)


def right(sound: Samples) -> Samples:
    return np.stack((np.zeros_like(sound), sound), axis=1)


def sounding(channel: Samples) -> np.ndarray:
    return np.flatnonzero(np.abs(channel) > 0.05)


def write(path: Path, *parts: Samples | int) -> int:
    """Sound, or a number of samples of silence, one after the other; how long it is (samples)."""
    file = PatientFile(path, pytest.fail)
    writer = OpusWriter(file)
    for part in parts:
        if isinstance(part, int):
            writer.write_silence(part)
        else:
            writer.write(part)
    length = writer.samples
    writer.close()
    file.close()
    return length


def test_each_channel_is_where_it_was_to_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "sound.ogg"
    length = write(path, 12_345, left(tone(1.0)), 4_321, right(tone(0.5, 300.0)), 777)
    everything = np.concatenate(list(read_all(path)))
    assert len(everything) == pytest.approx(length, abs=700)
    user, assistant = sounding(everything[:, 0]), sounding(everything[:, 1])
    assert user[0] == pytest.approx(12_345, abs=ALIGNED)
    assert user[-1] == pytest.approx(12_345 + RATE, abs=FADED)
    assert assistant[0] == pytest.approx(12_345 + RATE + 4_321, abs=ALIGNED)
    assert assistant[-1] == pytest.approx(12_345 + RATE + 4_321 + RATE / 2, abs=FADED)
    quiet = everything[12_345 + RATE // 4 : 12_345 + RATE // 2, 1]
    assert np.abs(quiet).max() < 0.01, "what the user says is not in the assistant's channel"


def test_an_hour_of_silence_is_quick_and_small_and_times_stay_true_after_it(tmp_path: Path) -> None:
    path = tmp_path / "sound.ogg"
    began_s = time.process_time()
    write(path, 3600 * RATE + 99, left(tone(1.0)))
    assert time.process_time() - began_s < 20.0
    assert path.stat().st_size < 1_500_000
    heard = read_mixed(path, 3599.5, 3602.0, RATE)
    assert sounding(heard)[0] == pytest.approx(0.5 * RATE + 99, abs=ALIGNED)


def test_a_stretch_is_both_channels_mixed_at_the_rate_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "sound.ogg"
    both = np.stack((tone(1.0, 440.0), tone(1.0, 300.0)), axis=1)
    write(path, RATE, both, RATE)
    heard = read_mixed(path, 1.25, 1.75, 48_000)
    assert len(heard) == 24_000
    strength = np.abs(np.fft.rfft(heard * np.hanning(len(heard)), 48_000))
    assert strength[430:450].max() == pytest.approx(strength[290:310].max(), rel=0.2)
    loud = np.stack((np.ones(RATE), np.ones(RATE)), axis=1).astype(np.float32)
    write(tmp_path / "loud.ogg", loud * 0.9)
    assert np.abs(read_mixed(tmp_path / "loud.ogg", 0.0, 1.0, RATE)).max() <= 1.0


def test_what_can_be_heard_is_found_without_decoding(tmp_path: Path) -> None:
    path = tmp_path / "sound.ogg"
    faint = (np.random.default_rng(1).standard_normal((2 * RATE, 2)) / 32768).astype(np.float32)
    write(path, 5 * RATE, left(tone(1.0)), 5 * RATE, faint, 5 * RATE)
    kept = look_into(path)
    assert kept is not None
    (first, second) = kept.spans
    assert first == pytest.approx((5.0, 6.0), abs=0.4)
    assert second == pytest.approx((11.0, 13.0), abs=0.4), "the faintest room is no silence"
    assert kept.holds(5.5, 5.7)
    assert not kept.holds(8.0, 9.0)
    write(tmp_path / "nothing.ogg", 5 * RATE)
    assert look_into(tmp_path / "nothing.ogg") is None
    assert look_into(tmp_path / "none.ogg") is None


@pytest.mark.parametrize("content", [b"", b"OggS", b"no sound at all" * 99])
def test_what_is_no_sound_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sound.ogg"
    path.write_bytes(content)
    with pytest.raises(SoundError) as caught:
        read_mixed(path, 0.0, 1.0, RATE)
    assert str(path) in str(caught.value)
    assert look_into(path) is None
    with pytest.raises(SoundError) as caught:
        list(read_all(tmp_path / "gone.ogg"))
    assert str(caught.value) == "The sound of this conversation is not there any more."


KILLED = """
import sys, time
import numpy as np
from pathlib import Path
from assistant.sound_record.keeper import SoundKeeper
keeper = SoundKeeper(print)
keeper.begin(Path(sys.argv[1]), 0.0)
keeper.switch(True)
began_s, position = time.monotonic(), 0
while True:
    time.sleep(max(0.0, began_s + (position + 512) / 16000 - time.monotonic()))
    at = np.arange(position, position + 512) / 16000
    keeper.take(position, (0.3 * np.sin(2 * np.pi * 440 * at)).astype(np.float32), np.zeros(512, np.float32))
    position += 512
    print(position, flush=True)
"""


def test_a_kill_costs_less_than_a_second(tmp_path: Path) -> None:
    path = tmp_path / "sounds" / "sound.ogg"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    position = 0
    while position < 4 * RATE:
        position = int(process.stdout.readline())
    os.kill(process.pid, signal.SIGKILL)
    rest = process.communicate()[0].split()
    position = int(rest[-1]) if rest else position
    heard = np.concatenate(list(read_all(path)))[:, 0]
    assert len(heard) > position - RATE
    assert sounding(heard)[0] < 20, "it begins at the beginning"
    assert np.diff(sounding(heard)).max() < 20, "and has no gap"
    assert read_mixed(path, 2.0, 3.0, RATE) == pytest.approx(tone(3.0)[2 * RATE :], abs=0.05)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_full_disk_is_told_once_and_nothing_is_lost_when_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    file = PatientFile(tmp_path / "sound.ogg", told.append)
    writer = OpusWriter(file)
    writer.write(left(tone(1.0)))
    real_write, room = os.write, [10]

    def full(handle: int, data: bytes) -> int:
        if not room:
            return real_write(handle, data)
        if room[0]:
            room[0] = 0
            return real_write(handle, data[:10])  # the last few bytes still fit
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    writer.write(left(tone(2.0)))
    assert len(told) == 1
    assert "full; free some space" in told[0]
    room.clear()
    writer.write(left(tone(1.0)))
    writer.close()
    file.close()
    assert len(told) == 1
    heard = np.concatenate(list(read_all(tmp_path / "sound.ogg")))[:, 0]
    assert sounding(heard)[-1] == pytest.approx(4 * RATE, abs=40)
    assert np.diff(sounding(heard)).max() < 20, "without a gap"


def test_a_disk_that_stays_full_ends_the_file_and_memory_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    file = PatientFile(tmp_path / "sound.ogg", told.append)
    file.write(b"begun")

    def full(handle: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    for _ in range(50):
        file.write(bytes(100_000))
    assert file.given_up
    assert len(told) == 2
    assert "kept no further" in told[1]
    file.close()
    assert (tmp_path / "sound.ogg").read_bytes() == b"begun"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "sounds").write_text("a file")
    told: list[str] = []
    file = PatientFile(tmp_path / "sounds" / "sound.ogg", told.append)
    assert file.write(b"x" * 10) == 10
    assert len(told) == 1
    assert "cannot be written" in told[0]
