"""What is said of the microphone of a Bluetooth headset, and the button that does something about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from assistant.status import BluetoothMicrophone
from ui.theme import SMALL, scaled_font
from ui.translating import tr


def bluetooth_words(microphone: BluetoothMicrophone) -> str:
    """What it means that this one is in use, and what one can do."""
    if microphone.instead:
        return tr(
            "“{headset}” is a Bluetooth microphone: voices sound as on a telephone, and answers come 0.1 to 0.3 seconds"
            " later. It is better to talk into “{microphone}” and only listen with the headset.",
            headset=microphone.name,
            microphone=short_name(microphone.instead),
        )
    return tr(
        "“{headset}” is a Bluetooth microphone: voices sound as on a telephone, and answers come 0.1 to 0.3 seconds"
        " later. It is better to talk into a microphone with a cable and only listen with the headset.",
        headset=microphone.name,
    )


def short_name(label: str) -> str:
    """A device's name without the sound system's."""
    return label.rpartition(", ")[0] or label


class BluetoothHint(QWidget):
    """The line below the microphone in the settings; hidden while another microphone is in use.

    `use` is given the label of the microphone that is to be used instead.
    """

    def __init__(self, use: Callable[[str], None]) -> None:
        super().__init__()
        self._use = use
        self._shown: BluetoothMicrophone | None = None
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("role", "warning")
        self.words.setFont(scaled_font(SMALL))
        self.button = QPushButton(tr("Use the other microphone"))
        self.button.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_microphone(self, microphone: BluetoothMicrophone | None) -> None:
        """Say what is to be said of the microphone in use; None: it is no Bluetooth one."""
        if microphone == self._shown:
            return
        self._shown = microphone
        if microphone is not None:
            self.words.setText(bluetooth_words(microphone))
            self.button.setVisible(bool(microphone.instead))
            self.button.setAccessibleDescription(self.words.text())
        self.setVisible(microphone is not None)

    def _clicked(self) -> None:
        if self._shown is not None and self._shown.instead:
            self._use(self._shown.instead)
