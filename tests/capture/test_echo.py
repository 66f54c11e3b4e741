"""The assistant's own voice is taken out; the user's stays."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.capture.echo import EchoCanceller
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
