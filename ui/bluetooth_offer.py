"""Tells once for each Bluetooth headset what using its microphone means, and offers another microphone."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from assistant.owned_file import write_atomically
from assistant.settings import SettingError, Settings
from assistant.status import BluetoothMicrophone, Phase, Status
from ui.bluetooth_hint import bluetooth_words
from ui.conversation_link import ConversationLink
from ui.strip import StripAction
from ui.translating import tr

WARNING, MICROPHONE = "audio.bluetooth_warning", "audio.microphone"
FILE_NAME = "told-headsets.json"
KEPT_NAMES = 50

log = logging.getLogger(__name__)


class ToldHeadsets:
    """The names of the headsets of which it was told, kept in the data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._names = self._read()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def add(self, name: str) -> None:
        """Remember it; where that cannot be written down, until the program ends."""
        self._names = [*(one for one in self._names if one != name), name][-KEPT_NAMES:]
        try:
            write_atomically(self._path, json.dumps(self._names, ensure_ascii=False) + "\n")
        except OSError as error:
            log.warning("the headsets that were told of could not be saved: %s", error.strerror)

    def _read(self) -> list[str]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return [one for one in stored if isinstance(one, str)] if isinstance(stored, list) else []


class BluetoothOffer(QObject):
    """Follows the conversation. `tell` shows a sentence with buttons, `take_back` takes it away again."""

    def __init__(
        self,
        settings: Settings,
        link: ConversationLink,
        folder: Path,
        tell: Callable[..., None],
        take_back: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._told = ToldHeadsets(folder)
        self._tell, self._take_back = tell, take_back
        self._shown: tuple[BluetoothMicrophone, str] | None = None
        link.status_changed.connect(self._follow)
        link.ended.connect(self._end)

    def _follow(self, status: Status, _passed_s: float) -> None:
        now = status.bluetooth if status.phase is Phase.READY else None
        if self._shown is not None and (now is None or now.name != self._shown[0].name):
            self._end()
        if now is not None and now.name not in self._told and self._settings.flag(WARNING):
            self._told.add(now.name)
            self._show(now)

    def _show(self, microphone: BluetoothMicrophone) -> None:
        sentence = bluetooth_words(microphone)
        actions = [StripAction(tr("Do not warn me again"), self._never_again)]
        if microphone.instead:
            use = StripAction(
                tr("Use the other microphone"), lambda: self._use(microphone.instead), primary=True
            )
            actions.insert(0, use)
        self._shown = (microphone, sentence)
        self._tell(sentence, *actions)

    def _use(self, label: str) -> None:
        self._end()
        self._set(MICROPHONE, label)

    def _never_again(self) -> None:
        self._end()
        self._set(WARNING, False)

    def _end(self) -> None:
        if self._shown is not None:
            (_, sentence), self._shown = self._shown, None
            self._take_back(sentence)

    def _set(self, key: str, value: str | bool) -> None:
        try:
            self._settings.set(key, value)
            self._settings.save()
        except SettingError as error:
            self._tell(str(error))
