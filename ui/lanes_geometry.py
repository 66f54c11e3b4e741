"""Where the stretches of a conversation lie below each other, and between time and height. No widget.

Only what is asked for is laid out; the height of everything else is an estimate.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QPointF

from ui.lanes_blocks import Block
from ui.lanes_kinds import Kind
from ui.lanes_layout import Scene, StretchLayout, estimated_height, lay_out_stretch
from ui.lanes_measures import Measures, columns_for
from ui.lanes_model import LanesModel
from ui.lanes_texts import block_words
from ui.lanes_words import Words
from ui.line import Line
from ui.palette import LIGHT
from ui.row_heights import RowHeights
from ui.stretches import Stretches

MAX_LAYOUTS, MAX_WORDS = 40, 600
"""Stretches, and blocks of words, that are kept laid out: several screens full."""


class LanesGeometry:
    """The stretches of a LanesModel, each with its place: `top` and `height` are of the whole conversation (px).

    `moved` turns true when a height has become another one, so that what is below it lies elsewhere.
    """

    def __init__(self, model: LanesModel) -> None:
        self._model = model
        self.palette = LIGHT
        self.measures = Measures.current()
        self.columns = columns_for(800.0, self.measures)
        self.clock_s = 0.0
        self.moved = False
        self.stretches = Stretches(model.line)
        self.heights = RowHeights()
        self._layouts: OrderedDict[int, StretchLayout] = OrderedDict()  # by the id of a stretch's first line
        self._words: OrderedDict[tuple[int, Kind], tuple[Line, float, Words]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.stretches)

    @property
    def now_s(self) -> float:
        """Now on the session's clock; while nobody has told it, the last thing that is known to have happened."""
        last = len(self) - 1
        return self.clock_s or (self.stretches[last].end_s if last >= 0 else 0.0)

    @property
    def held(self) -> int:
        """How many stretches are kept laid out."""
        return len(self._layouts)

    # Changes

    def reset(self) -> None:
        """The model has other lines."""
        self.stretches = Stretches(self._model.line)
        self.heights.reset([])
        self._layouts.clear()
        self._words.clear()
        self.change(0, 0, self._model.rowCount())

    def change(self, row: int, removed: int, added: int) -> None:
        """At a row, `removed` rows of the model have given way to `added` ones."""
        change = self.stretches.change(row, removed, added, self._model.rowCount())
        if change.removed:
            self.heights.remove(change.index, change.removed)
        if change.added:
            new = range(change.index, change.index + change.added)
            self.heights.insert(change.index, [self._estimate(index) for index in new])
        if change.index:
            self.heights.forget(change.index - 1)  # the silence after it may have changed

    def measure_anew(self, width: float, zoom: float) -> None:
        """Begin with other fonts, colours or another zoom."""
        self.measures = Measures.current(zoom)
        self.set_width(width)
        self.heights.reset([self._estimate(index) for index in range(len(self))])

    def set_width(self, width: float) -> None:
        """Lay everything out anew in a view of this width."""
        self.columns = columns_for(width, self.measures)
        self._layouts.clear()
        self._words.clear()
        self.heights.forget_all()

    def measure(self, top: int, bottom: int) -> bool:
        """Lay out the stretches between two heights; True when one of them was not measured before."""
        news = False
        first = self.heights.row_at(top) - 1  # something may hang over from the one before
        for index in range(first, self.heights.row_at(bottom) + 1):
            if index >= 0 and not self.heights.measured(index):
                self.layout_of(index)
                news = True
        return news

    def move_now(self) -> None:
        """Time has passed: the stretch that reaches to now is to be measured again.

        That is not the last one if the clock was set back, as it is when a conversation has loaded.
        """
        if len(self):
            self.heights.forget(self.stretches.at(self.now_s))

    # Places

    def lines_of(self, index: int) -> list[Line]:
        """The lines of a stretch."""
        first = self.stretches.first_row(index)
        return [self._model.line(row) for row in range(first, first + self.stretches[index].count)]

    def until_s(self, index: int) -> float:
        """When the next stretch begins; after the last one comes now."""
        last = index == len(self) - 1
        return max(self.now_s, self.stretches[index].end_s) if last else self.stretches[index + 1].start_s

    def layout_of(self, index: int) -> StretchLayout:
        """A stretch laid out; notes its height."""
        bare = self._scene(index)
        rails = self._model.rails().between(bare.stretch.start_s, bare.until_s)
        moves = any(line.end_s is None for line in bare.lines)  # what goes on reaches to now
        known = (*bare.lines, *rails, bare.until_s, self.now_s if moves else 0.0)
        key = bare.lines[0].id
        layout = self._layouts.get(key)
        if layout is None or layout.known != known:
            scene = replace(bare, rails=rails)
            layout = lay_out_stretch(scene, self.columns, self.measures, self._words_of, known)
            self._layouts[key] = layout
            while len(self._layouts) > MAX_LAYOUTS:
                self._layouts.popitem(last=False)
        self._layouts.move_to_end(key)
        self.moved |= self.heights.height(index) != round(layout.height)
        self.heights.set(index, round(layout.height))
        return layout

    def height_of(self, at_s: float) -> float:
        """How far down a time lies in the whole conversation."""
        if not len(self):
            return 0.0
        index = self.stretches.at(at_s)
        layout = self.layout_of(index)
        return self.heights.top(index) + min(layout.height, layout.axis.y(at_s))

    def time_of(self, y: float) -> float:
        """The time that lies so far down in the whole conversation."""
        index = self.heights.row_at(int(y))
        if index < 0:
            return 0.0
        at_s = self.layout_of(index).axis.time_s(y - self.heights.top(index))
        return min(self.until_s(index), at_s)

    def block_of(self, row: int) -> tuple[Block, int]:
        """The block of a row, and the top of its stretch in the whole conversation."""
        index, line_id = self.stretches.of_row(row), self._model.line(row).id
        block = next(one for one in self.layout_of(index).blocks if one.line.id == line_id)
        return block, self.heights.top(index)

    def line_at(self, x: float, y: float) -> Line | None:
        """The line whose block or rail is at a place of the whole conversation."""
        index = self.heights.row_at(int(y))
        if index < 0:
            return None
        found: Line | None = None
        for number in range(max(0, index - 1), index + 1):  # what hangs over belongs to the one before
            layout, inside = self.layout_of(number), QPointF(x, y - self.heights.top(number))
            blocks = [block.line for block in layout.blocks if block.box.contains(inside)]
            rails = [rail.span.line for rail in layout.rails if rail.box.contains(inside)]
            found = next(iter(blocks + rails), found)
        return found

    def _scene(self, index: int) -> Scene:
        return Scene(self.lines_of(index), (), self.stretches[index], self.until_s(index), self.now_s)

    def _estimate(self, index: int) -> int:
        return estimated_height(self._scene(index), self.columns, self.measures)

    def _words_of(self, line: Line, kind: Kind, width: float) -> Words:
        known = self._words.get((line.id, kind))
        if known is not None and known[0] is line and known[1] == width:
            self._words.move_to_end((line.id, kind))
            return known[2]
        words = block_words(line, kind, width, self.palette, self.measures)
        self._words[(line.id, kind)] = (line, width, words)
        while len(self._words) > MAX_WORDS:
            self._words.popitem(last=False)
        return words
