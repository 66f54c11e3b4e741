"""Which file of an interaction model is loaded when its faster copy can, and cannot, be made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.model_catalogue import WEIGHTS, entry, file

from assistant import tuning
from assistant.interaction.requantizing import RequantizingError
from assistant.model_loading import LoadingError
from assistant.tuning import tuned_file
from models.catalogue import Catalogue
from models.errors import DiskFull, FolderNotWritable
from models.store import ModelStore
from models.tuned_copies import find_copy

CHAT = replace(entry("chat", file("chat.gguf", WEIGHTS), roles=("interaction",)), tuned="iq4_nl")
PLAIN = entry("plain", file("chat.gguf", WEIGHTS), roles=("interaction",))


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    store = ModelStore(tmp_path / "models", Catalogue([CHAT, PLAIN]))
    for model_id in ("chat", "plain"):
        store.folder_of(model_id).mkdir(parents=True)
        (store.folder_of(model_id) / "chat.gguf").write_bytes(WEIGHTS)
        assert store.verify(model_id) == []
    return store


class Run:
    """`tuned_file` with a requantizer that writes a file, or raises `trouble`."""

    def __init__(self, store: ModelStore, monkeypatch: pytest.MonkeyPatch, trouble: Exception | None = None):
        self.notices: list[str] = []
        self.steps = 0
        self.attempts = 0
        self._store = store
        self._trouble = trouble
        monkeypatch.setattr(tuning, "requantize", self._requantize)

    def _requantize(self, source: Path, target: Path, _recipe: object, **_how: object) -> None:
        self.attempts += 1
        if self._trouble is not None:
            raise self._trouble
        target.write_bytes(source.read_bytes()[:1000])

    def __call__(self, model_id: str = "chat") -> Path | None:
        return tuned_file(
            self._store, model_id, threads=1, while_making=self._step, notice=self.notices.append
        )

    def _step(self) -> None:
        self.steps += 1


def test_it_is_made_with_a_word_about_it_and_then_found(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(store, monkeypatch)
    path = run()
    assert path is not None
    assert path == find_copy(store, "chat")
    assert run.steps == 1
    assert run() == path
    assert (run.steps, run.attempts, run.notices) == (1, 1, [])


def test_a_model_without_a_recipe_is_taken_as_it_is(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(store, monkeypatch)
    assert run("plain") is None
    assert (run.steps, run.attempts) == (0, 0)


def test_a_full_disk_is_said_and_tried_again(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(store, monkeypatch, DiskFull("The disk is full."))
    assert run() is None
    assert run() is None
    assert run.attempts == 2
    assert run.notices[0].startswith("The disk is full. It answers a little later")


def test_a_recipe_that_fails_is_not_tried_again(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(store, monkeypatch, RequantizingError("exit code 1"))
    assert run() is None
    assert run() is None
    assert (run.attempts, run.notices) == (1, [])


def test_a_read_only_folder_is_passed_over_in_silence(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(store, monkeypatch, FolderNotWritable("no"))
    assert run() is None
    assert run.notices == []


def test_leaving_while_it_is_made_ends_the_loading(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(store, monkeypatch, LoadingError("ended"))
    with pytest.raises(LoadingError):
        run()
    assert find_copy(store, "chat") is None
