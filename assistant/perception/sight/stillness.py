"""Stillness: whether a picture shows the same as the one before, so that nobody has to look at it again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.capture.opencv import opencv
from assistant.perception.sight.picture import Picture

LEAST_PX = 64
"""Pictures are compared when they have been halved down to this: 160 × 90 for a usual camera."""
CHANGED_LEVELS = 8.0
"""Where the grey of a spot differs by more than this, of 255, something has changed; noise is less."""


class Stillness:
    """Compares pictures with the last one that was looked at."""

    def __init__(self) -> None:
        self._looked_at: NDArray[np.float32] | None = None
        self._now: NDArray[np.float32] | None = None

    def changed(self, picture: Picture) -> bool:
        """Whether anything in it looks different, however small."""
        cv2 = opencv()
        grey = cv2.cvtColor(picture.halved(LEAST_PX), cv2.COLOR_BGR2GRAY)
        self._now = cv2.blur(grey, (3, 3)).astype(np.float32)
        before = self._looked_at
        if before is None or before.shape != self._now.shape:
            return True
        return float(np.abs(self._now - before).max()) > CHANGED_LEVELS

    def looked_at(self) -> None:
        """The last picture that was asked about is the one to compare with from now on."""
        self._looked_at = self._now
