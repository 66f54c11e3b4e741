"""One owner at a time for the files of a model, across threads and processes.

The lock is held by the operating system on an open file, so that it falls with its owner, however that one
ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from models.errors import ModelBusy, storage_errors
from models.private_files import make_private_folder


@contextmanager
def model_lock(folder: Path, model_id: str) -> Iterator[None]:
    """Own ``model_id`` for the time of the ``with`` block; its lock file lies in ``folder``.

    Raises:
        ModelBusy: somebody else owns it; there is no waiting.
        FolderNotWritable: the lock file cannot be made.
    """
    with storage_errors(folder):
        lock = FileLock(make_private_folder(folder) / f"{model_id}.lock", timeout=0, mode=0o600)
        try:
            lock.acquire()
        except Timeout:
            raise ModelBusy(
                f"{model_id} is being fetched or changed by another Counterpoint: wait until that is done, "
                "or close the other one."
            ) from None
    try:
        yield
    finally:
        lock.release()
