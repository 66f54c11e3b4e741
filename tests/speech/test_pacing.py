"""A clause that is heard while it is being made: no voice runs, and no time goes by but what is said here."""

from __future__ import annotations

import pytest

from assistant.speech.pacing import MARGIN_FRAMES, PIECE_FRAMES, SMALLEST_PIECE_FRAMES, Pace

FRAME_S = 256 / 22_050
ONSET_S = 0.08
TOTAL_FRAMES = 600


class Making:
    """A voice that takes `per_frame_s` for a frame, those of the margins too, and a speaker that plays at once."""

    def __init__(self, per_frame_s: float) -> None:
        self.per_frame_s = per_frame_s
        self.now_s = 0.0
        self.made = 0
        self.silence_s = 0.0
        self.pieces: list[int] = []
        self.pace = Pace(FRAME_S, lambda: self.now_s)

    def make(self, frames: int) -> None:
        frames = min(frames, TOTAL_FRAMES - self.made)
        took_s = (frames + 2 * MARGIN_FRAMES) * self.per_frame_s
        self.now_s += took_s
        self.made += frames
        self.pieces.append(frames)
        self.pace.made(frames, took_s)

    def until_handed_over(self) -> float:
        """Makes what is made before it may be heard; how long that takes."""
        self.make(PIECE_FRAMES)
        self.pace.begins(ONSET_S)
        while not self.pace.keeps_up and self.made < TOTAL_FRAMES:
            self.make(self.pace.next_piece())
        self.pace.hand_over()
        return self.now_s

    def to_the_end(self) -> None:
        """Makes the rest; `silence_s` is how much was not there in time."""
        begun_s = self.now_s
        while self.made < TOTAL_FRAMES:
            heard_to_s = self.made * FRAME_S - ONSET_S + begun_s
            self.make(self.pace.next_piece())
            late_s = max(0.0, self.now_s - heard_to_s - self.silence_s)
            self.silence_s += late_s


def test_a_fast_voice_is_heard_after_its_first_piece() -> None:
    making = Making(0.002)
    making.until_handed_over()
    assert making.pieces == [PIECE_FRAMES]


@pytest.mark.parametrize("per_frame_s", [0.0005, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007])
def test_no_silence_comes_between(per_frame_s: float) -> None:
    making = Making(per_frame_s)
    making.until_handed_over()
    making.to_the_end()
    assert making.silence_s == 0.0
    assert making.made == TOTAL_FRAMES


def test_pieces_grow_with_what_is_left_to_be_heard() -> None:
    making = Making(0.002)
    making.until_handed_over()
    making.to_the_end()
    assert making.pieces[1] < making.pieces[2] < making.pieces[3]
    assert len(making.pieces) < 7


def test_one_that_became_slower_by_half_is_still_in_time() -> None:
    making = Making(0.002)
    making.until_handed_over()
    making.per_frame_s *= 1.5
    making.to_the_end()
    assert making.silence_s == 0.0


def test_with_a_voice_slower_than_speech_nothing_is_heard_before_all_is_made() -> None:
    making = Making(0.03)
    making.until_handed_over()
    assert making.made == TOTAL_FRAMES
    assert len(making.pieces) < 20


def test_one_that_falls_behind_makes_pieces_that_are_not_mostly_margin() -> None:
    making = Making(0.002)
    making.until_handed_over()
    making.per_frame_s = 0.03
    making.to_the_end()
    assert making.silence_s > 0.0
    assert min(making.pieces[1:-1]) >= SMALLEST_PIECE_FRAMES
