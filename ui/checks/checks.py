"""Where the checks are shown: within a first start, or on a page over the conversation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from assistant.settings import Settings
from ui.checks.check_page import CheckPage
from ui.checks.checkup import Checkup
from ui.checks.device_link import DeviceLink
from ui.device_port import MakeTrial
from ui.first_start import FirstStart
from ui.main_window import MainWindow
from ui.theme import Theme


class Checks(QObject):
    """Shows them in a window, one at a time, and lets go of the devices when a conversation wants them."""

    def __init__(
        self, window: MainWindow, settings: Settings, theme: Theme, make_trial: MakeTrial, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._settings, self._theme = window, settings, theme
        self._make_trial = make_trial
        self._device_link: DeviceLink | None = None
        self._first: FirstStart | None = None
        self._page: QWidget | None = None
        self._checkup: Checkup | None = None
        window.actions_.check.triggered.connect(self.open)

    def show_first_start(self, make: Callable[[Checkup], FirstStart]) -> None:
        """Show the page of a first start, which `make` makes around a checkup."""
        self._first = make(self._new_checkup(first=True))
        self._first.done.connect(self.leave)
        self._page = self._first
        self._window.show_page(self._first)

    def open(self) -> None:
        """Show the checks over the conversation."""
        if self._page is not None:
            return
        page = CheckPage(self._new_checkup(first=False))
        page.checkup.left.connect(self.leave)
        page.checkup.done.connect(self.leave)
        self._page = page
        self._window.show_page(page)
        page.checkup.begin()

    def make_way(self) -> None:
        """A conversation is to begin: show it, unless the person is still checking on the first start."""
        if self._first is None or not self._first.checking:
            self.leave()

    def release(self) -> None:
        """Let go of the devices for a conversation that is about to open them; waits. From any thread."""
        link = self._device_link
        if link is not None:
            link.release()

    def give_up(self) -> None:
        """The conversation failed: what can be done about it stands over it."""
        if self._page is not None:
            self.leave()

    def leave(self) -> None:
        """Show the conversation."""
        self.close()
        self._window.show_conversation()

    def close(self) -> None:
        """End the checks that are shown."""
        checkup, self._checkup = self._checkup, None
        self._page = self._first = self._device_link = None
        if checkup is not None:
            checkup.close_devices()

    def _new_checkup(self, *, first: bool) -> Checkup:
        self._device_link = DeviceLink(self._window.link, self._settings, self._make_trial)
        self._checkup = Checkup(self._device_link, self._settings, self._theme, first=first)
        return self._checkup
