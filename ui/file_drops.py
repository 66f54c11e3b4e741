"""Files that are dropped onto a widget, or stand on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QWidget

Paths = Sequence[Path]

_KINDS = ("image/png", "image/jpeg")
_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrops(QObject):
    """Takes files that are dropped anywhere onto a widget, as far as they are `wanted`; `take` is called with them.

    With `take_picture` also a picture that is in no file here, such as one out of a browser; `wanted` is asked without
    paths then. Both have to return soon: the program from which the files come waits for it.
    """

    def __init__(
        self,
        widget: QWidget,
        wanted: Callable[[Paths], bool],
        take: Callable[[Paths], None],
        take_picture: Callable[[QImage | bytes], None] | None = None,
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._wanted = wanted
        self._take = take
        self._take_picture = take_picture
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._widget or kind not in _DROPS:
            return False
        drop = cast(QDropEvent, event)
        data = drop.mimeData()
        paths = files_in(data)
        shows = not paths and self._take_picture is not None and holds_picture(data)
        if not (paths or shows) or not self._wanted(paths):
            drop.ignore()
            return True
        drop.setDropAction(Qt.DropAction.CopyAction)  # a move would delete the file
        drop.accept()
        if kind is QEvent.Type.Drop and paths:
            self._take(paths)
        elif kind is QEvent.Type.Drop and self._take_picture is not None:
            picture = picture_in(data)
            if picture is not None:
                self._take_picture(picture)
        return True


def files_in(data: QMimeData) -> list[Path]:
    """The files on this computer among what is dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def holds_picture(data: QMimeData) -> bool:
    """Whether a picture itself is dropped or pasted."""
    return data.hasImage() or any(data.hasFormat(kind) for kind in _KINDS)


def picture_in(data: QMimeData) -> QImage | bytes | None:
    """The picture that is dropped or pasted itself, such as one of the screen; None where there is none.

    As it stands in a file where that is offered: making an image of it takes long.
    """
    for kind in _KINDS:
        if data.hasFormat(kind) and (content := bytes(data.data(kind).data())):
            return content
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def opened(paths: Paths, endings: frozenset[str]) -> list[Path]:
    """The paths with what lies in those that are folders, as far as its names end so. Reads the disk."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.rglob("*") if one.suffix.lower() in endings and one.is_file())
        else:
            found.append(path)
    return found


def is_model(path: Path) -> bool:
    """Whether it is a language model by its name."""
    return path.suffix.lower() == ".gguf"


def all_models(paths: Paths) -> bool:
    """Whether these are models, and nothing else."""
    return all(is_model(path) for path in paths)
