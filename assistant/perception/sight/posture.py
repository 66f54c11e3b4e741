"""Posture: whether the nearest person slouches, measured against how they usually sit.

What counts is how far the ears are above the shoulders, in widths of the shoulders: that is the same near and far. Who
leans in with a straight back sinks, too, but comes nearer with the shoulders by more than slouching explains. Who turns
aside, or looks down at something, is not judged.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

from assistant.micro_turn import CameraEvent, Sight
from assistant.perception.sight.people import SEEN, SURE_BODY, sure_faces
from assistant.perception.sight.steady import GAP_S, Patience, Steady

PATIENCE = Patience(on_s=4.0, off_s=2.0, on_share=0.8, off_share=0.7, looks=5)
SLOUCHES, UPRIGHT = 0.16, 0.08
"""When the head is lower than usual by more than the first share, and by less than the second, it is clear; between
them it is as it was."""
LEANS_IN = 1.4
"""Who slouches sinks by at least this share for every metre by which the shoulders come nearer."""
MOVED_M, MOVED_S = 0.35, 20.0
"""Who stays nearer or further away by so much for so long has moved the chair: what is usual is learnt anew."""
DISTANCE_M = 0.27
"""Shoulders of usual breadth, before a usual camera, are so far away, divided by their share of the picture's width."""
SMOOTHING_S = 0.8
TURNED = 0.8
"""Shoulders that go so much more into the depth than across are turned aside."""
LOOKS_DOWN_DEG = -35.0
SAMPLE_EVERY_S = 1.0
SAMPLES, SAMPLES_NEEDED = 180, 8
"""What is usual comes from so many looks at most, and is not known before there are so many."""
USUAL_HEIGHT_PERCENT = 70
"""People sit upright less often than not: the upper part of what was seen is the measure."""
RELEARN_S = 900.0
"""What lasts for so long is how they sit."""

_SHOULDERS, _EARS = (11, 12), (7, 8)


@dataclass(frozen=True)
class Measures:
    """How far the ears are above the shoulders, in widths of the shoulders, and that width in widths of the picture."""

    height: float
    width: float


class Posture:
    """Follows the nearest person; what begins is `slouch`, what ends it `upright`."""

    def __init__(self) -> None:
        self._steady = Steady(PATIENCE)
        self._samples: deque[Measures] = deque(maxlen=SAMPLES)
        self._sampled_s = -math.inf
        self._smooth: tuple[float, Measures] | None = None  # when, and what
        self._moved_since_s: float | None = None

    @property
    def on(self) -> bool:
        """Whether they slouch."""
        return self._steady.on

    def start_afresh(self) -> None:
        """Somebody else may sit there, or the camera stands elsewhere: nothing is usual yet."""
        self._steady.set_off()
        self._samples.clear()
        self._smooth = self._moved_since_s = None

    def look(self, sight: Sight) -> tuple[CameraEvent, ...]:
        """What began or ended with this look."""
        measures = measures_of(sight)
        slouches = None if measures is None else self._judge(measures, sight.at_s)
        changed = self._steady.look(slouches, sight.at_s)
        since_s = self._steady.since_s
        if not changed:
            if self._steady.on and sight.at_s - since_s > RELEARN_S:
                self.start_afresh()
            return ()
        if self._steady.on:
            return (CameraEvent("slouch", "Sitting less upright than usual", since_s),)
        return (CameraEvent("upright", "Sitting upright again", since_s),)

    def _judge(self, found: Measures, at_s: float) -> bool | None:
        now = self._smoothed(found, at_s)
        if len(self._samples) < SAMPLES_NEEDED:
            self._sample(now, at_s)
            return None
        usual_height = float(np.percentile([one.height for one in self._samples], USUAL_HEIGHT_PERCENT))
        usual_m = DISTANCE_M / float(np.median([one.width for one in self._samples]))
        lower, nearer_m = 1.0 - now.height / usual_height, usual_m - DISTANCE_M / now.width
        if self._has_moved(nearer_m, at_s):
            self._samples.clear()
            return None
        if lower < UPRIGHT:
            if self._moved_since_s is None:
                self._sample(now, at_s)
            return False
        return self._steady.on or lower > max(SLOUCHES, LEANS_IN * nearer_m)

    def _has_moved(self, nearer_m: float, at_s: float) -> bool:
        """Whether they have been nearer or further away for so long that this is where they sit now."""
        if abs(nearer_m) < MOVED_M:
            self._moved_since_s = None
            return False
        if self._moved_since_s is None:
            self._moved_since_s = at_s
        if at_s - self._moved_since_s < MOVED_S:
            return False
        self._moved_since_s = None
        return True

    def _smoothed(self, found: Measures, at_s: float) -> Measures:
        before_s, before = self._smooth or (-math.inf, found)
        share = 1.0 if at_s - before_s > GAP_S else 1.0 - math.exp((before_s - at_s) / SMOOTHING_S)
        now = Measures(
            before.height + share * (found.height - before.height),
            before.width + share * (found.width - before.width),
        )
        self._smooth = (at_s, now)
        return now

    def _sample(self, measures: Measures, at_s: float) -> None:
        if at_s - self._sampled_s >= SAMPLE_EVERY_S:
            self._sampled_s = at_s
            self._samples.append(measures)


def measures_of(sight: Sight) -> Measures | None:
    """How the nearest person sits in this look; None where that cannot be told."""
    body = sight.body
    if body is None or body.score < SURE_BODY or _looks_down(sight):
        return None
    points = body.points[[*_SHOULDERS, *_EARS]].astype(np.float64)
    if points[:2, 3].min() < SEEN or points[2:, 3].max() < SEEN:
        return None
    points = points[:, :3] * (sight.width_px, sight.height_px, sight.width_px)
    across = points[0] - points[1]
    width_px = float(np.linalg.norm(across))
    flat_px = math.hypot(across[0], across[1])
    if flat_px < 1.0 or abs(across[2]) > TURNED * flat_px:
        return None
    up = (points[0] + points[1] - points[2] - points[3])[:2] / 2
    height_px = abs(float(across[0] * up[1] - across[1] * up[0])) / flat_px
    return Measures(height_px / width_px, width_px / sight.width_px)


def _looks_down(sight: Sight) -> bool:
    faces = sure_faces(sight)
    return bool(faces) and faces[0].pitch_deg is not None and faces[0].pitch_deg < LOOKS_DOWN_DEG
