"""What a text for others does not say."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from ui.private_words import without_private_words

HOME = Path("/home/anna")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see /home/anna/.local/share/counterpoint/logs", "see ~/.local/share/counterpoint/logs"),
        ("in /home/anna, and /home/anna.", "in ~, and ~."),
        ("in /home/annabel/x", "in /home/annabel/x"),
        ('File "/media/anna/stick/ui/x.py", line 3', 'File "/media/user/stick/ui/x.py", line 3'),
        (r"C:\Users\anna\AppData", r"C:\Users\user\AppData"),
        ("rtsp://anna:secret@192.168.0.20/stream", "rtsp://192.168.0.20/stream"),
        ("anna said nothing", "anna said nothing"),
    ],
)
def test_home_name_and_password_are_taken_out(text, shown):
    assert without_private_words(text, HOME, "anna") == shown


def test_a_home_on_windows(monkeypatch):
    text = r"in C:\Users\anna\AppData and C:/Users/anna/AppData"
    home = PureWindowsPath(r"C:\Users\anna")
    assert without_private_words(text, home, "") == r"in ~\AppData and ~/AppData"


def test_the_root_as_home_changes_nothing():
    assert without_private_words("/usr/lib and /", Path("/"), "") == "/usr/lib and /"


def test_this_computers_home_and_user_are_known(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert without_private_words(f"{tmp_path / 'x'}") == str(Path("~") / "x")
