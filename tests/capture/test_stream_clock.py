"""Positions stay equal to session time, whatever the device does."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.capture.stream_clock import StreamClock
from assistant.gap import GAP_S
from assistant.micro_turn import Samples

RATE = 16_000


def block(count: int = 160) -> Samples:
    return np.ones(count, dtype=np.float32)


def run(clock: StreamClock, start_s: float, seconds: float, rate: float, jitter_s: float = 0.0) -> Samples:
    """A device that delivers blocks of 10 ms by its own quartz, each late by up to `jitter_s`."""
    random = np.random.default_rng(0)
    pieces = []
    delivered = 0
    while delivered < seconds * rate:
        delivered += 160
        late_s = float(random.uniform(0, jitter_s))
        pieces.append(clock.place(block(), start_s + delivered / rate + late_s))
    return np.concatenate(pieces)


def test_a_good_device_is_left_alone() -> None:
    clock = StreamClock()
    written = run(clock, 0.0, 20.0, RATE)
    assert len(written) == 20 * RATE
    assert written.all()


@pytest.mark.parametrize("drift", [-3e-4, 3e-4])
def test_drift_is_paid_off_unheard(drift: float) -> None:
    clock = StreamClock()
    written = run(clock, 0.0, 120.0, RATE * (1 + drift), jitter_s=0.008)
    assert abs(len(written) / RATE - 120.0) < 0.016
    assert np.count_nonzero(written == 0) < 0.012 * RATE  # only where the first block was late


def test_a_stall_becomes_silence_and_late_sound_is_dropped() -> None:
    clock = StreamClock()
    run(clock, 0.0, 1.0, RATE)
    assert len(clock.fill(1.2)) == 0  # still hoping
    assert len(clock.fill(1.3)) == round(0.3 * RATE)
    assert len(clock.fill(1.35)) == round(0.05 * RATE)
    late = clock.place(block(5_600), 1.36)  # the missing 0.35 s after all
    assert clock.written_samples / RATE < 1.36 + 0.1
    assert len(late) < 5_600
    run(clock, 1.36, 6.0, RATE)
    assert abs(clock.written_samples / RATE - 7.36) < 0.02


def test_lost_sound_is_replaced_by_silence() -> None:
    clock = StreamClock()
    run(clock, 0.0, 1.0, RATE)
    after = run(clock, 1.06, 5.0, RATE)  # the device lost 60 ms
    assert abs(clock.written_samples / RATE - 6.06) < 0.01
    assert np.count_nonzero(after == 0) == round(0.06 * RATE)


def test_a_missing_device_is_silence_at_once() -> None:
    clock = StreamClock()
    clock.expect_nothing()
    for tick in range(1, 51):
        clock.fill(tick * 0.02)
    assert abs(clock.written_samples / RATE - 1.0) < 0.025


def test_a_gap_is_passed_over_at_once() -> None:
    clock = StreamClock()
    run(clock, 0.0, 1.0, RATE)
    assert clock.pass_over(1.0) == 0
    assert clock.pass_over(1.0 + GAP_S - 0.1) == 0
    assert clock.pass_over(3_601.0) == 3_600 * RATE
    assert clock.written_samples == 3_601 * RATE
    assert clock.pass_over(3_601.0) == 0
    run(clock, 3_601.0, 6.0, RATE)
    assert abs(clock.written_samples / RATE - 3_607.0) < 0.02
