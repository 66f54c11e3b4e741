"""`counterpoint devices`: which microphones, speakers, cameras and screens there are."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.capture import device_scan
from assistant.capture.bluetooth import is_bluetooth
from assistant.capture.cameras import CameraDevice
from assistant.capture.devices import Devices, list_devices
from assistant.capture.port_audio import AudioDevice, Kind
from assistant.commands.output import complain, say


def add_parser(subparsers: Any) -> None:
    """Add `devices` to the main parser."""
    parser = subparsers.add_parser("devices", help="list microphones, speakers and cameras")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--scan", action="store_true", help=argparse.SUPPRESS)  # see capture.device_scan
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the devices; returns the exit code: 0, or 1 where there is no sound system."""
    if args.scan:
        return device_scan.main()
    devices = list_devices()
    if args.json:
        say(json.dumps(as_json(devices), indent=2, ensure_ascii=False))
    else:
        _show("Microphones", [_sound_line(device, "input") for device in devices.microphones])
        _show("Speakers", [_sound_line(device, "output") for device in devices.speakers])
        _show("Cameras", [_camera_line(camera) for camera in devices.cameras])
        _show("Screens, each a camera when it is chosen", _screen_lines(devices), devices.no_screens)
        say("* is what the system uses unless the settings say otherwise.")
    if devices.problem:
        complain(devices.problem)
        return 1
    return 0


def as_json(devices: Devices) -> dict[str, Any]:
    """The devices for programs; `label` is what the settings remember."""
    return {
        "microphones": [_sound_json(device, "input") for device in devices.microphones],
        "speakers": [_sound_json(device, "output") for device in devices.speakers],
        "cameras": [asdict(camera) for camera in devices.cameras],
        "screens": [asdict(screen) for screen in devices.screens],
    }


def _sound_json(device: AudioDevice, kind: Kind) -> dict[str, Any]:
    return {
        "label": device.label,
        "name": device.name,
        "host_api": device.host_api,
        "channels": device.channels(kind),
        "rate_hz": device.rate_hz,
        "default": device.default_input if kind == "input" else device.default_output,
    }


def _show(title: str, lines: Sequence[str], otherwise: str = "none was found; plug one in") -> None:
    say(f"{title}:")
    for line in lines or [f"  {otherwise}"]:
        say(line)
    say()


def _sound_line(device: AudioDevice, kind: Kind) -> str:
    default = device.default_input if kind == "input" else device.default_output
    channels = device.channels(kind)
    plural = "" if channels == 1 else "s"
    by_bluetooth = kind == "input" and is_bluetooth(device.name, device.rate_hz)
    note = "; by Bluetooth: sounds as on a telephone" if by_bluetooth else ""
    return f"{_mark(default)} {device.label}  ({channels} channel{plural}, {device.rate_hz} Hz{note})"


def _camera_line(camera: CameraDevice) -> str:
    shown = "" if camera.source == camera.name else f"  ({camera.source})"
    return f"{_mark(camera.default)} {camera.name}{shown}"


def _screen_lines(devices: Devices) -> list[str]:
    return [f"  {screen.name}" for screen in devices.screens]


def _mark(default: bool) -> str:
    return "*" if default else " "
