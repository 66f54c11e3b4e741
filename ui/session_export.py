"""Asks where a saved conversation is written to, and in which format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from assistant.timeline.export import Format

ChooseExport = Callable[[QWidget, str], Path | None]
"""Asks for a file, given the window and a name to propose; None when the user thought better of it."""

FILTERS = {
    "Markdown, to read (*.md)": Format.MARKDOWN,
    "Subtitles for players (*.srt)": Format.SRT,
    "Subtitles for browsers (*.vtt)": Format.VTT,
    "JSON, for programs (*.json)": Format.JSON,
}


def choose_export(parent: QWidget, name: str) -> Path | None:
    """Ask for a file; what is there already is overwritten only after asking."""
    dialog = QFileDialog(parent, "Export the conversation")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(FILTERS))
    dialog.setDefaultSuffix(Format.MARKDOWN.value)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(FILTERS[chosen].value))
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def format_of(path: Path) -> Format:
    """The format that the name of a file stands for; Markdown when it stands for none."""
    suffix = path.suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in set(Format) else Format.MARKDOWN
