"""Reading the text in a picture: PP-OCR's two small ONNX models. One finds lines of text, the other reads a line.

RapidOCR does the same with more around it, but of its packages one needs the OpenCV that clashes with Qt, and the other
brings a dozen more; onnxruntime and OpenCV are here already, and this is all that is needed of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assistant.capture.opencv import opencv
from assistant.heap import give_back_free_memory
from assistant.micro_turn import Frame
from assistant.onnx_session import open_session
from assistant.vision.pictures import at_most

FINDER_FILE, READER_FILE = "text_finder.onnx", "text_reader.onnx"

LONGEST_PX: Final = 1600
FOUND_IN_PX: Final = 800
"""The longest side of the picture in which lines are looked for; they are read in the whole one."""
MOST_ENLARGED: Final = 2.0
"""In a smaller picture small letters are found better when it is enlarged."""
MULTIPLE_PX: Final = 32
TEXT_FROM: Final = 0.3
"""So likely text (0–1) a pixel has to be to count."""
LINE_FROM: Final = 0.5
"""So likely the pixels of a line have to be on average."""
GROWS_BY: Final = 1.6
"""The finder marks the core of a line; it is made larger by so many times its area by its circumference."""
LEAST_PX: Final = 5
MOST_LINES: Final = 80
LINE_HEIGHT_PX: Final = 48
LONGEST_LINE_PX: Final = 2400
SURE_FROM: Final = 0.6
"""Lines that are read less surely are left out: pattern, not text."""
SAME_LINE: Final = 0.5
"""Two stretches stand on one line when they share so much of the lower one's height."""

_BLANK: Final = 0

Points = NDArray[np.float32]


class ReaderUnusableError(Exception):
    """The models cannot be loaded; the text is a sentence for the user."""


@dataclass(frozen=True)
class _Stretch:
    """A stretch of text: its corners in the picture, clockwise from the top left, and what it says."""

    corners: Points
    text: str = ""

    @property
    def top(self) -> float:
        return float(self.corners[:, 1].min())

    @property
    def bottom(self) -> float:
        return float(self.corners[:, 1].max())

    @property
    def left(self) -> float:
        return float(self.corners[:, 0].min())


