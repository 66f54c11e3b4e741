"""Devices that are plugged, unplugged and made the default while a conversation goes on, on a clock of the test's."""

from __future__ import annotations

import pytest

from assistant.capture.device_keeper import AFTER_GAP_S, SCAN_EVERY_S
from assistant.capture.device_line import DEATHS, DEFAULT_DEVICE, RETRY_S
from assistant.capture.device_news import SETTLE_S
from assistant.capture.system_sound import ServedDevice, SystemSound
from tests.capture.desk import Desk, laptop

BUILT_IN = ("Built-in microphone", "Built-in speakers")
HEADSET = ("USB headset", "USB headset")


def plug_headset(desk: Desk, *, default: bool = True) -> None:
    desk.plug("USB headset", inputs=1, outputs=2)
    if default:
        desk.microphone = desk.speaker = "USB headset"


def unplug_headset(desk: Desk) -> None:
    desk.unplug("USB headset")
    desk.microphone, desk.speaker = BUILT_IN


def test_what_is_as_it_should_be_is_not_worth_a_word() -> None:
    desk = laptop()
    desk.keeper()
    assert desk.run(60.0) == []
    assert desk.in_use == BUILT_IN
    assert desk.scan.scans == 0
    assert desk.library.scans == 0
    assert desk.changes == []


def test_a_headset_that_becomes_the_default_is_followed_and_left_again() -> None:
    desk = laptop()
    desk.keeper()
    desk.run(3.0)
    plug_headset(desk)
    assert desk.run(5.0) == ["“USB headset” is used now, as the system says."]
    assert desk.in_use == HEADSET
    assert desk.changes == [True]
    unplug_headset(desk)
    assert desk.run(6.0) == [
        "“USB headset” is gone; “Built-in microphone” and “Built-in speakers” are used until it is back."
    ]
    assert desk.in_use == BUILT_IN
    plug_headset(desk)
    assert len(desk.run(10.0)) == 1
    assert desk.in_use == HEADSET
    assert all(one.closed for one in desk.streams[:-2])


def test_another_default_without_any_plug_is_followed() -> None:
    desk = laptop()
    plug_headset(desk, default=False)
    desk.keeper()
    desk.run(3.0)
    desk.microphone = "USB headset"
    assert desk.run(5.0) == ["The microphone “USB headset” is used now, as the system says."]
    assert desk.in_use == ("USB headset", "Built-in speakers")


def test_a_device_that_was_chosen_does_not_follow_the_system() -> None:
    desk = laptop()
    desk.keeper(*BUILT_IN)
    plug_headset(desk)
    assert desk.run(30.0) == []
    assert desk.in_use == BUILT_IN
    assert desk.library.scans == 0  # nothing was interrupted for it


def test_a_chosen_headset_goes_and_comes_back() -> None:
    desk = laptop()
    plug_headset(desk, default=False)
    desk.keeper(*HEADSET)
    assert desk.run(3.0) == []
    desk.unplug("USB headset")
    assert desk.run(3.0) == [
        "“USB headset” is gone; “Built-in microphone” and “Built-in speakers” are used until it is back."
    ]
    assert desk.run(5 * SCAN_EVERY_S) == []
    plug_headset(desk, default=False)
    assert desk.run(6.0) == ["“USB headset” is used now."]
    assert desk.in_use == HEADSET


def test_a_headset_that_changes_its_profile_is_not_worth_a_word() -> None:
    desk = laptop()
    plug_headset(desk, default=False)
    desk.keeper(*HEADSET)
    desk.run(3.0)
    desk.unplug("USB headset")
    desk.run(0.5)
    desk.plug("USB headset", inputs=1, outputs=1, rate_hz=16_000)
    assert desk.run(20.0) == []
    assert desk.in_use == HEADSET


