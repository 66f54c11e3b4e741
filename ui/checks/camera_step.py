"""The camera, which stays off unless the person tries it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from assistant.settings import SettingError, Settings, setting
from assistant.status import Status
from ui.camera_preview import CameraPreview
from ui.checks.device_link import DeviceLink
from ui.checks.permission import no_camera_sentence
from ui.checks.step import CheckStep
from ui.device_editor import CameraEditor
from ui.engine_sentences import told
from ui.theme import Theme
from ui.translating import tr

PICTURE_PX = 224
PATIENCE_S = 5.0
"""A camera takes a second or three to bring its first picture."""


class CameraStep(CheckStep):
    """Shows a picture on request; afterwards the camera is as it was, unless it is to stay on."""

    def __init__(self, link: DeviceLink, settings: Settings, theme: Theme) -> None:
        super().__init__(
            link,
            theme,
            tr("Camera"),
            tr("A camera, if you like"),
            tr(
                "It stays off unless you turn it on. Then the assistant notices when something moves before it. The "
                "picture is not kept and does not leave this computer."
            ),
        )
        self._settings = settings
        self._tried = False
        self._told = ""
        self._waited_s = 0.0
        self.try_button = QPushButton(tr("Try the camera"))
        self.try_button.clicked.connect(self._switch)
        self.preview = CameraPreview(theme, hideable=False)
        self.preview.setFixedWidth(PICTURE_PX)
        self.preview.hide()
        theme.changed.connect(self.preview.use_palette)
        self.keep_box = QCheckBox(tr("Leave the camera on"))
        self.keep_box.setChecked(settings.flag("camera.on"))
        self.keep_box.toggled.connect(self._keep)
        self.keep_box.hide()
        self.editor = CameraEditor(setting("camera.source"), settings, self._names)
        sight = QHBoxLayout()
        sight.setSpacing(18)
        sight.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        sight.addWidget(self.verdict, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.try_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(sight)
        self.body.addWidget(self.keep_box)
        self.body.addWidget(self.advice)
        self.body.addWidget(self.editor)

    @property
    def first_focus(self) -> QWidget:
        return self.try_button

    def refresh(self) -> None:
        self.editor.refresh()

    def begin(self) -> None:
        self.refresh()
        self._told = ""

    def end(self) -> None:
        keep = self.keep_box.isChecked() and not self.link.on_trial  # with a conversation it comes on again
        if self._tried and not keep and self.link.devices is not None:
            self.link.devices.set_camera(False)
        self._tried = False
        self.preview.show_frame(None)

    def follow(self, status: Status, passed_s: float) -> None:
        devices = self.link.devices
        frame = devices.latest_frame() if devices is not None and status.camera_on else None
        self.try_button.setEnabled(devices is not None)
        self.try_button.setText(tr("Turn the camera off") if status.camera_on else tr("Try the camera"))
        self.preview.setVisible(status.camera_on)
        self.preview.show_frame(frame)
        self.keep_box.setVisible(status.camera_on or self.keep_box.isChecked())
        self._waited_s = self._waited_s + passed_s if status.camera_on and frame is None else 0.0
        if frame is not None:
            self.say(tr("This is what it sees."), good=True)
            self.advise("")
            self.pass_it()
        elif self._told and self._tried:
            self.say("")
            self.advise(f"{self._told} {no_camera_sentence()}")
        elif self._waited_s >= PATIENCE_S:
            self.advise(f"{tr('There is no picture.')} {no_camera_sentence()}")
        else:
            self.say("")

    def wait(self) -> None:
        self.try_button.setEnabled(False)
        self.preview.hide()
        super().wait()

    def take_problem(self, sentence: str) -> None:
        self._told = sentence

    def outcome(self) -> str:
        if self.keep_box.isChecked():
            return tr("Camera: on.")
        return tr("Camera: off. It works.") if self.passed else tr("Camera: off.")

    def _switch(self) -> None:
        devices = self.link.devices
        if devices is None:
            return
        on = not devices.status().camera_on
        self._tried = self._tried or on
        self._told = ""
        self.advise("")
        devices.set_camera(on)

    def _keep(self, on: bool) -> None:
        try:
            self._settings.set("camera.on", on)
            self._settings.save()
        except SettingError as error:
            self.advise(told(str(error)))

    def _names(self) -> tuple[str, ...]:
        return self.link.devices.cameras() if self.link.devices is not None else ()
