"""The microphone of a Bluetooth headset: told once for each, with a way out, and explained in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assistant.status import BluetoothMicrophone
from ui.bluetooth_offer import KEPT_NAMES, ToldHeadsets
from ui.strip import Strip

pytestmark = pytest.mark.window

BUILT_IN = "Built-in microphone, ALSA"
AIRPODS = BluetoothMicrophone("AirPods Pro", BUILT_IN)


def wear(stand, microphone: BluetoothMicrophone | None) -> None:
    stand.conversation.be(bluetooth=microphone)
    stand.settle()


def strip(stand) -> Strip:
    return stand.window.page.problem_strip


def click(stand, text: str) -> None:
    button = next(one for one in strip(stand).buttons() if text in one.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stand.settle()


def test_it_says_once_what_it_means_and_goes_with_the_headset(stand):
    assert not strip(stand).isVisible()
    wear(stand, AIRPODS)
    assert strip(stand).isVisible()
    assert "AirPods Pro" in strip(stand).text.text()
    assert "talk into “Built-in microphone”" in strip(stand).text.text()
    assert "0.1 to 0.3 seconds later" in strip(stand).text.text()
    wear(stand, None)
    assert not strip(stand).isVisible()
    wear(stand, AIRPODS)
    assert not strip(stand).isVisible()
    wear(stand, BluetoothMicrophone("WH-1000XM4", BUILT_IN))
    assert "WH-1000XM4" in strip(stand).text.text()


def test_with_large_text_nothing_of_the_buttons_is_cut_off(make_stand):
    stand = make_stand(window__text_size="200")
    wear(stand, AIRPODS)
    stand.window.resize(760, 800)
    stand.settle()
    assert len(strip(stand).buttons()) == 3
    for button in strip(stand).buttons():
        assert button.width() >= button.sizeHint().width()
        assert strip(stand).rect().contains(button.geometry().translated(button.parentWidget().pos()))
    assert strip(stand).text.height() >= strip(stand).text.heightForWidth(strip(stand).text.width())


def test_one_click_uses_the_computers_microphone(stand):
    wear(stand, AIRPODS)
    click(stand, "Use the other microphone")
    assert stand.settings.text("audio.microphone") == BUILT_IN
    assert stand.asked("use_microphone") == [BUILT_IN]
    assert not strip(stand).isVisible()


def test_by_keyboard_it_can_be_dismissed_for_good(stand):
    wear(stand, AIRPODS)
    button = next(one for one in strip(stand).buttons() if "not warn" in one.text())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    stand.settle()
    assert not strip(stand).isVisible()
    assert stand.settings.flag("audio.bluetooth_warning") is False
    wear(stand, BluetoothMicrophone("WH-1000XM4", BUILT_IN))
    assert not strip(stand).isVisible()


def test_understood_closes_it(stand):
    wear(stand, AIRPODS)
    click(stand, "Understood")
    assert not strip(stand).isVisible()
    assert stand.settings.flag("audio.bluetooth_warning")


def test_where_there_is_no_other_microphone_none_is_offered(stand):
    wear(stand, BluetoothMicrophone("AirPods Pro"))
    assert "a microphone with a cable" in strip(stand).text.text()
    assert not [one for one in strip(stand).buttons() if one.text().startswith("Use")]


def test_at_the_next_start_it_is_still_known_that_it_was_told(make_stand):
    first = make_stand()
    wear(first, AIRPODS)
    first.window.close()
    second = make_stand()
    wear(second, AIRPODS)
    assert not strip(second).isVisible()


def test_the_settings_say_it_at_the_microphone_and_help(stand):
    wear(stand, AIRPODS)
    QTest.mouseClick(stand.window.page.settings_button, Qt.MouseButton.LeftButton)
    dialog = stand.desktop.dialog
    names = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    dialog.sections.setCurrentRow(names.index("Sound"))
    stand.settle()
    hint = dialog.editors["audio.microphone"].bluetooth
    assert hint.isVisible()
    assert "AirPods Pro" in hint.words.text()
    assert not dialog.editors["audio.speaker"].bluetooth.isVisible()
    QTest.mouseClick(hint.button, Qt.MouseButton.LeftButton)
    wear(stand, None)
    assert stand.asked("use_microphone") == [BUILT_IN]
    assert dialog.editors["audio.microphone"].combo.currentData() == BUILT_IN
    assert not hint.isVisible()
    assert not strip(stand).isVisible()


def test_what_was_told_is_kept_within_bounds_and_a_broken_file_costs_nothing(tmp_path):
    told = ToldHeadsets(tmp_path / "data")
    for number in range(KEPT_NAMES + 5):
        told.add(f"headset {number}")
    again = ToldHeadsets(tmp_path / "data")
    assert "headset 0" not in again
    assert f"headset {KEPT_NAMES + 4}" in again
    (tmp_path / "data" / "told-headsets.json").write_text('{"what": 1')
    assert "headset 9" not in ToldHeadsets(tmp_path / "data")
    (tmp_path / "file").write_text("")
    nowhere = ToldHeadsets(tmp_path / "file")
    nowhere.add("headset")
    assert "headset" in nowhere
