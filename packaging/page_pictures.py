"""Makes a picture of every page, light and dark, with text of 100 % and 200 %: what is looked at before a release.

    python packaging/page_pictures.py [--only window captions …] [--language de] [--to docs/screenshots]

Without a screen the pages are drawn offscreen.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "packaging")]

from card_scenes import large_cards, opened_task, running_task, shown_picture, small_cards  # noqa: E402
from lanes_scene import NOW_S, lanes_talk  # noqa: E402
from screenshots import WINDOW, Studio, everything, plant, talk, voices  # noqa: E402

from assistant.timeline.item import Lane, TimelineItem  # noqa: E402
from assistant.timeline.sound_files import sound_file  # noqa: E402
from assistant.timeline.store import SessionWriter, sessions_path  # noqa: E402

THEMES = ("light", "dark")
TEXT_SIZES = ("100", "200")

Act = Callable[..., object]


def main() -> int:
    """Makes the pictures; 0 when they are made."""
    parser = argparse.ArgumentParser(description="Makes a picture of every page.")
    parser.add_argument("--only", nargs="*", metavar="PAGE", help=f"of {', '.join(PAGES)}")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screenshots", metavar="FOLDER")
    parser.add_argument("--language", default="en", metavar="CODE", help="of the interface (default: en)")
    args = parser.parse_args()
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    studio = Studio(args.language)
    of_language = "" if args.language == "en" else f"-{args.language}"
    args.to.mkdir(parents=True, exist_ok=True)
    for name in args.only or PAGES:
        present, act = PAGES[name]
        for theme in THEMES:
            for text_size in TEXT_SIZES:
                path = args.to / f"{name}{of_language}-{theme}-{text_size}.png"
                studio.shoot(path, theme, present(), act, WINDOW, text_size)
                sys.stdout.write(f"{path}\n")
    return 0


def _nothing() -> tuple[str, ...]:
    return ()


def _first_start(_desktop, _conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    pass


def _checks(steps: int, **devices: object) -> Act:
    def act(desktop, _conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        first = desktop.window.centralWidget().currentWidget()
        first.start_button.click()
        fetcher.progress(1.0)
        fetcher.finish()
        fetcher.progress(0.4)
        QTest.qWait(100)
        trial = first.checkup._link.devices
        trial.be(input_level_dbfs=-24.0, **devices)
        for _ in range(steps):
            first.checkup.go_on()
        QTest.qWait(500)
        if steps == 1:
            first.checkup.speaker.play_button.click()
            first.checkup.speaker.no_button.click()
        if steps == 2:
            trial.frame = plant()
            first.checkup.camera.try_button.click()
        QApplication.processEvents()

    return act


def _check_again(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    conversation.be(input_level_dbfs=-24.0)
    desktop.window.actions_.check.trigger()
    conversation.timeline.user(1, 2.0, 3.0, "Hello, can you hear me?")


def _welcome(_desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    conversation.be(user_speaking=False)


def _window(_desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    talk(conversation.timeline)
    voices(_desktop.window)
    conversation.be(user_speaking=True, input_level_dbfs=-15.0)


def _lanes(desktop, conversation, _fetcher, back_px: int = 0) -> None:  # type: ignore[no-untyped-def]
    lanes_talk(conversation.timeline)
    voices(desktop.window)
    conversation.be(now_s=NOW_S, user_speaking=True, input_level_dbfs=-15.0, tasks_running=1)
    desktop.window.actions_.lanes.trigger()
    _settle(desktop)
    if back_px:
        bar = desktop.window.page.lanes.verticalScrollBar()
        bar.setValue(bar.maximum() - back_px)


def _lanes_back(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    _lanes(desktop, conversation, fetcher, back_px=280 * desktop.window.fontMetrics().height() // 16)


def _settings(section: str) -> Act:
    def act(desktop, _conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
        from ui.translating import translated

        desktop.open_settings()
        sections = desktop.dialog.sections
        names = [sections.item(row).text() for row in range(sections.count())]
        sections.setCurrentRow(names.index(translated(section)))

    return act


def _to_the_end(desktop) -> None:  # type: ignore[no-untyped-def]
    """Scroll the page of the settings that is shown to its end."""
    _settle(desktop)
    bar = desktop.dialog.pages.currentWidget().verticalScrollBar()
    bar.setValue(bar.maximum())


def _measured(desktop) -> None:  # type: ignore[no-untyped-def]
    """Somebody has talked here with the models of two presets."""
    from models.speeds import Speed

    speeds = desktop.shelf.speeds
    for preset, seconds in (("tiny", (0.31, 0.3)), ("starter", (0.42, 0.5, 0.38))):
        models = desktop.shelf.presets[preset].models
        for value in seconds:
            speeds.note(Speed.ANSWER_S, [models[role] for role in ROLES if role != "reasoner"], value)
        speeds.note(Speed.READ_S, [models["recogniser"]], 0.2)
        speeds.note(Speed.THOUGHT_S, [models["reasoner"]], 9.0)
        speeds.note(Speed.WORDS_PER_S, [models["reasoner"]], 3.2)
    speeds.save()


def _speeds(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    _measured(desktop)
    desktop.settings.set("model.reasoner", "gpt-oss-20b-mxfp4")
    desktop.downloads.fetch(["gpt-oss-20b-mxfp4"])
    fetcher.progress(0.31)
    _settings("Models")(desktop, conversation, fetcher)


def _stock(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    _speeds(desktop, conversation, fetcher)
    desktop.downloads.pause()
    _to_the_end(desktop)


def _delete_everything(desktop, conversation, fetcher) -> object:  # type: ignore[no-untyped-def]
    from PySide6.QtWidgets import QMessageBox

    _settings("Privacy")(desktop, conversation, fetcher)
    desktop.dialog.everything.button.click()
    return desktop.dialog.findChild(QMessageBox)


def _headset(conversation) -> None:  # type: ignore[no-untyped-def]
    from assistant.status import BluetoothMicrophone

    conversation.be(bluetooth=BluetoothMicrophone("AirPods Pro", "Built-in microphone, ALSA"))


def _bluetooth(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    _window(desktop, conversation, _fetcher)
    _headset(conversation)
    _settle(desktop)


def _bluetooth_setting(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    _headset(conversation)
    _settings("Sound")(desktop, conversation, _fetcher)
    _settle(desktop)


def _find(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    _window(desktop, conversation, _fetcher)
    _settle(desktop)
    desktop.window.actions_.find.trigger()
    desktop.window.page.find_bar.field.setText("plan")


def _health(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    from assistant.health import Health, Usage

    _window(desktop, conversation, _fetcher)
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
    _settle(desktop)
    desktop.window.actions_.health.trigger()


def _hearing(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    """One line is heard again, and another one can be."""
    _window(desktop, conversation, _fetcher)
    conversation.be(user_speaking=False, sound_kept=True)
    conversation.kept = _kept_sound(sound_file(sessions_path(desktop.window._data_dir), datetime.now(UTC)))
    _settle(desktop)
    page = desktop.window.page
    view, model = page.transcript, page.model
    spoken = [row for row in range(model.rowCount()) if model.line(row).kind == "speech"]
    view.setCurrentIndex(model.index(spoken[-2]))
    page.hearing.hear_current()
    _settle(desktop)
    view.setFocus()
    view.setCurrentIndex(model.index(spoken[-4]))
    _settle(desktop)


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


def _captions(desktop, conversation, _fetcher) -> object:  # type: ignore[no-untyped-def]
    _window(desktop, conversation, _fetcher)
    _settle(desktop)
    desktop.window.actions_.captions.trigger()
    return desktop.window.captions.window


def _compact(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    _window(desktop, conversation, _fetcher)
    _settle(desktop)
    desktop.window.actions_.compact.trigger()


def _conversations(desktop, _conversation, _fetcher) -> object:  # type: ignore[no-untyped-def]
    for number, lines in enumerate(SAVED):
        began = datetime(2026, 11, 20 + number, 9, 5 * number, tzinfo=UTC)
        writer = SessionWriter(sessions_path(desktop.window._data_dir), wall_clock=lambda began=began: began)
        writer.begin()
        for place, (lane, text) in enumerate(lines):
            writer.put(TimelineItem(place + 1, lane, "speech", 4.0 * place, 4.0 * place + 3.0, text, {}))
        writer.close()
    desktop.window.actions_.sessions.trigger()
    return desktop.sessions


def _settle(desktop) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtTest import QTest

    QTest.qWait(200)
    desktop.window.link.gather_lines()
    QTest.qWait(50)


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
        (Lane.ASSISTANT, "I can't keep time yet."),
    ),
)


PAGES: dict[str, tuple[Callable[[], tuple[str, ...]], Act]] = {
    "first-start": (_nothing, _first_start),
    "check-microphone": (_nothing, _checks(0, user_speaking=True)),
    "check-no-microphone": (_nothing, _checks(0, microphone=None)),
    "check-speaker": (_nothing, _checks(1)),
    "check-camera": (_nothing, _checks(2)),
    "check-end": (_nothing, _checks(3)),
    "check-again": (everything, _check_again),
    "welcome": (everything, _welcome),
    "window": (everything, _window),
    "bluetooth": (everything, _bluetooth),
    "settings-bluetooth": (everything, _bluetooth_setting),
    "lanes": (everything, _lanes),
    "lanes-back": (everything, _lanes_back),
    "cards": (everything, small_cards),
    "cards-larger": (everything, large_cards),
    "picture": (everything, shown_picture),
    "task": (everything, running_task),
    "task-open": (everything, opened_task),
    "find": (everything, _find),
    "health": (everything, _health),
    "hearing": (everything, _hearing),
    "settings-speeds": (everything, _speeds),
    "settings-stock": (everything, _stock),
    "delete-everything": (everything, _delete_everything),
    "captions": (everything, _captions),
    "compact": (everything, _compact),
    "conversations": (everything, _conversations),
    **{
        f"settings-{section.lower()}": (everything, _settings(section))
        for section in ("Models", "Sound", "Talking", "Camera", "Thinking", "Window", "Keyboard", "Privacy")
    },
}

if __name__ == "__main__":
    sys.exit(main())
