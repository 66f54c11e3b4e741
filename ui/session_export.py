"""Asks where a saved conversation is written to, and in which format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from assistant.sound_record.sound_export import SoundFormat
from assistant.timeline.export import Format
from ui.translating import mark, tr, translated

ChooseExport = Callable[[QWidget, str], Path | None]
"""Asks for a file, given the window and a name to propose; None when the user thought better of it."""

FILTERS = {
    mark("Markdown, to read (*.md)"): Format.MARKDOWN,
    mark("Subtitles for players (*.srt)"): Format.SRT,
    mark("Subtitles for browsers (*.vtt)"): Format.VTT,
    mark("JSON, for programs (*.json)"): Format.JSON,
    mark("Sound, both voices mixed (*.wav)"): SoundFormat.WAV,
    mark("Sound, small, you left and the assistant right (*.ogg)"): SoundFormat.OGG,
}


def choose_export(parent: QWidget, name: str) -> Path | None:
    """Ask for a file; what is there already is overwritten only after asking."""
    dialog = QFileDialog(parent, tr("Export the conversation"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    filters = {translated(name): one for name, one in FILTERS.items()}
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix(Format.MARKDOWN.value)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen].value))
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    if dialog.directory() == QDir.current() and Path(documents).is_dir():
        dialog.setDirectory(documents)  # the first time; later it opens where something was written last
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def format_of(path: Path) -> Format | SoundFormat:
    """The format that the name of a file stands for; Markdown when it stands for none."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix in set(SoundFormat):
        return SoundFormat(suffix)
    return Format(suffix) if suffix in set(Format) else Format.MARKDOWN
