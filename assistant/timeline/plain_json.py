"""Plain JSON values: what an item's data is made of, whatever was handed in."""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping, Set
from pathlib import PurePath
from typing import Any


def plain(value: Any) -> Any:
    """A copy of `value` in dict, list, str, int, float, bool and None, so that writing it down cannot fail.

    Enums become their value, tuples and sets lists, numpy scalars and arrays numbers and lists; a number that
    JSON cannot hold (infinite, NaN) becomes None, and anything else its `str`.
    """
    kind = type(value)
    if value is None or kind is bool or kind is int:
        return value
    if kind is str:
        return writable(value)
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, float):  # np.float64 too
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {writable(str(plain(key))): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, Set)):
        return [plain(inner) for inner in value]
    if isinstance(value, PurePath):
        return writable(str(value))
    to_list = getattr(value, "tolist", None)  # numpy, without importing it
    if callable(to_list):
        return plain(to_list())
    return writable(str(value))


def writable(text: str) -> str:
    """`text` without lone surrogates, which no file or database can hold as UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
