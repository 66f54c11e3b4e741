"""Reads a text file that somebody hands over, or says in a sentence why that is not possible."""

from __future__ import annotations

from pathlib import Path

from assistant.attachment import TextFile
from ui.translating import tr

LIMIT_BYTES = 64 * 1024
"""More than any model here reads of a file."""


class NotATextFileError(ValueError):
    """The file cannot be attached; the text is a sentence for the user."""


def read_text_file(path: Path) -> TextFile:
    """The file's name and text. Raises NotATextFileError. Reads the disk: call it in the background."""
    name = clean_name(path)
    try:
        if not path.is_file():  # a pipe would never end
            raise NotATextFileError(tr("{file} is not a file.", file=name))
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NotATextFileError(tr("{file} could not be read ({reason}).", file=name, reason=why)) from error
    if b"\x00" in data[:LIMIT_BYTES]:
        raise NotATextFileError(
            tr("{file} is neither a picture nor plain text; only such can be attached.", file=name)
        )
    if len(data) > LIMIT_BYTES:
        raise NotATextFileError(
            tr("{file} is too large; a file may have up to {limit} kB.", file=name, limit=LIMIT_BYTES // 1024)
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotATextFileError(
            tr("{file} is not a text file in UTF-8; only such can be attached.", file=name)
        ) from error
    if not text.strip():
        raise NotATextFileError(tr("{file} is empty.", file=name))
    return TextFile(name, text.replace("\r\n", "\n"))


def clean_name(path: Path) -> str:
    """The file's name in one line, without characters that cannot be shown."""
    return " ".join("".join(one if one.isprintable() else " " for one in path.name).split()) or tr("The file")
