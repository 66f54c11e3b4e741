"""What the pictures of the window show: its forms, and what opens over and beside the conversation."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from lanes_scene import NOW_S, lanes_talk
from studio import Act
from talk_scene import plant, talk, voices

from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import SessionWriter, sessions_path

ROLES = ("interaction", "reasoner", "recogniser", "voice")

SAVED = (
    (
        (Lane.USER, "What should I plant on a balcony with morning sun?"),
        (Lane.ASSISTANT, "Spinach and lettuce like it cool; tomatoes want the warmest corner."),
    ),
    (
        (Lane.USER, "How do you say thank you in Spanish?"),
        (Lane.ASSISTANT, "In Spanish, thank you is gracias."),
        (Lane.USER, "And good morning?"),
        (Lane.ASSISTANT, "Buenos días."),
    ),
    (
        (Lane.USER, "Tell me when the tea has drawn for four minutes."),
        (Lane.ASSISTANT, "I will tell you in four minutes."),
    ),
)


CAMERA_EVENTS = (
    (24.0, "person", "Somebody is there"),
    (24.0, "facing", "Somebody looks at the camera"),
    (39.5, "people", "Two people are there"),
    (39.8, "movement", "Something is moving"),
    (40.1, "open_palm", "An open palm"),
    (40.6, "slouch", "Sitting less upright than usual"),
)


def settle(desktop) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtTest import QTest

    QTest.qWait(200)
    desktop.window.link.gather_lines()
    QTest.qWait(50)


def headset(conversation) -> None:  # type: ignore[no-untyped-def]
    from assistant.status import BluetoothMicrophone

    conversation.be(bluetooth=BluetoothMicrophone("AirPods Pro", "Built-in microphone, ALSA"))


def welcome(_desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    conversation.be(user_speaking=False)


def in_talk(_desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    talk(conversation.timeline)
    voices(_desktop.window)
    conversation.be(user_speaking=True, input_level_dbfs=-15.0)


def lanes(desktop, conversation, _fetcher, back_px: int = 0) -> None:  # type: ignore[no-untyped-def]
    lanes_talk(conversation.timeline)
    voices(desktop.window)
    conversation.be(now_s=NOW_S, user_speaking=True, input_level_dbfs=-15.0, tasks_running=1)
    desktop.window.actions_.lanes.trigger()
    settle(desktop)
    if back_px:
        bar = desktop.window.page.lanes.verticalScrollBar()
        bar.setValue(bar.maximum() - back_px)


def lanes_back(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    lanes(desktop, conversation, fetcher, back_px=280 * desktop.window.fontMetrics().height() // 16)


def lanes_card(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    """A card that is opened over the lanes."""
    lanes(desktop, conversation, fetcher)
    settle(desktop)
    desktop.window.page.card.open_card(5)


def camera(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    """The picture with what is seen in it, and events of the camera between the lines."""
    in_talk(desktop, conversation, fetcher)
    conversation.frame = plant()
    conversation.be(camera_on=True, camera="Integrated camera", now_s=41.0, user_speaking=False)
    timeline = conversation.timeline
    for number, (at_s, kind, text) in enumerate(CAMERA_EVENTS):
        count = {"number": 2} if kind == "people" else {}
        timeline.put(50 + number, Lane.CAMERA, "event", at_s, at_s, text, event=kind, **count)
    desktop.window.page.show_preview(True)
    settle(desktop)


def camera_opened(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    """The same, with the events of a row unfolded."""
    camera(desktop, conversation, fetcher)
    model = desktop.window.page.model
    model.set_opened(model.line(model.rowCount() - 1).id, True)


def screen(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    """The screen is watched in place of a camera."""
    camera(desktop, conversation, fetcher)
    conversation.be(screen_watched=True, camera="screen")
    settle(desktop)


def bluetooth(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    in_talk(desktop, conversation, _fetcher)
    headset(conversation)
    settle(desktop)


def look_for(word: str) -> Act:
    def act(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
        in_talk(desktop, conversation, _fetcher)
        settle(desktop)
        desktop.window.actions_.find.trigger()
        desktop.window.page.find_bar.field.setText(word)

    return act


def health(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    from assistant.health import Health, Usage

    in_talk(desktop, conversation, _fetcher)
    conversation.healthy = Health(
        answer_s=0.49,
        answers=5,
        micro_turns=1203,
        late_micro_turns=0,
        worst_late_s=0.006,
        program=Usage(0.34, 1_010_000_000),
        reasoner=Usage(0.0, 1_260_000_000),
    )
    conversation.be(models={role: desktop.shelf.presets["starter"].models[role] for role in ROLES})
    settle(desktop)
    desktop.window.actions_.health.trigger()


def hearing(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    """One line is heard again, and another one can be."""
    in_talk(desktop, conversation, _fetcher)
    conversation.be(user_speaking=False, sound_kept=True)
    conversation.kept = _kept_sound(sound_file(sessions_path(desktop.window._data_dir), datetime.now(UTC)))
    settle(desktop)
    page = desktop.window.page
    view, model = page.transcript, page.model
    spoken = [row for row in range(model.rowCount()) if model.line(row).kind == "speech"]
    view.setCurrentIndex(model.index(spoken[-2]))
    page.hearing.hear_current()
    settle(desktop)
    view.setFocus()
    view.setCurrentIndex(model.index(spoken[-4]))
    settle(desktop)


def _kept_sound(path: Path):  # type: ignore[no-untyped-def]
    import numpy as np

    from assistant.sound_record.kept_sound import KeptSound
    from assistant.sound_record.opus_writer import OpusWriter
    from assistant.sound_record.patient_file import PatientFile

    file = PatientFile(path, sys.exit)
    writer = OpusWriter(file)
    noise = np.random.default_rng(1).standard_normal((16_000 * 40, 2)) / 100
    writer.write(noise.astype(np.float32))
    writer.close()
    file.close()
    return KeptSound(path, ((0.0, 40.0),))


def captions(desktop, conversation, _fetcher) -> object:  # type: ignore[no-untyped-def]
    in_talk(desktop, conversation, _fetcher)
    settle(desktop)
    desktop.window.actions_.captions.trigger()
    return desktop.window.captions.window


def compact(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    in_talk(desktop, conversation, _fetcher)
    settle(desktop)
    desktop.window.actions_.compact.trigger()


def saved_lanes(desktop, conversation, fetcher) -> object:  # type: ignore[no-untyped-def]
    """A saved conversation, read as lanes."""
    from PySide6.QtTest import QTest

    dialog = conversations(desktop, conversation, fetcher)
    QTest.qWait(300)
    dialog.reading.actions_.lanes.trigger()
    return dialog


def conversations(desktop, _conversation, _fetcher) -> object:  # type: ignore[no-untyped-def]
    for number, lines in enumerate(SAVED):
        began = datetime(2026, 11, 20 + number, 9, 5 * number, tzinfo=UTC)
        writer = SessionWriter(sessions_path(desktop.window._data_dir), wall_clock=lambda began=began: began)
        writer.begin()
        for place, (lane, text) in enumerate(lines):
            writer.put(TimelineItem(place + 1, lane, "speech", 4.0 * place, 4.0 * place + 3.0, text, {}))
        writer.close()
    desktop.window.actions_.sessions.trigger()
    return desktop.sessions
