"""Files that are dropped onto a widget, or stand on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

Paths = Sequence[Path]

_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrops(QObject):
    """Takes files that are dropped anywhere onto a widget, as far as they are `wanted`; `take` is called with them.

    `take` has to return soon: the program from which the files come waits for it.
    """

    def __init__(
        self, widget: QWidget, wanted: Callable[[Paths], bool], take: Callable[[Paths], None]
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._wanted = wanted
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._widget or kind not in _DROPS:
            return False
        drop = cast(QDropEvent, event)
        paths = files_in(drop.mimeData())
        if not paths or not self._wanted(paths):
            drop.ignore()
            return True
        drop.setDropAction(Qt.DropAction.CopyAction)  # a move would delete the file
        drop.accept()
        if kind is QEvent.Type.Drop:
            self._take(paths)
        return True


def files_in(data: QMimeData) -> list[Path]:
    """The files on this computer among what is dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def is_model(path: Path) -> bool:
    """Whether it is a language model by its name."""
    return path.suffix.lower() == ".gguf"


def all_models(paths: Paths) -> bool:
    """Whether these are models, and nothing else."""
    return all(is_model(path) for path in paths)
