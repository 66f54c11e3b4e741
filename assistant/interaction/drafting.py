"""The drafting thread: owns the interaction model's language model and drafts replies clause by clause.

Requests carry a generation number; a newer request ends the older one, whose remaining news never appears.
"""

from __future__ import annotations

import enum
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.interaction.clauses import ClauseCutter
from assistant.interaction.delegation import THINKING_PHRASE
from assistant.interaction.foresight import likely_beginning
from assistant.interaction.language_model import Message, Piece
from assistant.micro_turn import DraftNews, WordsJudged
from assistant.model_thread import ModelThread
from assistant.trace import NO_TRACE, Trace

MAX_REPLY_TOKENS = 120
LIKELY_END = 0.3
"""A sentence that less likely ends where the user is now goes on: a reply to it waits until they have fallen silent."""
SPEECH_AT_MOST_S = 3.0
SOUND_AT_MOST_S = 0.2
LOOK_S = 0.01
"""How long drafting rests at most while the user speaks and while a first clause is made sound, and how often it looks
whether that is over."""


class Decoder(Protocol):
    """What drafts: see `LanguageModel`."""

    context_tokens: int

    def tokens_of(self, messages: Sequence[Message], *, closed: bool) -> list[int]: ...

    sentence_end: float | None
    addressed: float | None

    def end_of_words(self, messages: Sequence[Message]) -> int | None: ...

    def hold(
        self,
        tokens: Sequence[int],
        cancelled: Callable[[], bool],
        *,
        mark: int | None = None,
        judged: bool = False,
        guess: str = "",
    ) -> bool: ...

    def stream(
        self, max_tokens: int, cancelled: Callable[[], bool], *, not_so: str = ""
    ) -> Iterator[Piece]: ...

    def close(self) -> None: ...


class _Wish(enum.Enum):
    READ = "read ahead"  # the last message is still open
    JUDGE = "read to judge"  # up to where a reply would begin
    DRAFT = "read for a draft"


@dataclass(frozen=True)
class _Request:
    generation: int
    messages: tuple[Message, ...]
    wish: _Wish
    not_so: str = ""
    """How the reply does not begin."""


