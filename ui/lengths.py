"""Lengths of time as people write them."""

from __future__ import annotations

from ui.translating import tr


def length_text(seconds: float) -> str:
    """How long something takes, as people write it: 45 s, 3 min, 1 min 30 s, 2 h 5 min."""
    whole = max(0, round(seconds))
    if whole < 60:
        return tr("{count} s", count=whole)
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return (
            tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
            if rest
            else tr("{count} min", count=minutes)
        )
    hours, minutes = divmod(minutes, 60)
    return (
        tr("{hours} h {minutes} min", hours=hours, minutes=minutes)
        if minutes
        else tr("{count} h", count=hours)
    )
