"""Which device is the best one to use: the system's default, and after it those that are most likely to be right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.capture.bluetooth import is_bluetooth
from assistant.capture.port_audio import AudioDevice, Kind

SERVER_NAMES = ("default", "pulse", "pipewire")
"""Devices of ALSA behind which a sound server chooses the device, and moves what is open when it chooses anew."""

_NO_MICROPHONE = re.compile(
    r"\bmonitor\b|loopback|stereo mix|what u hear|wave out mix|s/?pdif|digital in", re.I
)
_NO_SPEAKER = re.compile(r"loopback|\bhdmi\b|displayport|s/?pdif|digital out|\bnull\b", re.I)
_MAPPER = re.compile(r"sound mapper|primary sound", re.I)
_BUILT_IN = re.compile(r"built-?in|internal|macbook|imac|array|realtek", re.I)
_HARDWARE = re.compile(r"\(hw:\d")


def ranked(devices: Iterable[AudioDevice], kind: Kind, *, with_hardware: bool = False) -> list[AudioDevice]:
    """The devices of one direction that are worth trying, the best one first.

    Only those of the default's own host API: the others name the same devices again. Where ALSA may lead to a sound
    server, everything else is left to that: it is the same device by another name, or the hardware, which whoever opens
    it takes away from the server. `with_hardware` lists that, too.
    """
    usable = [device for device in devices if device.channels(kind)]
    default = next((device for device in usable if is_default(device, kind)), None)
    if default is None:
        return sorted(usable, key=lambda device: _doubt(device, kind))
    others = [
        device
        for device in usable
        if device is not default
        and device.host_api == default.host_api
        and (default.name not in SERVER_NAMES or _beside_a_server(device, with_hardware))
    ]
    return [default, *sorted(others, key=lambda device: _doubt(device, kind))]


def is_default(device: AudioDevice, kind: Kind) -> bool:
    """Whether the system uses this device unless told otherwise."""
    return device.default_input if kind == "input" else device.default_output


def _beside_a_server(device: AudioDevice, with_hardware: bool) -> bool:
    return device.name in SERVER_NAMES or (with_hardware and bool(_HARDWARE.search(device.name)))


def _doubt(device: AudioDevice, kind: Kind) -> int:
    """How unlikely it is that somebody wants to use it."""
    strange = (_NO_MICROPHONE if kind == "input" else _NO_SPEAKER).search(device.name)
    doubt = 8 if strange else 0
    doubt += 4 if _MAPPER.search(device.name) else 0
    doubt += 2 if kind == "input" and is_bluetooth(device.name, device.rate_hz) else 0
    return doubt + (0 if _BUILT_IN.search(device.name) else 1)
