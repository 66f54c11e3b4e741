"""The made-up room: what is asked of it is what it does, in blocks of any size."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.capture.echo_path import HALF_WIDTH, EchoPath, room_response
from assistant.micro_turn import Samples
from tests.capture.voices import RATE_HZ, level_db, speech_like


def through(path: EchoPath, played: Samples, block: int = 160) -> Samples:
    return np.concatenate([path.process(played[at : at + block]) for at in range(0, len(played), block)])


def tone(frequency_hz: float, seconds: float) -> Samples:
    times_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return (0.5 * np.sin(2 * np.pi * frequency_hz * times_s)).astype(np.float32)


def test_without_a_room_it_is_a_later_and_fainter_copy() -> None:
    played = speech_like(1.0)
    echo = through(EchoPath(0.25, -20.0, room_s=0.0), played)
    assert np.allclose(echo[4_000:], 0.1 * played[:-4_000])
    assert not echo[:4_000].any()


@pytest.mark.parametrize("drift_ppm", [0.0, 300.0, -300.0])
@pytest.mark.parametrize("block", [1, 37, 512, RATE_HZ])
def test_blocks_of_any_size_make_the_same_echo(block: int, drift_ppm: float) -> None:
    played = speech_like(0.3)
    at_once = through(EchoPath(drift_ppm=drift_ppm, saturates_at=0.2), played, len(played))
    assert np.allclose(
        through(EchoPath(drift_ppm=drift_ppm, saturates_at=0.2), played, block), at_once, atol=1e-6
    )


def test_the_level_is_as_asked_with_and_without_a_room() -> None:
    noise = np.random.default_rng(3).normal(0, 0.1, 2 * RATE_HZ).astype(np.float32)
    for room_s in (0.0, 0.12, 0.4):
        echo = through(EchoPath(0.0, -10.0, room_s=room_s), noise)
        assert level_db(echo[RATE_HZ:]) - level_db(noise) == pytest.approx(-10, abs=0.5)


def test_the_room_decays_by_60_db_in_its_time_and_is_the_same_for_the_same_seed() -> None:
    response = room_response(0.2, seed=7)
    assert np.sum(np.square(response, dtype=np.float64)) == pytest.approx(1.0)
    early, late = response[160:480], response[-320:]
    assert 35 < level_db(early) - level_db(late) < 60
    assert np.array_equal(response, room_response(0.2, seed=7))
    assert not np.array_equal(response, room_response(0.2, seed=8))


@pytest.mark.parametrize("drift_ppm", [100.0, -300.0])
def test_drift_moves_the_echo_by_so_many_microseconds_a_second(drift_ppm: float) -> None:
    clicks = np.zeros(20 * RATE_HZ, dtype=np.float32)
    clicks[[1_000, 19 * RATE_HZ]] = 1.0
    echo = through(EchoPath(0.06, 0.0, room_s=0.0, drift_ppm=drift_ppm), clicks)
    moved = (np.argmax(echo[18 * RATE_HZ :]) + 18 * RATE_HZ - 19 * RATE_HZ) - (
        np.argmax(echo[:RATE_HZ]) - 1_000
    )
    assert moved == pytest.approx(drift_ppm * 1e-6 * 19 * RATE_HZ, abs=1.5)


def test_between_two_samples_a_tone_stays_clean() -> None:
    echo = through(EchoPath(0.06, 0.0, room_s=0.0, drift_ppm=200.0), tone(3_000, 2.0))[RATE_HZ:]
    spectrum = np.abs(np.fft.rfft(echo * np.hanning(len(echo)))) ** 2
    peak = int(np.argmax(spectrum))
    beside = np.concatenate([spectrum[: peak - 40], spectrum[peak + 40 :]])
    assert 10 * np.log10(spectrum[peak] / beside.max()) > 60


def test_a_shrinking_delay_stops_before_the_echo_would_come_too_early() -> None:
    played = speech_like(4.0)
    echo = through(EchoPath(0.002, 0.0, room_s=0.0, drift_ppm=-5_000.0), played)
    assert np.allclose(echo[2 * RATE_HZ :], played[2 * RATE_HZ - HALF_WIDTH : -HALF_WIDTH], atol=1e-6)


def test_a_loudspeaker_that_saturates_gives_no_more() -> None:
    loud = through(EchoPath(0.0, 0.0, room_s=0.0, saturates_at=0.3), tone(440, 0.5))
    faint = through(EchoPath(0.0, 0.0, room_s=0.0, saturates_at=0.3), tone(440, 0.5) * np.float32(0.01))
    assert 0.25 < np.abs(loud).max() < 0.3
    assert np.allclose(faint, 0.01 * tone(440, 0.5), atol=1e-5)


def test_a_room_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError):
        EchoPath(delay_s=-0.01)
    with pytest.raises(ValueError):
        EchoPath(room_s=-1.0)
    with pytest.raises(ValueError):
        EchoPath(saturates_at=0.0)
