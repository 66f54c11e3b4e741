"""The faster copy of a model is made behind the conversation."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from assistant.background_tuning import BackgroundTuning

TIMEOUT_S = 5.0


def test_the_copy_takes_over_when_it_is_there() -> None:
    taken: list[str] = []
    done = threading.Event()

    def take_over(model_id: str) -> None:
        taken.append(model_id)
        done.set()

    tuning = BackgroundTuning(lambda model_id, _keep_on: Path(model_id), take_over)
    tuning.start("chat")
    assert done.wait(TIMEOUT_S)
    tuning.stop()
    assert taken == ["chat"]


def test_where_none_is_made_everything_stays_as_it_is() -> None:
    taken: list[str] = []
    tuning = BackgroundTuning(lambda _model_id, _keep_on: None, taken.append)
    tuning.start("chat")
    tuning.stop()
    assert taken == []


def test_stopping_ends_the_work_and_nothing_takes_over() -> None:
    began = threading.Event()
    taken: list[str] = []

    def make(_model_id: str, keep_on: Callable[[], None]) -> Path | None:
        began.set()
        for _ in range(1000):
            keep_on()
            time.sleep(0.005)
        return Path("never")

    tuning = BackgroundTuning(make, taken.append)
    tuning.start("chat")
    assert began.wait(TIMEOUT_S)
    tuning.stop()
    assert taken == []
    tuning.start("chat")  # nothing begins after the end
    assert all(thread.name != "tuning" for thread in threading.enumerate())
