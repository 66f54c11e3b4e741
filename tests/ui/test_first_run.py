"""The first run as a person goes through it: the devices are tried while the models arrive."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.conversation import FakeConversation, preset_ids
from fakes.drops import drop
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from assistant.status import Phase
from models.errors import DiskFull, NetworkUnavailable
from ui.checks.check_page import CheckPage
from ui.checks.permission import no_camera_sentence, silent_microphone_sentence
from ui.first_start import FirstStart
from ui.startup import Stage

pytestmark = pytest.mark.window

EXPECTED_STEPS = 3


def first_start(stand) -> FirstStart:
    found = stand.window.findChild(FirstStart)
    assert found is not None
    return found


def click(button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for_trial(stand, qtbot):
    """The trial is made beside the window."""
    qtbot.waitUntil(lambda: bool(stand.trials) and ("start", None) in stand.trials[-1].asked)
    stand.settle()
    return stand.trials[-1]


@pytest.fixture
def checking(make_stand, qtbot):
    """A first start on which the download was agreed to: the checks are shown."""
    stand = make_stand(present=())
    click(first_start(stand).start_button)
    wait_for_trial(stand, qtbot)
    return stand


def to_talk(stand) -> None:
    """Let everything arrive that it takes to talk, and the conversation be there."""
    while stand.desktop.startup.stage is not Stage.TALKING:
        stand.fetcher.finish()
        stand.settle()
    stand.settle()


def hears(stand, seconds: float = 0.6) -> None:
    """Somebody speaks into the microphone."""
    devices = stand.conversations[-1] if stand.conversations else stand.trials[-1]
    devices.be(user_speaking=True, input_level_dbfs=-20.0)
    QTest.qWait(round(1000 * seconds))
    devices.be(user_speaking=False, input_level_dbfs=-48.0)
    stand.settle()


def test_a_person_goes_through_all_of_it_while_the_models_arrive(checking):
    stand, page = checking, first_start(checking)
    checkup, trial = page.checkup, stand.trials[-1]
    assert stand.fetcher.queue
    assert checkup.place.text() == f"Step 1 of {EXPECTED_STEPS}"
    assert checkup.next_button.text() == "Skip this"
    assert "Built-in microphone" in checkup.microphone.verdict.words.text()

    hears(stand)
    assert checkup.microphone.verdict.words.text() == "I hear you."
    click(checkup.next_button)

    assert checkup.step is checkup.speaker
    assert not checkup.speaker.question.isVisible()
    click(checkup.speaker.play_button)
    assert ("play_tone", None) in trial.asked
    click(checkup.speaker.yes_button)

    assert checkup.step is checkup.camera
    assert ("set_camera", True) not in trial.asked
    click(checkup.camera.try_button)
    trial.frame = np.full((48, 64, 3), 90, np.uint8)
    stand.settle()
    assert checkup.camera.preview.isVisible()
    assert checkup.camera.verdict.words.text() == "This is what it sees."
    click(checkup.next_button)
    assert trial.asked[-1] == ("set_camera", False)  # it was only tried
    assert not stand.settings.flag("camera.on")

    assert checkup.step is checkup.end
    assert "on their way" in checkup.end.text.text()
    assert not checkup.next_button.isVisible()
    to_talk(stand)
    assert ("stop", None) in trial.asked  # the devices are the conversation's now
    assert stand.window.page.isVisible()
    assert stand.window.findChild(FirstStart) is None
    assert len(stand.trials) == 1


def test_the_download_does_not_wait_for_the_checks_nor_the_talk(checking):
    stand = checking
    to_talk(stand)
    assert stand.conversations
    assert stand.trials[-1].stopped.is_set()
    page = first_start(stand)
    assert page.isVisible()  # the person is still checking
    assert not page.arriving.isVisible()
    stand.conversation.timeline.user(1, 0.5, None, "", committed="Hello", unstable="there")
    stand.settle()
    assert page.checkup.microphone.verdict.words.text() == "I heard: “Hello”"
    stand.conversation.timeline.user(1, 0.5, 1.4, "Hello there.")
    stand.settle()
    assert page.checkup.microphone.verdict.words.text() == "I heard: “Hello there.”"
    click(page.checkup.next_button)
    click(page.checkup.speaker.play_button)
    assert stand.asked("play_tone") == [None]
    click(page.checkup.speaker.yes_button)
    click(page.checkup.next_button)
    assert "Hello there." in page.checkup.microphone.outcome()
    click(page.checkup.next_button)
    stand.settle()
    assert stand.window.page.isVisible()


def test_while_the_models_are_loaded_the_step_says_so(checking, qtbot):
    stand = checking
    checkup = first_start(stand).checkup
    to_talk(stand)
    qtbot.waitUntil(stand.trials[-1].stopped.is_set)
    stand.conversation.be(phase=Phase.LOADING)
    stand.settle()
    assert "being loaded" in checkup.microphone.verdict.words.text()


def test_the_devices_can_be_tried_until_the_conversation_opens_them(checking, monkeypatch):
    stand, checkup = checking, first_start(checking).checkup
    made = FakeConversation.__init__

    def make_loading(conversation):
        made(conversation)
        conversation.be(phase=Phase.LOADING)

    monkeypatch.setattr(FakeConversation, "__init__", make_loading)
    to_talk(stand)
    trial = stand.trials[-1]
    assert not trial.stopped.is_set()
    trial.be(user_speaking=True, input_level_dbfs=-20.0)
    QTest.qWait(400)
    assert checkup.microphone.passed
    stand.desktop.checks.release()  # as the conversation does when it is loaded
    assert trial.stopped.is_set()
    stand.settle()
    assert checkup._link.devices is stand.conversation


@pytest.mark.parametrize("how", ["button", "escape"])
def test_one_click_or_esc_skips_all_of_it(checking, how):
    stand, page = checking, first_start(checking)
    if how == "button":
        click(page.checkup.skip_button)
    else:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    stand.settle()
    assert not page.checkup.isVisible()
    assert page.bar.isVisible()
    assert stand.fetcher.queue  # it goes on
    to_talk(stand)
    assert stand.window.page.isVisible()


def test_once_skipped_one_can_come_back(checking, qtbot):
    stand, page = checking, first_start(checking)
    click(page.checkup.skip_button)
    qtbot.waitUntil(stand.trials[0].stopped.is_set)
    click(page.check_button)
    qtbot.waitUntil(lambda: len(stand.trials) == 2)
    assert page.checkup.step is page.checkup.microphone
    assert page.checkup.isVisible()


def test_every_step_can_be_passed_over_and_gone_back_to(checking):
    checkup = first_start(checking).checkup
    for step in checkup.steps[:-1]:
        assert checkup.step is step
        click(checkup.next_button)
    assert checkup.step is checkup.end
    for step in checkup.steps[-2::-1]:
        click(checkup.back_button)
        assert checkup.step is step
    click(checkup.back_button)
    assert first_start(checking).overview.isVisible()


def test_without_a_microphone_one_is_told_what_to_do_and_can_go_on(checking):
    stand, checkup = checking, first_start(checking).checkup
    stand.trials[-1].be(microphone=None, input_level_dbfs=-100.0)
    stand.settle()
    advice = checkup.microphone.advice
    assert advice.isVisible()
    assert "type instead of speaking" in advice.text()
    stand.trials[-1].be(microphone="USB headset", input_level_dbfs=-50.0)
    stand.settle()
    assert not advice.isVisible()  # it was plugged in
    hears(stand)
    assert checkup.microphone.passed


def test_a_microphone_that_the_system_keeps_from_the_program_is_told_from_a_quiet_room(checking, monkeypatch):
    stand, microphone = checking, first_start(checking).checkup.microphone
    monkeypatch.setattr("ui.checks.microphone_step.DEAD_S", 0.2)
    stand.trials[-1].be(input_level_dbfs=-100.0)
    QTest.qWait(500)
    assert microphone.advice.text() == silent_microphone_sentence()
    stand.trials[-1].be(input_level_dbfs=-55.0)
    QTest.qWait(200)
    assert not microphone.advice.isVisible()
    monkeypatch.setattr("ui.checks.microphone_step.QUIET_S", 0.2)
    QTest.qWait(400)
    assert "No voice so far" in microphone.advice.text()


def test_permission_is_explained_for_each_system():
    sentences = {silent_microphone_sentence(one) for one in ("linux", "darwin", "win32")}
    assert len(sentences) == 3
    assert "System Settings" in silent_microphone_sentence("darwin")
    assert "Privacy" in silent_microphone_sentence("win32")
    assert len({no_camera_sentence(one) for one in ("linux", "darwin", "win32")}) == 3


def test_another_microphone_is_chosen_on_the_same_page_and_has_to_prove_itself(checking, qtbot):
    stand, checkup = checking, first_start(checking).checkup
    hears(stand)
    assert checkup.microphone.passed
    combo = checkup.microphone.editor.combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ("use_microphone", "USB headset, ALSA") in stand.trials[-1].asked)
    assert stand.settings.text("audio.microphone") == "USB headset, ALSA"
    assert not checkup.microphone.passed
    stand.trials[-1].told("“USB headset, ALSA” cannot be opened; “Built-in microphone” stays in use.")
    stand.settle()
    assert "cannot be opened" in checkup.microphone.advice.text()


def test_a_knock_is_no_hello(checking):
    stand, microphone = checking, first_start(checking).checkup.microphone
    stand.trials[-1].be(user_speaking=True)
    stand.window.findChild(FirstStart).checkup._link._poll_trial()
    stand.trials[-1].be(user_speaking=False)
    QTest.qWait(400)
    assert not microphone.passed


def test_who_heard_nothing_is_helped_with_another_speaker_and_the_volume(checking, qtbot):
    stand, checkup = checking, first_start(checking).checkup
    speaker = checkup.speaker
    click(checkup.next_button)
    click(speaker.play_button)
    click(speaker.no_button)
    assert "louder" in speaker.advice.text()
    assert speaker.volume.isVisible()
    assert speaker.play_button.hasFocus()
    speaker.volume.slider.setValue(60)
    qtbot.waitUntil(lambda: ("set_volume", 0.6) in stand.trials[-1].asked)
    combo = speaker.editor.combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ("use_speaker", "Built-in speaker, ALSA") in stand.trials[-1].asked)
    click(speaker.play_button)
    click(speaker.yes_button)
    assert speaker.passed
    assert checkup.step is checkup.camera


def test_without_a_speaker_nothing_is_asked(checking):
    stand, checkup = checking, first_start(checking).checkup
    click(checkup.next_button)
    stand.trials[-1].be(speaker=None)
    stand.settle()
    assert not checkup.speaker.play_button.isEnabled()
    assert "stands on the screen" in checkup.speaker.advice.text()
    stand.trials[-1].be(speaker="Headphones")
    stand.settle()
    assert checkup.speaker.play_button.isEnabled()
    assert not checkup.speaker.advice.isVisible()


def test_enter_alone_leads_through_all_of_it(checking):
    page = first_start(checking)
    checkup, trial = page.checkup, checking.trials[-1]
    trial.be(microphone=None, speaker=None)
    checking.settle()
    for step in (checkup.microphone, checkup.speaker, checkup.camera):
        assert checkup.step is step
        if step is not checkup.camera:
            assert QApplication.focusWidget() is checkup.next_button, (
                "what cannot be pressed does not get the focus"
            )
        checkup.next_button.setFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        checking.settle()
    assert checkup.step is checkup.end


def test_a_camera_that_does_not_work_is_explained(checking):
    stand, checkup = checking, first_start(checking).checkup
    click(checkup.next_button)
    click(checkup.next_button)
    click(checkup.camera.try_button)
    stand.trials[-1].told("There is no camera; plug one in.")
    stand.settle()
    assert checkup.camera.advice.text() == f"There is no camera; plug one in. {no_camera_sentence()}"
    click(checkup.camera.try_button)
    stand.settle()
    assert not checkup.camera.advice.isVisible()
    assert not checkup.camera.passed


def test_the_camera_stays_on_where_that_is_wished(checking):
    stand, checkup = checking, first_start(checking).checkup
    click(checkup.next_button)
    click(checkup.next_button)
    click(checkup.camera.try_button)
    stand.settle()
    QTest.mouseClick(
        checkup.camera.keep_box, Qt.MouseButton.LeftButton, pos=checkup.camera.keep_box.rect().center()
    )
    if not checkup.camera.keep_box.isChecked():  # the middle may lie beside the text
        QTest.keyClick(checkup.camera.keep_box, Qt.Key.Key_Space)
    click(checkup.next_button)
    assert stand.settings.flag("camera.on")
    assert stand.trials[-1].asked[-1] == ("set_camera", False)  # it comes on with the conversation


def test_while_one_talks_the_camera_stays_on_where_that_is_wished(stand):
    stand.window.actions_.check.trigger()
    stand.settle()
    checkup = stand.window.findChild(CheckPage).checkup
    click(checkup.next_button)
    click(checkup.next_button)
    click(checkup.camera.try_button)
    stand.settle()
    checkup.camera.keep_box.setFocus()
    QTest.keyClick(checkup.camera.keep_box, Qt.Key.Key_Space)
    click(checkup.next_button)
    stand.settle()
    assert stand.settings.flag("camera.on")
    assert stand.asked("set_camera") == [True]


@pytest.mark.parametrize(
    "error",
    [
        NetworkUnavailable("huggingface.co cannot be reached: check the connection."),
        DiskFull("The disk is full: free some space there, then fetch again."),
    ],
)
def test_a_download_that_fails_is_told_and_mended_beside_the_checks(checking, error):
    stand, page = checking, first_start(checking)
    click(page.checkup.next_button)
    stand.fetcher.fail(error)
    stand.settle()
    assert page.note.isVisible()
    assert page.note.text().startswith(str(error))
    assert page.import_button.isVisible()
    assert page.hint.isVisible()
    assert page.checkup.step is page.checkup.speaker
    click(page.start_button)
    stand.settle()
    assert stand.fetcher.queue
    assert page.checkup.step is page.checkup.speaker  # the person is not thrown back


def test_a_folder_of_models_can_be_dropped_where_there_is_no_network(
    make_stand, tmp_path, qtbot, monkeypatch
):
    stand = make_stand(present=(), offline=True)
    page = first_start(stand)
    assert page.hint.isVisible()
    folder = tmp_path / "stick" / "models"
    folder.mkdir(parents=True)
    for name in ("voice.onnx", "voice.onnx.json", "holiday.jpg"):
        (folder / name).write_bytes(b"none of it is a model")
    offered = []
    take = page._shelf.take_files

    def note(paths, wanted):
        offered.extend(one.name for one in paths)
        return take(paths, wanted)

    monkeypatch.setattr(page._shelf, "take_files", note)
    assert drop(page, tmp_path / "stick")
    qtbot.waitUntil(page.import_button.isEnabled)
    assert offered == ["voice.onnx", "voice.onnx.json"]
    assert "Still missing" in page.note.text()


def test_devices_that_cannot_be_tried_at_all_do_no_harm(make_stand, qtbot, monkeypatch):
    stand = make_stand(present=())

    def broken(_on_problem):
        raise OSError("PortAudio library not found")

    monkeypatch.setattr(stand.desktop.checks._device_link, "_make_trial", broken)
    page = first_start(stand)
    click(page.start_button)
    qtbot.waitUntil(lambda: "cannot be tried" in page.checkup.microphone.verdict.words.text())
    click(page.checkup.skip_button)
    to_talk(stand)
    assert stand.window.page.isVisible()


def test_a_conversation_that_fails_is_shown_with_what_can_be_done(checking):
    stand = checking
    to_talk(stand)
    stand.conversation.be(phase=Phase.FAILED, phase_text="The recogniser cannot be loaded.")
    stand.settle()
    assert stand.window.page.isVisible()
    assert "Try again" in [button.text() for button in stand.window.page.problem_strip.buttons()]


def test_closing_in_the_middle_lets_go_of_the_devices(checking, qtbot):
    checking.window.close()
    qtbot.waitUntil(checking.trials[-1].stopped.is_set)


# Later, from the menu


def test_the_checks_can_be_had_again_while_one_talks(stand):
    stand.window.actions_.check.trigger()
    stand.settle()
    page = stand.window.findChild(CheckPage)
    assert page.isVisible()
    assert stand.trials == []  # the conversation has the devices
    checkup = page.checkup
    assert not checkup.back_button.isVisible()
    hears(stand)
    assert checkup.microphone.verdict.words.text() == "I hear you."
    for _ in checkup.steps[:-1]:
        click(checkup.next_button)
    assert checkup.next_button.text() == "Done"
    click(checkup.next_button)
    stand.settle()
    assert stand.window.page.isVisible()
    assert stand.window.findChild(CheckPage) is None
    assert stand.window.actions_.check.isEnabled()


def test_esc_leads_back_to_the_conversation(stand):
    stand.window.actions_.check.trigger()
    stand.settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    stand.settle()
    assert stand.window.page.isVisible()


def test_a_muted_microphone_can_be_opened_there(stand):
    stand.conversation.be(muted=True)
    stand.window.actions_.check.trigger()
    stand.settle()
    microphone = stand.window.findChild(CheckPage).checkup.microphone
    assert "muted" in microphone.verdict.words.text()
    click(microphone.unmute_button)
    assert stand.asked("set_muted") == [False]


def test_a_conversation_that_begins_does_not_take_the_keyboard_from_the_checks(checking):
    stand = checking
    button = first_start(stand).checkup.next_button
    assert button.hasFocus()
    to_talk(stand)
    assert button.hasFocus()


def test_what_is_here_already_needs_no_first_run(make_stand):
    stand = make_stand(present=preset_ids("tiny"))
    assert stand.window.findChild(FirstStart) is None
    assert stand.trials == []
