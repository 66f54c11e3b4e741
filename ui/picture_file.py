"""Reads a picture that somebody hands over, or says in a sentence why that is not possible."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from assistant.attached_picture import AttachedPicture
from ui.text_file import clean_name
from ui.translating import tr

PICTURES = frozenset("avif bmp gif heic heif ico jfif jpeg jpg jxl png psd raw tif tiff webp".split())
"""Endings of their names; an SVG is text."""
_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_LOOKED_AT_BYTES = 16

LONGER_SIDE_PX = 1600
"""A picture that is larger is scaled down to this."""

PREVIEW_PX = 256

MOST_FILE_BYTES = 100_000_000
"""Far more than what cameras and telephones make."""

MOST_MEMORY_MB = 256
"""What a picture may take while it is read: one of 8000 × 8000 pixels does."""

MOST_JPEG_PIXELS = 120_000_000
"""A JPEG is read smaller than it is, so that more is possible."""

MOST_PNG_BYTES = 1_500_000
"""A drawing or a picture of the screen stays as sharp as it is up to this size; photographs become JPEG."""

JPEG_QUALITY = 88

AS_FAST_AS_CAN_BE = 100
"""What Qt takes for the quality of a PNG that is not compressed."""

_PHOTOGRAPHS = ("jpeg", "webp", "tiff")


Pasted = QImage | bytes
"""A picture that is in no file: its pixels, or what would stand in a file, which is read in the background."""


class NotAPictureError(ValueError):
    """The picture cannot be attached; the text is a sentence for the user."""


@dataclass(frozen=True)
class ReadPicture:
    """A picture that goes along with the message, and what is shown of it until then."""

    picture: AttachedPicture
    preview: QImage


def is_picture(path: Path) -> bool:
    """Whether it is a picture by its name or its first bytes. Reads the disk: call it in the background."""
    try:
        if not path.is_file():  # a pipe would never end
            return False
        with path.open("rb") as file:
            data = file.read(_LOOKED_AT_BYTES)
    except OSError:
        return False
    by_name = path.suffix.lower().lstrip(".") in PICTURES
    return by_name or data.startswith(_BEGINNINGS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def read_picture(path: Path) -> ReadPicture:
    """The picture in a file, as `made_anew` makes it. Raises NotAPictureError. Call it in the background."""
    name = clean_name(path)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    if not reader.canRead():
        raise NotAPictureError(_not_readable(name, path))
    if path.stat().st_size > MOST_FILE_BYTES:
        raise NotAPictureError(_too_large(name))
    return _read(reader, name)


def read_pasted(pasted: Pasted, name: str) -> ReadPicture:
    """The same of a picture that is in no file. Raises NotAPictureError. Call it in the background."""
    if isinstance(pasted, QImage):
        if max(pasted.width(), pasted.height()) <= LONGER_SIDE_PX:
            return made_anew(pasted, name)
        # While an image is scaled nothing else of Python runs, the interface neither; while one is read, all does.
        buffer = _written(pasted, b"PNG", AS_FAST_AS_CAN_BE)
    else:
        buffer = QBuffer()
        buffer.setData(pasted)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    buffer.seek(0)
    return _read(QImageReader(buffer), name)


def made_anew(image: QImage, name: str, *, photograph: bool = False) -> ReadPicture:
    """The picture in a size that serves to look at it, drawn and written anew. Call it in the background.

    So nothing but what is seen goes along: where and when it was taken, by whom and with what, and whatever else was
    written into the file, is gone.
    """
    plain = _drawn_anew(_fitted(image, LONGER_SIDE_PX))
    data, suffix = b"", ".png"
    if not photograph:
        data = _encoded(plain, b"PNG")
    if not data or len(data) > MOST_PNG_BYTES:
        data, suffix = _encoded(_on_white(plain), b"JPEG", JPEG_QUALITY), ".jpg"
    picture = AttachedPicture(name, plain.width(), plain.height(), data, suffix)
    return ReadPicture(picture, _fitted(plain, PREVIEW_PX))


def _read(reader: QImageReader, name: str) -> ReadPicture:
    QImageReader.setAllocationLimit(MOST_MEMORY_MB)
    reader.setAutoTransform(True)  # a telephone that was held upright
    kind, size = bytes(reader.format().data()).decode("ascii", errors="replace"), reader.size()
    if _takes_too_much(reader, kind):
        raise NotAPictureError(_too_large(name))
    if max(size.width(), size.height()) > LONGER_SIDE_PX:
        reader.setScaledSize(_within(size, LONGER_SIDE_PX))
    image = reader.read()
    if image.isNull():
        raise NotAPictureError(_damaged(name))
    return made_anew(image, name, photograph=kind in _PHOTOGRAPHS)


def _takes_too_much(reader: QImageReader, kind: str) -> bool:
    size, form = reader.size(), reader.imageFormat()
    pixels = max(0, size.width()) * max(0, size.height())
    if kind == "jpeg":
        return pixels > MOST_JPEG_PIXELS
    bits = 32 if form is QImage.Format.Format_Invalid else QImage.toPixelFormat(form).bitsPerPixel()
    return pixels * bits / 8 > MOST_MEMORY_MB * 1024 * 1024


def _too_large(name: str) -> str:
    return tr(
        "{file} is too large; a picture of {pixels} pixels across is large enough here.",
        file=name,
        pixels=LONGER_SIDE_PX,
    )


def _not_readable(name: str, path: Path) -> str:
    """What is wrong with a picture of which not even the kind is known here."""
    with path.open("rb") as file:
        beginning = file.read(_LOOKED_AT_BYTES)
    if not beginning:
        return tr("{file} is empty.", file=name)
    ending = path.suffix.lower().lstrip(".")
    known = {
        bytes(one.data()).decode("ascii", errors="replace") for one in QImageReader.supportedImageFormats()
    }
    if ending in known and beginning[4:8] != b"ftyp":  # else a telephone's HEIC by another name
        return _damaged(name)
    return tr(
        "{file} is a picture of a kind that cannot be read here; save it as JPEG or PNG, and attach that.",
        file=name,
    )


def _damaged(name: str) -> str:
    return tr("{file} cannot be read as a picture; it seems to be damaged.", file=name)


def _within(size: QSize, pixels: int) -> QSize:
    """The size with a longer side of so many pixels; a very narrow one keeps one pixel."""
    return size.scaled(pixels, pixels, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _fitted(image: QImage, pixels: int) -> QImage:
    """The image itself, or a smaller one."""
    if max(image.width(), image.height()) <= pixels:
        return image
    size = _within(image.size(), pixels)
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _drawn_anew(image: QImage) -> QImage:
    """The same to look at, on any screen, without what is noted beside the pixels."""
    if image.colorSpace().isValid():
        in_srgb = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        image = image if in_srgb.isNull() else in_srgb
    form = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    return _painted(image, form, Qt.GlobalColor.transparent)


def _on_white(image: QImage) -> QImage:
    """JPEG knows no transparency."""
    return _painted(image, QImage.Format.Format_RGB32, Qt.GlobalColor.white)


def _painted(image: QImage, form: QImage.Format, ground: Qt.GlobalColor) -> QImage:
    canvas = QImage(image.size(), form)
    canvas.fill(ground)
    painter = QPainter(canvas)
    painter.drawImage(canvas.rect(), image)
    painter.end()
    return canvas


def _encoded(image: QImage, form: bytes, quality: int = -1) -> bytes:
    return bytes(_written(image, form, quality).data().data())


def _written(image: QImage, form: bytes, quality: int) -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    writer = QImageWriter(buffer, form)
    writer.setQuality(quality)
    writer.write(image)
    return buffer
