"""What stands in the block of a line, by the kind of block."""

from __future__ import annotations

from assistant.timeline.item import Lane
from ui.background_task import TASK_WORDS, Card
from ui.lanes_kinds import Kind
from ui.lanes_measures import Measures
from ui.lanes_words import BREAK, Piece, Words, broken, line_words
from ui.line import Line
from ui.palette import Palette
from ui.text_block import units
from ui.translating import tr, translated


def block_words(line: Line, kind: Kind, width: float, palette: Palette, measures: Measures) -> Words:
    """The words of a block, broken into rows of a width."""
    if kind is Kind.SPEECH:
        return line_words(line, width, palette, measures.words)
    if kind is Kind.SIGN:
        return broken([Piece(line.name[:1], palette.window, bold=True)], width, measures.small)
    if kind is Kind.NOD:
        return broken([Piece(line.text, palette.dim)], width, measures.small)
    if kind is Kind.RESULT:
        return broken(_result(line, palette), width, measures.small)
    if kind is Kind.TYPED and line.exhibit is not None:
        pieces = _shown(line, palette)
        return broken(pieces, width, measures.words, units(pieces[0].text))
    if kind is Kind.TYPED:
        typed = tr("typed") + "  "
        pieces = [Piece(typed, palette.dim), Piece(line.text, palette.text)]
        return broken(pieces, width, measures.words, units(typed))
    if line.exhibit is not None:
        return broken(_shown(line, palette), width, measures.small)
    name = line.name
    if line.card is not None:
        if line.end_s is None:  # how it ended stands where it ended
            name = f"{name} · {_state(line.card)}"
        name += "  " if measures.shortened else BREAK
    else:
        name += "  "
    plain = line.card is not None or line.kind == "notice"
    pieces = [
        Piece(name, palette.lane(line.lane), bold=True),
        Piece(line.text, palette.text if plain else palette.dim),
    ]
    if line.earlier_count:
        pieces.append(Piece(f"  +{line.earlier_count}", palette.dim))
    if line.card is not None and line.card.cancellable and line.card.answer:  # it fills while it is written
        pieces.append(Piece(BREAK + line.card.answer, palette.dim))
    return broken(pieces, width, measures.small, units(name))


def _shown(line: Line, palette: Palette) -> list[Piece]:
    """A card in words; those of a timer say themselves what they are."""
    if line.lane is Lane.TIMER:
        return [Piece(line.text, palette.lane(line.lane), bold=True)]
    return [Piece(tr("Shown") + "  ", palette.lane(line.lane), bold=True), Piece(line.text, palette.text)]


def _result(line: Line, palette: Palette) -> list[Piece]:
    card = line.card
    if card is None:
        return [Piece("", palette.text)]
    state = Piece(_state(card) + "  ", palette.lane(line.lane), bold=True)
    return [state, Piece(card.error or card.answer or line.text, palette.text)]


def _state(card: Card) -> str:
    return translated(TASK_WORDS[card.state], "a task")
