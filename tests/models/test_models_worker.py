"""The worker fetches in the background, one model after the other, and ends when told."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator

import pytest
from fakes.model_catalogue import WEIGHTS
from fakes.model_servers import FakeHub

from models.errors import FetchCancelled, GatedFile, ModelError, ModelOffline, UnknownModel
from models.fetch_worker import FetchWorker
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
    assert heard.done == [("hub-only", FetchCancelled)]
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
    worker.set_pace(None)
    assert worker.wait(5)
    assert worker.stop()
    assert heard.done == [("hub-only", None)]
