"""The texts of the interface in the language that the user chose.

Every text stands in English in the source, and is looked up when it is shown. `packaging/translations.py` finds the
texts by these functions' names, so that what is given to `tr`, `tr_count` and `mark` is always a literal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence

from models.units import format_bytes

CONTEXT = "Counterpoint"
"""The one context of all texts in the translation files."""

_english = ContextVar("english", default=False)


def tr(text: str, about: str = "", /, **values: object) -> str:
    """`text`, written in English in the source, in the language of the interface.

    `{name}` in it stands for what is given as `name`: the sentence is looked up before they are put in, and a language
    may put them in another order. `about` tells apart texts that are the same in English alone.
    """
    return translated(text, about, **values)


def tr_count(one: str, many: str, count: int, /, **values: object) -> str:
    """`one` or `many`, or the form that the language has for `count`; `{count}` in it stands for that.

    It is looked up by `many`.
    """
    found = many if _english.get() else QCoreApplication.translate(CONTEXT, many, None, count)
    if found == many and count == 1:  # nobody translated it: it is English
        found = one
    return found.format(count=number(count), **values)


def mark(text: str, _about: str = "", /) -> str:
    """`text` as it is: a constant that is shown by `translated` later."""
    return text


def translated(text: str, about: str = "", /, **values: object) -> str:
    """Like `tr`, for a text that was marked or declared elsewhere, such as the label of a setting."""
    if not text:
        return text
    found = text if _english.get() else QCoreApplication.translate(CONTEXT, text, about or None)
    return found.format(**values) if values else found


@contextmanager
def in_english() -> Iterator[None]:
    """What is put into words inside is English whatever was chosen: for reports, which others read."""
    token = _english.set(True)
    try:
        yield
    finally:
        _english.reset(token)


def number(value: float, decimals: int = 0) -> str:
    """A number with the separators of the language: 1,203 or 0.52."""
    return locale().toString(float(value), "f", decimals)


def localised(numbers: str) -> str:
    """What was written with English separators, such as “1.12 GB”, with those of the language."""
    here = locale()
    return numbers.translate({ord("."): here.decimalPoint(), ord(","): here.groupSeparator()})


def key_text(keys: str) -> str:
    """What a key such as “Ctrl+F” is called on this system and in this language."""
    sequence = QKeySequence(keys)
    form = QKeySequence.SequenceFormat
    return sequence.toString(form.PortableText if _english.get() else form.NativeText)


def locale() -> QLocale:
    """How numbers, dates and times are written."""
    return QLocale(QLocale.Language.English) if _english.get() else QLocale()


def bytes_text(count: float) -> str:
    """A number of bytes as people read it: “491 MB”, “1.12 GB”."""
    return localised(format_bytes(count))
