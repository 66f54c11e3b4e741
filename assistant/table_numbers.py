"""Numbers as they are written in tables: with units, currencies and separators, of which there are two customs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

_MISSING = frozenset(
    ("", "-", "–", "—", "−", "?", "…", "...", "n/a", "na", "n.a.", "none", "null", "k. a.", "k.a.")
)
_GAPS = "\u00a0\u2009\u202f "
_CURRENCY = r"(?:US\$|CHF|EUR|USD|GBP|[€$£¥])"
_DIGITS = rf"[0-9]+(?:[.,'’{_GAPS}][0-9]+)*(?:[eE][+-]?[0-9]{{1,3}})?"
_UNIT = r"(?:[^\W\d_]|[°%‰€$£¥])(?:[^\W\d_]|[/·*²³°.%^-])*[0-9]?"
_NUMBER = re.compile(
    rf"(?:[~≈]|ca\. |about )? ?(?P<sign>[-+]?)(?P<before>{_CURRENCY})? ?(?P<minus>-?)(?P<digits>{_DIGITS})"
    rf"[{_GAPS}]?(?P<unit>{_UNIT})?"
)
_LONGEST_UNIT = 14
_LONGEST_CELL = 60
_GROUPED_BY_GAPS = re.compile(rf"[0-9]{{1,3}}(?:[{_GAPS}'’][0-9]{{3}})+(?![0-9])")
_COMMA_PROVED = re.compile(
    r"0,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
)
_POINT_PROVED = re.compile(
    r"0\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}"
)
_POINT = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_COMMA = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?(?:[eE][+-]?[0-9]+)?")


@dataclass(frozen=True)
class Quantity:
    """A number and what it counts; `unit` may be empty."""

    value: float
    unit: str


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return cell.strip().lower() in _MISSING


@dataclass(frozen=True)
class Reader:
    """Reads the cells of one table, whose decimals stand after a point, or after a comma."""

    decimal_comma: bool = False

    def number(self, cell: str) -> Quantity | None:
        """The number in a cell; None when it holds anything else, such as a range, a time or a date."""
        found = _taken_apart(cell)
        if found is None:
            return None
        digits = _without_gaps(found["digits"])
        if digits is None or not (_COMMA if self.decimal_comma else _POINT).fullmatch(digits):
            return None
        swapped = digits.replace(".", "").replace(",", ".") if self.decimal_comma else digits.replace(",", "")
        value = float(swapped)
        unit = (found["before"] or "") + (found["unit"] or "")
        if not math.isfinite(value) or len(unit) > _LONGEST_UNIT:
            return None
        return Quantity(-value if "-" in (found["sign"], found["minus"]) else value, unit)


def reader_for(cells: Iterable[str]) -> Reader:
    """A reader for all cells of a table: “12,5” in one of them tells how “1,234” in another one is meant.

    Where nothing tells it, decimals stand after a point.
    """
    comma = point = False
    for cell in cells:
        found = _taken_apart(cell)
        digits = _without_gaps(found["digits"]) if found is not None else None
        if digits is not None:
            comma |= _COMMA_PROVED.fullmatch(digits) is not None
            point |= _POINT_PROVED.fullmatch(digits) is not None
    return Reader(decimal_comma=comma and not point)


def _taken_apart(cell: str) -> re.Match[str] | None:
    text = cell.strip().replace("−", "-")
    if len(text) > _LONGEST_CELL:
        return None
    text = re.sub(r"^[–—](?=[0-9€$£¥])", "-", text)
    return _NUMBER.fullmatch(text)


def _without_gaps(digits: str) -> str | None:
    """The digits without gaps and apostrophes between thousands; None where those stand elsewhere."""
    if not re.search(rf"[{_GAPS}'’]", digits):
        return digits
    if re.match(_GROUPED_BY_GAPS, digits) is None:
        return None
    joined = re.sub(rf"(?<=[0-9])[{_GAPS}'’](?=[0-9]{{3}}(?![0-9]))", "", digits)
    return None if re.search(rf"[{_GAPS}'’]", joined) else joined
