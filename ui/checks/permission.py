"""What to do where the system does not let the program at a device, which differs from system to system."""

from __future__ import annotations

import sys

from ui.translating import tr


def silent_microphone_sentence(platform: str = sys.platform) -> str:
    """For a microphone from which nothing comes at all, not even a faint hiss."""
    if platform == "darwin":
        return tr(
            "Nothing at all comes from this microphone. Open System Settings › Privacy & Security › Microphone and"
            " allow it for this program (or for the terminal that started it), then start the program again."
        )
    if platform == "win32":
        return tr(
            "Nothing at all comes from this microphone. Open Settings › Privacy & security › Microphone and let"
            " desktop apps use it; see, too, whether the microphone has a switch that mutes it."
        )
    return tr(
        "Nothing at all comes from this microphone. See in the system's sound settings whether it is muted or turned"
        " down, and whether it has a switch of its own."
    )


def no_camera_sentence(platform: str = sys.platform) -> str:
    """For a camera that gives no picture."""
    if platform == "darwin":
        return tr(
            "Choose another camera, allow it in System Settings › Privacy & Security › Camera, or go on without one."
        )
    if platform == "win32":
        return tr(
            "Choose another camera, allow it in Settings › Privacy & security › Camera, or go on without one."
        )
    return tr(
        "Choose another camera, close other programs that use it, or go on without one. You may have to be a member of"
        " the group “video”."
    )
