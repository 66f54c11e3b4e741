"""Where the keys of the window's actions are changed: a row for each, with what is wrong with the key pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from assistant.settings import Setting, SettingError, Settings
from ui.composer import repolish
from ui.engine_sentences import told
from ui.keys import KeyRefusedError, Keys
from ui.setting_editors import SettingEditor
from ui.theme import SMALL, scaled_font
from ui.translating import mark, tr, translated

HELP = mark("Choose a field and press the new key. Backspace leaves the action without one.")
FIELD_CHARACTERS = 20


class KeyField(QKeySequenceEdit):
    """Takes the next key that is pressed. Tab leaves it, Backspace and Delete empty it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)  # a second key is not waited for
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line = self.findChild(QLineEdit)
        if self._line is not None:
            self._line.setPlaceholderText(tr("no key"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.setKeySequence(QKeySequence())
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(False)

    def _mark(self, focused: bool) -> None:
        if self._line is not None:
            self._line.setProperty("focused", focused)
            repolish(self._line)


class KeyRow(QWidget):
    """One action: its name, its key, and the way back to the key that it has by itself."""

    def __init__(self, keys: Keys, name: str) -> None:
        super().__init__()
        self._keys, self._name = keys, name
        label = QLabel(keys.label(name))
        label.setWordWrap(True)
        self.field = KeyField()
        self.field.setFixedWidth(round(FIELD_CHARACTERS * self.fontMetrics().averageCharWidth()) + 22)
        self.field.setAccessibleName(tr("Key for: {action}", action=keys.label(name)))
        self.field.setAccessibleDescription(translated(HELP))
        label.setBuddy(self.field)
        self.reset_button = QPushButton(tr("Reset"))
        self.reset_button.setProperty("role", "quiet")
        self.reset_button.setAccessibleName(tr("Reset the key for: {action}", action=keys.label(name)))
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(policy)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "danger")
        self.problem.setFont(scaled_font(SMALL))
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label, 1)
        row.addWidget(self.field)
        row.addWidget(self.reset_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.field.editingFinished.connect(self._take)
        self.reset_button.clicked.connect(self._reset)
        self.show_key()

    def show_key(self) -> None:
        """Show the key that the action has."""
        self.field.setKeySequence(self._keys.key(self._name))
        self.reset_button.setVisible(not self._keys.is_default(self._name))

    def clear_problem(self) -> None:
        """What was wrong is not any more."""
        self.problem.hide()

    def _take(self) -> None:
        wanted = self.field.keySequence()
        if wanted != self._keys.key(self._name):
            self._try(lambda: self._keys.assign(self._name, wanted))

    def _reset(self) -> None:
        self._try(lambda: self._keys.reset(self._name))
        self.field.setFocus()

    def _try(self, act: Callable[[], None]) -> None:
        problem = ""
        try:
            act()
        except (KeyRefusedError, SettingError) as error:
            problem = told(str(error))
        self.show_key()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class KeysEditor(SettingEditor):
    """All actions of the window.

    Attributes:
        rows: by the name of the action.
    """

    def __init__(self, setting: Setting, settings: Settings, keys: Keys) -> None:
        super().__init__(setting, settings)
        self._keys = keys
        self.label.hide()  # the page is named so already
        self.help.setText(translated(HELP))
        self.rows = {name: KeyRow(keys, name) for name in keys.names()}
        for row in self.rows.values():
            self.body.addWidget(row)
        self.reset_all_button = QPushButton(tr("Reset all keys"))
        self.reset_all_button.clicked.connect(self._reset_all)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(0, 8, 0, 0)
        bottom.addWidget(self.reset_all_button)
        bottom.addStretch(1)
        self.body.addLayout(bottom)
        keys.changed.connect(self._show)

    def _show(self) -> None:
        for row in self.rows.values():
            row.show_key()

    def _reset_all(self) -> None:
        try:
            self._keys.reset_all()
        except SettingError as error:
            self.show_problem(told(str(error)))
        else:
            self.show_problem("")
        for row in self.rows.values():
            row.clear_problem()
