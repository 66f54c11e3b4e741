"""The sentence that a voice is tried with: made by the synthesis thread when somebody asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from assistant.micro_turn import Samples

SAMPLE_TEXT = "Hello, this is how I sound."
FAILED = "The voice could not say its sample sentence. Run `counterpoint models verify` to check its files."


class VoiceSample:
    """What the synthesis thread has to make of it, and where the sound goes; for any thread.

    `play` is given the sound; it must return at once. `notice` is given a sentence when there is none.
    """

    def __init__(
        self, play: Callable[[Samples], object], notice: Callable[[str], None], *, text: str = SAMPLE_TEXT
    ) -> None:
        self.text = text
        self._play = play
        self._notice = notice
        self._voice = 0
        self._asked = False
        self._lock = threading.Lock()

    def ask(self) -> None:
        """Wants the sentence once; asked for again before it is begun, it is still one."""
        with self._lock:
            self._asked = True

    def voice_changed(self) -> None:
        """What was asked of the old voice is heard no more."""
        with self._lock:
            self._voice += 1
            self._asked = False

    @property
    def wanted(self) -> bool:
        """Whether there is something to make."""
        return self._asked

    def take(self) -> int | None:
        """The number of the voice that is to say it now, None when nobody asked."""
        with self._lock:
            asked, self._asked = self._asked, False
            return self._voice if asked else None

    def give(self, voice: int, sound: Samples, error: str) -> None:
        """Plays the sound that the voice with this number made; dropped when another one is in use by now."""
        with self._lock:
            if voice != self._voice:
                return
            if not error:
                self._play(sound)
        if error:
            self._notice(FAILED)
