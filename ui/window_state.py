"""Where the window was, kept in the data folder beside the settings."""

from __future__ import annotations

import base64
import json
import logging
from dataclasses import dataclass
from pathlib import Path

from assistant.owned_file import write_atomically
from models.private_files import read_json_object

log = logging.getLogger(__name__)

FILE_NAME = "window.json"


@dataclass(frozen=True)
class WindowState:
    """What is remembered. `geometry` is Qt's own record of place and size, `captions` that of the captions.

    `letters` is the size of the letters of the captions, 0 for the usual one.
    """

    geometry: bytes = b""
    details: bool = False
    preview: bool = True
    lanes: bool = False
    captions: bytes = b""
    letters: float = 0.0


def load_window_state(folder: Path) -> WindowState:
    """What was remembered last; the default when there is nothing, or nothing that can be read."""
    stored = read_json_object(folder / FILE_NAME)
    try:
        return WindowState(
            geometry=base64.b64decode(str(stored.get("geometry", "")), validate=True),
            details=bool(stored.get("details", False)),
            preview=bool(stored.get("preview", True)),
            lanes=bool(stored.get("lanes", False)),
            captions=base64.b64decode(str(stored.get("captions", "")), validate=True),
            letters=float(stored.get("letters", 0.0)),
        )
    except (ValueError, TypeError):
        return WindowState()


def save_window_state(folder: Path, state: WindowState) -> None:
    """Remember this. A folder that cannot be written to costs the memory of a window, nothing more."""
    stored = {
        "geometry": base64.b64encode(state.geometry).decode("ascii"),
        "details": state.details,
        "preview": state.preview,
        "lanes": state.lanes,
        "captions": base64.b64encode(state.captions).decode("ascii"),
        "letters": state.letters,
    }
    try:
        write_atomically(folder / FILE_NAME, json.dumps(stored, indent=2) + "\n")
    except OSError as error:
        log.warning("the place of the window could not be saved: %s", error)
