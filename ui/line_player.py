"""Plays what was said in a line again, where its sound was kept: one line at a time, in whatever window it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from assistant.sound_record.errors import SoundError
from assistant.sound_record.kept_sound import KeptSound
from assistant.status import Phase, Status
from assistant.timeline.item import Lane
from ui.conversation_link import ConversationLink
from ui.engine_sentences import told
from ui.line import Line
from ui.sound_check import NO_SPEAKER, NOT_BEGUN, SPEAKING
from ui.threads import run_in_background
from ui.translating import tr, translated

BEFORE_S = 0.2
AFTER_S = 0.3
"""So much more is played around a line: its times are those of its words, as nearly as they were told apart."""


@dataclass(frozen=True)
class Place:
    """A line in some list of lines: whose list, and the line's id."""

    where: object
    line_id: int


def can_be_heard(line: Line, kept: KeptSound | None) -> bool:
    """Whether it is a line that somebody spoke to its end, and whose sound was kept."""
    spoken = line.kind == "speech" and line.lane in (Lane.USER, Lane.ASSISTANT)
    return spoken and line.end_s is not None and kept is not None and kept.holds(line.start_s, line.end_s)


class LinePlayer(QObject):
    """Lets the running conversation play the sound beside itself, so that it does not listen to it.

    Signals:
        changed(): another line plays, or none any more; or whether one can be played has changed.
        failed(Place, str): a sentence that says why the line there is not heard.
    """

    changed = Signal()
    failed = Signal(object, str)

    def __init__(self, link: ConversationLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._place: Place | None = None
        self._begun = False
        self._asked = 0
        self._hindrance = translated(NOT_BEGUN)
        link.status_changed.connect(self._follow)
        link.ended.connect(self._ended)

    @property
    def place(self) -> Place | None:
        """The line that plays or is about to."""
        return self._place

    @property
    def hindrance(self) -> str:
        """Why nothing can be heard now; "" when it can."""
        return self._hindrance

    def play(self, place: Place, line: Line, kept: KeptSound) -> None:
        """Play this line in place of another one; returns at once."""
        conversation = self._link.conversation
        if self._hindrance or conversation is None or line.end_s is None:
            self.failed.emit(place, self._hindrance or translated(NOT_BEGUN))
            return
        self._asked += 1
        number, rate_hz = self._asked, conversation.sound_rate_hz
        start_s, end_s = max(0.0, line.start_s - BEFORE_S), line.end_s + AFTER_S
        self._place, self._begun = place, False
        self.changed.emit()

        def read() -> NDArray[np.float32]:
            from assistant.sound_record.reader import read_mixed  # its decoder takes a moment to load

            return read_mixed(kept.path, start_s, end_s, rate_hz)

        def failed(error: Exception) -> None:
            if number == self._asked:
                said = isinstance(error, SoundError)
                self._fail(told(str(error)) if said else tr("This line cannot be played; see the log file."))

        run_in_background(read, lambda sound: self._begin(number, sound), failed)

    def stop(self) -> None:
        """Fall silent."""
        if self._place is None:
            return
        self._over()
        if self._link.conversation is not None:
            self._link.conversation.stop_sound()

    def _begin(self, number: int, sound: NDArray[np.float32]) -> None:
        if number != self._asked or self._place is None:
            return
        conversation = self._link.conversation
        if not sound.any():
            self._fail(tr("The sound of this line was not kept."))
        elif conversation is None or not conversation.play_sound(sound):
            self._fail(translated(SPEAKING))
        else:
            self._begun = True

    def _fail(self, sentence: str) -> None:
        place = self._place
        self._over()
        if place is not None:
            self.failed.emit(place, sentence)

    def _over(self) -> None:
        self._asked += 1
        self._place, self._begun = None, False
        self.changed.emit()

    def _ended(self) -> None:
        self._hindrance = translated(NOT_BEGUN)
        self._over()

    def _follow(self, status: Status, _passed_s: float) -> None:
        if status.phase is not Phase.READY:
            hindrance = translated(NOT_BEGUN)
        elif status.speaker is None:
            hindrance = translated(NO_SPEAKER)
        else:
            hindrance = translated(SPEAKING) if status.speaking else ""
        if hindrance != self._hindrance:
            self._hindrance = hindrance
            self.changed.emit()
        if self._begun and not status.playing_sound:
            self._over()
