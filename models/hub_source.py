"""Files from the Hugging Face hub.

The hub's own library gives the address, the login and the cache; the transfer is ours, because the library's
can neither be cancelled while a server stalls nor keep to a pace.
"""

from __future__ import annotations

from dataclasses import dataclass

import httpx
from huggingface_hub import constants, get_token, hf_hub_url

from models.ask import ask, check_status
from models.catalogue import HubSource, ModelFile
from models.errors import FetchFailed, GatedFile, NetworkUnavailable, VanishedFile, WrongHash
from models.hashing import StatedHash
from models.network import Network
from models.source import FetchJob
from models.transfer import Transfer

NAME = "hub"
_MAX_REDIRECTS = 5


@dataclass(frozen=True)
class HubFacts:
    """What the hub states of a file before it sends it.

    Attributes:
        url: where to fetch it, at the very commit that was looked at.
        stated: its hash; ``None`` if the hub states none.
        size_bytes: its length; ``None`` if the hub does not say.
    """

    url: str
    stated: StatedHash | None
    size_bytes: int | None


async def fetch_from_hub(job: FetchJob) -> None:
    """Fetch every file of the model that is lacking.

    Raises:
        ModelError: see `Transfer.fetch`; also if a file is not on the hub, or the hub states another hash
            than the catalogue.
    """
    if constants.HF_HUB_OFFLINE:
        raise NetworkUnavailable("The hub is switched off by HF_HUB_OFFLINE: unset it to fetch from there.")
    lacking = job.store.lacking(job.entry.id)
    job.need_room(sum(file.size_bytes for file in lacking))
    async with job.network.client() as client:
        facts = {file.name: await _facts(client, job.network, file) for file in lacking}
        there = sum(file.size_bytes for file in job.entry.files if file not in lacking)
        to_come = sum(facts[file.name].size_bytes or file.size_bytes for file in lacking)
        progress = job.reporter(NAME, there + to_come, there)
        transfer = Transfer(client, job.network, progress, job.cancel)
        for file in lacking:
            await _fetch_file(job, transfer, file, facts[file.name])
        progress.end()


async def _fetch_file(job: FetchJob, transfer: Transfer, file: ModelFile, facts: HubFacts) -> None:
    expected = job.store.expected_sha256(job.entry.id, file)
    if expected and facts.stated and facts.stated.kind == "sha256" and facts.stated.value != expected:
        raise WrongHash(
            f"The hub now has another file as {file.name} of {job.entry.id} than the one that was tested: "
            "it was not fetched. Choose another model, or import a copy of the tested one."
        )
    stated = StatedHash("sha256", expected) if expected else facts.stated
    if stated is None or facts.size_bytes is None:
        raise FetchFailed(f"The hub states no hash for {file.name} of {job.entry.id}: it cannot be trusted.")
    assert file.hub is not None
    try:
        part, sha256 = await transfer.fetch(
            facts.url, job.folder, file.name, stated, facts.size_bytes, _headers(facts.url, job.network)
        )
    except GatedFile as error:
        raise _gated(file.hub) from error
    job.store.place(job.entry.id, file.name, part, sha256)


async def _facts(client: httpx.AsyncClient, network: Network, file: ModelFile) -> HubFacts:
    if file.hub is None:
        raise VanishedFile(f"{file.name} is not on the hub.")
    url = hf_hub_url(
        file.hub.repo, file.hub.path, revision=file.hub.revision, endpoint=network.hub_url.rstrip("/")
    )
    for _ in range(_MAX_REDIRECTS):
        response = await ask(
            client, network, "HEAD", url, headers=_headers(url, network), follow_redirects=False
        )
        target = response.headers.get("Location")
        if not (response.is_redirect and target and _same_host(url, target)):
            break
        url = str(httpx.URL(url).join(target))  # the repository moved; elsewhere lies only the content
    _check(response, file.hub)
    size = response.headers.get(constants.HUGGINGFACE_HEADER_X_LINKED_SIZE)
    if size is None and not response.is_redirect:
        size = response.headers.get("Content-Length")
    etag = response.headers.get(constants.HUGGINGFACE_HEADER_X_LINKED_ETAG) or response.headers.get(
        "ETag", ""
    )
    return HubFacts(url, StatedHash.parse(etag), int(size) if size and size.isdigit() else None)


def _check(response: httpx.Response, source: HubSource) -> None:
    code = response.headers.get("X-Error-Code", "")
    if code in (
        "EntryNotFound",
        "RevisionNotFound",
        "RepoNotFound",
    ):  # 401 for a repository that is not there
        raise VanishedFile(
            f"The hub has no {source.path} in {source.repo} ({source.revision}): choose another model, "
            "or import a copy of it."
        )
    if response.is_redirect:
        return
    try:
        check_status(response, source.path)
    except GatedFile as error:
        raise _gated(source) from error


def _gated(source: HubSource) -> GatedFile:
    return GatedFile(
        f"The hub gives {source.repo} only to those who accept its terms: accept them at "
        f"https://huggingface.co/{source.repo}, run `hf auth login`, then fetch again."
    )


def _headers(url: str, network: Network) -> dict[str, str]:
    token = get_token() if _same_host(url, network.hub_url) else None
    return {"Authorization": f"Bearer {token}"} if token else {}


def _same_host(url: str, other: str) -> bool:
    first, second = httpx.URL(url), httpx.URL(url).join(other)
    return (first.scheme, first.netloc) == (second.scheme, second.netloc)
