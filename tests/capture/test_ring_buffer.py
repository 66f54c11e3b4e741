"""A ring keeps positions true, whatever was dropped on the way."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from assistant.capture.ring_buffer import SampleRing


def ramp(start: int, count: int) -> np.ndarray:
    return np.arange(start, start + count, dtype=np.float32)


def test_what_was_written_is_read_in_order_with_its_position() -> None:
    ring = SampleRing(10)
    read = []
    for start in range(0, 70, 7):
        ring.write(ramp(start, 7))
        for _ in range(2):
            position, samples = ring.read(4, 0)
            assert list(samples) == list(range(position, position + len(samples)))
            read.extend(samples)
    assert read == list(range(70))
    assert ring.dropped_samples == 0


def test_a_full_ring_drops_the_oldest_and_counts_them() -> None:
    ring = SampleRing(10)
    ring.write(ramp(0, 8))
    ring.write(ramp(8, 5))
    position, samples = ring.read(100, 0)
    assert (position, list(samples)) == (3, list(range(3, 13)))
    assert ring.dropped_samples == 3
    ring.write(ramp(13, 25))  # more than fits at once
    position, samples = ring.read(4, 0)
    assert (position, list(samples)) == (28, [28, 29, 30, 31])
    assert ring.dropped_samples == 3 + 15
    assert ring.written_samples == 38


def test_read_returns_nothing_when_the_time_is_over() -> None:
    ring = SampleRing(10)
    ring.write(ramp(0, 2))
    started = time.monotonic()
    position, samples = ring.read(10, 0.05, min_samples=5)
    assert (position, len(samples)) == (0, 2)
    assert time.monotonic() - started >= 0.04
    assert ring.read(10, 0.01)[1].shape == (0,)


def test_read_waits_for_as_much_as_it_was_asked_for() -> None:
    ring = SampleRing(100)

    def write_later() -> None:
        for start in (0, 10, 20):
            time.sleep(0.02)
            ring.write(ramp(start, 10))

    writer = threading.Thread(target=write_later)
    writer.start()
    position, samples = ring.read(100, 5.0, min_samples=30)
    writer.join()
    assert (position, len(samples)) == (0, 30)


def test_close_wakes_the_reader_and_leaves_what_is_inside() -> None:
    ring = SampleRing(10)
    threading.Timer(0.05, ring.close).start()
    started = time.monotonic()
    assert len(ring.read(10, 10.0)[1]) == 0
    assert time.monotonic() - started < 5
    assert ring.closed
    ring.write(ramp(0, 3))
    assert ring.waiting_samples == 0


def test_read_into_takes_what_is_there() -> None:
    ring = SampleRing(8)
    ring.write(ramp(0, 6))
    target = np.full(4, -1, dtype=np.float32)
    assert ring.read_into(target) == 4
    assert list(target) == [0, 1, 2, 3]
    ring.write(ramp(6, 1))
    assert ring.read_into(target) == 3
    assert list(target) == [4, 5, 6, 3]


def test_a_ring_without_room_is_refused() -> None:
    with pytest.raises(ValueError):
        SampleRing(0)
