"""Every page of the window in German: nothing stays English, and everything has room."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from assistant.status import Phase
from models.errors import DiskFull
from ui.language import TRANSLATIONS

pytestmark = pytest.mark.window


def english_texts() -> set[str]:
    """Texts without places that are different in German."""
    found = set()
    for message in ET.parse(TRANSLATIONS / "counterpoint_de.ts").getroot().iter("message"):
        source, german_text = message.findtext("source") or "", message.findtext("translation") or ""
        if source != german_text and "{" not in source:
            found.add(source)
    return found


def shown_texts(widget: QWidget) -> Iterator[str]:
    """Everything that a widget and what is in it say, also to a screen reader."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.windowTitle(), one.toolTip(), one.accessibleName(), one.accessibleDescription())
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        if isinstance(one, QComboBox):
            yield from (one.itemText(number) for number in range(one.count()))
        if hasattr(one, "placeholderText"):
            yield one.placeholderText()
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def assert_german(widget: QWidget) -> None:
    said = [text for text in shown_texts(widget) if text]
    assert len(said) >= 3
    english = english_texts()
    assert not sorted({text for text in said if text in english or text.partition(" (")[0] in english})


def test_no_page_of_the_window_shows_english(german, make_stand) -> None:
    stand = make_stand()
    desktop, window = stand.desktop, stand.window
    for status in (
        {"phase": Phase.LOADING, "phase_text": "Loading the voice…"},
        {"phase": Phase.READY, "user_speaking": True},
        {"user_speaking": False, "speaking": True, "tasks_running": 1},
        {"speaking": False, "thinking": True, "tasks_running": 0},
        {"thinking": False, "muted": True},
        {"muted": False, "microphone": None},
    ):
        stand.conversation.be(**status)
        stand.settle()
        assert_german(window)
    stand.window.actions_.health.trigger()
    stand.settle()
    assert_german(window)
    window.actions_.find.trigger()
    window.page.find_bar.field.setText("nothing like that")
    desktop.open_settings()
    stand.settle()
    assert [desktop.dialog.sections.item(row).text() for row in range(2)] == ["Modelle", "Ton"]
    assert_german(desktop.dialog)
    desktop.open_sessions()
    stand.settle()
    assert_german(desktop.sessions)
    window.actions_.captions.trigger()
    assert_german(window.captions.window)
    desktop.dialog.close()
    desktop.sessions.close()


def test_a_first_start_is_german(german, make_stand) -> None:
    stand = make_stand(present=())
    assert_german(stand.window)
    page = stand.window.centralWidget().currentWidget()
    assert page.facts.text().startswith("Für diesen Computer (")
    QTest.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    stand.fetcher.progress(0.5)
    stand.settle()
    assert " MB von " in page.note.text()
    assert_german(stand.window)
    stand.fetcher.fail(DiskFull("The disk that holds /x is full: free some space there, then fetch again."))
    stand.settle()
    assert page.note.text() == "Die Festplatte mit /x ist voll: Schaff dort Platz und lade dann noch einmal."
    assert page.start_button.text() == "Erneut versuchen"


def test_german_words_have_room_in_large_letters(german, make_stand) -> None:
    stand = make_stand(window__text_size="200")
    stand.desktop.open_settings()
    stand.settle()
    dialog = stand.desktop.dialog
    assert dialog.sections.sizeHintForColumn(0) <= dialog.sections.viewport().width()
    for row in range(dialog.pages.count()):
        dialog.sections.setCurrentRow(row)
        QTest.qWait(20)
        page = dialog.pages.currentWidget()
        assert isinstance(page, QScrollArea)
        assert page.widget().width() <= page.viewport().width(), dialog.sections.item(row).text()
        for button in page.widget().findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width(), button.text()


def test_problems_that_the_window_shows_are_german(german, make_stand) -> None:
    stand = make_stand()
    stand.desktop.tell(
        "The conversation goes on but is not being saved, because the disk with /x is full; free some "
        "space. It is kept in memory until then."
    )
    assert stand.window.page.problem_strip.text.text() == (
        "Das Gespräch geht weiter, wird aber nicht gespeichert, weil die Festplatte mit /x voll ist; schaff Platz. "
        "Bis dahin bleibt es im Speicher."
    )
    stand.conversation.be(
        phase=Phase.FAILED, phase_text="No model is chosen for: voice. Choose one in the settings."
    )
    stand.settle()
    assert stand.window.page.problem_strip.text.text().startswith("Kein Modell ist gewählt für")
