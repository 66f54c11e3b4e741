"""The colours of the window, light and dark, by what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.timeline.item import Lane

MIN_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text to what it stands on."""


@dataclass(frozen=True)
class Palette:
    """Every colour as #rrggbb.

    `window` lies at the bottom, `surface` on it (bubbles, fields, panels), `raised` on that (buttons, chips).
    `text` and `dim` are read on all three; `faint` is for lines and empty meters, never for text.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    hover: str
    border: str
    faint: str
    text: str
    dim: str
    accent: str
    on_accent: str
    good: str
    warning: str
    danger: str
    selection: str
    user: str
    user_surface: str
    assistant: str
    reasoner: str
    camera: str
    timer: str
    system: str

    def lane(self, lane: Lane) -> str:
        """The colour of a lane, to be read on `window` and `surface`."""
        return {
            Lane.USER: self.user,
            Lane.ASSISTANT: self.assistant,
            Lane.REASONER: self.reasoner,
            Lane.CAMERA: self.camera,
            Lane.TIMER: self.timer,
            Lane.SYSTEM: self.system,
        }[lane]


LIGHT = Palette(
    dark=False,
    window="#f6f5f1",
    surface="#ffffff",
    raised="#efede7",
    hover="#e5e2da",
    border="#dedbd2",
    faint="#d5d1c6",
    text="#20242a",
    dim="#5b626c",
    accent="#1f6b5e",
    on_accent="#ffffff",
    good="#1f6b5e",
    warning="#8a5208",
    danger="#a5342d",
    selection="#bfdcd5",
    user="#2c5a8c",
    user_surface="#e4ecf5",
    assistant="#1f6b5e",
    reasoner="#6a4891",
    camera="#845212",
    timer="#0f6477",
    system="#5b626c",
)

DARK = Palette(
    dark=True,
    window="#15171a",
    surface="#1e2125",
    raised="#2a2e33",
    hover="#343940",
    border="#31363c",
    faint="#3d434a",
    text="#e9e7e2",
    dim="#a3a9b1",
    accent="#7fcbb8",
    on_accent="#0e1f1b",
    good="#7fcbb8",
    warning="#e5b567",
    danger="#f19a92",
    selection="#2f544d",
    user="#93bdee",
    user_surface="#22303f",
    assistant="#7fcbb8",
    reasoner="#c4a8e8",
    camera="#e0b36a",
    timer="#74c8dd",
    system="#a3a9b1",
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
