"""What a conversation is doing now, for a window to show."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from assistant.cards import Card


class Phase(enum.Enum):
    """Where a conversation is in its life."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class BluetoothMicrophone:
    """The microphone of a Bluetooth headset is in use.

    `instead` is another microphone as the setting names it, “name, host API”; "" where there is none.
    """

    name: str
    instead: str = ""


@dataclass(frozen=True)
class StandingOrder:
    """Something that the user asked it to look out for; `id` is what `Conversation.end_order` takes.

    `kind` is such as “timer”. `state` says how it stands, in a few words or none, and `card` is what it shows.
    `ends_s` is when it ends by itself, on the session's clock, where that is known.
    """

    id: str
    kind: str
    title: str
    state: str = ""
    ends_s: float | None = None
    card: Card | None = None


@dataclass(frozen=True)
class Status:
    """A snapshot; cheap to take at the frame rate of a window.

    `phase_text` says what is being loaded or, after a failure, what is wrong and what to do. Levels are RMS over
    the last 50 ms or so. `now_s` is the time on the session's clock. `playing_sound` says that something that was said
    before is heard again, `sound_kept` that what is said now is kept as sound. Device names are those in use, None
    where there is none. `bluetooth` is the Bluetooth headset whose microphone is in use.
    `orders` are the standing orders that stand. `screen_watched`: the camera that is on is the screen.
    """

    phase: Phase = Phase.LOADING
    phase_text: str = ""
    now_s: float = 0.0
    floor: str = "idle"
    user_speaking: bool = False
    speaking: bool = False
    thinking: bool = False
    tasks_running: int = 0
    orders: tuple[StandingOrder, ...] = ()
    muted: bool = False
    camera_on: bool = False
    screen_watched: bool = False
    input_level_dbfs: float = -100.0
    output_level_dbfs: float = -100.0
    playing_sound: bool = False
    sound_kept: bool = False
    microphone: str | None = None
    speaker: str | None = None
    camera: str | None = None
    bluetooth: BluetoothMicrophone | None = None
    models: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
