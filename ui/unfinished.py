"""A conversation that the program's death cut off is offered again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.timeline.last_said import last_said
from assistant.timeline.store import RecordError, list_sessions, open_sessions, read_session, sessions_path
from ui.saved_words import settled, title_text
from ui.threads import run_in_background
from ui.translating import tr

OFFERED_FOR = timedelta(days=2)
"""Who comes back later than this begins something new; the list of conversations has it still."""


@dataclass(frozen=True)
class Unfinished:
    """What is offered: the name of the conversation, and who (“user”, “assistant”) said what in it last."""

    title: str
    said: tuple[tuple[str, str], ...]

    @property
    def offer(self) -> str:
        """What is said at the start."""
        return tr(
            "The last conversation, “{title}”, was cut off. Nothing of it is lost, and it can go on.",
            title=self.title,
        )

    @property
    def sentence(self) -> str:
        """What stands in the transcript of the conversation that goes on from it."""
        return tr("This goes on from “{title}”, which was cut off.", title=self.title)


def find_unfinished(path: Path, now: datetime) -> Unfinished | None:
    """The last session of the file when it was never ended, and somebody had said something. Raises RecordError."""
    being_written = open_sessions(path)
    past = [one for one in list_sessions(path) if one.id not in being_written]
    if not past or past[-1].ended_at is not None or past[-1].started_at < now - OFFERED_FOR:
        return None
    items = settled(read_session(path, past[-1].id).items, going_on=False)
    said = tuple(last_said(items))
    return Unfinished(title_text(past[-1]), said) if said else None


def look_for_unfinished(data_dir: Path, offer: Callable[[Unfinished], object]) -> None:
    """Returns at once; `offer` is called on the GUI thread when there is one."""

    def look() -> Unfinished | None:
        try:
            return find_unfinished(sessions_path(data_dir), datetime.now(UTC))
        except RecordError:
            return None  # the writer of this session says what is wrong with the file

    def found(unfinished: Unfinished | None) -> None:
        if unfinished is not None:
            offer(unfinished)

    run_in_background(look, found)