def test_a_loose_plug_is_told_less_and_less_often() -> None:
    desk = laptop()
    plug_headset(desk, default=False)
    desk.keeper(*HEADSET)
    desk.run(3.0)
    for _ in range(20):
        desk.unplug("USB headset")
        desk.run(3.0)
        plug_headset(desk, default=False)
        desk.run(3.0)
    assert 1 <= len(desk.told) <= 4
    desk.run(90.0)
    assert len(desk.told) <= 5
    assert desk.in_use == HEADSET


def test_without_any_device_one_can_type_and_the_first_that_comes_is_used() -> None:
    desk = Desk()
    desk.keeper()
    assert desk.run(SETTLE_S + 1) == [
        "No microphone was found; plug one in; until there is one you can type. "
        "No speaker was found; plug one in; until there is one answers are on the screen only."
    ]
    assert desk.run(30.0) == []
    desk.plug("USB headset", inputs=1, outputs=2)
    assert desk.run(8.0) == ["“USB headset” is used now."]


def test_without_a_sound_system_the_reason_is_told() -> None:
    desk = Desk(broken=True)
    desk.keeper()
    told = desk.run(3.0)
    assert len(told) == 1
    assert (
        "PortAudio is not installed; install it and start again; until there is one you can type." in told[0]
    )


def test_the_last_devices_go_and_everything_is_told_in_one_sentence() -> None:
    desk = laptop()
    desk.keeper()
    desk.run(3.0)
    for name in BUILT_IN:
        desk.unplug(name)
    desk.microphone = desk.speaker = ""
    assert desk.run(4.0) == [
        "The microphone “Built-in microphone” and the speaker “Built-in speakers” are gone; "
        "until there are others you can type and read."
    ]


def test_a_default_that_does_not_open_is_replaced_by_the_next_best() -> None:
    desk = laptop()
    desk.plug("HDMI loopback", inputs=2)
    desk.plug("Webcam microphone", inputs=1)
    desk.silent = {"Built-in microphone"}
    desk.keeper()
    told = desk.run(3.0)
    assert desk.in_use[0] == "Webcam microphone"
    assert told == [
        "The microphone “Built-in microphone” cannot be opened (device unavailable);"
        " “Webcam microphone” is used until then."
    ]
    desk.silent = set()
    assert desk.run(2 * RETRY_S + SETTLE_S * 2) == [
        "The microphone “Built-in microphone” is used now, as the system says."
    ]


def test_a_device_that_keeps_falling_silent_is_replaced_for_a_while() -> None:
    desk = laptop()
    desk.plug("Webcam microphone", inputs=1)
    desk.keeper()
    desk.run(3.0)
    for _ in range(DEATHS):
        assert desk.in_use[0] == "Built-in microphone"
        desk.streams[-1].alive = desk.streams[0].alive = False
        for stream in desk.streams:
            stream.alive = stream.label.startswith("Built-in speakers") and not stream.closed
        desk.run(4.0)
    assert desk.in_use[0] == "Webcam microphone"
    assert desk.told == [
        "The microphone “Built-in microphone” is gone; “Webcam microphone” is used until it is back."
    ]
    desk.run(90.0)
    assert desk.in_use[0] == "Built-in microphone"


def test_behind_a_sound_server_the_stream_moves_by_itself_and_it_is_told() -> None:
    desk = Desk(microphone="default", speaker="default", host_api="ALSA")
    desk.plug("default", inputs=32, outputs=32)
    desk.plug("HDA Intel: ALC257 (hw:0,0)", inputs=2, outputs=2)
    speakers = ServedDevice("alsa_output.pci", "Built-in Audio")
    desk.served = (ServedDevice("alsa_input.pci", "Built-in microphone"), speakers)
    desk.keeper()
    desk.run(3.0)
    opened = len(desk.streams)
    desk.served = (ServedDevice("alsa_input.usb", "Jabra Evolve"), speakers)
    assert desk.run(5.0) == ["The microphone “Jabra Evolve” is used now, as the system says."]
    assert len(desk.streams) == opened
    assert desk.changes == [True]
    desk.streams[0].alive = False  # the server was restarted
    assert desk.run(5.0) == []
    assert len(desk.streams) == opened + 1
    assert desk.in_use == ("default", "default")


