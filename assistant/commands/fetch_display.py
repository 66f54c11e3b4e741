"""Showing how far a fetch of models is: a live line in a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import time

from assistant.commands.output import LiveLine, complain, is_terminal
from models.progress import FetchProgress
from models.units import format_bytes, format_seconds

_PLAIN_INTERVAL_S = 5.0


class FetchDisplay:
    """Takes the progress messages of a fetch and shows them on the standard error."""

    def __init__(self) -> None:
        self._line = LiveLine() if is_terminal() else None
        self._said_at = float("-inf")
        self._model_id = ""

    def show(self, progress: FetchProgress) -> None:
        """Show one message."""
        if self._line is not None:
            self._line.show(describe(progress))
            return
        now = time.monotonic()
        if progress.model_id != self._model_id or now - self._said_at >= _PLAIN_INTERVAL_S:
            self._model_id, self._said_at = progress.model_id, now
            complain(describe(progress))

    def clear(self) -> None:
        """Take the live line away."""
        if self._line is not None:
            self._line.clear()


def describe(progress: FetchProgress) -> str:
    """One line: which model, how much of it, how fast, how long to go."""
    verb = "checking" if progress.source == "this computer" else "fetching"
    amount = f"{format_bytes(progress.bytes_done)} of {format_bytes(progress.bytes_total)}"
    text = f"{verb} {progress.model_id}: {amount}"
    if progress.bytes_per_s > 0 and progress.remaining_s is not None:
        text += f", {format_bytes(progress.bytes_per_s)}/s, {format_seconds(progress.remaining_s)} left"
    return text
