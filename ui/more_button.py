"""A button behind which lies what one wants now and then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.icons import icon
from ui.palette import Palette
from ui.tool_button import ICON_PX, ToolButton
from ui.translating import tr


class MoreButton(ToolButton):
    """Opens a menu of actions."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("more")
        self.setAccessibleName(tr("More"))
        self.setToolTip(tr("More"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addActions(list(actions))
        self.setMenu(menu)

    def use_palette(self, palette: Palette) -> None:
        """Draw the icon in these colours."""
        self.setIcon(icon("more", palette.dim, ICON_PX))
