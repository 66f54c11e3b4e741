"""What is kept of the user in the data folder, by its parts, so that all of it can be deleted.

A part that keeps something of the user's names its files in `PARTS`. The folder is not simply emptied: a user may have
chosen one that holds other things, too.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import SETTINGS_FILE
from assistant.standing_orders.orders_file import ORDERS_FILE
from assistant.timeline.schema import SESSIONS_FILE
from assistant.timeline.store import RecordError, delete_all_sessions, open_sessions, sessions_path
from models.speeds import SPEEDS_FILE

CLOSED_WITHIN_S = 5.0
"""How long a session that has just ended may take until its record is complete."""


@dataclass(frozen=True)
class Part:
    """Files of one part of the program: patterns below the data folder.

    Those that are `written_on` are open all the time: they are emptied, not removed.
    """

    patterns: tuple[str, ...]
    written_on: bool = False


PARTS = (
    Part(("logs/*.log", "logs/*.log.*"), written_on=True),
    Part((SPEEDS_FILE,)),
    Part(("window.json",)),
    Part((ORDERS_FILE,)),  # timers and lists
    Part((f"{Path(SETTINGS_FILE).stem}.broken-*", f"{Path(ORDERS_FILE).stem}.broken-*")),  # set aside
    Part((f"{Path(SESSIONS_FILE).stem}.*-*{Path(SESSIONS_FILE).suffix}*",)),  # records that were set aside
)
"""All but the conversations with their sound and pictures, the settings and the models, which know themselves how to be
deleted."""


def delete_belongings(data_dir: Path, ending: frozenset[int] = frozenset()) -> list[str]:
    """Deletes the saved conversations and every part's files; returns a sentence for each thing that is left.

    `ending` are the numbers of sessions that have just ended: their records are waited for. One that goes on stays.
    """
    path = sessions_path(data_dir)
    give_up_s = time.monotonic() + CLOSED_WITHIN_S
    while open_sessions(path) & ending and time.monotonic() < give_up_s:
        time.sleep(0.02)
    problems = [
        problem
        for part in PARTS
        for pattern in part.patterns
        for file in sorted(data_dir.glob(pattern))
        if (problem := _delete(file, written_on=part.written_on))
    ]
    try:
        delete_all_sessions(path)
    except RecordError as error:
        problems.append(str(error))
    return problems


def _delete(file: Path, *, written_on: bool) -> str:
    try:
        if written_on:
            with file.open("r+b") as stream:
                stream.truncate(0)
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        return f"{file} could not be deleted ({error.strerror or error}); delete it by hand."
    return ""
