"""How far a background task is: read, think, answer; each stage with a mark that says so without colour."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from assistant.micro_turn import TaskState
from ui.background_task import Card
from ui.drawing import Scene, Still, paint_tick
from ui.translating import tr, tr_count

BETWEEN_PX = 18.0
"""Between two stages: the line that leads from one to the other."""


class Mark(enum.Enum):
    """Where a stage is."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


Stage = tuple[str, Mark]


def stages_of(card: Card) -> tuple[Stage, ...]:
    """The stages of a task that waits or is worked on; the present one says how many words there are."""
    reading, thinking, answering = tr("Reading"), tr("Thinking it through"), tr("Writing the answer")
    if card.answer:
        passed = [reading, thinking] if card.thoughts else [reading]
        return (*((text, Mark.DONE) for text in passed), (_counted(answering, card.answer), Mark.NOW))
    if card.thoughts:
        return (reading, Mark.DONE), (_counted(thinking, card.thoughts), Mark.NOW), (answering, Mark.NEXT)
    now = Mark.NEXT if card.state is TaskState.QUEUED else Mark.NOW
    return (reading, now), (answering, Mark.NEXT)


def _counted(stage: str, text: str) -> str:
    return f"{stage} ({tr_count('{count} word', '{count} words', len(text.split()))})"


@dataclass(frozen=True)
class StageStrip(Still):
    """The stages beside each other; where there is no room for all, the present one and which it is."""

    stages: tuple[Stage, ...]

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw it."""
        letters = QFontMetricsF(scene.fonts.small)
        disc = letters.height() * 0.72
        lengths = [disc + 6 + letters.horizontalAdvance(text) for text, _ in self.stages]
        stages = self.stages
        if sum(lengths) + (BETWEEN_PX + 12) * (len(stages) - 1) > self.box.width():
            place = next(
                (at for at, (_, mark) in enumerate(stages) if mark is not Mark.DONE), len(stages) - 1
            )
            text = tr(
                "{number} of {count}: {stage}", stage=stages[place][0], number=place + 1, count=len(stages)
            )
            room = self.box.width() - disc - 6
            stages = ((letters.elidedText(text, Qt.TextElideMode.ElideRight, room), stages[place][1]),)
        x, middle = self.box.left(), self.box.center().y()
        painter.setFont(scene.fonts.small)
        for number, (text, mark) in enumerate(stages):
            if number:
                painter.setPen(QPen(QColor(scene.palette.dim), 1.0))
                painter.drawLine(QPointF(x + 6, middle), QPointF(x + 6 + BETWEEN_PX, middle))
                x += BETWEEN_PX + 12
            _paint_mark(painter, QRectF(x, middle - disc / 2, disc, disc), mark, scene)
            painter.setPen(QColor(scene.palette.text if mark is Mark.NOW else scene.palette.dim))
            x += disc + 6
            painter.drawText(QPointF(x, middle + (letters.ascent() - letters.descent()) / 2), text)
            x += letters.horizontalAdvance(text)


def _paint_mark(painter: QPainter, disc: QRectF, mark: Mark, scene: Scene) -> None:
    """A disc with a tick, a ring with a dot, or an empty ring."""
    colour = QColor(scene.palette.reasoner)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if mark is Mark.DONE else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc.adjusted(0.7, 0.7, -0.7, -0.7))
    if mark is Mark.DONE:
        paint_tick(painter, disc, scene.palette.surface)
    elif mark is Mark.NOW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(disc.center(), disc.width() / 4.2, disc.width() / 4.2)
