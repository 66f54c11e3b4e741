"""What the canceller leaves of the own voice is no voice; the user over it is one; headphones are noticed."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.capture.echo import EchoCanceller
from assistant.capture.echo_path import EchoPath
from assistant.micro_turn import Samples
from assistant.perception.echo_gate import EchoGate
from assistant.perception.voice_activity import FRAME_S, FRAME_SAMPLES
from tests.capture.voices import RATE_HZ, speech_like

PLAYED = speech_like(6.0)
NOISE = np.random.default_rng(2).normal(0, 3e-4, len(PLAYED)).astype(np.float32)


def blocks(sound: Samples, size: int) -> list[Samples]:
    return [sound[at : at + size] for at in range(0, len(sound) // size * size, size)]


def cancelled(near: Samples, played: Samples) -> Samples:
    canceller = EchoCanceller()
    pairs = zip(blocks(near, 160), blocks(played, 160), strict=True)
    return np.concatenate([canceller.process(*pair) for pair in pairs])


def echo(delay_s: float, gain_db: float, played: Samples = PLAYED) -> Samples:
    path = EchoPath(delay_s, gain_db)
    return np.concatenate([path.process(block) for block in blocks(played, 160)])


def admitted(gate: EchoGate, near: Samples, clean: Samples, played: Samples) -> np.ndarray:
    frames = zip(*(blocks(sound, FRAME_SAMPLES) for sound in (near, clean, played)), strict=True)
    return np.array([gate.admits(*frame) for frame in frames])


def frames(from_s: float, until_s: float) -> slice:
    return slice(round(from_s / FRAME_S), round(until_s / FRAME_S))


@pytest.mark.parametrize("delay_s", [0.06, 0.25])
@pytest.mark.parametrize("gain_db", [0.0, -10.0, -20.0])
def test_the_own_voice_is_never_admitted(delay_s: float, gain_db: float) -> None:
    near = echo(delay_s, gain_db) + NOISE
    gate = EchoGate()
    assert not admitted(gate, near, cancelled(near, PLAYED), PLAYED).any()
    assert not gate.no_echo


@pytest.mark.parametrize("delay_s", [0.06, 0.25])
def test_a_user_who_speaks_over_it_is_admitted_at_once(delay_s: float) -> None:
    near = echo(delay_s, -10.0) + NOISE
    user = speech_like(2.0, pitch_hz=210, seed=5) * np.float32(0.7)
    near[4 * RATE_HZ :] += user
    found = admitted(EchoGate(), near, cancelled(near, PLAYED), PLAYED)
    assert not found[frames(0.0, 3.9)].any()
    assert found[frames(4.0, 4.15)].any()
    assert found[frames(4.1, 5.9)].mean() > 0.6


def test_headphones_are_noticed_and_then_everything_is_admitted() -> None:
    gate = EchoGate()
    found = admitted(gate, NOISE, NOISE, PLAYED)
    assert gate.no_echo
    assert not found[frames(0.0, 1.0)].any()
    assert found[frames(2.5, 6.0)].all()


@pytest.mark.parametrize("delay_s", [0.06, 0.25, 0.45])
def test_short_words_that_come_back_late_are_not_taken_for_headphones(delay_s: float) -> None:
    played = np.zeros(20 * RATE_HZ, dtype=np.float32)
    for second in range(20):
        played[second * RATE_HZ : second * RATE_HZ + 4_000] = speech_like(0.25, seed=second)
    near = echo(delay_s, -10.0, played)
    near += np.random.default_rng(2).normal(0, 3e-4, len(near)).astype(np.float32)
    gate = EchoGate()
    admitted(gate, near, near, played)  # even where nothing is cancelled
    assert not gate.no_echo


def test_before_anything_is_played_everybody_is_admitted() -> None:
    silence = np.zeros(RATE_HZ, dtype=np.float32)
    user = speech_like(1.0) * np.float32(0.1)
    assert admitted(EchoGate(), user, user, silence).all()
