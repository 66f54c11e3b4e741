"""What a setting is: its name, its kind, what fits it, and when a change takes effect."""

from __future__ import annotations

import enum
import math
import re
from dataclasses import dataclass

Value = bool | float | str


class SettingError(ValueError):
    """No such key, a value that does not fit or a file that cannot be written; the text is for the user."""


class Kind(enum.Enum):
    """What a setting holds, and so how it is edited."""

    SWITCH = "yes or no"
    NUMBER = "number"
    CHOICE = "one of a few"
    TEXT = "text"


class Restarts(enum.Enum):
    """What starts anew when the setting changes; the conversation goes on in every case but the last.

    What `PROGRAM` names counts from the next start on; nothing is ended for it.
    """

    NOTHING = "nothing"
    DEVICE = "the device"
    MODEL = "the model"
    PROGRAM = "the program"


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
