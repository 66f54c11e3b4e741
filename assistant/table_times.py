"""Dates and times of the day as they are written in tables, where they can mean one thing only."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar mär", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez"),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<name>[^\W\d_]{3,9})\.?"
_FORMS = (
    re.compile(
        r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?)?)?",
        re.ASCII,
    ),
    re.compile(r"(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<year>\d{4})", re.ASCII),
    re.compile(rf"(?P<day>[0-9][0-9]?)(?:st|nd|rd|th|\.)? {_MONTH},? (?P<year>[0-9]{{4}})"),
    re.compile(rf"{_MONTH} (?P<day>[0-9][0-9]?)(?:st|nd|rd|th)?, (?P<year>[0-9]{{4}})"),
    re.compile(rf"{_MONTH},? (?P<year>[0-9]{{4}})"),
    re.compile(r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)", re.ASCII),
)
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
_WORDS = (
    "january february march april june july august september october november december "
    "januar februar märz juni juli oktober dezember sept"
).split()


def time_of(cell: str) -> float | None:
    """The date or the time of the day in a cell, in days; None for anything else, such as 3/4/2026."""
    text = cell.strip()
    for form in _FORMS:
        found = form.fullmatch(text)
        if found is not None:
            return _days(found.groupdict())
    return None


def _days(parts: dict[str, str | None]) -> float | None:
    month = parts.get("month") or "1"
    name = parts.get("name")
    if name is not None:
        if name.lower() not in _MONTHS and name.lower() not in _WORDS:
            return None
        month = str(_MONTHS[name.lower()[:3]])
    whole = {part: int(parts.get(part) or usual) for part, usual in _USUAL.items()}
    try:
        at = datetime(whole["year"], int(month), whole["day"], whole["hour"], whole["minute"], tzinfo=UTC)
    except ValueError:
        return None
    return (at - _BEGIN).total_seconds() / 86400.0


_USUAL = {"year": "1970", "day": "1", "hour": "0", "minute": "0"}
