"""Microphone and reference come side by side, whoever is late."""

from __future__ import annotations

import threading
import time

import numpy as np

from assistant.capture.paired_reader import PATIENCE_SAMPLES, PairedReader
from assistant.capture.ring_buffer import SampleRing
from assistant.micro_turn import Samples


def ramp(start: int, end: int) -> Samples:
    return np.arange(start, end, dtype=np.float32)


def rings(capacity: int = 16_000) -> tuple[SampleRing, SampleRing, PairedReader]:
    microphone, reference = SampleRing(capacity), SampleRing(capacity)
    return microphone, reference, PairedReader(microphone, reference)


def test_both_are_given_at_the_same_positions() -> None:
    microphone, reference, reader = rings()
    microphone.write(ramp(0, 500))
    reference.write(-ramp(0, 300))
    position, near, far = reader.read(160, 0)
    assert (position, len(near)) == (0, 160)
    assert np.array_equal(near, -far)
    position, near, far = reader.read(1_000, 0)
    assert (position, len(near), len(far)) == (160, 140, 140)
    reference.write(-ramp(300, 600))
    position, near, far = reader.read(1_000, 0)
    assert (position, len(near)) == (300, 200)
    assert np.array_equal(near, -far)


def test_it_waits_for_the_reference_only_so_long() -> None:
    microphone, reference, reader = rings()
    microphone.write(ramp(0, 4_000))
    reference.write(-ramp(0, 1_000))
    position, near, far = reader.read(10_000, 0)
    assert (position, len(near)) == (0, 4_000 - PATIENCE_SAMPLES)
    assert np.array_equal(far[:1_000], -near[:1_000])
    assert not far[1_000:].any()
    reference.write(-ramp(1_000, 4_000))  # what came too late is passed over
    position, near, far = reader.read(10_000, 0)
    assert (position, len(near)) == (2_400, 1_600)
    assert np.array_equal(near, -far)


def test_positions_survive_a_reader_that_was_away() -> None:
    microphone, reference, reader = rings(capacity=1_000)
    for start in range(0, 3_000, 100):
        microphone.write(ramp(start, start + 100))
        reference.write(-ramp(start, start + 100))
    position, near, far = reader.read(10_000, 0)
    assert (position, len(near)) == (2_000, 1_000)
    assert np.array_equal(near, ramp(2_000, 3_000))
    assert np.array_equal(near, -far)


def test_it_waits_for_as_much_as_was_asked_for() -> None:
    microphone, reference, reader = rings()

    def run() -> None:
        for start in range(0, 800, 160):
            time.sleep(0.01)
            microphone.write(ramp(start, start + 160))
            reference.write(-ramp(start, start + 160))

    writer = threading.Thread(target=run)
    writer.start()
    position, near, far = reader.read(800, 5, min_samples=800)
    writer.join()
    assert (position, len(near)) == (0, 800)
    assert np.array_equal(near, -far)


def test_the_end_is_given_out_whole() -> None:
    microphone, reference, reader = rings()
    microphone.write(ramp(0, 100))
    microphone.close()
    reference.close()
    started = time.monotonic()
    _, near, far = reader.read(1_000, 5, min_samples=500)
    assert (len(near), len(far)) == (100, 100)
    assert len(reader.read(1_000, 5)[1]) == 0
    assert time.monotonic() - started < 1


def test_after_a_gap_the_microphone_may_be_the_first_to_go_on() -> None:
    microphone, reference, reader = rings()
    microphone.write(ramp(0, 500))
    reference.write(-ramp(0, 500))
    reader.read(1_000, 0)
    microphone.skip(300_000)
    microphone.write(ramp(300_500, 300_600))
    position, near, far = reader.read(1_000, 0)
    assert (len(near), len(far)) == (0, 0)
    reference.skip(300_000)
    reference.write(-ramp(300_500, 300_600))
    position, near, far = reader.read(1_000, 0)
    assert (position, len(near)) == (300_500, 100)
    assert np.array_equal(near, -far)
