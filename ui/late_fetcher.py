"""A fetcher that loads the network's libraries only when something is to be fetched: most starts fetch nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ui.downloads import Fetcher


class LateFetcher:
    """Stands for the fetcher that `make` makes; see `ui.downloads.Fetcher`."""

    def __init__(self, make: Callable[[], Fetcher]) -> None:
        self._make = make
        self._fetcher: Fetcher | None = None

    def add(self, ids: Iterable[str]) -> None:
        if self._fetcher is None:
            self._fetcher = self._make()
        self._fetcher.add(ids)

    def pause(self, model_id: str | None = None) -> None:
        if self._fetcher is not None:
            self._fetcher.pause(model_id)

    def cancel(self, model_id: str | None = None) -> None:
        if self._fetcher is not None:
            self._fetcher.cancel(model_id)

    def hurry(self, on: bool) -> None:
        if self._fetcher is not None:
            self._fetcher.hurry(on)

    @property
    def pending(self) -> tuple[str, ...]:
        return self._fetcher.pending if self._fetcher is not None else ()

    def stop(self, timeout_s: float = 5.0) -> bool:
        return self._fetcher.stop(timeout_s) if self._fetcher is not None else True
