"""VoiceCleaner: takes steady noise out of what the microphone heard, and brings faint voices to one level.

WebRTC's noise suppression and gain control, through pywebrtc-audio, behind the echo canceller and after the echo
gate has compared levels: it changes them. Both are off unless the user wants them: what is suppressed is missing to
the recogniser, too, which copes with steady noise by itself, and with more gain the noise grows as well.
"""

from __future__ import annotations

import numpy as np
from pywebrtc_audio import AudioProcessor

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, no_samples

FRAME_SAMPLES = PERCEPTION_RATE_HZ // 100
"""What is cleaned at a time: 10 ms."""
GENTLE = 0
"""WebRTC's level of suppression: 0 takes out the least; 2 and more cost words."""


class VoiceCleaner:
    """Streaming, 16 kHz mono float32, in blocks of any size. For one thread."""

    def __init__(self, *, noise_suppression: bool, gain_control: bool) -> None:
        self._processor = AudioProcessor(
            sample_rate=PERCEPTION_RATE_HZ,
            noise_suppression=noise_suppression,
            auto_gain_control=gain_control,
            ns_level=GENTLE,
        )
        self._waiting = no_samples()
        self._clean = no_samples()

    def process(self, sound: Samples) -> Samples:
        """The cleaned sound, shape (n,) as `sound`, late by less than a frame where n is not whole frames.

        It falls behind within the first blocks, once and for all.
        """
        self._waiting = np.concatenate([self._waiting, sound])
        whole = len(self._waiting) // FRAME_SAMPLES * FRAME_SAMPLES
        if whole:
            cleaned = np.asarray(self._processor.process(self._waiting[:whole]), dtype=np.float32)
            self._clean = np.concatenate([self._clean, cleaned])
            self._waiting = self._waiting[whole:]
        missing = max(0, len(sound) - len(self._clean))
        self._clean = np.concatenate([np.zeros(missing, dtype=np.float32), self._clean])
        result, self._clean = self._clean[: len(sound)], self._clean[len(sound) :]
        return result
