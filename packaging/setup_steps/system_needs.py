"""What Counterpoint needs from the system itself, and how to see whether it is really there.

Presence is judged by the library, program or font itself, never by a package name, so that a second run asks
nothing and a machine that got it in another way is left alone. The list of libraries was read with `ldd` from
the wheels of the lock file on a bare Debian.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# library: (Debian package, Arch package). Fedora and openSUSE are asked for the library's own name.
LIBRARIES = {
    "libportaudio.so.2": ("libportaudio2", "portaudio"),
    "libgomp.so.1": ("libgomp1", "gcc-libs"),
    # Qt itself
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libx11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2", "krb5"),
    "libbrotlidec.so.1": ("libbrotli1", "brotli"),
    # Qt's windows on X11
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    # and on Wayland
    "libwayland-client.so.0": ("libwayland-client0", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "wayland"),
}

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
ALSA_PLUGIN_FOLDERS = ("/usr/lib/*/alsa-lib", "/usr/lib64/alsa-lib", "/usr/lib/alsa-lib")


@dataclass(frozen=True)
class Need:
    """One thing that must be on the machine, and the package that brings it, by package manager."""

    name: str
    packages: dict[str, str]


def missing_needs(for_tests: bool, compiler: bool) -> list[Need]:
    """Everything that this Linux machine lacks; with `compiler` also what building llama.cpp takes."""
    needs = [library_need(name) for name in missing_libraries(LIBRARIES)]
    for need, is_there in other_needs(for_tests, compiler):
        if not is_there():
            needs.append(need)
    return needs


def library_need(soname: str) -> Need:
    """The need for one shared library."""
    debian, arch = LIBRARIES[soname]
    capability = f"{soname}()(64bit)"
    return Need(soname, {"apt-get": debian, "pacman": arch, "dnf": capability, "zypper": capability})


def other_needs(for_tests: bool, compiler: bool) -> Iterator[tuple[Need, Callable[[], bool]]]:
    """The needs that are not libraries, each with its own way of looking."""
    yield (
        Need("a font", _packages("fonts-dejavu-core", "dejavu-sans-fonts", "dejavu-fonts", "ttf-dejavu")),
        has_font,
    )
    yield (
        Need(
            "ALSA's way to the sound server",
            _packages("libasound2-plugins", "alsa-plugins-pulseaudio", "alsa-plugins-pulse", "alsa-plugins"),
        ),
        # The tests make their own sound server and reach it by the pulse plugin alone.
        lambda: has_alsa_plugin("pulse") or (not for_tests and has_alsa_plugin("pipewire")),
    )
    yield (
        # Only Debian and its children split venv off; there it has the name of the very Python.
        Need("Python's venv", {"apt-get": f"python3.{sys.version_info[1]}-venv"}),
        lambda: importlib.util.find_spec("ensurepip") is not None,
    )
    if compiler:
        yield Need("a C++ compiler", _packages("g++", "gcc-c++", "gcc-c++", "gcc")), has_compiler
    if for_tests:
        server = _packages("pulseaudio", "pulseaudio", "pulseaudio", "pulseaudio")
        # PipeWire's stand-in serves as well, and a package of pulseaudio would push it off the machine.
        yield Need("a sound server", server), lambda: has_program("pulseaudio", "pipewire-pulse")
        client = _packages("pulseaudio-utils", "pulseaudio-utils", "pulseaudio-utils", "libpulse")
        yield Need("pactl", client), lambda: has_program("pactl")
        screen = _packages("xvfb", "xorg-x11-server-Xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb")
        yield Need("Xvfb", screen), lambda: has_program("Xvfb")


def _packages(debian: str, fedora: str, suse: str, arch: str) -> dict[str, str]:
    return {"apt-get": debian, "dnf": fedora, "zypper": suse, "pacman": arch}


def missing_libraries(names: Iterable[str]) -> list[str]:
    """Which of these shared libraries the dynamic linker cannot find."""
    known = linker_cache()
    return [name for name in names if name not in known and not _loads(name)]


def linker_cache() -> set[str]:
    """The names in the dynamic linker's cache, for this machine's 64-bit architecture alone."""
    ldconfig = shutil.which("ldconfig", path=f"/sbin:/usr/sbin:{os.environ.get('PATH', '')}")
    if ldconfig is None:
        return set()
    try:
        text = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return set()
    return parse_linker_cache(text, platform.machine())


def parse_linker_cache(text: str, machine: str) -> set[str]:
    """The library names in the output of `ldconfig -p` that fit a machine.

    A line reads `libasound.so.2 (libc6,x86-64) => /lib/x86_64-linux-gnu/libasound.so.2`; 32-bit libraries
    stand in the same list, without the architecture.
    """
    mark = {"x86_64": "x86-64", "aarch64": "AArch64"}.get(machine, "")
    return {line.split()[0] for line in text.splitlines() if "=>" in line and mark in line.partition("=>")[0]}


def _loads(name: str) -> bool:
    """Whether a library can be loaded although the cache does not name it (LD_LIBRARY_PATH, NixOS)."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Whether any font that Qt can draw with is installed; without one every letter is an empty box."""
    for folder in FONT_FOLDERS:
        for _path, _folders, files in os.walk(Path(folder).expanduser()):
            if any(name.lower().endswith((".ttf", ".otf", ".ttc", ".pfb")) for name in files):
                return True
    return False


def has_alsa_plugin(server: str) -> bool:
    """Whether ALSA, and with it PortAudio, can reach this sound server (`pulse` or `pipewire`)."""
    plugin = f"libasound_module_pcm_{server}.so"
    return any(any(Path("/").glob(f"{folder[1:]}/{plugin}")) for folder in ALSA_PLUGIN_FOLDERS)


def has_program(*names: str) -> bool:
    """Whether one of these programs can be started."""
    return any(shutil.which(name) for name in names)


def has_compiler() -> bool:
    """Whether there is a compiler for C and one for C++ (CMake asks CC and CXX first, as this does)."""
    return has_program(os.environ.get("CC") or "cc", "gcc", "clang") and has_program(
        os.environ.get("CXX") or "c++", "g++", "clang++"
    )
