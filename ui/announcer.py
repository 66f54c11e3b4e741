"""Tells a screen reader what was said: each line once, when it is final."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from assistant.settings import Settings
from assistant.timeline.item import Lane, TimelineItem
from ui.conversation_link import ConversationLink
from ui.line import LANE_NAMES
from ui.translating import translated

SETTING = "window.announce"

Announce = Callable[[QWidget, str], None]


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say this when it has said what it is saying; nothing where there is none."""
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


class LineAnnouncer(QObject):
    """Follows a conversation. Words that may still change are not announced, nor what the user typed themselves."""

    def __init__(
        self, link: ConversationLink, settings: Settings, widget: QWidget, announce: Announce = announce
    ) -> None:
        super().__init__(widget)
        self._settings = settings
        self._widget = widget
        self._announce = announce
        self._done: set[int] = set()
        link.began.connect(self._forget)
        link.lines_arrived.connect(self._take)

    def _forget(self) -> None:
        self._done.clear()

    def _take(self, items: Iterable[TimelineItem]) -> None:
        wanted = self._settings.text(SETTING)
        for item in items:
            if item.end_s is None or item.id in self._done or not item.text.strip():
                continue
            spoken = item.lane in (Lane.USER, Lane.ASSISTANT) and item.kind == "speech"
            notice = item.lane is Lane.SYSTEM and item.kind == "notice"
            if not (spoken or notice):
                continue
            self._done.add(item.id)
            if wanted == "all" or (wanted == "notices" and notice):
                name = translated(LANE_NAMES[item.lane])
                self._announce(self._widget, item.text if notice else f"{name}: {item.text}")