def test_a_name_that_becomes_known_late_is_not_worth_a_word() -> None:
    desk = Desk(microphone="default", speaker="default", host_api="ALSA")
    desk.plug("default", inputs=32, outputs=32)
    desk.keeper()
    desk.run(3.0)
    desk.served = (ServedDevice("alsa_input.pci", "Built-in"), ServedDevice("alsa_output.pci", "Built-in"))
    assert desk.run(10.0) == []
    desk.served = (ServedDevice("alsa_input.usb", "Jabra"), ServedDevice("alsa_output.pci", "Built-in"))
    assert desk.run(10.0) == ["The microphone “Jabra” is used now, as the system says."]


def test_what_only_we_can_see_because_we_hold_it_is_not_given_up() -> None:
    desk = laptop()
    desk.keeper("Built-in microphone", "Missing headphones")
    desk.run(3.0)
    scans = desk.library.scans
    everything = desk.plugged
    desk.plugged = lambda: tuple(one for one in everything() if "microphone" not in one.name)  # type: ignore[method-assign]
    desk.run(3 * SCAN_EVERY_S)
    assert desk.scan.scans > 1
    assert desk.library.scans == scans
    assert desk.in_use == BUILT_IN


def test_a_sound_server_that_fails_does_not_lose_its_card_to_us() -> None:
    desk = Desk(microphone="default", speaker="default", host_api="ALSA")
    desk.plug("default", inputs=32, outputs=32)
    desk.plug("HDA Intel: ALC257 (hw:0,0)", inputs=2, outputs=2)
    desk.silent = {"default"}
    desk.keeper()
    desk.run(10.0)
    assert desk.in_use == (None, None)


def test_a_sound_server_that_starts_anew_is_used_again() -> None:
    desk = Desk(microphone="default", speaker="default", host_api="ALSA")
    desk.look = lambda now_s, *, served: SystemSound()  # type: ignore[method-assign] # cards stay where they are
    desk.plug("default", inputs=32, outputs=32)
    desk.plug("USB Audio", inputs=1, outputs=2)
    desk.keeper()
    desk.run(1.0)
    desk.unplug("default")
    desk.microphone = desk.speaker = ""
    desk.run(12.0)
    assert desk.in_use == ("USB Audio", "USB Audio")
    desk.plug("default", inputs=32, outputs=32)
    desk.microphone = desk.speaker = "default"
    desk.run(12.0)
    assert desk.in_use == ("default", "default")


def test_after_a_sleep_devices_that_return_late_are_not_told() -> None:
    desk = laptop()
    plug_headset(desk, default=False)
    keeper = desk.keeper(*HEADSET)
    desk.run(3.0)
    desk.now_s += 7_200
    desk.unplug("USB headset")
    keeper.after_gap(desk.now_s)
    assert desk.library.scans == 1
    assert desk.run(AFTER_GAP_S - 2) == []
    plug_headset(desk, default=False)
    assert desk.run(20.0) == []
    assert desk.in_use == HEADSET


def test_after_a_sleep_a_device_that_stays_away_is_told() -> None:
    desk = laptop()
    plug_headset(desk, default=False)
    keeper = desk.keeper(*HEADSET)
    desk.run(3.0)
    desk.unplug("USB headset")
    keeper.after_gap(desk.now_s)
    told = desk.run(AFTER_GAP_S + 3)
    assert len(told) == 1
    assert "“Built-in microphone” is used until" in told[0]


