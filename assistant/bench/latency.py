"""Where the time of each answer goes, stage by stage, from the last audible sample of the question.

The conversation is that of `bench answers`; the stages are read off its trace.
"""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from assistant.bench.answers import Answer, Report, measure_answers, percentile
from assistant.bench.spoken_questions import QUESTIONS
from assistant.clock import Clock
from assistant.trace import MemoryTrace, Span, Trace
from models.store import ModelStore

STAGES = (
    "voice_ends",
    "read_asked",
    "read_begun",
    "read_done",
    "draft_asked",
    "prompt_read",
    "clause_decoded",
    "clause_made",
    "floor_decided",
    "first_sound",
)
"""In the order in which they usually come; the floor decides when the sound is there, or has waited for it."""

HEADINGS = ("voice", "asked", "begun", "done", "asked", "read", "clause", "sound", "floor", "heard")
PLAYOUT_AHEAD_S = 0.1
"""A file as loudspeaker that woke late puts a clause where it should have been: before it was decided on."""
GROUPS = "        |    the last read    |        draft        |"

WAITS: Mapping[str, tuple[str, str]] = {
    "the recogniser being free": ("read_asked", "read_begun"),
    "reading the words": ("read_begun", "read_done"),
    "a draft being asked for": ("read_done", "draft_asked"),
    "reading the prompt": ("draft_asked", "prompt_read"),
    "decoding the first clause": ("prompt_read", "clause_decoded"),
    "making its sound": ("clause_decoded", "clause_made"),
    "the floor": ("clause_made", "floor_decided"),
    "playing": ("floor_decided", "first_sound"),
}
"""Every stretch between two stages, by what was waited for in it."""


@dataclass(frozen=True)
class Latency:
    """One answer. `stages` are s after the last audible sample of the question, negative ones before it; a stage that
    did not take place, or was not seen, is missing. `waited_for_s` is how long it waited for what, behind that sample.
    """

    question: str
    said: str
    stages: Mapping[str, float]
    waited_for_s: Mapping[str, float]

    @property
    def longest_wait(self) -> str | None:
        """What was waited for the longest; None when nothing is known of it."""
        return max(self.waited_for_s, key=lambda wait: self.waited_for_s[wait], default=None)


@dataclass(frozen=True)
class LatencyReport:
    """What a run measured."""

    answers: Report
    latencies: tuple[Latency, ...]

    def summary(self) -> str:
        """The table that the command prints, in ms."""
        lines = [
            f"Where the time of answers goes, preset {self.answers.preset}, {self.answers.machine}",
            "ms after the last audible sample of the question:",
            f"{GROUPS:>51}",
            " ".join(f"{heading:>6}" for heading in HEADINGS),
        ]
        lines += [
            f"{_row(latency.stages)}  {latency.question}  ({latency.longest_wait or 'not answered'})"
            for latency in self.latencies
        ]
        lines.append(f"{_row(self.medians())}  median")
        times = self.answers.times_s
        if times:
            lines.append(
                f"first sound: median {statistics.median(times):.2f} s,"
                f" 95th percentile {percentile(times, 0.95):.2f} s, answered {len(times)} of {len(self.latencies)}"
            )
        counts = Counter(latency.longest_wait for latency in self.latencies if latency.longest_wait)
        lines.append(
            "waited longest for: " + ", ".join(f"{what} {count}×" for what, count in counts.most_common())
        )
        waits = ", ".join(f"{what} {1000 * wait_s:.0f}" for what, wait_s in self.mean_waits_s().items())
        lines.append(f"mean wait, ms: {waits}")
        return "\n".join(lines)

    def medians(self) -> dict[str, float]:
        """The median of every stage over the answers in which it was seen."""
        return {
            stage: round(statistics.median(seen), 3)
            for stage in STAGES
            if (seen := [latency.stages[stage] for latency in self.latencies if stage in latency.stages])
        }

    def mean_waits_s(self) -> dict[str, float]:
        """How long an answer waited for each thing; together they are the mean time to the first sound."""
        answered = [latency.waited_for_s for latency in self.latencies if latency.waited_for_s]
        return {
            what: round(sum(waits.get(what, 0.0) for waits in answered) / len(answered), 3)
            for what in WAITS
            if answered
        }

    def as_json(self) -> str:
        """Everything, for a file."""
        return json.dumps(
            {**asdict(self), "medians_s": self.medians(), "mean_waits_s": self.mean_waits_s()},
            ensure_ascii=False,
            indent=1,
        )


