"""Language models that are dropped onto the window, onto the settings, or onto the page of a first start."""

from __future__ import annotations

import struct

import pytest
from fakes.drops import drop
from PySide6.QtTest import QTest

from assistant.settings import Settings

pytestmark = pytest.mark.window

GGUF = struct.pack("<4sIQQ", b"GGUF", 3, 2, 5) + bytes(1000)
MODEL_ID = "my-model-q4"


@pytest.fixture
def model(stand, tmp_path):
    path = tmp_path / "My Model (Q4).gguf"
    path.write_bytes(GGUF)
    stand.store.present.add(MODEL_ID)
    return path


def wait_until_imported(stand, qtbot, key):
    qtbot.waitUntil(stand.desktop.dialog.editors[key].import_button.isEnabled)
    stand.settle()


def test_a_model_dropped_onto_the_window_is_imported_where_one_sees_it(stand, model, qtbot):
    assert drop(stand.window.page.composer.field.viewport(), model)
    dialog = stand.desktop.dialog
    assert dialog.isVisible()
    assert dialog.sections.currentItem().text() == "Models"
    wait_until_imported(stand, qtbot, "model.interaction")
    assert stand.settings.text("model.interaction") == MODEL_ID
    assert dialog.editors["model.interaction"].combo.currentData() == MODEL_ID
    assert stand.asked("switch_model") == [("interaction", MODEL_ID)]
    assert not stand.window.page.composer.chip.isVisible()


def test_a_model_dropped_onto_a_role_of_the_settings_plays_that_role(stand, model, qtbot):
    stand.desktop.open_settings()
    editor = stand.desktop.dialog.editors["model.reasoner"]
    stand.desktop.dialog.sections.setCurrentRow(stand.desktop.dialog.sections.count() - 1)
    assert drop(editor.facts, model)
    wait_until_imported(stand, qtbot, "model.reasoner")
    assert stand.settings.text("model.reasoner") == MODEL_ID
    assert stand.settings.text("model.interaction") == ""


def test_a_model_dropped_anywhere_else_onto_the_settings_talks(stand, model, qtbot):
    stand.desktop.open_settings()
    dialog = stand.desktop.dialog
    assert drop(dialog.sections.viewport(), model)
    assert dialog.sections.currentItem().text() == "Models"
    wait_until_imported(stand, qtbot, "model.interaction")
    assert stand.settings.text("model.interaction") == MODEL_ID


def test_a_file_that_is_no_model_says_so_there(stand, tmp_path, qtbot):
    letter = tmp_path / "letter.gguf"
    letter.write_text("Dear reader", encoding="utf-8")
    drop(stand.window, letter)
    wait_until_imported(stand, qtbot, "model.interaction")
    assert "letter.gguf" in stand.desktop.dialog.editors["model.interaction"].problem.text()
    assert stand.settings.text("model.interaction") == ""


def test_the_settings_take_nothing_but_models(stand, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Buy milk.", encoding="utf-8")
    stand.desktop.open_settings()
    assert not drop(stand.desktop.dialog, note)
    assert not stand.window.page.composer.chip.isVisible()


def test_the_settings_may_be_closed_while_a_model_is_imported(stand, model, qtbot):
    drop(stand.window, model)
    stand.desktop.dialog.close()
    qtbot.waitUntil(lambda: stand.settings.text("model.interaction") == MODEL_ID)
    QTest.qWait(20)
    assert Settings.load(stand.settings.path).text("model.interaction") == MODEL_ID


def test_files_dropped_onto_the_page_of_a_first_start_are_used_as_by_its_button(make_stand, tmp_path, qtbot):
    stand = make_stand(present=())
    note = tmp_path / "note.gguf"
    note.write_text("not a model", encoding="utf-8")
    page = stand.window.centralWidget().currentWidget()
    assert drop(page, note)
    qtbot.waitUntil(page.import_button.isEnabled)
    assert "note.gguf" in page.note.text()
