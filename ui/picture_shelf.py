"""Pictures of cards, loaded beside the interface and kept in the size in which they are drawn."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from ui.threads import run_in_background

MOST_BYTES: Final = 48_000_000
"""Pictures that are kept, by what they take in memory; those not drawn for longest go first."""

MOST_WAITING: Final = 24
"""Pictures that wait to be loaded; of more the oldest wishes are dropped, and made again when they are drawn."""

AT_ONCE: Final = 2

_Key = tuple[str, int, int]


class PictureShelf(QObject):
    """The pictures in the files of one folder; files outside of it are never read.

    Signals:
        arrived(): a picture can be drawn now, or it is clear that there is none.
    """

    arrived = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._pictures: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        self._loading: set[_Key] = set()
        self._missing: set[str] = set()

    def get(self, file: str, width: int, height: int) -> QPixmap | Path | None:
        """The picture for so many device pixels; None while it is loaded; where it would be, if it cannot be read."""
        key = (file, width, height)
        if (picture := self._pictures.get(key)) is not None:
            self._pictures.move_to_end(key)
            return picture
        if file in self._missing:
            return self._folder / file
        if key not in self._loading:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            while len(self._waiting) > MOST_WAITING:
                self._waiting.popitem(last=False)
            self._load_next()
        return None

    @property
    def held_bytes(self) -> int:
        """What the pictures take in memory."""
        return self._bytes

    def _load_next(self) -> None:
        while self._waiting and len(self._loading) < AT_ONCE:
            key, _ = self._waiting.popitem(last=True)
            self._loading.add(key)
            self._load(key)

    def _load(self, key: _Key) -> None:
        folder = self._folder
        run_in_background(lambda: _read(folder, *key), lambda image: self._take(key, image))

    def _take(self, key: _Key, image: QImage | None) -> None:
        if not shiboken6.isValid(self):
            return  # whoever looked is gone
        self._loading.discard(key)
        if image is None:
            self._missing.add(key[0])
        else:
            self._pictures[key] = QPixmap.fromImage(image)
            self._bytes += image.sizeInBytes()
            while self._bytes > MOST_BYTES and len(self._pictures) > 1:
                _, oldest = self._pictures.popitem(last=False)
                self._bytes -= oldest.width() * oldest.height() * oldest.depth() // 8
        self._load_next()
        self.arrived.emit()


def _read(folder: Path, file: str, width: int, height: int) -> QImage | None:
    """Reads a file in about the size that is wanted; None when that is not possible."""
    path = (folder / file).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(width, height), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
