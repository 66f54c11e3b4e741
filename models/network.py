"""What all fetches share: time limits, the memory of servers that do not answer, and the pace."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from models.errors import NetworkUnavailable


@dataclass(frozen=True)
class TimeLimits:
    """How long to wait for servers, in seconds.

    Attributes:
        connect_s: for a connection.
        read_s: for the next bytes of an answer.
        pauses_s: before each new try after a broken transfer; any progress starts the row anew.
    """

    connect_s: float = 5.0
    read_s: float = 20.0
    pauses_s: tuple[float, ...] = (0.5, 2.0, 4.0)

    def for_httpx(self) -> httpx.Timeout:
        return httpx.Timeout(self.read_s, connect=self.connect_s)


class UnreachableHosts:
    """Servers that could not be reached, so that not every file waits for them anew. Thread-safe.

    Args:
        forget_after_s: they are tried again after this time; a laptop may come online.
    """

    def __init__(self, forget_after_s: float = 600.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._forget_after_s = forget_after_s
        self._clock = clock
        self._since: dict[str, float] = {}
        self._lock = threading.Lock()

    def remember(self, url: str) -> None:
        with self._lock:
            self._since[urlsplit(url).netloc] = self._clock()

    def forget_all(self) -> None:
        """Try every server again: the user asked, or the network came back."""
        with self._lock:
            self._since.clear()

    def check(self, url: str) -> None:
        """Raises `NetworkUnavailable` if the server of ``url`` did not answer a short while ago."""
        with self._lock:
            since = self._since.get(urlsplit(url).netloc)
        if since is not None and self._clock() - since < self._forget_after_s:
            raise unreachable(url)


_unreachable_in_this_run = UnreachableHosts()


@dataclass
class Network:
    """The way out.

    Attributes:
        hub_url: the Hugging Face hub, or a mirror of it (``HF_ENDPOINT``).
        index_url: the package index (``PIP_INDEX_URL``).
        limits: how long to wait.
        unreachable: servers that did not answer in this run.
        max_bytes_per_s: rate to stay below, in bytes as they are received; ``None`` for none.
    """

    hub_url: str = field(default_factory=lambda: os.environ.get("HF_ENDPOINT") or "https://huggingface.co")
    index_url: str = field(
        default_factory=lambda: os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"
    )
    limits: TimeLimits = TimeLimits()
    unreachable: UnreachableHosts = field(default_factory=lambda: _unreachable_in_this_run)
    max_bytes_per_s: float | None = None

    def client(self) -> httpx.AsyncClient:
        """A client for one fetch; proxies and certificates come from the environment as usual."""
        return httpx.AsyncClient(
            timeout=self.limits.for_httpx(),
            follow_redirects=True,
            headers={"User-Agent": "counterpoint", "Accept-Encoding": "identity"},
        )


class Pace:
    """Keeps work below the rate of a `Network`, so that it leaves the processor to the conversation.

    Args:
        network: its ``max_bytes_per_s`` counts, and may change at any time.
        times: this work costs so many times less per byte than receiving does.
    """

    def __init__(self, network: Network, times: float = 1.0) -> None:
        self._network = network
        self._times = times
        self._due = time.monotonic()

    async def spend(self, count: int) -> None:
        """Wait as long as ``count`` bytes may take."""
        rate = self._network.max_bytes_per_s
        if rate is None:
            return
        now = time.monotonic()
        self._due = max(self._due, now) + count / (rate * self._times)
        if self._due - now > 0.01:
            await asyncio.sleep(self._due - now)


def unreachable(url: str) -> NetworkUnavailable:
    """The error for a server that cannot be reached."""
    return NetworkUnavailable(f"{urlsplit(url).hostname} cannot be reached: check the network connection.")
