"""Parts of a card or of an answer, laid out one under the other."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from assistant.cards import Plot
from ui.bar_rows import lay_out_bars
from ui.card_button import Act, Button, Look, chip_size, link_size
from ui.drawing import Drawing, Ground, QuoteBar, Rules, Tick
from ui.line import Emphasis, Run
from ui.palette import Palette
from ui.parts import CodePart, Paragraph, Part, PicturePart, PlotPart, Role, RulePart, TablePart, TimerPart
from ui.picture_drawing import PictureFace
from ui.plot_drawing import PlotFace, Swatch
from ui.text_block import Block, Fonts, Label, paragraph
from ui.timer_drawing import TimerFace
from ui.translating import tr, tr_count

PICTURE, SMALL_PICTURE = 16, 7
"""How high a picture is at most, in lines."""

CELL_PX = 16.0
"""Between the words of two columns."""

_FONTS = {
    Role.QUESTION: "medium",
    Role.HEADING: "medium",
    Role.ASIDE: "small",
    Role.NUMBER: "huge",
}


class Flow:
    """Collects what is laid out from `y` downwards, between `left` and `left + width`."""

    def __init__(self, left: float, width: float, y: float, palette: Palette, fonts: Fonts) -> None:
        self.left, self.width, self.y = left, width, y
        self.palette, self.fonts = palette, fonts
        self.blocks: list[Block] = []
        self.labels: list[Label] = []
        self.drawings: list[Drawing] = []
        self.buttons: list[Button] = []
        self.right = left
        """How far to the right anything reaches."""
        self._before: Part | None = None

    def add(self, part: Part, most_lines: int | None = None) -> bool:
        """Lays out a part; of tables and code at most so many lines. False when something of it was left out."""
        if self._before is not None:
            self.y += self._gap(part)
        self._before = part
        whole = self._lay_out(part, most_lines)
        if isinstance(part, (TablePart, PlotPart)) and part.turn is not None:
            self._turn(part.turn, to_plot=isinstance(part, TablePart))
        return whole

    def _lay_out(self, part: Part, most_lines: int | None) -> bool:
        match part:
            case Paragraph():
                self._paragraph(part)
            case TablePart():
                return self._table(part, most_lines)
            case CodePart():
                return self._code(part, most_lines)
            case PlotPart():
                self._plot(part)
            case PicturePart():
                self._picture(part)
                return not part.small
            case TimerPart(timer, stopped_s):
                height = self.fonts.body_line * 3.2
                face = TimerFace(QRectF(self.left, self.y, self.width, height), timer, stopped_s)
                self.drawings.append(face)
                self.right = max(self.right, self.left + face.reach(self.fonts))
                self.y += height
            case RulePart():
                self.drawings.append(Rules(QRectF(self.left, self.y, self.width, 1), (self.y,)))
                self.y += 1
        return True

    def title(self, text: str) -> None:
        """Begins a section; what follows stands close to its title."""
        self.y += self.fonts.body_line * 0.7
        self.labels.append(Label(text, QPointF(self.left, self.y), self.fonts.name, self.palette.reasoner))
        self.y += self.fonts.small_line + self.fonts.body_line * 0.18
        self._before = None

    def block(
        self, runs: tuple[Run, ...], font: QFont, left: float, width: float, before: str = "\n"
    ) -> float:
        """Lays out words at `y` without moving on; their height."""
        layout, size = paragraph(runs, width, self.palette, font)
        self.right = max(self.right, left + size[0])
        text = "".join(run.text for run in runs)
        self.blocks.append(Block(text, layout, QPointF(left, self.y), before))
        return size[1]

    def _gap(self, part: Part) -> float:
        before = self._before
        tight = (
            isinstance(part, Paragraph)
            and isinstance(before, Paragraph)
            and part.role is before.role
            and part.role in (Role.ITEM, Role.ASIDE)
        )
        return self.fonts.body_line * (0.18 if tight else 0.42)

    def _paragraph(self, part: Paragraph) -> None:
        font: QFont = getattr(self.fonts, _FONTS.get(part.role, "body"))
        left, runs = self.left, part.runs
        line = QFontMetricsF(font).height()
        if part.role is Role.HEADING:
            runs = tuple(Run(run.text, run.emphasis, strong=True) for run in runs)
        elif part.role is Role.ASIDE:
            runs = tuple(Run(run.text, Emphasis.UNSTABLE) for run in runs)
        elif part.role is Role.QUOTE:
            left += line * 0.8
        elif part.role is Role.ITEM:
            indent = line * 1.35
            left += indent * part.indent
            if part.done is None:
                mark = part.mark
                at = QPointF(left + indent - 6 - QFontMetricsF(font).horizontalAdvance(mark), self.y)
                self.labels.append(Label(mark, at, font, self.palette.dim))
            else:
                size = line * 0.78
                self.drawings.append(Tick(QRectF(left, self.y + (line - size) / 2, size, size), part.done))
                if part.tick is not None:
                    self._tick(part, part.tick, QRectF(left - 4, self.y, size + 8, line), font)
                if part.done:
                    runs = tuple(Run(run.text, Emphasis.UNSTABLE) for run in runs)
            left += indent
        height = self.block(runs, font, left, self.left + self.width - left)
        if part.role is Role.QUOTE:
            self.drawings.append(QuoteBar(QRectF(self.left, self.y, 3.0, height)))
        self.y += height

    def _tick(self, part: Paragraph, number: int, box: QRectF, font: QFont) -> None:
        if part.done:
            name = tr("Take the tick from “{item}”", item=part.text)
        else:
            name = tr("Tick off “{item}”", item=part.text)
        self.buttons.append(Button(Act.TICK, box, "", name, Look.TICK, font, str(number)))

    def _turn(self, number: int, *, to_plot: bool) -> None:
        text = tr("As a plot") if to_plot else tr("As a table")
        name = tr("Show the table as a plot") if to_plot else tr("Show the plot as a table")
        width, height = link_size(text, self.fonts.small)
        self.y += self.fonts.small_line * 0.4
        box = QRectF(self.left - 2, self.y, width, height)
        self.buttons.append(Button(Act.TURN, box, text, name, Look.LINK, self.fonts.small, str(number)))
        self.right = max(self.right, box.right())
        self.y += height

    def _table(self, part: TablePart, most_rows: int | None) -> bool:
        fonts = self.fonts
        rows = part.shown_rows[:most_rows]
        widths = self._column_widths(part, rows)
        top, rules = self.y, []
        for number, cells in enumerate((part.header, *rows)):
            font = fonts.name if number == 0 else fonts.body
            self._table_row(part, cells, widths, font)
            rules.append(self.y)
            self.y += fonts.body_line * 0.22
        right = self.left + sum(widths) + CELL_PX * max(0, len(widths) - 1)
        self.right = max(self.right, right)
        self.drawings.append(
            Rules(QRectF(self.left, top, right - self.left, self.y - top), tuple(rules[:-1]))
        )
        self.y -= fonts.body_line * 0.22
        if len(part.rows) > len(part.shown_rows) and len(rows) == len(part.shown_rows):
            left_out = len(part.rows) - len(rows)
            text = tr_count("and {count} more row", "and {count} more rows", left_out)
            self.y += 4
            self.labels.append(Label(text, QPointF(self.left, self.y), fonts.small, self.palette.dim))
            self.y += fonts.small_line
        return len(rows) == len(part.shown_rows)

    def _table_row(self, part: TablePart, cells: tuple[str, ...], widths: list[float], font: QFont) -> None:
        left, height, before = self.left, QFontMetricsF(font).height(), "\n"
        for text, width, at_right in zip(cells, widths, part.at_right, strict=True):
            layout, size = paragraph((Run(text),), width, self.palette, font, at_right=at_right)
            self.blocks.append(Block(text, layout, QPointF(left, self.y), before))
            height = max(height, size[1])
            left += width + CELL_PX
            before = "\t"
        self.y += height + self.fonts.body_line * 0.14

    def _column_widths(self, part: TablePart, rows: tuple[tuple[str, ...], ...]) -> list[float]:
        """As wide as the words are, or, where there is no room for that, at least as wide as their longest words."""
        letters, head = QFontMetricsF(self.fonts.body), QFontMetricsF(self.fonts.name)

        def widest(column: int, *, words: bool) -> float:
            texts = [(head, part.header[column]), *((letters, row[column]) for row in rows)]
            pieces = (
                (metrics, piece) for metrics, text in texts for piece in (text.split() if words else [text])
            )
            return (
                ceil(max((metrics.horizontalAdvance(piece) for metrics, piece in pieces), default=12.0)) + 2.0
            )

        columns = range(len(part.header))
        wanted = [widest(column, words=False) for column in columns]
        room = self.width - CELL_PX * max(0, len(wanted) - 1)
        if sum(wanted) <= room:
            return wanted
        least = [widest(column, words=True) for column in columns]
        if sum(least) >= room:
            return [max(20.0, width * room / sum(least)) for width in least]
        share = (room - sum(least)) / (sum(wanted) - sum(least))
        return [small + (large - small) * share for small, large in zip(least, wanted, strict=True)]

    def _code(self, part: CodePart, most_lines: int | None) -> bool:
        fonts, palette = self.fonts, self.palette
        shown = part.shown_text.split("\n")
        kept = shown if most_lines is None else shown[:most_lines]
        top, padding = self.y, 10.0
        copy = tr("Copy")
        width, height = chip_size(copy, fonts.small)
        right = self.left + self.width
        box = QRectF(right - width - 6, top + 6, width, height)
        self.right = right
        self.buttons.append(
            Button(Act.COPY, box, copy, tr("Copy the code"), Look.CHIP, fonts.small, value=part.text)
        )
        at = QPointF(self.left + padding, top + 6 + (height - fonts.small_line) / 2)
        self.labels.append(Label(part.language or tr("Code"), at, fonts.small, palette.dim))
        self.y += height + 12
        ground = len(self.drawings)
        self.y += self.block(
            (Run("\n".join(kept)),), fonts.fixed, self.left + padding, self.width - 2 * padding
        )
        if len(kept) == len(shown) and part.cut:
            self.y += 4
            text = tr("The rest of it is on the clipboard with “Copy”.")
            self.labels.append(Label(text, QPointF(self.left + padding, self.y), fonts.small, palette.dim))
            self.y += fonts.small_line
        self.y += padding
        self.drawings.insert(ground, Ground(QRectF(self.left, top, self.width, self.y - top)))
        return len(kept) == len(shown)

    def _plot(self, part: PlotPart) -> None:
        plot = part.plot
        if part.in_rows:
            lay_out_bars(self, plot)
        else:
            self._axes(plot)
        if len(plot.series) > 1:
            self._legend(tuple(name for name, _ in plot.series), plot.kind == "bars")

    def _axes(self, plot: Plot) -> None:
        fonts = self.fonts
        if plot.y_label:
            self.y += (
                self.block((Run(plot.y_label, Emphasis.UNSTABLE),), fonts.small, self.left, self.width) + 2
            )
        height = min(fonts.body_line * 11, self.width * 0.62)
        self.drawings.append(PlotFace(QRectF(self.left, self.y, self.width, height), plot))
        self.right = self.left + self.width
        self.y += height
        if plot.x_label:
            width = QFontMetricsF(fonts.small).horizontalAdvance(plot.x_label) + 2
            left = max(self.left, self.left + self.width - width - fonts.small_line)
            self.y += self.block((Run(plot.x_label, Emphasis.UNSTABLE),), fonts.small, left, self.width)

    def _legend(self, names: tuple[str, ...], bars: bool) -> None:
        fonts, letters = self.fonts, QFontMetricsF(self.fonts.small)
        swatch, left, line = letters.height() * 2.2, self.left, 0.0
        self.y += fonts.small_line * 0.5
        for place, name in enumerate(names):
            width = min(letters.horizontalAdvance(name) + 2, self.width - swatch - 8)
            if left > self.left and left + swatch + 8 + width > self.left + self.width:
                left, self.y, line = self.left, self.y + line + 2, 0.0
            self.drawings.append(Swatch(QRectF(left, self.y, swatch, letters.height()), place, bars))
            line = max(line, self.block((Run(name),), fonts.small, left + swatch + 8, width))
            left += swatch + 8 + width + letters.height()
        self.y += line

    def _picture(self, part: PicturePart) -> None:
        picture = part.picture
        across, down = max(1, picture.width), max(1, picture.height)
        lines = SMALL_PICTURE if part.small else PICTURE
        factor = min(1.0, self.width / across, self.fonts.body_line * lines / down)
        width, height = max(48.0, across * factor), max(48.0, down * factor)
        self.drawings.append(PictureFace(QRectF(self.left, self.y, width, height), picture.file))
        self.right = max(self.right, self.left + width)
        self.y += height
