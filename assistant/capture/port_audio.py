"""PortAudio, kept in order: the library is loaded late and quietly, scanned anew only when nothing is open.

PortAudio freezes its list of devices when it is initialised. It can only be initialised again while no stream is
open anywhere in the process, so every stream is opened and closed here and counted.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from assistant.capture.errors import DeviceError
from assistant.capture.opener import Opener
from assistant.capture.quiet import quiet, silence_alsa

Kind = Literal["input", "output"]
BLOCK_S = 0.01
LATENCY_S = 0.04
"""The device's buffer. Less than 20 ms stalls behind ALSA's PulseAudio plugin; 40 ms rides out a busy machine."""
CLOSE_S = 1.0
TRY_AT_MOST = 8

_lock = threading.RLock()
_open_streams = 0
_opener = Opener()
_module: Any = None
_found: tuple[tuple[int, AudioDevice], ...] = ()  # as frozen as PortAudio's own list


@dataclass(frozen=True)
class AudioDevice:
    """A microphone or a speaker, or both. `default_*` is what the system uses unless told otherwise."""

    name: str
    host_api: str
    input_channels: int
    output_channels: int
    rate_hz: int
    default_input: bool = False
    default_output: bool = False

    @property
    def label(self) -> str:
        """“name, host API”: what settings remember. Indices change with every plug."""
        return f"{self.name}, {self.host_api}"

    def channels(self, kind: Kind) -> int:
        return self.input_channels if kind == "input" else self.output_channels


@dataclass(frozen=True)
class Opened:
    """A stream that is open but not yet started."""

    stream: Any
    label: str
    rate_hz: int
    channels: int

    @property
    def latency_s(self) -> float:
        return float(self.stream.latency)


class _RefusedError(Exception):
    """The device refuses everything that was tried; the text is PortAudio's reason."""


def library() -> Any:
    """The sounddevice module. Raises DeviceError when PortAudio is not installed or finds no sound system."""
    global _module
    with _lock:
        if _module is None:
            silence_alsa()
            try:
                import sounddevice
            except OSError:
                raise DeviceError(
                    "PortAudio, the library for microphones and speakers, is not installed; install it "
                    "(on Debian and Ubuntu: sudo apt install libportaudio2) and start again."
                ) from None
            except Exception as error:  # PortAudioError: the sound system does not come up
                raise DeviceError(
                    f"The sound system cannot be used ({error}); restart it or the computer."
                ) from None
            _module = sounddevice
        return _module


def devices() -> tuple[AudioDevice, ...]:
    """All devices as of the last scan. Raises DeviceError as `library` does."""
    return tuple(device for _, device in _indexed())


def rescan() -> bool:
    """Looks for devices anew; False when that is not possible now, because something is open or hangs."""
    global _found
    with _lock:
        if _open_streams or _opener.hangs:
            return False
        sounddevice = library()
        try:
            sounddevice._terminate()
        except sounddevice.PortAudioError:
            pass  # it was not initialised: the last attempt failed
        try:
            with quiet():
                sounddevice._initialize()
        except sounddevice.PortAudioError as error:
            _found = ()
            raise DeviceError(
                f"The sound system cannot be used ({error}); restart it or the computer."
            ) from None
        _found = _look()
        return True


def open_stream(kind: Kind, label: str | None, rate_hz: int, callback: Callable[..., None]) -> Opened:
    """Opens a device (None: the default) at `rate_hz` or else at its own rate, mono or stereo as it likes.

    Raises DeviceError with a sentence when there is no such device, or it does not open in time.
    """
    global _open_streams
    what = "microphone" if kind == "input" else "speaker"
    with _lock:
        library()
        failed: list[str] = []
        for index, device in _candidates(kind, label, what):
            try:
                opened = _open(kind, index, device, rate_hz, callback)
            except _RefusedError as error:
                failed.append(f"“{device.label}” cannot be opened ({error})")
                continue
            _open_streams += 1
            return opened
    raise DeviceError(
        f"The {what} {failed[0]}; close other programs that use it, or choose another one in the settings."
    )


def start_stream(opened: Opened) -> None:
    """Starts the callbacks. Raises DeviceError; the stream is then still to be closed."""
    sounddevice = library()
    try:
        opened.stream.start()
    except sounddevice.PortAudioError as error:
        raise DeviceError(
            f"“{opened.label}” cannot be started ({_reason(error)}); unplug it and plug it in again."
        ) from None


