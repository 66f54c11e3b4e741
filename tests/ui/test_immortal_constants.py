"""Calling Qt for hours does not end the process, whatever the versions of Python and PySide6."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.window

MANY_CALLS = """
from ui.immortal_constants import keep_constants_alive
keep_constants_alive()
from PySide6.QtCore import QObject, Signal
class Source(QObject):
    fired = Signal(object)
source = Source()
for _ in range(20000):
    source.fired.emit(None)
    source.setObjectName("name")
print("alive")
"""


def test_many_calls_leave_the_process_alive():
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
