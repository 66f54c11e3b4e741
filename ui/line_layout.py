"""How a line of the transcript lies in its row: text laid out, boxes placed. No painting, no widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from assistant.timeline.item import Lane
from ui.card_button import Act, Button, Look, link_size
from ui.card_layout import Frame, exhibit_flow, task_flow
from ui.drawing import Drawing
from ui.line import Emphasis, Heading, Line, Run, Shape, clock_text, earlier_words
from ui.palette import Palette
from ui.part_layout import Flow
from ui.text_block import Block, Fonts, Label, paragraph
from ui.theme import scaled_font
from ui.translating import tr

COLUMN_PX = 780
"""The widest that the text may spread: longer lines are hard to read."""

MARGIN_PX = 20
PADDING_X_PX = 15
PADDING_Y_PX = 10
NARROWEST_LINES = 14.0
"""The least width of a card, in heights of a line."""

GAP_PX = 16
TIGHT_GAP_PX = 4
BUBBLE_SHARE = 0.84


@dataclass(frozen=True)
class LineLayout:
    """A line, laid out for a width; positions are from the row's top left corner."""

    line: Line
    heading: Heading
    height: int
    box: QRectF | None
    labels: tuple[Label, ...]
    blocks: tuple[Block, ...]
    drawings: tuple[Drawing, ...] = ()
    buttons: tuple[Button, ...] = ()

    def button(self, act: Act) -> Button | None:
        """The first button that does this."""
        return next((button for button in self.buttons if button.act is act), None)

    def position_at(self, point: QPointF) -> tuple[int, int]:
        """The (block, character) nearest to a point in the row."""
        best = 0
        for number, block in enumerate(self.blocks):
            if number and block.at.y() > point.y():  # it begins below
                break
            beside = block.at.y() == self.blocks[best].at.y() and block.at.x() > point.x()
            if not beside:  # of cells beside each other, the last one that begins left of the point
                best = number
        block = self.blocks[best]
        inside = point - block.at
        for index in range(block.layout.lineCount()):
            text_line = block.layout.lineAt(index)
            if inside.y() < text_line.y() + text_line.height() or index == block.layout.lineCount() - 1:
                return best, text_line.xToCursor(inside.x())
        return best, 0


def estimated_height(line: Line, width: int, fonts: Fonts) -> int:
    """About what `lay_out` will say, without laying out; for rows that nobody has seen yet."""
    per_line = max(10.0, _column(width)[1] * BUBBLE_SHARE / (fonts.body_line * 0.38))
    if line.exhibit is not None:
        return round(fonts.body_line * 8 + GAP_PX)
    texts = [line.text] if line.card is None else [line.text, line.card.answer]
    lines = sum(max(1, ceil(len(text) / per_line)) for text in texts if text) or 1
    around = GAP_PX + (2 * PADDING_Y_PX + fonts.small_line if line.shape is not Shape.NOTE else 0)
    return round(lines * fonts.body_line + around)


def lay_out(line: Line, heading: Heading, width: int, palette: Palette, fonts: Fonts) -> LineLayout:
    """Place everything of a line in a row of this width."""
    if line.shape is Shape.CARD:
        return _card(line, heading, width, palette, fonts)
    if line.shape is Shape.NOTE:
        return _note(line, heading, width, palette, fonts)
    return _speech(line, heading, width, palette, fonts)


def _speech(line: Line, heading: Heading, width: int, palette: Palette, fonts: Fonts) -> LineLayout:
    left, column = _column(width)
    text, size = paragraph(line.runs, column * BUBBLE_SHARE - 2 * PADDING_X_PX, palette, fonts.body)
    link, link_width = _link_to_task(line, column * BUBBLE_SHARE - 2 * PADDING_X_PX, fonts)
    box_width = max(size[0] + 2 * PADDING_X_PX, link_width + 2 * PADDING_X_PX, 56.0)
    box_left = left + column - box_width if line.lane is Lane.USER else left
    top = float(GAP_PX if heading.shown else TIGHT_GAP_PX)
    labels: tuple[Label, ...] = ()
    if heading.shown:
        labels = _heading_labels(line, heading, left, column, top, palette, fonts)
        top += fonts.small_line + 5
    box = QRectF(box_left, top, box_width, size[1] + 2 * PADDING_Y_PX)
    block = Block(line.text, text, QPointF(box_left + PADDING_X_PX, top + PADDING_Y_PX))
    buttons: tuple[Button, ...] = ()
    if link is not None:
        place = link.box.translated(box_left + PADDING_X_PX - 2, block.bottom + 5)
        buttons = (replace(link, box=place),)
        box.setBottom(place.bottom() + PADDING_Y_PX - 2)
    return LineLayout(line, heading, ceil(box.bottom()), box, labels, (block,), buttons=buttons)


def _link_to_task(line: Line, most_width: float, fonts: Fonts) -> tuple[Button | None, float]:
    """The link from a line that tells a result to its task, at (0, 0), and its width."""
    if not line.about:
        return None, 0.0
    text = tr("from: {question}", question=" ".join(line.about.split()))
    text = QFontMetricsF(fonts.small).elidedText(text, Qt.TextElideMode.ElideRight, most_width - 8)
    width, height = link_size(text, fonts.small)
    box = QRectF(0, 0, width, height)
    return Button(Act.TO_TASK, box, text, tr("Go to the task"), Look.LINK, fonts.small, line.tells), width


