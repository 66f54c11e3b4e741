"""The store holds what was verified, notices what changed, and uses files where they lie."""

from __future__ import annotations

import os
import stat
import struct
import sys
from pathlib import Path

import pytest
from fakes.model_catalogue import CATALOGUE, CONFIG, REPO, WEIGHTS

from models import linking
from models.adoption import adopt_from_hub_cache
from models.checking import settle
from models.errors import FolderNotWritable, ModelBusy, ModelMissing, NotAModel, UnknownModel
from models.fetch import fetch
from models.store import ModelStore

GGUF = struct.pack("<4sIQQ", b"GGUF", 3, 2, 5) + bytes(1000)


def put(store: ModelStore, model_id: str = "both") -> Path:
    """Put the files of a model in place by hand, as somebody who copies a data folder does."""
    folder = store.folder_of(model_id)
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(WEIGHTS)
    (folder / "config.json").write_bytes(CONFIG)
    return folder


def test_nothing_is_there_at_first(store: ModelStore) -> None:
    assert not store.has("both")
    assert store.missing(["both", "sister", "both"]) == ["both", "sister"]
    with pytest.raises(ModelMissing) as caught:
        store.file("both")
    assert "counterpoint models fetch both" in str(caught.value)
    assert not store.root.exists()


def test_unknown_names(store: ModelStore) -> None:
    with pytest.raises(UnknownModel):
        store.has("nothing")
    put(store)
    store.verify("both")
    with pytest.raises(UnknownModel):
        store.file("both", "other.bin")


def test_files_put_there_by_hand_count_after_they_were_hashed(store: ModelStore) -> None:
    folder = put(store)
    assert not store.has("both")
    assert store.verify("both") == []
    assert store.has("both")
    assert store.file("both") == folder / "model.bin"
    assert store.file("both", "config.json") == folder / "config.json"
    assert store.folder("both") == folder


def test_fetch_takes_files_that_are_right_without_any_network(store: ModelStore) -> None:
    put(store)
    fetch(store, ["both"], offline=True)
    assert store.has("both")


def test_has_reads_no_model_data(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store)
    store.verify("both")
    monkeypatch.setattr("models.hashing.feed", lambda *a, **k: pytest.fail("hashed"))
    assert ModelStore(store.root, CATALOGUE).has("both")


@pytest.mark.parametrize("change", ["shorter", "same length"])
def test_a_changed_file_is_noticed(store: ModelStore, change: str) -> None:
    folder = put(store)
    store.verify("both")
    data = WEIGHTS[:-1] if change == "shorter" else WEIGHTS[:-1] + bytes([WEIGHTS[-1] ^ 1])
    (folder / "model.bin").write_bytes(data)
    os.utime(folder / "model.bin", ns=(1, 1))
    assert not store.has("both")
    problems = store.verify("both")
    assert len(problems) == 1
    assert "damaged" in problems[0]
    assert "counterpoint models fetch both" in problems[0]
    assert not settle(store, "both")


