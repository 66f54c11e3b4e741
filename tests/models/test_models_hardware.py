"""Whether models fit in memory, what is said if not, and how numbers and progress read."""

from __future__ import annotations

import pytest

from models.catalogue import load_catalogue
from models.hardware import Hardware, fits, look_at_hardware
from models.presets import load_presets
from models.progress import FetchProgress, ProgressReporter
from models.units import format_bytes, format_seconds

GB = 1_000_000_000


def machine(total_gb: float, available_gb: float) -> Hardware:
    return Hardware(4, 8, int(total_gb * GB), int(available_gb * GB))


def test_this_machine() -> None:
    here = look_at_hardware()
    assert 1 <= here.cores <= here.threads
    assert 0 < here.memory_available_bytes <= here.memory_total_bytes


def test_presets_fit_the_machines_they_are_meant_for() -> None:
    catalogue = load_catalogue()
    for name, total_gb in {"tiny": 4, "starter": 8, "balanced": 16, "quality": 32}.items():
        models = [catalogue[model_id] for model_id in load_presets()[name].models.values()]
        fit = fits(models, machine(total_gb, total_gb - 1))
        assert fit.fits
        assert fit.fits_now
        assert fit.sentence == ""


def test_a_model_that_does_not_fit_is_named_with_both_numbers() -> None:
    entry = load_catalogue()["gpt-oss-20b-mxfp4"]
    fit = fits([entry], machine(8, 6))
    assert not fit.fits
    assert entry.name in fit.sentence
    assert "15.5 GB" in fit.sentence
    assert "8.00 GB" in fit.sentence
    assert "choose smaller models" in fit.sentence


def test_a_model_that_fits_later_says_what_to_close() -> None:
    fit = fits([load_catalogue()["gpt-oss-20b-mxfp4"]], machine(32, 6))
    assert fit.fits
    assert not fit.fits_now
    assert "close other programs" in fit.sentence


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (4794, "5 kB"),
        (2_327_524, "2.3 MB"),
        (491_400_064, "491 MB"),
        (1.117e9, "1.12 GB"),
    ],
)
def test_bytes_read_well(count: float, text: str) -> None:
    assert format_bytes(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (8, "8 s"), (125, "2 min 5 s"), (4320, "1 h 12 min")]
)
def test_times_read_well(seconds: float, text: str) -> None:
    assert format_seconds(seconds) == text


def test_the_rate_counts_what_arrives_and_not_what_was_there() -> None:
    seen: list[FetchProgress] = []
    now = [0.0]
    reporter = ProgressReporter("m", "hub", 1000, 0, seen.append, lambda: now[0])
    reporter.begin("model.bin")
    reporter.shift(400)
    for _ in range(4):
        now[0] += 0.5
        reporter.add(50)
    assert seen[-1] == FetchProgress("m", "model.bin", 600, 1000, "hub", 100.0)
    assert seen[-1].remaining_s == 4.0
    assert seen[0].remaining_s is None


def test_messages_come_at_most_ten_times_a_second() -> None:
    seen: list[FetchProgress] = []
    now = [0.0]
    reporter = ProgressReporter("m", "hub", 10_000, 0, seen.append, lambda: now[0])
    for _ in range(1000):
        now[0] += 0.001
        reporter.add(10)
    assert len(seen) <= 11
    reporter.end()
    assert seen[-1].fraction == 1.0
