"""SceneWatch: whether the picture as a whole shows something else than before.

The camera was turned, or another window came up on a screen that is watched. Pictures are compared small and grey,
block by block, by their structure: light that comes or goes changes none of it, and who moves about changes some blocks
only. What they are compared with follows slowly, and where the new picture has come to rest it takes its place.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.capture.opencv import opencv
from assistant.micro_turn import CameraEvent, Frame, Sight

ACROSS, DOWN, BLOCK_PX = 8, 6, 6
"""So many blocks, each of so many pixels to the side."""
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 6 * ACROSS * BLOCK_PX, 6 * DOWN * BLOCK_PX
"""Of larger pictures only every second, third … pixel is looked at, as long as so many are left."""
BLIND_SPREAD = 5.0
"""A picture with less contrast than this shows nothing: the camera is covered, or it is dark."""
CONTRAST = 40.0
"""The spread to which every picture is brought."""
STRUCTURE = 5.0
"""A block with less spread is flat."""
ALIKE = 0.4
"""Blocks whose structure agrees less than this (1: the same) show different things."""
FEWEST_BLOCKS = 10
"""With fewer blocks to compare nothing can be told."""
CHANGED, CHANGED_SCREEN = 0.6, 0.4
"""The shares of the blocks that have to show something else: a screen has nobody who walks through the picture."""
SCREEN_LEVELS = 5.0
"""A screen has no noise and no light that changes: a block with so much difference on average (of 255) is another."""
RESTS = 0.25
"""At most such a share of the blocks moves in a picture that has come to rest."""
RESTS_S, RESTS_SCREEN_S = 0.35, 0.18
"""How long it has rested then; a screen changes from one picture to the next."""
EXACT_SHARE, EXACT_LOOKS = 0.9, 4
"""Pictures that rest and are the same to the last bit in so many places, so many times in a row, come from a screen."""
FOLLOWS_S = 10.0
"""How long it takes until what changed in a part of the picture belongs to it."""
GAP_S = 3.0
PAUSE_S, LONGEST_PAUSE_S, CALM_S = 1.0, 30.0, 10.0
"""So much lies between two changes that are told; each doubles it, up to the longest, and a calm makes it short again.
What changed meanwhile is told then, if it is still so."""

Blocks = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Picture:
    """A picture as it is compared: `blocks` has shape (blocks, pixels), each block around its own mean."""

    grey: NDArray[np.uint8]
    blocks: Blocks
    spread: NDArray[np.float32]


class SceneWatch:
    """Looks at pictures one after another. For one thread."""

    def __init__(self) -> None:
        self._usual: Blocks | None = None
        self._usual_grey: Blocks | None = None
        self._changed_since_s: NDArray[np.float64] | None = None
        self._before: _Picture | None = None
        self._before_s = 0.0
        self._other_since_s: float | None = None
        self._other_s = -math.inf  # when it was last seen to show something else
        self._rests_since_s: float | None = None
        self._exact_looks = 0
        self._told_s = -math.inf
        self._pause_s = PAUSE_S

    def look(self, frame: Frame, at_s: float, sight: Sight | None = None) -> tuple[CameraEvent, ...]:
        """What began with this picture, BGR, shape (height, width, 3). The same time again is ignored.

        `sight` is what was found in it: what the nearest person covers is not looked at.
        """
        before, before_s = self._before, self._before_s
        if before is not None and at_s <= before_s:
            return ()
        now = _small(frame)
        if now is None:
            self._other_since_s = self._rests_since_s = None
            return ()
        self._before, self._before_s = now, at_s
        if self._usual is None or before is None:
            self._begin_with(now)
            return ()
        free = _free_of(sight)
        self._note_rest(before, now, before_s, goes_on=at_s - before_s <= GAP_S)
        screen = self._exact_looks >= EXACT_LOOKS
        other = self._other(now, screen=screen) & free
        if not self._is_another(other, now, free, screen=screen):
            self._other_since_s = None
            self._follow(now, other, at_s, at_s - before_s)
            return ()
        if self._other_since_s is None:
            self._other_since_s = at_s
            if at_s - self._other_s > CALM_S:
                self._pause_s = PAUSE_S
        self._other_s = at_s
        rests_s = at_s - self._rests_since_s if self._rests_since_s is not None else 0.0
        if rests_s < (RESTS_SCREEN_S if screen else RESTS_S) or at_s - self._told_s < self._pause_s:
            return ()
        self._told_s, self._pause_s = at_s, min(LONGEST_PAUSE_S, 2 * self._pause_s)
        since_s, self._other_since_s = self._other_since_s, None
        self._begin_with(now)
        return (CameraEvent("scene", "The picture shows something else", since_s),)

    def _begin_with(self, now: _Picture) -> None:
        self._usual = now.blocks.copy()
        self._usual_grey = _tiles(now.grey)
        self._changed_since_s = np.full(len(now.blocks), np.nan)

    def _other(self, now: _Picture, *, screen: bool) -> NDArray[np.bool_]:
        """Which blocks show something else than usual."""
        assert self._usual is not None
        assert self._usual_grey is not None
        if not screen:
            return _differ(self._usual, now.blocks)
        other: NDArray[np.bool_] = np.abs(_tiles(now.grey) - self._usual_grey).mean(axis=1) > SCREEN_LEVELS
        return other

    def _note_rest(self, before: _Picture, now: _Picture, before_s: float, *, goes_on: bool) -> None:
        differ = _differ(before.blocks, now.blocks)
        if not goes_on or differ.sum() > RESTS * len(differ):
            self._rests_since_s = None
            return
        self._exact_looks = self._exact_looks + 1 if _exact(before, now) else 0
        if self._rests_since_s is None:
            self._rests_since_s = before_s

    def _is_another(
        self, other: NDArray[np.bool_], now: _Picture, free: NDArray[np.bool_], *, screen: bool
    ) -> bool:
        assert self._usual is not None
        if screen:
            return bool(other.sum() >= CHANGED_SCREEN * len(other))
        told = free & ((now.spread > STRUCTURE) | (_spread(self._usual) > STRUCTURE))
        return bool(told.sum() >= FEWEST_BLOCKS and other.sum() >= CHANGED * told.sum())

    def _follow(self, now: _Picture, other: NDArray[np.bool_], at_s: float, gap_s: float) -> None:
        """What is usual comes nearer to what is seen; where something else stands, only when that stays."""
        assert self._usual is not None
        assert self._usual_grey is not None
        assert self._changed_since_s is not None
        grey = _tiles(now.grey)
        share = np.float32(min(1.0, gap_s / FOLLOWS_S))
        same = ~other
        self._usual[same] += share * (now.blocks[same] - self._usual[same])
        self._usual_grey[same] += share * (grey[same] - self._usual_grey[same])
        since_s = self._changed_since_s
        since_s[same] = np.nan
        since_s[other & np.isnan(since_s)] = at_s
        stays = other & (at_s - since_s > FOLLOWS_S)
        self._usual[stays], self._usual_grey[stays] = now.blocks[stays], grey[stays]
        since_s[stays] = np.nan


def _small(frame: Frame) -> _Picture | None:
    """The picture as it is compared; None for one that shows nothing."""
    cv2 = opencv()
    step = max(1, min(frame.shape[0] // LEAST_HEIGHT_PX, frame.shape[1] // LEAST_WIDTH_PX))
    small = cv2.resize(
        np.ascontiguousarray(frame[::step, ::step]),
        (ACROSS * BLOCK_PX, DOWN * BLOCK_PX),
        interpolation=cv2.INTER_AREA,
    )
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    spread = float(grey.std())
    if spread < BLIND_SPREAD:
        return None
    scaled = (grey.astype(np.float32) - grey.mean()) * np.float32(CONTRAST / spread)
    tiles = _tiles(scaled)
    blocks = tiles - tiles.mean(axis=1, keepdims=True)
    return _Picture(grey, blocks, _spread(blocks))


def _tiles(picture: NDArray[Any]) -> Blocks:
    """The pixels of a small picture, block by block."""
    tiles = picture.reshape(DOWN, BLOCK_PX, ACROSS, BLOCK_PX).swapaxes(1, 2).reshape(DOWN * ACROSS, -1)
    return tiles.astype(np.float32)


def _spread(blocks: Blocks) -> NDArray[np.float32]:
    spread: NDArray[np.float32] = np.sqrt(np.mean(blocks * blocks, axis=1))
    return spread


def _differ(one: Blocks, other: Blocks) -> NDArray[np.bool_]:
    """Which blocks show something else in the two; flat ones show nothing."""
    spreads = _spread(one), _spread(other)
    agree = np.mean(one * other, axis=1) / np.maximum(spreads[0] * spreads[1], 1e-3)
    differ: NDArray[np.bool_] = (agree < ALIKE) & (np.maximum(*spreads) > STRUCTURE)
    return differ


def _exact(before: _Picture, now: _Picture) -> bool:
    return float(np.mean(before.grey == now.grey)) >= EXACT_SHARE


def _free_of(sight: Sight | None) -> NDArray[np.bool_]:
    """The blocks that the nearest person does not cover."""
    free = np.ones((DOWN, ACROSS), dtype=np.bool_)
    if sight is None:
        return free.ravel()
    spots = [] if sight.body is None else [sight.body.points[sight.body.points[:, 3] > 0.5, :2]]
    spots += [
        np.array([(x, y), (x + width, y + height)]) for x, y, width, height in (f.box for f in sight.faces)
    ]
    for spot in spots:
        if len(spot):
            left, top = np.floor(spot.min(axis=0) * (ACROSS, DOWN)).clip(0, (ACROSS, DOWN)).astype(int)
            right, bottom = np.ceil(spot.max(axis=0) * (ACROSS, DOWN)).clip(0, (ACROSS, DOWN)).astype(int)
            free[top:bottom, left:right] = False
    return free.ravel()