def test_verify_finds_damage_that_size_and_time_hide(store: ModelStore) -> None:
    folder = put(store)
    store.verify("both")
    before = (folder / "model.bin").stat()
    (folder / "model.bin").write_bytes(bytes(len(WEIGHTS)))
    os.utime(folder / "model.bin", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert store.has("both")
    assert len(store.verify("both")) == 1
    assert not store.has("both")
    (folder / "model.bin").unlink()
    assert "missing" in store.verify("both")[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_folders_and_files_are_the_users_own(store: ModelStore, network, hub) -> None:
    fetch(store, ["both"], network=network)
    for path in [store.root, *store.root.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_adopted_files_are_not_copied(store: ModelStore, tmp_path: Path) -> None:
    mine, settings = tmp_path / "my weights.bin", tmp_path / "settings.json"
    mine.write_bytes(WEIGHTS)
    settings.write_bytes(CONFIG)
    store.adopt("both", [settings, tmp_path / "absent", mine])
    assert store.has("both")
    assert store.file("both").samefile(mine)
    assert sorted(path.name for path in store.folder("both").glob("[!.]*")) == ["config.json", "model.bin"]
    store.remove("both")
    assert not store.has("both")
    assert mine.read_bytes() == WEIGHTS


def test_adopted_files_must_have_the_right_hash(store: ModelStore, tmp_path: Path) -> None:
    other = tmp_path / "model.bin"
    other.write_bytes(bytes(len(WEIGHTS)))
    with pytest.raises(NotAModel) as caught:
        store.adopt("hub-only", [other])
    assert "model.bin of hub-only" in str(caught.value)
    assert not store.has("hub-only")


def test_without_links_a_file_is_used_where_it_lies(
    store: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "link", lambda source, target: False)
    monkeypatch.setattr("models.adoption.link", lambda source, target: False)
    mine = tmp_path / "mine.bin"
    mine.write_bytes(WEIGHTS)
    store.adopt("hub-only", [mine])
    assert store.file("hub-only") == mine
    assert not (store.folder_of("hub-only") / "model.bin").exists()
    assert (store.folder("hub-only") / "model.bin").read_bytes() == WEIGHTS  # only a folder costs a copy
    assert store.file("hub-only") == store.folder_of("hub-only") / "model.bin"


def test_a_vanished_adopted_file_is_noticed(
    store: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.adoption.link", lambda source, target: False)
    mine = tmp_path / "mine.bin"
    mine.write_bytes(WEIGHTS)
    store.adopt("hub-only", [mine])
    mine.rename(tmp_path / "moved.bin")
    assert not store.has("hub-only")
    with pytest.raises(ModelMissing) as caught:
        store.file("hub-only")
    assert str(mine) in str(caught.value)
    assert "is gone" in str(caught.value)
    (tmp_path / "moved.bin").rename(mine)
    assert store.has("hub-only")


def hub_cache(tmp_path: Path, data: bytes, blob: str) -> Path:
    repo = tmp_path / "hub-cache" / f"models--{REPO.replace('/', '--')}"
    for name in ("refs", "blobs", "snapshots/abc"):
        (repo / name).mkdir(parents=True)
    (repo / "refs" / "main").write_text("abc")
    (repo / "blobs" / blob).write_bytes(data)
    try:
        (repo / "snapshots/abc/model.bin").symlink_to(repo / "blobs" / blob)
    except OSError:
        pytest.skip("this system makes no symbolic links, and the hub's cache then has another form")
    return repo


def test_the_hubs_cache_is_used(store: ModelStore, tmp_path: Path) -> None:
    repo = hub_cache(tmp_path, WEIGHTS, "b" * 64)
    fetch(store, ["hub-only"], offline=True)
    assert store.file("hub-only").samefile(repo / "blobs" / ("b" * 64))


def test_the_hubs_cache_is_not_trusted_blindly(store: ModelStore, tmp_path: Path) -> None:
    hub_cache(tmp_path, bytes(len(WEIGHTS)), "b" * 64)
    assert not adopt_from_hub_cache(store, "hub-only")
    assert not adopt_from_hub_cache(store, "unpinned")


def test_import_makes_a_gguf_usable(store: ModelStore, tmp_path: Path) -> None:
    mine = tmp_path / "My Model (Q4).gguf"
    mine.write_bytes(GGUF)
    entry = store.import_file(mine, "interaction")
    assert entry.id == "my-model-q4"
    assert entry.roles == ("interaction", "reasoner")
    again = ModelStore(store.root, CATALOGUE)
    assert again.has(entry.id)
    assert again.file(entry.id).read_bytes() == GGUF
    assert again.catalogue[entry.id].imported
    assert entry.id in [one.id for one in again.catalogue.for_role("reasoner")]
    assert again.verify(entry.id) == []
    again.remove(entry.id)
    assert entry.id not in again.catalogue
    assert mine.exists()


def test_two_imports_of_the_same_name_get_two_ids(store: ModelStore, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "tiny.gguf").write_bytes(GGUF + bytes([number]))
    first = store.import_file(tmp_path / "1" / "tiny.gguf", "reasoner")
    second = store.import_file(tmp_path / "2" / "tiny.gguf", "reasoner", "Tiny")
    assert (first.id, second.id) == ("tiny-2", "tiny-3")  # tiny is a preset
    assert store.import_file(tmp_path / "1" / "tiny.gguf", "reasoner").id == first.id


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"PK\x03\x04" + bytes(100), "a.gguf", "no GGUF file"),
        (b"", "a.gguf", "no GGUF file"),
        (GGUF[:10], "a.gguf", "ends after 10 bytes"),
        (GGUF.replace(struct.pack("<I", 3), struct.pack("<I", 9), 1), "a.gguf", "version 9"),
        (struct.pack("<4sIQQ", b"GGUF", 3, 0, 5), "a.gguf", "no tensors"),
        (GGUF, "a-00001-of-00003.gguf", "one part of several"),
        (None, "a.gguf", "cannot be read"),
    ],
)
def test_import_refuses_what_is_no_model(
    store: ModelStore, tmp_path: Path, data: bytes | None, name: str, says: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(NotAModel) as caught:
        store.import_file(tmp_path / name, "interaction")
    assert says in str(caught.value)


def test_import_takes_language_models_only(store: ModelStore, tmp_path: Path) -> None:
    with pytest.raises(NotAModel):
        store.import_file(tmp_path / "a.gguf", "voice")


def test_an_imported_model_that_vanished_says_so(
    store: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.adoption.link", lambda source, target: False)
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(GGUF)
    entry = store.import_file(mine, "interaction")
    mine.unlink()
    with pytest.raises(ModelMissing) as caught:
        fetch(store, [entry.id])
    assert "import it again" in str(caught.value)


def test_damaged_notes_are_as_good_as_none(store: ModelStore) -> None:
    folder = put(store)
    store.verify("both")
    for garbage in ("{", "[]", '{"model.bin": 3}', '{"model.bin": {"size": 1}}'):
        (folder / ".verified.json").write_text(garbage)
        assert not store.has("both")
    (store.root / "imported.json").write_text('{"models": [{"id": "x"}, 3]}')
    assert len(store.catalogue) == len(CATALOGUE)
    assert store.verify("both") == []


def test_a_moment_in_which_a_file_is_held_open_is_waited_out(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store)
    refusals = [PermissionError(), PermissionError()]
    really = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return really(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert store.verify("both") == []
    assert store.has("both")
    assert not refusals


def test_one_owner_at_a_time(store: ModelStore) -> None:
    put(store)
    with store.lock("both"):
        for action in (store.verify, store.remove, lambda i: fetch(store, [i])):
            with pytest.raises(ModelBusy):
                action("both")
    assert store.verify("both") == []


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="root may write anywhere",
)
def test_a_read_only_folder_can_still_be_verified(store: ModelStore) -> None:
    put(store)
    store.root.chmod(0o500)
    try:
        assert store.verify("both") == []
        with pytest.raises(FolderNotWritable):
            store.remove("both")
    finally:
        store.root.chmod(0o700)
