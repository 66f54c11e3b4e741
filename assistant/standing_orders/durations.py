"""Lengths of time as they are said."""

from __future__ import annotations

import re

from assistant.standing_orders.numbers import NUMBER, in_words, value_of

_UNITS = {
    "second": 1.0,
    "sec": 1.0,
    "minute": 60.0,
    "min": 60.0,
    "hour": 3600.0,
    "hr": 3600.0,
    "day": 86400.0,
}
UNIT = rf"(?:{'|'.join(_UNITS)})s?"
_PART = rf"(?:{NUMBER} and a half {UNIT}|{NUMBER} {UNIT}(?: and a half)?)"
_SAYINGS = {
    "half an hour": 1800.0,
    "a half hour": 1800.0,
    "half hour": 1800.0,
    "a quarter of an hour": 900.0,
    "quarter of an hour": 900.0,
    "three quarters of an hour": 2700.0,
    "half a minute": 30.0,
    "a half minute": 30.0,
}
DURATION = rf"(?:{'|'.join(_SAYINGS)}|{_PART}(?:(?: and)? {_PART})*)"
"""A pattern for a length of time."""
_ONE = re.compile(rf"(?P<number>{NUMBER})(?P<half_of> and a half)? (?P<unit>{UNIT})(?P<half> and a half)?")

LONGEST_S = 7 * 86400.0
"""What lies further ahead belongs into a calendar."""


def seconds_of(said: str) -> float:
    """How long these words, which fit `DURATION`, are (s)."""
    if said in _SAYINGS:
        return _SAYINGS[said]
    total_s = 0.0
    for part in _ONE.finditer(said):
        number = value_of(part["number"]) + (0.5 if part["half_of"] or part["half"] else 0.0)
        total_s += number * _UNITS[part["unit"].removesuffix("s")]
    return total_s


def duration_in_words(seconds: float) -> str:
    """A length of time as one says it: "one minute and thirty seconds"; of more than a day without its minutes."""
    whole = max(0, round(seconds))
    amounts = (
        (whole // 86400, "day"),
        (whole // 3600 % 24, "hour"),
        (whole // 60 % 60, "minute"),
        (whole % 60, "second"),
    )
    parts = [f"{in_words(amount)} {unit}{'' if amount == 1 else 's'}" for amount, unit in amounts if amount]
    return " and ".join(parts[:2]) or "no time"
