"""A card in Markdown, for those who read an exported conversation: a table as a table, code in a fence."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.cards import Card, Code, Counter, ItemList, Picture, Plot, Table, Timer, Watch

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$])")


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it is."""
    text = _SIGNS.sub(r"\\\1", text)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", text))


PictureLink = Callable[[str], str]
"""Where a document finds the picture that is called so in the data folder."""


def card_markdown(card: Card, picture: PictureLink = str) -> str:
    """The card below its label. Raises TypeError or ValueError where its data are not those of such a card."""
    body = _body(card, picture)
    label = f"**{_cell(card.label)}**" if card.label.strip() else ""
    return "\n\n".join(part for part in (label, body) if part)


def _body(card: Card, picture: PictureLink) -> str:
    match card:
        case Timer():
            return _length(card.ends_s - card.started_s) + (" (cancelled)" if card.cancelled else "")
        case Counter(_, count):
            return str(count)
        case Watch():
            return _happened(card)
        case ItemList(_, items, done):
            ticks = (
                f"- [{'x' if number in done else ' '}] {_cell(text)}" for number, text in enumerate(items)
            )
            return "\n".join(ticks)
        case Table(_, header, rows):
            return _table(header, rows)
        case Plot():
            return _points(card)
        case Code(_, language, text):
            return _fenced(language, text)
        case Picture(label, file):
            return f"![{_cell(label)}](<{_inside_brackets(picture(file))}>)"


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    count = max([len(header), *(len(row) for row in rows)], default=0)
    if not count:
        return ""
    lines = [(*header, *[""] * (count - len(header))), *rows]
    texts = [
        "| " + " | ".join([*(_cell(cell) for cell in line), *[""] * (count - len(line))]) + " |"
        for line in lines
    ]
    return "\n".join([texts[0], "|" + " --- |" * count, *texts[1:]])


def _happened(watch: Watch) -> str:
    """When it happened, as minutes and seconds of the conversation."""
    times = ", ".join(f"{int(at_s) // 60}:{int(at_s) % 60:02}" for at_s in watch.fired_s)
    earlier = watch.count - len(watch.fired_s)
    return f"{times}, and {earlier} times before" if earlier > 0 else times or "not yet"


def _points(plot: Plot) -> str:
    """The numbers of a plot as a table: a row for each place on the axis, a column for each series."""
    places = sorted({x for _, points in plot.series for x, _ in points})
    columns = [dict(points) for _, points in plot.series]
    header = (plot.x_label or "x", *(name or plot.y_label or "y" for name, _ in plot.series))
    rows = tuple((_number(x), *(_number(column.get(x)) for column in columns)) for x in places)
    unit = f"{_cell(plot.y_label)}:\n\n" if plot.y_label and len(columns) > 1 else ""
    return unit + _table(header, rows)


def _fenced(language: str, text: str) -> str:
    """In a fence that is longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    name = re.sub(r"[^\w+#.-]", "", language)
    return f"{fence}{name}\n{text.rstrip()}\n{fence}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes and rest else f"{minutes} min" if minutes else f"{rest} s"


def _inside_brackets(link: str) -> str:
    return re.sub(r"([<>\\])", r"\\\1", link)


def _cell(text: str) -> str:
    """On one line, inside of which no list can begin."""
    return _SIGNS.sub(r"\\\1", " ".join(str(text).split()))