class Drafting(ModelThread):
    """One request is held at a time: a newer one takes its place and cancels what is being worked on."""

    def __init__(
        self,
        on_news: Callable[[DraftNews | WordsJudged], None],
        trace: Trace = NO_TRACE,
        *,
        sound_in_work: Callable[[], bool] = lambda: False,
        user_speaks: Callable[[], bool] = lambda: False,
    ) -> None:
        """`sound_in_work` says whether a clause is being made sound, `user_speaks` whether the user is speaking."""
        super().__init__("drafting")
        self._trace = trace
        self._sound_in_work = sound_in_work
        self._user_speaks = user_speaks
        self._on_news = on_news
        self._decoder: Decoder | None = None
        self._next_decoder: Decoder | None = None
        self._request: _Request | None = None
        self._newest = 0
        self._working = False
        self._resting = False

    def use(self, decoder: Decoder) -> None:
        """Drafts with another model from the next request on; the thread closes the old one. Any thread."""
        with self._changed:
            self._next_decoder = decoder
            self._changed.notify_all()

    def draft(self, generation: int, messages: Sequence[Message], *, may_think: bool = True) -> None:
        """Asks for a reply to the conversation; news comes as `DraftNews` with this generation.

        Without `may_think` the reply is not that the model wants to think about it.
        """
        self._put(_Request(generation, tuple(messages), _Wish.DRAFT, "" if may_think else THINKING_PHRASE))

    def judge(self, generation: int, messages: Sequence[Message]) -> None:
        """Asks what the model makes of the last message, without a reply; news comes as `WordsJudged`."""
        self._put(_Request(generation, tuple(messages), _Wish.JUDGE))

    def prepare(self, generation: int, messages: Sequence[Message]) -> None:
        """Reads the conversation ahead, its last message still open; no news comes of it."""
        self._put(_Request(generation, tuple(messages), _Wish.READ))

    def drop(self, generation: int) -> None:
        """Ends whatever is older than `generation`."""
        with self._changed:
            self._newest = max(self._newest, generation)
            if self._request and self._request.generation < generation:
                self._request = None

    @property
    def busy(self) -> bool:
        """Whether something is being drafted or read ahead, or waits."""
        return self._working or self._request is not None

    @property
    def computing(self) -> bool:
        """Whether it works, or will at once: not while it lets others go first."""
        return self.busy and not self._resting

    def wait_until_idle(self, timeout_s: float) -> bool:
        """Waits until nothing is being drafted or read ahead; False when that takes longer."""
        with self._changed:
            return self._changed.wait_for(
                lambda: not self._working and self._request is None and self._next_decoder is None, timeout_s
            )

    def _put(self, request: _Request) -> None:
        drafts = request.wish is _Wish.DRAFT
        self._trace.moment(
            "drafting", "draft asked" if drafts else "reading ahead asked", reply=request.generation
        )
        with self._changed:
            self._newest = request.generation
            self._request = request
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._stopping or self._next_decoder or (self._request and self._decoder)
                )
                if self._next_decoder is not None:
                    if self._decoder is not None:
                        self._decoder.close()
                    self._decoder, self._next_decoder = self._next_decoder, None
                if self._stopping:
                    break
                request = self._request if self._decoder is not None else None
                if request is not None:
                    self._request = None
                    self._working = True
            if request is not None and self._decoder is not None:
                self._work(request, self._decoder)
            with self._changed:
                self._working = False
                self._changed.notify_all()
        if self._decoder is not None:
            self._decoder.close()

    def _work(self, request: _Request, decoder: Decoder) -> None:
        def cancelled() -> bool:
            return self._stopping or self._newest != request.generation

        try:
            judges = request.wish is not _Wish.READ
            tokens = decoder.tokens_of(request.messages, closed=judges)
            if len(tokens) > decoder.context_tokens - MAX_REPLY_TOKENS:
                raise ValueError("the conversation is longer than the model's context")
            mark = decoder.end_of_words(request.messages) if judges else None
            with self._trace.work(
                "drafting", request.wish.value, reply=request.generation, tokens=len(tokens)
            ):
                guess = likely_beginning(request.messages[-1][1]) if request.wish is _Wish.DRAFT else ""
                held = decoder.hold(tokens, cancelled, mark=mark, judged=judges, guess=guess)
            if not held or not judges:
                return
            if decoder.sentence_end is not None or decoder.addressed is not None:
                self._on_news(WordsJudged(request.generation, decoder.sentence_end, decoder.addressed))
            if request.wish is _Wish.DRAFT:
                if decoder.sentence_end is not None and decoder.sentence_end < LIKELY_END:
                    self._rest_while(self._user_speaks, SPEECH_AT_MOST_S, cancelled)
                self._decode(request, decoder, cancelled)
        except (RuntimeError, ValueError) as error:
            self._on_news(DraftNews(request.generation, "", 0, finished=True, error=str(error)))

    def _rest_while(self, busy: Callable[[], bool], at_most_s: float, cancelled: Callable[[], bool]) -> None:
        """Lets others go first, within bounds."""
        self._resting = True
        for _ in range(round(at_most_s / LOOK_S)):
            if cancelled() or not busy():
                break
            time.sleep(LOOK_S)
        self._resting = False

    def _let_others_go_first(self, cancelled: Callable[[], bool]) -> None:
        """More than a first clause is not needed before the user falls silent, and until then their words have to be
        read; then its sound is what they wait for."""
        time.sleep(LOOK_S)  # until the loop has asked for the sound
        self._rest_while(self._user_speaks, SPEECH_AT_MOST_S, cancelled)
        self._rest_while(self._sound_in_work, SOUND_AT_MOST_S, cancelled)

    def _decode(self, request: _Request, decoder: Decoder, cancelled: Callable[[], bool]) -> None:
        generation = request.generation
        cutter = ClauseCutter()
        index = 0
        probabilities: list[float] = []

        began_s = self._trace.now_s()

        def give(clause: str, *, finished: bool) -> None:
            nonlocal index, began_s
            self._trace.since(
                began_s,
                "drafting",
                "decode clause",
                reply=generation,
                clause=index,
                tokens=len(probabilities),
                dropped=cancelled(),
            )
            began_s = self._trace.now_s()
            confidence = sum(probabilities) / len(probabilities) if probabilities else 0.0
            probabilities.clear()
            if not cancelled():
                self._on_news(DraftNews(generation, clause, index, finished, confidence))
            index += 1
            if index == 1 and clause:
                self._let_others_go_first(cancelled)

        for piece in decoder.stream(MAX_REPLY_TOKENS, cancelled, not_so=request.not_so):
            probabilities.append(piece.probability)
            for clause in cutter.add(piece.text):
                give(clause, finished=False)
        if not cancelled():
            give(cutter.rest(), finished=True)
        else:
            self._trace.since(
                began_s, "drafting", "decode clause", reply=generation, clause=index, dropped=True
            )
