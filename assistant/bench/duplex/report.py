"""The report: the table that is printed, and everything that was measured as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.bench.duplex.figure import NOT_MEASURED, Figure, Target
from assistant.bench.duplex.figures import score
from assistant.bench.duplex.runner import Session

_HEADER = ("behaviour", "measured", "n", "must", "aim", "")


@dataclass(frozen=True)
class Report:
    """What a run measured; `circumstances` are the preset, the machine, and what ran beside it."""

    circumstances: Mapping[str, Any]
    figures: Sequence[Figure]
    session: Session

    def table(self) -> str:
        """What the command prints."""
        about = self.circumstances
        lines = [f"Full duplex with the preset {about['preset']} on {about['machine']}, {about['beside']}"]
        if not self.session.complete:
            lines.append("It was broken off: these are the scenes that were over.")
        measured = [figure for figure in self.figures if figure.verdict != NOT_MEASURED]
        cells = [_HEADER, *(_cells(figure) for figure in measured)]
        widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADER))]
        for number, row in enumerate(cells):
            lines.append(
                "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            )
            if number:
                lines += [
                    f"    {name}: {_text(part)}" for name, part in measured[number - 1].parts.items() if part
                ]
        if missing := [figure.behaviour for figure in self.figures if figure.verdict == NOT_MEASURED]:
            lines.append(f"not measured: {', '.join(missing)}")
        if self.session.audio_late_s > 0.05:
            lines.append(
                f"The bench's own sound was late by up to {self.session.audio_late_s:.2f} s: the computer had too much"
                " else to do, and the times are worse than they should be."
            )
        return "\n".join(lines)

    def as_json(self) -> str:
        """Everything, scene by scene, for a file."""
        everything = {
            **self.circumstances,
            "complete": self.session.complete,
            "audio_late_s": self.session.audio_late_s,
            "figures": [
                {
                    "behaviour": figure.behaviour,
                    "verdict": figure.verdict,
                    "count": figure.count,
                    "values": dict(figure.values),
                    "targets": {name: asdict(target) for name, target in figure.targets.items()},
                    "parts": dict(figure.parts),
                }
                for figure in self.figures
            ],
            "costs": asdict(self.session.costs),
            "scenes": [_scene(performance) for performance in self.session.performances],
        }
        return json.dumps(everything, ensure_ascii=False, indent=1)


def _scene(performance: Any) -> dict[str, Any]:
    found = score(performance)
    return {
        "name": performance.scene.name,
        "detail": performance.scene.detail,
        "speaker": performance.scene.speaker,
        "reasoner_at_work": performance.busy,
        "marks": [asdict(mark) for mark in performance.marks],
        "score": None if found is None else asdict(found),
        "understood": [asdict(line) for line in performance.understood],
        "said": [asdict(line) for line in performance.lines],
        "nods": [asdict(line) for line in performance.nods],
        "sounds": performance.sounds(),
        "decisions": [asdict(decided) for decided in performance.decisions],
    }


def _cells(figure: Figure) -> tuple[str, str, str, str, str, str]:
    values = ", ".join(_value(name, value, figure.unit) for name, value in figure.values.items()) or "–"
    targets = list(figure.targets.values())
    must = " / ".join(_target(target, target.must) for target in targets)
    aim = " / ".join(_target(target, target.aim) for target in targets)
    return figure.behaviour, values, str(figure.count), must, aim, figure.verdict


def _value(name: str, value: float, unit: str) -> str:
    number = f"{value:g}"
    if name in ("share", unit):
        return f"{number} {unit}".rstrip() if name == unit else number
    return f"{name} {number} {unit}".rstrip()


def _target(target: Target, value: float) -> str:
    if target.at_least is not None:
        return f"{target.at_least:g}–{value:g}"
    return f"{'≥' if target.higher else '≤'} {value:g}"


def _text(part: Any) -> str:
    if isinstance(part, Mapping):
        return ", ".join(f"{name} {_text(value)}" for name, value in part.items())
    if isinstance(part, list | tuple):
        return ", ".join(_text(value) for value in part)
    return f"{part:g}" if isinstance(part, float) else str(part)
