"""The loop: when it looks, what it hands over, how it survives."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import numpy as np
import pytest
from fakes.virtual_mailbox import VirtualMailbox

from assistant.clock import RealClock, VirtualClock
from assistant.mailbox import CAPACITY, Mailbox
from assistant.micro_turn import (
    MICRO_TURN_S,
    CameraEvent,
    MicroTurn,
    MicroTurnOutput,
    Nod,
    Nodded,
    Playback,
    Played,
    Sight,
    SpokenClause,
    TypedText,
    VoiceActivity,
)
from assistant.micro_turn_loop import Call, MicroTurnLoop
from assistant.speech.playout import Playout


class Silent:
    """A player with nothing to play."""

    audible = False
    held = False

    def enqueue(self, clause: SpokenClause) -> None:
        raise AssertionError("nothing was said")

    def stop(self) -> None: ...

    def duck(self) -> None: ...

    def restore(self) -> None: ...

    def hold(self) -> None: ...

    def go_on(self) -> None: ...

    def finish(self) -> None: ...

    def nod(self, nod: Nod) -> None:
        raise AssertionError("nobody nodded")

    def nodded(self) -> tuple[Nodded, ...]:
        return ()

    def account(self) -> tuple[Played, ...]:
        return ()


class Scripted:
    """An interaction model that keeps what it sees and wishes to look again as it is told."""

    def __init__(self) -> None:
        self.seen: list[MicroTurn] = []
        self.look_again_at_s: float | None = None
        self.fail_on: int | None = None

    def step(self, now: MicroTurn) -> MicroTurnOutput:
        self.seen.append(now)
        if now.index == self.fail_on:
            raise RuntimeError("broken")
        return MicroTurnOutput(now.index, look_again_at_s=self.look_again_at_s)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def mailbox(clock: VirtualClock) -> VirtualMailbox:
    return VirtualMailbox(clock)


def loop_of(clock: VirtualClock, mailbox: VirtualMailbox, model: Scripted) -> MicroTurnLoop:
    loop = MicroTurnLoop(
        clock, mailbox, model, Silent(), observe=lambda now, output: None, on_output=lambda output: None
    )
    loop._next_s = MICRO_TURN_S
    return loop


def test_with_nothing_to_see_it_looks_every_200_ms(clock: VirtualClock, mailbox: VirtualMailbox) -> None:
    model = Scripted()
    loop_of(clock, mailbox, model).run_until(2.0)
    assert [round(turn.end_s, 6) for turn in model.seen] == [round(0.2 * n, 6) for n in range(1, 11)]
    assert [turn.index for turn in model.seen] == list(range(10))


def test_it_looks_at_once_when_the_user_begins_to_speak(clock: VirtualClock, mailbox: VirtualMailbox) -> None:
    model = Scripted()
    quiet = VoiceActivity(heard_until_s=0.03)
    mailbox.post_at(0.03, quiet)
    mailbox.post_at(0.07, replace(quiet, speaking=True))
    mailbox.post_at(0.10, replace(quiet, speaking=True))
    loop_of(clock, mailbox, model).run_until(0.3)
    assert [round(turn.end_s, 6) for turn in model.seen] == [0.07, 0.27]
    assert model.seen[0].voice.speaking


def test_it_looks_at_once_at_what_begins_before_the_camera_and_in_time_at_what_was_seen(
    clock: VirtualClock, mailbox: VirtualMailbox
) -> None:
    model = Scripted()
    event = CameraEvent("movement", "Something is moving", 0.05)
    first, second = Sight(0.05, 640, 480), Sight(0.15, 640, 480)
    for at_s, seen in ((0.05, first), (0.05, event), (0.15, second)):
        mailbox.post_at(at_s, seen)
    loop_of(clock, mailbox, model).run_until(0.3)
    assert [round(turn.end_s, 6) for turn in model.seen] == [0.05, 0.25]
    assert [turn.camera for turn in model.seen] == [(event,), ()]
    assert [turn.sights for turn in model.seen] == [(first,), (second,)]


def test_a_wish_to_look_again_is_kept(clock: VirtualClock, mailbox: VirtualMailbox) -> None:
    model = Scripted()
    model.look_again_at_s = 0.26
    loop_of(clock, mailbox, model).run_until(0.265)
    assert [round(turn.end_s, 6) for turn in model.seen][:2] == [0.2, 0.26]


def test_everything_is_handed_over_once(clock: VirtualClock, mailbox: VirtualMailbox) -> None:
    model = Scripted()
    for number in range(5):
        mailbox.post_at(0.1 * number, TypedText(str(number), 0.1 * number))
    loop_of(clock, mailbox, model).run_until(1.0)
    assert [line.text for turn in model.seen for line in turn.typed] == ["0", "1", "2", "3", "4"]


def test_what_was_typed_before_the_session_began_is_not_in_its_future(
    clock: VirtualClock, mailbox: VirtualMailbox
) -> None:
    model = Scripted()
    mailbox.post_at(0.1, TypedText("while it loads", 7.0))
    loop_of(clock, mailbox, model).run_until(1.0)
    assert [(line.text, line.at_s) for turn in model.seen for line in turn.typed] == [("while it loads", 0.1)]


def test_a_failing_look_is_reported_and_the_next_one_happens() -> None:
    clock = RealClock()
    mailbox = Mailbox(clock)
    model = Scripted()
    model.fail_on = 0
    failures: list[Exception] = []
    seen_twice = threading.Event()

    def observe(now: MicroTurn, output: MicroTurnOutput) -> None:
        seen_twice.set()

    loop = MicroTurnLoop(
        clock, mailbox, model, Silent(), observe=observe, on_output=lambda o: None, on_failure=failures.append
    )
    loop.start()
    assert seen_twice.wait(5.0)
    loop.stop()
    assert [str(error) for error in failures] == ["broken"]


def test_late_looks_are_counted() -> None:
    clock = RealClock()
    mailbox = Mailbox(clock)
    loop = MicroTurnLoop(
        clock, mailbox, Scripted(), Silent(), observe=lambda n, o: None, on_output=lambda o: None
    )
    held_up = threading.Event()

    def hold_up() -> None:
        time.sleep(0.5)
        held_up.set()

    loop.start()
    mailbox.post(Call(hold_up))
    assert held_up.wait(5.0)
    time.sleep(0.1)
    loop.stop()
    assert loop.punctuality.late >= 1
    assert loop.punctuality.worst_late_s > 0.1


def test_a_full_mailbox_drops_the_oldest_and_counts() -> None:
    mailbox = Mailbox(RealClock())
    for number in range(CAPACITY + 3):
        mailbox.post(number)
    assert mailbox.dropped == 3
    assert mailbox.take(0.0) == 3


def test_virtual_time_goes_from_event_to_event(clock: VirtualClock, mailbox: VirtualMailbox) -> None:
    called: list[float] = []
    mailbox.post_at(3.0, "later")
    mailbox.post_at(1.0, "sooner")
    mailbox.call_at(2.0, lambda: called.append(clock.now_s()))
    assert (mailbox.take(5.0), clock.now_s()) == ("sooner", 1.0)
    assert (mailbox.take(5.0), clock.now_s()) == ("later", 3.0)
    assert called == [2.0]
    assert (mailbox.take(5.0), clock.now_s()) == (None, 5.0)
    with pytest.raises(ValueError, match="cannot go back"):
        clock.move_to(1.0)


def test_what_is_decided_of_the_voice_is_carried_out(clock: VirtualClock, mailbox: VirtualMailbox) -> None:
    playout = Playout(clock, rate_hz=1000)
    said = SpokenClause(1, 1, "One two.", np.full(1000, 0.5, dtype=np.float32), (0.5, 1.0))
    nod = Nod("Mhm.", np.full(100, 0.5, dtype=np.float32))
    outputs = [
        MicroTurnOutput(0, say=(said,)),
        MicroTurnOutput(1, playback=Playback.HOLD),
        MicroTurnOutput(2, nod=nod),
        MicroTurnOutput(3, playback=Playback.GO_ON),
        MicroTurnOutput(4),
        MicroTurnOutput(5, playback=Playback.STOP),
    ]
    seen: list[MicroTurn] = []
    loudest: list[float] = []

    class Planned:
        def step(self, now: MicroTurn) -> MicroTurnOutput:
            return outputs[now.index]

    def observe(now: MicroTurn, output: MicroTurnOutput) -> None:
        seen.append(now)
        loudest.append(float(playout.render(150, now.end_s)[-1]))

    loop = MicroTurnLoop(clock, mailbox, Planned(), playout, observe=observe, on_output=lambda output: None)
    loop._next_s = MICRO_TURN_S
    loop.run_until(1.2)
    assert [value > 0 for value in loudest] == [True, False, False, True, True, False]
    assert [turn.assistant_audible for turn in seen] == [False, True, False, False, True, True]
    assert [turn.assistant_held for turn in seen] == [False, False, True, True, False, False]
    assert [turn.nodded for turn in seen][3] == (Nodded("Mhm.", pytest.approx(0.6), pytest.approx(0.7)),)
