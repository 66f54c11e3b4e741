"""What commands say: results on the standard output, troubles on the standard error."""

from __future__ import annotations

import sys


def say(text: str = "") -> None:
    """One line for the user (or for the program that reads the output)."""
    _write(sys.stdout, text + "\n")


def complain(text: str) -> None:
    """One line about something that went wrong."""
    _write(sys.stderr, text + "\n")


class LiveLine:
    """A line that is written over and over: how far something is. Only for terminals; see `is_terminal`."""

    def __init__(self) -> None:
        self._width = 0

    def show(self, text: str) -> None:
        """Replace what the line shows."""
        _write(sys.stderr, "\r" + text.ljust(self._width))
        self._width = len(text)

    def clear(self) -> None:
        """Empty the line, so that other output can follow."""
        if self._width:
            _write(sys.stderr, "\r" + " " * self._width + "\r")
            self._width = 0


def is_terminal() -> bool:
    """Whether a person watches the standard error."""
    return sys.stderr.isatty()


def _write(stream: object, text: str) -> None:
    write, flush = getattr(stream, "write", None), getattr(stream, "flush", None)
    if write is None or flush is None:  # a windowed program on Windows has no output
        return
    try:
        write(text)
        flush()
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        pass
    except UnicodeEncodeError:
        write(text.encode("ascii", "replace").decode("ascii"))
        flush()
