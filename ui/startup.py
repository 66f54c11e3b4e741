"""From the start of the program to a conversation with the models that were chosen, whatever is here already.

Talking begins as soon as it can, with the smallest models if need be. What is missing arrives behind it, and each
model takes over its role when it is complete.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from assistant.settings import Settings
from ui.downloads import Downloads
from ui.model_shelf import ModelShelf

Cast = Mapping[str, str]


class Stage(enum.Enum):
    """How far the start is."""

    ASKING = "asking"  # models are missing, and the user has not agreed to fetch them
    FETCHING = "fetching"  # what it takes to talk is on its way
    PAUSED = "paused"  # the user wants that to rest
    FAILED = "failed"  # it did not arrive
    TALKING = "talking"  # there is a conversation


class Startup(QObject):
    """Decides; the pages show. `begin` makes a conversation with a cast, `switch` gives a role to another model.

    Signals:
        changed(): stage, trouble, pause or progress changed.
        settled(): nothing is missing any more.
    """

    changed = Signal()
    settled = Signal()

    def __init__(
        self,
        shelf: ModelShelf,
        settings: Settings,
        downloads: Downloads,
        begin: Callable[[Cast], None],
        switch: Callable[[str, str], None],
        *,
        offline: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.stage = Stage.ASKING
        self.trouble = ""
        self.paused = False
        self.offline = offline
        self._shelf = shelf
        self._settings = settings
        self._downloads = downloads
        self._begin = begin
        self._switch = switch
        self._cast: dict[str, str] = {}
        downloads.progressed.connect(self.changed)
        downloads.finished.connect(self._arrived)
        downloads.failed.connect(self._failed)
        downloads.paused.connect(self._paused)
        downloads.cancelled.connect(self._cancelled)

    def run(self, fetch: bool) -> None:
        """Begin; `fetch` says that the user has agreed to fetch what is missing.

        What they had agreed to once, and paused or given up since, waits until they ask for it.
        """
        self._take_stock()
        soon, rest = self.missing()
        resting = self._downloads.resting.intersection([*soon, *rest])
        agreed = fetch or (self._settings.flag("downloads.agreed") and not resting)
        if (soon or rest) and not self.offline and agreed:
            self.fetch()
        elif any(self._downloads.arrived_bytes(one) for one in resting):
            self.paused = True
            if soon:
                self.stage = Stage.PAUSED
        self.changed.emit()

    def missing(self) -> tuple[list[str], list[str]]:
        """Models that are missing: to talk at all, and to talk with those that were chosen."""
        return self._shelf.to_fetch(self._shelf.chosen(self._settings))

    def fetch(self) -> None:
        """Fetch what is missing; also after a failure or a cancellation."""
        soon, rest = self.missing()
        self.trouble, self.paused = "", False
        if soon:
            self.stage = Stage.FETCHING
        self._downloads.fetch([*soon, *rest])
        self._downloads.hurry(bool(soon))
        self.changed.emit()

    def pause(self) -> None:
        """Rest with what is on its way; what arrived is kept."""
        self._downloads.pause()

    def cancel(self) -> None:
        """Give up what is on its way or rests; what arrived of it is deleted."""
        soon, rest = self.missing()
        self.paused = False
        self._downloads.cancel(dict.fromkeys([*self._downloads.pending, *soon, *rest]))
        self.changed.emit()

    def dismiss(self) -> None:
        """The user has read what went wrong, or will go on some other time."""
        self.trouble, self.paused = "", False
        self.changed.emit()

    def reconsider(self) -> None:
        """Settings or models on disk have changed: whoever is chosen and here takes over its role."""
        self._take_stock()
        self.changed.emit()

    def imported(self, models: Iterable[str]) -> None:
        """The user brought these: one that nobody asked for is the model that the user wants to talk with."""
        known = {*self._shelf.chosen(self._settings).values(), *self._shelf.first().values()}
        for model_id in models:
            if model_id not in known and "interaction" in self._shelf.store.catalogue[model_id].roles:
                self._settings.set("model.interaction", model_id)
        self.reconsider()

    def _take_stock(self) -> None:
        chosen = self._shelf.chosen(self._settings)
        cast = self._shelf.available(chosen)
        if cast is None:
            return
        if self.stage is not Stage.TALKING:
            self.stage, self._cast = Stage.TALKING, cast
            self._downloads.hurry(False)
            self._begin(dict(cast))
            return
        for role in [role for role in self._cast if role not in chosen]:  # the reasoner was switched off
            del self._cast[role]
            self._switch(role, "")
        for role, model_id in cast.items():
            stands_in = model_id != chosen[role]  # no reason to take the role from whoever plays it
            if self._cast.get(role) != model_id and not (stands_in and role in self._cast):
                self._cast[role] = model_id
                self._switch(role, model_id)

    def _arrived(self, _model_id: str) -> None:
        self._take_stock()
        if not self._downloads.pending and not any(self.missing()):
            self.settled.emit()
        self.changed.emit()

    def _failed(self, _model_id: str, sentence: str) -> None:
        self.trouble = sentence
        if self.stage is Stage.FETCHING and self.missing()[0]:
            self.stage = Stage.FAILED
            self._downloads.pause()  # the rest would wait for a conversation that cannot begin
        self.changed.emit()

    def _cancelled(self, _model_id: str) -> None:
        soon, rest = self.missing()
        self.paused = self.paused and any(map(self._downloads.arrived_bytes, [*soon, *rest]))
        if not self._downloads.pending and self.stage in (Stage.FETCHING, Stage.PAUSED):
            self.stage = Stage.ASKING
        self.changed.emit()

    def _paused(self, _model_id: str) -> None:
        if not self._downloads.pending and not self.trouble:
            self.paused = True
            if self.stage is Stage.FETCHING:
                self.stage = Stage.PAUSED
        self.changed.emit()
