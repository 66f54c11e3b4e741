"""The facts of the health popover as rows that keep their place while their numbers change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.health_words import Section
from ui.theme import SMALL, scaled_font

GAP_PX = 12
LAST_ROW = 100
"""Below everything, where room that is left over belongs."""


class HealthTable(QWidget):
    """Two columns: what, and how that stands."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(LAST_ROW, 1)
        self._values: dict[tuple[str, str], QLabel] = {}

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Show these; the same sections with the same facts every time, only their values change."""
        for section in sections:
            for fact in section.facts:
                value = self._values.get((section.title, fact.name))
                if value is None:
                    value = self._add(section.title, fact.name)
                if value.text() != fact.value:
                    value.setText(fact.value)
                    value.setAccessibleName(f"{fact.name}: {fact.value}")

    def value(self, title: str, name: str) -> str:
        """What is shown for a fact."""
        return self._values[title, name].text()

    def _add(self, title: str, name: str) -> QLabel:
        row = len(self._values) + len({seen for seen, _ in self._values})
        if all(seen != title for seen, _ in self._values):
            heading = QLabel(title)
            heading.setProperty("role", "title")
            if self._values:
                heading.setContentsMargins(0, GAP_PX, 0, 0)
            self._grid.addWidget(heading, row, 0, 1, 2)
            row += 1
        label = QLabel(name)
        label.setProperty("role", "dim")
        label.setFont(scaled_font(SMALL))
        value = QLabel()
        value.setFont(scaled_font(SMALL))
        value.setWordWrap(True)
        value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setBuddy(value)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._values[title, name] = value
        return value
