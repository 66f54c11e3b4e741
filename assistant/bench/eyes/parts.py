"""What the bench of the eyes consists of."""

from __future__ import annotations

POINTS, DRAWN, LOOKING, MOMENTS = "points", "drawn", "looking", "moments"
PARTS = (POINTS, DRAWN, LOOKING, MOMENTS)
