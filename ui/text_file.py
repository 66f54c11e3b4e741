"""Reads a text file that somebody hands over, or says in a sentence why that is not possible. Without Qt."""

from __future__ import annotations

from pathlib import Path

from assistant.attachment import Attachment

LIMIT_BYTES = 64 * 1024
"""More than any model here reads of a file."""

PICTURES = frozenset("avif bmp gif heic heif ico jfif jpeg jpg jxl png psd raw tif tiff webp".split())
"""Endings of their names; an SVG is text."""
_PICTURE_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


class NotATextFileError(ValueError):
    """The file cannot be attached; the text is a sentence for the user."""


def read_text_file(path: Path) -> Attachment:
    """The file's name and text. Raises NotATextFileError. Reads the disk: call it in the background."""
    name = clean_name(path)
    try:
        if not path.is_file():  # a pipe would never end
            raise NotATextFileError(f"{name} is not a file.")
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NotATextFileError(f"{name} could not be read ({why}).") from error
    if is_picture(path, data):
        raise NotATextFileError(f"{name} is a picture, and no model here can understand pictures yet.")
    if b"\x00" in data[:LIMIT_BYTES]:
        raise NotATextFileError(f"{name} is not a text file; only plain text can be attached.")
    if len(data) > LIMIT_BYTES:
        raise NotATextFileError(f"{name} is too large; a file may have up to {LIMIT_BYTES // 1024} kB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotATextFileError(f"{name} is not a text file in UTF-8; only such can be attached.") from error
    if not text.strip():
        raise NotATextFileError(f"{name} is empty.")
    return Attachment(name, text.replace("\r\n", "\n"))


def is_picture(path: Path, data: bytes) -> bool:
    """Whether it is a picture by its name or its first bytes."""
    by_name = path.suffix.lower().lstrip(".") in PICTURES
    return by_name or data.startswith(_PICTURE_BEGINNINGS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def clean_name(path: Path) -> str:
    """The file's name in one line, without characters that cannot be shown."""
    return " ".join("".join(one if one.isprintable() else " " for one in path.name).split()) or "The file"
