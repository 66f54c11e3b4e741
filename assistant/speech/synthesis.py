"""The synthesis thread: owns the voice, turns clauses into sound in the order in which they are asked for."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from typing import Protocol

import numpy as np

from assistant.micro_turn import Samples, VoiceNews
from assistant.model_thread import ModelThread
from assistant.speech.clips import Clips
from assistant.speech.sounding import Sounding
from assistant.speech.voice_sample import VoiceSample
from assistant.trace import NO_TRACE, Trace

WAITING_CLAUSES = 64
"""More never wait: a reply is shorter. When they do, the oldest is dropped."""
NO_SOUND = Sounding(np.zeros(0, dtype=np.float32), ())

_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """What turns text into sound: see `Voice`."""

    def begin(self, text: str, *, early: bool = True) -> Sounding: ...


class Synthesis(ModelThread):
    """Clauses of a generation that was dropped are skipped; their sound never appears.

    While no clause waits it makes the `sample` when that is asked for, and then the `clips` that the present voice
    lacks, one by one.
    """

    def __init__(
        self,
        on_news: Callable[[VoiceNews], None],
        *,
        clips: Clips | None = None,
        sample: VoiceSample | None = None,
        trace: Trace = NO_TRACE,
    ) -> None:
        super().__init__("synthesis")
        self._trace = trace
        self._on_news = on_news
        self._clips = clips
        self._sample = sample
        self._voice: Speaker | None = None
        self._waiting: deque[tuple[int, int, str]] = deque(maxlen=WAITING_CLAUSES)
        self._oldest_wanted = 0
        self._speaking = False

    def use(self, voice: Speaker) -> None:
        """Speaks with another voice from the next clause on; from any thread."""
        with self._changed:
            self._voice = voice
            if self._clips is not None:
                self._clips.voice_changed()
            if self._sample is not None:
                self._sample.voice_changed()
            self._changed.notify()

    def speak(self, generation: int, index: int, text: str) -> None:
        """Asks for the sound of a clause; from any thread, returns at once."""
        with self._changed:
            self._waiting.append((generation, index, text))
            self._trace.moment("voice", "clause asked", reply=generation, clause=index)
            self._changed.notify()

    def speak_sample(self) -> None:
        """Asks for the sample sentence in the present voice; from any thread, returns at once."""
        with self._changed:
            if self._sample is not None:
                self._sample.ask()
            self._changed.notify()

    @property
    def busy(self) -> bool:
        """Whether a clause is being made or waits."""
        return self._speaking or bool(self._waiting)

    def drop(self, generation: int) -> None:
        """Forgets what waits of generations older than `generation`."""
        with self._changed:
            self._oldest_wanted = generation
            kept = [clause for clause in self._waiting if clause[0] >= generation]
            self._waiting.clear()
            self._waiting.extend(kept)

    @property
    def _has_work(self) -> bool:
        if self._waiting or (self._sample is not None and self._sample.wanted):
            return True
        return self._clips is not None and self._clips.wanted

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or (self._voice and self._has_work))
                if self._stopping:
                    return
                clause = self._waiting.popleft() if self._waiting else None
                sampled = self._sample.take() if clause is None and self._sample is not None else None
                idle = clause is None and sampled is None
                clip = self._clips.next_text() if idle and self._clips is not None else None
                voice = self._voice
                self._speaking = True
            assert voice is not None
            if clause is not None:
                self._make(voice, *clause)
            elif sampled is not None and self._sample is not None:
                with self._trace.work("voice", "make sample"):
                    sound, error = self._sound_of(voice, self._sample.text)
                self._sample.give(sampled, sound, error)
            elif clip is not None and self._clips is not None:
                number, text = clip
                with self._trace.work("voice", "make clip"):
                    sound = self._sound_of(voice, text)[0]
                self._clips.keep(number, text, sound)
            self._speaking = False

    def _make(self, voice: Speaker, generation: int, index: int, text: str) -> None:
        with self._trace.work("voice", "make clause", reply=generation, clause=index):
            sounding, error = self._begun(voice, text, early=index == 0)
        if generation >= self._oldest_wanted:
            self._on_news(VoiceNews(generation, index, text, sounding.samples, sounding.word_ends_s, error))
        with self._trace.work("voice", "finish clause", reply=generation, clause=index):
            # Wanted or not: what was dropped may be held, and go on. The beginning is short: whoever makes way for a
            # clause does so until its next piece is there, too.
            more = self._succeeds(sounding.go_on)
            self._speaking = False
            if more:
                self._succeeds(sounding.finish)

    def _sound_of(self, voice: Speaker, text: str) -> tuple[Samples, str]:
        sounding, error = self._begun(voice, text, early=False)
        if self._succeeds(sounding.finish) is False:
            return NO_SOUND.samples, "The voice could not finish a sentence."
        return sounding.samples, error

    @staticmethod
    def _begun(voice: Speaker, text: str, *, early: bool) -> tuple[Sounding, str]:
        try:
            return voice.begin(text, early=early), ""
        except Exception as problem:  # one clause that the voice cannot say must not silence the others
            return (
                NO_SOUND,
                f"The voice could not say a clause ({type(problem).__name__}); it is shown on screen.",
            )

    @staticmethod
    def _succeeds(make: Callable[[], bool | None]) -> bool | None:
        """What `make` returns; False when the voice fails."""
        try:
            return make()
        except Exception as problem:  # what was made of it is heard, silence after that
            _log.error("the voice could not finish a clause: %s", type(problem).__name__)
            return False
