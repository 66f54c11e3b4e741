"""Makes a picture of every page, light and dark, with text of 100 % and 200 %: what is looked at before a release.

    python packaging/page_pictures.py [--only window captions …] [--to docs/screenshots]

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

from screenshots import WINDOW, Studio, everything, talk, voices  # noqa: E402

from assistant.timeline.item import Lane, TimelineItem  # noqa: E402
from assistant.timeline.store import SessionWriter, sessions_path  # noqa: E402

THEMES = ("light", "dark")
TEXT_SIZES = ("100", "200")

Act = Callable[..., object]


def main() -> int:
    """Makes the pictures; 0 when they are made."""
    parser = argparse.ArgumentParser(description="Makes a picture of every page.")
    parser.add_argument("--only", nargs="*", metavar="PAGE", help=f"of {', '.join(PAGES)}")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screenshots", metavar="FOLDER")
    args = parser.parse_args()
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    studio = Studio()
    args.to.mkdir(parents=True, exist_ok=True)
    for name in args.only or PAGES:
        present, act = PAGES[name]
        for theme in THEMES:
            for text_size in TEXT_SIZES:
                path = args.to / f"{name}-{theme}-{text_size}.png"
                studio.shoot(path, theme, present(), act, WINDOW, text_size)
                sys.stdout.write(f"{path}\n")
    return 0


def _nothing() -> tuple[str, ...]:
    return ()


def _first_start(_desktop, _conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    pass


def _welcome(_desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    conversation.be(user_speaking=False)


def _window(_desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    talk(conversation.timeline)
    voices(_desktop.window)
    conversation.be(user_speaking=True, input_level_dbfs=-15.0)


def _settings(section: str) -> Act:
    def act(desktop, _conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
        desktop.open_settings()
        sections = desktop.dialog.sections
        names = [sections.item(row).text() for row in range(sections.count())]
        sections.setCurrentRow(names.index(section))

    return act


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
    "welcome": (everything, _welcome),
    "window": (everything, _window),
    "find": (everything, _find),
    "health": (everything, _health),
    "captions": (everything, _captions),
    "compact": (everything, _compact),
    "conversations": (everything, _conversations),
    **{
        f"settings-{section.lower()}": (everything, _settings(section))
        for section in ("Models", "Sound", "Camera", "Thinking", "Window", "Keyboard", "Privacy")
    },
}

if __name__ == "__main__":
    sys.exit(main())
