"""One file from one URL to disk: resumed to the byte, hashed as it comes, trusted only at the end.

The unfinished file is named by the hash it must have, so that a part of anything else is never continued.
"""

from __future__ import annotations

import asyncio
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

from models.ask import check_status, is_no_connection
from models.errors import NetworkUnavailable, ServerTrouble, WrongHash, storage_errors
from models.hashing import RunningHash, StatedHash, feed
from models.network import Network, Pace, unreachable
from models.private_files import make_private_folder, open_private
from models.progress import ProgressReporter

_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class Transfer:
    """Fetches files for one model.

    Args:
        client: the open client.
        network: limits and pace.
        progress: told of every byte.
        cancel: looked at while bytes on disk are hashed (waiting for the network is cancelled from outside).
    """

    def __init__(
        self, client: httpx.AsyncClient, network: Network, progress: ProgressReporter, cancel: threading.Event
    ) -> None:
        self._client = client
        self._network = network
        self._progress = progress
        self._cancel = cancel
        self._pace = Pace(network)

    async def fetch(
        self,
        url: str,
        folder: Path,
        name: str,
        stated: StatedHash,
        size_bytes: int | None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[Path, str]:
        """Bring ``url`` into ``folder`` and return the path of the finished file and its SHA-256.

        Args:
            url: where it is.
            folder: where unfinished files lie.
            name: what to call the file in messages, and the beginning of its name on disk.
            stated: the hash it must have.
            size_bytes: the length it must have, if known.
            headers: for the request (a login).

        Raises:
            WrongHash: other bytes arrived than were stated; they are deleted.
            NetworkUnavailable: it broke more often than `TimeLimits` allows.
            GatedFile, VanishedFile: the server refuses.
            DiskFull, FolderNotWritable: the disk refuses.
        """
        part = part_path(folder, name, stated)
        with storage_errors(folder):
            make_private_folder(folder)
            resumed = part.exists() and part.stat().st_size > 0
        self._progress.begin(name)
        request = _Request(url, name, stated, size_bytes, headers or {})
        try:
            return part, await self._whole(request, part)
        except WrongHash:
            if not resumed:
                raise
        # What lay on disk may have been spoilt (a power cut): once more from the beginning.
        return part, await self._whole(request, part)

    async def _whole(self, request: _Request, part: Path) -> str:
        try:
            with storage_errors(part), open_private(part, keep=True) as stream:
                sink = _Sink(stream, request, self._progress)
                sink.take_in(part, self._cancel)
                if request.size_bytes is None or sink.done < request.size_bytes:
                    await self._tries(request, sink)
                sink.finish()
                sink.check()
                return sink.running.sha256
        except WrongHash:
            with storage_errors(part):
                part.unlink(missing_ok=True)
            raise

    async def _tries(self, request: _Request, sink: _Sink) -> None:
        pauses_s = self._network.limits.pauses_s
        failures = 0
        while True:
            before = sink.done
            try:
                await self._try(request, sink)
                return
            except (ServerTrouble, httpx.TransportError) as error:
                if is_no_connection(error) and sink.done == 0:
                    self._network.unreachable.remember(request.url)
                    raise unreachable(request.url) from error
                failures = 1 if sink.done > before else failures + 1
                if failures > len(pauses_s):
                    raise NetworkUnavailable(
                        f"{httpx.URL(request.url).host} broke off {request.name} again and again "
                        f"({str(error) or type(error).__name__}): fetch again later, it goes on from here."
                    ) from error
            await asyncio.sleep(pauses_s[failures - 1])

    async def _try(self, request: _Request, sink: _Sink) -> None:
        headers = dict(request.headers)
        if sink.done:
            headers["Range"] = f"bytes={sink.done}-"
        async with self._client.stream("GET", request.url, headers=headers) as response:
            check_status(response, request.name)
            sink.accept(response)
            async for data in response.aiter_raw():
                sink.write(data)
                await self._pace.spend(len(data))
        if request.size_bytes is not None and sink.done < request.size_bytes:
            raise ServerTrouble("it ended early")


@dataclass(frozen=True)
class _Request:
    url: str
    name: str
    stated: StatedHash
    size_bytes: int | None
    headers: Mapping[str, str]


class _Sink:
    """The unfinished file: what is on disk, and the hash of exactly that."""

    def __init__(self, stream: IO[bytes], request: _Request, progress: ProgressReporter) -> None:
        self._stream = stream
        self._request = request
        self._progress = progress
        self.done = 0
        self.running = RunningHash(request.stated, request.size_bytes or 0)

    def take_in(self, part: Path, cancel: threading.Event) -> None:
        """Go on after what an earlier fetch left."""
        size_bytes = self._request.size_bytes
        if size_bytes is None or part.stat().st_size <= size_bytes:
            self.done = feed(part, self.running, cancel=cancel)
            self._stream.seek(self.done)
            self._progress.shift(self.done)

    def restart(self) -> None:
        """Begin anew: the server sends the whole file."""
        self._progress.shift(-self.done)
        self.done = 0
        self.running = RunningHash(self._request.stated, self._request.size_bytes or 0)
        self._stream.seek(0)

    def accept(self, response: httpx.Response) -> None:
        """Look at the head of an answer, before its bytes: do they fit to what is there?"""
        total: int | None = None
        if response.status_code == 206:
            match = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
            if match is None or int(match[1]) != self.done:
                self.restart()
                raise ServerTrouble("it sent another range than was asked for")
            total = None if match[2] == "*" else int(match[2])
        else:
            if self.done:
                self.restart()
            if "Content-Encoding" not in response.headers and "Content-Length" in response.headers:
                total = int(response.headers["Content-Length"])
        if total is not None and self._request.size_bytes not in (None, total):
            raise self._wrong()

    def write(self, data: bytes) -> None:
        self._stream.write(data)
        self.running.update(data)
        self.done += len(data)
        self._progress.add(len(data))
        if self._request.size_bytes is not None and self.done > self._request.size_bytes:
            raise self._wrong()

    def finish(self) -> None:
        """Make the file exactly what was written, down to the disk."""
        self._stream.truncate(self.done)
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def check(self) -> None:
        """Raises `WrongHash` unless the content is the stated one."""
        if not self.running.matches():
            raise self._wrong()

    def _wrong(self) -> WrongHash:
        self._progress.shift(-self.done)
        return WrongHash(
            f"{httpx.URL(self._request.url).host} sent something else than {self._request.name}: the hash is "
            "wrong. Nothing of it was kept; try again later or from another network."
        )


def part_path(folder: Path, name: str, stated: StatedHash) -> Path:
    """Where the unfinished bytes of a file with this hash lie."""
    return folder / f"{name}.{stated.value[:16]}.part"
