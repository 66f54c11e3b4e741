"""Every text of the window is found, translated and compiled; what would stay English is noticed."""

from __future__ import annotations

import ast
from pathlib import Path

import engine_texts
import pytest
import source_texts
import translations
from PySide6.QtCore import QTranslator


def mistakes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> list[str]:
    (tmp_path / "ui").mkdir(exist_ok=True)
    (tmp_path / "ui" / "some.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(source_texts, "ROOT", tmp_path)
    return list(source_texts.mistakes())


def test_every_text_in_the_source_can_be_found_and_is_looked_up() -> None:
    assert not list(source_texts.mistakes())


def test_every_text_has_a_finished_translation_with_its_places() -> None:
    texts = list(translations.all_texts())
    files = translations.ts_files()
    assert [file.name for file in files] == ["counterpoint_de.ts"]
    assert len(texts) > 500
    assert not [one for file in files for one in translations.problems_of(file, texts)]


def test_what_is_installed_was_made_from_what_is_translated(tmp_path) -> None:
    hint = "run packaging/translations.py"
    assert translations.PATTERNS.read_text(encoding="utf-8") == translations.patterns_text(), hint
    keys = {text.key for text in translations.all_texts()}
    for file in translations.ts_files():
        assert {key for key, one in translations.read(file).items() if one.finished} == keys, hint
        translator = QTranslator()
        assert translator.load(str(file.with_suffix(".qm")))
        for (source, about), translation in translations.read(file).items():
            if not translation.finished or translation.forms[0] == source:
                continue
            for count, form in enumerate(translation.forms, start=1 if len(translation.forms) > 1 else -1):
                found = translator.translate(translations.CONTEXT, source, about or None, count)
                assert found == form, f"{source}: {hint}"


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("label.setText(tr(f'Hello {name}'))", "takes a literal"),
        ("label.setText(tr(sentence))", "takes a literal"),
        ("NOTE = mark('a' + b)", "takes a literal"),
        ("tr_count('one thing', things, 3)", "takes a literal"),
        ("tr('Hello {name}', nam=name)", "are not the values"),
        ("tr_count('{count} thing of {all}', '{count} things of {all}', 3)", "are not the values"),
        ("label.setText('Hello there')", "is not given to tr"),
        ("QPushButton('Close')", "is not given to tr"),
        ("box.setToolTip(f'{count} files')", "is not given to tr"),
        ("field.setAccessibleName('on' if on else tr('off'))", "is not given to tr"),
        ("StripAction(label='Retry', act=act)", "is not given to tr"),
    ],
)
def test_a_text_that_would_stay_english_is_a_mistake(tmp_path, monkeypatch, source, wrong) -> None:
    (mistake,) = mistakes_in(tmp_path, monkeypatch, source)
    assert mistake.startswith("ui/some.py:1: ")
    assert wrong in mistake


@pytest.mark.parametrize(
    "source",
    [
        "label.setText(tr('Hello {name}', name=name))",
        "label.setText(name)",
        "self.setWindowTitle('Counterpoint')",
        "label.setText(f'{bytes_text(rate)}/s')",
        "painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr('now'))",
        "tr_count('{count} thing', '{count} things', 3)",
        "window.setProperty('role', 'dim')",
    ],
)
def test_what_is_looked_up_or_has_no_words_is_no_mistake(tmp_path, monkeypatch, source) -> None:
    assert not mistakes_in(tmp_path, monkeypatch, source)


def test_a_sentence_of_the_engine_is_found_with_a_place_for_each_value() -> None:
    tree = ast.parse(
        '''
def look(path, error):
    """A docstring that reads like a sentence."""
    log.warning("This is for the log alone.")
    raise SomeError(f"{path} cannot be read ({error.strerror}): " f"look for {path} and {', '.join(names)}.")
'''
    )
    assert list(engine_texts._patterns(tree)) == [
        "{path} cannot be read ({strerror}): look for {path} and {names}."
    ]


def ts(tmp_path: Path, *messages: str) -> Path:
    file = tmp_path / "counterpoint_xx.ts"
    context = f"<context><name>Counterpoint</name>{''.join(messages)}</context>"
    file.write_text(f'<TS version="2.1" language="xx">{context}</TS>', encoding="utf-8")
    return file


def message(source: str, translation: str, kind: str = "") -> str:
    attribute = f' type="{kind}"' if kind else ""
    return f"<message><source>{source}</source><translation{attribute}>{translation}</translation></message>"


def test_an_update_keeps_translations_adds_new_texts_and_marks_what_is_gone(tmp_path) -> None:
    file = ts(
        tmp_path, message("Close", "Zu"), message("Old", "Alt"), message("Never done", "", "unfinished")
    )
    texts = [source_texts.Text("Close"), source_texts.Text("{count} files", one="{count} file")]
    file.write_text(translations.updated(file, texts), encoding="utf-8")
    read = translations.read(file)
    assert read["Close", ""] == translations.Translation(("Zu",), finished=True)
    assert read["{count} files", ""] == translations.Translation(("", ""), finished=False)
    assert read["Old", ""] == translations.Translation(("Alt",), finished=False)
    assert 'type="vanished">Alt' in file.read_text(encoding="utf-8")
    assert ("Never done", "") not in read
    assert translations.updated(file, [*texts, source_texts.Text("Old")]).count("vanished") == 0


@pytest.mark.parametrize(
    ("translation", "wrong"),
    [
        (message("Close {name}", "", "unfinished"), "is not translated"),
        (message("Close {name}", "{name} zu", "unfinished"), "is not translated"),
        (message("Close {name}", "{nam} zu"), "differs in nam, name"),
        (message("Close {name}", "zu"), "differs in name"),
        (message("Close {name}", "{name} &amp;zu"), "underline"),
    ],
)
def test_a_translation_that_cannot_be_shown_is_noticed(tmp_path, translation, wrong) -> None:
    (problem,) = translations.problems_of(ts(tmp_path, translation), [source_texts.Text("Close {name}")])
    assert wrong in problem
