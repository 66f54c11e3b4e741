"""When a change of devices is worth a sentence."""

from __future__ import annotations

from assistant.capture.device_news import SETTLE_S, DeviceNews, DeviceState

HEADSET = DeviceState("microphone", "Headset", chosen=True)
GONE = "The microphone “Headset” is gone"


def told(*states: DeviceState) -> list[str]:
    """What is said when these follow each other, each for long enough."""
    said: list[str] = []
    news = DeviceNews(said.append)
    at_s = 0.0
    for state in states:
        news.look([state], at_s)
        at_s += SETTLE_S + 0.1
        news.look([state], at_s)
    return said


def test_a_device_that_goes_is_told_though_the_next_has_no_name_yet() -> None:
    nameless = DeviceState("microphone", "default", GONE, gone=True, chosen=True, vague=True)
    assert told(HEADSET, nameless) == [
        "The microphone “Headset” is gone; “default” is used until it is back.",
    ]


def test_that_a_device_has_a_name_at_last_is_no_news() -> None:
    nameless = DeviceState("microphone", "default", vague=True)
    named = DeviceState("microphone", "Built-in Audio")
    assert told(nameless, named) == []
    assert told(
        HEADSET,
        DeviceState("microphone", "default", GONE, gone=True, chosen=True, vague=True),
        DeviceState("microphone", "Built-in Audio", GONE, gone=True, chosen=True),
    ) == ["The microphone “Headset” is gone; “default” is used until it is back."]
