"""Blocks: how a line is cut into pieces for the axis, and the box that comes of it once these are placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from ui.lanes_kinds import MEANWHILE, USER, Kind, column_of, kind_of
from ui.lanes_measures import BLOCK_GAP_PX, PADDING_X_PX, PADDING_Y_PX, Columns, Measures, Strip
from ui.lanes_parts import Part
from ui.lanes_words import Words, row_times
from ui.line import Line
from ui.time_axis import Column, Piece, Placed
from ui.word_times import Span, sounding

NOTE_ROWS, RESULT_ROWS, UNSAID_ROWS = 4, 3, 4
"""The most rows of a note, of a result and of what was not said; the list has the whole of them."""

_NOTE_SLACK_ROWS = 2.5


@dataclass(frozen=True)
class Block:
    """A line, or what came of a task, in its box. Heights are from the top of the stretch.

    `tops` are the tops of the rows that are shown; what was said ends at `said_bottom`, and what was not said hangs
    below that. `sounds` are the heights between which there was sound.
    """

    line: Line
    kind: Kind
    box: QRectF
    words: Words
    tops: tuple[float, ...]
    said_bottom: float
    sounds: tuple[Span, ...] = ()
    elided: bool = False


WordsOf = Callable[[Line, Kind, float], Words]
"""The words of a line's block, broken into rows of a width."""


@dataclass(frozen=True)
class Frame:
    """What all blocks of a stretch have in common; `tracks` is how many rails stand beside its notes."""

    columns: Columns
    measures: Measures
    words_of: WordsOf
    tracks: int = 0


@dataclass
class Draft:
    """A block before it is known where its pieces come to lie."""

    line: Line
    kind: Kind
    column: Column
    strip: Strip
    words: Words
    rows: int
    row_px: float
    end_s: float
    after: tuple[Column, ...] = ()
    pieces: list[int] = field(default_factory=list)
    end_piece: int | None = None


def spoken(line: Line, part: Part, frame: Frame) -> Draft:
    """What stands in the column of one of the voices."""
    kind, column, measures = kind_of(line), column_of(line), frame.measures
    voice = frame.columns.user if column == USER else frame.columns.assistant
    strip = voice.part(part.number, part.of)
    dots = 0.5 * measures.em if measures.shortened else 0.0  # room to say that there is more
    words = frame.words_of(line, kind, strip.width - 2 * PADDING_X_PX - dots)
    end_s = part.until_s if kind is Kind.SPEECH else line.start_s  # of others it counts when they came
    rows = len(words.rows)
    row_px = measures.row
    if kind is Kind.NOD:
        row_px = measures.small_row
        strip = Strip(strip.left, strip.left + min(strip.width, words.width + 2 * PADDING_X_PX))
    if measures.shortened:
        room = (end_s - line.start_s) * measures.px_per_s - 2 * PADDING_Y_PX
        rows = max(1, min(rows, int(room / row_px)))
    else:
        rows = min(rows, rows - words.unsaid + UNSAID_ROWS)
    after = tuple((column, part.group - 1, number) for number in range(part.before))
    here = (column, part.group, part.number)
    return Draft(line, kind, here, strip, words, rows, row_px, end_s, after)


def note(line: Line, kind: Kind, at_s: float, frame: Frame) -> Draft:
    """What stands in the last column, beside the rails; where that is folded, only a sign of it."""
    strip, measures, words_of = frame.columns.meanwhile, frame.measures, frame.words_of
    if frame.columns.folded:
        left = strip.left + min(frame.tracks, 2) * measures.rail
        strip = Strip(left, left + measures.small_row)
        words = words_of(line, Kind.SIGN, strip.width)
        return Draft(line, Kind.SIGN, (MEANWHILE, 0), strip, words, 1, measures.small_row, at_s)
    strip = Strip(strip.left + min(frame.tracks * measures.rail, strip.width / 2), strip.right)
    words = words_of(line, kind, strip.width - 0.6 * measures.em)
    most = RESULT_ROWS if kind is Kind.RESULT else NOTE_ROWS
    rows = min(len(words.rows), 1 if measures.shortened else most)
    return Draft(line, kind, (MEANWHILE, 0), strip, words, rows, measures.small_row, at_s)


def cut_up(draft: Draft, pieces: list[Piece], measures: Measures) -> None:
    """The pieces of a block: each row that was said at its time, then its end with what was not said."""
    line, rows = draft.line, draft.rows

    def put(at_s: float, height: float, slack: float = 0.0) -> None:
        after = () if draft.pieces else draft.after
        draft.pieces.append(len(pieces))
        pieces.append(Piece(draft.column, at_s, height, slack, after))

    if draft.column[0] == MEANWHILE:
        around = 2.0 if draft.kind is Kind.SIGN else PADDING_Y_PX
        height = rows * draft.row_px + around
        put(draft.end_s, height, _NOTE_SLACK_ROWS * measures.small_row)
        return
    said = min(rows, len(draft.words.rows) - draft.words.unsaid)
    unsaid = rows - said
    if draft.kind is not Kind.SPEECH or measures.shortened:
        put(line.start_s, said * draft.row_px + 2 * _padding_y(draft.kind))
    else:
        times = row_times(draft.words, line, draft.end_s)[:said]
        for number, at_s in enumerate(times or [line.start_s]):
            first, last = number == 0, number >= len(times) - 1
            put(at_s, (draft.row_px if times else 0.0) + PADDING_Y_PX * (first + last))
    draft.end_piece = len(pieces)
    hanging = unsaid * draft.row_px + PADDING_Y_PX if unsaid else 0.0
    pieces.append(Piece(draft.column, draft.end_s, hanging + BLOCK_GAP_PX))


def block_of(draft: Draft, placed: Placed) -> Block:
    """The block, now that its pieces are placed."""
    strip, rows = draft.strip, draft.rows
    first = placed.tops[draft.pieces[0]]
    if draft.end_piece is None:
        around = 0.0 if draft.kind is Kind.SIGN else PADDING_Y_PX / 2
        tops = [first + around + number * draft.row_px for number in range(rows)]
        box = QRectF(strip.left, first, strip.width, rows * draft.row_px + 2 * around)
        elided = len(draft.words.rows) > rows
        return Block(draft.line, draft.kind, box, draft.words, tuple(tops), box.bottom(), (), elided)
    padding = _padding_y(draft.kind)
    said_bottom = placed.tops[draft.end_piece]
    said = min(rows, len(draft.words.rows) - draft.words.unsaid)
    if len(draft.pieces) == 1:
        tops = [first + padding + number * draft.row_px for number in range(said)]
    else:
        tops = [
            placed.tops[piece] + (padding if number == 0 else 0.0)
            for number, piece in enumerate(draft.pieces)
        ]
    hanging = [said_bottom + PADDING_Y_PX / 2 + number * draft.row_px for number in range(rows - said)]
    bottom = hanging[-1] + draft.row_px + PADDING_Y_PX / 2 if hanging else said_bottom
    box = QRectF(strip.left, first, strip.width, max(2.0, bottom - first))
    sounds: tuple[Span, ...] = ()
    if draft.kind is Kind.SPEECH:
        y = placed.axis.y
        spans = sounding(draft.line.words, draft.line.start_s, draft.end_s)
        sounds = tuple((y(from_s), min(said_bottom, y(to_s))) for from_s, to_s in spans)
    elided = len(draft.words.rows) > rows
    return Block(draft.line, draft.kind, box, draft.words, (*tops, *hanging), said_bottom, sounds, elided)


def _padding_y(kind: Kind) -> float:
    return 1.0 if kind is Kind.NOD else PADDING_Y_PX
