"""Tests with real processes: nothing of them may be left."""

from __future__ import annotations

from tests.reasoning.conftest import nothing_left_behind

__all__ = ["nothing_left_behind"]
