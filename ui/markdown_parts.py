"""Markdown, as the reasoner's models write it, in parts. Qt's own parser (md4c, GitHub's dialect) reads it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextTable,
)

from ui.line import Emphasis, Run
from ui.parts import CodePart, Paragraph, Part, Role, RulePart, TablePart, is_number

KEPT_TEXTS = 256
"""Texts whose parts are remembered: looking for words goes through all lines."""

_FEATURES = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)
_FENCE = re.compile(r"^\s*(```|~~~)")
_PLAIN_LINE = re.compile(r"^(?![\s>#|]|[-*+]\s|\d+[.)]\s|[-=*_]{3,}\s*$|```|~~~)")
_PICTURE = "\ufffc"


@lru_cache(maxsize=KEPT_TEXTS)
def markdown_parts(text: str) -> tuple[Part, ...]:
    """The parts of a text; HTML in it is text, and pictures are left out, so that nothing is ever loaded."""
    document = QTextDocument()
    document.setMarkdown(_with_line_breaks(text), _FEATURES)
    parts: list[Part] = []
    block = document.begin()
    while block.isValid():
        block = _take(block, parts)
    return tuple(parts)


def _with_line_breaks(text: str) -> str:
    """Models that end a line mean it: it does not run on in the next one, as it would in strict Markdown."""
    lines = text.split("\n")
    inside = False
    for number, line in enumerate(lines[:-1]):
        if _FENCE.match(line):
            inside = not inside
        elif not inside and _PLAIN_LINE.match(line) and _PLAIN_LINE.match(lines[number + 1]):
            lines[number] = f"{line.rstrip()}  "
    return "\n".join(lines)


def _take(block: QTextBlock, parts: list[Part]) -> QTextBlock:
    """Adds the part that begins with a block; the block after it."""
    form = block.blockFormat()
    if (table := cast(QTextTable | None, QTextCursor(block).currentTable())) is not None:
        parts.append(_table(table))
        return _after(table, block)
    if form.property(QTextFormat.Property.BlockCodeFence) is not None or _is_code(block):
        return _take_code(block, parts)
    if form.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth):
        parts.append(RulePart())
    elif runs := _runs(block):
        parts.append(_paragraph(block, form, runs))
    return block.next()


def _paragraph(block: QTextBlock, form: QTextBlockFormat, runs: tuple[Run, ...]) -> Paragraph:
    if form.headingLevel():
        return Paragraph(runs, Role.HEADING)
    if form.intProperty(QTextFormat.Property.BlockQuoteLevel):
        return Paragraph(runs, Role.QUOTE)
    items = cast(QTextList | None, block.textList())
    if items is None:
        return Paragraph(runs)
    indent = max(0, items.format().indent() - 1)
    marker = QTextBlockFormat.MarkerType
    if form.marker() is not marker.NoMarker:
        return Paragraph(runs, Role.ITEM, indent, done=form.marker() is marker.Checked)
    number = items.itemText(block)
    return Paragraph(runs, Role.ITEM, indent, mark=number if number[:1].isalnum() else "•")


def _take_code(block: QTextBlock, parts: list[Part]) -> QTextBlock:
    language = block.blockFormat().property(QTextFormat.Property.BlockCodeLanguage)
    fenced = block.blockFormat().property(QTextFormat.Property.BlockCodeFence)
    lines = []
    while block.isValid() and _is_code(block, fenced is not None):
        lines.append(block.text())
        block = block.next()
    parts.append(CodePart(str(language or ""), "\n".join(lines)))
    return block


def _is_code(block: QTextBlock, fenced: bool = False) -> bool:
    form = block.blockFormat()
    if fenced:
        return form.property(QTextFormat.Property.BlockCodeFence) is not None
    return form.nonBreakableLines()


def _table(table: QTextTable) -> TablePart:
    rows = [
        tuple(
            table.cellAt(row, column).firstCursorPosition().block().text().replace(_PICTURE, "").strip()
            for column in range(table.columns())
        )
        for row in range(table.rows())
    ]
    at_right = tuple(
        all(is_number(row[column]) for row in rows[1:] if row[column])
        and any(row[column] for row in rows[1:])
        for column in range(table.columns())
    )
    return TablePart(rows[0], tuple(rows[1:]), at_right)


def _after(table: QTextTable, block: QTextBlock) -> QTextBlock:
    last = table.lastPosition()
    while block.isValid() and block.position() <= last:
        block = block.next()
    return block


def _runs(block: QTextBlock) -> tuple[Run, ...]:
    runs = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        form = fragment.charFormat()
        text = fragment.text().replace(_PICTURE, "").replace("\u2028", "\n")
        if text:
            runs.append(
                Run(
                    text,
                    Emphasis.STRUCK if form.fontStrikeOut() else Emphasis.PLAIN,
                    strong=form.fontWeight() > QFont.Weight.Medium,
                    slanted=form.fontItalic(),
                    fixed=form.fontFixedPitch(),
                )
            )
        place += 1
    return tuple(runs) if any(run.text.strip() for run in runs) else ()
