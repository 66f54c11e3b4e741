"""Which text of the transcript is selected: from a place in one line to a place in another."""

from __future__ import annotations

from dataclasses import dataclass

from ui.line import Line, clock_text
from ui.line_layout import LineLayout
from ui.line_painter import Selected


@dataclass(frozen=True, order=True)
class Place:
    """A character of a line: the row, the block in it and the position in that (UTF-16 units)."""

    row: int
    block: int
    at: int


@dataclass(frozen=True)
class TextSelection:
    """From where the mouse went down to where it is now."""

    anchor: Place
    cursor: Place

    @property
    def first(self) -> Place:
        """The earlier end."""
        return min(self.anchor, self.cursor)

    @property
    def last(self) -> Place:
        """The later end."""
        return max(self.anchor, self.cursor)

    @property
    def empty(self) -> bool:
        """True for a mere click."""
        return self.anchor == self.cursor

    def moved(self, row: int, by: int) -> TextSelection:
        """The same text after `by` rows came (or, negative, went) in front of `row`."""

        def move(place: Place) -> Place:
            return Place(max(0, place.row + by), place.block, place.at) if place.row >= row else place

        return TextSelection(move(self.anchor), move(self.cursor))

    def within(self, row: int, blocks: int) -> list[Selected]:
        """What of a row with that many blocks is selected."""
        if self.empty or not self.first.row <= row <= self.last.row:
            return []
        result: list[Selected] = []
        for block in range(blocks):
            here = (row, block)
            if not (self.first.row, self.first.block) <= here <= (self.last.row, self.last.block):
                continue
            start = self.first.at if here == (self.first.row, self.first.block) else 0
            end = self.last.at if here == (self.last.row, self.last.block) else -1
            if end != start:
                result.append((block, start, end))
        return result


def selected_text(layout: LineLayout, pieces: list[Selected]) -> str:
    """The words of one line that are selected."""
    text = ""
    for number, (at, start, end) in enumerate(pieces):
        block = layout.blocks[at]
        text += (block.before if number else "") + block.slice(start, None if end < 0 else end)
    return text


def attributed(line: Line, text: str) -> str:
    """A line as it is pasted among others: when, who, what."""
    return f"[{clock_text(line.start_s)}] {line.name}: {text}"
