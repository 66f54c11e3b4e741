"""The sound of saved conversations: exported from their list, deleted with them, removed where it belongs to none."""

from __future__ import annotations

import wave
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from assistant.settings import Settings
from assistant.sound_record.opus_writer import OpusWriter
from assistant.sound_record.patient_file import PatientFile
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import SessionWriter, list_sessions, sessions_path
from ui.retention import forget_old_sessions
from ui.session_export import choose_export
from ui.threads import wait_for_background


def save(path: Path, text: str, began: datetime, *, with_sound: bool = True) -> Path:
    """A session with a second of sound; where that is."""
    writer = SessionWriter(path, wall_clock=lambda: began)
    writer.begin()
    writer.put(TimelineItem(1, Lane.USER, "speech", 0.0, 1.0, text, {}))
    writer.close()
    sound = sound_file(path, writer.started_at)
    if with_sound:
        file = PatientFile(sound, pytest.fail)
        opus = OpusWriter(file)
        tone = (0.3 * np.sin(2 * np.pi * 440 * np.arange(16_000) / 16_000)).astype(np.float32)
        opus.write(np.stack((tone, np.zeros_like(tone)), axis=1))
        opus.close()
        file.close()
    return sound


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sessions_path(tmp_path)


def ready() -> None:
    """Let what was asked of the disk arrive."""
    for _ in range(4):
        QTest.qWait(10)
        assert wait_for_background(5.0)
        QTest.qWait(10)


def open_dialog(stand):
    QTest.keyClick(stand.window.page.composer.field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    ready()
    return stand.desktop.sessions


def test_the_sound_is_exported_as_a_wav_or_as_it_is(stand, path, tmp_path):
    save(path, "What is the time?", datetime(2026, 3, 4, 9, tzinfo=UTC))
    dialog = open_dialog(stand)
    for name in ("talk.wav", "talk.ogg"):
        dialog._choose_file = lambda parent, proposed, name=name: tmp_path / name
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
        ready()
        assert name in dialog.problem.text()
    with wave.open(str(tmp_path / "talk.wav")) as file:
        assert (file.getnchannels(), file.getframerate()) == (1, 16_000)
        assert np.frombuffer(file.readframes(16_000), "<i2").std() > 3000
    assert (tmp_path / "talk.ogg").read_bytes()[:4] == b"OggS"
    dialog.close()


def test_a_conversation_without_sound_says_so(stand, path, tmp_path):
    save(path, "What is the time?", datetime(2026, 3, 4, 9, tzinfo=UTC), with_sound=False)
    dialog = open_dialog(stand)
    dialog._choose_file = lambda parent, proposed: tmp_path / "talk.wav"
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    ready()
    assert dialog.problem.text().startswith("No sound of this conversation was kept.")
    assert not (tmp_path / "talk.wav").exists()
    dialog.close()


def test_sound_is_among_the_formats_one_can_choose(stand, tmp_path):
    def answer():
        asked = QApplication.activeModalWidget()
        asked.setDirectory(str(tmp_path))
        chosen = "Sound, both voices mixed (*.wav)"
        asked.selectNameFilter(chosen)
        asked.filterSelected.emit(chosen)  # as its list does
        asked.findChild(QLineEdit).setText("My talk")
        asked.accept()

    QTimer.singleShot(50, answer)
    assert choose_export(stand.window, "Some name") == tmp_path / "My talk.wav"


def test_a_deleted_conversation_leaves_no_sound(stand, path):
    sounds = [save(path, "one", datetime(2026, 3, day, 9, tzinfo=UTC)) for day in (3, 4)]
    dialog = open_dialog(stand)

    def delete(button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        box = dialog.findChild(QMessageBox)
        (yes,) = [one for one in box.buttons() if one.text() == "Delete"]
        QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
        ready()

    delete(dialog.delete_button)
    assert [one.exists() for one in sounds] == [True, False]
    delete(dialog.delete_all_button)
    assert list(sounds[0].parent.iterdir()) == []
    assert list_sessions(path) == []
    dialog.close()


@pytest.mark.parametrize("keep", ["forever", "7"])
def test_at_the_start_old_sound_and_sound_without_a_conversation_go(qapp, path, tmp_path, keep):
    from ui.threads import open_mailbox

    open_mailbox()
    now = datetime.now(UTC)
    old, young = save(path, "old", now - timedelta(days=8)), save(path, "young", now - timedelta(days=1))
    lost = old.with_name("20200101-000000-000.ogg")
    lost.write_bytes(b"sound")
    settings = Settings()
    settings.set("record.keep", keep)
    forget_old_sessions(settings, tmp_path, pytest.fail)
    ready()
    assert not lost.exists()
    assert old.exists() is (keep == "forever")
    assert young.exists()
