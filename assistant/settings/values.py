"""The values of the settings, kept in a file of the user's alone."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.owned_file import set_aside, write_atomically
from assistant.settings.declared import SETTINGS, setting
from assistant.settings.setting import SettingError, Value

SETTINGS_FILE = "settings.json"
"""The file's name in the data folder."""

_log = logging.getLogger(__name__)

_BY_KEY = {one.key: one for one in SETTINGS}


class Settings:
    """The values. Every method may be called from any thread.

    Only what was set is saved, so that a later version's better default reaches those who never changed it.
    """

    def __init__(self, path: Path | None = None) -> None:
        """All defaults; `path` is where `save` writes (None: nowhere)."""
        self.path = path
        self._lock = threading.Lock()
        self._saving = threading.Lock()
        self._stored: dict[
            str, Any
        ] = {}  # the file as it should be, with keys that this version does not know
        self._values: dict[str, Value] = {}
        self._callbacks: list[Callable[[str, Value], None]] = []

    @classmethod
    def load(cls, path: Path, on_problem: Callable[[str], None] = _log.warning) -> Settings:
        """The settings saved in the file `path`; defaults when there is none.

        A file that is not settings is set aside, a value that does not fit is left out; `on_problem` is given
        a sentence about each. Never raises.
        """
        settings = cls(path)
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(stored, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            return settings
        except OSError as error:
            on_problem(
                f"The settings in {path} cannot be read ({error.strerror}), so the defaults are used; "
                "make the file readable and start again."
            )
            return settings
        except (ValueError, RecursionError):  # not JSON, not UTF-8
            on_problem(_set_aside(path))
            return settings
        settings._stored = stored
        for key in stored.keys() & _BY_KEY.keys():
            try:
                settings._values[key] = _BY_KEY[key].check(stored[key])
            except SettingError as error:
                on_problem(f"{error} The default is used; set it again in the settings.")
        return settings

    def get(self, key: str) -> Any:
        """The value: a bool, a float or a str, as declared. Raises SettingError for an unknown key."""
        with self._lock:
            return self._values.get(key, setting(key).default)

    def text(self, key: str) -> str:
        """The value of a text or choice."""
        return str(self.get(key))

    def number(self, key: str) -> float:
        """The value of a number."""
        return float(self.get(key))

    def flag(self, key: str) -> bool:
        """The value of a switch."""
        return bool(self.get(key))

    def set(self, key: str, value: Value, *, keep: bool = True) -> None:
        """Changes a value and tells the subscribers. With `keep` False it is for this run and is never saved.

        Raises SettingError when the value does not fit; nothing has changed then. `save` writes it down.
        """
        checked = setting(key).check(value)
        with self._lock:
            before = self._values.get(key, setting(key).default)
            self._values[key] = checked
            if keep:
                self._stored[key] = checked
            callbacks = list(self._callbacks) if checked != before else []
        for callback in callbacks:
            callback(key, checked)

    def reset(self) -> None:
        """Every setting has its default again, and the file is deleted; the subscribers are told what changed.

        Raises SettingError when the file cannot be deleted; the defaults hold for this run then.
        """
        with self._lock:
            before, self._values, self._stored = self._values, {}, {}
            callbacks = list(self._callbacks)
        for key, value in before.items():
            if value != (default := setting(key).default):
                for callback in callbacks:
                    callback(key, default)
        if self.path is None:
            return
        with self._saving:
            try:
                self.path.unlink(missing_ok=True)
            except OSError as error:
                raise SettingError(
                    f"The settings in {self.path} could not be deleted ({error.strerror}); delete that file by hand."
                ) from error

    def subscribe(self, callback: Callable[[str, Value], None]) -> Callable[[], None]:
        """Calls `callback(key, value)` after a change, in the thread that made it; returns what ends that."""
        with self._lock:
            self._callbacks.append(callback)

        def unsubscribe() -> None:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)

        return unsubscribe

    def save(self) -> None:
        """Writes the file, readable by its owner alone (0600); it is the old or the new one at any moment.

        Raises SettingError when it cannot be written; the old file is whole then, and the values hold for
        this run.
        """
        if self.path is None:
            return
        with self._saving:
            with self._lock:
                text = json.dumps(self._stored, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
            try:
                write_atomically(self.path, text)
            except OSError as error:
                raise SettingError(
                    f"The settings could not be saved to {self.path} ({error.strerror}); they hold until you "
                    "close the program. Make the data folder writable or free some space."
                ) from error


def _set_aside(path: Path) -> str:
    """Renames a broken file and returns the sentence that says so."""
    try:
        aside = set_aside(path)
    except OSError as error:
        return (
            f"The settings in {path} are damaged and cannot be set aside ({error.strerror}), "
            "so the defaults are used; mend or delete that file."
        )
    return f"The settings in {path} were damaged, so the defaults are used; the old file is {aside.name}."
