"""Takes out of texts for others what says who the user is: the home folder, the user's name in paths, passwords."""

from __future__ import annotations

import getpass
import re
from pathlib import Path


def without_private_words(text: str, home: Path | None = None, user: str | None = None) -> str:
    """The text with the home folder as ~, the user's name in other paths as “user”, and addresses without passwords."""
    home = _home() if home is None else home
    user = _user() if user is None else user
    text = re.sub(r"://[^/@\s]+@", "://", text)
    if home is not None and home != Path(home.anchor):
        for folder in {str(home), home.as_posix()}:
            text = re.sub(rf"{re.escape(folder)}(?![\w-])", "~", text)
    if user:
        text = re.sub(rf"(?<=[/\\]){re.escape(user)}(?=[/\\])", "user", text)
    return text


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # ImportError: Windows without a name in the environment
        return ""
