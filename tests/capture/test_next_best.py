"""Which devices are tried in which order, and which microphones belong to Bluetooth headsets."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pytest

from assistant.capture import system_sound
from assistant.capture.bluetooth import is_bluetooth
from assistant.capture.next_best import ranked
from assistant.capture.port_audio import AudioDevice
from assistant.capture.system_sound import PulseServer, SystemWatch, description_of


def microphone(
    name: str, api: str = "Windows WASAPI", *, default: bool = False, rate_hz: int = 48_000
) -> AudioDevice:
    return AudioDevice(name, api, 1, 0, rate_hz, default_input=default)


def test_the_default_comes_first_and_doubtful_ones_last() -> None:
    devices = [
        microphone("Stereo Mix (Realtek Audio)"),
        microphone("Headset (AirPods Hands-Free AG Audio)"),
        microphone("Webcam (C920)"),
        microphone("Microphone Array (Realtek Audio)"),
        microphone("Line (USB mixer)", default=True),
        microphone("Webcam (C920)", "MME"),
        AudioDevice("Speakers", "Windows WASAPI", 0, 2, 48_000),
    ]
    assert [one.name for one in ranked(devices, "input")] == [
        "Line (USB mixer)",
        "Microphone Array (Realtek Audio)",
        "Webcam (C920)",
        "Headset (AirPods Hands-Free AG Audio)",
        "Stereo Mix (Realtek Audio)",
    ]


def test_speakers_that_nobody_hears_come_last() -> None:
    names = ["HDMI 1", "Monitor of something", "Null output"]
    devices = [AudioDevice(name, "ALSA", 0, 2, 48_000) for name in names]
    assert ranked(devices, "output")[0].name == "Monitor of something"  # a screen may have speakers


def test_a_sound_servers_hardware_is_left_to_it() -> None:
    devices = [
        microphone("HDA Intel: ALC257 (hw:0,0)", "ALSA"),
        microphone("pulse", "ALSA"),
        microphone("samplerate", "ALSA"),
        microphone("default", "ALSA", default=True),
    ]
    assert [one.name for one in ranked(devices, "input")] == ["default", "pulse"]
    assert len(ranked(devices, "input", with_hardware=True)) == 3
    assert [one.name for one in ranked(devices[:1], "input")] == ["HDA Intel: ALC257 (hw:0,0)"]


@pytest.mark.parametrize(
    ("name", "rate_hz"),
    [
        ("Headset (WH-1000XM4 Hands-Free AG Audio)", 44_100),
        ("Headset (WF-C500)", 16_000),
        ("AirPods Pro", 24_000),
        ("Anna’s AirPods", 48_000),
        ("bluez_input.AA_BB_CC", 0),
        ("bluez_source.AA_BB.handsfree_head_unit", 0),
        ("Galaxy Buds2 Pro", 16_000),
        ("EarBuds", 48_000),
        ("Headset", 8_000),
        ("Hands Free HFP Audio", 48_000),
    ],
)
def test_bluetooth_microphones_are_known(name: str, rate_hz: int) -> None:
    assert is_bluetooth(name, rate_hz)


@pytest.mark.parametrize(
    ("name", "rate_hz"),
    [
        ("Built-in Microphone", 48_000),
        ("MacBook Pro Microphone", 48_000),
        ("Headset Microphone (USB Headset)", 16_000),
        ("Headset (Jabra Evolve 65)", 48_000),
        ("C920 Webcam", 16_000),
        ("Microphone Array", 16_000),
        ("HDA Intel PCH: ALC257 Analog (hw:0,0)", 44_100),
        ("Budget microphone", 48_000),
        ("Headphone jack", 16_000),
    ],
)
def test_other_microphones_are_not_taken_for_one(name: str, rate_hz: int) -> None:
    assert not is_bluetooth(name, rate_hz)


LISTING = """
Source #1
	State: RUNNING
	Name: alsa_input.pci-0000_00_1f.3.analog-stereo
	Description: Built-in Audio Analog Stereo
	Driver: module-alsa-card.c

Source #2
	Name: bluez_input.AA
	Description: Anna’s headphones
"""


def test_the_sound_servers_listing_is_read() -> None:
    assert description_of("bluez_input.AA", LISTING) == "Anna’s headphones"
    assert (
        description_of("alsa_input.pci-0000_00_1f.3.analog-stereo", LISTING) == "Built-in Audio Analog Stereo"
    )
    assert description_of("gone", LISTING) == ""


def test_the_system_is_not_asked_more_often_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(PulseServer, "defaults", lambda _self: asked.append("server"))
    watch = SystemWatch(signature=lambda: len(asked))
    for tick in range(40):
        watch.look(tick * 0.25, served=False)
    assert asked == []
    for tick in range(40, 120):
        watch.look(tick * 0.25, served=True)
    assert len(asked) <= 2  # it did not answer, and is left alone for a while


def test_the_systems_signatures_change_with_the_default_and_with_the_devices() -> None:
    mac = system_sound._MacSignature.__new__(system_sound._MacSignature)
    mac._core_audio = CoreAudio()
    before = mac()
    assert before == (b"\x07\0\0\0", b"\x08\0\0\0", b"\x07\0\0\0\x08\0\0\0")
    mac._core_audio.values[b"dIn "] = b"\x09\0\0\0"
    assert mac() != before
    names = ["Speakers", "Headset"]
    windows = system_sound._WindowsSignature.__new__(system_sound._WindowsSignature)
    windows._directions = ((lambda: len(names), name_of(names), lambda *_: 0, 84),)
    before = windows()
    assert windows() == before
    names.reverse()
    assert windows() != before
    names.pop()
    assert len(windows()) < len(before)


class CoreAudio:
    """The two functions of macOS that are asked, in C's own types."""

    def __init__(self) -> None:
        self.values = {b"dIn ": b"\x07\0\0\0", b"dOut": b"\x08\0\0\0", b"dev#": b"\x07\0\0\0\x08\0\0\0"}

    def AudioObjectGetPropertyDataSize(self, *given: Any) -> int:  # noqa: N802
        given[-1]._obj.value = len(self._value(given))
        return 0

    def AudioObjectGetPropertyData(self, *given: Any) -> int:  # noqa: N802
        value = self._value(given)
        assert given[4]._obj.value == len(value)
        ctypes.memmove(given[-1], value, len(value))
        return 0

    def _value(self, given: tuple[Any, ...]) -> bytes:
        system_object, address = given[0], given[1]._obj
        assert system_object == 1
        assert address[1].to_bytes(4, "big") == b"glob"
        return self.values[address[0].to_bytes(4, "big")]


def name_of(names: list[str]) -> Callable[..., int]:
    def capabilities(number: Any, data: Any, size: int) -> int:
        assert size == len(data)
        text = names[number.value].encode("utf-16-le")
        ctypes.memmove(ctypes.byref(data, 8), text, len(text))
        return 0

    return capabilities
