"""The trace holds what worked when, in order and bounded, in a file that trace viewers open, and no words."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from queue import Queue
from typing import Any

import numpy as np
import pytest

from assistant.clock import RealClock, VirtualClock
from assistant.interaction.drafting import Drafting
from assistant.interaction.language_model import Piece
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, SpokenClause
from assistant.perception.recogniser import ReadRequest, Recogniser
from assistant.perception.sound_memory import SoundMemory
from assistant.perception.whisper_reader import Reading
from assistant.speech.playout import Playout
from assistant.speech.sounding import Sounding
from assistant.speech.synthesis import Synthesis
from assistant.trace import NO_TRACE, MemoryTrace, Span, as_trace_events

SECRET = "Xylophone"


def traced() -> tuple[VirtualClock, MemoryTrace]:
    clock = VirtualClock()
    return clock, MemoryTrace(clock)


def nested_and_in_order(events: list[dict[str, Any]]) -> bool:
    """Whether the events of every row come by their start, and each ends within the one it began in."""
    ends: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    for event in events:
        if event["ph"] != "X":
            continue
        row, start = event["tid"], event["ts"]
        open_ends = ends.setdefault(row, [])
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if start < last.get(row, start) or (open_ends and start + event["dur"] > open_ends[-1]):
            return False
        last[row] = start
        open_ends.append(start + event["dur"])
    return True


def test_work_and_moments_with_their_times() -> None:
    clock, trace = traced()
    clock.move_to(1.0)
    with trace.work("voice", "make clause", reply=3):
        clock.move_to(1.25)
        trace.moment("floor", "answer")
    trace.moment("playout", "clause begins", 1.5)
    assert trace.spans() == (
        Span("voice", "make clause", 1.0, 1.25, {"reply": 3}),
        Span("floor", "answer", 1.25, 1.25, {}, moment=True),
        Span("playout", "clause begins", 1.5, 1.5, {}, moment=True),
    )


def test_work_that_fails_is_there_too() -> None:
    clock, trace = traced()

    def fail() -> None:
        with trace.work("voice", "make clause"):
            clock.move_to(0.5)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert trace.spans() == (Span("voice", "make clause", 0.0, 0.5),)


def test_the_file_is_trace_event_json() -> None:
    clock, trace = traced()
    with trace.work("drafting", "draft", reply=1):
        with trace.work("drafting", "read"):
            clock.move_to(0.1)
        begun_s = trace.now_s()
        clock.move_to(0.3)
        trace.since(begun_s, "drafting", "decode", tokens=5)
    trace.moment("floor", "answer")
    document = json.loads(as_trace_events(trace.spans()))
    events = document["traceEvents"]
    assert document["displayTimeUnit"] == "ms"
    for event in events:
        assert {"name", "ph", "pid", "tid"} <= event.keys()
        assert event["ph"] in "XiM"
        if event["ph"] != "M":
            assert isinstance(event["ts"], int)
    work = [(event["name"], event["ts"], event["dur"]) for event in events if event["ph"] == "X"]
    assert work == [("draft", 0, 300_000), ("read", 0, 100_000), ("decode", 100_000, 200_000)]
    assert [event["s"] for event in events if event["ph"] == "i"] == ["t"]
    names = {event["tid"]: event["args"]["name"] for event in events if event["name"] == "thread_name"}
    assert {names[event["tid"]] for event in events if event["ph"] == "X"} == {"drafting"}
    assert nested_and_in_order(events)


def test_an_overlap_would_be_seen() -> None:
    crossing = (Span("a", "x", 0.0, 2.0), Span("a", "y", 1.0, 3.0))
    assert not nested_and_in_order(json.loads(as_trace_events(crossing))["traceEvents"])


def test_it_is_bounded_and_keeps_the_newest() -> None:
    clock = VirtualClock()
    trace = MemoryTrace(clock, most_spans=3)
    for number in range(10):
        trace.moment("floor", "look", index=number)
    assert [span.facts["index"] for span in trace.spans()] == [7, 8, 9]


def test_what_was_before_the_session_is_forgotten() -> None:
    clock = RealClock()
    trace = MemoryTrace(clock)
    trace.moment("voice", "make clip")
    work = trace.work("drafting", "read ahead")
    with work:
        clock.begin()
        trace.begin()
    assert trace.spans() == ()


def test_off_it_takes_nothing() -> None:
    with NO_TRACE.work("voice", "make clause", reply=1):
        NO_TRACE.moment("floor", "answer")
        NO_TRACE.since(0.0, "voice", "make clause")
    assert not NO_TRACE.on
    assert NO_TRACE.spans() == ()


def test_threads_may_write_at_once() -> None:
    trace = MemoryTrace(RealClock())

    def write(part: str) -> None:
        for number in range(500):
            with trace.work(part, "work", number=number):
                pass

    threads = [threading.Thread(target=write, args=(part,)) for part in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = json.loads(as_trace_events(trace.spans()))["traceEvents"]
    assert sum(event["ph"] == "X" for event in events) == 1500
    assert nested_and_in_order(events)


class Decoder:
    context_tokens = 2048
    sentence_end: float | None = None
    addressed: float | None = None

    def tokens_of(self, messages: Any, *, closed: bool) -> list[int]:
        return [1, 2, 3]

    def end_of_words(self, messages: Any) -> None:
        return None

    def hold(
        self, tokens: Any, cancelled: Any, *, mark: int | None = None, judged: bool = False, guess: str = ""
    ) -> bool:
        return True

    def stream(self, max_tokens: int, cancelled: Any, *, not_so: str = "") -> Iterator[Piece]:
        for word in f"{SECRET} it is. Or so they say.".split():
            yield Piece(f" {word}", 0.9)

    def close(self) -> None:
        pass


class Voice:
    def begin(self, text: str, *, early: bool = True) -> Sounding:
        return Sounding(np.ones(160, dtype=np.float32), (0.01,))


class Reader:
    def read(self, speech: Samples) -> Reading:
        return Reading((SECRET,), -0.1, 0.0)


def test_every_part_writes_its_work_and_none_of_the_words() -> None:
    clock = RealClock()
    clock.begin()
    trace = MemoryTrace(clock)
    news: Queue[Any] = Queue()
    memory = SoundMemory()
    memory.append(np.zeros(PERCEPTION_RATE_HZ, dtype=np.float32))
    recogniser = Recogniser(memory, news.put, trace)
    drafting = Drafting(news.put, trace)
    synthesis = Synthesis(news.put, trace=trace)
    recogniser.use(Reader())
    drafting.use(Decoder())
    synthesis.use(Voice())
    parts = (recogniser, drafting, synthesis)
    for part in parts:
        part.start()
    try:
        recogniser.request(ReadRequest(1, 0.0, 0.6, pause=True))
        news.get(timeout=5)
        drafting.draft(7, (("user", SECRET),))
        while not news.get(timeout=5).finished:
            pass
        synthesis.speak(7, 0, SECRET)
        made = news.get(timeout=5)
    finally:
        for part in parts:
            part.stop()
    playout = Playout(clock, rate_hz=PERCEPTION_RATE_HZ, trace=trace)
    playout.enqueue(SpokenClause(1, 7, SECRET, made.samples, made.word_ends_s))
    playout.render(160, 2.0)
    seen = [(span.part, span.what) for span in trace.spans()]
    for expected in (
        ("recogniser", "read asked"),
        ("recogniser", "read"),
        ("drafting", "draft asked"),
        ("drafting", "read for a draft"),
        ("drafting", "decode clause"),
        ("voice", "clause asked"),
        ("voice", "make clause"),
        ("playout", "clause begins"),
    ):
        assert expected in seen
    assert seen.count(("playout", "clause begins")) == 1
    text = as_trace_events(trace.spans())
    assert SECRET not in text
    assert nested_and_in_order(json.loads(text)["traceEvents"])
