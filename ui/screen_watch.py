"""Letting the assistant see the screen in place of a camera: never by itself, and never without a sign."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from assistant.settings import Settings
from assistant.status import Status
from ui.conversation_link import ConversationLink
from ui.strip import Strip, StripAction, StripContent
from ui.translating import tr

SCREEN = "screen"
"""What the conversation calls the first screen as a camera."""


class ScreenWatch(QObject):
    """Follows `action`; the choice is of this session alone, and the camera of the settings comes back after it.

    While the screen is watched, whoever has chosen that, `strip` says so and offers to end it.
    """

    def __init__(
        self, settings: Settings, link: ConversationLink, action: QAction, strip: Strip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._link, self._action, self._strip = settings, link, action, strip
        self._mine = False  # this has put the screen in the camera's place
        self._seen = False  # and it was seen there
        self._camera_before = False
        action.triggered.connect(self._switch)
        link.status_changed.connect(self._follow)
        link.ended.connect(self._over)

    def _switch(self, on: bool) -> None:
        if on:
            self._begin()
        else:
            self._end()

    def _begin(self) -> None:
        conversation = self._link.conversation
        if conversation is None:
            return
        self._mine, self._seen = True, False
        self._camera_before = conversation.status().camera_on
        conversation.use_camera(SCREEN)
        conversation.set_camera(True)

    def _end(self) -> None:
        """Shut first, so that no camera is open for a moment that was not before."""
        conversation = self._link.conversation
        if conversation is None:
            return
        conversation.set_camera(False)
        if self._mine:
            self._mine = False
            conversation.use_camera(self._settings.text("camera.source"))
            if self._camera_before:
                conversation.set_camera(True)

    def _follow(self, status: Status, _passed_s: float) -> None:
        self._seen = self._seen or (self._mine and status.screen_watched)
        if self._seen and not status.camera_on:  # the camera was switched off elsewhere
            self._seen = self._mine = False
            if self._link.conversation is not None:
                self._link.conversation.use_camera(self._settings.text("camera.source"))
        shown = status.screen_watched
        waits = self._mine and not self._seen
        if self._action.isChecked() != (shown or waits):
            self._action.setChecked(shown or waits)
        self._strip.say(self._content() if shown else None)

    def _content(self) -> StripContent:
        return StripContent(
            tr("Counterpoint sees your screen."),
            danger=True,
            actions=(StripAction(tr("Stop watching"), self._end, primary=True),),
        )

    def _over(self) -> None:
        self._mine = self._seen = False
        self._action.setChecked(False)
        self._strip.say(None)
