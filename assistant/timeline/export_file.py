"""Writes a session to a file for others; the pictures of a readable one go into a folder beside it.

Browsers keep a page like that, too: a document that is moved or sent together with its folder is complete, and what is
deleted here later does not leave holes in it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.timeline.export import Format, export_session
from assistant.timeline.reader import Session

BESIDE = "_files"
"""The folder of a document is called like the document, with this for its ending."""


def write_session(
    session: Session, to: Path, file_format: Format, data_dir: Path, *, overwrite: bool = True
) -> None:
    """Raises OSError where that does not work, FileExistsError for a file that is not to be overwritten.

    Pictures are kept in `data_dir`. The link of one that is not there any more leads nowhere, in the folder as well.
    """
    pictures = _Pictures(data_dir, to)
    text = export_session(session, file_format, picture=pictures.link)
    with to.open("w" if overwrite else "x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    pictures.copy()


class _Pictures:
    """Those that a document shows."""

    def __init__(self, data_dir: Path, document: Path) -> None:
        self._data_dir = data_dir.resolve()
        self._folder = document.with_name(document.stem + BESIDE)
        self._shown: dict[str, Path] = {}

    def link(self, file: str) -> str:
        """Where the document finds a picture that is called so in the data folder."""
        name = Path(file).name
        self._shown[name] = self._data_dir / file
        return f"{self._folder.name}/{name}"

    def copy(self) -> None:
        """Puts them there; only what belongs to the data folder."""
        kept = {
            name: path
            for name, path in self._shown.items()
            if path.is_file() and path.resolve().is_relative_to(self._data_dir)
        }
        if kept:
            self._folder.mkdir(exist_ok=True)
        for name, path in kept.items():
            shutil.copyfile(path, self._folder / name)
