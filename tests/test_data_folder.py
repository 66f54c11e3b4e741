"""The data folder: where it is, and what is said when it cannot be used."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from assistant.data_folder import DATA_DIR_VARIABLE, DataFolderError, absolute, default_data_dir, prepare


def test_the_variable_moves_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "elsewhere"))
    assert default_data_dir() == tmp_path / "elsewhere"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DATA_DIR_VARIABLE, "here")
    assert default_data_dir() == tmp_path / "here"
    monkeypatch.delenv(DATA_DIR_VARIABLE)
    assert default_data_dir().is_absolute()
    assert default_data_dir().name == "counterpoint"
    assert not (tmp_path / "elsewhere").exists(), "asking where makes nothing"


def test_home_is_expanded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert absolute("~/talks") == tmp_path / "talks"
    if os.name == "posix":
        with pytest.raises(DataFolderError, match="no such home folder"):
            absolute("~nobody-of-this-name/x")


def test_it_is_made_for_its_owner_alone_and_left_empty(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "a" / "b")
    assert folder.is_dir()
    assert not list(folder.iterdir())
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        folder.chmod(0o755)
        assert prepare(folder).stat().st_mode & 0o777 == 0o755, "the user's own choice stays"


def test_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(DataFolderError, match="a file; choose another folder"):
            prepare(path)


@pytest.mark.skipif(
    not Path("/proc/self").is_dir(), reason="there is no /proc, where not even root can write"
)
def test_a_place_where_nobody_can_write() -> None:
    with pytest.raises(DataFolderError, match="choose another folder with --data-dir"):
        prepare("/proc/self/counterpoint")


def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    with pytest.raises(DataFolderError, match="cannot be written to; allow writing there"):
        prepare(tmp_path)


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    with pytest.raises(DataFolderError, match="is full; free some space"):
        prepare(tmp_path)


def test_a_path_that_is_none() -> None:
    with pytest.raises(DataFolderError, match="cannot be used") as caught:
        prepare("a\0b")
    assert "\0" not in str(caught.value)
