"""EchoCanceller: takes the assistant's own voice out of what the microphone heard.

WebRTC's AEC3 (the one in Chrome), through pywebrtc-audio. It finds the delay of the echo by itself, from a
few milliseconds to about half a second, and adapts to the room within a second of speech. An echo that comes
at the very moment of its reference, or before it, is not found. It gets no hint about the delay: with none, or with the
right one, it is as good from the first second on, while one that is too long costs that second. It also takes out what
lies below 100 Hz or so, and its output is about 8 ms late. Quartzes that differ by 100 millionths cost it 1–2 dB.
"""

from __future__ import annotations

import numpy as np
from pywebrtc_audio import AudioProcessor

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, no_samples

FRAME_SAMPLES = PERCEPTION_RATE_HZ // 100
"""What is cancelled at a time: 10 ms."""


class EchoCanceller:
    """Streaming echo cancelling of 16 kHz mono float32. For one thread.

    Blocks of whole frames come back at once. When a block of another size comes, the output falls behind the
    input by what is needed to stay in order, once and for all and never by a whole frame: see
    `latency_samples`.
    """

    def __init__(self) -> None:
        self._processor = AudioProcessor(sample_rate=PERCEPTION_RATE_HZ, echo_cancellation=True)
        self._near = no_samples()
        self._far = no_samples()
        self._clean = no_samples()
        self._latency = 0

    @property
    def latency_samples(self) -> int:
        """How far the output is behind the input: 0 as long as all blocks were whole frames, at most 159."""
        return self._latency

    def process(self, near: Samples, far: Samples) -> Samples:
        """What is left of `near`, shape (n,), without the echo of `far`, shape (n,); as many samples.

        Both belong to the same stretch of time. Raises ValueError when they differ in length.
        """
        if near.shape != far.shape or near.ndim != 1:
            raise ValueError(f"near and far differ in shape: {near.shape} and {far.shape}")
        self._near = np.concatenate([self._near, near])
        self._far = np.concatenate([self._far, far])
        whole = len(self._near) // FRAME_SAMPLES * FRAME_SAMPLES
        if whole:
            cleaned = self._processor.process(self._near[:whole], self._far[:whole])
            self._clean = np.concatenate([self._clean, cleaned])
            self._near, self._far = self._near[whole:], self._far[whole:]
        short = len(near) - len(self._clean)
        if short > 0:
            self._clean = np.concatenate([np.zeros(short, dtype=np.float32), self._clean])
            self._latency += short
        result, self._clean = self._clean[: len(near)], self._clean[len(near) :]
        return result

    def reset(self) -> None:
        """Forgets the room: for another microphone or speaker."""
        self._processor.reset()
