"""The editor for a device: those that are there now, the system's own choice, and how loud it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from assistant.settings import Setting, Settings
from assistant.status import Status
from ui.bluetooth_hint import BluetoothHint
from ui.level_meter import LevelMeter
from ui.screen_watch import SCREEN
from ui.setting_editors import CalmComboBox, SettingEditor
from ui.theme import Theme
from ui.translating import tr

Names = Callable[[], tuple[str, ...]]


class DeviceEditor(SettingEditor):
    """A list of devices. One that was chosen and is not connected stays chosen, and says so."""

    def __init__(self, setting: Setting, settings: Settings, names: Names) -> None:
        super().__init__(setting, settings)
        self._names = names
        self.help.hide()  # it tells how to write a device's name by hand, and here one chooses
        self.combo = CalmComboBox()
        self.combo.activated.connect(self._chosen)
        self.row = QHBoxLayout()
        self.row.setSpacing(10)
        self.row.addWidget(self.combo, 1)
        self.body.addLayout(self.row)
        self.name(self.combo)
        self.refresh()

    def refresh(self) -> None:
        """Look again at what is connected."""
        now, names = str(self.value), self._names()
        blocked = self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItem(self.default_label, "")
        for name in names:
            self.combo.addItem(self.label_of(name), name)
        if now and now not in names:
            self.combo.addItem(self.absent_label(now), now)
        self.combo.blockSignals(blocked)
        self.combo.choose(now)

    @property
    def default_label(self) -> str:
        """What stands for "not set"."""
        return tr("As the system")

    def label_of(self, name: str) -> str:
        """How a device that is connected is called."""
        return name

    def absent_label(self, name: str) -> str:
        """How a chosen device that is not among those connected is called."""
        return tr("{device} (not connected)", device=name)

    def _chosen(self, _index: int) -> None:
        self.store(str(self.combo.currentData()))


class SoundDeviceEditor(DeviceEditor):
    """A microphone or a speaker, with its level."""

    def __init__(
        self, setting: Setting, settings: Settings, names: Names, theme: Theme, *, listens: bool
    ) -> None:
        super().__init__(setting, settings, names)
        self._listens = listens
        name = tr("Level of the microphone") if listens else tr("Level of the voice")
        self.meter = LevelMeter(theme, "microphone" if listens else "speaker", name)
        self.meter.setMinimumWidth(130)
        # Aligned, since the list beside it could not be higher than the meter otherwise.
        self.row.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignVCenter)
        self.bluetooth = BluetoothHint(self._use_instead)
        self.body.addWidget(self.bluetooth)

    def show_status(self, status: Status, passed_s: float) -> None:
        """Show how loud it is, and what is to be known about the device."""
        self.meter.feed(status.input_level_dbfs if self._listens else status.output_level_dbfs, passed_s)
        if self._listens:
            self.bluetooth.show_microphone(status.bluetooth)

    def _use_instead(self, label: str) -> None:
        self.store(label)
        self.refresh()
        self.combo.setFocus()


class CameraEditor(DeviceEditor):
    """A camera, or a video file in its place, or the address of a stream typed in."""

    def __init__(self, setting: Setting, settings: Settings, names: Names) -> None:
        super().__init__(setting, settings, names)
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(CalmComboBox.InsertPolicy.NoInsert)
        self.refresh()
        field = self.combo.lineEdit()
        if field is not None:
            field.setPlaceholderText(setting.example)
            field.editingFinished.connect(self._typed)
        self.file_button = QPushButton(tr("Video file…"))
        self.file_button.clicked.connect(self._choose_file)
        self.row.addWidget(self.file_button)

    @property
    def default_label(self) -> str:
        return tr("The first camera")

    def label_of(self, name: str) -> str:
        screen, _, number = name.partition(" ")
        if screen != SCREEN:
            return name
        return tr("Screen {number}", number=number) if number else tr("The screen")

    def absent_label(self, name: str) -> str:
        return self.label_of(name)

    def _typed(self) -> None:
        text = self.combo.currentText().strip()
        known = self.combo.findText(text)
        value = str(self.combo.itemData(known)) if known >= 0 else text
        if value != self.value and self.store(value):
            self.refresh()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("A video in place of the camera"))
        if name and self.store(name):
            self.refresh()
