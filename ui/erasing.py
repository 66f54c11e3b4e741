"""Deletes everything that is kept of the user, while the program goes on."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from assistant.settings import SettingError, Settings
from assistant.status import Phase
from assistant.timeline.store import open_sessions, sessions_path
from models.errors import ModelBusy, ModelError
from models.store import ModelStore
from ui.conversation_link import ConversationLink
from ui.downloads import Downloads
from ui.startup import Startup
from ui.threads import run_in_background
from ui.translating import tr

LET_GO_WITHIN_S = 3.0
"""How long a download may take to end."""


class Eraser(QObject):
    """Ends the session, deletes in the background, and gives every setting its default.

    Signals:
        erased(list[str]): it is done; a sentence for each thing that is left.
    """

    erased = Signal(object)

    def __init__(
        self,
        data_dir: Path,
        settings: Settings,
        store: ModelStore,
        link: ConversationLink,
        downloads: Downloads,
        startup: Startup,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._settings = settings
        self._store = store
        self._link = link
        self._downloads = downloads
        self._startup = startup
        self._busy = False

    def erase(self, models: bool) -> None:
        """Delete conversations, their sound, timers, lists, logs, measurements and settings; with `models` those, too.

        Returns at once. A second call while the first is at work does nothing.
        """
        if self._busy:
            return
        self._busy = True
        conversation = self._link.conversation
        phase = conversation.status().phase if conversation is not None else None
        if phase is Phase.LOADING:  # what it has read already would be kept again
            self._busy = False
            self.erased.emit([tr("The conversation is still getting ready; try again in a moment.")])
            return
        ending: frozenset[int] = frozenset()
        if conversation is not None and phase is Phase.READY:
            ending = open_sessions(sessions_path(self._data_dir))
            conversation.forget_everything()
        if models:
            self._downloads.cancel(self._downloads.pending)

        def delete() -> list[str]:
            from assistant.belongings import (
                delete_belongings,  # loads parts of the engine that few starts need here
            )

            problems = delete_belongings(self._data_dir, ending)
            return [*problems, *(_delete_models(self._store) if models else ())]

        run_in_background(delete, self._deleted, lambda error: self._deleted([str(error)]))

    def _deleted(self, problems: list[str]) -> None:
        self._busy = False
        try:
            self._settings.reset()
        except SettingError as error:
            problems = [*problems, str(error)]
        self._startup.reconsider()
        self.erased.emit(problems)


def _delete_models(store: ModelStore) -> list[str]:
    problems: list[str] = []
    for entry in store.catalogue:
        try:
            if entry.imported or store.folder_of(entry.id).exists() or store.incoming(entry.id).exists():
                _remove_patiently(store, entry.id)
        except ModelError as error:
            problems.append(str(error))
    return problems


def _remove_patiently(store: ModelStore, model_id: str) -> None:
    """A download that was just cancelled holds its model for a moment."""
    give_up_s = time.monotonic() + LET_GO_WITHIN_S
    while True:
        try:
            store.remove(model_id)
            return
        except ModelBusy:
            if time.monotonic() > give_up_s:
                raise
            time.sleep(0.05)
