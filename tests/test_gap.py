"""Times in which nothing ran are noticed, told in words that people use, and part of the session's time."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from assistant.clock import RealClock, VirtualClock
from assistant.gap import GAP_S, Gap, GapWatch, duration_words, gap_sentence


def test_a_gap_is_noticed_once_and_known_from_a_sleep() -> None:
    clock = VirtualClock()
    watch = GapWatch(clock)
    for _ in range(20):
        clock.move_to(clock.now_s() + 0.25)
        assert watch.look() is None
    clock.move_to(clock.now_s() + GAP_S)
    assert watch.look() is None
    clock.sleep(7_200)
    assert watch.look() == Gap(7_200, slept=True)
    assert watch.look() is None
    clock.move_to(clock.now_s() + 40)
    assert watch.look() == Gap(40, slept=False)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (40, "40 seconds"),
        (89, "89 seconds"),
        (90, "2 minutes"),
        (3_600, "60 minutes"),
        (7_300, "2 hours"),
        (30 * 3_600, "30 hours"),
        (3 * 86_400, "3 days"),
    ],
)
def test_durations_are_said_as_people_say_them(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


def test_the_sentence_says_what_stood_still_and_what_is_now() -> None:
    assert (
        gap_sentence(Gap(7_210, slept=True), muted=False)
        == "The computer slept for 2 hours; I am listening again."
    )
    assert (
        gap_sentence(Gap(45, slept=False), muted=True)
        == "The program was held up for 45 seconds; the microphone is muted, as before."
    )


def test_the_real_clock_goes_on_evenly_and_knows_that_nobody_slept() -> None:
    clock, began_s = RealClock(), time.monotonic()
    time.sleep(0.2)
    assert abs(clock.now_s() - (time.monotonic() - began_s)) < 0.05
    assert clock.asleep_s() < 0.01
    clock.begin()
    assert clock.now_s() < 0.05


@pytest.mark.skipif(sys.platform != "linux", reason="the two clocks of Linux are compared")
def test_the_real_clock_counts_while_the_computer_sleeps() -> None:
    """A clock whose offset to the monotonic one is another in a time namespace shows which of them is used."""
    program = (
        "import time; from assistant.clock import _counters; count, awake = _counters();"
        "print(abs(count() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1, abs(awake() - time.monotonic()) < 1)"
    )
    apart = ["unshare", "--user", "--map-root-user", "--time", "--boottime", "100000", "--fork"]
    command = [sys.executable, "-c", program]
    done = subprocess.run([*apart, *command], capture_output=True, text=True, timeout=30)
    if done.returncode:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30)  # no namespaces here
    assert done.stdout.split() == ["True", "True"], done.stderr
