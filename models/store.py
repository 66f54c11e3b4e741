"""The store: which models are on this computer, where their files lie, and whether they are right."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from models import adoption, checking
from models.catalogue import Catalogue, ModelEntry, ModelFile, load_catalogue
from models.errors import ModelBusy, ModelMissing, storage_errors
from models.linking import link_or_copy
from models.locks import model_lock
from models.manifest import VerifiedFile, describe, read_manifest, write_manifest
from models.private_files import make_private_folder, replace_patiently
from models.user_models import read_imported, write_imported

_INCOMING = ".incoming"
_WINDOWS_IN_USE = 32  # ERROR_SHARING_VIOLATION


class ModelStore:
    """Model files under ``root``: one folder per model, named by its id.

    A file is used only after its hash was right; the proof is kept (see `models.manifest`), so that `has` and
    `file` cost no more than looking at the file's size and time.

    Args:
        root: the folder; made when the first file comes.
        catalogue: the models there are; the program's own catalogue if left out.

    Attributes:
        root: as given.
    """

    def __init__(self, root: Path, catalogue: Catalogue | None = None) -> None:
        self.root = root
        self._built_in = catalogue if catalogue is not None else load_catalogue()

    @property
    def catalogue(self) -> Catalogue:
        """The program's models and those that the user imported."""
        return self._built_in.plus(read_imported(self.root))

    def has(self, model_id: str) -> bool:
        """Whether every file of the model is there, verified and unchanged since. Reads no model data."""
        return not self.lacking(model_id)

    def missing(self, ids: Iterable[str]) -> list[str]:
        """Those of ``ids`` that are not (whole) on this computer, each once."""
        return [model_id for model_id in dict.fromkeys(ids) if not self.has(model_id)]

    def file(self, model_id: str, name: str | None = None) -> Path:
        """The path of one file of a model; of its first file, the model itself, if no name is given.

        Raises:
            UnknownModel: no such model or file.
            ModelMissing: it is not there, or not the one that was verified.
        """
        wanted = self.catalogue[model_id].file(name)
        records = read_manifest(self.folder_of(model_id))
        if not self._holds(model_id, wanted, records):
            raise ModelMissing(self._missing_sentence(model_id, wanted, records.get(wanted.name)))
        return records[wanted.name].at(self.folder_of(model_id), wanted.name)

    def folder(self, model_id: str) -> Path:
        """A folder that holds all files of the model under their names in the catalogue.

        Raises:
            UnknownModel, ModelMissing: as `file`.
            DiskFull, FolderNotWritable: a file that lies elsewhere cannot be brought there.
        """
        folder = self.folder_of(model_id)
        for file in self.catalogue[model_id].files:
            path = self.file(model_id, file.name)
            if path != folder / file.name:
                link_or_copy(path, folder / file.name)
                self.record(model_id, file.name, read_manifest(folder)[file.name].sha256)
        return folder

    def lacking(self, model_id: str) -> list[ModelFile]:
        """The files of a model that are not there and verified."""
        records = read_manifest(self.folder_of(model_id))
        return [file for file in self.catalogue[model_id].files if not self._holds(model_id, file, records)]

    def fingerprint(self, model_id: str) -> str:
        """Tells the files of a model that are here from other files of it; "" when there are none, or no such model."""
        if model_id not in self.catalogue:
            return ""
        records = read_manifest(self.folder_of(model_id))
        return "-".join(records[name].sha256[:12] for name in sorted(records))

    def verify(self, model_id: str, cancel: threading.Event | None = None) -> list[str]:
        """Read and hash every file of a model again; return what is wrong, one sentence each.

        A right file counts as verified from then on, a wrong one as missing until it is fetched again.

        Raises:
            UnknownModel: no such model.
            ModelBusy: it is being fetched right now.
            FetchCancelled: ``cancel`` was set.
        """
        return checking.verify(self, model_id, cancel)

    def remove(self, model_id: str) -> int:
        """Delete a model and what was fetched of it so far; return the bytes of its files.

        Files of the user's own that were adopted or imported stay where they are.

        Raises:
            UnknownModel: no such model.
            ModelBusy: it is being fetched, or a running program has it open (Windows).
            FolderNotWritable: it may not be deleted.
        """
        entry = self.catalogue[model_id]
        folder = self.folder_of(model_id)
        with self.lock(model_id):
            files = [path for path in folder.glob("*") if path.is_file()] if folder.is_dir() else []
            freed_bytes = sum(path.lstat().st_size for path in files)
            with storage_errors(folder):
                try:
                    for path in (folder, self.incoming(model_id)):
                        if path.is_dir():
                            shutil.rmtree(path)
                except PermissionError as error:
                    if getattr(error, "winerror", None) == _WINDOWS_IN_USE:
                        raise ModelBusy(
                            f"{model_id} is in use: close the conversation that uses it first."
                        ) from error
                    raise
                if entry.imported:
                    write_imported(
                        self.root, [kept for kept in read_imported(self.root) if kept.id != model_id]
                    )
        return freed_bytes

    def arrived_bytes(self, model_id: str) -> int:
        """How much of a model that is not whole is here, about; 0 for one that is whole or of which nothing came."""
        if self.has(model_id):
            return 0
        folders = (self.folder_of(model_id), self.incoming(model_id))
        try:
            files = [path for folder in folders if folder.is_dir() for path in folder.iterdir()]
            here = sum(path.stat().st_size for path in files if path.suffix != ".json" and path.is_file())
        except OSError:
            return 0  # it is being deleted
        return min(here, self.catalogue[model_id].size_bytes)

    def discard(self, model_id: str) -> None:
        """Delete what arrived of a model that is not whole.

        Raises:
            UnknownModel: no such model.
            ModelBusy: it is being fetched.
            FolderNotWritable: it may not be deleted.
        """
        if not self.has(model_id) and not self.catalogue[model_id].imported:
            self.remove(model_id)

    def adopt(self, model_id: str, paths: Iterable[Path]) -> None:
        """Use files that the user already has, wherever they lie and whatever they are called.

        They are linked where that is possible and otherwise used where they are; nothing is copied.

        Raises:
            UnknownModel: no such model.
            NotAModel: not all files of the model are among them (their hashes decide).
            ModelBusy, FolderNotWritable: see `lock`.
        """
        adoption.adopt(self, model_id, paths)

    def import_file(self, path: Path, role: str, name: str | None = None) -> ModelEntry:
        """Make a language model in a GGUF file on disk usable; it stays where it is.

        A file that is one of the catalogue's (by its hash) is adopted as that one.

        Args:
            path: the file.
            role: ``interaction`` or ``reasoner``.
            name: what to call it; the file's name if left out.

        Raises:
            NotAModel: it is no GGUF file, or the role is not one of a language model.
            FolderNotWritable: the list of imported models cannot be written.
        """
        return adoption.import_file(self, path, role, name)

    def lock(self, model_id: str) -> AbstractContextManager[None]:
        """Own the files of a model; raises `ModelBusy` or `FolderNotWritable` on entry."""
        return model_lock(self.root / _INCOMING, self.catalogue[model_id].id)

    def folder_of(self, model_id: str) -> Path:
        """Where the files of a model belong, whether they are there or not."""
        return self.root / self.catalogue[model_id].id

    def incoming(self, model_id: str) -> Path:
        """Where the unfinished files of a fetch lie (on the same disk, so that a rename finishes them)."""
        return self.root / _INCOMING / self.catalogue[model_id].id

    def expected_sha256(self, model_id: str, file: ModelFile) -> str | None:
        """The hash a file must have: the catalogue's, or the one pinned when it was first fetched."""
        if file.sha256 is not None:
            return file.sha256
        pinned = read_manifest(self.folder_of(model_id)).get(file.name)
        return pinned.sha256 if pinned else None

    def place(self, model_id: str, name: str, finished: Path, sha256: str) -> None:
        """Move a finished file, whose hash was right, into the model's folder in one step.

        Raises:
            DiskFull, FolderNotWritable: see `storage_errors`.
        """
        folder = self.folder_of(model_id)
        with storage_errors(folder):
            make_private_folder(folder)
            replace_patiently(finished, folder / name)
        self.record(model_id, name, sha256)

    def record(self, model_id: str, name: str, sha256: str, path: Path | None = None) -> None:
        """Note that a file hashed to ``sha256``; ``path`` says where it lies if not in the model's folder."""
        folder = self.folder_of(model_id)
        elsewhere = path is not None and path != folder / name
        with storage_errors(folder):
            proof = describe(path or folder / name, sha256, elsewhere=elsewhere)
            make_private_folder(folder)
            write_manifest(folder, {**read_manifest(folder), name: proof})

    def _holds(self, model_id: str, file: ModelFile, records: Mapping[str, VerifiedFile]) -> bool:
        proof = records.get(file.name)
        if proof is None or file.sha256 not in (None, proof.sha256):
            return False
        return proof.unchanged(self.folder_of(model_id), file.name)

    def _missing_sentence(self, model_id: str, file: ModelFile, proof: VerifiedFile | None) -> str:
        mend = f"fetch it with `counterpoint models fetch {model_id}`"
        if self.catalogue[model_id].imported:
            mend = "import it again from where it is now"
        if proof is None:
            return f"{file.name} of {model_id} is not on this computer: {mend}."
        path = proof.at(self.folder_of(model_id), file.name)
        fate = "has changed" if path.exists() else "is gone"
        return f"{path}, used as {model_id}, {fate}: put it back, or {mend}."
