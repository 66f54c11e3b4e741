"""The page on which a conversation is held: state, levels, transcript, camera, and where one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from assistant.attached_picture import AttachedPicture
from assistant.attachment import TextFile
from assistant.sound_record.kept_sound import KeptSound
from assistant.status import Phase, Status
from assistant.timeline.item import TimelineItem
from ui.camera_side import CameraSide
from ui.card_over import CardOver
from ui.composer import Composer
from ui.conversation_forms import ConversationForms
from ui.conversation_link import ConversationLink
from ui.find_bar import FindBar
from ui.kept_sign import KeptSign
from ui.lanes_model import LanesModel
from ui.lanes_view import LanesView
from ui.level_meter import LevelMeter, level_share
from ui.line_hearing import LineHearing
from ui.line_layout import COLUMN_PX
from ui.line_player import LinePlayer
from ui.more_button import MoreButton
from ui.orders_button import OrdersButton
from ui.palette import Palette
from ui.ribbon import Ribbon
from ui.state_indicator import StateIndicator
from ui.state_words import Doing, StateWords, setting_up, state_words
from ui.strip import Strip
from ui.theme import Theme
from ui.tool_button import tool_button
from ui.transcript_model import TranscriptModel
from ui.transcript_search import TranscriptSearch
from ui.transcript_view import TranscriptView
from ui.translating import mark, tr, translated
from ui.welcome import Welcome
from ui.window_actions import WindowActions

TYPE = mark("Type instead of speaking")
TYPE_ABOUT_FILE = mark("Ask or say something about the file")
TYPE_ABOUT_PICTURE = mark("Say something about the picture, or send it alone")
TYPE_EARLY = mark("Type already; it is answered when loading is done")

_ABOUT: dict[type, str] = {TextFile: TYPE_ABOUT_FILE, AttachedPicture: TYPE_ABOUT_PICTURE}


class ConversationPage(QWidget):
    """Everything one sees of a conversation; it follows a ConversationLink.

    Signals:
        width_changed(): what is wrapped may take more or less height than before.
    """

    width_changed = Signal()

    def __init__(self, link: ConversationLink, actions: WindowActions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._link = link
        self._actions = actions
        self._theme = theme
        self._compact = False
        self.indicator = StateIndicator(theme)
        self.microphone_meter = LevelMeter(theme, "microphone", tr("Level of the microphone"))
        self.voice_meter = LevelMeter(theme, "speaker", tr("Level of the assistant's voice"))
        self.ribbon = Ribbon(theme)
        self.strip = Strip()
        self.screen_strip = Strip()
        self.problem_strip = Strip()
        self.model = TranscriptModel(self, live=True)
        self.transcript = TranscriptView(self.model)
        self.transcript.use_theme(theme)
        self.lanes_model = LanesModel(self)
        self.lanes = LanesView(self.lanes_model, theme)
        self.forms = ConversationForms(self.transcript, self.lanes, actions)
        self.card = CardOver(self.forms, theme, self._items, live=True)
        self.search = TranscriptSearch(self.model, self)
        self.player = LinePlayer(link, self)
        self.hearing = LineHearing(self.transcript, self.player, theme, self._kept_sound)
        self.find_bar = FindBar(self.search, self.forms, actions)
        self.welcome = Welcome()
        self.side = CameraSide(theme)
        self.preview = self.side.preview
        self.composer = Composer(actions.mute, actions.camera, actions.attach, actions.stop)
        self.jump_button = QPushButton("↓  " + tr("Jump to now"), self.forms)
        self._lay_out()
        self._connect()
        self.use_palette(theme.palette)
        self._name_keys()
        self._show_welcome()

    def _lay_out(self) -> None:
        meters = QVBoxLayout()
        meters.setSpacing(2)
        meters.addWidget(self.microphone_meter)
        meters.addWidget(self.voice_meter)
        header = QHBoxLayout()
        header.setContentsMargins(16, 10, 12, 10)
        header.setSpacing(14)
        header.addWidget(self.indicator, 1)
        header.addLayout(meters)
        self.details_button = tool_button(self._actions.details)
        self.lanes_button = tool_button(self._actions.lanes)
        self.orders_button = OrdersButton(self._actions.orders)
        self.new_button = tool_button(self._actions.new)
        self.sessions_button = tool_button(self._actions.sessions)
        self.settings_button = tool_button(self._actions.settings)
        self.kept_sign = KeptSign()
        self.more_button = MoreButton(
            (
                self._actions.find,
                self._actions.screen,
                self._actions.captions,
                self._actions.compact,
                self._actions.health,
                self._actions.check,
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.kept_sign)
        for button in (
            self.orders_button,
            self.new_button,
            self.sessions_button,
            self.lanes_button,
            self.details_button,
            self.settings_button,
        ):
            buttons.addWidget(button)
        buttons.addWidget(self.more_button)
        header.addLayout(buttons)

        strips = QVBoxLayout()
        strips.setContentsMargins(16, 0, 16, 8)
        strips.setSpacing(8)
        strips.addWidget(self.ribbon)
        strips.addWidget(self.screen_strip)
        strips.addWidget(self.problem_strip)
        strips.addWidget(self.strip)

        self._talk = QWidget()
        self._pile = QStackedLayout(self._talk)
        self._pile.addWidget(self.forms)
        self._pile.addWidget(self.welcome)

        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 4, 16, 14)
        bottom.addStretch(1)
        bottom.addWidget(self.composer, 1000)
        bottom.addStretch(1)
        self.composer.setMaximumWidth(COLUMN_PX + 28)
        self.find_bar.setMaximumWidth(COLUMN_PX)
        find = QHBoxLayout()
        find.setContentsMargins(16, 0, 16, 0)
        find.addStretch(1)
        find.addWidget(self.find_bar, 1000)
        find.addStretch(1)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addLayout(find)
        main.addWidget(self._talk, 1)
        main.addLayout(bottom)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(main, 1)
        middle.addWidget(self.side)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(strips)
        column.addLayout(middle, 1)

        self.jump_button.setProperty("role", "jump")
        self.jump_button.setAutoDefault(True)  # Enter presses it, too
        self.jump_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.jump_button.hide()
        self.forms.installEventFilter(self)

    def _connect(self) -> None:
        self._link.status_changed.connect(self._show_status)
        self._link.status_changed.connect(self.kept_sign.follow)
        self._link.status_changed.connect(self.orders_button.follow)
        self._link.ended.connect(lambda: self.orders_button.follow(Status()))
        self.kept_sign.clicked.connect(self._actions.settings.trigger)
        self._link.lines_arrived.connect(self.model.put)
        self._link.ended.connect(self._stand_still)
        self._link.lines_arrived.connect(self.lanes_model.put)
        self._link.lines_arrived.connect(self.card.take)
        self.lanes.card_asked.connect(self.card.open_card)
        self.card.left.connect(self.lanes.choose)
        self._actions.lanes.toggled.connect(self.card.shut)
        self._link.status_changed.connect(self.ribbon.follow)
        self._link.frame_arrived.connect(self.side.show_frame)
        self._link.lines_arrived.connect(self.side.take)
        self._link.status_changed.connect(self.side.follow)
        self._link.began.connect(self.ribbon.clear)
        self._link.ended.connect(self.ribbon.clear)
        self._link.began.connect(self.clear)
        self._link.began_anew.connect(self.clear)
        self._link.ended.connect(lambda: self.show_words(setting_up()))
        self.model.rowsInserted.connect(self._show_welcome)
        self.model.rowsRemoved.connect(self._show_welcome)
        self.model.modelReset.connect(self._show_welcome)
        self.forms.following_changed.connect(self._place_jump)
        self.transcript.typed.connect(self.write)
        self.lanes.typed.connect(self.write)
        self.jump_button.clicked.connect(self.forms.jump_to_now)
        self.indicator.clicked.connect(self._actions.health.trigger)
        self._actions.keys_changed.connect(self._name_keys)
        self._actions.jump.triggered.connect(self.forms.jump_to_now)
        self._actions.hear.triggered.connect(self.hearing.hear_current)
        self.lanes.menu_opened.connect(self.hearing.fill_menu)  # the list's current line is theirs, too
        self._actions.details.toggled.connect(self.model.set_details)
        self._actions.details.toggled.connect(self.lanes_model.set_details)
        self._actions.write.triggered.connect(self.composer.field.setFocus)
        self.preview.hide_asked.connect(lambda: self.show_preview(False))
        self._theme.changed.connect(self.use_palette)

    def show_words(self, words: StateWords) -> None:
        """Tell how it stands while there is no conversation that could be asked."""
        self.indicator.show_words(words, 0.0)
        self.welcome.show_words(words)

    def clear(self) -> None:
        """Show no line any more, as for a new conversation."""
        self.model.clear()
        self.lanes_model.clear()
        self.card.clear()

    def show_preview(self, shown: bool) -> None:
        """Show or hide the camera's picture; the camera itself is switched elsewhere."""
        self._link.watch_camera = shown
        self.side.setVisible(shown and not self._compact)

    def show_compact(self, compact: bool) -> None:
        """Leave out the transcript, the camera's picture and what belongs to them, or show them again."""
        self._compact = compact
        self.find_bar.close_bar()
        self._talk.setVisible(not compact)
        self.side.setVisible(not compact and self._link.watch_camera and self._actions.camera.isChecked())
        for meter in (self.microphone_meter, self.voice_meter):
            meter.setVisible(not compact)
        for button in (self.new_button, self.sessions_button, self.lanes_button, self.details_button):
            button.setVisible(not compact)
        self._column.activate()  # its least size is asked for at once

    def least_size(self) -> QSize:
        """The smallest size at which all that is shown now has its room."""
        for layout in (self.composer.layout(), self._column):
            if layout is not None:
                layout.activate()
        least = self.minimumSizeHint()
        wrapped = self._column.minimumHeightForWidth(self.width()) if self._column.hasHeightForWidth() else 0
        return QSize(least.width(), max(least.height(), wrapped))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def use_palette(self, palette: Palette) -> None:
        """Draw in these colours."""
        self.transcript.use_palette(palette)
        self.lanes.use_palette(palette)
        self.find_bar.use_palette(palette)
        self.more_button.use_palette(palette)
        self.kept_sign.use_palette(palette)
        self.orders_button.use_palette(palette)
        self.preview.use_palette(palette)
        self.composer.use_palette(palette)
        self._actions.use_palette(palette)

    def _name_keys(self) -> None:
        """Tell of the keys as they are now, wherever one of them is named."""
        self.jump_button.setToolTip(self._actions.jump.toolTip())
        self.indicator.setToolTip(self._actions.health.toolTip())
        self.composer.field.name_key(self._actions.key_name("write"))
        self.hearing.name_key(self._actions.key_name("hear"))

    def _show_status(self, status: Status, passed_s: float) -> None:
        for view in (self.transcript, self.card.view):
            view.set_now(status.now_s)
        user_level = -100.0 if status.muted else status.input_level_dbfs
        self.microphone_meter.feed(user_level, passed_s)
        self.voice_meter.feed(status.output_level_dbfs, passed_s)
        words = state_words(status, self._actions.talk_key, self._actions.key_name("stop"))
        louder = status.output_level_dbfs if status.speaking and not status.user_speaking else user_level
        self.indicator.show_words(words, level_share(louder))
        self._actions.show_state(status.muted, status.camera_on, status.speaking or status.playing_sound)
        self.welcome.show_words(words)
        if status.phase is Phase.READY:
            self.lanes.follow_time(status.now_s)
        invitation = TYPE_EARLY if words.doing is Doing.LOADING else TYPE
        self.composer.field.setPlaceholderText(
            translated(_ABOUT.get(type(self.composer.chip.attachment), invitation))
        )
        if not status.camera_on and self.side.isVisible():
            self.side.hide()
            self.preview.show_frame(None)
        elif status.camera_on and self._link.watch_camera and not (self.side.isVisible() or self._compact):
            self.side.show()

    def _stand_still(self) -> None:
        """No time passes any more."""
        for view in (self.transcript, self.card.view):
            view.set_now(None)

    def _items(self) -> Sequence[TimelineItem]:
        return () if self._link.conversation is None else self._link.conversation.timeline.items()

    def _kept_sound(self) -> KeptSound | None:
        return None if self._link.conversation is None else self._link.conversation.kept_sound()

    def write(self, text: str) -> None:
        """Begin to write this into the message, or go on with it."""
        self.composer.field.setFocus()
        self.composer.field.insertPlainText(text)

    def _show_welcome(self) -> None:
        self._pile.setCurrentWidget(self.forms if self.model.rowCount() else self.welcome)

    def _place_jump(self) -> None:
        self.jump_button.setVisible(not self.forms.following)
        self.jump_button.raise_()
        self.jump_button.adjustSize()
        area = self.forms.rect()
        self.jump_button.move(
            (area.width() - self.jump_button.width()) // 2, area.height() - self.jump_button.height() - 14
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.forms and event.type() == QEvent.Type.Resize:
            self._place_jump()
        return super().eventFilter(watched, event)