def _heading_labels(
    line: Line, heading: Heading, left: float, column: float, top: float, palette: Palette, fonts: Fonts
) -> tuple[Label, ...]:
    rest = f"  {clock_text(line.start_s)}"
    if line.kind == "text":
        rest += "  ·  " + tr("typed")
    if heading.overlaps:
        other = tr("while Counterpoint spoke") if line.lane is Lane.USER else tr("while you spoke")
        rest += f"  ·  {other}"
    name_width = QFontMetricsF(fonts.name).horizontalAdvance(line.name)
    all_width = name_width + QFontMetricsF(fonts.small).horizontalAdvance(rest)
    start = left + column - all_width - 4 if line.lane is Lane.USER else left + 4
    return (
        Label(line.name, QPointF(start, top), fonts.name, palette.lane(line.lane)),
        Label(rest, QPointF(start + name_width, top), fonts.small, palette.dim),
    )


def _note(line: Line, heading: Heading, width: int, palette: Palette, fonts: Fonts) -> LineLayout:
    left, column = _column(width)
    when = clock_text(line.told_s)
    when_width = QFontMetricsF(fonts.small).horizontalAdvance(when)
    name = f"{line.name}  "
    name_width = QFontMetricsF(fonts.name).horizontalAdvance(name)
    text_left = left + 18 + name_width
    important = line.kind == "notice"
    font = scaled_font(0.94) if important else fonts.small
    runs = line.runs if important else tuple(Run(run.text, Emphasis.UNSTABLE) for run in line.runs)
    text, size = paragraph(runs, left + column - text_left - when_width - 14, palette, font)
    top = GAP_PX * 0.7
    shift = max(0.0, (text.lineAt(0).height() if text.lineCount() else 0.0) - fonts.small_line) / 2
    name_label = Label(name, QPointF(left + 18, top + shift), fonts.name, palette.lane(line.lane))
    when_label = Label(when, QPointF(text_left + size[0] + 10, top + shift), fonts.small, palette.dim)
    block = Block(line.text, text, QPointF(text_left, top))
    bottom = top + max(size[1], fonts.small_line) + 2
    if not line.earlier:
        return LineLayout(line, heading, ceil(bottom), None, (name_label, when_label), (block,))
    flow = Flow(text_left, left + column - text_left, bottom, palette, fonts)
    flow.labels += [name_label, when_label]
    flow.blocks.append(block)
    _earlier(flow, line, when_label.at + QPointF(when_width + 10, -2))
    buttons = tuple(flow.buttons)
    return LineLayout(line, heading, ceil(flow.y), None, tuple(flow.labels), tuple(flow.blocks), (), buttons)


def _earlier(flow: Flow, line: Line, beside: QPointF) -> None:
    """How many events came before the newest, `beside` that where there is room, and which, once it is opened."""
    words = earlier_words(line.earlier_count)
    text = f"{'▾' if line.opened else '▸'} {words}"
    width, height = link_size(text, flow.fonts.small)
    if beside.x() + width > flow.left + flow.width:
        beside = QPointF(flow.left - 2, flow.y)
        flow.y += height
    name = tr("Hide the earlier ones") if line.opened else tr("Show the earlier ones")
    box = QRectF(beside.x(), beside.y(), width, height)
    flow.buttons.append(Button(Act.OPEN, box, text, name, Look.LINK, flow.fonts.small))
    flow.y = max(flow.y, box.bottom())
    for at_s, text in reversed(line.earlier if line.opened else ()):
        flow.y += 2
        when = clock_text(at_s)
        flow.labels.append(Label(when, QPointF(flow.left, flow.y), flow.fonts.small, flow.palette.dim))
        left = flow.left + QFontMetricsF(flow.fonts.small).horizontalAdvance("00:00:00 ")
        runs = (Run(text, Emphasis.UNSTABLE),)
        flow.y += flow.block(runs, flow.fonts.small, left, flow.left + flow.width - left)


def _card(line: Line, heading: Heading, width: int, palette: Palette, fonts: Fonts) -> LineLayout:
    left, column = _column(width)
    box_left, box_width = left + 22, column - 44
    frame = Frame(box_left + PADDING_X_PX + 4, box_width - 2 * PADDING_X_PX - 4, GAP_PX + PADDING_Y_PX + 1.0)
    if line.card is not None:
        flow = task_flow(line, line.card, frame, palette, fonts)
    else:
        assert line.exhibit is not None
        flow = exhibit_flow(line, line.exhibit, frame, palette, fonts)
        used = flow.right - box_left + PADDING_X_PX + 4
        box_width = min(box_width, max(used, fonts.body_line * NARROWEST_LINES))
        if line.lane is Lane.USER and box_left < left + column - box_width:  # beside what the user says
            frame = Frame(left + column - box_width + PADDING_X_PX + 4, frame.width, frame.top)
            flow = exhibit_flow(line, line.exhibit, frame, palette, fonts)
            box_left = left + column - box_width
    box = QRectF(box_left, GAP_PX, box_width, flow.y + PADDING_Y_PX - GAP_PX)
    return LineLayout(
        line,
        heading,
        ceil(box.bottom()),
        box,
        tuple(flow.labels),
        tuple(flow.blocks),
        tuple(flow.drawings),
        tuple(flow.buttons),
    )


def _column(width: int) -> tuple[float, float]:
    """Left edge and width of the column of text."""
    column = float(max(200, min(COLUMN_PX, width - 2 * MARGIN_PX)))
    return max(float(MARGIN_PX), (width - column) / 2), column
