"""Makes the pictures of the README from the real window, with a conversation that was written beforehand.

    python packaging/screenshots.py [--scale 2] [--only window-light …] [--to docs/images]

Without a screen the window is drawn offscreen.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from studio import ROOT, WINDOW, Studio, everything, without_a_screen  # which lets the program be found

# isort: split

from talk_scene import plant, talk, voices
from window_scenes import captions as caption_window
from window_scenes import look_for


def main() -> int:
    """Makes the pictures; 0 when they are made."""
    parser = argparse.ArgumentParser(description="Makes the pictures of the README.")
    parser.add_argument("--scale", default="2", help="device pixels for each pixel (default: 2)")
    parser.add_argument("--only", nargs="*", metavar="NAME", help=f"of {', '.join(PICTURES)}")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "images", metavar="FOLDER")
    args = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = args.scale
    without_a_screen()
    studio = Studio()
    args.to.mkdir(parents=True, exist_ok=True)
    for name in args.only or PICTURES:
        PICTURES[name](studio, args.to / f"{name}.png")
        sys.stdout.write(f"{args.to / name}.png\n")
    return 0


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
    studio.shoot(path, "light", everything(), look_for("soil"))


def compact(studio: Studio, path: Path) -> None:
    """The small form of the window."""

    def act(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
        voices(desktop.window)
        conversation.be(user_speaking=True, input_level_dbfs=-15.0)
        desktop.window.actions_.compact.trigger()

    studio.shoot(path, "dark", everything(), act)


def captions(studio: Studio, path: Path) -> None:
    """The captions."""
    studio.shoot(path, "dark", everything(), caption_window)


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
