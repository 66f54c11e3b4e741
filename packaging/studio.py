"""The studio: opens the real window with a scripted conversation, and takes a picture of it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

WINDOW = (1040, 720)
FONTS = ("Inter", "Noto Sans", "Segoe UI", "Cantarell", "DejaVu Sans")
"""The first of these that the system has, so that the pictures look the same wherever they are made."""

Act = Callable[..., object]
"""Brings a window to where it is worth a picture: given the desktop, its conversation and what fetches models."""


def without_a_screen() -> None:
    """Draw offscreen where there is no screen; before anything of Qt."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Studio:
    """An application with fonts, and what it takes to open a window in it."""

    def __init__(self, language: str = "en") -> None:
        from PySide6.QtGui import QFont, QFontDatabase
        from PySide6.QtWidgets import QApplication

        from ui.language import use_language

        self.app = QApplication([])
        use_language(self.app, language)
        families = set(QFontDatabase.families())
        font = QFont(next((one for one in FONTS if one in families), self.app.font().family()))
        font.setPointSizeF(10.5)
        self.app.setFont(font)

    def shoot(
        self,
        path: Path,
        theme: str,
        present: Iterable[str],
        act: Act,
        size: tuple[int, int] = WINDOW,
        text_size: str = "100",
    ) -> None:
        """Open the window, let `act` bring it to where it is worth a picture, and take that.

        The picture is of the widget that `act` returns, otherwise of the dialog that is open or of the window.
        """
        from fakes.conversation import FakeConversation, FakeTrial, HandFetcher, StockedStore
        from PySide6.QtTest import QTest

        from assistant.settings import Settings
        from ui.desktop import Desktop
        from ui.threads import wait_for_background

        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(Path(folder) / "settings.json")
            settings.set("window.theme", theme)
            settings.set("window.text_size", text_size)
            store = StockedStore(Path(folder) / "models", present)
            fetchers: list[HandFetcher] = []
            conversation = FakeConversation()

            def make_fetcher(on_progress: Callable[..., None], on_done: Callable[..., None]) -> HandFetcher:
                fetchers.append(HandFetcher(store, on_progress, on_done))
                return fetchers[0]

            desktop = Desktop(
                self.app, Path(folder), settings, store, lambda _: conversation, make_fetcher, FakeTrial
            )
            desktop.window.resize(*size)
            desktop.open(fetch=False)
            chosen = act(desktop, conversation, fetchers[0])
            QTest.qWait(500)
            desktop.window.link.gather_lines()
            QTest.qWait(100)
            shown = chosen or desktop.dialog or desktop.window
            save_rounded(shown.grab(), path)
            desktop.window.close()
            wait_for_background(5.0)
            desktop.window.deleteLater()
            desktop.deleteLater()
            QTest.qWait(20)


def save_rounded(picture, path: Path) -> None:  # type: ignore[no-untyped-def]
    """Save with the round corners that a window has on a desktop."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

    ratio = picture.devicePixelRatio()
    result = QPixmap(picture.size())
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    box = QRectF(0.5, 0.5, picture.width() / ratio - 1, picture.height() / ratio - 1)
    shape = QPainterPath()
    shape.addRoundedRect(box, 12, 12)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.drawPixmap(0, 0, picture)
    painter.setClipping(False)
    painter.setPen(QPen(QColor(128, 128, 128, 90), 1))
    painter.drawPath(shape)
    painter.end()
    result.save(str(path))


def everything() -> tuple[str, ...]:
    """Models as they are when all has arrived."""
    from fakes.conversation import preset_ids

    return (*preset_ids("tiny"), *preset_ids("starter"))
