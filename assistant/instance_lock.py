"""One window per data folder: two would speak over each other and want the same devices."""

from __future__ import annotations

import errno
import os
import sys
import weakref
from pathlib import Path
from types import TracebackType

LOCK_FILE = "counterpoint.lock"
"""The file's name in the data folder. It stays behind; what counts is the system's lock on it."""


class InstanceLockError(Exception):
    """The lock cannot be had; the text is a sentence for the user that says what to do."""


class AlreadyRunning(InstanceLockError):  # noqa: N818 (not a fault: somebody else is there)
    """Another process has this data folder; `pid` is its process id, None when that cannot be told."""

    def __init__(self, folder: Path, pid: int | None) -> None:
        process = "" if pid is None else f" (process {pid})"
        super().__init__(
            f"Counterpoint is running already with the data folder {folder}{process}; "
            "use that window, or start with another folder by --data-dir."
        )
        self.pid = pid


class InstanceLock:
    """The lock on a data folder. The system lets go of it when the process ends, however it ends.

    A context manager that acquires and releases. Not meant to be used from several threads.
    """

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object has the lock."""
        return self._file is not None

    def acquire(self) -> None:
        """Takes the lock; nothing happens when this object holds it already.

        Raises AlreadyRunning when another process (or object) has it, InstanceLockError when the folder is
        missing, cannot be written to or lies where files cannot be locked.
        """
        if self._file is not None:
            return
        try:
            file = os.open(self._folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise InstanceLockError(self._sentence(error)) from error
        try:
            if not _lock(file):
                raise AlreadyRunning(self._folder, _read_pid(file))
            os.ftruncate(file, 0)
            os.lseek(file, 0, os.SEEK_SET)
            os.write(file, b"%d\n" % os.getpid())
        except BaseException as error:
            os.close(file)
            if isinstance(error, OSError):
                raise InstanceLockError(self._sentence(error)) from error
            raise
        self._file = file
        _held.add(self)

    def release(self) -> None:
        """Lets go of the lock, if it is held."""
        file, self._file = self._file, None
        if file is not None:
            _unlock(file)
            os.close(file)

    def __enter__(self) -> InstanceLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _leave_to_parent(self) -> None:
        """In a forked child: closes the copy, which would hold the lock beyond the parent's death."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    def _sentence(self, error: OSError) -> str:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            why = "cannot be written to; allow writing there"
        elif error.errno in (errno.ENOSPC, errno.EDQUOT):
            why = "lies on a full disk; free some space"
        else:
            why = f"cannot be reserved ({error.strerror}); check that it is there"
        return f"The data folder {self._folder} {why}, or choose another folder with --data-dir."


_held: weakref.WeakSet[InstanceLock] = weakref.WeakSet()


def _after_fork() -> None:
    for lock in list(_held):
        lock._leave_to_parent()


def _read_pid(file: int) -> int | None:
    """The process id that the holder wrote; None when it has not come to that yet."""
    try:
        os.lseek(file, 0, os.SEEK_SET)
        return int(os.read(file, 32))
    except (OSError, ValueError):
        return None


if sys.platform == "win32":
    import msvcrt

    _LOCK_AT = 1 << 30  # far behind the process id: what is locked cannot be read by others

    def _lock(file: int) -> bool:
        os.lseek(file, _LOCK_AT, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

    def _unlock(file: int) -> None:
        os.lseek(file, _LOCK_AT, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    os.register_at_fork(after_in_child=_after_fork)

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
