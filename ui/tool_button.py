"""Buttons that are icons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

ICON_PX = 22
ICON_SHARE = 1.25
"""An icon is at least so large, and so many times as high as a line of text."""


class ToolButton(QToolButton):
    """A button with an icon that grows with the text; `icon_px` is its size beside text of the usual size."""

    def __init__(self, parent: QWidget | None = None, *, icon_px: int = ICON_PX) -> None:
        super().__init__(parent)
        self._icon_px = icon_px
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        side = max(self._icon_px, round(ICON_SHARE * self._icon_px / ICON_PX * self.fontMetrics().height()))
        self.setIconSize(QSize(side, side))


def tool_button(action: QAction, *, icon_px: int = ICON_PX) -> QToolButton:
    """A button for an action, with the action's name, state and tooltip."""
    button = ToolButton(icon_px=icon_px)
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    action.changed.connect(lambda: button.setAccessibleName(action.text()))
    return button
