"""Finds the texts of the interface in the source: what is given to the functions of `ui.translating`, what the settings
declare, and the sentences of the engine, with a place in braces for each value that is put into them.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

PLACE = re.compile(r"\{(\w+)\}")

TAKE_LITERALS = {"tr": 1, "tr_count": 2, "mark": 1}
"""The functions whose texts are found, and how many of their first arguments are texts."""

SHOWS = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QListWidgetItem", "QMessageBox", "QPushButton", "QRadioButton",
    "StripAction", "StripContent", "addAction", "addItem", "addMenu", "addTab", "drawText", "setAccessibleDescription",
    "setAccessibleName", "setInformativeText", "setPlaceholderText", "setText", "setTitle", "setToolTip",
    "setWindowTitle",
}  # fmt: skip
"""What shows its texts: a bare literal among them was forgotten."""

NAMES_OF_THINGS = re.compile(r"Counterpoint|\bkB\b")
"""What is the same in every language."""


@dataclass
class Text:
    """One text; `one` is its form for one thing, if it has two; `about` tells apart what is the same in English."""

    source: str
    about: str = ""
    one: str = ""
    files: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        """What it is looked up by."""
        return self.source, self.about


class Texts:
    """Texts by what they are looked up by, in the order in which they were found."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], Text] = {}

    def add(self, source: str, file: str, about: str = "", one: str = "") -> None:
        """Take in a text."""
        text = self._by_key.setdefault((source, about), Text(source, about))
        text.one = text.one or one
        text.files.add(file)

    def __iter__(self) -> Iterator[Text]:
        return iter(self._by_key.values())


def all_texts() -> Texts:
    """Everything that can be shown in another language."""
    texts = Texts()
    for path in ui_files():
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            count = TAKE_LITERALS.get(_name(call.func), 0)
            literals = [_literal(one) for one in call.args]
            if not count or not all(literals[:count]):
                continue
            first, second = literals[0], literals[1] if len(literals) > 1 else ""
            file = path.relative_to(ROOT).as_posix()
            if count == 2:
                texts.add(second, file, one=first)
            else:
                texts.add(first, file, about=second)
    for source in setting_texts():
        texts.add(source, "assistant/settings/declared.py")
    from engine_texts import engine_texts

    for source, file in engine_texts():
        texts.add(source, file)
    return texts


def setting_texts() -> Iterator[str]:
    """What the settings are called, what their help says, and the choices among their values."""
    from assistant.settings import SETTINGS

    for setting in SETTINGS:
        yield from (one for one in (setting.group, setting.label, setting.help) if one)
        yield from (label for _, label in setting.choices if re.search(r"[^\W\d]", label))


def mistakes() -> Iterator[str]:
    """What would not be found, or would be shown in English whatever was chosen; each as a sentence."""
    for path in ui_files():
        where = path.relative_to(ROOT).as_posix()
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            name = _name(call.func)
            place = f"{where}:{call.lineno}"
            if name in TAKE_LITERALS:
                yield from (f"{place}: {one}" for one in _mistakes_of_lookup(call, name))
            elif name in SHOWS:
                for argument in (*call.args, *(one.value for one in call.keywords)):
                    if _has_words(argument):
                        yield f"{place}: {name} shows {ast.unparse(argument)}, which is not given to tr"


def _mistakes_of_lookup(call: ast.Call, name: str) -> Iterator[str]:
    wanted = call.args[: TAKE_LITERALS[name]]
    if len(wanted) < TAKE_LITERALS[name] or not all(_literal(one) for one in wanted):
        yield f"{name} takes a literal text"
        return
    if name == "mark" or any(one.arg is None for one in call.keywords):
        return
    given = {one.arg for one in call.keywords} | ({"count"} if name == "tr_count" else set())
    used = set().union(*(PLACE.findall(_literal(one)) for one in wanted))
    if given != used:
        yield f"the places {sorted(used)} of the text are not the values {sorted(map(str, given))}"


def _has_words(node: ast.expr) -> bool:
    """Whether it is a text with words that stand in the source there."""
    if isinstance(node, ast.IfExp):
        return _has_words(node.body) or _has_words(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(one, ast.Constant) and _has_words(one) for one in node.values)
    text = NAMES_OF_THINGS.sub("", _literal(node))
    return bool(re.search(r"[^\W\d_]{2}", text)) and not text.startswith("#")


def ui_files() -> Iterable[Path]:
    """The source files of the window."""
    return sorted((ROOT / "ui").rglob("*.py"))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
