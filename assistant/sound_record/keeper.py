"""SoundKeeper: keeps the sound of a conversation, while that is wanted: what was heard left, what was played right."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.sound_record.kept_sound import KeptSound, Span
from assistant.sound_record.opus_writer import OpusWriter
from assistant.sound_record.patient_file import PatientFile
from assistant.sound_record.played_later import PlayedLater
from assistant.thread_priority import step_back
from assistant.timeline.session_files import note_closed, note_open

MOST_WAITING = 512
"""Blocks (of 32 ms) that may wait for the disk and the encoder: 16 s. The oldest of more are dropped, and silence
stands in their place."""
WRITE_EVERY_S = 0.2
CLOSE_S = 5.0
NICENESS = 5
"""It steps back for everything that the conversation needs."""

_log = logging.getLogger(__name__)


class SoundKeeper:
    """Writes one file for each session. The thread is there from the first time that sound is wanted until `close`.

    `notice` is told what goes wrong, in the keeper's thread. `speaker_delay_s` says how long after its place what was
    played is heard: it is kept where it was heard, like the lines of the timeline.
    """

    def __init__(
        self, notice: Callable[[str], None], speaker_delay_s: Callable[[], float] = lambda: 0.0
    ) -> None:
        self._notice = notice
        self._speaker_delay_s = speaker_delay_s
        self._wanted = False
        self._session: _Session | None = None
        self._blocks: deque[tuple[_Session, int, Samples, Samples]] = deque(maxlen=MOST_WAITING)
        self._over: deque[_Session] = deque()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def switch(self, on: bool) -> None:
        """Whether what comes from now on is kept; at once, from any thread."""
        with self._lock:
            self._wanted = on
            if on and self._thread is None and not self._closing.is_set():
                self._thread = threading.Thread(target=self._run, name="sound-keeper", daemon=True)
                self._thread.start()

    @property
    def on(self) -> bool:
        """Whether what comes is kept."""
        return self._wanted

    @property
    def keeping(self) -> bool:
        """Whether it is wanted and possible: false where the disk does not take it any more."""
        session = self._session
        return self._wanted and session is not None and not session.given_up

    def begin(self, path: Path, began_s: float) -> None:
        """What comes from now on belongs to another session, which began at this time on the conversation's clock."""
        with self._lock:
            if self._session is not None:
                self._over.append(self._session)
            self._session = _Session(path, round(began_s * PERCEPTION_RATE_HZ), self._notice)

    def take(self, position: int, heard: Samples, played: Samples) -> None:
        """The ear's next block: its place on the conversation's clock (samples), and its sound. Returns at once."""
        session = self._session
        if self._wanted and session is not None:
            self._blocks.append((session, position, heard, played))

    def kept(self) -> KeptSound | None:
        """What is kept of the present session so far; None when nothing is."""
        session = self._session
        return None if session is None or not session.spans else KeptSound(session.path, tuple(session.spans))

    def close(self) -> None:
        """Writes what waits and completes the files; gives up after `CLOSE_S` when the disk is stuck."""
        with self._lock:
            thread, session, self._session = self._thread, self._session, None
            if session is not None:
                self._over.append(session)
            self._closing.set()
        if thread is not None:
            thread.join(CLOSE_S)

    def _run(self) -> None:
        step_back(NICENESS)
        while not self._closing.wait(WRITE_EVERY_S):
            self._work()
        self._work()

    def _work(self) -> None:
        try:
            delay_s = self._speaker_delay_s()
            over = len(self._over)  # asked first: what waits may still belong to them
            while self._blocks:
                session, position, heard, played = self._blocks.popleft()
                session.write(position, heard, played, delay_s)
            for _ in range(over):
                self._over.popleft().close()
        except Exception as error:  # an encoder that fails must not take more than the sound with it
            self._wanted = False
            self._blocks.clear()
            present = self._session
            for one in (*self._over, *(() if present is None else (present,))):
                one.abandon()
            self._over.clear()
            _log.exception("the sound could not be kept")
            self._notice(
                f"The sound of this conversation is kept no further ({type(error).__name__}); see the log file. "
                "The conversation goes on."
            )


class _Session:
    """The sound of one session; for the keeper's thread, but for `spans`."""

    def __init__(self, path: Path, began: int, notice: Callable[[str], None]) -> None:
        self.path = path
        self.spans: list[Span] = []
        self._began = began
        self._file = PatientFile(path, notice)
        self._writer: OpusWriter | None = None
        self._played_later = PlayedLater()
        self._over = False

    @property
    def given_up(self) -> bool:
        """Whether nothing more can be kept of it."""
        return self._file.given_up

    def write(self, position: int, heard: Samples, played: Samples, delay_s: float) -> None:
        """Appends a block where it belongs, with silence for what is missing before it."""
        if self._over or self._file.given_up:
            return
        if self._writer is None:
            note_open(self.path)
            self._writer = OpusWriter(self._file)
        start = position - self._began
        missing = start - self._writer.samples
        if missing < 0:  # the block began before the session
            heard, played, start = heard[-missing:], played[-missing:], self._writer.samples
        elif missing > 0:
            self._writer.write_silence(missing)
            self._played_later.forget()
        if not len(heard):
            return
        self._writer.write(np.stack((heard, self._played_later(played, delay_s)), axis=1))
        self._note(start / PERCEPTION_RATE_HZ, self._writer.samples / PERCEPTION_RATE_HZ)

    def close(self) -> None:
        """Completes the file, if there is one; what comes late is dropped."""
        self._over = True
        if self._writer is not None:
            self._writer.close()
            self._file.close()
            self._writer = None
            note_closed(self.path)

    def abandon(self) -> None:
        """Lets go of the file as it is, and writes no more."""
        self._writer, self._over = None, True
        self._file.close()
        note_closed(self.path)

    def _note(self, start_s: float, end_s: float) -> None:
        if self.spans and start_s <= self.spans[-1][1]:
            self.spans[-1] = (self.spans[-1][0], end_s)
        else:
            self.spans.append((start_s, end_s))
