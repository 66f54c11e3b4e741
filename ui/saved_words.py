"""How a saved conversation is put into words: when it was, how long it took, what its lines are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QDate

from assistant.micro_turn import TaskState
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.reader import SessionInfo
from assistant.timeline.transcript import line_of
from ui.translating import locale, mark, tr, translated

UNTITLED = mark("Without words")

FILE_NAME_LENGTH = 60

_FINISHED = (TaskState.DONE.value, TaskState.FAILED.value, TaskState.CANCELLED.value)


def title_text(info: SessionInfo) -> str:
    """What it is called in the list, never empty."""
    return info.title or translated(UNTITLED)


def when_text(moment: datetime, now: datetime) -> str:
    """The time of day with its day, as near as people say it: “Today, 14:05”, “Tue 3 March 2026, 09:12”."""
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        day = tr("Today")
    elif local.date() == (now - timedelta(days=1)).date():
        day = tr("Yesterday")
    else:
        # How a day is written, in the letters of QLocale: ddd Tue, d 3, MMMM March.
        form = tr("ddd d MMMM yyyy") if local.year != now.year else tr("ddd d MMMM")
        day = locale().toString(QDate(local.year, local.month, local.day), form)
    return f"{day}, {local:%H:%M}"


def length_text(duration_s: float) -> str:
    """A length in the two units that matter: “40 s”, “12 min”, “1 h 05 min”."""
    seconds = round(duration_s)
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(duration_s / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"


def file_name(info: SessionInfo) -> str:
    """A name for an exported file that every system takes, without its suffix."""
    words = re.sub(r"[^\w\- ]+", "", title_text(info))[:FILE_NAME_LENGTH]
    return f"{info.started_at:%Y-%m-%d} {' '.join(words.split())}".strip()


def settled(items: Iterable[TimelineItem], going_on: bool) -> list[TimelineItem]:
    """The items of a saved session as lines that do not change any more.

    What a killed program left open is closed: words that it had not settled stand as they were heard, and work in
    the background counts as cancelled unless the session is `going_on`.
    """
    return [_settled(item, going_on) for item in items]


def _settled(item: TimelineItem, going_on: bool) -> TimelineItem:
    if item.lane is Lane.USER and item.kind == "speech" and not item.text:
        line = line_of(item)
        return item if line is None else replace(item, text=line.text)
    if item.lane is Lane.REASONER and not going_on and item.data.get("state") not in _FINISHED:
        return replace(item, data={**item.data, "state": TaskState.CANCELLED.value})
    return item
