"""How fast models were here stands beside them in the settings."""

from __future__ import annotations

import pytest
from fakes.conversation import StockedStore, preset_ids
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from assistant.speed_watch import speed_book
from models.presets import load_presets
from models.speeds import Speed
from ui.speed_words import time_text

pytestmark = pytest.mark.window

STARTER = load_presets()["starter"].models
TINY = load_presets()["tiny"].models
ANSWERING = ("interaction", "recogniser", "voice")


def note_answers(tmp_path, models, *values):
    book = speed_book(tmp_path, StockedStore(tmp_path / "models"))
    for value in values:
        book.note(Speed.ANSWER_S, [models[role] for role in ANSWERING], value)
    book.save()
    return book


def opened(stand):
    stand.desktop.open_settings()
    return stand.desktop.dialog


def test_nothing_is_claimed_where_nothing_was_measured(stand):
    dialog = opened(stand)
    for role in (*ANSWERING, "reasoner"):
        assert dialog.editors[f"model.{role}"].speed.text() == "Not tried here yet"
    assert dialog.editors["preset"].speed.text() == "No preset was tried here yet."
    combo = dialog.editors["model.interaction"].combo
    assert not any("here" in combo.itemText(row) for row in range(combo.count()))


def test_each_role_tells_what_counts_for_it_and_how_it_was_measured(stand, tmp_path):
    book = note_answers(tmp_path, STARTER, 0.42, 0.39, 0.8)
    book.note(Speed.CLAUSE_S, [STARTER["interaction"]], 0.2)
    book.note(Speed.READ_S, [STARTER["recogniser"]], 0.21)
    book.note(Speed.SOUND_S, [STARTER["voice"]], 0.12)
    book.note(Speed.THOUGHT_S, [STARTER["reasoner"]], 12.4)
    book.note(Speed.WORDS_PER_S, [STARTER["reasoner"]], 3.14)
    book.save()
    dialog = opened(stand)
    labels = {role: dialog.editors[f"model.{role}"].speed for role in (*ANSWERING, "reasoner")}
    assert {role: label.text() for role, label in labels.items()} == {
        "interaction": "Answers in 0.4 s here",
        "recogniser": "Knows your words after 0.2 s here",
        "voice": "First sound after 0.1 s here",
        "reasoner": "An answer takes 12 s here  ·  3.1 words a second",
    }
    assert labels["interaction"].toolTip().startswith("The median of 3 answers")
    assert labels["reasoner"].toolTip().startswith("Measured on one answer")
    assert labels["interaction"].accessibleDescription() == labels["interaction"].toolTip()
    combo = dialog.editors["model.interaction"].combo
    row = combo.findData(STARTER["interaction"])
    assert combo.itemText(row).endswith("0.4 s here")
    assert "Answers in" not in dialog.editors["model.interaction"].facts.text()


def test_presets_tell_what_was_measured_with_all_of_their_models(stand, tmp_path):
    note_answers(tmp_path, TINY, 0.31)
    note_answers(tmp_path, {**STARTER, "recogniser": TINY["recogniser"]}, 3.0)
    dialog = opened(stand)
    assert dialog.editors["preset"].speed.text() == "Tiny answers in 0.3 s here"


def test_what_was_measured_meanwhile_is_shown_when_one_comes_back_to_the_settings(stand, tmp_path):
    dialog = opened(stand)
    note_answers(tmp_path, STARTER, 0.5)
    stand.window.activateWindow()
    dialog.activateWindow()
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.ActivationChange))
    stand.settle()
    assert dialog.editors["model.interaction"].speed.text() == "Answers in 0.5 s here"
    assert "Starter answers in 0.5 s" in dialog.editors["preset"].speed.text()


def test_the_figure_of_a_model_that_is_not_here_any_more_is_not_shown(make_stand, tmp_path):
    note_answers(tmp_path, STARTER, 0.5)
    stand = make_stand(present=preset_ids("tiny"), preset="quality")
    assert not opened(stand).editors["model.interaction"].speed.isVisible()


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.04, "0.0 s"), (0.449, "0.4 s"), (9.94, "9.9 s"), (9.96, "10 s"), (75.2, "75 s")]
)
def test_times_are_told_as_exactly_as_they_matter(qapp, seconds, text):
    assert time_text(seconds) == text
