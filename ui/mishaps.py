"""When the window itself fails: a sentence and a log file, never silence, and nothing that was said in either."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from ui.translating import tr

LOG_FILE = Path("logs") / "counterpoint.log"
LOG_BYTES = 1_000_000

log = logging.getLogger(__name__)

Tell = Callable[[str], None]
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WordlessFormatter(logging.Formatter):
    """Writes of an exception its type and where it was raised, not its message, which may quote the user."""

    def format(self, record: logging.LogRecord) -> str:
        own = logging.makeLogRecord({**record.__dict__, "exc_text": None})  # another handler's text has words
        return super().format(own)

    def formatException(self, ei: _ExcInfo) -> str:
        kind, _, trace = ei
        frames = "".join(traceback.format_list(traceback.extract_tb(trace)))
        return f"{frames}{kind.__name__ if kind else ''}"


class Mishaps:
    """Takes over uncaught exceptions of all threads; gives them back on `close`.

    Each is logged; `tell` is called with a sentence, in the thread that failed. A second one while the first is still
    being told is only logged, as is one that Python would ignore.
    """

    def __init__(self, data_dir: Path, tell: Tell) -> None:
        self.log_path = data_dir / LOG_FILE
        self._tell = tell
        self._telling = False
        self._handler = _file_handler(self.log_path)
        if self._handler is not None:
            logging.getLogger().addHandler(self._handler)
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = _note_unraisable

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an uncaught exception and tell of it."""
        if issubclass(kind, KeyboardInterrupt):
            return
        log.error("uncaught exception", exc_info=(kind, error, trace))
        if self._telling:
            return
        self._telling = True
        try:
            sentence = tr(
                "Something in the window failed ({error}). The conversation goes on; "
                "if something looks wrong, close the program and start it again.",
                error=kind.__name__,
            )
            if self._handler is not None:
                sentence += " " + tr("What is known is in {file}.", file=self.log_path)
            self._tell(sentence)
        finally:
            self._telling = False

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def close(self) -> None:
        """Stop taking."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()


def _note_unraisable(args: sys.UnraisableHookArgs) -> None:
    """An exception that Python has nobody to give to, as in a destructor: nothing fails with it."""
    if args.exc_value is not None:
        log.error("an exception was ignored", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))


def _file_handler(path: Path) -> RotatingFileHandler | None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True)
    except OSError:  # a folder that cannot be written to is told of elsewhere
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(WordlessFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    return handler
