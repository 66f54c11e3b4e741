"""What the engine needs of a microphone and a speaker, whatever they really are.

Two rings carry sound to the engine, both 16 kHz, mono, float32, and in both the sample at position `p`
belongs to session time `p / 16000` s. Missing time is filled with silence, so that this stays true for hours:

- the *microphone ring*: what was heard;
- the *reference ring*: what was played, placed at the moment it was handed to the device. It is heard, and
  comes back as echo, `echo_delay_s` or so later, never earlier: an echo canceller needs it that way round.

The speaker side pulls: a `Renderer` is asked for exactly as many samples as the device takes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from assistant.capture.ring_buffer import SampleRing
from assistant.clock import RealClock
from assistant.micro_turn import Samples

ProblemHandler = Callable[[str], None]
"""Takes one sentence for the user. Called from a device's thread: it must be quick and must not raise."""


def ignore_problem(sentence: str) -> None:
    """A ProblemHandler for callers that do not care."""


class Renderer(Protocol):
    """Where the sound to be played comes from."""

    def render(self, frames: int, audible_at_s: float | None) -> Samples:
        """Exactly `frames` samples, float32 mono at the AudioIO's `rate_hz`; silence where there is nothing.

        `audible_at_s` is the session time at which the first of them will be heard, None where nobody will
        hear them (there is no speaker). Real-time safe: no waiting, no model, no file. Called from one thread
        only.
        """
        ...


class AudioIO(Protocol):
    """A microphone and a speaker, real or not.

    Attributes:
        on_problem: called with one sentence whenever something goes wrong or is well again.
    """

    on_problem: ProblemHandler

    @property
    def rate_hz(self) -> int:
        """The rate at which the renderer is asked for samples; the same for the life of this object."""
        ...

    @property
    def microphone(self) -> str | None:
        """The name of the microphone in use, None while there is none."""
        ...

    @property
    def speaker(self) -> str | None:
        """The name of the speaker in use, None while there is none."""
        ...

    @property
    def alive(self) -> bool:
        """Whether the threads run; silence instead of a device still counts as alive."""
        ...

    @property
    def echo_delay_s(self) -> float:
        """About how long after its place in the reference ring a sound is back in the microphone ring."""
        ...

    @property
    def speaker_delay_s(self) -> float:
        """About how long after its place in the reference ring a sound is heard."""
        ...

    def start(
        self,
        microphone_ring: SampleRing,
        reference_ring: SampleRing,
        renderer: Renderer,
        clock: RealClock,
    ) -> None:
        """Begins; calls `clock.begin()` at the first input sample, before anything is written to the rings.

        Returns when the session time runs. A missing device is a problem, not an error. Call it once.
        """
        ...

    def stop(self) -> None:
        """Ends all threads, closes the devices and both rings; may be called twice.

        Returns within two seconds.
        """
        ...
