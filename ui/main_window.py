"""The main window: the conversation page or the first-start page, the actions, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from assistant.attachment import Attachment
from ui.attaching import Attaching
from ui.captions import Captions
from ui.compact_mode import CompactMode
from ui.conversation_link import ConversationLink
from ui.conversation_page import ConversationPage
from ui.conversation_port import ConversationView
from ui.file_drops import FileDrops, all_models
from ui.hold_to_talk import HoldToTalk
from ui.icons import app_icon
from ui.microphone_control import MicrophoneControl
from ui.orders_popover import OrdersPopover
from ui.picture_shelf import PictureShelf
from ui.theme import Theme
from ui.window_actions import WindowActions
from ui.window_state import WindowState, load_window_state, save_window_state

DEFAULT_SIZE = (1040, 720)
MINIMUM_SIZE = (560, 420)


class MainWindow(QMainWindow):
    """Holds the pages; turns actions into requests to the conversation.

    Signals:
        settings_asked(): open the settings.
        sessions_asked(): show the saved conversations.
        new_asked(): end this conversation and begin another one.
        camera_switched(bool): the user turned the camera on or off.
        models_dropped(list[Path]): language models were dropped onto it.
        closed(): it is about to go; the conversation is ending.
    """

    settings_asked = Signal()
    sessions_asked = Signal()
    new_asked = Signal()
    camera_switched = Signal(bool)
    models_dropped = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, data_dir: Path) -> None:
        super().__init__()
        self._data_dir = data_dir
        self.setWindowTitle("Counterpoint")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*MINIMUM_SIZE)
        self.link = ConversationLink(self)
        self.microphone = MicrophoneControl(self.link, self)
        self.actions_ = WindowActions(self)
        self.addActions(self.actions_.all())
        self.page = ConversationPage(self.link, self.actions_, theme)
        self.hold_to_talk = HoldToTalk(self.microphone, self, self.page.composer.mute_button)
        pictures = PictureShelf(data_dir, self.page.transcript)
        for view in (self.page.transcript, self.page.card.view):
            view.use_pictures(pictures)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self.setCentralWidget(self._pages)
        self.compact = CompactMode(self, self.page, self.actions_)
        self.attaching = Attaching(
            self.page.composer, self.actions_.attach, sees_pictures=self._sees_pictures
        )
        FileDrops(self, self._takes, self._take_files, self.attaching.take_picture)
        self.orders = OrdersPopover(self.page, self.page.orders_button, self.link, theme)
        self.captions = Captions(self.page.model, self.actions_, theme, self)
        self._connect()
        self._remember(load_window_state(data_dir))
        self.page.composer.field.setFocus()

    def _sees_pictures(self) -> bool:
        """Whether there is a model that looks at what is shown."""
        conversation = self.link.conversation
        return conversation is not None and "vision" in conversation.status().models

    def _connect(self) -> None:
        actions = self.actions_
        actions.mute.triggered.connect(self.microphone.mute)
        actions.camera.triggered.connect(self._switch_camera)
        actions.stop.triggered.connect(self._stop_speaking)
        actions.settings.triggered.connect(self.settings_asked)
        actions.sessions.triggered.connect(self.sessions_asked)
        actions.new.triggered.connect(self.new_asked)
        actions.quit.triggered.connect(self.close)
        self.page.composer.submitted.connect(self.send)
        for view in (self.page.transcript, self.page.card.view):
            view.cancel_asked.connect(self._cancel_task)
            view.add_asked.connect(self._amend_task)
            view.end_asked.connect(self._end_order)
            view.tick_asked.connect(self._tick)
        self.page.lanes.cancel_asked.connect(self._cancel_task)
        self.page.lanes.end_asked.connect(self._end_order)
        actions.orders.triggered.connect(self._toggle_orders)
        actions.compact.toggled.connect(self.orders.shut)
        self.orders.end_asked.connect(self._end_order)
        self.orders.example_chosen.connect(self.page.write)
        self.link.began.connect(lambda: self._enable(True))
        self.link.ended.connect(lambda: self._enable(False))
        self._enable(False)

    @property
    def conversation(self) -> ConversationView | None:
        """The conversation that is shown."""
        return self.link.conversation

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own instead of the conversation; it goes with `show_conversation`."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self.compact.leave()
        self._pages.setCurrentWidget(page)
        self._enable_views(page is self.page)

    def show_conversation(self) -> None:
        """Show the conversation, and nothing else any more."""
        self._pages.setCurrentWidget(self.page)
        for number in range(self._pages.count() - 1, -1, -1):
            page = self._pages.widget(number)
            if page is not None and page is not self.page:
                self._pages.removeWidget(page)
                page.deleteLater()
        self._enable_views(True)
        self.page.composer.field.setFocus()

    def _enable_views(self, enabled: bool) -> None:
        actions = self.actions_
        search = (actions.find, actions.find_next, actions.find_previous)
        for action in (*search, actions.captions, actions.compact, actions.check):
            action.setEnabled(enabled)

    def _enable(self, enabled: bool) -> None:
        actions = self.actions_
        for action in (actions.mute, actions.camera, actions.screen, actions.attach, actions.new):
            action.setEnabled(enabled)
        self.actions_.stop.setEnabled(False)
        self.page.composer.field.setEnabled(enabled)
        if enabled and self._pages.currentWidget() is self.page:
            self.page.composer.field.setFocus()

    # What the user wants of the conversation

    def send(self, text: str, attachment: Attachment | None = None) -> None:
        """Say something by keyboard, perhaps about a file or a picture, and see what comes of it."""
        if self.conversation is not None:
            self.conversation.type_text(text, attachment)
            self.page.forms.jump_to_now()

    def _takes(self, paths: Sequence[Path]) -> bool:
        here = self._pages.currentWidget() is self.page
        return here and ((bool(paths) and all_models(paths)) or self.actions_.attach.isEnabled())

    def _take_files(self, paths: Sequence[Path]) -> None:
        if all_models(paths):
            self.models_dropped.emit(paths)
        else:
            self.attaching.take(paths)

    def _switch_camera(self, on: bool) -> None:
        if self.conversation is not None:
            self.conversation.set_camera(on)
            self.page.show_preview(on)
            self.camera_switched.emit(on)

    def _stop_speaking(self) -> None:
        if self.page.player.place is not None:  # what is heard again is no answer: that is still due
            self.page.player.stop()
        elif self.conversation is not None:
            self.conversation.stop_speaking()

    def _cancel_task(self, task_id: str) -> None:
        if self.conversation is not None:
            self.conversation.cancel_task(task_id)

    def _end_order(self, order_id: str) -> None:
        if self.conversation is not None:
            self.conversation.end_order(order_id)

    def _toggle_orders(self) -> None:
        self.compact.leave()
        self.orders.toggle()

    def _tick(self, order_id: str, number: int, done: bool) -> None:
        if self.conversation is not None:
            self.conversation.tick(order_id, number, done)

    def _amend_task(self, task_id: str, text: str) -> None:
        if self.conversation is not None:
            self.conversation.amend_task(task_id, text)

    # Its place on the screen, and its end

    def _remember(self, state: WindowState) -> None:
        self.resize(*DEFAULT_SIZE)
        if state.geometry:
            self.restoreGeometry(QByteArray(state.geometry))
        self.actions_.details.setChecked(state.details)
        self.actions_.lanes.setChecked(state.lanes)
        self.link.watch_camera = state.preview
        self.captions.remember(state.letters, QByteArray(state.captions))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.captions.close()  # it hands over what is kept of it
        state = WindowState(
            geometry=bytes(self.compact.full_geometry().data()),
            details=self.actions_.details.isChecked(),
            preview=self.link.watch_camera,
            lanes=self.actions_.lanes.isChecked(),
            captions=bytes(self.captions.geometry.data()),
            letters=self.captions.letters,
        )
        save_window_state(self._data_dir, state)
        self.closed.emit()
        self.link.detach()
        super().closeEvent(event)
