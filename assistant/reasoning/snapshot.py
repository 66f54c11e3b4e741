"""Bounds what is sent to the reasoner's process, so that sending never waits on a full pipe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SNAPSHOT_CHARACTERS: Final = 8_000
"""More than the model's context holds of most languages; at most 48 kB as JSON, and a pipe takes 64."""


CHECKED_CHARACTERS: Final = 1_000
"""What can be checked is short: of a longer question or answer the beginning counts."""


def newest_that_fits(
    question: str, conversation: Sequence[tuple[str, str]]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question and as much of the conversation as fits beside it, the newest first choice, in its order.

    A question that is too long by itself loses its middle.
    """
    if len(question) > SNAPSHOT_CHARACTERS:
        half = SNAPSHOT_CHARACTERS // 2
        question = f"{question[:half]} … {question[-half:]}"
    room = SNAPSHOT_CHARACTERS - len(question)
    kept: list[tuple[str, str]] = []
    for role, text in reversed(conversation):
        room -= len(role) + len(text)
        if room < 0:
            break
        kept.append((role, text))
    return question, tuple(reversed(kept))
