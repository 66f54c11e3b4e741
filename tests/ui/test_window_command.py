"""Without a screen, or without a library that Qt needs, there is one line that says so."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.commands import window
from assistant.instance_lock import InstanceLock
from ui import screen

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="screens are named so on Linux only"
)


@pytest.fixture
def no_screen(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def args(tmp_path) -> argparse.Namespace:
    return argparse.Namespace(data_dir=tmp_path, offline=False, fetch=False)


def test_without_a_screen_it_names_the_headless_command(no_screen, tmp_path, capsys):
    assert window.run(args(tmp_path)) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "counterpoint converse --audio-in question.wav --audio-out reply.wav" in said


def test_a_screen_that_does_not_answer_is_no_abort(no_screen, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        env={
            "PATH": "/usr/bin:/bin",
            "DISPLAY": ":4711",
            "PYTHONPATH": str(Path(screen.__file__).parents[1]),
        },
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "The screen :4711 does not answer" in done.stderr or "is missing: install it" in done.stderr


OPEN = """
import sys, pathlib
from ui.application import run
sys.exit(run(pathlib.Path(sys.argv[1]), offline=True, fetch=False))
"""


def test_a_missing_library_is_named_with_its_package():
    error = OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")
    sentence = screen.library_sentence(error)
    assert "libxcb-cursor.so.0 is missing" in sentence
    assert "sudo apt install libxcb-cursor0" in sentence


def test_an_unknown_library_is_named_without_a_package():
    sentence = screen.library_sentence(OSError("libodd.so.7: cannot open shared object file: No such file"))
    assert "libodd.so.7 is missing: install it." in sentence


def test_a_plugin_that_does_not_load_is_a_problem(no_screen, monkeypatch, tmp_path):
    broken = tmp_path / "libqxcb.so"
    broken.write_bytes(b"no library")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(screen, "_plugin_file", lambda platform: broken)
    problem = screen.screen_problem()
    assert problem is not None
    assert problem.startswith("The window cannot be opened")


def test_wayland_is_tried_before_x(no_screen, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    tried = []
    monkeypatch.setattr(screen, "_platform_problem", lambda platform: tried.append(platform) or "no")
    assert screen.screen_problem() == "no"
    assert tried == ["wayland", "xcb"]


@pytest.mark.window
def test_a_second_window_says_that_there_is_one(tmp_path, qapp, monkeypatch):
    from ui import main_loop

    said = []
    monkeypatch.setattr(main_loop, "show_sentence", lambda sentence, title: said.append(sentence))
    with InstanceLock(tmp_path):
        assert main_loop.run_until_closed(tmp_path, offline=True, fetch=False) == 1
    assert len(said) == 1
    assert "running already" in said[0]
