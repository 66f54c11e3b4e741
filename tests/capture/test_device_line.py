"""Which device is used when devices come and go."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.capture.device_line import RETRY_S, DeviceLine
from assistant.capture.errors import DeviceError


@dataclass
class FakeStream:
    label: str
    alive: bool = True
    closed: bool = False

    def close(self) -> None:
        self.closed = True


@dataclass
class Desk:
    """Devices by label; `default` is the one that the system uses."""

    there: set[str] = field(default_factory=set)
    default: str | None = None
    told: list[str] = field(default_factory=list)
    attached: FakeStream | None = None
    opened: list[FakeStream] = field(default_factory=list)

    def line(self, wanted: str | None) -> DeviceLine[FakeStream]:
        return DeviceLine(
            "microphone", "until then you can type", wanted, self.open, self.attach, self.told.append
        )

    def open(self, label: str | None) -> FakeStream:
        name = self.default if label is None else label
        if name not in self.there:
            raise DeviceError(f"The microphone “{name}” is not there; plug it in.")
        stream = FakeStream(name)
        self.opened.append(stream)
        return stream

    def attach(self, stream: FakeStream | None) -> None:
        self.attached = stream

    def unplug(self, label: str) -> None:
        self.there.discard(label)
        for stream in self.opened:
            stream.alive = stream.alive and stream.label != label


def test_the_wanted_device_is_used_without_a_word() -> None:
    desk = Desk({"a", "b"}, "a")
    line = desk.line("b")
    line.open(0.0)
    assert line.label == "b"
    assert desk.attached is line.current
    assert not line.broken
    assert desk.told == []


def test_a_missing_device_is_replaced_and_taken_when_it_comes() -> None:
    desk = Desk({"a"}, "a")
    line = desk.line("b")
    line.open(0.0)
    assert line.label == "a"
    assert desk.told == ["The microphone “b” is not there; plug it in; “a” is used until then."]
    desk.there.add("b")
    line.check(RETRY_S - 0.1)
    assert line.label == "a"
    line.check(RETRY_S)
    assert line.label == "b"
    assert desk.told[1:] == ["The microphone “b” is used now."]
    assert desk.opened[0].closed


def test_a_device_that_vanishes_is_told_once_and_mended() -> None:
    desk = Desk({"a", "b"}, "a")
    line = desk.line("b")
    line.open(0.0)
    desk.unplug("b")
    line.check(1.0)
    assert line.label == "a"
    desk.unplug("a")
    line.check(2.0)
    assert line.label is None
    assert desk.attached is None
    for tick in range(3, 20):
        line.check(float(tick))
    assert len(desk.told) == 2
    assert "you can type" in desk.told[1]
    desk.there.add("a")
    line.check(30.0)
    assert line.label == "a"
    desk.there.add("b")
    line.check(40.0)
    assert line.label == "b"
    assert all(stream.closed for stream in desk.opened[:-1])


def test_a_switch_that_fails_leaves_the_old_device() -> None:
    desk = Desk({"a"}, "a")
    line = desk.line(None)
    line.open(0.0)
    line.switch("b", 1.0)
    assert line.label == "a"
    assert line.wanted is None
    assert not desk.opened[0].closed
    assert desk.told == ["The microphone “b” is not there; plug it in; “a” stays in use."]


def test_a_switch_opens_the_new_device_before_it_closes_the_old_one() -> None:
    desk = Desk({"a", "b"}, "a")
    line = desk.line(None)
    line.open(0.0)
    line.switch("b", 1.0)
    assert line.label == "b"
    assert desk.attached is line.current
    assert desk.opened[0].closed
    line.switch("b", 2.0)
    assert len(desk.opened) == 2
    line.close()
    assert desk.opened[1].closed
    assert desk.attached is None


def test_a_device_that_rests_is_closed_and_nobody_mends_it() -> None:
    desk = Desk({"a", "b"}, "a")
    line = desk.line(None)
    line.open(0.0)
    line.rest()
    assert desk.opened[0].closed
    assert desk.attached is None
    assert line.label == "a"
    assert not line.broken
    line.check(RETRY_S + 1)
    assert len(desk.opened) == 1
    line.wake(10.0)
    line.wake(10.0)
    assert line.label == "a"
    assert desk.attached is line.current is desk.opened[1]
    assert desk.told == []


def test_a_device_that_is_chosen_while_it_rests_is_opened_when_it_wakes() -> None:
    desk = Desk({"a", "b"}, "a")
    line = desk.line(None)
    line.rest()
    line.switch("b", 1.0)
    assert desk.opened == []
    assert line.label == "b"
    line.wake(2.0)
    assert [stream.label for stream in desk.opened] == ["b"]


def test_a_device_that_vanishes_while_it_rests_is_told_when_it_wakes() -> None:
    desk = Desk({"a", "b"}, "a")
    line = desk.line("b")
    line.open(0.0)
    line.rest()
    desk.unplug("b")
    line.check(5.0)
    assert desk.told == []
    line.wake(6.0)
    assert line.label == "a"
    assert len(desk.told) == 1
    assert "is used until then" in desk.told[0]
