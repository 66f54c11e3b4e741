"""Ties the window to a conversation: polls its state, gathers its lines, ends it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ui.conversation_port import ConversationView
from ui.threads import run_in_background
from ui.timeline_bridge import TimelineBridge

POLL_MS = 33

log = logging.getLogger(__name__)


class ConversationLink(QObject):
    """What the widgets see of the conversation, as signals on the GUI thread.

    Signals:
        status_changed(Status, float): how it stands, and the seconds since the last time; about 30 a second.
        lines_arrived(list[TimelineItem]): new and changed items.
        frame_arrived(NDArray | None): the newest camera picture, while `watch_camera` is on.
        began(), ended(): a conversation is there, or no more.
        began_anew(): it goes on with another session; the lines so far are those of the one before.
    """

    status_changed = Signal(object, float)
    lines_arrived = Signal(object)
    frame_arrived = Signal(object)
    began = Signal()
    ended = Signal()
    began_anew = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.watch_camera = False
        self._conversation: ConversationView | None = None
        self._bridge = TimelineBridge(self)
        self._bridge.arrived.connect(self.lines_arrived)
        self._bridge.began_anew.connect(self.began_anew)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.poll)

    @property
    def conversation(self) -> ConversationView | None:
        """The conversation, once there is one."""
        return self._conversation

    def attach(self, conversation: ConversationView) -> None:
        """Follow this conversation; whoever made it starts it."""
        self.detach()
        self._conversation = conversation
        self._bridge.watch(conversation.timeline)
        self._clock.start()
        self._timer.start()
        self.began.emit()

    def detach(self, then: Callable[[], None] = lambda: None) -> None:
        """Follow none; the one that was followed is ended in the background, and `then` is called after that."""
        conversation, self._conversation = self._conversation, None
        if conversation is None:
            return
        self._timer.stop()
        self._bridge.leave()
        run_in_background(conversation.stop, lambda _: then(), lambda error: self._not_ended(error, then))
        self.ended.emit()

    def _not_ended(self, error: Exception, then: Callable[[], None]) -> None:
        log.error("a conversation did not end as it should", exc_info=error)
        then()

    def poll(self) -> None:
        """Look at the conversation now."""
        if self._conversation is None:
            return
        status = self._conversation.status()
        self.status_changed.emit(status, self._clock.restart() / 1000)
        if self.watch_camera and status.camera_on:
            self.frame_arrived.emit(self._conversation.latest_frame())

    def gather_lines(self) -> None:
        """Hand over waiting lines now rather than with the next batch."""
        self._bridge.hand_over()
