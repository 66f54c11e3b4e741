"""A computer with microphones and speakers that come and go, as PortAudio sees it: its list is frozen until a scan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.capture.device_keeper import DeviceKeeper
from assistant.capture.device_line import DeviceLine
from assistant.capture.errors import DeviceError
from assistant.capture.next_best import ranked
from assistant.capture.port_audio import AudioDevice, Kind
from assistant.capture.system_sound import ServedDevice, SystemSound

LOOK_S = 0.25
API = "Core Audio"


@dataclass
class FakeStream:
    label: str
    alive: bool = True
    hangs: bool = False
    closed: bool = False

    def close(self) -> None:
        self.closed = True


class FrozenLibrary:
    """PortAudio: knows what there was at the last scan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known = desk.plugged()
        self.scans = 0

    def devices(self) -> tuple[AudioDevice, ...]:
        if self._desk.broken:
            raise DeviceError("PortAudio is not installed; install it and start again.")
        return self._known

    def rescan(self) -> bool:
        assert not any(one.alive and not one.closed for one in self._desk.streams), "something is open"
        self.scans += 1
        self._known = self._desk.plugged()
        return True


class OtherProcess:
    """The scan by another process: sees what there is, a look later."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._found: tuple[AudioDevice, ...] | None = None
        self.scans = 0

    def start(self) -> None:
        self.scans += 1
        self._found = self._desk.plugged()

    def result(self) -> tuple[AudioDevice, ...] | None:
        found, self._found = self._found, None
        return found

    def cancel(self) -> None:
        self._found = None


@dataclass
class Desk:
    """`plug`, `unplug` and the defaults are what a person does; `run` lets time go by."""

    devices: dict[str, AudioDevice] = field(default_factory=dict)
    microphone: str = ""
    speaker: str = ""
    host_api: str = API
    served: tuple[ServedDevice, ServedDevice] = (ServedDevice(), ServedDevice())
    silent: set[str] = field(default_factory=set)
    """Devices that do not open."""
    broken: bool = False
    told: list[str] = field(default_factory=list)
    changes: list[bool] = field(default_factory=list)
    streams: list[FakeStream] = field(default_factory=list)
    now_s: float = 0.0

    def plug(self, name: str, inputs: int = 0, outputs: int = 0, rate_hz: int = 48_000) -> None:
        self.devices[name] = AudioDevice(name, self.host_api, inputs, outputs, rate_hz)

    def unplug(self, name: str) -> None:
        del self.devices[name]
        for stream in self.streams:
            stream.alive = stream.alive and stream.label != f"{name}, {self.host_api}"

    def plugged(self) -> tuple[AudioDevice, ...]:
        return tuple(
            replace(one, default_input=one.name == self.microphone, default_output=one.name == self.speaker)
            for one in self.devices.values()
        )

    def look(self, now_s: float, *, served: bool) -> SystemSound:
        return SystemSound((tuple(self.devices), self.microphone, self.speaker), *self.served)

    def keeper(self, microphone: str | None = None, speaker: str | None = None) -> DeviceKeeper:
        """Begins to use devices."""
        self.library, self.scan = FrozenLibrary(self), OtherProcess(self)
        self.lines = (
            self._line("microphone", microphone, "input"),
            self._line("speaker", speaker, "output"),
        )
        self._keeper = DeviceKeeper(
            *self.lines, self.library, self.scan, self, self.told.append, self.changes.append
        )
        self._keeper.open(self.now_s)
        return self._keeper

    def run(self, seconds: float) -> list[str]:
        """What was told in that time."""
        before = len(self.told)
        for _ in range(round(seconds / LOOK_S)):
            self.now_s += LOOK_S
            self._keeper.look(self.now_s)
        return self.told[before:]

    @property
    def in_use(self) -> tuple[str | None, str | None]:
        """The names of the microphone and the speaker that are open."""
        names = [None if line.label is None else line.label.rpartition(", ")[0] for line in self.lines]
        return names[0], names[1]

    def _line(self, what: str, wanted: str | None, kind: Kind) -> DeviceLine[FakeStream]:
        def choices() -> list[str]:
            return [one.label for one in ranked(self.library.devices(), kind)]

        label = None if wanted is None else f"{wanted}, {self.host_api}"
        return DeviceLine(what, label, self._opener(what, kind), choices, lambda _: None)

    def _opener(self, what: str, kind: Kind) -> Callable[[str], FakeStream]:
        def open_device(label: str) -> FakeStream:
            known = {one.label: one for one in self.library.devices() if one.channels(kind)}
            if label not in known:
                raise DeviceError(f"The {what} “{label}” is not there; plug it in.")
            if known[label].name in self.silent or known[label].name not in self.devices:
                raise DeviceError(f"The {what} “{label}” cannot be opened (device unavailable).")
            self.streams.append(FakeStream(label))
            return self.streams[-1]

        return open_device


def laptop() -> Desk:
    """Built-in devices, which are the default."""
    desk = Desk(microphone="Built-in microphone", speaker="Built-in speakers")
    desk.plug("Built-in microphone", inputs=1)
    desk.plug("Built-in speakers", outputs=2)
    return desk
