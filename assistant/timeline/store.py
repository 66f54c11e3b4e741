"""Saved sessions: one file in the data folder, written by `SessionWriter` and read by these functions."""

from __future__ import annotations

from pathlib import Path

from assistant.timeline.reader import RecordError, Session, SessionInfo, list_sessions, read_session
from assistant.timeline.schema import SESSIONS_FILE
from assistant.timeline.writer import SessionWriter

__all__ = [
    "RecordError",
    "Session",
    "SessionInfo",
    "SessionWriter",
    "list_sessions",
    "read_session",
    "sessions_path",
]


def sessions_path(data_dir: Path) -> Path:
    """Where the sessions of a data folder lie."""
    return data_dir / SESSIONS_FILE
