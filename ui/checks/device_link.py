"""The devices as the checks see them: through the conversation where there is one, through a trial of them before."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from assistant.settings import Settings, Value
from assistant.status import Phase, Status
from assistant.timeline.item import Lane, TimelineItem
from ui.conversation_link import POLL_MS, ConversationLink
from ui.device_port import DeviceView, MakeTrial, Trial
from ui.settings_effects import DEVICE_EFFECTS
from ui.threads import run_in_background, run_on_main

log = logging.getLogger(__name__)


class DeviceLink(QObject):
    """Devices, and what they bring, as signals on the GUI thread. `open` it, and `close` it once.

    Signals:
        status_changed(Status, float): how they stand, and the seconds since the last time; about 30 a second.
        exchanged(): others are behind `devices` now, perhaps none for a moment.
        told(str): what is wrong with a device, or well again.
        heard(str): words of the user's that the speech recogniser is sure of, so far.
    """

    status_changed = Signal(object, float)
    exchanged = Signal()
    told = Signal(str)
    heard = Signal(str)

    def __init__(
        self, link: ConversationLink, settings: Settings, make_trial: MakeTrial, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link, self._settings, self._make_trial = link, settings, make_trial
        self._trial: Trial | None = None
        self.failed = False
        """Whether there is no trial and none can be made, as where the sound system is missing."""
        self._closed = False
        self._wanted = False
        self._released = False
        self._lock = threading.Lock()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll_trial)
        self._unsubscribe = settings.subscribe(lambda key, value: run_on_main(lambda: self._set(key, value)))
        link.began.connect(self.exchanged)
        link.ended.connect(self.exchanged)
        link.status_changed.connect(self._take_status)
        link.lines_arrived.connect(self._take_lines)

    @property
    def devices(self) -> DeviceView | None:
        """The trial until the conversation wants the devices, then that; None where there is neither."""
        return self._trial or self._link.conversation

    @property
    def on_trial(self) -> bool:
        """Whether it is not a conversation that has the devices."""
        return self._trial is not None

    @property
    def talks(self) -> bool:
        """Whether there is a conversation, perhaps one that is still loading."""
        return self._link.conversation is not None

    @property
    def understands(self) -> bool:
        """Whether there is a conversation that is ready to hear words."""
        conversation = self._link.conversation
        return conversation is not None and conversation.status().phase is Phase.READY

    def open(self) -> None:
        """Try the devices, unless there is a conversation, which has them already."""
        if self._link.conversation is None:
            self._wanted = True
            self._clock.start()
            self._timer.start()
            run_in_background(self._settle, lambda _: self._exchange(), self._no_trial)

    def pause(self) -> None:
        """Let go of the devices, in the background, until `open`."""
        self._wanted = False
        self._timer.stop()
        run_in_background(self._settle)

    def open_microphone(self) -> None:
        """End a mute."""
        if self._link.conversation is not None:
            self._link.conversation.set_muted(False)

    def release(self) -> None:
        """Let go of the devices for good: a conversation wants them. Waits for that; from any thread."""
        self._released = True
        self._settle()
        run_on_main(self._exchange)

    def close(self) -> None:
        """Follow nothing any more, and let go of the devices in the background."""
        self._closed = True
        self.pause()
        self._unsubscribe()
        for signal, slot in (
            (self._link.began, self.exchanged),
            (self._link.ended, self.exchanged),
            (self._link.status_changed, self._take_status),
            (self._link.lines_arrived, self._take_lines),
        ):
            signal.disconnect(slot)

    def _settle(self) -> None:
        """Have a trial if one is wanted now, and none if not, whatever was asked for in the meantime."""
        with self._lock:
            wanted = self._wanted and not self._released
            if wanted and self._trial is None:
                trial = self._make_trial(lambda sentence: run_on_main(lambda: self._tell(sentence)))
                trial.start()
                self._trial = trial
            elif not wanted and self._trial is not None:
                trial, self._trial = self._trial, None
                trial.stop()

    def _no_trial(self, error: Exception) -> None:
        log.error("the devices could not be tried", exc_info=error)
        self.failed = True
        self._exchange()

    def _tell(self, sentence: str) -> None:
        if not self._closed:
            self.told.emit(sentence)

    def _exchange(self) -> None:
        if not self._closed:
            self.exchanged.emit()

    def _take_status(self, status: Status, passed_s: float) -> None:
        if self._trial is None:
            self.status_changed.emit(status, passed_s)
        elif status.phase is Phase.READY and not self._released:
            self._released = True
            run_in_background(self.release)  # it has done without the devices, or not asked for them

    def _poll_trial(self) -> None:
        if self._trial is not None:
            self.status_changed.emit(self._trial.status(), self._clock.restart() / 1000)

    def _set(self, key: str, value: Value) -> None:
        if self._trial is not None and key in DEVICE_EFFECTS:
            DEVICE_EFFECTS[key](self._trial, value)

    def _take_lines(self, items: Iterable[TimelineItem]) -> None:
        for item in items:
            if item.lane is Lane.USER and item.kind == "speech":
                if words := item.text.strip() if item.end_s is not None else item.data.get("committed", ""):
                    self.heard.emit(words)
            elif item.lane is Lane.SYSTEM and item.kind == "notice":
                self.told.emit(item.text)
