"""The trace: which part worked on what from when to when, for finding out where time goes.

Kept in memory and bounded; off unless a bench or `converse --trace` asks for it. It holds names that are written in
the code, times and numbers: never a word that was said, typed or seen.

Format of the file: "Trace Event Format", JSON object form, which chrome://tracing and https://ui.perfetto.dev open.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

from assistant.clock import Clock

MOST_SPANS = 200_000
"""About two hours of a busy conversation; then the oldest are dropped."""

Fact = int | float | bool
Facts = Mapping[str, Fact]


@dataclass(frozen=True)
class Span:
    """A stretch of work of one part, or a moment: then `end_s` is `start_s` (s on the session clock)."""

    part: str
    what: str
    start_s: float
    end_s: float
    facts: Facts = field(default_factory=dict)
    moment: bool = False


class Trace:
    """Takes spans from any thread. Spans of one part either lie apart or one within the other.

    This class is the trace that is off: it takes nothing and costs next to nothing.
    """

    on = False

    def work(self, part: str, what: str, **facts: Fact) -> AbstractContextManager[None]:  # noqa: ARG002 - it is off
        """The time that its `with` block takes."""
        return _NOTHING

    def moment(self, part: str, what: str, at_s: float | None = None, **facts: Fact) -> None:
        """Something that happens now, or at `at_s`."""

    def since(self, start_s: float, part: str, what: str, **facts: Fact) -> None:
        """Work from `start_s` (see `now_s`) until now."""

    def now_s(self) -> float:
        """The time to give `since`."""
        return 0.0

    def begin(self) -> None:
        """The session's time begins: what was before has other times and is forgotten."""

    def spans(self) -> tuple[Span, ...]:
        """Everything, by its start; what lies within something else comes after it."""
        return ()


_NOTHING = nullcontext()
NO_TRACE = Trace()


class MemoryTrace(Trace):
    """The trace that is on."""

    on = True

    def __init__(self, clock: Clock, most_spans: int = MOST_SPANS) -> None:
        self._clock = clock
        self._spans: deque[Span] = deque(maxlen=most_spans)
        self._lock = threading.Lock()
        self._session = 0

    @contextmanager
    def _work(self, part: str, what: str, facts: Facts) -> Iterator[None]:
        session, start_s = self._session, self._clock.now_s()
        try:
            yield
        finally:
            if session == self._session:
                self._add(Span(part, what, start_s, self._clock.now_s(), facts))

    def work(self, part: str, what: str, **facts: Fact) -> AbstractContextManager[None]:
        return self._work(part, what, facts)

    def moment(self, part: str, what: str, at_s: float | None = None, **facts: Fact) -> None:
        at_s = self._clock.now_s() if at_s is None else at_s
        self._add(Span(part, what, at_s, at_s, facts, moment=True))

    def since(self, start_s: float, part: str, what: str, **facts: Fact) -> None:
        end_s = self._clock.now_s()
        if start_s <= end_s:  # else it began before the session did
            self._add(Span(part, what, start_s, end_s, facts))

    def now_s(self) -> float:
        return self._clock.now_s()

    def begin(self) -> None:
        with self._lock:
            self._session += 1
            self._spans.clear()

    def spans(self) -> tuple[Span, ...]:
        with self._lock:
            return tuple(sorted(self._spans, key=lambda span: (span.start_s, -span.end_s)))

    def _add(self, span: Span) -> None:
        with self._lock:
            self._spans.append(span)


def as_trace_events(spans: tuple[Span, ...]) -> str:
    """The file's text: one row for each part, in the order in which they first appear; times in µs."""
    rows = {part: number for number, part in enumerate(dict.fromkeys(span.part for span in spans), 1)}
    events: list[dict[str, object]] = [
        {"name": "process_name", "ph": "M", "pid": 1, "tid": 0, "args": {"name": "counterpoint"}}
    ]
    for part, row in rows.items():
        events.append({"name": "thread_name", "ph": "M", "pid": 1, "tid": row, "args": {"name": part}})
        events.append(
            {"name": "thread_sort_index", "ph": "M", "pid": 1, "tid": row, "args": {"sort_index": row}}
        )
    events += [_event(span, rows[span.part]) for span in spans]
    return json.dumps({"traceEvents": events, "displayTimeUnit": "ms"}, indent=None, separators=(",", ":"))


def _event(span: Span, row: int) -> dict[str, object]:
    start_us, end_us = round(span.start_s * 1e6), round(span.end_s * 1e6)
    event: dict[str, object] = {
        "name": span.what,
        "cat": span.part,
        "ph": "i" if span.moment else "X",
        "ts": start_us,
        "pid": 1,
        "tid": row,
        "args": dict(span.facts),
    }
    if span.moment:
        event["s"] = "t"
    else:
        event["dur"] = end_us - start_us
    return event
