"""The user's own models: entries that were imported, kept in ``imported.json`` in the store."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import asdict
from pathlib import Path

from models.catalogue import LANGUAGE_MODEL_ROLES, ModelEntry, ModelFile, entry_from
from models.private_files import read_json_object, write_private_json

_NAME = "imported.json"
_CONTEXT_MEMORY_BYTES = 300_000_000  # cache and buffers at 4096 tokens; half the weights may be held twice


def read_imported(root: Path) -> list[ModelEntry]:
    """The imported entries; those that cannot be read are left out."""
    entries = []
    for table in read_json_object(root / _NAME).get("models", ()):
        try:
            entries.append(entry_from(table))
        except (KeyError, TypeError, ValueError):
            continue
    return entries


def write_imported(root: Path, entries: Sequence[ModelEntry]) -> None:
    """Replace the list. Raises `OSError`."""
    tables = [
        {**asdict(entry), "files": [_table_of(file) for file in entry.files]}
        for entry in entries
        if entry.imported
    ]
    write_private_json(root / _NAME, {"models": tables})


def entry_for_gguf(
    path: Path, role: str, name: str | None, size_bytes: int, sha256: str, taken: Container[str]
) -> ModelEntry:
    """The entry for a language model on disk.

    Args:
        path: the file.
        role: what the user wants it for; it is offered for the other roles of language models too.
        name: what to call it; the file's name if left out.
        size_bytes, sha256: of the content.
        taken: ids that the new one must not have.
    """
    stem = re.sub(r"[^a-z0-9._+-]+", "-", (name or path.stem).lower()).strip("-._+") or "model"
    model_id, number = stem, 2
    while model_id in taken:
        model_id, number = f"{stem}-{number}", number + 1
    return ModelEntry(
        id=model_id,
        roles=(role, *(other for other in LANGUAGE_MODEL_ROLES if other != role)),
        name=name or path.stem,
        licence="unknown",
        languages=("unknown",),
        memory_bytes=size_bytes + size_bytes // 2 + _CONTEXT_MEMORY_BYTES,
        files=(ModelFile(f"{model_id}.gguf", size_bytes, sha256),),
        checked=False,
        note=f"Imported from {path}.",
        imported=True,
    )


def _table_of(file: ModelFile) -> dict[str, object]:
    return {"name": file.name, "size_bytes": file.size_bytes, "sha256": file.sha256}
