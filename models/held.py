"""Models that the user does not want to be fetched by itself: their download was paused, or given up."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from models.errors import storage_errors
from models.private_files import make_private_folder, read_json_object, write_private_json

_NAME = "held.json"
_lock = threading.Lock()


def held_models(root: Path) -> frozenset[str]:
    """Their ids."""
    stored = read_json_object(root / _NAME).get("models", ())
    return frozenset(map(str, stored)) if isinstance(stored, list) else frozenset()


def hold(root: Path, ids: Iterable[str]) -> None:
    """These wait until somebody asks for them. Raises `ModelError` when that cannot be written down."""
    _change(root, held_models(root) | frozenset(ids))


def release(root: Path, ids: Iterable[str]) -> None:
    """Somebody has asked for these. Raises `ModelError` when that cannot be written down."""
    _change(root, held_models(root) - frozenset(ids))


def _change(root: Path, ids: frozenset[str]) -> None:
    with _lock, storage_errors(root):
        if ids != held_models(root):
            make_private_folder(root)
            write_private_json(root / _NAME, {"models": sorted(ids)})
