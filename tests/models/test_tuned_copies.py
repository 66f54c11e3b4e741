"""A tuned copy is made once per file and recipe, is whole or not there, and goes with its model."""

from __future__ import annotations

import hashlib
import shutil
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes.model_catalogue import BOTH, HUB_ONLY, WEIGHTS, entry, file

from assistant.interaction.requantizing import RECIPES, RequantizingError
from models.catalogue import TUNINGS, Catalogue, load_catalogue
from models.errors import DiskFull, FolderNotWritable, ModelBusy, ModelError
from models.store import ModelStore
from models.tuned_copies import (
    copy_name,
    drop_copies,
    find_copy,
    give_up,
    make_copy,
    worth_a_try,
)

CHAT = replace(entry("chat", file("chat.gguf", WEIGHTS), roles=("interaction",)), tuned="iq4_nl")


class Requantizer:
    """Writes the source reversed; counts how often, and may fail after half of it."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.runs = 0

    def __call__(self, source: Path, target: Path, recipe: str) -> None:
        self.runs += 1
        data = source.read_bytes()[::-1] + recipe.encode()
        target.write_bytes(data[: len(data) // 2] if self.fails else data)
        if self.fails:
            raise RequantizingError("no")


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    store = ModelStore(tmp_path / "models", Catalogue([CHAT, BOTH, HUB_ONLY]))
    folder = store.folder_of("chat")
    folder.mkdir(parents=True)
    (folder / "chat.gguf").write_bytes(WEIGHTS)
    assert store.verify("chat") == []
    return store


def files_of(store: ModelStore) -> set[str]:
    return {path.name for path in store.folder_of("chat").iterdir()}


def test_it_is_made_once(store: ModelStore) -> None:
    requantize = Requantizer()
    assert find_copy(store, "chat") is None
    path = make_copy(store, "chat", requantize)
    assert path.read_bytes() == WEIGHTS[::-1] + b"iq4_nl"
    assert find_copy(store, "chat") == path
    assert make_copy(store, "chat", requantize) == path
    assert requantize.runs == 1
    assert store.has("chat")
    assert store.file("chat").read_bytes() == WEIGHTS
    assert list(store.incoming("chat").iterdir()) == []


def test_its_name_holds_the_recipe_and_the_file(store: ModelStore) -> None:
    assert copy_name(store, "chat") == f"tuned-iq4_nl-{hashlib.sha256(WEIGHTS).hexdigest()[:16]}.gguf"


def test_a_copy_that_was_changed_or_cut_is_made_anew(store: ModelStore) -> None:
    requantize = Requantizer()
    path = make_copy(store, "chat", requantize)
    path.write_bytes(path.read_bytes()[:100])
    assert find_copy(store, "chat") is None
    assert len(make_copy(store, "chat", requantize).read_bytes()) > 100
    assert requantize.runs == 2


def test_copies_of_other_recipes_go(store: ModelStore) -> None:
    old = store.folder_of("chat") / "tuned-q9-0123456789abcdef.gguf"
    old.write_bytes(b"old")
    store.record("chat", old.name, "0" * 64)
    path = make_copy(store, "chat", Requantizer())
    assert files_of(store) == {"chat.gguf", ".verified.json", path.name}
    assert find_copy(store, "chat") == path


def test_what_fails_leaves_nothing_and_is_not_tried_again(store: ModelStore) -> None:
    assert worth_a_try(store, "chat")
    with pytest.raises(RequantizingError):
        make_copy(store, "chat", Requantizer(fails=True))
    assert files_of(store) == {"chat.gguf", ".verified.json"}
    assert list(store.incoming("chat").iterdir()) == []
    give_up(store, "chat")
    assert not worth_a_try(store, "chat")


def test_a_full_disk_is_found_out_before(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10_000_000))
    requantize = Requantizer()
    with pytest.raises(DiskFull, match="no room for a faster copy of chat"):
        make_copy(store, "chat", requantize)
    assert requantize.runs == 0


def test_a_folder_that_cannot_be_written_to(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr("models.private_files._RENAME_PAUSE_S", 0.0)
    with pytest.raises(FolderNotWritable):
        make_copy(store, "chat", Requantizer())
    assert files_of(store) == {"chat.gguf", ".verified.json"}


def test_two_at_once_make_one(store: ModelStore) -> None:
    begun, may_end = threading.Event(), threading.Event()
    plain = Requantizer()

    def slow(source: Path, target: Path, recipe: str) -> None:
        begun.set()
        assert may_end.wait(5)
        plain(source, target, recipe)

    first = threading.Thread(target=make_copy, args=(store, "chat", slow))
    first.start()
    assert begun.wait(5)
    try:
        with pytest.raises(ModelBusy):
            make_copy(ModelStore(store.root, Catalogue([CHAT])), "chat", plain)
    finally:
        may_end.set()
        first.join()
    assert find_copy(store, "chat") is not None
    assert plain.runs == 1


def test_what_a_killed_program_left_behind_goes(store: ModelStore) -> None:
    left_over = store.incoming("chat") / "tuned-iq4_nl-0000.gguf.123"
    left_over.parent.mkdir(parents=True)
    left_over.write_bytes(b"half")
    make_copy(store, "chat", Requantizer())
    assert not left_over.exists()


def test_it_goes_with_its_model(store: ModelStore) -> None:
    size = make_copy(store, "chat", Requantizer()).stat().st_size
    assert store.remove("chat") >= len(WEIGHTS) + size
    assert not store.folder_of("chat").exists()


def test_verify_drops_a_damaged_copy_and_finds_nothing_wrong(store: ModelStore) -> None:
    path = make_copy(store, "chat", Requantizer())
    assert store.verify("chat") == []
    assert find_copy(store, "chat") == path
    path.write_bytes(b"x" * path.stat().st_size)
    assert store.verify("chat") == []
    assert not path.exists()
    assert store.has("chat")


def test_dropping_keeps_the_original(store: ModelStore) -> None:
    make_copy(store, "chat", Requantizer())
    drop_copies(store, "chat")
    assert files_of(store) == {"chat.gguf", ".verified.json"}


def test_a_model_without_a_recipe_or_a_file_has_none(store: ModelStore) -> None:
    assert copy_name(store, "both") is None
    assert not worth_a_try(store, "hub-only")
    with pytest.raises(ModelError):
        make_copy(store, "both", Requantizer())


def test_every_recipe_of_the_catalogue_exists() -> None:
    assert set(TUNINGS) == set(RECIPES)
    assert {entry.tuned for entry in load_catalogue()} <= {"", *TUNINGS}
