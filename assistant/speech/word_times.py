"""When each word of a clause is over, as far as it can be told from its sound and spelling."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Samples

_AUDIBLE = 0.01


def word_ends_s(text: str, sound: Samples, rate_hz: int) -> tuple[float, ...]:
    """The end of each word from the start of the sound (s): shared out by length over the audible part.

    Good to about a syllable, which is enough to know which words were heard.
    """
    words = text.split()
    if not words:
        return ()
    audible = np.flatnonzero(np.abs(sound) > _AUDIBLE)
    start, end = (int(audible[0]), int(audible[-1]) + 1) if len(audible) else (0, len(sound))
    lengths = np.array([len(word) + 1.5 for word in words])
    ends = start + (end - start) * np.cumsum(lengths) / lengths.sum()
    return tuple(round(float(e) / rate_hz, 4) for e in ends)
