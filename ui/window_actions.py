"""What one can do in the window: actions with their names, icons and keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from ui.icons import icon
from ui.palette import Palette
from ui.translating import tr


class WindowActions(QObject):
    """The actions; the window connects them.

    Attributes:
        mute, camera, screen, details, lanes, captions, compact: can be on or off.
        talk_key: the name of the key that is held to talk, "" where the microphone is open all the time.
        attach, stop, sessions, new, settings, write, jump, hear, health, orders, check, quit, find and what belongs to
            it: happen once.

    Signals:
        keys_changed(): actions may have other keys.
    """

    keys_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mute = self._action(tr("Mute the microphone"), "Ctrl+M", checkable=True)
        self.camera = self._action(tr("Turn the camera on"), "Ctrl+K", checkable=True)
        self.screen = self._action(tr("Let it see the screen"), "Ctrl+Shift+K", checkable=True)
        self.attach = self._action(tr("Attach a picture or a text file"), "Ctrl+O")
        self.stop = self._action(tr("Stop speaking"), "Esc")
        self.details = self._action(tr("Show decisions"), "Ctrl+D", checkable=True)
        self.sessions = self._action(tr("Conversations"), "Ctrl+H")
        self.new = self._action(tr("New conversation"), "Ctrl+N")
        self.settings = self._action(tr("Settings"), "Ctrl+,")
        self.write = self._action(tr("Write a message"), "Ctrl+L")
        self.jump = self._action(tr("Jump to now"), "Ctrl+End")
        self.hear = self._action(tr("Hear the line again"), "Ctrl+P")
        self.health = self._action(tr("Health"), "Ctrl+I")
        self.orders = self._action(tr("What it looks out for"), "Ctrl+R")
        self.check = self._action(tr("Check microphone and speaker"), "")
        self.quit = self._action(tr("Quit"), "Ctrl+Q")
        self.find = self._action(tr("Find"), "Ctrl+F")
        self.find_next = self._action(tr("Next match"), "F3")
        self.find_previous = self._action(tr("Previous match"), "Shift+F3")
        self.find_close = self._action(tr("Close the search"), "")
        self.lanes = self._action(tr("Show as lanes"), "Ctrl+T", checkable=True)
        self.zoom_in = self._action(tr("Give time more room"), "Ctrl++")
        self.zoom_out = self._action(tr("Give time less room"), "Ctrl+-")
        self.captions = self._action(tr("Captions"), "Ctrl+Shift+C", checkable=True)
        self.compact = self._action(tr("Compact"), "Ctrl+Shift+M", checkable=True)
        self.talk_key = ""
        self._lenders: list[QAction] = []  # of Esc, while the search is open
        self._palette: Palette | None = None
        self._shown: tuple[bool, bool, bool] | None = None

    def all(self) -> list[QAction]:
        """Every action, for the window to listen to their keys."""
        return list(self.named().values())

    def named(self) -> dict[str, QAction]:
        """Every action by the name of its attribute, in the order in which they were made."""
        return {name: value for name, value in vars(self).items() if isinstance(value, QAction)}

    def label(self, name: str) -> str:
        """What an action is called, however it is switched."""
        return str(self.named()[name].property("label"))

    def default_key(self, name: str) -> QKeySequence:
        """The key that an action has by itself."""
        return QKeySequence(str(self.named()[name].property("key")))

    def key_name(self, name: str) -> str:
        """What the key of an action is called on this system; "" for none."""
        return _key_name(self.named()[name])

    def set_keys(self, keys: Mapping[str, QKeySequence]) -> None:
        """Give actions other keys, or none; their tooltips follow."""
        named = self.named()
        for name, key in keys.items():
            named[name].setShortcut(key)
            _name(named[name], named[name].text())
        self._name_mute(self.mute.isChecked())
        self.keys_changed.emit()

    def use_palette(self, palette: Palette) -> None:
        """Draw the icons in these colours."""
        self._palette = palette
        self._draw()

    def show_state(self, muted: bool, camera_on: bool, speaking: bool) -> None:
        """Follow how the conversation stands."""
        state = (muted, camera_on, speaking)
        clicked = (self.mute.isChecked(), self.camera.isChecked(), self.stop.isEnabled())
        if state == self._shown == clicked:
            return
        self._shown = state
        self.mute.setChecked(muted)
        self.camera.setChecked(camera_on)
        self.stop.setEnabled(speaking)
        self._name_mute(muted)
        _name(self.camera, tr("Turn the camera off") if camera_on else tr("Turn the camera on"))
        self._draw()

    def show_talk_key(self, name: str) -> None:
        """Tell which key is held to talk; "" where none needs to be."""
        self.talk_key = name
        self._name_mute(self.mute.isChecked())

    def give_escape(self, to_search: bool) -> None:
        """Esc closes the search while that is open; whatever it does otherwise, it does afterwards again."""
        escape, search = QKeySequence("Esc"), self.find_close
        search.setShortcuts([key for key in search.shortcuts() if key != escape])
        if to_search:
            self._lenders = [action for action in self.all() if escape in action.shortcuts()]
        for lender in self._lenders:
            others = [key for key in lender.shortcuts() if key != escape]
            lender.setShortcuts(others if to_search else [*others, escape])
        if to_search:
            search.setShortcuts([*search.shortcuts(), escape])
        else:
            self._lenders = []
        _name(search, search.text())

    def _name_mute(self, muted: bool) -> None:
        _name(self.mute, tr("Open the microphone") if muted else tr("Mute the microphone"))
        if self.talk_key:
            self.mute.setToolTip(
                tr("{what}; hold {key} or this button to talk", what=self.mute.toolTip(), key=self.talk_key)
            )

    def _draw(self) -> None:
        palette = self._palette
        if palette is None:
            return
        muted, camera_on = self.mute.isChecked(), self.camera.isChecked()
        self.mute.setIcon(
            icon("microphone-off" if muted else "microphone", palette.danger if muted else palette.text, 22)
        )
        self.camera.setIcon(
            icon("camera" if camera_on else "camera-off", palette.accent if camera_on else palette.dim, 22)
        )
        self.stop.setIcon(icon("stop", palette.danger if self.stop.isEnabled() else palette.dim, 22))
        self.attach.setIcon(icon("attach", palette.dim, 22))
        self.lanes.setIcon(icon("lanes", palette.dim, 22))
        self.details.setIcon(icon("details", palette.dim, 22))
        self.sessions.setIcon(icon("sessions", palette.dim, 22))
        self.new.setIcon(icon("new", palette.dim, 22))
        self.orders.setIcon(icon("orders", palette.dim, 22))
        self.settings.setIcon(icon("settings", palette.dim, 22))

    def _action(self, text: str, key: str, checkable: bool = False) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setCheckable(checkable)
        action.setProperty("label", text)
        action.setProperty("key", key)
        _name(action, text)
        return action


def _key_name(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _name(action: QAction, text: str) -> None:
    action.setText(text)
    keys = _key_name(action)
    action.setToolTip(f"{text} ({keys})" if keys else text)
