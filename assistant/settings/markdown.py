"""The settings as a page of the documentation."""

from __future__ import annotations

import json

from assistant.settings.declared import SETTINGS


def settings_as_markdown() -> str:
    """The settings for the documentation: one table for each group."""
    lines: list[str] = []
    for group in dict.fromkeys(one.group for one in SETTINGS):
        lines += ["", f"## {group}", "", "| Setting | Key | Values | Default | Starts anew | What it does |"]
        lines += ["| --- | --- | --- | --- | --- | --- |"]
        for one in (one for one in SETTINGS if one.group == group):
            values = ", ".join(f"`{name}`" for name, _ in one.choices) or one.kind.value
            if one.minimum is not None and one.maximum is not None:
                values = f"{one.minimum:g}–{one.maximum:g}"
            default = f"`{json.dumps(one.default)}`"
            cells = (one.label, f"`{one.key}`", values, default, one.restarts.value, one.help)
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(["# Settings", *lines, ""])
