"""The screen as a camera: which screens there are, and pictures of them. The pointer is not in them.

Never taken unless it was chosen. Under Wayland no program may look at the screen in this way, and macOS asks the user.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from typing import Any

from assistant.capture.errors import DeviceError

SCREEN = "screen"
"""How the first screen is called as a camera; the others are “screen 2” and so on."""
CORE_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"

_NO_PERMISSION = (
    "This program may not look at the screen; allow it in the system's settings under Privacy & Security, "
    "Screen Recording, and start it again."
)


@dataclass(frozen=True)
class Screen:
    """A screen and where it lies on the desktop, in pixels."""

    number: int
    left_px: int
    top_px: int
    width_px: int
    height_px: int

    @property
    def source(self) -> str:
        """How the settings name it."""
        return SCREEN if self.number == 1 else f"{SCREEN} {self.number}"

    @property
    def name(self) -> str:
        """For lists."""
        return f"{self.source} ({self.width_px} × {self.height_px})"


def screen_number(source: str) -> int | None:
    """Which screen a camera setting means, counted from 1; None when it means none."""
    match = re.fullmatch(rf"{SCREEN}(?:\s*(\d+))?", source.strip(), re.IGNORECASE)
    return None if match is None else int(match[1] or 1)


def list_screens() -> tuple[Screen, ...]:
    """All screens, the main one first. Raises DeviceError with a sentence where they cannot be looked at."""
    with _looker() as looker:
        return _screens(looker)


class ScreenCapture:
    """Pictures of one screen. For one thread. Raises DeviceError."""

    def __init__(self, number: int) -> None:
        self._looker = _looker()
        try:
            screens = _screens(self._looker)
            if number > len(screens):
                there = f"there are {len(screens)}" if len(screens) > 1 else "there is one"
                raise DeviceError(
                    f"There is no screen {number}, {there}; choose another one in the settings."
                )
        except DeviceError:
            self._looker.close()
            raise
        self.screen = screens[number - 1]

    def picture(self) -> Any:
        """What is on the screen now: height × width × 4, blue first."""
        import numpy as np

        screen = self.screen
        area = {
            "left": screen.left_px,
            "top": screen.top_px,
            "width": screen.width_px,
            "height": screen.height_px,
        }
        try:
            return np.asarray(self._looker.grab(area))
        except Exception as error:  # the library's own, or the connection's when the session ends
            raise DeviceError(
                "The screen cannot be seen any more; choose another camera in the settings."
            ) from error

    def still_there(self) -> bool:
        """Whether the screen lies where it did and has the size that it had. Takes a few milliseconds."""
        try:
            return self.screen in list_screens()
        except DeviceError:
            return False

    def release(self) -> None:
        """Ends the connection to the system."""
        try:
            self._looker.close()
        except Exception:  # it went with the session
            pass


def _looker() -> Any:
    """The library's connection to the system's screens. Raises DeviceError."""
    _refuse_in_vain()
    try:
        import mss
    except ImportError as error:
        raise DeviceError(
            f"Looking at the screen needs mss, which does not load ({error}); run make run again."
        ) from None
    try:
        return mss.MSS()
    except Exception:
        raise DeviceError(_why_not()) from None


def _screens(looker: Any) -> tuple[Screen, ...]:
    try:
        found = [one for one in looker.monitors[1:] if one["width"] > 0 and one["height"] > 0]
    except Exception:
        raise DeviceError(_why_not()) from None
    if not found:
        raise DeviceError(_why_not())
    found.sort(key=lambda one: not one.get("is_primary", False))
    return tuple(
        Screen(number, one["left"], one["top"], one["width"], one["height"])
        for number, one in enumerate(found, start=1)
    )


def _refuse_in_vain() -> None:
    """Raises DeviceError where the system would show black or only the background instead of the windows."""
    if sys.platform == "darwin":
        if not _allowed_by_macos():
            raise DeviceError(_NO_PERMISSION)
    elif sys.platform.startswith("linux") and (
        os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland"
    ):
        raise DeviceError(
            "Under Wayland programs cannot look at the screen in this way; log in with an X11 (Xorg) session, "
            "or choose a camera in the settings."
        )


def _allowed_by_macos() -> bool:
    """Whether macOS lets this program look; where it does not, the system asks the user, once."""
    import ctypes

    try:
        graphics = ctypes.CDLL(CORE_GRAPHICS)
        allowed, ask = graphics.CGPreflightScreenCaptureAccess, graphics.CGRequestScreenCaptureAccess
    except (OSError, AttributeError):
        return True  # older systems do not ask
    allowed.restype = ask.restype = ctypes.c_bool
    return bool(allowed() or ask())


def _why_not() -> str:
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        return "There is no screen to look at here; choose a camera in the settings."
    return "The screen cannot be looked at; choose a camera in the settings."
