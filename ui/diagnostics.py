"""A plain text for a report about the program: what it runs on and how it is doing, nothing that was said or seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.machine import machine_name, versions
from assistant.timeline.item import Lane, TimelineItem
from ui.health_words import Section
from ui.private_words import without_private_words

LAST_NOTICES = 10
WIDTH = 26

HEADING = (
    "Counterpoint diagnostics",
    "Nothing that was spoken, typed or seen is in this text.",
)


def diagnostics_text(
    sections: Iterable[Section],
    models: Mapping[str, str],
    items: Iterable[TimelineItem],
    problems: Iterable[str] = (),
) -> str:
    """The text.

    `sections` are what the window shows, `models` the ids by role, `items` the timeline, of which the last notices of
    the program are taken, `problems` what the window itself complains of.
    """
    lines = [*HEADING, "", *_rows(versions()), _row("machine", machine_name())]
    for section in sections:
        if section.title != "Models":  # their ids say more
            lines += ["", section.title, *(_row(fact.name, fact.value) for fact in section.facts)]
    lines += ["", "Models", *(_rows(models) or ["none"])]
    lines += ["", "Last notices", *(_notices(items, problems) or ["none"])]
    return without_private_words("\n".join(lines) + "\n")


def _notices(items: Iterable[TimelineItem], problems: Iterable[str]) -> list[str]:
    told = [item for item in items if item.lane is Lane.SYSTEM and item.kind == "notice"][-LAST_NOTICES:]
    return [*(f"{item.start_s:.1f} s  {item.text}" for item in told), *(f"now  {one}" for one in problems)]


def _rows(values: Mapping[str, str | None]) -> list[str]:
    return [_row(name, value or "not installed") for name, value in values.items()]


def _row(name: str, value: str) -> str:
    return f"{name:<{WIDTH}}{value}"
