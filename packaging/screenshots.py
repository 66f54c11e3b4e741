"""Makes the pictures of the README from the real window, with a conversation that was written beforehand.

    python packaging/screenshots.py [--scale 2] [--only window-light …] [--to docs/images]

Without a screen the window is drawn offscreen.
"""

from __future__ import annotations

import argparse
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


def main() -> int:
    """Makes the pictures; 0 when they are made."""
    parser = argparse.ArgumentParser(description="Makes the pictures of the README.")
    parser.add_argument("--scale", default="2", help="device pixels for each pixel (default: 2)")
    parser.add_argument("--only", nargs="*", metavar="NAME", help=f"of {', '.join(PICTURES)}")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "images", metavar="FOLDER")
    args = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = args.scale
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    studio = Studio()
    args.to.mkdir(parents=True, exist_ok=True)
    for name in args.only or PICTURES:
        PICTURES[name](studio, args.to / f"{name}.png")
        sys.stdout.write(f"{args.to / name}.png\n")
    return 0


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
        act: Callable[..., object],
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


def talk(timeline) -> None:  # type: ignore[no-untyped-def]
    """A conversation in which everything happens that can be seen."""
    from assistant.timeline.item import Lane

    timeline.user(1, 2.1, 4.6, "Good morning! I would like to plant something on the balcony.")
    timeline.assistant(2, 5.0, 9.4, "Good morning! How much sun does it get, and how large are your pots?")
    timeline.user(
        3,
        10.0,
        16.5,
        "Sun until noon. Could you work out a sowing plan for spinach, beans and tomatoes? And what soil do "
        "tomatoes like?",
    )
    timeline.task(
        4,
        17.0,
        31.0,
        "A sowing plan for spinach, beans and tomatoes on a balcony with morning sun",
        state="done",
        answer="Spinach: sow outdoors from mid-March, again in August.\n"
        "Tomatoes: sow indoors in early March, plant out in mid-May.\n"
        "Beans: sow outdoors from mid-May, once the soil has 10 °C.",
    )
    timeline.assistant(
        5,
        17.1,
        22.0,
        "I am working on the plan. As for tomatoes: deep, rich soil,",
        unheard="plenty of compost, and water that never quite runs dry.",
    )
    timeline.user(6, 21.2, 23.0, "And this one, can it stay outside?")
    timeline.put(7, Lane.CAMERA, "event", 22.0, 22.0, "Something moves in the picture", event="movement")
    timeline.assistant(8, 23.4, 26.9, "It can, as soon as the nights stay above ten degrees.")
    timeline.assistant(
        9,
        31.5,
        38.2,
        "Your plan is ready: spinach first, from the middle of March; the others follow in May.",
        task="t4",
    )
    timeline.user(10, 39.0, None, "", committed="Wonderful. Remind me in March to", unstable="by the seats")


def voices(window) -> None:  # type: ignore[no-untyped-def]
    """Twenty seconds for the ribbon in which everything happens that can be seen on it."""
    from math import sin

    from PySide6.QtTest import QTest

    from assistant.status import Phase, Status

    scene = (
        ("nobody", 0.6), ("user", 3.4), ("user pausing", 0.9), ("user", 1.6), ("user pausing", 0.5),
        ("assistant", 4.2), ("both", 0.6), ("held", 1.2), ("assistant", 2.6), ("nobody", 1.0), ("thinking", 1.4),
        ("user", 1.8),
    )  # fmt: skip
    while window.link.conversation is None:  # the ribbon is empty when a conversation begins
        QTest.qWait(10)
    window.link.gather_lines()
    now_s = 0.0
    for floor, seconds in scene:
        user, assistant = floor in ("user", "both", "held"), floor in ("assistant", "both", "held")
        for _ in range(round(seconds * 30)):
            now_s += 1 / 30
            sway = 9 * abs(sin(5.1 * now_s)) + 9 * abs(sin(17.3 * now_s))
            status = Status(
                phase=Phase.READY,
                floor=floor,
                user_speaking=user,
                speaking=assistant,
                thinking=floor == "thinking",
                input_level_dbfs=-15 - sway,
                output_level_dbfs=-100.0 if floor == "held" else -17 - sway * 0.8,
            )
            window.page.ribbon.follow(status, 1 / 30)


