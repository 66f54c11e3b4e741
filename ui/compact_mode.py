"""The compact form of the window: state, ribbon and controls, small and over all other windows."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QMainWindow

from ui.conversation_page import ConversationPage
from ui.theme import scaled_font
from ui.window_actions import WindowActions

WIDTH_EM = 42.0
"""How wide it is at first, in widths of an M."""


class CompactMode(QObject):
    """Shrinks a window by an action, and brings back what it was by the same."""

    def __init__(self, window: QMainWindow, page: ConversationPage, actions: WindowActions) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._action = actions.compact
        self._without = (actions.find, actions.find_next, actions.find_previous, actions.jump)
        self._minimum = QSize()
        self._full = QByteArray()
        self._compact = QByteArray()
        actions.compact.toggled.connect(self._switch)
        for changed in (page.composer.chip.height_changed, page.width_changed):
            changed.connect(self._make_room, Qt.ConnectionType.QueuedConnection)

    def full_geometry(self) -> QByteArray:
        """Place and size of the window when it is not compact, as Qt records them."""
        return self._full if self._action.isChecked() else self._window.saveGeometry()

    def leave(self) -> None:
        """Be a whole window again, for what has no place in a small one."""
        self._action.setChecked(False)

    def _switch(self, compact: bool) -> None:
        window = self._window
        shown = window.isVisible()
        if compact:
            self._minimum, self._full = window.minimumSize(), window.saveGeometry()
        else:
            self._compact = window.saveGeometry()
        self._page.show_compact(compact)
        for action in self._without:
            action.setEnabled(not compact)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMaximized)
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, compact)  # Qt hides the window for this
        if compact:
            self._shrink()
        else:
            window.setMinimumSize(self._minimum)
            window.restoreGeometry(self._full)
        if shown:
            window.show()
            window.activateWindow()

    def _make_room(self) -> None:
        """Grow for what is shown besides from now on, or for more lines, if there is too little room for it."""
        if self._action.isChecked():
            self._window.setMinimumSize(self._page.least_size())

    def _shrink(self) -> None:
        least = self._page.minimumSizeHint()
        em = QFontMetricsF(scaled_font(1.0)).horizontalAdvance("M")
        self._window.setMinimumSize(least)
        self._window.resize(max(least.width(), round(WIDTH_EM * em)), least.height())
        if not self._compact.isEmpty():
            self._window.restoreGeometry(self._compact)
