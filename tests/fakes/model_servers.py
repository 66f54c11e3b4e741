"""A loopback Hugging Face hub and a loopback package index that can misbehave in every way real ones do."""

from __future__ import annotations

import functools
import hashlib
import io
import json
import threading
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Fault:
    """How an answer goes wrong.

    Attributes:
        status: answer with this code and no content.
        stall_after: stop sending after so many bytes, and keep the connection open.
        cut_after: close the connection after so many bytes.
        corrupt: send other bytes of the same length.
        ignore_range: send all of it, whatever part was asked for.
        bytes_per_s: send no faster than this.
        stall_head: do not even answer.
        headers: more headers.
        times: how many answers it spoils.
    """

    status: int | None = None
    stall_after: int | None = None
    cut_after: int | None = None
    corrupt: bool = False
    ignore_range: bool = False
    bytes_per_s: float | None = None
    stall_head: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    times: int = 1_000_000


@dataclass
class Asked:
    """A request that came."""

    method: str
    path: str
    range_start: int | None
    authorization: str | None


@dataclass
class _Resource:
    data: bytes
    headers: dict[str, str]
    location: str | None = None


class FakeServer:
    """Serves bytes by path on 127.0.0.1; use it as a context manager.

    Attributes:
        asked: every request, in order.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._resources: dict[str, _Resource] = {}
        self._faults: dict[str, Fault] = {}
        self._closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._http.daemon_threads = False
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))

    def __enter__(self) -> FakeServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def put(self, path: str, data: bytes, location: str | None = None, **headers: str) -> None:
        """Serve ``data`` at ``path``, or a redirect to ``location``; ``X_Name`` becomes the header ``X-Name``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._resources[path] = _Resource(data, named, location)

    def spoil(self, path: str, **fault: Any) -> None:
        """Let answers to ``path`` go wrong; see `Fault`."""
        assert path in self._resources, path
        self._faults[path] = Fault(**fault)

    def mend(self) -> None:
        """Let everything go right again."""
        self._faults.clear()

    def starts(self, path: str) -> list[int]:
        """From which byte each GET of ``path`` asked for it."""
        return [asked.range_start or 0 for asked in self.asked if (asked.method, asked.path) == ("GET", path)]

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request; called in its thread."""
        wanted = request.headers.get("Range")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else None
        self.asked.append(Asked(request.command, request.path, start, request.headers.get("Authorization")))
        fault = self._faults.get(request.path, Fault())
        if request.command == "GET" or fault.status or fault.stall_head:
            fault.times -= 1
            if fault.times < 0:
                fault = Fault()
        if fault.stall_head:
            self._closing.wait(30)
            return
        resource = self._resources.get(request.path)
        if resource is None or fault.status is not None:
            self._refuse(request, fault.status or 404, fault.headers)
        elif resource.location is not None:
            request.send_response(302)
            for name, value in {
                **resource.headers,
                "Location": resource.location,
                "Content-Length": "0",
            }.items():
                request.send_header(name, value)
            request.end_headers()
        else:
            self._send(request, resource, None if fault.ignore_range else start, fault)

    def _refuse(self, request: BaseHTTPRequestHandler, status: int, headers: Mapping[str, str]) -> None:
        request.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            request.send_header(name, value)
        request.end_headers()

    def _send(
        self, request: BaseHTTPRequestHandler, resource: _Resource, start: int | None, fault: Fault
    ) -> None:
        data = bytes(len(resource.data)) if fault.corrupt else resource.data
        if start is not None and start >= len(data):
            self._refuse(request, 416, {"Content-Range": f"bytes */{len(data)}"})
            return
        body = data[start or 0 :]
        request.send_response(200 if start is None else 206)
        if start is not None:
            request.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        for name, value in {**resource.headers, "Content-Length": str(len(body))}.items():
            request.send_header(name, value)
        request.end_headers()
        if request.command == "HEAD":
            return
        stop_at = fault.stall_after if fault.stall_after is not None else fault.cut_after
        self._drip(request, body if stop_at is None else body[:stop_at], fault.bytes_per_s)
        if stop_at is not None:
            if fault.stall_after is not None:
                self._closing.wait(30)
            request.close_connection = True

    def _drip(self, request: BaseHTTPRequestHandler, body: bytes, bytes_per_s: float | None) -> None:
        step = len(body) if bytes_per_s is None else max(1, int(bytes_per_s / 50))
        for begin in range(0, len(body), max(1, step)):
            request.wfile.write(body[begin : begin + step])
            request.wfile.flush()
            if bytes_per_s is not None:
                time.sleep(0.02)
            if self._closing.is_set():
                return


def _handler_for(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def do_GET(self) -> None:
            try:
                server.answer(self)
            except OSError:  # the client went away, as many of the tests do
                self.close_connection = True

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *args: Any) -> None:
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                pass

    return Handler


class FakeHub(FakeServer):
    """A hub: large files are kept on another server, as LFS objects are; small ones come from the hub itself."""

    def __init__(self) -> None:
        super().__init__()
        self.storage = FakeServer()

    def __enter__(self) -> FakeHub:
        super().__enter__()
        self.storage.__enter__()
        return self

    def __exit__(self, *reason: object) -> None:
        self.storage.__exit__(*reason)
        super().__exit__(*reason)

    def put_large(
        self, repo: str, path: str, data: bytes, revision: str = "main", stated: bytes | None = None
    ) -> str:
        """Put an LFS file there, whose stated hash is that of ``stated``; return its path in the storage."""
        sha256 = hashlib.sha256(data if stated is None else stated).hexdigest()
        stored = f"/lfs/{sha256}"
        self.storage.put(stored, data)
        self.put(
            f"/{repo}/resolve/{revision}/{path}",
            b"",
            location=self.storage.url + stored,
            X_Linked_Etag=f'"{sha256}"',
            X_Linked_Size=str(len(data)),
            X_Repo_Commit="c" * 40,
        )
        return stored

    def put_small(self, repo: str, path: str, data: bytes, revision: str = "main") -> str:
        """Put a file there that lies in git itself; return its path."""
        blob = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
        where = f"/{repo}/resolve/{revision}/{path}"
        self.put(where, data, ETag=f'"{blob}"')
        return where


class FakeIndex(FakeServer):
    """A package index in its JSON form (or the HTML form, see `put_wheel`)."""

    @property
    def index_url(self) -> str:
        return f"{self.url}/simple"

    def put_wheel(
        self,
        package: str,
        version: str,
        members: Mapping[str, bytes],
        *,
        html: bool = False,
        sha256: str | None = None,
    ) -> str:
        """Build a wheel of these members, list it, and return its path; ``sha256`` lists it with a wrong hash."""
        wheel = make_wheel(tuple(members.items()))
        name = f"{package.replace('-', '_')}-{version}-py3-none-any.whl"
        path = f"/files/{name}"
        self.put(path, wheel)
        stated = sha256 or hashlib.sha256(wheel).hexdigest()
        page = f"/simple/{package}/"
        if html:
            text = f'<html><body><a href="../../files/{name}#sha256={stated}">{name}</a></body></html>'
            self.put(page, text.encode(), Content_Type="text/html")
        else:
            file = {"filename": name, "url": path, "hashes": {"sha256": stated}, "size": len(wheel)}
            body = json.dumps({"meta": {"api-version": "1.1"}, "name": package, "files": [file]})
            self.put(page, body.encode(), Content_Type="application/vnd.pypi.simple.v1+json")
        return path


@functools.cache  # packing takes longer than most tests
def make_wheel(members: tuple[tuple[str, bytes], ...]) -> bytes:
    """A wheel of these members, as far as unpacking goes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()
