"""Pictures in which nothing has changed need not be looked at again."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import Frame
from assistant.perception.sight.picture import Picture
from assistant.perception.sight.stillness import Stillness

RNG = np.random.default_rng(4)
ROOM = np.repeat(np.repeat(RNG.integers(30, 220, (18, 32, 3)), 40, axis=0), 40, axis=1).astype(np.uint8)


def noisy(frame: Frame) -> Frame:
    return (frame + RNG.normal(0.0, 5.0, frame.shape)).clip(0, 255).astype(np.uint8)


def test_the_first_picture_is_new_and_noise_changes_nothing() -> None:
    stillness = Stillness()
    assert stillness.changed(Picture(noisy(ROOM)))
    stillness.looked_at()
    assert not any(stillness.changed(Picture(noisy(ROOM))) for _ in range(10))


def test_a_small_hand_that_moves_is_a_change() -> None:
    stillness = Stillness()
    stillness.changed(Picture(noisy(ROOM)))
    stillness.looked_at()
    moved = ROOM.copy()
    moved[300:330, 600:630] = 255 - moved[300:330, 600:630]
    assert stillness.changed(Picture(noisy(moved)))


def test_what_changes_slowly_is_compared_with_what_was_looked_at() -> None:
    stillness = Stillness()
    stillness.changed(Picture(ROOM))
    stillness.looked_at()
    seen = [stillness.changed(Picture((ROOM * (1 - 0.01 * step)).astype(np.uint8))) for step in range(8)]
    assert not seen[1]
    assert seen[-1]


def test_another_size_is_another_picture() -> None:
    stillness = Stillness()
    stillness.changed(Picture(ROOM))
    stillness.looked_at()
    assert stillness.changed(Picture(ROOM[:, :640]))
