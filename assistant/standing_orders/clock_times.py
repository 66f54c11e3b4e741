"""Times of the day as they are said: "half past three", "3:30 pm", "tomorrow at noon"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from assistant.standing_orders.numbers import WHOLE, in_words, value_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = rf"on (?:{'|'.join(WEEKDAYS)})"
_PART_OF_DAY = (
    r"(?P<part>in the morning|in the afternoon|in the evening|at night|tonight|this evening|this afternoon)"
)
_TIME = (
    rf"(?:(?P<named>noon|midday|midnight)"
    rf"|(?P<past>half|quarter|a quarter|{WHOLE})(?: minutes)? (?P<side>past|to|after|before) (?P<of>{WHOLE})"
    rf"|(?P<hour>\d+)[:.](?P<minute>\d\d)(?!\d)"
    rf"|(?P<full>{WHOLE})(?: (?P<odd>(?:oh )?{WHOLE}))?)"
)
_CLOCK = re.compile(
    rf"(?:(?P<before>today|tomorrow|this|tonight|{_WEEKDAY})"
    r"(?: (?P<daypart>morning|afternoon|evening|night))?(?: at)? )?"
    rf"{_TIME}(?: o'clock)?(?: (?P<half>am|pm))?(?: {_PART_OF_DAY})?"
    rf"(?: (?P<after>today|tomorrow|{_WEEKDAY})(?P<morning> morning)?)?"
)
CLOCK = re.sub(r"\(\?P<\w+>", "(?:", _CLOCK.pattern)
"""A pattern for a time of the day. It fits numbers that are none, too: see `next_time`."""


def next_time(said: str, after: datetime) -> datetime | None:
    """When it is that time next after `after`; None when these words, which fit `CLOCK`, say no time of the day.

    Without "am" or "pm" the nearer of the two is meant, on another day the one between seven and seven.
    """
    found = _CLOCK.fullmatch(said)
    if found is None:
        return None
    hour, minute = _hour_and_minute(found)
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    ahead = _days_ahead(found, after)
    part = " ".join(found[group] or "" for group in ("before", "daypart", "part", "morning"))
    morning = found["half"] == "am" or "morning" in part
    evening = found["half"] == "pm" or any(word in part for word in ("noon", "evening", "night"))
    night = "at night" in part or "tonight" in part
    sure = found["named"] is not None or hour > 12 or hour == 0
    if (morning or evening) and hour > 12:
        return None
    if (morning or night) and hour == 12:
        hour = 0
    elif evening and not sure and hour < 12 and not (night and hour < 5):
        hour += 12
    day = after.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=ahead or 0)
    first = day + timedelta(hours=hour, minutes=minute)
    choices = [first]
    if not (morning or evening or sure):
        choices.append(first + timedelta(hours=12) if hour < 12 else first - timedelta(hours=12))
        if ahead is not None:
            choices = [one for one in choices if 7 <= one.hour < 19]
    later = [one + timedelta(days=days) for one in choices for days in (0, 1 if ahead is None else 7)]
    return min(one for one in later if one > after)


def _days_ahead(found: re.Match[str], after: datetime) -> int | None:
    """How many days ahead the day lies that was named; None when none but today was."""
    named = [found[group] or "" for group in ("before", "after")]
    if "tomorrow" in named:
        return 1
    days = [WEEKDAYS.index(day.removeprefix("on ")) for day in named if day.startswith("on ")]
    return (days[0] - after.weekday()) % 7 if days else None


def _hour_and_minute(found: re.Match[str]) -> tuple[int, int]:
    if found["named"]:
        return (0 if found["named"] == "midnight" else 12), 0
    if found["hour"]:
        return int(found["hour"]), int(found["minute"])
    if found["full"]:
        odd = (found["odd"] or "").removeprefix("oh ")
        return int(value_of(found["full"])), int(value_of(odd)) if odd else 0
    aside = {"half": 30, "quarter": 15, "a quarter": 15}.get(found["past"]) or int(value_of(found["past"]))
    hour = int(value_of(found["of"]))
    if found["side"] in ("past", "after"):
        return hour, aside
    return (hour - 1 or 12), 60 - aside


def time_in_words(at: datetime) -> str:
    """A time of the day as one says it: "half past three", "three forty", "noon"."""
    if at.minute == 0 and at.hour in (0, 12):
        return "noon" if at.hour else "midnight"
    hour = in_words(at.hour % 12 or 12)
    following = in_words((at.hour + 1) % 12 or 12)
    if at.minute == 0:
        return f"{hour} o'clock"
    if at.minute in (15, 30):
        return f"{'half' if at.minute == 30 else 'a quarter'} past {hour}"
    if at.minute == 45:
        return f"a quarter to {following}"
    return f"{hour} {'oh ' if at.minute < 10 else ''}{in_words(at.minute)}"


def part_of_day(at: datetime) -> str:
    """What tells seven in the morning from seven in the evening, to go after the time; "" for noon and midnight."""
    if at.minute == 0 and at.hour in (0, 12):
        return ""
    if 5 <= at.hour < 12:
        return " in the morning"
    if 12 <= at.hour < 18:
        return " in the afternoon"
    return " in the evening" if 18 <= at.hour < 22 else " at night"
