"""The texts of the interface in the language that the user chose."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "Counterpoint"
"""The one context of all texts in the translation files."""


def tr(text: str, /, **values: object) -> str:
    """`text`, written in English in the source, in the language of the interface.

    `{name}` in it stands for what is given as `name`: the sentence is looked up before they are put in, and a language
    may put them in another order.
    """
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated
