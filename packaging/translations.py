"""Brings the translations of the interface up to date with the source, and compiles them.

    python packaging/translations.py [--check]

Every `ui/translations/counterpoint_*.ts` keeps its translations; new texts are added as unfinished, and what is not in
the source any more is marked as vanished. `counterpoint_*.qm` and the patterns of the engine's sentences, which are
installed with the program, are made from them: they are committed, so that no installation needs Qt's tools. Edit a .ts
file by hand or with Qt Linguist (`pyside6-linguist`), then run this again.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from engine_texts import engine_texts  # noqa: E402
from source_texts import PLACE, Text, all_texts, mistakes  # noqa: E402

CONTEXT = "Counterpoint"
FOLDER = ROOT / "ui" / "translations"
PATTERNS = FOLDER / "engine_sentences.json"
MNEMONIC = re.compile(r"&\w")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


@dataclass(frozen=True)
class Translation:
    """What a .ts file has for a text: one form, or as many as the language has numbers of things."""

    forms: tuple[str, ...]
    finished: bool


Translations = dict[tuple[str, str], Translation]


def main() -> int:
    """Updates, or with --check only looks; 0 when everything is translated and in order."""
    parser = argparse.ArgumentParser(description="Brings the translations up to date with the source.")
    parser.add_argument("--check", action="store_true", help="change nothing, only say what is wrong")
    args = parser.parse_args()
    texts = list(all_texts())
    if not args.check:
        PATTERNS.write_text(patterns_text(), encoding="utf-8")
        for file in ts_files():
            file.write_text(updated(file, texts), encoding="utf-8")
            release(file, file.with_suffix(".qm"))
    problems = [*mistakes(), *(one for file in ts_files() for one in problems_of(file, texts))]
    for problem in problems:
        sys.stdout.write(problem + "\n")
    sys.stdout.write(f"{len(texts)} texts, {len(problems)} problems\n")
    return 1 if problems else 0


def ts_files() -> list[Path]:
    """The translations, one file a language."""
    return sorted(FOLDER.glob("counterpoint_*.ts"))


def patterns_text() -> str:
    """The sentences of the engine as `ui.engine_sentences` reads them."""
    patterns = sorted({pattern for pattern, _ in engine_texts()})
    return json.dumps(patterns, indent=0, ensure_ascii=False) + "\n"


def problems_of(file: Path, texts: Iterable[Text]) -> Iterator[str]:
    """What of the texts is not translated, or not so that it can be shown; each as a sentence."""
    have = read(file)
    for text in texts:
        found = have.get(text.key)
        name = f"{file.name}: “{text.source}”"
        if found is None or not found.finished or not all(found.forms):
            yield f"{name} is not translated"
            continue
        for form in found.forms:
            lacking = places(text.source) ^ places(form)
            if lacking and not (text.one and lacking == {"count"}):
                yield f"{name}: the translation differs in {', '.join(sorted(lacking))}"
            if MNEMONIC.search(form) or MNEMONIC.search(text.source):
                yield f"{name}: an & would underline a letter, and no menu or dialog here uses that"


def places(text: str) -> set[str]:
    """The names in braces for which values are put in."""
    return set(PLACE.findall(text))


def read(file: Path) -> Translations:
    """The translations of a .ts file, by text and comment."""
    found: Translations = {}
    for message in ET.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        if translation is None:
            continue
        forms = [one.text or "" for one in translation.iter("numerusform")] or [translation.text or ""]
        key = (message.findtext("source") or "", message.findtext("comment") or "")
        found[key] = Translation(tuple(forms), translation.get("type") is None)
    return found


def updated(file: Path, texts: Iterable[Text]) -> str:
    """The .ts file with all texts; what has no translation is unfinished, what is no text any more is vanished."""
    old = ET.parse(file).getroot()
    have = read(file)
    root = ET.Element("TS", version="2.1", language=old.get("language", ""), sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    wanted = {text.key: text for text in texts}
    gone = [Text(*key) for key, one in have.items() if key not in wanted and any(one.forms)]
    for text in (*wanted.values(), *gone):
        _add(context, text, have.get(text.key), vanished=text.key not in wanted)
    ET.indent(root, " " * 4)
    return HEAD + ET.tostring(root, encoding="unicode") + "\n"


def _add(context: ET.Element, text: Text, found: Translation | None, *, vanished: bool) -> None:
    forms = found.forms if found else ()
    numerous = bool(text.one) or len(forms) > 1
    message = ET.SubElement(context, "message", {"numerus": "yes"} if numerous else {})
    for name in sorted(text.files):
        ET.SubElement(message, "location", filename=f"../../{name}")
    ET.SubElement(message, "source").text = text.source
    if text.about:
        ET.SubElement(message, "comment").text = text.about
    if text.one:
        ET.SubElement(message, "extracomment").text = f"For one: {text.one}"
    finished = bool(found and found.finished and all(forms))
    kind = {"type": "vanished"} if vanished else {} if finished else {"type": "unfinished"}
    translation = ET.SubElement(message, "translation", kind)
    if numerous:
        for form in forms if len(forms) > 1 else ("".join(forms), ""):
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = forms[0] if forms else ""


def release(ts: Path, qm: Path) -> None:
    """Compile a translation with Qt's own tool."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    tool = next(one for one in (folder / "lrelease", folder / "lrelease.exe") if one.exists())
    done = subprocess.run(
        [tool, "-silent", "-removeidentical", ts, "-qm", qm], capture_output=True, text=True, check=False
    )
    if done.returncode or not re.fullmatch(r"\s*", done.stdout):
        raise SystemExit(f"lrelease: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
