"""What lies over a page for a while, below what opens it, and lets one talk and type on."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.escape import is_escape, keep_escape

MARGIN_PX = 12
"""The least distance to the edges of the page."""

BELOW_PX = 4


class Popover(QFrame):
    """Lies over its `page` below the `anchor`. Esc closes it, and the keyboard goes back to where it was.

    A subclass hides itself when it is made; it says in `refresh` what it shows, and in `wanted_height` how high it is
    for that, unless it has a `place` of its own.
    """

    def __init__(self, page: QWidget, anchor: QWidget, characters: int) -> None:
        """It is about as wide as so many `characters`, where there is room."""
        super().__init__(page)
        self._page, self._anchor, self._characters = page, anchor, characters
        self._focus_before: QWidget | None = None
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that Esc comes here
        page.installEventFilter(self)

    def refresh(self) -> None:
        """Show what is so now."""
        raise NotImplementedError

    def wanted_height(self, width: int) -> int:
        """How high it would be if it could, at a width."""
        raise NotImplementedError

    def toggle(self) -> None:
        """Open or close it."""
        if self.isVisible():
            self.shut()
        elif self._page.isVisible():
            self._focus_before = self._page.window().focusWidget()
            self.refresh()
            self.place()
            self.show()
            self.raise_()
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Close it; the keyboard goes back to where it was."""
        now, before = self._page.window().focusWidget(), self._focus_before
        mine = now is self or (now is not None and self.isAncestorOf(now))
        if mine and before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._focus_before = None
        self.hide()

    def place(self) -> None:
        """Lie below the anchor, inside of the page."""
        corner = self._anchor.mapTo(self._page, QPoint(0, self._anchor.height()))
        wanted = round(self._characters * self.fontMetrics().averageCharWidth()) + 2 * MARGIN_PX
        width = min(max(wanted, self.minimumSizeHint().width()), self._page.width() - 2 * MARGIN_PX)
        left = max(MARGIN_PX, min(corner.x(), self._page.width() - MARGIN_PX - width))
        top = corner.y() + BELOW_PX
        height, room = self.wanted_height(width), self._page.height() - top - MARGIN_PX
        self.fit(too_high=height > room)
        self.setGeometry(left, top, width, min(height, room))

    def fit(self, *, too_high: bool) -> None:
        """There is room for all of it, or (`too_high`) it has to be scrolled."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        return keep_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_escape(event):
            self.shut()
        else:
            super().keyPressEvent(event)
