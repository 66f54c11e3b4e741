"""Makes a picture of every page, light and dark, with text of 100 % and 200 %: what is looked at before a release.

    python packaging/page_pictures.py [--only window captions …] [--language de] [--to docs/screenshots]

Without a screen the pages are drawn offscreen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from studio import ROOT, WINDOW, Act, Studio, everything, without_a_screen  # which lets the program be found

# isort: split

from card_scenes import large_cards, opened_task, plotted_tables, running_task, shown_picture, small_cards
from check_scenes import check_again, checks_at, first_start
from order_scenes import nothing_stands, orders
from setting_scenes import bluetooth_setting, delete_everything, settings_page, speeds, stock
from window_scenes import (
    bluetooth,
    camera,
    camera_opened,
    captions,
    compact,
    conversations,
    health,
    hearing,
    in_talk,
    lanes,
    lanes_back,
    lanes_card,
    look_for,
    saved_lanes,
    screen,
    welcome,
)

THEMES = ("light", "dark")
TEXT_SIZES = ("100", "200")


def main() -> int:
    """Makes the pictures; 0 when they are made."""
    parser = argparse.ArgumentParser(description="Makes a picture of every page.")
    parser.add_argument("--only", nargs="*", metavar="PAGE", help=f"of {', '.join(PAGES)}")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screenshots", metavar="FOLDER")
    parser.add_argument("--language", default="en", metavar="CODE", help="of the interface (default: en)")
    args = parser.parse_args()
    without_a_screen()
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


PAGES: dict[str, tuple[Callable[[], tuple[str, ...]], Act]] = {
    "first-start": (_nothing, first_start),
    "check-microphone": (_nothing, checks_at(0, user_speaking=True)),
    "check-no-microphone": (_nothing, checks_at(0, microphone=None)),
    "check-speaker": (_nothing, checks_at(1)),
    "check-camera": (_nothing, checks_at(2)),
    "check-end": (_nothing, checks_at(3)),
    "check-again": (everything, check_again),
    "welcome": (everything, welcome),
    "window": (everything, in_talk),
    "bluetooth": (everything, bluetooth),
    "settings-bluetooth": (everything, bluetooth_setting),
    "camera": (everything, camera),
    "camera-events": (everything, camera_opened),
    "screen": (everything, screen),
    "lanes": (everything, lanes),
    "lanes-back": (everything, lanes_back),
    "lanes-card": (everything, lanes_card),
    "cards": (everything, small_cards),
    "cards-larger": (everything, large_cards),
    "plotted-tables": (everything, plotted_tables),
    "picture": (everything, shown_picture),
    "task": (everything, running_task),
    "task-open": (everything, opened_task),
    "orders": (everything, orders),
    "orders-none": (everything, nothing_stands),
    "find": (everything, look_for("plan")),
    "health": (everything, health),
    "hearing": (everything, hearing),
    "settings-speeds": (everything, speeds),
    "settings-stock": (everything, stock),
    "delete-everything": (everything, delete_everything),
    "captions": (everything, captions),
    "compact": (everything, compact),
    "conversations": (everything, conversations),
    "conversations-lanes": (everything, saved_lanes),
    **{
        f"settings-{section.lower()}": (everything, settings_page(section))
        for section in ("Models", "Sound", "Talking", "Camera", "Thinking", "Window", "Keyboard", "Privacy")
    },
}

if __name__ == "__main__":
    sys.exit(main())