class TextReader:
    """For one thread. Its models are loaded when something is read, and stay in memory until it is told to `unload`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._finder: Any = None
        self._reader: Any = None
        self._letters: list[str] = []

    def unload(self) -> None:
        """Gives the memory of the models back, until something is read again."""
        self._finder = self._reader = None
        self._letters = []
        give_back_free_memory()

    def read(self, frame: Frame) -> str:
        """The text in a picture, line by line from the top; "" when there is none. Raises ReaderUnusableError."""
        if self._reader is None:
            self._load()
        picture = at_most(frame, LONGEST_PX)
        stretches = [
            _Stretch(corners, text)
            for corners in self._find(picture)
            if (text := self._read_line(_cut_out(picture, corners)))
        ]
        return "\n".join(" ".join(one.text for one in line) for line in _in_lines(stretches))

    def _load(self) -> None:
        try:
            self._finder = open_session(self._folder / FINDER_FILE)
            reader = open_session(self._folder / READER_FILE)
            letters = reader.get_modelmeta().custom_metadata_map["character"].splitlines()
        except Exception as error:  # onnxruntime's errors have no common base
            raise ReaderUnusableError(
                f"The model that reads text in pictures is damaged: remove {self._folder.name} and fetch it again."
            ) from error
        self._letters = ["", *letters, " "]
        self._reader = reader

    def _find(self, picture: Frame) -> list[Points]:
        """The corners of the lines of text."""
        cv2 = opencv()
        height, width = picture.shape[:2]
        scale = min(MOST_ENLARGED, FOUND_IN_PX / max(height, width))
        size = tuple(max(1, round(side * scale / MULTIPLE_PX)) * MULTIPLE_PX for side in (width, height))
        resized = cv2.resize(picture, size)
        chances: NDArray[np.float32] = self._run(self._finder, _as_input(resized))[0, 0]
        mask = cv2.dilate((chances > TEXT_FROM).astype(np.uint8), np.ones((2, 2), np.uint8))
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        to_picture = np.array([width / size[0], height / size[1]], dtype=np.float32)
        found = []
        for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:MOST_LINES]:
            (middle, sides, angle_deg) = cv2.minAreaRect(contour)
            if min(sides) < LEAST_PX - 2 or _mean_in(chances, contour) < LINE_FROM:
                continue
            grows = 2.0 * GROWS_BY * sides[0] * sides[1] / (2.0 * (sides[0] + sides[1]))
            grown = (middle, (sides[0] + grows, sides[1] + grows), angle_deg)
            if min(grown[1]) < LEAST_PX:
                continue
            found.append(_from_top_left(cv2.boxPoints(grown).astype(np.float32)) * to_picture)
        return found

    def _read_line(self, line: Frame) -> str:
        """What a line says; "" when that is not sure."""
        height, width = line.shape[:2]
        wide = min(LONGEST_LINE_PX, max(LINE_HEIGHT_PX, round(width * LINE_HEIGHT_PX / height)))
        resized = opencv().resize(line, (wide, LINE_HEIGHT_PX))
        chances = self._run(self._reader, _as_input(resized))[0]
        best = chances.argmax(axis=1)
        new = np.ones(len(best), dtype=bool)
        new[1:] = best[1:] != best[:-1]
        kept = new & (best != _BLANK)
        if not kept.any() or float(chances.max(axis=1)[kept].mean()) < SURE_FROM:
            return ""
        return "".join(self._letters[letter] for letter in best[kept]).strip()

    @staticmethod
    def _run(session: Any, picture: NDArray[np.float32]) -> NDArray[np.float32]:
        output: NDArray[np.float32] = session.run(None, {session.get_inputs()[0].name: picture})[0]
        return output


def _as_input(picture: Frame) -> NDArray[np.float32]:
    """−1…1, (1, 3, height, width)."""
    scaled = (picture.astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)[np.newaxis]
    return np.ascontiguousarray(scaled)


def _mean_in(chances: NDArray[np.float32], contour: Any) -> float:
    cv2 = opencv()
    left, top, width, height = cv2.boundingRect(contour)
    mask = np.zeros((height, width), np.uint8)
    cv2.drawContours(mask, [contour], -1, 1, cv2.FILLED, offset=(-left, -top))
    return float(cv2.mean(chances[top : top + height, left : left + width], mask)[0])


def _from_top_left(corners: Points) -> Points:
    """Clockwise from the corner that is top left."""
    by_left = corners[np.argsort(corners[:, 0], kind="stable")]
    top_left, bottom_left = by_left[:2][np.argsort(by_left[:2, 1], kind="stable")]
    top_right, bottom_right = by_left[2:][np.argsort(by_left[2:, 1], kind="stable")]
    return np.stack([top_left, top_right, bottom_right, bottom_left])


def _cut_out(picture: Frame, corners: Points) -> Frame:
    """The stretch between the corners, set upright; one that is far higher than wide is turned."""
    cv2 = opencv()
    width = max(1, round(float(np.linalg.norm(corners[1] - corners[0]))))
    height = max(1, round(float(np.linalg.norm(corners[3] - corners[0]))))
    upright = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(corners, upright)
    line = cv2.warpPerspective(
        picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(np.rot90(line) if height > 1.5 * width else line, dtype=np.uint8)


def _in_lines(stretches: Sequence[_Stretch]) -> list[list[_Stretch]]:
    """From the top, and each line from the left."""
    lines: list[list[_Stretch]] = []
    for one in sorted(stretches, key=lambda stretch: stretch.top + stretch.bottom):
        if lines and _shares_line(lines[-1][0], one):
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda stretch: stretch.left) for line in lines]


def _shares_line(one: _Stretch, other: _Stretch) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > SAME_LINE * min(one.bottom - one.top, other.bottom - other.top)
