"""The sign that the sound of this conversation is kept: nobody shall be recorded without seeing it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from assistant.status import Status
from ui.icons import icon
from ui.palette import Palette
from ui.tool_button import ICON_PX, ToolButton
from ui.translating import tr


class KeptSign(ToolButton):
    """There while sound is kept; a click is meant to lead to the settings, where that is switched off."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("The sound is kept"))
        self.setToolTip(
            tr(
                "The sound of this conversation is kept on this computer. It can be switched off in the settings, "
                "under Privacy."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def use_palette(self, palette: Palette) -> None:
        """Draw the sign in these colours."""
        self.setIcon(icon("record", palette.danger, ICON_PX))

    def follow(self, status: Status, _passed_s: float = 0.0) -> None:
        """Be there, or not."""
        if status.sound_kept == self.isHidden():
            self.setVisible(status.sound_kept)
