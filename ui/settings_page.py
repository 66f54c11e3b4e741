"""A page of the settings, filled piece by piece: to make it at once would hold up the whole window."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import TITLE, scaled_font
from ui.translating import translated

MakePiece = Callable[[], QWidget]


class SettingsPage(QScrollArea):
    """A title, and the pieces below it, of which `fill_next` makes one at a time."""

    def __init__(self, group: str, pieces: Iterable[MakePiece]) -> None:
        """`group` is its name in the declaration of the settings; `pieces` make what stands on it, in order."""
        super().__init__()
        self.group = group
        self._to_make = list(pieces)
        self.setObjectName(group)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        title = QLabel(translated(group))
        title.setFont(scaled_font(TITLE, QFont.Weight.DemiBold))
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(4, 4, 16, 4)
        self._column.setSpacing(4)
        self._column.addWidget(title)
        self._column.addSpacing(8)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    @property
    def full(self) -> bool:
        """Whether everything on it was made."""
        return not self._to_make

    @property
    def least_width_px(self) -> int:
        """How wide its contents have to be, as far as they were made."""
        return self._inside.minimumSizeHint().width()

    def last_child(self) -> QWidget:
        """The last thing on it that the keyboard may come to."""
        children = self._inside.findChildren(QWidget)
        able = [
            one
            for one in children  # the list of a combo box is a window of its own
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window()
        ]
        return able[-1] if able else self

    def fill_next(self) -> None:
        """Make the next piece, if there is one."""
        if self._to_make:
            piece = self._to_make.pop(0)()
            self._column.insertWidget(self._column.count() - 1, piece)
