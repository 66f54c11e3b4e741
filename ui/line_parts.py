"""The parts of a line that is a card: of a background task, and of what the assistant shows."""

from __future__ import annotations

from dataclasses import replace

from assistant.cards import Card as Exhibit
from assistant.cards import Code, Counter, ItemList, Picture, Plot, Table, Timer, Watch
from assistant.timeline.item import Lane
from ui.background_task import Card
from ui.line import Emphasis, Line, Run, clock_text
from ui.markdown_parts import markdown_parts
from ui.parts import CodePart, Paragraph, Part, PicturePart, PlotPart, Role, TimerPart, table, texts_of
from ui.table_forms import plot_in_words, with_forms
from ui.translating import tr, tr_count

MOST_TIMES = 8
"""Of what was watched for, the card tells so many times, the last ones."""

INSTANT_S = 0.5
"""A timer whose line is shorter than this has not been stopped: its line has no length of its own."""


def question_parts(line: Line, card: Card) -> list[Part]:
    """What a task is about: its question, and what was added to it."""
    added = [Paragraph((Run(tr("Added: {text}", text=text)),)) for text in card.added]
    return [Paragraph(line.runs, Role.QUESTION), *added]


def answer_parts(line: Line, card: Card) -> list[Part]:
    """What came of a task; words that may still change are dim."""
    parts = list(markdown_parts(card.answer)) if card.answer else []
    parts = [_unstable(part) for part in parts] if card.cancellable else with_forms(line, parts)
    if card.error:
        parts.append(Paragraph((Run(card.error),)))
    return parts


def thought_parts(card: Card) -> list[Part]:
    """What was thought on the way."""
    return [Paragraph((Run(card.thoughts),), Role.ASIDE)] if card.thoughts else []


def exhibit_parts(line: Line, exhibit: Exhibit) -> list[Part]:
    """What the assistant shows; its words alone where its data are no such card after all."""
    label = [Paragraph((Run(exhibit.label),), Role.QUESTION)] if exhibit.label else []
    try:
        return [*label, *with_forms(line, _shown(line, exhibit))]
    except (TypeError, ValueError, AttributeError):  # written by another version, or by hand
        return [Paragraph(line.runs)]


def texts_of_line(line: Line) -> tuple[str, ...]:
    """The paragraphs of a line in the order in which they are laid out when it is opened."""
    if line.card is not None:
        parts = [*question_parts(line, line.card), *answer_parts(line, line.card), *thought_parts(line.card)]
    elif line.exhibit is not None:
        parts = exhibit_parts(line, line.exhibit)
    else:
        return (line.text, *(text for _, text in reversed(line.earlier)))
    return tuple(text for part in parts for text in texts_of(part))


def plots_in_words(line: Line) -> tuple[str, ...]:
    """What the plots show that stand in a line's card."""
    if line.card is not None:
        parts = answer_parts(line, line.card)
    elif line.exhibit is not None:
        parts = exhibit_parts(line, line.exhibit)
    else:
        return ()
    return tuple(plot_in_words(part.plot) for part in parts if isinstance(part, PlotPart))


def _shown(line: Line, exhibit: Exhibit) -> list[Part]:
    match exhibit:
        case Timer():
            stopped_s = (
                line.end_s if line.end_s is not None and line.end_s > line.start_s + INSTANT_S else None
            )
            times = replace(exhibit, started_s=float(exhibit.started_s), ends_s=float(exhibit.ends_s))
            return [TimerPart(times, stopped_s)]
        case Counter(_, count):
            return [Paragraph((Run(str(count)),), Role.NUMBER)]
        case Watch():
            return _watched(line, exhibit)
        case ItemList(_, items, done):
            return [
                Paragraph(
                    (Run(str(text)),),
                    Role.ITEM,
                    done=number in done,
                    tick=number if line.order else None,
                )
                for number, text in enumerate(items)
            ]
        case Table(_, header, rows):
            cells = tuple(tuple(map(str, row)) for row in rows)
            return [table(tuple(map(str, header)), cells)]
        case Plot(_, x_label, y_label, series, kind, x_names):
            named = tuple((str(name), tuple((x, y) for x, y in points)) for name, points in series)
            names = tuple((float(x), str(text)) for x, text in x_names)
            return [PlotPart(Plot(exhibit.label, str(x_label), str(y_label), named, kind, names))]
        case Code(_, language, text):
            return [CodePart(str(language), str(text))]
        case Picture(_, file, width, height):
            picture = Picture(exhibit.label, str(file), int(width), int(height))
            return [PicturePart(picture, small=line.lane is Lane.CAMERA and not line.opened)]


def _watched(line: Line, watch: Watch) -> list[Part]:
    """How often, and when."""
    if not watch.count:
        text = tr("Nothing so far.") if line.end_s is None else tr("It did not happen.")
        return [Paragraph((Run(text),), Role.ASIDE)]
    times = [clock_text(float(at_s)) for at_s in watch.fired_s[-MOST_TIMES:]]
    if watch.count > len(times):
        times.insert(0, "…")
    how_often = Run(tr_count("{count} time", "{count} times", watch.count), strong=True)
    return [Paragraph((how_often, Run(": " + ", ".join(times))))]


def _unstable(part: Part) -> Part:
    if not isinstance(part, Paragraph):
        return part
    return replace(part, runs=tuple(replace(run, emphasis=Emphasis.UNSTABLE) for run in part.runs))
