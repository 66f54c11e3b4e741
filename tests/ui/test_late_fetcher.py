"""The fetcher is made when the first model is to be fetched, and not before."""

from __future__ import annotations

import subprocess
import sys

from ui.late_fetcher import LateFetcher


class Noted:
    def __init__(self):
        self.calls = []

    def add(self, ids):
        self.calls.append(("add", tuple(ids)))

    def cancel(self, model_id=None):
        self.calls.append(("cancel", model_id))

    def hurry(self, on):
        self.calls.append(("hurry", on))

    @property
    def pending(self):
        return ("a",)

    def stop(self, timeout_s=5.0):
        self.calls.append(("stop", timeout_s))
        return False


def test_nothing_is_made_until_something_is_fetched():
    made = []
    late = LateFetcher(lambda: made.append(Noted()) or made[0])
    late.cancel()
    late.hurry(True)
    assert (late.pending, late.stop(), made) == ((), True, [])
    late.add(["a"])
    late.add(["b"])
    late.hurry(True)
    late.cancel("a")
    assert late.pending == ("a",)
    assert late.stop(1.0) is False
    assert made[0].calls == [
        ("add", ("a",)),
        ("add", ("b",)),
        ("hurry", True),
        ("cancel", "a"),
        ("stop", 1.0),
    ]


def test_the_window_starts_without_the_libraries_of_engine_and_network():
    slow = {"httpx", "llama_cpp", "ctranslate2", "sounddevice"}
    code = f"import sys, ui.main_loop; print(*sorted({slow} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == ""
