"""Where the sound of sessions is kept: a file for each; see `session_files`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assistant.timeline.session_files import SOUNDS_FOLDER, session_file

SUFFIX = ".ogg"


def sound_file(sessions: Path, started_at: datetime) -> Path:
    """Where the sound of the session is kept that began at this time; `sessions` is the file of all sessions."""
    return session_file(sessions, SOUNDS_FOLDER, started_at, SUFFIX)


def sound_bytes(path: Path) -> int:
    """How large a sound file is; 0 when there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
