"""What the pictures of the first run show: its steps, and the checks of devices that are opened again."""

from __future__ import annotations

from studio import Act
from talk_scene import plant


def first_start(_desktop, _conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    """As it opens."""


def checks_at(steps: int, **devices: object) -> Act:
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


def check_again(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    conversation.be(input_level_dbfs=-24.0)
    desktop.window.actions_.check.trigger()
    conversation.timeline.user(1, 2.0, 3.0, "Hello, can you hear me?")
