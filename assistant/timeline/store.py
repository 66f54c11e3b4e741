"""Saved sessions: one file in the data folder, written by `SessionWriter`, read and changed by these functions."""

from __future__ import annotations

from pathlib import Path

from assistant.timeline.open_sessions import open_sessions
from assistant.timeline.reader import RecordError, Session, SessionInfo, list_sessions, read_session
from assistant.timeline.schema import SESSIONS_FILE
from assistant.timeline.session_changes import (
    delete_all_sessions,
    delete_older_sessions,
    delete_session,
    rename_session,
)
from assistant.timeline.session_search import Hit, search_sessions
from assistant.timeline.writer import SessionWriter

__all__ = [
    "Hit",
    "RecordError",
    "Session",
    "SessionInfo",
    "SessionWriter",
    "delete_all_sessions",
    "delete_older_sessions",
    "delete_session",
    "list_sessions",
    "open_sessions",
    "read_session",
    "rename_session",
    "search_sessions",
    "sessions_path",
]


def sessions_path(data_dir: Path) -> Path:
    """Where the sessions of a data folder lie."""
    return data_dir / SESSIONS_FILE
