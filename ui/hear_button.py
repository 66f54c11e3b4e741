"""A small button that lies beside a line of a transcript, and goes with it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from assistant.timeline.item import Lane
from ui.icons import icon
from ui.palette import Palette
from ui.tool_button import ToolButton
from ui.transcript_view import TranscriptView

ICON_PX = 18
GAP_PX = 4


class HearButton(ToolButton):
    """On the free side of the line: right of what the assistant said, left of what the user said.

    Not in the order of the Tab key: the same is done by a key, and by the menu of the line.
    """

    def __init__(self, view: TranscriptView, icon_name: str) -> None:
        super().__init__(view.viewport(), icon_px=ICON_PX)
        self._view, self._icon_name = view, icon_name
        self.line_id = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def use_palette(self, palette: Palette) -> None:
        """Draw the icon in these colours."""
        self.setIcon(icon(self._icon_name, palette.accent, ICON_PX))

    def put(self, row: int, name: str, tool_tip: str = "") -> None:
        """Lie beside the line in a row; with −1 beside none."""
        if row < 0:
            self.hide()
            return
        line, layout = self._view.line(row), self._view.layout_of(row)
        rect = self._view.visualRect(self._view.model().index(row, 0))
        self.line_id = line.id
        self.setAccessibleName(f"{name}: {line.text}")
        self.setToolTip(tool_tip or name)
        size = self.sizeHint()
        box = layout.box
        left, right, top, height = 0.0, float(rect.width()), 0.0, float(rect.height())
        if box is not None:
            left, right, top, height = box.left(), box.right(), box.top(), box.height()
        x = left - size.width() - GAP_PX if line.lane is Lane.USER else right + GAP_PX
        y = rect.top() + top + min((height - size.height()) / 2, 2 * GAP_PX)
        most = self._view.viewport().width() - size.width()
        place = round(min(max(0.0, x), float(most))), round(y)
        if (self.x(), self.y()) != place or self.size() != size:
            self.setGeometry(*place, size.width(), size.height())
        self.show()