def close_stream(opened: Opened) -> None:
    """Closes within `CLOSE_S`; a driver that hangs is left behind, and then `rescan` is no longer possible."""

    def close() -> None:
        global _open_streams
        try:
            opened.stream.close(ignore_errors=True)
        finally:
            with _lock:
                _open_streams -= 1

    closer = threading.Thread(target=close, name="close-audio", daemon=True)
    closer.start()
    closer.join(CLOSE_S)


def _indexed() -> tuple[tuple[int, AudioDevice], ...]:
    """The devices with PortAudio's numbers; at once where they are known, also while a device is being opened."""
    global _found
    if _found:
        return _found
    library()
    with _lock:
        _found = _found or _look()
        return _found


def _look() -> tuple[tuple[int, AudioDevice], ...]:
    sounddevice = library()
    with _lock:
        try:
            apis = sounddevice.query_hostapis()
            found = sounddevice.query_devices()
        except sounddevice.PortAudioError:
            return ()
        default_api = _default_host_api(apis)
        result = []
        for index, info in enumerate(found):
            api = apis[info["hostapi"]]
            is_default = api is default_api
            result.append(
                (
                    index,
                    AudioDevice(
                        name=info["name"],
                        host_api=api["name"],
                        input_channels=info["max_input_channels"],
                        output_channels=info["max_output_channels"],
                        rate_hz=round(info["default_samplerate"]),
                        default_input=is_default and api["default_input_device"] == index,
                        default_output=is_default and api["default_output_device"] == index,
                    ),
                )
            )
        return tuple(result)


def _default_host_api(apis: Any) -> Any:
    """On Windows WASAPI, which is faster than MME, the one that PortAudio puts first; elsewhere the first in use."""
    in_use = [api for api in apis if api["devices"]]
    for api in in_use:
        if api["name"] == "Windows WASAPI" and api["default_output_device"] >= 0:
            return api
    return in_use[0] if in_use else None


def _candidates(kind: Kind, label: str | None, what: str) -> list[tuple[int, AudioDevice]]:
    """What to try in turn: the device of that label, or the default one; all where there is no default."""
    usable = [(index, device) for index, device in _indexed() if device.channels(kind)]
    if label is not None:
        named = [entry for entry in usable if entry[1].label == label]
        if not named:
            raise DeviceError(
                f"The {what} “{label}” is not there; plug it in or choose another one in the settings."
            )
        return named
    if not usable:
        raise DeviceError(f"No {what} was found; plug one in.")
    default = [
        entry for entry in usable if (entry[1].default_input if kind == "input" else entry[1].default_output)
    ]
    return default or usable[:TRY_AT_MOST]


def _open(kind: Kind, index: int, device: AudioDevice, rate_hz: int, callback: Callable[..., None]) -> Opened:
    sounddevice = library()
    stream_class = sounddevice.InputStream if kind == "input" else sounddevice.OutputStream
    reason = ""
    for rate, channels in _attempts(kind, device, rate_hz):
        try:
            stream = _opener.open(
                partial(
                    stream_class,
                    device=index,
                    samplerate=rate,
                    channels=channels,
                    dtype="float32",
                    blocksize=round(rate * BLOCK_S),
                    latency=max(LATENCY_S, _low_latency(index, kind)),
                    callback=callback,
                )
            )
        except (sounddevice.PortAudioError, ValueError) as error:
            reason = reason or _reason(error)
            continue
        return Opened(stream, device.label, rate, channels)
    raise _RefusedError(reason)


def _attempts(kind: Kind, device: AudioDevice, rate_hz: int) -> list[tuple[int, int]]:
    """(rate, channels) in the order in which to try them."""
    most = device.channels(kind)
    wanted = [1, 2, most] if kind == "input" else [2, 1, most]
    channels = list(dict.fromkeys(count for count in wanted if count <= most))
    rates = list(dict.fromkeys((rate_hz, device.rate_hz)))
    return [(rate, count) for count in channels for rate in rates]


def _low_latency(index: int, kind: Kind) -> float:
    return float(library().query_devices(index)[f"default_low_{kind}_latency"])


def _reason(error: Exception) -> str:
    """The heart of a PortAudio message: `Error opening InputStream: Device unavailable [PaErrorCode -9985]`."""
    text = str(error).split("[PaErrorCode")[0]
    return text.rsplit("Stream:", 1)[-1].strip().rstrip(":").lower() or "unknown reason"
