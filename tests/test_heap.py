"""Giving memory back."""

from __future__ import annotations

import pytest

from assistant.heap import give_back_free_memory


def test_it_does_no_harm() -> None:
    kept = [bytes(1000) for _ in range(1000)]
    give_back_free_memory()
    assert all(len(each) == 1000 for each in kept)


def test_where_there_is_no_such_library_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library(_name: str) -> None:
        raise OSError("not found")

    monkeypatch.setattr("assistant.heap.ctypes.CDLL", no_library)
    give_back_free_memory()
