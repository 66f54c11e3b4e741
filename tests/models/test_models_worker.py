"""The worker fetches in the background, one model after the other, and ends when told."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator

import pytest
from fakes.model_catalogue import WEIGHTS
from fakes.model_servers import FakeHub

from models.errors import FetchCancelled, FetchPaused, GatedFile, ModelError, ModelOffline, UnknownModel
from models.fetch_worker import BACKGROUND_BYTES_PER_S, FetchWorker
from models.held import held_models
from models.network import Network
from models.progress import FetchProgress
from models.store import ModelStore

STORED = f"/lfs/{hashlib.sha256(WEIGHTS).hexdigest()}"


class Listener:
    def __init__(self) -> None:
        self.done: list[tuple[str, type[ModelError] | None]] = []
        self.progress: list[FetchProgress] = []

    def on_done(self, model_id: str, error: ModelError | None) -> None:
        self.done.append((model_id, None if error is None else type(error)))


@pytest.fixture
def heard() -> Listener:
    return Listener()


@pytest.fixture
def worker(store: ModelStore, network: Network, heard: Listener) -> Iterator[FetchWorker]:
    one = FetchWorker(store, heard.progress.append, heard.on_done, network=network)
    yield one
    assert one.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "fetch models"]


def test_models_come_in_order(worker: FetchWorker, store: ModelStore, heard: Listener) -> None:
    worker.add(["both", "wheel-only"])
    worker.add(["wheel-only", "sister"])
    assert worker.wait(10)
    assert heard.done == [("both", None), ("wheel-only", None), ("sister", None)]
    assert store.missing(["both", "wheel-only", "sister"]) == []
    assert heard.progress


def test_an_error_of_one_does_not_stop_the_next(worker: FetchWorker, heard: Listener, hub: FakeHub) -> None:
    hub.spoil("/maker/model/resolve/main/model.bin", status=403)
    worker.add(["hub-only", "wheel-only"])
    assert worker.wait(10)
    assert heard.done == [("hub-only", GatedFile), ("wheel-only", None)]


def test_one_model_is_cancelled_and_the_rest_goes_on(
    worker: FetchWorker, heard: Listener, hub: FakeHub
) -> None:
    hub.storage.spoil(STORED, stall_after=1000)
    worker.add(["hub-only", "unpinned", "sister"])
    while not heard.progress:
        time.sleep(0.01)
    assert worker.pending == ("hub-only", "unpinned", "sister")
    worker.cancel("unpinned")
    worker.cancel("hub-only")
    assert worker.wait(2)
    assert heard.done == [("unpinned", FetchCancelled), ("hub-only", FetchCancelled), ("sister", None)]


def test_stop_ends_a_stalled_fetch_at_once(worker: FetchWorker, heard: Listener, hub: FakeHub) -> None:
    hub.storage.spoil(STORED, stall_after=1000)
    worker.add(["hub-only", "sister"])
    while not heard.progress:
        time.sleep(0.01)
    started = time.monotonic()
    assert worker.stop()
    assert time.monotonic() - started < 0.5
    assert heard.done == [("hub-only", FetchPaused)], "the next start goes on from there"
    worker.add(["sister"])
    assert worker.pending == ()


def test_nothing_unknown_is_taken(worker: FetchWorker) -> None:
    with pytest.raises(UnknownModel):
        worker.add(["both", "nothing"])
    assert worker.pending == ()


def test_offline(store: ModelStore, heard: Listener) -> None:
    worker = FetchWorker(store, on_done=heard.on_done, offline=True)
    worker.add(["both"])
    assert worker.wait(2)
    assert worker.stop()
    assert heard.done == [("both", ModelOffline)]


def test_a_listener_that_fails_does_not_stop_the_worker(store: ModelStore, network: Network) -> None:
    def fail(model_id: str, error: ModelError | None) -> None:
        raise RuntimeError("listener")

    worker = FetchWorker(store, on_done=fail, network=network)
    worker.add(["sister", "both"])
    assert worker.wait(10)
    assert worker.stop()
    assert store.has("both")


def test_the_pace_can_be_changed_on_the_way(store: ModelStore, network: Network, heard: Listener) -> None:
    network.max_bytes_per_s = 100_000  # half a minute
    worker = FetchWorker(store, heard.progress.append, heard.on_done, network=network)
    worker.add(["hub-only"])
    while not heard.progress:
        time.sleep(0.01)
    worker.hurry(True)
    assert worker.wait(5)
    worker.hurry(False)
    assert network.max_bytes_per_s == BACKGROUND_BYTES_PER_S
    assert worker.stop()
    assert heard.done == [("hub-only", None)]


def begun(worker: FetchWorker, heard: Listener, store: ModelStore, bytes_there: int) -> None:
    """Wait until so much of the model that is fetched first has arrived on disk."""
    for _ in range(500):
        if store.arrived_bytes(worker.pending[0]) >= bytes_there:
            return
        time.sleep(0.01)
    raise AssertionError("nothing came")


def test_a_pause_keeps_what_came_over_a_restart_and_resuming_asks_for_the_rest_alone(
    worker: FetchWorker, store: ModelStore, network: Network, heard: Listener, hub: FakeHub
) -> None:
    hub.storage.spoil(STORED, stall_after=1_000_000)
    worker.add(["hub-only", "sister"])
    begun(worker, heard, store, 1_000_000)
    worker.pause()
    assert worker.wait(2)
    assert heard.done == [("sister", FetchPaused), ("hub-only", FetchPaused)]
    assert worker.stop()
    again = ModelStore(store.root, store.catalogue)
    assert (again.arrived_bytes("hub-only"), again.has("hub-only")) == (1_000_000, False)
    assert held_models(again.root) == {"hub-only", "sister"}
    hub.storage.mend()
    next_run = FetchWorker(again, network=network)
    next_run.add(["hub-only"])
    assert next_run.wait(10)
    assert next_run.stop()
    assert again.has("hub-only")
    assert hub.storage.starts(STORED) == [0, 1_000_000]
    assert held_models(again.root) == {"sister"}
    assert again.arrived_bytes("hub-only") == 0


def test_a_cancelled_fetch_leaves_nothing_and_does_not_come_back_by_itself(
    worker: FetchWorker, store: ModelStore, heard: Listener, hub: FakeHub
) -> None:
    hub.storage.spoil(STORED, stall_after=1_000_000)
    worker.add(["hub-only"])
    begun(worker, heard, store, 1_000_000)
    worker.cancel("hub-only")
    assert worker.wait(2)
    assert heard.done == [("hub-only", FetchCancelled)]
    assert store.arrived_bytes("hub-only") == 0
    assert not store.incoming("hub-only").exists()
    assert held_models(store.root) == {"hub-only"}


def test_what_came_of_a_model_that_waits_again_goes_when_it_is_cancelled(
    worker: FetchWorker, store: ModelStore, heard: Listener, hub: FakeHub
) -> None:
    hub.storage.spoil(STORED, stall_after=1_000_000)
    worker.add(["hub-only"])
    begun(worker, heard, store, 1_000_000)
    worker.pause("hub-only")
    assert worker.wait(2)
    worker.add(["unpinned", "hub-only"])
    while worker.pending[:1] != ("unpinned",):
        time.sleep(0.01)
    worker.cancel()
    assert worker.wait(2)
    assert worker.stop()
    assert not store.incoming("hub-only").exists()


def test_resuming_at_the_moment_of_the_pause_goes_on(
    worker: FetchWorker, store: ModelStore, heard: Listener, hub: FakeHub
) -> None:
    hub.storage.spoil(STORED, stall_after=1_000_000, times=1)
    worker.add(["hub-only"])
    begun(worker, heard, store, 1_000_000)
    worker.pause("hub-only")
    worker.add(["hub-only"])
    assert worker.wait(5)
    assert heard.done == [("hub-only", FetchPaused), ("hub-only", None)]
    assert store.has("hub-only")


def test_one_file_of_several_that_is_whole_counts_as_arrived_and_goes_with_the_rest(
    worker: FetchWorker, store: ModelStore, heard: Listener, hub: FakeHub
) -> None:
    hub.spoil("/maker/model/resolve/main/config.json", cut_after=3)
    worker.add(["unpinned"])
    while not store.folder_of("unpinned").exists():
        time.sleep(0.01)
    worker.cancel("unpinned")
    assert worker.wait(5)
    assert not store.folder_of("unpinned").exists()
    assert store.arrived_bytes("unpinned") == 0


def test_a_whole_model_is_never_discarded(worker: FetchWorker, store: ModelStore) -> None:
    worker.add(["hub-only"])
    assert worker.wait(10)
    store.discard("hub-only")
    assert store.has("hub-only")
