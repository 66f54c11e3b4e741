"""A sound beside the assistant's speech that somebody asked for: to try the speaker or a voice, or to hear again what
was said."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Samples


class SideSound:
    """Mixes one sound into what is played. Not thread-safe: `Playout` holds its lock around every call."""

    def __init__(self, *, rate_hz: int, fade_s: float) -> None:
        self._fade_samples = max(1, round(fade_s * rate_hz))
        self._sound: Samples | None = None
        self._next: Samples | None = None  # begins when the one that plays has faded out
        self._position = 0
        self._cut = False

    @property
    def playing(self) -> bool:
        """Whether a sound plays or is about to."""
        return self._sound is not None

    def plays(self, sound: Samples) -> bool:
        """Whether it is this one that plays or is about to, and was not stopped."""
        return sound is self._next or (sound is self._sound and not self._cut)

    def begin(self, sound: Samples, *, instead: bool = False) -> bool:
        """Plays it from the next block on; False where that is dropped: one is playing, or it is empty.

        With `instead` the one that is playing fades out first.
        """
        if not len(sound) or (self._sound is not None and not instead):
            return False
        self.stop()
        if self._sound is None:
            self._sound, self._position, self._cut = sound, 0, False
        else:
            self._next = sound
        return True

    def stop(self) -> None:
        """Fades out in the next block; of what has not begun nothing is heard."""
        self._next = None
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
            self._sound, self._next = self._next, None
            self._position, self._cut = 0, False
