"""Small questions to servers, and what their answers mean."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import httpx

from models.errors import GatedFile, ModelError, NetworkUnavailable, ServerTrouble, VanishedFile
from models.network import Network, unreachable

_PASSING = (408, 416, 425, 429)  # too slow, a range that is not there, too early, too many: asked again
_PATIENCE_S = 10.0  # a question is answered in milliseconds or not at all
_NO_CONNECTION = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)


async def ask(
    client: httpx.AsyncClient,
    network: Network,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    follow_redirects: bool = True,
) -> httpx.Response:
    """Ask ``url`` and return the answer, whatever it says; asked again after passing trouble.

    Raises:
        NetworkUnavailable: the server cannot be reached (which is remembered) or is not well.
    """
    network.unreachable.check(url)
    timeout = httpx.Timeout(min(_PATIENCE_S, network.limits.read_s), connect=network.limits.connect_s)
    for pause_s in (*network.limits.pauses_s[:2], None):
        try:
            response = await client.request(
                method, url, headers=headers, follow_redirects=follow_redirects, timeout=timeout
            )
            if not is_passing(response.status_code) or pause_s is None:
                return response
        except (*_NO_CONNECTION, httpx.ReadTimeout) as error:
            network.unreachable.remember(url)
            raise unreachable(url) from error
        except httpx.TransportError as error:
            if pause_s is None:
                raise NetworkUnavailable(
                    f"{httpx.URL(url).host} broke off ({error}): try again later."
                ) from error
        await asyncio.sleep(pause_s)
    raise AssertionError("the last round returns or raises")


def is_no_connection(error: Exception) -> bool:
    """Whether a transfer failed before a connection stood."""
    return isinstance(error, _NO_CONNECTION)


def is_passing(status: int) -> bool:
    """Whether an HTTP status may be another one soon."""
    return status in _PASSING or status >= 500


def check_status(response: httpx.Response, name: str) -> None:
    """Turn an answer that carries no file into what it means.

    Raises:
        GatedFile: 401, 403.
        VanishedFile: 404, 410.
        ServerTrouble: something that may pass.
        ModelError: any other refusal.
    """
    host, status = response.url.host, response.status_code
    if status in (401, 403):
        raise GatedFile(f"{host} does not hand out {name} without permission ({status}): log in there first.")
    if status in (404, 410):
        raise VanishedFile(f"{host} no longer has {name}: choose another model, or import a copy of it.")
    if is_passing(status):
        raise ServerTrouble(f"{host} is not well (it answered {status}): try again later.")
    if status not in (200, 206):
        raise ModelError(f"{host} answered {status} instead of sending {name}: try again later.")
