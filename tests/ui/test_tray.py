"""The icon in the tray: how it stands, and what its menu does. The tray itself is the desktop's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon

from assistant.status import Phase, Status
from ui import desktop
from ui.state_words import Doing
from ui.tray import signed_icon, tray_sign

pytestmark = pytest.mark.window


@pytest.fixture
def with_tray(make_stand, monkeypatch):
    monkeypatch.setattr(desktop, "there_is_a_tray", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda icon: None)  # Qt complains where there is no tray
    return make_stand()


def entry(stand, text):
    return next(action for action in stand.desktop.tray.menu.actions() if action.text() == text)


def test_without_a_tray_there_is_no_icon(stand):
    assert stand.desktop.tray is None


def test_it_says_how_the_conversation_stands(with_tray):
    icon = with_tray.desktop.tray.icon
    with_tray.settle()
    assert icon.toolTip() == "Counterpoint – Listening"
    with_tray.conversation.be(speaking=True)
    with_tray.settle()
    assert icon.toolTip() == "Counterpoint – Speaking"
    with_tray.conversation.be(muted=True, speaking=False)
    with_tray.settle()
    assert icon.toolTip() == "Counterpoint – Muted"
    with_tray.conversation.be(phase=Phase.FAILED)
    with_tray.settle()
    assert icon.toolTip() == "Counterpoint – Something is wrong"


def test_its_menu_mutes_stops_and_shows(with_tray):
    with_tray.conversation.be(speaking=True)
    with_tray.settle()
    entry(with_tray, "Mute the microphone").trigger()
    with_tray.settle()
    assert entry(with_tray, "Open the microphone").isChecked()
    entry(with_tray, "Stop speaking").trigger()
    assert with_tray.asked("set_muted") == [True]
    assert with_tray.asked("stop_speaking") == [None]
    with_tray.window.showMinimized()
    QTest.qWait(20)
    entry(with_tray, "Show the window").trigger()
    assert not with_tray.window.windowState() & Qt.WindowState.WindowMinimized
    with_tray.window.showMinimized()
    with_tray.desktop.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert not with_tray.window.windowState() & Qt.WindowState.WindowMinimized


def test_quitting_by_the_menu_and_closing_the_window_end_it(with_tray):
    icon = with_tray.desktop.tray.icon
    entry(with_tray, "Quit").trigger()
    assert not with_tray.window.isVisible()
    assert not icon.isVisible()
    assert with_tray.conversation.stopped.wait(3.0)


def test_every_state_looks_different(qapp):
    signs = (None, Doing.LISTENING, Doing.SPEAKING, Doing.MUTED)
    pictures = [signed_icon(sign).pixmap(22, 22).toImage() for sign in signs]
    assert all(a != b for number, a in enumerate(pictures) for b in pictures[:number])


def test_what_it_says_follows_the_status():
    assert tray_sign(Status(phase=Phase.LOADING)) is None
    assert tray_sign(Status(phase=Phase.READY)) is Doing.LISTENING
    assert tray_sign(Status(phase=Phase.READY, speaking=True, muted=True)) is Doing.MUTED
