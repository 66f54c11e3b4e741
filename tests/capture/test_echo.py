"""The assistant's own voice is taken out; the user's stays."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.capture.echo import EchoCanceller
from assistant.capture.echo_path import EchoPath
from assistant.capture.stream_clock import StreamClock
from assistant.micro_turn import Samples
from tests.capture.voices import RATE_HZ, level_db, speech_like

FAR = speech_like(8.0)
LAST_SECONDS = slice(4 * RATE_HZ, None)


def echo_of(far: Samples, delay_s: float, gain_db: float) -> Samples:
    """The far voice as the microphone gets it: later, weaker, in a small room, with some noise."""
    room = np.zeros(400)
    room[0] = 1.0
    tail = np.random.default_rng(1).normal(0, 0.2, 399) * np.exp(-np.arange(399) / 80)
    room[1:] = tail
    late = np.concatenate([np.zeros(round(delay_s * RATE_HZ)), np.convolve(far, room)])[: len(far)]
    noise = np.random.default_rng(2).normal(0, 1e-4, len(far))
    return (late * 10 ** (gain_db / 20) + noise).astype(np.float32)


def cancel(near: Samples, far: Samples, block: int = 160) -> Samples:
    canceller = EchoCanceller()
    pieces = [
        canceller.process(near[at : at + block], far[at : at + block]) for at in range(0, len(near), block)
    ]
    return np.concatenate(pieces)


def likeness(expected: Samples, got: Samples) -> float:
    """The best correlation at a delay of up to 20 ms: the canceller's filters take some."""
    count = len(expected) - 320
    return max(float(np.corrcoef(expected[:count], got[lag : lag + count])[0, 1]) for lag in range(0, 320, 4))


@pytest.mark.parametrize("delay_s", [0.02, 0.06, 0.4])
def test_the_echo_is_at_least_20_db_down(delay_s: float) -> None:
    near = echo_of(FAR, delay_s, -10)
    clean = cancel(near, FAR)
    assert level_db(near[LAST_SECONDS]) - level_db(clean[LAST_SECONDS]) >= 20


@pytest.mark.parametrize(
    ("path", "at_least_db"),
    [
        (EchoPath(0.06, -10.0), 20),
        (EchoPath(0.25, -10.0), 20),
        (EchoPath(0.06, 0.0), 25),
        (EchoPath(0.06, -10.0, room_s=0.4), 18),
        (EchoPath(0.06, -10.0, saturates_at=0.3), 15),
        (EchoPath(0.06, -10.0, drift_ppm=100.0), 18),
        (EchoPath(0.06, -10.0, drift_ppm=-300.0), 15),
    ],
    ids=lambda value: (
        f"{value.delay_s}s {value.gain_db}dB {value.drift_ppm}ppm" if isinstance(value, EchoPath) else None
    ),
)
def test_rooms_loudspeakers_and_quartzes(path: EchoPath, at_least_db: float) -> None:
    near = np.concatenate([path.process(FAR[at : at + 160]) for at in range(0, len(FAR), 160)])
    near += np.random.default_rng(2).normal(0, 1e-4, len(near)).astype(np.float32)
    clean = cancel(near, FAR)
    assert level_db(near[LAST_SECONDS]) - level_db(clean[LAST_SECONDS]) >= at_least_db


@pytest.mark.parametrize("drift_ppm", [300.0, -300.0])
def test_the_echo_stays_away_while_the_stream_clock_pays_drift_off(drift_ppm: float) -> None:
    far = np.tile(FAR, 5)
    path = EchoPath(0.06, -10.0, drift_ppm=drift_ppm)
    clock = StreamClock()
    pieces = []
    for at in range(0, len(far), 160):
        now_s = (at + 160) / RATE_HZ / (1 + drift_ppm * 1e-6)
        pieces.append(clock.place(path.process(far[at : at + 160]), now_s))
    near = np.concatenate(pieces)
    near += np.random.default_rng(2).normal(0, 1e-4, len(near)).astype(np.float32)
    count = min(len(near), len(far)) // 160 * 160
    clean = cancel(near[:count], far[:count])
    windows = [slice(at, at + 4 * RATE_HZ) for at in range(4 * RATE_HZ, count - 4 * RATE_HZ, 4 * RATE_HZ)]
    gone_db = [level_db(near[window]) - level_db(clean[window]) for window in windows]
    assert np.median(gone_db) > 15
    assert min(gone_db) > 4


def test_the_user_survives_double_talk() -> None:
    user = np.zeros_like(FAR)
    user[LAST_SECONDS] = speech_like(4.0, pitch_hz=210, seed=5) * 0.5
    near = echo_of(FAR, 0.06, -10) + user
    clean = cancel(near, FAR)
    assert abs(level_db(clean[LAST_SECONDS]) - level_db(user[LAST_SECONDS])) < 4
    assert likeness(user[LAST_SECONDS], clean[LAST_SECONDS]) > 0.7


def test_the_user_alone_is_left_alone() -> None:
    user = speech_like(3.0, pitch_hz=210, seed=5)
    clean = cancel(user, np.zeros_like(user))
    assert abs(level_db(clean) - level_db(user)) < 1.5
    assert likeness(user, clean) > 0.85


@pytest.mark.parametrize("block", [320, 3_200])
def test_whole_frames_come_back_at_once_and_alike(block: int) -> None:
    near = echo_of(FAR, 0.06, -10)[: 2 * RATE_HZ]
    far = FAR[: 2 * RATE_HZ]
    assert np.array_equal(cancel(near, far, block), cancel(near, far, 160))


@pytest.mark.parametrize("block", [1, 100, 333, 512])
def test_blocks_of_any_size_come_back_in_order_and_whole(block: int) -> None:
    near = echo_of(FAR, 0.06, -10)[:RATE_HZ]
    far = FAR[:RATE_HZ]
    canceller = EchoCanceller()
    pieces = []
    for at in range(0, RATE_HZ, block):
        piece = canceller.process(near[at : at + block], far[at : at + block])
        assert len(piece) == len(near[at : at + block])
        pieces.append(piece)
    latency = canceller.latency_samples
    assert 0 < latency < 160
    late = np.concatenate(pieces)
    whole = cancel(near, far, 160)
    assert np.allclose(late[-4_000:], whole[-4_000 - latency : -latency])


def test_near_and_far_must_be_of_the_same_time() -> None:
    with pytest.raises(ValueError):
        EchoCanceller().process(np.zeros(160, np.float32), np.zeros(80, np.float32))
