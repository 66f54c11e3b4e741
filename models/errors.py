"""What can go wrong with models. The text of each error is one sentence (or two) for the user."""

# ruff: noqa: N818 - the names say what is the case, and all of them are ModelErrors

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS
from pathlib import Path

_WINDOWS_DISK_FULL = (39, 112)  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL


class ModelError(Exception):
    """Something about a model failed; ``str(error)`` says what happened and what to do."""


class CatalogueError(ModelError):
    """The catalogue, the presets or the list of imported models does not say what it must."""


class UnknownModel(ModelError):
    """A model id or preset name that does not exist."""


class ModelMissing(ModelError):
    """A model (or one of its files) is not on this computer."""


class ModelBusy(ModelError):
    """Another program is fetching or changing this model right now."""


class NotAModel(ModelError):
    """A file that was offered as a model is none, or not the one it was offered as."""


class WrongHash(ModelError):
    """Bytes arrived whole but are not the ones the catalogue (or the server) promised."""


class FetchCancelled(ModelError):
    """The user ended a fetch before its time."""


class FetchPaused(FetchCancelled):
    """The user paused a fetch; what arrived is kept for the next time."""


class ModelOffline(ModelError):
    """A model would have to be fetched, but the program was told to stay offline."""


class NetworkUnavailable(ModelError):
    """A server could not be reached, or it stopped answering."""


class ServerTrouble(NetworkUnavailable):
    """A server answered that it is not well; that may pass."""


class GatedFile(ModelError):
    """The server wants a login or an accepted licence before it hands the file out."""


class VanishedFile(ModelError):
    """The server no longer has the file."""


class DiskFull(ModelError):
    """There is not enough room for the model."""


class FolderNotWritable(ModelError):
    """The folder of the models cannot be written to."""


class FetchFailed(ModelError):
    """Every source of a model failed.

    Attributes:
        causes: what each source said, in the order in which they were tried.
    """

    def __init__(self, text: str, causes: Sequence[ModelError] = ()) -> None:
        super().__init__(text)
        self.causes = tuple(causes)


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn the `OSError`s of writing to ``path`` into sentences.

    Raises:
        DiskFull: the disk (or the user's share of it) is full.
        FolderNotWritable: no permission, or a read-only file system.
        ModelError: any other failure of the disk.
    """
    try:
        yield
    except OSError as error:
        raise _storage_error(error, path) from error


def _storage_error(error: OSError, path: Path) -> ModelError:
    if error.errno in (ENOSPC, EDQUOT) or getattr(error, "winerror", None) in _WINDOWS_DISK_FULL:
        return DiskFull(f"The disk that holds {path} is full: free some space there, then fetch again.")
    if error.errno in (EACCES, EPERM, EROFS):
        return FolderNotWritable(
            f"{path} cannot be written to: allow writing there, or choose another folder with --data-dir."
        )
    return ModelError(
        f"{path} could not be used ({error.strerror or error}): check the disk it is on, "
        "or choose another folder with --data-dir."
    )
