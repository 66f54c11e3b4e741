"""Fetches that are killed go on, and two programs that fetch the same model do not spoil it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from fakes.model_catalogue import WEIGHTS
from fakes.model_servers import FakeHub, FakeIndex
from fakes.waiting import wait_for

from models.errors import ModelBusy
from models.fetch import fetch
from models.network import Network
from models.store import ModelStore

STORED = f"/lfs/{hashlib.sha256(WEIGHTS).hexdigest()}"
WHOLE = "/files/whole-1.0-py3-none-any.whl"
SLOW_BYTES_PER_S = 2_000_000


def start(store: ModelStore, model_id: str, network: Network) -> subprocess.Popen[str]:
    child = Path(__file__).with_name("fetch_child.py")
    command = [sys.executable, str(child), str(store.root), model_id, network.hub_url, network.index_url]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def part_bytes(store: ModelStore, model_id: str) -> int:
    return sum(path.stat().st_size for path in store.incoming(model_id).glob("*.part"))


@pytest.mark.parametrize("model_id", ["hub-only", "wheel-only"])
def test_after_a_kill_the_fetch_goes_on_to_the_byte(
    store: ModelStore, network: Network, hub: FakeHub, index: FakeIndex, model_id: str
) -> None:
    server, path = (hub.storage, STORED) if model_id == "hub-only" else (index, WHOLE)
    server.spoil(path, bytes_per_s=SLOW_BYTES_PER_S)
    with start(store, model_id, network) as child:
        wait_for(lambda: part_bytes(store, model_id) > 500_000)
        child.kill()  # SIGKILL; on Windows TerminateProcess
    kept = part_bytes(store, model_id)
    assert 500_000 < kept < len(WEIGHTS)
    server.mend()
    fetch(store, [model_id], network=network)
    assert server.starts(path) == [0, kept]
    assert store.file(model_id).read_bytes() == WEIGHTS


def test_two_programs_do_not_spoil_a_model(store: ModelStore, network: Network, hub: FakeHub) -> None:
    hub.storage.spoil(STORED, bytes_per_s=SLOW_BYTES_PER_S)
    with start(store, "hub-only", network) as child:
        wait_for(lambda: part_bytes(store, "hub-only") > 100_000)
        with pytest.raises(ModelBusy) as caught:
            fetch(store, ["hub-only"], network=network)
        assert "another Counterpoint" in str(caught.value)
        hub.storage.mend()
        assert child.stderr is not None
        assert child.stderr.read() == ""
    assert child.returncode == 0
    assert store.file("hub-only").read_bytes() == WEIGHTS
    assert hub.storage.starts(STORED) == [0]


def test_the_lock_of_a_killed_program_is_free(store: ModelStore, network: Network, hub: FakeHub) -> None:
    hub.storage.spoil(STORED, stall_after=100_000, times=1)
    with start(store, "hub-only", network) as child:
        wait_for(lambda: part_bytes(store, "hub-only") > 0)
        child.kill()
    with store.lock("hub-only"):
        pass
