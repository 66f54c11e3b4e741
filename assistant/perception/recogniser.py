"""The recogniser's thread: reads the utterance again whenever it is asked to, the newest request first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assistant.micro_turn import Hearing, Samples
from assistant.model_thread import ModelThread
from assistant.perception.sound_memory import SoundMemory
from assistant.perception.utterance import Utterance
from assistant.perception.whisper_reader import Reading
from assistant.thread_priority import READING_NICENESS
from assistant.trace import NO_TRACE, Trace

FORGOTTEN_AFTER = 8
CONFIRMS_S = 0.2
"""A read of a silence that begins goes no further than this beyond the one that knew a whole question: it confirms. In
more sound there may be a syllable that makes another word of the last one."""
LATER_AT_MOST_S = 0.3
LOOK_S = 0.02
"""How long a read that confirms waits for the reply that is being drafted, and how often it looks."""


class Reader(Protocol):
    """What reads speech: see `WhisperReader`."""

    def read(self, speech: Samples) -> Reading: ...


@dataclass(frozen=True)
class ReadRequest:
    """Asks for the words of an utterance up to `until_s`; with `pause` the user fell silent there.

    `quiet` says that the last frame was silent, be it the beginning of a pause or not.
    """

    utterance: int
    started_s: float
    until_s: float
    pause: bool
    resumed_s: float | None = None
    quiet: bool = False


class Recogniser(ModelThread):
    """Owns the recognition model.

    One request waits at most: a newer one takes the place of an older one that has not begun, since it covers the
    same speech and more.
    """

    def __init__(
        self,
        memory: SoundMemory,
        on_hearing: Callable[[Hearing], None],
        trace: Trace = NO_TRACE,
        *,
        draft_in_work: Callable[[], bool] = lambda: False,
    ) -> None:
        """`draft_in_work` says whether a reply is being made, which a read that only confirms would delay."""
        super().__init__("recogniser", niceness=READING_NICENESS)
        self._memory = memory
        self._on_hearing = on_hearing
        self._trace = trace
        self._reader: Reader | None = None
        self._request: ReadRequest | None = None
        self._utterances: dict[int, Utterance] = {}
        self._reading = False
        self._standing_back = False
        self._last: Hearing | None = None
        self._draft_in_work = draft_in_work

    def use(self, reader: Reader) -> None:
        """Reads with another model from the next request on; from any thread."""
        with self._changed:
            self._reader = reader
            self._changed.notify()

    def request(self, request: ReadRequest) -> None:
        """Asks for a read; from any thread, returns at once."""
        self._trace.moment("recogniser", "read asked", until_s=request.until_s, pause=request.pause)
        with self._changed:
            self._request = request
            self._changed.notify()

    @property
    def busy(self) -> bool:
        """Whether it is reading, or about to without waiting for anything."""
        return self._reading or (self._request is not None and not self._standing_back)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or (self._request and self._reader))
                if self._stopping:
                    return
                request = self._request
            assert request is not None
            if self._only_confirms(request):
                self._let_the_draft_go_first()
            with self._changed:
                request, reader = self._request, self._reader
                self._request = None
                self._reading = True
            assert request is not None
            assert reader is not None
            with self._trace.work("recogniser", "read", until_s=request.until_s, pause=request.pause):
                hearing = self._read(request, reader)
            self._reading = False
            self._last = hearing
            self._on_hearing(hearing)

    def _only_confirms(self, request: ReadRequest) -> bool:
        """Whether a whole question is known of which hardly any sound is left to read."""
        known = self._last
        if (
            not request.quiet
            or known is None
            or known.utterance != request.utterance
            or not known.text.endswith("?")
        ):
            return False
        return known.heard_until_s >= request.until_s - CONFIRMS_S

    def _let_the_draft_go_first(self) -> None:
        """Waits until nothing is drafted or made sound any more, within bounds, and not when there is more to read."""
        asked = self._request
        self._standing_back = True
        try:
            self._wait_for_the_draft(asked)
        finally:
            self._standing_back = False

    def _wait_for_the_draft(self, asked: ReadRequest | None) -> None:
        for _ in range(round(LATER_AT_MOST_S / LOOK_S)):
            with self._changed:
                if self._changed.wait_for(lambda: self._stopping or self._request is not asked, LOOK_S):
                    return
            if not self._draft_in_work():
                return

    def _read(self, request: ReadRequest, reader: Reader) -> Hearing:
        utterance = self._utterances.get(request.utterance)
        if utterance is None:
            utterance = self._utterances[request.utterance] = Utterance(request.utterance, request.started_s)
            for number in sorted(self._utterances)[:-FORGOTTEN_AFTER]:
                del self._utterances[number]
        if request.resumed_s is not None:
            utterance.resumed(request.resumed_s)
        speech = self._memory.between(utterance.segment_start_s, request.until_s)
        reading = reader.read(speech)
        return utterance.read(reading.words, request.until_s, pause=request.pause, quiet=request.quiet)
