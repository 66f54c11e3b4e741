"""The keys of the window's actions: those that each has by itself, and those that the user gave it."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from assistant.settings import Settings, Value
from ui.threads import run_on_main
from ui.translating import mark, tr, translated
from ui.window_actions import WindowActions

KEYS_SETTING = "window.keys"
TALK_KEY_SETTING = "microphone.key"

EDITING = {
    QKeySequence.StandardKey.Copy: mark("Copy"),
    QKeySequence.StandardKey.Cut: mark("Cut"),
    QKeySequence.StandardKey.Paste: mark("Paste"),
    QKeySequence.StandardKey.SelectAll: mark("Select all"),
    QKeySequence.StandardKey.Undo: mark("Undo"),
    QKeySequence.StandardKey.Redo: mark("Redo"),
}
"""What a text field does with keys of its own, which would be lost to it."""

FIT = re.compile(r"(Meta\+|Ctrl\+|Alt\+)|(Shift\+)?(F\d+|Esc|Pause|ScrollLock|Media .+)$")
"""Every other key, as QKeySequence writes it down, types something or moves the cursor."""


class KeyRefusedError(ValueError):
    """An action cannot have this key; the text is for the user."""


class Keys(QObject):
    """Gives the actions their keys, at once whenever the setting changes, whoever changes it.

    Signals:
        changed(): some action may have another key.
    """

    changed = Signal()

    def __init__(self, settings: Settings, actions: WindowActions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._actions = actions
        self._open = True
        self._unsubscribe = settings.subscribe(self._setting_changed)
        self._apply()

    def close(self) -> None:
        """Follow the setting no more."""
        self._open = False
        self._unsubscribe()

    def names(self) -> tuple[str, ...]:
        """The actions, in the order in which they are shown."""
        return tuple(self._actions.named())

    def label(self, name: str) -> str:
        """What the action is called, however it is switched."""
        return self._actions.label(name)

    def key(self, name: str) -> QKeySequence:
        """The key that it has now; empty for none."""
        return self._actions.named()[name].shortcut()

    def is_default(self, name: str) -> bool:
        """Whether it has the key that it has by itself."""
        return _text(self.key(name)) == self._default(name)

    def assign(self, name: str, key: QKeySequence) -> None:
        """Give it another key, or none. Raises KeyRefusedError, and SettingError when that cannot be kept."""
        text = _text(key)
        if text:
            self._refuse_unfit(key)
            self._refuse_taken(name, text)
        chosen = self._chosen()
        if text == self._default(name):
            chosen.pop(name, None)
        else:
            chosen[name] = text
        self._store(chosen)

    def reset(self, name: str) -> None:
        """Give it back the key that it has by itself. Raises like `assign`."""
        self.assign(name, QKeySequence(self._default(name)))

    def reset_all(self) -> None:
        """Every action has the key that it has by itself. Raises SettingError."""
        self._store({})

    def _refuse_taken(self, name: str, text: str) -> None:
        if text == self._settings.text(TALK_KEY_SETTING):
            raise KeyRefusedError(
                tr("{key} opens the microphone while you hold it; choose another key.", key=text)
            )
        for other in self.names():
            if other != name and _text(self.key(other)) == text:
                shown = QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText)
                raise KeyRefusedError(
                    tr(
                        "{key} is taken by “{action}”; give that another key first, or choose a free one.",
                        key=shown,
                        action=self.label(other),
                    )
                )

    @staticmethod
    def _refuse_unfit(key: QKeySequence) -> None:
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        for standard, what in EDITING.items():
            if key in QKeySequence.keyBindings(standard):
                raise KeyRefusedError(
                    tr(
                        "{key} is “{what}” wherever one types; choose another key.",
                        key=shown,
                        what=translated(what),
                    )
                )
        if not FIT.match(_text(key)):
            raise KeyRefusedError(
                tr(
                    "{key} is needed for typing and moving about; press it together with Ctrl or Alt.",
                    key=shown,
                )
            )

    def _default(self, name: str) -> str:
        return _text(self._actions.default_key(name))

    def _chosen(self) -> dict[str, str]:
        known = self.names()
        return {name: key for name, key in _read(self._settings.text(KEYS_SETTING)).items() if name in known}

    def _store(self, chosen: dict[str, str]) -> None:
        self._settings.set(KEYS_SETTING, json.dumps(chosen, sort_keys=True) if chosen else "")
        self._apply()
        self._settings.save()

    def _setting_changed(self, key: str, _value: Value) -> None:
        if key == KEYS_SETTING:
            run_on_main(self._apply)

    def _apply(self) -> None:
        """What the user chose comes first; an action whose own key is thereby taken has none."""
        if not self._open:
            return
        chosen = self._chosen()
        keys: dict[str, str] = {}
        for name in sorted(self.names(), key=lambda one: one not in chosen):
            wanted = chosen.get(name, self._default(name))
            keys[name] = "" if wanted in keys.values() else wanted
        self._actions.set_keys({name: QKeySequence(text) for name, text in keys.items()})
        self.changed.emit()


def _text(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def _read(text: str) -> dict[str, str]:
    """Keys by the name of their action; what cannot be read counts as not chosen."""
    try:
        stored = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(stored, dict):
        return {}
    return {name: _text(QKeySequence(key)) for name, key in stored.items() if isinstance(key, str)}
