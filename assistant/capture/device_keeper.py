"""DeviceKeeper: keeps a microphone and a speaker in use, whatever is plugged, unplugged or made the default.

PortAudio's list is frozen, and to look anew means to close what is open. So another process looks first (`DeviceScan`),
when the system hints at a change or when something is missing, and the interruption is made only when it brings a
better device. Behind a sound server's device, the server moves the streams itself; then it is only told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from assistant.capture.bluetooth import is_bluetooth
from assistant.capture.device_line import DeviceLine
from assistant.capture.device_news import DeviceNews, DeviceState
from assistant.capture.errors import DeviceError
from assistant.capture.next_best import SERVER_NAMES, ranked
from assistant.capture.port_audio import AudioDevice, Kind
from assistant.capture.system_sound import ServedDevice, SystemSound
from assistant.status import BluetoothMicrophone

SCAN_EVERY_S = 10.0
SCAN_AFTER_HINT_S = 0.7
"""A device that is plugged in makes several changes in a row."""
AFTER_GAP_S = 6.0
"""For so long after the computer slept, devices come back one by one."""


class Library(Protocol):
    """PortAudio as it sees the devices: see `assistant.capture.port_audio`."""

    def devices(self) -> tuple[AudioDevice, ...]: ...

    def rescan(self) -> bool: ...


class Scan(Protocol):
    """See `DeviceScan`."""

    def start(self) -> None: ...

    def result(self) -> tuple[AudioDevice, ...] | None: ...

    def cancel(self) -> None: ...


class Watch(Protocol):
    """See `SystemWatch`."""

    def look(self, now_s: float, *, served: bool) -> SystemSound: ...


Line = DeviceLine[Any]


class DeviceKeeper:
    """For the one thread that opens and closes devices; `look` a few times a second.

    Attributes:
        bluetooth: the Bluetooth headset whose microphone is in use, None while there is none.
    """

    def __init__(
        self,
        microphone: Line,
        speaker: Line,
        library: Library,
        scan: Scan,
        watch: Watch,
        say: Callable[[str], None],
        changed: Callable[[bool], None] = lambda _microphone: None,
    ) -> None:
        """`changed` is called when another device is in use, with whether it is the microphone."""
        self.bluetooth: BluetoothMicrophone | None = None
        self._lines = (microphone, speaker)
        self._library = library
        self._scan = scan
        self._watch = watch
        self._say = say
        self._news = DeviceNews(say)
        self._changed = changed
        self._in_use: list[tuple[str | None, str]] = []
        self._system = SystemSound()
        self._scan_at_s = 0.0
        self._hinted = False
        self._behind_server: set[str] = set()

    def open(self, now_s: float) -> None:
        """Opens both devices, the microphone unless it rests."""
        self._system = self._watch.look(now_s, served=True)
        for line in self._lines:
            if not line.resting:
                line.open(now_s)

    def close(self) -> None:
        """Closes everything."""
        self._scan.cancel()
        for line in self._lines:
            line.close()

    def look(self, now_s: float) -> None:
        """Mends what is broken, follows the system, and says what has changed."""
        for line in self._lines:
            line.check(now_s)
            self._remember_server(line)
        self._follow_the_system(now_s)
        self._look_for_better_devices(now_s)
        self._news.look([self._state(line) for line in self._lines if not line.resting], now_s)
        self.bluetooth = self._bluetooth()
        self._note_changes()

    def switch(self, line: Line, label: str | None, now_s: float) -> None:
        """Uses another device, None for the system's default; says when that fails."""
        if label is not None and label not in {device.label for device in self._devices()}:
            self.open_anew(now_s)  # it was plugged in after the last scan
        if problem := line.switch(label, now_s):
            self._say(problem)
        elif not line.resting:
            self._news.accept(self._state(line))

    def open_anew(self, now_s: float) -> None:
        """Closes what is open, lets PortAudio look again, and opens the best there is."""
        for line in self._lines:
            if line.current is not None:
                line.close()
        try:
            self._library.rescan()
        except DeviceError:
            pass  # then nothing opens, and the lines say why
        for line in self._lines:
            if not line.resting:
                line.open(now_s)

    def after_gap(self, now_s: float) -> None:
        """Nothing ran for a while: the devices are opened anew, and those that are slow to return are waited for."""
        self._news.wait(now_s + AFTER_GAP_S)
        self._hint(now_s)
        self.open_anew(now_s)

    # -- what the system says --

    def _follow_the_system(self, now_s: float) -> None:
        served = any(_is_served(line.label) for line in self._lines)
        before, self._system = self._system, self._watch.look(now_s, served=served)
        if before.signature != self._system.signature:
            self._hint(now_s)

    def _hint(self, now_s: float) -> None:
        self._hinted = True
        self._scan_at_s = now_s + SCAN_AFTER_HINT_S

    def _look_for_better_devices(self, now_s: float) -> None:
        found = self._scan.result()
        if found is not None:
            for line in self._lines:
                line.trust({device.label for device in found})
            if any(self._better(line, found) for line in self._lines):
                self.open_anew(now_s)
            return
        broken = any(line.broken or self._misses_server(line) for line in self._lines)
        if now_s < self._scan_at_s or not (broken or self._hinted):
            return
        self._hinted = False
        self._scan_at_s = now_s + SCAN_EVERY_S
        if all(line.current is None and not line.hanging for line in self._lines):
            self._scan_at_s = now_s + SCAN_EVERY_S / 3
            self.open_anew(now_s)
        else:
            self._scan.start()

    def _remember_server(self, line: Line) -> None:
        if line.wanted is not None:
            self._behind_server.discard(line.what)
        elif _is_served(line.label):
            self._behind_server.add(line.what)

    def _misses_server(self, line: Line) -> bool:
        """Whether the sound server went, and with it the system's default, so that another device counts as that.

        Nothing hints at its return.
        """
        return line.what in self._behind_server and not line.resting and not _is_served(line.label)

    def _better(self, line: Line, found: Sequence[AudioDevice]) -> bool:
        """Whether a look of PortAudio's own would bring a device that suits better than the one in use."""
        if line.resting:
            return False
        kind = _kind(line)
        there, known = _labels(found, kind), _labels(self._devices(), kind)
        if self._misses_server(line) and there and _is_served(there[0]):
            return True
        if line.current is not None and line.label not in there:
            return False  # it works; the other process may not see what is held open here
        if line.wanted in there:
            return line.label != line.wanted and line.wanted not in known
        return bool(there) and line.label != there[0] and (not known or known[0] != there[0])

    def _devices(self) -> tuple[AudioDevice, ...]:
        try:
            return self._library.devices()
        except DeviceError:
            return ()

    # -- what is told --

    def _state(self, line: Line) -> DeviceState:
        name = None if line.label is None else self._name(line.label, line)
        trouble = line.trouble
        for label in {line.label, line.best} - {None}:
            assert label is not None
            trouble = trouble.replace(f"“{label}”", f"“{self._name(label, line)}”")
        vague = _is_served(line.label) and not self._served(line).description
        return DeviceState(line.what, name, trouble, line.gone, line.wanted is not None, vague)

    def _name(self, label: str, line: Line) -> str:
        """What people call a device: without the host API, or as the sound server calls its own choice."""
        if _is_served(label) and (description := self._served(line).description):
            return description
        return label.rpartition(", ")[0] or label

    def _served(self, line: Line) -> ServedDevice:
        return self._system.microphone if _kind(line) == "input" else self._system.speaker

    def _note_changes(self) -> None:
        before = self._in_use
        served = [self._served(line).name if _is_served(line.label) else "" for line in self._lines]
        self._in_use = list(zip([line.label for line in self._lines], served, strict=True))
        if before and before != self._in_use:
            self._changed(before[0] != self._in_use[0])

    def _bluetooth(self) -> BluetoothMicrophone | None:
        line = self._lines[0]
        if line.label is None or line.resting:
            return None
        devices = [device for device in self._devices() if device.input_channels]
        rate_hz = next((device.rate_hz for device in devices if device.label == line.label), 0)
        names = [self._name(line.label, line)]
        if _is_served(line.label):
            names.append(self._system.microphone.name)
            rate_hz = 0
        if not any(is_bluetooth(name, rate_hz) for name in names):
            return None
        others = [
            device.label
            for device in ranked(devices, "input", with_hardware=True)
            if device.label != line.label
            and not _is_served(device.label)
            and not is_bluetooth(device.name, device.rate_hz)
        ]
        return BluetoothMicrophone(names[0], others[0] if others else "")


def _kind(line: Line) -> Kind:
    return "input" if line.what == "microphone" else "output"


def _labels(devices: Sequence[AudioDevice], kind: Kind) -> list[str]:
    return [device.label for device in ranked(devices, kind)]


def _is_served(label: str | None) -> bool:
    return label is not None and label.partition(", ")[0] in SERVER_NAMES
