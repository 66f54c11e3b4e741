"""Editors for declared settings: a switch, a slider, a list or a line of text, by the kind of the setting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from assistant.settings import Kind, Setting, SettingError, Settings, Value
from ui.engine_sentences import told
from ui.theme import SMALL, scaled_font
from ui.translating import translated

SLIDER_STEPS = 100
SLIDER_PX = 220


class CalmComboBox(QComboBox):
    """A list that the mouse wheel changes only after a click, so that scrolling past it does no harm."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def choose(self, value: str) -> None:
        """Show a value without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(value)))
        self.blockSignals(blocked)


class SettingEditor(QWidget):
    """One setting: its label, its help, what it is edited with, and what is wrong with what was entered.

    A subclass fills `body` and calls `store`; the setting takes effect by itself (see `ui.settings_effects`).
    """

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__()
        self.setting = setting
        self._settings = settings
        self.label = QLabel(translated(setting.label))
        self.label.setProperty("role", "title")
        self.help = QLabel(translated(setting.help))
        self.help.setWordWrap(True)
        self.help.setProperty("role", "dim")
        self.help.setFont(scaled_font(SMALL))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "danger")
        self.problem.setFont(scaled_font(SMALL))
        self.problem.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self.help)
        column.addLayout(self.body)
        column.addWidget(self.problem)

    @property
    def value(self) -> Value:
        """What is set now."""
        value: Value = self._settings.get(self.setting.key)
        return value

    def name(self, widget: QWidget) -> None:
        """Give the widget that edits its name for screen readers, and the label its key."""
        widget.setAccessibleName(translated(self.setting.label))
        widget.setAccessibleDescription(translated(self.setting.help))
        self.label.setBuddy(widget)

    def store(self, value: Value) -> bool:
        """Set and save; False, with a sentence shown, when that does not work."""
        try:
            self._settings.set(self.setting.key, value)
            self._settings.save()
        except SettingError as error:
            self.show_problem(told(str(error)))
            return False
        self.show_problem("")
        return True

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


class SwitchEditor(SettingEditor):
    """Yes or no."""

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__(setting, settings)
        self.box = QCheckBox(translated(setting.label))
        self.box.setChecked(bool(self.value))
        self.box.toggled.connect(self.store)
        self.label.hide()
        self.name(self.box)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.box)


class NumberEditor(SettingEditor):
    """A number between two ends, as a slider with its share in per cent."""

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__(setting, settings)
        self._low, self._high = setting.minimum or 0.0, setting.maximum or 1.0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, SLIDER_STEPS)
        self.slider.setPageStep(10)
        self.slider.setFixedWidth(SLIDER_PX)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        share = (float(self.value) - self._low) / (self._high - self._low)
        self.slider.setValue(round(share * SLIDER_STEPS))
        self.shown = QLabel()
        row = QHBoxLayout()
        row.addWidget(self.slider)
        row.addWidget(self.shown)
        row.addStretch(1)
        self.body.addLayout(row)
        self.name(self.slider)
        self._show()
        self.slider.valueChanged.connect(self._changed)

    def _show(self) -> None:
        self.shown.setText(f"{self.slider.value()} %")

    def _changed(self, step: int) -> None:
        self._show()
        self.store(self._low + step / SLIDER_STEPS * (self._high - self._low))


class ChoiceEditor(SettingEditor):
    """One of a few."""

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__(setting, settings)
        self.combo = CalmComboBox()
        for value, label in setting.choices:
            self.combo.addItem(translated(label), value)
        self.combo.choose(str(self.value))
        self.combo.currentIndexChanged.connect(lambda _: self.store(str(self.combo.currentData())))
        self.body.addWidget(self.combo)
        self.name(self.combo)


class TextEditor(SettingEditor):
    """A line of text; it counts when Enter is pressed or the field is left."""

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__(setting, settings)
        self.field = QLineEdit(str(self.value))
        self.field.setPlaceholderText(setting.example)
        self.field.editingFinished.connect(self._edited)
        self.body.addWidget(self.field)
        self.name(self.field)

    def _edited(self) -> None:
        if self.field.text() != self.value:
            self.store(self.field.text())


MakeEditor = Callable[[Setting, Settings], SettingEditor]

EDITORS: dict[Kind, MakeEditor] = {
    Kind.SWITCH: SwitchEditor,
    Kind.NUMBER: NumberEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.TEXT: TextEditor,
}
