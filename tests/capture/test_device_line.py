"""Which device is used when devices come and go: one direction by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.capture.device_line import RETRY_S, DeviceLine
from assistant.capture.errors import DeviceError
from tests.capture.desk import FakeStream


@dataclass
class Shelf:
    """Devices by label; `default` is the one that the system uses."""

    there: set[str] = field(default_factory=set)
    default: str | None = None
    attached: FakeStream | None = None
    opened: list[FakeStream] = field(default_factory=list)

    def line(self, wanted: str | None) -> DeviceLine[FakeStream]:
        return DeviceLine("microphone", wanted, self.open, self.choices, self.attach)

    def choices(self) -> list[str]:
        others = sorted(self.there - {self.default})
        return [self.default, *others] if self.default in self.there else others

    def open(self, label: str) -> FakeStream:
        if label not in self.there:
            raise DeviceError(f"The microphone “{label}” is not there; plug it in.")
        stream = FakeStream(label)
        self.opened.append(stream)
        return stream

    def attach(self, stream: FakeStream | None) -> None:
        self.attached = stream

    def unplug(self, label: str) -> None:
        self.there.discard(label)
        for stream in self.opened:
            stream.alive = stream.alive and stream.label != label


def test_the_wanted_device_is_used() -> None:
    shelf = Shelf({"a", "b"}, "a")
    line = shelf.line("b")
    line.open(0.0)
    assert line.label == "b"
    assert shelf.attached is line.current
    assert not line.broken
    assert line.trouble == ""


def test_a_missing_device_is_replaced_and_taken_when_it_comes() -> None:
    shelf = Shelf({"a"}, "a")
    line = shelf.line("b")
    line.open(0.0)
    assert line.label == "a"
    assert line.trouble == "The microphone “b” is not there; plug it in"
    shelf.there.add("b")
    line.check(RETRY_S - 0.1)
    assert line.label == "a"
    line.check(RETRY_S)
    assert line.label == "b"
    assert line.trouble == ""
    assert shelf.opened[0].closed


def test_a_device_that_vanishes_is_replaced_by_what_is_left() -> None:
    shelf = Shelf({"a", "b"}, "a")
    line = shelf.line("b")
    line.open(0.0)
    shelf.unplug("b")
    line.check(1.0)
    assert line.label == "a"
    assert (line.trouble, line.gone) == ("The microphone “b” is gone", True)
    shelf.unplug("a")
    line.check(2.0)
    assert line.label is None
    assert shelf.attached is None
    for tick in range(3, 20):
        line.check(float(tick))
    assert line.label is None
    shelf.there.add("a")
    line.check(30.0)
    assert line.label == "a"
    shelf.there.add("b")
    line.check(40.0)
    assert line.label == "b"
    assert (line.trouble, line.gone) == ("", False)
    assert all(stream.closed for stream in shelf.opened[:-1])


def test_a_device_that_stalls_and_opens_again_is_kept() -> None:
    shelf = Shelf({"a", "b"}, "a")
    line = shelf.line(None)
    line.open(0.0)
    shelf.opened[0].alive = False
    line.check(1.0)
    assert line.label == "a"
    assert line.trouble == ""
    assert shelf.opened[0].closed
    assert shelf.attached is shelf.opened[1]


def test_a_chosen_device_that_hangs_is_not_opened_before_somebody_saw_it_work() -> None:
    shelf = Shelf({"a", "b"}, "a")
    line = shelf.line("b")
    line.open(0.0)
    shelf.opened[0].alive, shelf.opened[0].hangs = False, True
    line.check(1.0)
    assert line.label == "a"
    assert [one.label for one in shelf.opened] == ["b", "a"]
    line.check(100.0)
    assert line.label == "a"  # to open what hangs would hang
    line.trust({"a", "b"})
    line.check(200.0)
    assert line.label == "b"


def test_a_switch_that_fails_leaves_the_old_device() -> None:
    shelf = Shelf({"a"}, "a")
    line = shelf.line(None)
    line.open(0.0)
    told = line.switch("b", 1.0)
    assert line.label == "a"
    assert line.wanted is None
    assert not shelf.opened[0].closed
    assert told == "The microphone “b” is not there; plug it in; “a” stays in use."


def test_a_switch_opens_the_new_device_before_it_closes_the_old_one() -> None:
    shelf = Shelf({"a", "b"}, "a")
    line = shelf.line(None)
    line.open(0.0)
    assert line.switch("b", 1.0) == ""
    assert line.label == "b"
    assert shelf.attached is line.current
    assert shelf.opened[0].closed
    assert line.switch("b", 2.0) == ""
    assert len(shelf.opened) == 2
    assert line.switch(None, 3.0) == ""
    assert line.label == "a"
    line.close()
    assert shelf.opened[-1].closed
    assert shelf.attached is None


def test_a_device_that_rests_is_closed_and_nobody_mends_it() -> None:
    shelf = Shelf({"a", "b"}, "a")
    line = shelf.line(None)
    line.open(0.0)
    line.rest()
    assert shelf.opened[0].closed
    assert shelf.attached is None
    assert line.label == "a"
    assert not line.broken
    line.check(RETRY_S + 1)
    assert len(shelf.opened) == 1
    line.wake(10.0)
    line.wake(10.0)
    assert line.label == "a"
    assert shelf.attached is line.current is shelf.opened[1]
    assert line.trouble == ""


def test_a_device_that_is_chosen_while_it_rests_is_opened_when_it_wakes() -> None:
    shelf = Shelf({"a", "b"}, "a")
    line = shelf.line(None)
    line.rest()
    line.switch("b", 1.0)
    assert shelf.opened == []
    assert line.label == "b"
    line.wake(2.0)
    assert [stream.label for stream in shelf.opened] == ["b"]


def test_a_device_that_vanishes_while_it_rests_is_replaced_when_it_wakes() -> None:
    shelf = Shelf({"a", "b"}, "a")
    line = shelf.line("b")
    line.open(0.0)
    line.rest()
    shelf.unplug("b")
    line.check(5.0)
    assert shelf.attached is None
    line.wake(6.0)
    assert line.label == "a"
    assert "is not there" in line.trouble
