"""A sound beside the assistant's speech that somebody asked for with a button: to try the speaker or a voice."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Samples


class SideSound:
    """Mixes one sound into what is played. Not thread-safe: `Playout` holds its lock around every call."""

    def __init__(self, *, rate_hz: int, fade_s: float) -> None:
        self._fade_samples = max(1, round(fade_s * rate_hz))
        self._sound: Samples | None = None
        self._position = 0
        self._cut = False

    @property
    def playing(self) -> bool:
        """Whether a sound plays or is about to."""
        return self._sound is not None

    def begin(self, sound: Samples) -> bool:
        """Plays it from the next block on; False where that is dropped: one is playing, or it is empty."""
        if self._sound is not None or not len(sound):
            return False
        self._sound, self._position, self._cut = sound, 0, False
        return True

    def stop(self) -> None:
        """Fades out in the next block; of what has not begun nothing is heard."""
        if self._position == 0:
            self._sound = None
        self._cut = self._sound is not None

    def mix_into(self, block: Samples) -> None:
        """Adds its next samples to `block`."""
        if self._sound is None:
            return
        space = min(len(block), self._fade_samples) if self._cut else len(block)
        part = self._sound[self._position : self._position + space]
        if self._cut:
            part = part * np.linspace(1.0, 0.0, space, dtype=np.float32)[: len(part)]
        block[: len(part)] += part
        self._position += len(part)
        if self._cut or self._position >= len(self._sound):
            self._sound, self._position, self._cut = None, 0, False
