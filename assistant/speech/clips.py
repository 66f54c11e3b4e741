"""The clips of nods: made in the assistant's own voice ahead of time, kept in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import numpy as np

from assistant.micro_turn import Nod, NodsNews, Samples

LONGEST_S = 1.0
"""A longer sound is no nod: it would be taken for the beginning of an answer."""
AUDIBLE = 0.01
KEPT_SILENCE_S = 0.02
FADE_S = 0.01


class Clips:
    """What the synthesis thread has to make for the present voice, and what it has made; for any thread.

    When all are made, `post` is given those that can be used; none while they are switched off.
    """

    def __init__(self, texts: Sequence[str], post: Callable[[NodsNews], None], *, rate_hz: int) -> None:
        self._texts = tuple(texts)
        self._post = post
        self._rate_hz = rate_hz
        self._on = True
        self._voice = 0
        self._to_make: list[str] = []
        self._made: list[Nod] = []
        self._lock = threading.Lock()

    def switch(self, on: bool) -> None:
        """Whether there are to be nods at all; at once."""
        with self._lock:
            changed, self._on = on != self._on, on
            if changed:
                self._tell()

    def voice_changed(self) -> None:
        """All of them are to be made anew; those of the old voice are given no more."""
        with self._lock:
            self._voice += 1
            self._to_make = list(reversed(self._texts))
            if self._made:
                self._made = []
                self._tell()

    @property
    def wanted(self) -> bool:
        """Whether there is something to make."""
        return bool(self._to_make)

    def next_text(self) -> tuple[int, str] | None:
        """The voice's number and the text to make next, None when there is nothing to do."""
        with self._lock:
            return (self._voice, self._to_make.pop()) if self._to_make else None

    def keep(self, voice: int, text: str, sound: Samples) -> None:
        """The sound of a text; left out when nothing can be heard, when it is too long or of an older voice."""
        sound = self._trimmed(sound)
        with self._lock:
            if voice != self._voice:
                return
            if 0 < len(sound) <= LONGEST_S * self._rate_hz:
                self._made.append(Nod(text, sound))
            if not self._to_make:
                self._tell()

    def _tell(self) -> None:
        ready = self._on and not self._to_make
        self._post(NodsNews(tuple(self._made) if ready else ()))

    def _trimmed(self, sound: Samples) -> Samples:
        """Without the silence at its end."""
        audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
        if not len(audible):
            return sound[:0]
        trimmed = sound[: int(audible[-1]) + 1 + round(KEPT_SILENCE_S * self._rate_hz)].copy()
        fade = min(len(trimmed), round(FADE_S * self._rate_hz))
        trimmed[len(trimmed) - fade :] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
        return trimmed