def measure_latency(
    store: ModelStore, preset: str, models: Mapping[str, str], questions: tuple[str, ...] = QUESTIONS
) -> tuple[LatencyReport, tuple[Span, ...]]:
    """One conversation, its report and its trace. Raises LoadingError, DeviceError, ModelError."""
    traces: list[Trace] = []

    def make_trace(clock: Clock) -> Trace:
        traces.append(MemoryTrace(clock))
        return traces[0]

    report = measure_answers(store, preset, models, questions, make_trace)
    spans = traces[0].spans()
    starts_s = [answer.start_s for answer in report.answers]
    latencies = tuple(
        latency_of(answer, [span for span in spans if answer.start_s <= span.start_s < until_s])
        for answer, until_s in zip(report.answers, [*starts_s[1:], float("inf")], strict=True)
    )
    return LatencyReport(report, latencies), spans


def latency_of(answer: Answer, spans: Sequence[Span]) -> Latency:
    """The stages of one answer, from the spans between its question and the next, in order."""
    times_s = _stage_times_s(answer, spans)
    stages = {stage: round(times_s[stage] - answer.end_s, 3) for stage in STAGES if stage in times_s}
    return Latency(answer.question, answer.said, stages, waits_of(stages) if "first_sound" in stages else {})


def waits_of(stages: Mapping[str, float]) -> dict[str, float]:
    """How long each thing was waited for: the stretch between two stages, as far as it lies after the end.

    A stage that was reached before an earlier one counts as reached with it, one that was not seen as reached at once;
    so the stretches lie side by side and are together the time to the first sound.
    """
    waits: dict[str, float] = {}
    first = stages.get("read_asked", 0.0)
    reached_s = max(0.0, first)
    if reached_s:
        waits["noticing the silence"] = round(reached_s, 3)
    for what, (_, stage) in WAITS.items():
        at_s = max(reached_s, stages.get(stage, reached_s))
        if at_s > reached_s:
            waits[what] = round(at_s - reached_s, 3)
        reached_s = at_s
    return waits


def _stage_times_s(answer: Answer, spans: Sequence[Span]) -> dict[str, float]:
    """The session time of each stage that was seen (s)."""
    times: dict[str, float] = {}
    begins = _first(spans, "playout", "clause begins", after_s=answer.start_s)
    if begins is None or answer.after_s is None:
        return times
    times["first_sound"] = answer.end_s + answer.after_s
    reply = begins.facts["reply"]
    of_reply = [span for span in spans if span.facts.get("reply") == reply]
    until_s = begins.start_s + PLAYOUT_AHEAD_S
    decided = _last(spans, "floor", "answer", before_s=until_s)
    silent = _last(spans, "ear", "voice ends", before_s=decided.start_s if decided else until_s)
    asked = _first(of_reply, "drafting", "draft asked")
    prompt = _first(of_reply, "drafting", "read for a draft")
    clause = _first(of_reply, "drafting", "decode clause")
    made = _first(of_reply, "voice", "make clause")
    if silent is not None:
        times["voice_ends"] = silent.start_s
    if decided is not None:
        times["floor_decided"] = decided.start_s
    if asked is not None:
        times["draft_asked"] = asked.start_s
        read = _last_ended(spans, "recogniser", "read", before_s=asked.start_s)
        if read is not None:
            times["read_begun"], times["read_done"] = read.start_s, read.end_s
            read_asked = _last(spans, "recogniser", "read asked", before_s=read.start_s)
            if read_asked is not None:
                times["read_asked"] = read_asked.start_s
    for stage, span in (("prompt_read", prompt), ("clause_decoded", clause), ("clause_made", made)):
        if span is not None:
            times[stage] = span.end_s
    return times


def _matching(spans: Iterable[Span], part: str, what: str) -> list[Span]:
    return [span for span in spans if span.part == part and span.what == what]


def _first(spans: Iterable[Span], part: str, what: str, after_s: float = float("-inf")) -> Span | None:
    return next((span for span in _matching(spans, part, what) if span.start_s >= after_s), None)


def _last(spans: Iterable[Span], part: str, what: str, *, before_s: float) -> Span | None:
    found = [span for span in _matching(spans, part, what) if span.start_s <= before_s]
    return found[-1] if found else None


def _last_ended(spans: Iterable[Span], part: str, what: str, *, before_s: float) -> Span | None:
    found = [span for span in _matching(spans, part, what) if span.end_s <= before_s]
    return max(found, key=lambda span: span.end_s, default=None)


def _row(stages: Mapping[str, float]) -> str:
    return " ".join(f"{1000 * stages[stage]:6.0f}" if stage in stages else "     –" for stage in STAGES)
