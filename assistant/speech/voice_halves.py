"""A Piper voice in two halves: one that plans a sentence, and one that makes any stretch of it sound.

A Piper model (VITS: J. Kim et al., "Conditional Variational Autoencoder with Adversarial Learning for End-to-End
Text-to-Speech", 2021) first makes a frame of features for every 256 samples, all at once, and then turns them into a
wave with convolutions that see a few frames to either side (HiFi-GAN: J. Kong et al., 2020). The second half takes most
of the time and need not be done at once: the beginning can be heard while the rest is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from assistant.micro_turn import Samples
from assistant.onnx_session import open_contents
from assistant.speech.onnx_cut import NotOnnxError, cut, inputs_of, node_input
from assistant.speech.pacing import MARGIN_FRAMES
from assistant.speech.voice_alignment import LENGTHS

FIRST_OF_SECOND_HALF = "/dec/conv_pre/Conv"
"""The node with which the second half begins in the voices as Piper exports them."""
SOUND = "output"
Frames = NDArray[np.float32]
"""Features of a sentence, shape (1, channels, frames)."""


class VoiceHalves:
    """Stands in for the one session of a `PiperVoice`; while `planning`, only the first half runs.

    `planned` then holds the frames of each sentence since `begin_plan`. Owned by one thread.
    """

    def __init__(self, plan: onnxruntime.InferenceSession, sound: onnxruntime.InferenceSession) -> None:
        self.planning = False
        self.planned: list[Frames] = []
        self._plan = plan
        self._sound = sound
        self._frames_name = sound.get_inputs()[0].name

    @classmethod
    def open(cls, model: bytes, *, threads: int) -> VoiceHalves | None:
        """The halves of an ONNX model; None when it is of another make and cannot be cut.

        Raises what onnxruntime raises for a model that it cannot read.
        """
        try:
            frames = node_input(model, FIRST_OF_SECOND_HALF)
            if frames is None or LENGTHS not in model:
                return None
            plan = cut(model, inputs_of(model), (frames, LENGTHS.decode()))
            sound = cut(model, (frames,), (SOUND,))
        except NotOnnxError:
            return None
        if plan is None or sound is None:
            return None
        return cls(open_contents(plan, threads=threads), open_contents(sound, threads=threads))

    def run(self, _outputs: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[NDArray[np.float32]]:
        """As a session of the whole model: the sound (silence while planning) and the lengths of the phonemes."""
        frames, lengths = self._plan.run(None, dict(inputs))
        if self.planning:
            self.planned.append(frames)
            return [np.zeros((1, 1, 1, 1), dtype=np.float32), lengths]
        return [self.sound_of(frames, 0, frames.shape[2]).reshape(1, 1, 1, -1), lengths]

    def sound_of(self, frames: Frames, first: int, end: int) -> Samples:
        """What the frames from `first` up to `end` sound like, the same as in the sound of all of them."""
        before = max(0, first - MARGIN_FRAMES)
        after = min(frames.shape[2], end + MARGIN_FRAMES)
        made = self._sound.run(None, {self._frames_name: np.ascontiguousarray(frames[:, :, before:after])})[0]
        wave: Samples = made.reshape(-1)
        samples_per_frame = len(wave) // (after - before)
        return wave[(first - before) * samples_per_frame : (end - before) * samples_per_frame]
