"""The file in which timers and lists outlast a run of the program: `orders.json` in the data folder."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.owned_file import set_aside, write_atomically
from assistant.standing_orders.keeping import Kept

ORDERS_FILE = "orders.json"
"""The file's name in the data folder."""


class OrdersFile:
    """Every method may be called from any thread; `on_problem` is given a sentence when something is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._to_write: Kept | None = None
        self._failed = False
        self._unread = False

    def load(self, on_problem: Callable[[str], None]) -> Kept:
        """What was kept; nothing where there is no such file. One that is damaged is set aside. Never raises."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            entries = stored["orders"]
            if not all(isinstance(entry, Mapping) for entry in entries):
                raise TypeError("an order is no object")
            return tuple(entries)
        except FileNotFoundError:
            return ()
        except OSError as error:
            self._unread = True
            on_problem(
                f"Your timers and lists in {self._path} cannot be read ({error.strerror}), and new ones end with the"
                " program; make the file readable and start again."
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            on_problem(self._set_aside())
        return ()

    def put(self, kept: Kept) -> None:
        """This is to be kept from now on; `write` writes it down."""
        with self._lock:
            self._to_write = kept

    def write(self, on_problem: Callable[[str], None]) -> None:
        """Writes what is not written yet; told once when that is not possible."""
        with self._writing:
            with self._lock:
                kept, self._to_write = self._to_write, None
            if kept is None or self._unread:  # what stands in the file is not to be lost
                return
            text = (
                json.dumps({"orders": [dict(entry) for entry in kept]}, indent=2, ensure_ascii=False) + "\n"
            )
            try:
                write_atomically(self._path, text)
                self._failed = False
            except OSError as error:
                if not self._failed:
                    on_problem(
                        f"Your timers and lists could not be saved to {self._path} ({error.strerror}); they hold until"
                        " you close the program. Make the data folder writable or free some space."
                    )
                self._failed = True

    def _set_aside(self) -> str:
        try:
            aside = set_aside(self._path)
        except OSError as error:
            return (
                f"Your timers and lists in {self._path} are damaged, and the file cannot be set aside"
                f" ({error.strerror}); mend or delete it."
            )
        return f"Your timers and lists in {self._path} were damaged; the old file is {aside.name}."


def orders_path(data_dir: Path) -> Path:
    """Where the file lies."""
    return data_dir / ORDERS_FILE
