"""SceneAudio: files as microphone and speaker, with somebody who listens to the output and may answer it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from assistant.capture.audio_io import Renderer
from assistant.capture.echo_path import EchoPath
from assistant.capture.file_audio import FileAudio
from assistant.capture.ring_buffer import SampleRing
from assistant.clock import RealClock
from assistant.micro_turn import Samples

OnBlock = Callable[[Samples, float], None]


class SceneAudio(FileAudio):
    """A FileAudio that shows every block of its output to `on_block`, with the time at which it is heard (s).

    `on_block` runs in the audio thread, must return within a millisecond, and may `lay` sounds into the input.
    """

    def __init__(
        self, audio_in: Path, audio_out: Path, on_block: OnBlock, echo_path: EchoPath | None = None
    ) -> None:
        super().__init__(audio_in, audio_out, tail_s=0.0, echo_path=echo_path)
        self._on_block = on_block

    def lay(self, sound: Samples, position: int) -> None:
        """Adds the sound to the input from this sample on; call it from `on_block`, with no earlier position."""
        part = self._input[position : position + len(sound)]
        part += sound[: len(part)]
        np.clip(part, -1.0, 1.0, out=part)

    def heard(self, start: int, end: int) -> Samples:
        """The input between two samples as it was, with everything that was laid into it."""
        return self._input[start:end].copy()

    def start(
        self, microphone_ring: SampleRing, reference_ring: SampleRing, renderer: Renderer, clock: RealClock
    ) -> None:
        """See AudioIO."""
        super().start(microphone_ring, reference_ring, _Watched(renderer, self._on_block), clock)


class _Watched:
    """A renderer of which somebody sees every block."""

    def __init__(self, renderer: Renderer, on_block: OnBlock) -> None:
        self._renderer = renderer
        self._on_block = on_block

    def render(self, frames: int, audible_at_s: float | None) -> Samples:
        block = self._renderer.render(frames, audible_at_s)
        self._on_block(block, audible_at_s or 0.0)
        return block
