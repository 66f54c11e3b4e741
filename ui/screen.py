"""Whether Qt will be able to open a window here. Qt itself ends the whole process when it cannot.

Nothing in this file imports Qt.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path

_PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-client.so.0": "libwayland-client0",
}
"""The package of Debian and Ubuntu that has a library."""

_NO_FILE = re.compile(r"(\S+): cannot open shared object file")


def screen_problem() -> str | None:
    """One sentence that says why no window can be opened, or None. Looks on Linux only."""
    if not sys.platform.startswith("linux"):
        return None
    problems = []
    for platform in _platforms():
        problem = _platform_problem(platform)
        if problem is None:
            return None
        problems.append(problem)
    return problems[0] if problems else None


def library_sentence(error: Exception, lack: str = "The window cannot be opened") -> str:
    """What to do about a library that could not be loaded; `lack` is what is not possible without it."""
    match = _NO_FILE.search(str(error))
    if match is None:
        return f"{lack} because a part of Qt does not load ({error})."
    library = match[1]
    package = _PACKAGES.get(library)
    how = f" (on Debian and Ubuntu: sudo apt install {package})" if package else ""
    return f"{lack} because the system library {library} is missing: install it{how}."


def _platforms() -> list[str]:
    """The platform plugins that Qt will try, in its order."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named:
        return [one.partition(":")[0] for one in named.split(";") if one]
    platforms = []
    if os.environ.get("WAYLAND_DISPLAY"):
        platforms.append("wayland")
    if os.environ.get("DISPLAY"):
        platforms.append("xcb")
    return platforms


def _platform_problem(platform: str) -> str | None:
    plugin = _plugin_file(platform)
    if plugin is None:
        return None  # another build of Qt; it knows where its plugins are
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return library_sentence(error)
    if platform == "xcb" and not _x_answers():
        return (
            f"The screen {os.environ.get('DISPLAY', '')} does not answer: start the program on a desktop, "
            "or set DISPLAY to a screen that is there."
        )
    return None


def _plugin_file(platform: str) -> Path | None:
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "Qt" / "plugins" / "platforms"
    file = folder / f"libq{platform}.so"
    return file if file.exists() else None


def _x_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the plugin has loaded, so this is only a name that differs
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(error == 0)
