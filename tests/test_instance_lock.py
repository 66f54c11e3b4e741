"""One window per data folder, whatever became of the one before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.instance_lock import LOCK_FILE, AlreadyRunning, InstanceLock, InstanceLockError

REPOSITORY = Path(__file__).parents[1]

HOLDER = """
import sys
from pathlib import Path
from assistant.instance_lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_a_second_window_is_told_which_process_has_the_folder(tmp_path: Path) -> None:
    with holder(tmp_path) as child:
        with pytest.raises(AlreadyRunning) as caught:
            InstanceLock(tmp_path).acquire()
        assert caught.value.pid == child.pid
        assert f"(process {child.pid})" in str(caught.value)
        assert str(tmp_path) in str(caught.value)
        child.communicate("")
    with InstanceLock(tmp_path):
        pass


def test_a_killed_window_leaves_the_folder_free(tmp_path: Path) -> None:
    with holder(tmp_path) as child:
        child.kill()
        child.wait()
    assert (tmp_path / LOCK_FILE).exists()
    with InstanceLock(tmp_path):
        assert (tmp_path / LOCK_FILE).read_bytes() == b"%d\n" % os.getpid() or os.name != "posix"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_does_not_keep_the_folder_of_a_dead_parent(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.acquire()
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:  # lives on until it is killed
        os.write(write_end, b"x")
        signal.pause()
        os._exit(0)
    try:
        assert os.read(read_end, 1) == b"x"
        with pytest.raises(AlreadyRunning):
            InstanceLock(tmp_path).acquire()
        assert lock._file is not None
        os.close(lock._file)  # as the system does for a parent that dies
        lock._file = None
        with InstanceLock(tmp_path):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(read_end)
        os.close(write_end)


def test_two_locks_in_one_process_exclude_each_other(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.acquire()
    first.acquire()
    with pytest.raises(AlreadyRunning):
        second.acquire()
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_other_folders_are_free(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with InstanceLock(tmp_path), InstanceLock(tmp_path / "other"):
        pass


def test_a_holder_that_has_not_written_its_number_yet(tmp_path: Path) -> None:
    with InstanceLock(tmp_path):
        (tmp_path / LOCK_FILE).write_bytes(b"")
        with pytest.raises(AlreadyRunning) as caught:
            InstanceLock(tmp_path).acquire()
    assert caught.value.pid is None
    assert "process" not in str(caught.value)


def test_a_folder_that_cannot_be_used_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(InstanceLockError, match="choose another folder with --data-dir"):
            InstanceLock(folder).acquire()

    def refuse(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InstanceLockError, match="cannot be written to; allow writing there"):
        InstanceLock(tmp_path).acquire()
