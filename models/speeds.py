"""How fast models were on this machine, measured while people talked: medians for the shelf.

Kept in a file of the user's alone: numbers and ids of models, nothing that was said. A figure holds for the very files
that were measured and for this processor; when either changes, it counts no more.
"""

from __future__ import annotations

import enum
import statistics
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.private_files import make_private_folder, read_json_object, write_private_json

SPEEDS_FILE = "speeds.json"
"""The file's name in the data folder."""

KEPT_VALUES = 40
"""The last so many values of a figure count."""
KEPT_FIGURES = 200
"""The figures that were added to longest ago are dropped."""


class Speed(enum.Enum):
    """What is measured."""

    ANSWER_S = (
        "answer_s"  # of the models of a conversation: from the end of speech to the first sound of the answer
    )
    READ_S = "read_s"  # of a recogniser: from the end of speech until its words are known
    CLAUSE_S = "clause_s"  # of an interaction model: from the request for a reply to its first clause
    SOUND_S = "sound_s"  # of a voice: from a clause to its first sound
    THOUGHT_S = "thought_s"  # of a reasoner: from the question to the whole answer
    WORDS_PER_S = "words_per_s"  # of a reasoner: words of its answer in that time


@dataclass(frozen=True)
class Measured:
    """The median of `count` values."""

    median: float
    count: int


@dataclass
class _Figure:
    what: str
    prints: dict[str, str]  # of the files of each model that took part, by its id
    values: list[float]


class SpeedBook:
    """The figures in the file `path`. Every method may be called from any thread.

    `machine` names the processor; `fingerprint` tells a model's files from other files of the same model.
    """

    def __init__(self, path: Path, machine: str, fingerprint: Callable[[str], str]) -> None:
        self.path = path
        self._machine = machine
        self._fingerprint = fingerprint
        self._lock = threading.Lock()
        self._new: list[_Figure] = []
        self._read: tuple[object, list[_Figure]] = (None, [])

    def note(self, what: Speed, models: Iterable[str], value: float) -> None:
        """Takes in a value that was measured of these models together; `save` writes it down."""
        figure = _Figure(what.value, dict.fromkeys(models, ""), [round(value, 3)])
        with self._lock:
            self._new.append(figure)
            del self._new[:-KEPT_FIGURES]

    def save(self) -> None:
        """Adds what is new to the file. Where it cannot be written, that is lost."""
        with self._lock:
            new, self._new = self._new, []
            if not new:
                return
            figures = self._figures()
            for one in new:
                one.prints = {model_id: self._fingerprint(model_id) for model_id in one.prints}
                known = next((f for f in figures if (f.what, f.prints) == (one.what, one.prints)), None)
                if known is not None:
                    figures.remove(known)
                    one.values = [*known.values, *one.values][-KEPT_VALUES:]
                figures.append(one)
            tables = [vars(one) for one in figures[-KEPT_FIGURES:]]
            try:
                make_private_folder(self.path.parent)
                write_private_json(self.path, {"machine": self._machine, "figures": tables})
            except OSError:
                pass  # a figure for the shelf is worth no sentence

    def measured(self, what: Speed, models: Iterable[str]) -> Measured | None:
        """The figure of conversations in which all of these models took part; None when it was not measured yet."""
        ids = frozenset(models)
        with self._lock:
            figures = [one for one in self._figures() if one.what == what.value and ids <= one.prints.keys()]
        now = {model_id: self._fingerprint(model_id) for model_id in (ids if figures else ())}
        values = [value for one in figures if now.items() <= one.prints.items() for value in one.values]
        return Measured(statistics.median(values), len(values)) if values else None

    def _figures(self) -> list[_Figure]:
        """What the file holds of this machine; read again only when it has changed."""
        try:
            state = self.path.stat()
        except OSError:
            return []
        version = (state.st_mtime_ns, state.st_size, state.st_ino)
        if self._read[0] != version:
            self._read = (version, _figures_in(read_json_object(self.path), self._machine))
        return list(self._read[1])


def _figures_in(stored: Mapping[str, Any], machine: str) -> list[_Figure]:
    figures: list[_Figure] = []
    if stored.get("machine") != machine:
        return figures
    tables = stored.get("figures")
    for table in tables if isinstance(tables, list) else ():
        try:
            prints = {str(model_id): str(of) for model_id, of in table["prints"].items()}
            values = [float(value) for value in table["values"]][-KEPT_VALUES:]
            figures.append(_Figure(str(table["what"]), prints, values))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue  # damaged by hand: the others still count
    return figures