def window(theme: str) -> Callable[[Studio, Path], None]:
    """The conversation, in light or dark."""

    def shoot(studio: Studio, path: Path) -> None:
        def act(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
            talk(conversation.timeline)
            voices(desktop.window)
            conversation.be(user_speaking=True, input_level_dbfs=-15.0, output_level_dbfs=-100.0)
            if theme == "dark":
                conversation.frame = plant()
                conversation.be(camera_on=True)
                desktop.window.page.show_preview(True)

        studio.shoot(path, theme, everything(), act, (WINDOW[0], 838))

    return shoot


def find(studio: Studio, path: Path) -> None:
    """A word that is looked for."""

    def act(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
        talk(conversation.timeline)
        voices(desktop.window)
        desktop.window.actions_.find.trigger()
        desktop.window.page.find_bar.field.setText("soil")

    studio.shoot(path, "light", everything(), act)


def compact(studio: Studio, path: Path) -> None:
    """The small form of the window."""

    def act(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
        voices(desktop.window)
        conversation.be(user_speaking=True, input_level_dbfs=-15.0)
        desktop.window.actions_.compact.trigger()

    studio.shoot(path, "dark", everything(), act)


def captions(studio: Studio, path: Path) -> None:
    """The captions."""

    def act(desktop, conversation, _fetcher):  # type: ignore[no-untyped-def]
        talk(conversation.timeline)
        desktop.window.actions_.captions.trigger()
        return desktop.window.captions.window

    studio.shoot(path, "dark", everything(), act)


def settings(studio: Studio, path: Path) -> None:
    """The settings, with a model on its way."""
    wanted = "lfm2.5-1.2b-instruct-q4_k_m"

    def act(desktop, _conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
        desktop.settings.set("model.interaction", wanted)
        desktop.open_settings()
        desktop.dialog.editors["model.interaction"].fetch_row.fetch_button.click()
        fetcher.progress(0.38)

    studio.shoot(path, "light", everything(), act)


def first_start(studio: Studio, path: Path) -> None:
    """What is seen first of all."""
    studio.shoot(path, "light", (), lambda *_: None)


def everything() -> tuple[str, ...]:
    """Models as they are when all has arrived."""
    from fakes.conversation import preset_ids

    return (*preset_ids("tiny"), *preset_ids("starter"))


def plant():  # type: ignore[no-untyped-def]
    """A picture for the camera: a pot plant at a window, painted here."""
    import numpy as np
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath

    image = QImage(640, 480, QImage.Format.Format_BGR888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wall = QLinearGradient(0, 0, 640, 480)
    wall.setColorAt(0, QColor("#d9cfbd"))
    wall.setColorAt(1, QColor("#a99a83"))
    painter.fillRect(image.rect(), wall)
    sky = QLinearGradient(0, 40, 0, 330)
    sky.setColorAt(0, QColor("#bcd7ea"))
    sky.setColorAt(1, QColor("#f3ead6"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#f6f1e7"))
    painter.drawRoundedRect(QRectF(330, 28, 262, 318), 6, 6)
    painter.setBrush(sky)
    painter.drawRect(QRectF(344, 42, 112, 290))
    painter.drawRect(QRectF(466, 42, 112, 290))
    painter.setBrush(QColor("#7c6650"))
    painter.drawRect(QRectF(0, 400, 640, 80))
    for angle, length, shade in ((-58, 170, "#3f6f4a"), (-28, 215, "#4f8457"), (4, 235, "#5b9463"),
                                 (34, 205, "#47794f"), (62, 160, "#3a6644"), (-8, 150, "#6aa571")):  # fmt: skip
        painter.save()
        painter.translate(220, 318)
        painter.rotate(angle)
        leaf = QPainterPath(QPointF(0, 0))
        leaf.cubicTo(-46, -length * 0.4, -30, -length * 0.8, 0, -length)
        leaf.cubicTo(30, -length * 0.8, 46, -length * 0.4, 0, 0)
        painter.setBrush(QColor(shade))
        painter.drawPath(leaf)
        painter.restore()
    pot = QPainterPath(QPointF(150, 306))
    pot.lineTo(290, 306)
    pot.lineTo(268, 424)
    pot.lineTo(172, 424)
    pot.closeSubpath()
    painter.setBrush(QColor("#b5694a"))
    painter.drawPath(pot)
    painter.setBrush(QColor("#c67a58"))
    painter.drawRoundedRect(QRectF(142, 296, 156, 26), 4, 4)
    painter.end()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(480, image.bytesPerLine())
    return lines[:, : 640 * 3].reshape(480, 640, 3).copy()


PICTURES: dict[str, Callable[[Studio, Path], None]] = {
    "window-light": window("light"),
    "window-dark": window("dark"),
    "find": find,
    "compact": compact,
    "captions": captions,
    "settings": settings,
    "first-start": first_start,
}

if __name__ == "__main__":
    sys.exit(main())
