"""The drafting thread with a scripted decoder."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from assistant.interaction.delegation import THINKING_PHRASE
from assistant.interaction.drafting import Drafting
from assistant.interaction.language_model import Message, Piece
from assistant.micro_turn import DraftNews, WordsJudged

TIMEOUT_S = 5.0


class ScriptedDecoder:
    """Decodes prepared text word by word; `gate` holds it up before the word of that number."""

    def __init__(self, text: str = "Paris it is. Or so I think.") -> None:
        self.context_tokens = 2048
        self.text = text
        self.gate_at: int | None = None
        self.gate = threading.Event()
        self.reached = threading.Event()
        self.closed = threading.Event()
        self.held: list[Sequence[int]] = []
        self.marks: list[int | None] = []
        self.not_so: list[str] = []
        self.guesses: list[str] = []
        self.ends = 0.75
        self.sentence_end: float | None = None
        self.addressed: float | None = None

    def tokens_of(self, messages: Sequence[Message], *, closed: bool) -> list[int]:
        return [len(text) for _, text in messages] + [int(closed)]

    def end_of_words(self, messages: Sequence[Message]) -> int | None:
        return len(messages)

    def hold(
        self,
        tokens: Sequence[int],
        cancelled: Callable[[], bool],
        *,
        mark: int | None = None,
        judged: bool = False,
        guess: str = "",
    ) -> bool:
        self.held.append(tokens)
        self.guesses.append(guess)
        self.marks.append(mark)
        self.sentence_end = None if mark is None else self.ends
        self.addressed = 0.25 if judged else None
        return not cancelled()

    def stream(self, max_tokens: int, cancelled: Callable[[], bool], *, not_so: str = "") -> Iterator[Piece]:
        self.not_so.append(not_so)
        for number, word in enumerate(self.text.split(" ")):
            if number == self.gate_at:
                self.reached.set()
                assert self.gate.wait(TIMEOUT_S)
            if cancelled():
                return
            yield Piece(word if number == 0 else f" {word}", 0.8)

    def close(self) -> None:
        self.closed.set()


class News:
    def __init__(self) -> None:
        self.all: list[DraftNews] = []
        self.sentence_ends: list[WordsJudged] = []
        self._changed = threading.Condition()

    def __call__(self, news: DraftNews | WordsJudged) -> None:
        with self._changed:
            if isinstance(news, WordsJudged):
                self.sentence_ends.append(news)
            else:
                self.all.append(news)
            self._changed.notify_all()

    def wait_for_end_of(self, generation: int) -> list[DraftNews]:
        def ended() -> bool:
            return any(n.generation == generation and n.finished for n in self.all)

        with self._changed:
            assert self._changed.wait_for(ended, TIMEOUT_S)
        return [n for n in self.all if n.generation == generation]


def wait_for(condition: Callable[[], bool]) -> bool:
    until_s = time.monotonic() + TIMEOUT_S
    while time.monotonic() < until_s:
        if condition():
            return True
        time.sleep(0.005)
    return False


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def drafting(news: News) -> Iterator[Drafting]:
    drafting = Drafting(news)
    drafting.start()
    yield drafting
    drafting.stop()


ASK: tuple[Message, ...] = (("user", "What?"),)


def test_clauses_come_one_by_one(drafting: Drafting, news: News) -> None:
    drafting.use(ScriptedDecoder())
    drafting.draft(1, ASK)
    clauses = news.wait_for_end_of(1)
    assert [(n.clause, n.index, n.finished) for n in clauses] == [
        ("Paris it is.", 0, False),
        ("Or so I think.", 1, True),
    ]
    assert all(n.confidence == pytest.approx(0.8) for n in clauses)


def test_a_draft_tells_how_likely_the_sentence_ends_where_its_words_end(
    drafting: Drafting, news: News
) -> None:
    decoder = ScriptedDecoder()
    drafting.use(decoder)
    drafting.draft(1, ASK)
    news.wait_for_end_of(1)
    assert news.sentence_ends == [WordsJudged(1, 0.75, 0.25)]
    assert decoder.marks == [len(ASK)]


def test_words_can_be_judged_without_a_reply(drafting: Drafting, news: News) -> None:
    decoder = ScriptedDecoder()
    drafting.use(decoder)
    drafting.judge(1, ASK)
    assert drafting.wait_until_idle(TIMEOUT_S)
    assert news.sentence_ends == [WordsJudged(1, 0.75, 0.25)]
    assert decoder.held == [[5, 1]]
    assert news.all == []


def test_a_reply_to_a_remark_is_not_that_it_wants_to_think(drafting: Drafting, news: News) -> None:
    decoder = ScriptedDecoder()
    drafting.use(decoder)
    for generation, may_think in ((1, True), (2, False)):
        drafting.draft(generation, ASK, may_think=may_think)
        news.wait_for_end_of(generation)
    assert decoder.not_so == ["", THINKING_PHRASE]


def test_no_more_than_a_first_clause_is_drafted_while_the_user_speaks(news: News) -> None:
    speaking = threading.Event()
    speaking.set()
    asked = threading.Event()

    def user_speaks() -> bool:
        asked.set()
        return speaking.is_set()

    drafting = Drafting(news, user_speaks=user_speaks)
    drafting.use(ScriptedDecoder())
    drafting.start()
    try:
        drafting.draft(1, ASK)
        assert asked.wait(TIMEOUT_S)
        assert [n.clause for n in news.all] == ["Paris it is."]
        assert drafting.busy
        assert not drafting.computing
        speaking.clear()
        assert len(news.wait_for_end_of(1)) == 2
    finally:
        drafting.stop()


def test_drafting_rests_while_the_first_clause_is_made_sound(news: News) -> None:
    asked = threading.Event()
    made = threading.Event()

    def sound_in_work() -> bool:
        asked.set()
        return not made.is_set()

    drafting = Drafting(news, sound_in_work=sound_in_work)
    drafting.use(ScriptedDecoder())
    drafting.start()
    try:
        drafting.draft(1, ASK)
        assert asked.wait(TIMEOUT_S)
        assert [n.clause for n in news.all] == ["Paris it is."]
        made.set()
        assert len(news.wait_for_end_of(1)) == 2
    finally:
        drafting.stop()


def test_a_reply_to_half_a_sentence_waits_until_the_user_falls_silent(news: News) -> None:
    speaking = threading.Event()
    speaking.set()
    decoder = ScriptedDecoder()
    decoder.ends = 0.05
    drafting = Drafting(news, user_speaks=speaking.is_set)
    drafting.use(decoder)
    drafting.start()
    try:
        drafting.draft(1, ASK)
        assert wait_for(lambda: bool(news.sentence_ends))
        assert wait_for(lambda: drafting.busy and not drafting.computing)
        assert decoder.not_so == []
        speaking.clear()
        assert len(news.wait_for_end_of(1)) == 2
    finally:
        drafting.stop()


def test_a_newer_request_ends_the_older_one(drafting: Drafting, news: News) -> None:
    decoder = ScriptedDecoder()
    decoder.gate_at = 4
    drafting.use(decoder)
    drafting.draft(1, ASK)
    assert decoder.reached.wait(TIMEOUT_S)
    drafting.draft(2, ASK)
    decoder.gate.set()
    news.wait_for_end_of(2)
    assert not any(n.generation == 1 and n.finished for n in news.all)


def test_dropping_ends_a_draft(drafting: Drafting, news: News) -> None:
    decoder = ScriptedDecoder()
    decoder.gate_at = 1
    drafting.use(decoder)
    drafting.draft(1, ASK)
    assert decoder.reached.wait(TIMEOUT_S)
    drafting.drop(2)
    decoder.gate.set()
    assert drafting.wait_until_idle(TIMEOUT_S)
    assert news.all == []


def test_a_draft_begins_with_a_guess_and_nothing_else_does(drafting: Drafting, news: News) -> None:
    decoder = ScriptedDecoder("The capital of France is Paris.")
    drafting.use(decoder)
    asked = (("user", "What is the capital of France?"),)
    drafting.prepare(1, asked)
    assert drafting.wait_until_idle(TIMEOUT_S)
    drafting.judge(2, asked)
    assert drafting.wait_until_idle(TIMEOUT_S)
    drafting.draft(3, asked)
    assert drafting.wait_until_idle(TIMEOUT_S)
    assert decoder.guesses == ["", "", "The capital of France is"]


def test_reading_ahead_brings_no_news(drafting: Drafting, news: News) -> None:
    decoder = ScriptedDecoder()
    drafting.use(decoder)
    drafting.prepare(1, ASK)
    assert drafting.wait_until_idle(TIMEOUT_S)
    assert decoder.held == [[5, 0]]
    assert decoder.marks == [None]
    assert news.sentence_ends == []
    assert news.all == []


def test_a_request_waits_for_the_model(drafting: Drafting, news: News) -> None:
    drafting.draft(1, ASK)
    drafting.use(ScriptedDecoder())
    assert news.wait_for_end_of(1)


def test_another_model_takes_over_and_the_old_one_is_closed(drafting: Drafting, news: News) -> None:
    old, new = ScriptedDecoder("Old."), ScriptedDecoder("New.")
    drafting.use(old)
    drafting.draft(1, ASK)
    news.wait_for_end_of(1)
    drafting.use(new)
    drafting.draft(2, ASK)
    assert [n.clause for n in news.wait_for_end_of(2)] == ["New."]
    assert old.closed.wait(TIMEOUT_S)


def test_a_conversation_too_long_for_the_model_is_an_error_in_words(drafting: Drafting, news: News) -> None:
    decoder = ScriptedDecoder()
    decoder.context_tokens = 100
    drafting.use(decoder)
    drafting.draft(1, ASK)
    assert "longer than" in news.wait_for_end_of(1)[0].error
