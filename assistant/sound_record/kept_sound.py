"""KeptSound: which stretches of a session can be heard again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Span = tuple[float, float]
"""A stretch of a session: its beginning and its end (s)."""

SHORTEST_S = 0.1
"""Of a line at least this much has to be kept."""


@dataclass(frozen=True)
class KeptSound:
    """The file with a session's sound, and the stretches in which it holds more than silence."""

    path: Path
    spans: tuple[Span, ...]

    def holds(self, start_s: float, end_s: float) -> bool:
        """Whether something is kept of the time between."""
        return any(min(end_s, end) - max(start_s, start) >= SHORTEST_S for start, end in self.spans)
