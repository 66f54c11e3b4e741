"""Captions: the last lines of both sides in large letters, in a window of its own that stays on top."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from assistant.timeline.item import Lane
from ui.icons import app_icon
from ui.line import Emphasis, Line, Shape
from ui.text_block import Format, units
from ui.theme import Theme, scaled_font
from ui.transcript_model import TranscriptModel
from ui.translating import mark, tr, translated

LINES = 12
"""As many spoken lines as are looked at; a window never shows more of large letters."""

LOOK_BACK_ROWS = 120
"""How far back spoken lines are looked for among notes and cards."""

STEP = 1.15
LEAST, MOST, FIRST = 1.0, 6.0, 2.0
"""The size of the letters, as factors of the application's font: what a key press does, and its limits."""

MARGIN_LINES = 0.8
WIDTH_LINES, HEIGHT_LINES = 28.0, 7.6
"""The margin and the first size of the window, in heights of a line."""

HINT = mark("What is said appears here. Ctrl+Plus and Ctrl+Minus change the size of the letters.")


class Inks:
    """The strongest colours there are: black and white, and names that can be told apart."""

    def __init__(self, dark: bool) -> None:
        self.ground = "#000000" if dark else "#ffffff"
        self.text = "#ffffff" if dark else "#000000"
        self.dim = "#b4bac2" if dark else "#50565f"
        self.names = {
            Lane.USER: "#a9cdf8" if dark else "#1f4a7a",
            Lane.ASSISTANT: "#8fe0cb" if dark else "#0f5547",
        }


class CaptionWindow(QWidget):
    """Shows the end of a TranscriptModel.

    Words that may still change, and those that are still to be said, are dim and underlined with dots; what was
    never heard is struck.

    Signals:
        closed(): the window was closed by hand.
    """

    closed = Signal()

    def __init__(self, model: TranscriptModel, theme: Theme, size: float = FIRST) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._model = model
        self._theme = theme
        self.letters = size
        self.setWindowTitle(tr("Captions – Counterpoint"))
        self.setWindowIcon(app_icon())
        self.setAccessibleName(tr("Captions"))
        self.setMinimumSize(280, 90)
        self.resize(self.sizeHint())
        for keys, factor in ((("Ctrl++", "Ctrl+="), STEP), (("Ctrl+-",), 1 / STEP), (("Ctrl+0",), 0.0)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(lambda by=factor: self._resize_letters(by))
        model.rowsInserted.connect(self._show_lines)
        model.rowsRemoved.connect(self._show_lines)
        model.dataChanged.connect(self._show_lines)
        model.modelReset.connect(self._show_lines)
        theme.changed.connect(self.update)
        self._show_lines()

    def lines(self) -> list[Line]:
        """The spoken lines that are shown, oldest first."""
        spoken: list[Line] = []
        last = self._model.rowCount() - 1
        for row in range(last, max(-1, last - LOOK_BACK_ROWS), -1):
            line = self._model.line(row)
            if line.shape is Shape.SPEECH:
                spoken.append(line)
                if len(spoken) == LINES:
                    break
        return spoken[::-1]

    def _show_lines(self) -> None:
        lines = self.lines()
        last = lines[-1] if lines else None
        self.setAccessibleDescription(f"{last.name}: {last.spoken_text}" if last else translated(HINT))
        self.update()

    def _resize_letters(self, by: float) -> None:
        self.letters = min(MOST, max(LEAST, self.letters * by)) if by else FIRST
        self.update()

    def sizeHint(self) -> QSize:
        line_px = QFontMetricsF(scaled_font(self.letters)).lineSpacing()
        wanted = QSize(round(line_px * WIDTH_LINES), round(line_px * HEIGHT_LINES))
        return wanted.boundedTo(self.screen().availableSize() * 0.9)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.update()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        inks, font = Inks(self._theme.palette.dark), scaled_font(self.letters)
        line_px = QFontMetricsF(font).lineSpacing()
        margin = line_px * MARGIN_LINES
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(inks.ground))
        lines, bottom, width = self.lines(), self.height() - margin * 0.8, self.width() - 2 * margin
        if not lines:
            painter.setPen(QColor(inks.dim))
            painter.setFont(scaled_font(min(self.letters, 1.4)))
            box = QRectF(margin, 0.0, width, float(self.height()))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, translated(HINT))
        for number, line in enumerate(reversed(lines)):
            layout = _lay_out(line, font, width, inks)
            top = bottom - layout.boundingRect().height()
            painter.setClipRect(QRectF(0.0, _first_whole_line(layout, top), self.width(), self.height()))
            layout.draw(painter, QPointF(margin, top))
            before = lines[-number - 2] if number + 1 < len(lines) else None
            bottom = top - line_px * (0.1 if before is not None and before.lane is line.lane else 0.4)
            if bottom < 0:
                break
        painter.end()


def _lay_out(line: Line, font: QFont, width: float, inks: Inks) -> QTextLayout:
    name = f"{line.name}:  "
    layout = QTextLayout((name + line.text).replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(line, name, inks))
    y = 0.0
    layout.beginLayout()
    while (text_line := layout.createLine()).isValid():
        text_line.setLineWidth(max(60.0, width))
        text_line.setPosition(QPointF(0.0, y))
        y += text_line.height() * 1.08
    layout.endLayout()
    return layout


def _first_whole_line(layout: QTextLayout, top: float) -> float:
    """Where the first line begins that is not cut by the upper edge."""
    tops = (top + layout.lineAt(number).y() for number in range(layout.lineCount()))
    return next((y for y in tops if y >= 0.0), 0.0)


def _formats(line: Line, name: str, inks: Inks) -> list[Format]:
    form = QTextCharFormat()
    form.setForeground(QColor(inks.names[line.lane]))
    form.setFontWeight(QFont.Weight.Bold)
    formats, start = [_piece(0, units(name), form)], units(name)
    for run in line.runs:
        form = QTextCharFormat()
        form.setForeground(QColor(inks.text if run.emphasis is Emphasis.PLAIN else inks.dim))
        form.setFontStrikeOut(run.emphasis is Emphasis.STRUCK)
        if run.emphasis is Emphasis.UNSTABLE:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        formats.append(_piece(start, units(run.text), form))
        start += units(run.text)
    return formats


def _piece(start: int, length: int, form: QTextCharFormat) -> Format:
    piece = Format()
    piece.start, piece.length, piece.format = start, length, form
    return piece