def test_what_the_user_chooses_is_not_told_to_them() -> None:
    desk = laptop()
    plug_headset(desk, default=False)
    keeper = desk.keeper()
    desk.run(3.0)
    keeper.switch(desk.lines[0], "USB headset, Core Audio", desk.now_s)
    assert desk.run(5.0) == []
    assert desk.in_use == ("USB headset", "Built-in speakers")
    keeper.switch(desk.lines[0], None, desk.now_s)
    assert desk.run(5.0) == []
    assert desk.in_use == BUILT_IN


def test_a_choice_that_was_plugged_in_after_the_last_scan_is_found() -> None:
    desk = laptop()
    keeper = desk.keeper()
    desk.run(3.0)
    plug_headset(desk, default=False)
    keeper.switch(desk.lines[0], "USB headset, Core Audio", desk.now_s)
    assert desk.run(5.0) == []
    assert desk.in_use == ("USB headset", "Built-in speakers")


def test_a_choice_that_does_not_open_is_told_and_leaves_the_old_one() -> None:
    desk = laptop()
    keeper = desk.keeper()
    desk.run(3.0)
    keeper.switch(desk.lines[0], "Nothing, Core Audio", desk.now_s)
    assert desk.run(5.0) == []
    assert desk.told == [
        "The microphone “Nothing, Core Audio” is not there; plug it in; “Built-in microphone, Core Audio” stays in use."
    ]
    assert desk.in_use == BUILT_IN


def test_a_microphone_that_rests_is_not_missed() -> None:
    desk = laptop()
    plug_headset(desk, default=False)
    desk.keeper(*HEADSET)
    desk.run(3.0)
    desk.lines[0].rest()
    desk.unplug("USB headset")
    assert desk.run(3.0) == [
        "The speaker “USB headset” is gone; “Built-in speakers” is used until it is back."
    ]
    desk.lines[0].wake(desk.now_s)
    assert desk.in_use[0] == "Built-in microphone"
    assert len(desk.run(6.0)) == 1


def test_a_microphone_that_rests_from_the_beginning_is_not_opened() -> None:
    desk = laptop()
    keeper = desk.keeper()
    keeper.close()
    desk.streams.clear()
    desk.lines[0].rest()
    keeper.open(0.0)
    assert [one.label for one in desk.streams] == ["Built-in speakers, Core Audio"]
    assert desk.lines[0].label == DEFAULT_DEVICE


@pytest.mark.parametrize("rate_hz", [16_000, 48_000])
def test_a_bluetooth_microphone_is_known_and_another_one_offered(rate_hz: int) -> None:
    desk = laptop()
    desk.plug("AirPods Pro", inputs=1, outputs=1, rate_hz=rate_hz)
    desk.microphone = "AirPods Pro"
    keeper = desk.keeper()
    desk.run(1.0)
    assert keeper.bluetooth is not None
    assert keeper.bluetooth.name == "AirPods Pro"
    assert keeper.bluetooth.instead == "Built-in microphone, Core Audio"
    keeper.switch(desk.lines[0], keeper.bluetooth.instead, desk.now_s)
    desk.run(1.0)
    assert keeper.bluetooth is None


def test_a_bluetooth_microphone_behind_a_sound_server_is_known_by_its_name_there() -> None:
    desk = Desk(microphone="default", speaker="default", host_api="ALSA")
    desk.plug("default", inputs=32, outputs=32)
    desk.served = (ServedDevice("bluez_input.AA_BB", "WH-1000XM4"), ServedDevice())
    keeper = desk.keeper()
    desk.run(1.0)
    assert keeper.bluetooth is not None
    assert keeper.bluetooth.name == "WH-1000XM4"
    assert keeper.bluetooth.instead == ""
    desk.plug("HDA Intel: ALC257 (hw:0,0)", inputs=2, outputs=2)
    keeper.open_anew(desk.now_s)
    desk.run(1.0)
    assert keeper.bluetooth.instead == "HDA Intel: ALC257 (hw:0,0), ALSA"
    desk.lines[0].rest()
    desk.run(0.5)
    assert keeper.bluetooth is None
