"""How one stretch of a conversation lies on the axis of time: blocks in their lanes, rails, overlaps, silences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

from assistant.timeline.item import Lane
from ui.lanes_blocks import Block, Draft, Frame, WordsOf, block_of, cut_up, note, spoken
from ui.lanes_kinds import MEANWHILE, SILENCE, Kind, column_of, kind_of
from ui.lanes_measures import BLOCK_GAP_PX, PADDING_X_PX, PADDING_Y_PX, Columns, Measures
from ui.lanes_parts import MOMENT_S, side_by_side
from ui.lanes_rails import RailSpan
from ui.line import OVERLAP_S, Line
from ui.stretches import Stretch
from ui.time_axis import Piece, TimeAxis, base_axis, place
from ui.word_times import Span, common_s, sounding


@dataclass(frozen=True)
class Rail:
    """How long a task or a timer runs, as far as this stretch shows it."""

    span: RailSpan
    box: QRectF
    begins: bool
    ends: bool


@dataclass(frozen=True)
class Mark:
    """An overlap or a long silence: from where to where, when it began, and how long it was."""

    top: float
    bottom: float
    from_s: float
    seconds: float


@dataclass(frozen=True)
class StretchLayout:
    """Everything in a stretch; `known` is what it was made from."""

    known: object
    axis: TimeAxis
    height: float
    blocks: tuple[Block, ...]
    rails: tuple[Rail, ...]
    overlaps: tuple[Mark, ...]
    silences: tuple[Mark, ...]


@dataclass(frozen=True)
class Scene:
    """What a stretch is laid out from. `until_s` is when the next one begins, or now."""

    lines: Sequence[Line]
    rails: Sequence[RailSpan]
    stretch: Stretch
    until_s: float
    now_s: float


def lay_out_stretch(
    scene: Scene, columns: Columns, measures: Measures, words_of: WordsOf, known: object
) -> StretchLayout:
    """Place everything of a stretch."""
    pieces: list[Piece] = []
    parts = side_by_side(scene.lines, scene.now_s)
    tracks = 1 + max((span.track for span in scene.rails), default=-1)
    frame = Frame(columns, measures, words_of, tracks)
    drafts = [
        spoken(line, parts[line.id], frame)
        if line.id in parts
        else note(line, Kind.NOTE, line.start_s, frame)
        for line in scene.lines
    ]
    results = [span for span in scene.rails if _ends_here(span, scene) and _has_result(span.line)]
    drafts += [note(span.line, Kind.RESULT, span.end_s or 0.0, frame) for span in results]
    for draft in drafts:
        cut_up(draft, pieces, measures)
    speaks = any(line.end_s is None and kind_of(line) is Kind.SPEECH for line in scene.lines)
    sounds_until_s = max(scene.stretch.end_s, min(scene.now_s, scene.until_s) if speaks else 0.0)
    moments = [span.end_s for span in results if span.end_s is not None and span.end_s > sounds_until_s]
    moments = [*sorted(moments), max(scene.until_s, sounds_until_s)]
    silences = _silences(sounds_until_s, moments, drafts, pieces, measures)
    base = base_axis(scene.stretch.start_s, sounds_until_s, moments, measures.rest)
    placed = place(pieces, base)
    last_s = placed.axis.last_s
    end = placed.axis.y(last_s) + base.y(moments[-1]) - base.y(last_s)
    height = max(placed.bottom, end)
    live = scene.until_s >= scene.now_s  # now has its own height, even if something hangs lower
    axis = placed.axis.ended(moments[-1], end if live else height)
    blocks = tuple(block_of(draft, placed) for draft in drafts)
    return StretchLayout(
        known,
        axis,
        height,
        blocks,
        tuple(_rail(span, scene, columns, axis, height, measures) for span in scene.rails),
        _overlaps(scene, axis),
        tuple(
            Mark(placed.tops[number], placed.tops[number] + measures.rest.mark_px, from_s, seconds)
            for number, from_s, seconds in silences
        ),
    )


def estimated_height(scene: Scene, columns: Columns, measures: Measures) -> int:
    """About what `lay_out_stretch` will say, without laying out; for stretches that nobody has seen yet."""
    letters = max(8.0, (columns.user.width - 2 * PADDING_X_PX) / (measures.em * 0.62))
    heights = [0.0, 0.0, 0.0]
    for line in scene.lines:
        rows = ceil(len(line.text) / letters) if not measures.shortened else 1
        heights[column_of(line)] += rows * measures.row + 2 * PADDING_Y_PX + BLOCK_GAP_PX
    heights[MEANWHILE] = 0.0 if columns.folded else heights[MEANWHILE]
    stretch, rest = scene.stretch, measures.rest
    talk_px = max(*heights, (stretch.end_s - stretch.start_s) * measures.px_per_s)
    return round(talk_px + rest.height_px(scene.until_s - stretch.end_s))


def _silences(
    from_s: float, moments: Sequence[float], drafts: Sequence[Draft], pieces: list[Piece], measures: Measures
) -> list[tuple[int, float, float]]:
    """The long silences up to these moments: their pieces, which stand below all that was said, begin and length."""
    found = []
    said = tuple({draft.column for draft in drafts if draft.column[0] != MEANWHILE})
    for to_s in moments:
        if measures.rest.is_long(to_s - from_s):
            found.append((len(pieces), from_s, to_s - from_s))
            pieces.append(Piece((SILENCE,), from_s + MOMENT_S, measures.rest.mark_px, after=said))
        from_s = to_s
    return found


def _rail(
    span: RailSpan, scene: Scene, columns: Columns, axis: TimeAxis, height: float, measures: Measures
) -> Rail:
    begins, ends = span.start_s >= scene.stretch.start_s, _ends_here(span, scene)
    top = axis.y(span.start_s) if begins else 0.0
    until_s = span.end_s if ends and span.end_s is not None else scene.now_s
    bottom = axis.y(until_s) if until_s <= scene.until_s else height
    left = columns.meanwhile.left + min(span.track * measures.rail, columns.meanwhile.width / 2)
    box = QRectF(left, top, measures.rail * 0.62, max(3.0, bottom - top))
    return Rail(span, box, begins, ends or bottom < height - 1.0)


def _overlaps(scene: Scene, axis: TimeAxis) -> tuple[Mark, ...]:
    def spans(lane: Lane) -> list[Span]:
        voiced = (line for line in scene.lines if line.lane is lane and line.kind == "speech")
        return [
            span
            for line in voiced
            for span in sounding(line.words, line.start_s, scene.now_s if line.end_s is None else line.end_s)
        ]

    both = common_s(spans(Lane.USER), spans(Lane.ASSISTANT))
    return tuple(
        Mark(axis.y(from_s), axis.y(to_s), from_s, to_s - from_s)
        for from_s, to_s in both
        if to_s - from_s >= OVERLAP_S
    )


def _ends_here(span: RailSpan, scene: Scene) -> bool:
    return span.end_s is not None and scene.stretch.start_s <= span.end_s <= scene.until_s


def _has_result(line: Line) -> bool:
    return line.lane is Lane.REASONER
