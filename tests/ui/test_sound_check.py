"""The speaker and the voice are tried from the settings while the conversation goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assistant.status import Phase
from ui.sound_check import NO_SPEAKER, NOT_BEGUN, OTHER_VOICE, SPEAKING, SoundCheck

pytestmark = pytest.mark.window

VERBS = {"tone": ("Sound", "play_tone"), "sample": ("Models", "speak_sample")}


@pytest.fixture
def dialog(stand):
    QTest.mouseClick(stand.window.page.settings_button, Qt.MouseButton.LeftButton)
    return stand.desktop.dialog


def show(stand, dialog, check: str) -> SoundCheck:
    """Go to the section that the button is in, and scroll to it."""
    names = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    dialog.sections.setCurrentRow(names.index(VERBS[check][0]))
    found = getattr(dialog.contents, check)
    dialog.pages.currentWidget().ensureWidgetVisible(found)
    stand.settle()
    assert found.button.isVisible()
    return found


def click(check: SoundCheck) -> None:
    QTest.mouseClick(check.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", VERBS)
def test_a_click_lets_it_be_heard(stand, dialog, name):
    check = show(stand, dialog, name)
    assert check.words.text() == ""
    click(check)
    assert stand.asked(VERBS[name][1]) == [None]
    check.button.setFocus()
    QTest.keyClick(check.button, Qt.Key.Key_Space)
    assert stand.asked(VERBS[name][1]) == [None, None]


@pytest.mark.parametrize("name", VERBS)
def test_while_the_assistant_speaks_a_click_does_nothing_and_says_why(stand, dialog, name):
    check = show(stand, dialog, name)
    stand.conversation.be(speaking=True)
    stand.settle()
    click(check)
    assert check.words.text() == SPEAKING
    assert stand.asked(VERBS[name][1]) == []
    stand.conversation.be(speaking=False)
    stand.settle()
    click(check)
    assert check.words.text() == ""
    assert stand.asked(VERBS[name][1]) == [None]


@pytest.mark.parametrize("name", VERBS)
def test_without_a_speaker_a_sentence_says_so(stand, dialog, name):
    check = show(stand, dialog, name)
    stand.conversation.be(speaker=None)
    stand.settle()
    assert not check.button.isEnabled()
    assert check.words.text() == NO_SPEAKER
    click(check)
    assert stand.asked(VERBS[name][1]) == []
    stand.conversation.be(speaker="USB headset")
    stand.settle()
    assert check.button.isEnabled()


@pytest.mark.parametrize("name", VERBS)
def test_before_the_conversation_has_begun_it_says_so(stand, dialog, name):
    check = show(stand, dialog, name)
    stand.conversation.be(phase=Phase.LOADING)
    stand.settle()
    assert not check.button.isEnabled()
    assert check.words.text() == NOT_BEGUN


@pytest.mark.parametrize("name", VERBS)
def test_when_the_conversation_ends_there_is_nothing_to_ask(stand, dialog, name):
    check = show(stand, dialog, name)
    stand.window.link.detach()
    assert not check.button.isEnabled()
    assert check.words.text() == NOT_BEGUN
    click(check)


def test_only_a_voice_that_is_in_use_can_be_heard(stand, dialog):
    check = show(stand, dialog, "sample")
    stand.conversation.be(models={"voice": "another voice"})
    stand.settle()
    assert not check.button.isEnabled()
    assert check.words.text() == OTHER_VOICE
    stand.conversation.be(models={"voice": dialog.editors["model.voice"].model_id})
    stand.settle()
    click(check)
    assert stand.asked("speak_sample") == [None]


def test_the_buttons_tell_a_screen_reader_what_they_do(stand, dialog):
    for name in VERBS:
        button = show(stand, dialog, name).button
        assert button.text()
        assert button.accessibleDescription()
