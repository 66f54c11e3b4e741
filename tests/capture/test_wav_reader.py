"""Every plain WAV is read; everything else gives one sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.capture.errors import DeviceError
from assistant.capture.wav_reader import read_wav
from tests.capture.wav_bytes import FORMATS, wav_bytes


def tone(seconds: float, rate_hz: int, frequency_hz: float = 440.0) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * frequency_hz * np.arange(round(seconds * rate_hz)) / rate_hz)


def save(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("extensible", [False, True], ids=["plain", "extensible"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_encoding_gives_the_same_samples(tmp_path: Path, name: str, extensible: bool) -> None:
    kind, bits = FORMATS[name]
    wave = tone(0.1, 16_000)
    path = save(tmp_path / "a.wav", wav_bytes(wave, 16_000, kind, bits, extensible, extra_chunk=True))
    samples = read_wav(path)
    assert samples.dtype == np.float32
    assert samples.shape == wave.shape
    assert np.abs(samples - wave).max() < (0.012 if bits == 8 else 1e-4)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000])
def test_every_rate_becomes_16_khz_of_the_same_length(tmp_path: Path, rate_hz: int) -> None:
    path = save(tmp_path / "a.wav", wav_bytes(tone(1.0, rate_hz), rate_hz))
    samples = read_wav(path)
    assert abs(len(samples) - 16_000) <= 1
    inner = slice(1_000, 15_000)
    assert np.abs(samples[inner] - tone(1.0, 16_000)[inner]).max() < 0.01


def test_a_long_file_is_resampled_without_seams(tmp_path: Path) -> None:
    wave = tone(12.0, 48_000)
    path = save(tmp_path / "a.wav", wav_bytes(wave, 48_000))
    samples = read_wav(path)
    expected = tone(12.0, 16_000)
    assert len(samples) == len(expected)
    assert np.abs(samples - expected)[1_000:-1_000].max() < 0.01


def test_channels_are_mixed(tmp_path: Path) -> None:
    left, right = tone(0.1, 16_000), tone(0.1, 16_000, 1_000.0)
    path = save(tmp_path / "a.wav", wav_bytes(np.stack([left, right], axis=1)))
    assert np.abs(read_wav(path) - (left + right) / 2).max() < 1e-3


@pytest.mark.parametrize("declared", [0, 0xFFFFFFFF, 10**6])
def test_an_unfinished_recording_is_taken_as_far_as_it_goes(tmp_path: Path, declared: int) -> None:
    path = save(tmp_path / "a.wav", wav_bytes(tone(0.1, 16_000), data_size=declared))
    assert len(read_wav(path)) == 1_600


def test_wild_floats_are_tamed(tmp_path: Path) -> None:
    wave = np.array([np.nan, np.inf, -np.inf, 7.0, 0.25])
    samples = read_wav(save(tmp_path / "a.wav", wav_bytes(wave, kind=3, bits=32)))
    assert np.isfinite(samples).all()
    assert list(samples) == [0.0, 1.0, -1.0, 1.0, 0.25]


def broken_files() -> dict[str, tuple[bytes, str]]:
    good = wav_bytes(tone(0.1, 16_000))
    return {
        "no bytes": (b"", "is empty (0 bytes)"),
        "no samples": (wav_bytes(np.zeros(0)), "contains no sound (0 samples)"),
        "text": (b"this is not sound at all, is it?", "is not a WAV file"),
        "mp3": (b"ID3\x04" + bytes(100), "is not a WAV file"),
        "four bytes": (good[:4], "breaks off in its header"),
        "half a header": (good[:30], "breaks off in its header"),
        "no data chunk": (good[:36], "breaks off in its header"),
        "rate 0": (wav_bytes(tone(0.1, 16_000), rate_hz=0), "claims 0 samples a second"),
        "rate absurd": (wav_bytes(tone(0.1, 16_000), rate_hz=10**7), "claims 10000000 samples a second"),
        "adpcm": (
            wav_bytes(tone(0.1, 16_000)).replace(b"\x01\x00\x01\x00", b"\x02\x00\x01\x00", 1),
            "format 2",
        ),
        "no channels": (good.replace(b"\x01\x00\x01\x00", b"\x01\x00\x00\x00", 1), "claims 0 channels"),
    }


@pytest.mark.parametrize("name", broken_files())
def test_what_cannot_be_read_gives_one_sentence(tmp_path: Path, name: str) -> None:
    content, expected = broken_files()[name]
    with pytest.raises(DeviceError) as raised:
        read_wav(save(tmp_path / "a.wav", content))
    sentence = str(raised.value)
    assert expected in sentence
    assert "a.wav" in sentence
    assert sentence.endswith(".")


def test_missing_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(DeviceError) as raised:
        read_wav(tmp_path / "nothing.wav")
    assert "does not exist" in str(raised.value)
    with pytest.raises(DeviceError) as raised:
        read_wav(tmp_path)
    assert "folder" in str(raised.value) or "cannot be read" in str(raised.value)
