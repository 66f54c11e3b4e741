"""How a card lies in its row: of a background task, and of what the assistant shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from assistant.cards import Card as Exhibit
from assistant.cards import Counter, Timer, Watch
from assistant.timeline.item import Lane
from ui.background_task import TASK_WORDS, Card
from ui.card_button import Act, Button, Look, chip_size, link_size
from ui.drawing import Rules
from ui.line import Line, Run, clock_text, end_words
from ui.line_parts import answer_parts, exhibit_parts, question_parts, thought_parts
from ui.palette import Palette
from ui.part_layout import Flow
from ui.parts import CodePart, Paragraph, PicturePart, PlotPart, Role, TablePart
from ui.stage_strip import StageStrip, stages_of
from ui.text_block import Fonts, Label
from ui.timer_drawing import WorkTime
from ui.translating import tr, tr_count, translated

CLOSED_LINES = 12
"""So many rows of a table, and lines of code, a card shows before it is opened."""

MOST_DIGITS = "000"
"""A number of so many digits grows without moving what stands beside it."""

CLOSED_HEIGHT = 12.0
"""An answer that is higher, in lines, is cut between two parts until its card is opened."""


@dataclass(frozen=True)
class Frame:
    """The room for what stands in a card (px): its left edge, its width and where it begins."""

    left: float
    width: float
    top: float


def task_flow(line: Line, card: Card, frame: Frame, palette: Palette, fonts: Fonts) -> Flow:
    """Everything in the card of a background task."""
    flow = Flow(frame.left, frame.width, frame.top, palette, fonts)
    _task_head(flow, line, card)
    for part in question_parts(line, card):
        flow.add(part)
    if line.about:
        text = tr("goes on from: {question}", question=" ".join(line.about.split()))
        text = QFontMetricsF(fonts.small).elidedText(text, Qt.TextElideMode.ElideRight, flow.width - 8)
        flow.y += 4
        _link(flow, flow.left, Act.TO_TASK, text, tr("Go to the task before"), card.follows)
        flow.y += link_size(text, fonts.small)[1]
    if card.cancellable:
        _progress(flow, card, preview=not line.opened)
    whole = _answer(flow, line, card)
    if line.opened:
        _details(flow, card)
    _task_foot(
        flow, line, card, more=not whole or bool(card.thoughts or card.given.lines or card.given.files)
    )
    return flow


def exhibit_flow(line: Line, exhibit: Exhibit, frame: Frame, palette: Palette, fonts: Fonts) -> Flow:
    """Everything in the card of what the assistant shows."""
    flow = Flow(frame.left, frame.width, frame.top, palette, fonts)
    _head(flow, line)
    most = None if line.opened else CLOSED_LINES
    whole = True
    for part in exhibit_parts(line, exhibit):
        whole = flow.add(part, most) and whole
    if line.can_be_ended:
        _end_chip(flow, line)
    if not whole or (line.opened and _is_long(line, exhibit)):
        flow.y += fonts.small_line * 0.5
        name = tr("Show less of it") if line.opened else tr("Show all of it")
        _link(flow, flow.left, Act.OPEN, _open_text(line.opened), name)
        flow.y += link_size("", fonts.small)[1]
    return flow


def _end_chip(flow: Flow, line: Line) -> None:
    """Beside the face or the number of what goes on, which was laid out last, or below words."""
    fonts, exhibit = flow.fonts, line.exhibit
    text = tr("Stop") if isinstance(exhibit, Timer) else tr("End")
    width, height = chip_size(text, fonts.name)
    if isinstance(exhibit, Watch):
        flow.y += fonts.small_line * 0.6
        left, middle = flow.left, flow.y + height / 2
        flow.y += height
    else:
        right = flow.right
        if isinstance(exhibit, Counter):
            middle = (flow.blocks[-1].at.y() + flow.blocks[-1].bottom) / 2
            right = max(right, flow.left + QFontMetricsF(fonts.huge).horizontalAdvance(MOST_DIGITS))
        else:
            middle = flow.drawings[-1].box.center().y()
        left = min(right + fonts.body_line, flow.left + flow.width - width)
    box = QRectF(left, middle - height / 2, width, height)
    flow.buttons.append(Button(Act.END, box, text, end_words(line), Look.CHIP, fonts.name, line.order))
    flow.right = max(flow.right, box.right())


def _is_long(line: Line, exhibit: Exhibit) -> bool:
    """Whether a card that is closed leaves something out."""
    for part in exhibit_parts(line, exhibit):
        if isinstance(part, TablePart) and len(part.shown_rows) > CLOSED_LINES:
            return True
        if isinstance(part, CodePart) and part.shown_text.count("\n") >= CLOSED_LINES:
            return True
        if isinstance(part, PicturePart) and line.lane is Lane.CAMERA:
            return True
    return False


def _head(flow: Flow, line: Line) -> None:
    name_width = QFontMetricsF(flow.fonts.name).horizontalAdvance(line.name)
    at = QPointF(flow.left, flow.y)
    flow.labels.append(Label(line.name, at, flow.fonts.name, flow.palette.lane(line.lane)))
    when = Label(
        f"  {clock_text(line.start_s)}", at + QPointF(name_width, 0), flow.fonts.small, flow.palette.dim
    )
    flow.labels.append(when)
    flow.y += flow.fonts.small_line + 7


def _task_head(flow: Flow, line: Line, card: Card) -> None:
    y, fonts, palette = flow.y, flow.fonts, flow.palette
    _head(flow, line)
    right = flow.left + flow.width
    if card.cancellable:
        text = tr("Cancel")
        width, height = chip_size(text, fonts.name)
        box = QRectF(right - width + 4, y - 4, width, height)
        flow.buttons.append(
            Button(Act.CANCEL, box, text, tr("Cancel this work"), Look.CHIP, fonts.name, card.task_id)
        )
        right = box.left() - 12
    colour = palette.danger if card.error else palette.reasoner if card.cancellable else palette.dim
    used = sum(QFontMetricsF(label.font).horizontalAdvance(label.text) for label in flow.labels[-2:])
    box = QRectF(flow.left + used + 8, y, max(0.0, right - flow.left - used - 8), fonts.small_line)
    state = WorkTime(box, translated(TASK_WORDS[card.state], "a task"), colour, line.start_s, line.end_s)
    longest = QFontMetricsF(fonts.name).horizontalAdvance(state.words(line.start_s + 59 * 60 + 59))
    if longest > box.width():  # a line of its own, where letters are large and the window is small
        box = QRectF(flow.left, flow.y, flow.width, fonts.small_line)
        state = replace(state, box=box, at_left=True)
        flow.y += fonts.small_line + 7
    flow.drawings.append(state)


def _progress(flow: Flow, card: Card, *, preview: bool) -> None:
    """The stages, and in a closed card the newest of what is thought."""
    fonts = flow.fonts
    flow.y += fonts.small_line * 0.6
    flow.drawings.append(StageStrip(QRectF(flow.left, flow.y, flow.width, fonts.small_line), stages_of(card)))
    flow.y += fonts.small_line
    if preview and card.thoughts and not card.answer:
        flow.y += 4
        text = _newest_words(card.thoughts, QFontMetricsF(fonts.small), flow.width)
        flow.labels.append(Label(text, QPointF(flow.left, flow.y), fonts.small, flow.palette.dim))
        flow.y += fonts.small_line


def _newest_words(text: str, letters: QFontMetricsF, width: float) -> str:
    """As many of the last words as there is room for on one line."""
    words = text.split()
    kept: list[str] = []
    while words and letters.horizontalAdvance(" ".join(["…", words[-1], *kept])) <= width:
        kept.insert(0, words.pop())
    return " ".join(["…", *kept] if words else kept)


def _answer(flow: Flow, line: Line, card: Card) -> bool:
    """What came of the task; False when a closed card leaves some of it out."""
    parts = answer_parts(line, card)
    if not parts:
        return True
    flow.y += 8
    flow.drawings.append(Rules(QRectF(flow.left, flow.y, flow.width, 1), (flow.y,)))
    flow.y += 9 - flow.fonts.body_line * 0.42
    ends_y, plotted = flow.y + CLOSED_HEIGHT * flow.fonts.body_line, False
    for number, part in enumerate(parts):
        begins_y = flow.y
        if not line.opened and number and begins_y > ends_y:
            return False
        if not flow.add(part, None if line.opened else CLOSED_LINES):
            return False
        if isinstance(part, PlotPart) and not plotted:  # the first plot leaves room for words beside it
            plotted = True
            ends_y += flow.y - begins_y
    return True


def _details(flow: Flow, card: Card) -> None:
    thoughts = thought_parts(card)
    if thoughts:
        flow.title(tr("Thoughts"))
        for part in thoughts:
            flow.add(part)
    given, lines = card.given, []
    if given.files:
        lines.append(tr("File: {names}", names=", ".join(given.files)))
    if given.lines:
        text = tr_count("{count} line of the conversation", "{count} lines of the conversation", given.lines)
        lines.append(f"{text}:" if given.last else text)
    said = [f"{tr('You') if role == 'user' else 'Counterpoint'}: {text}" for role, text in given.last]
    if lines or said:
        flow.title(tr("What it was given"))
    for text in (*lines, *said):
        flow.add(Paragraph((Run(text),), Role.ASIDE))
    means = [tr("Model: {name}", name=card.model)] if card.model else []
    if card.tools:
        means.append(tr("Tools: {names}", names=", ".join(card.tools)))
    if means:
        flow.title(tr("How it works"))
    for text in means:
        flow.add(Paragraph((Run(text),), Role.ASIDE))


def _task_foot(flow: Flow, line: Line, card: Card, *, more: bool) -> None:
    fonts = flow.fonts
    flow.y += fonts.small_line * 0.6
    if line.opened and card.addable:
        height = fonts.body_line + 12
        box = QRectF(flow.left, flow.y, flow.width, height)
        text = tr("Add to this task…")
        flow.buttons.append(Button(Act.ADD, box, text, text, Look.FIELD, fonts.body, card.task_id))
        flow.y += height + fonts.small_line * 0.6
    left, row = flow.left, link_size("", fonts.small)[1]
    if more or line.opened or card.addable:
        text = _open_text(line.opened)
        name = tr("Hide the details") if line.opened else tr("Show the details")
        _link(flow, left, Act.OPEN, text, name)
        left += link_size(text, fonts.small)[0] + fonts.small_line * 1.2
    if card.told is not None:
        text = tr("Told at {time}", time=clock_text(card.told[1]))
        if left > flow.left and left + link_size(text, fonts.small)[0] > flow.left + flow.width:
            left, flow.y = flow.left, flow.y + row + 4
        _link(flow, left, Act.TO_TOLD, text, tr("Go to where it was told"), str(card.told[0]))
        left += 1
    flow.y += row if left > flow.left else -fonts.small_line * 0.6


def _open_text(opened: bool) -> str:
    return "▾ " + tr("Show less") if opened else "▸ " + tr("Show more")


def _link(flow: Flow, left: float, act: Act, text: str, name: str, value: str = "") -> None:
    width, height = link_size(text, flow.fonts.small)
    box = QRectF(left - 2, flow.y, width, height)
    flow.buttons.append(Button(act, box, text, name, Look.LINK, flow.fonts.small, value))
