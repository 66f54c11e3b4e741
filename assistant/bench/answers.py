"""How long after a question does its answer begin? Real time, real models, through the engine of the app."""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from assistant.bench.spoken_questions import QUESTIONS, SpokenQuestion, record_questions
from assistant.capture.file_audio import FileAudio
from assistant.capture.wav_reader import read_wav
from assistant.clock import Clock, RealClock
from assistant.conversation import Conversation
from assistant.headless import hold
from assistant.machine import machine_name
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.model_loading import VOICE, ModelLoader
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline
from assistant.trace import NO_TRACE, Trace
from models.store import ModelStore

AUDIBLE = 0.003
TAIL_S = 6.0
STAGES = ("words_in_s", "draft_asked_s", "first_clause_s", "first_sound_s")


@dataclass(frozen=True)
class Answer:
    """One question and what came of it. Times in seconds after the last audible sample of the question.

    `after_s` is the first sound of the answer in the output, None when there was none before the next question;
    negative when the assistant spoke before the question was over. `start_s` and `end_s` of the question itself are on
    the session clock, as are the times of a trace.
    """

    question: str
    understood: str
    said: str
    after_s: float | None
    start_s: float
    end_s: float
    stages: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """What a run measured."""

    preset: str
    machine: str
    answers: tuple[Answer, ...]
    micro_turns: int
    late_micro_turns: int
    worst_late_s: float

    @property
    def times_s(self) -> list[float]:
        """The times of all questions that were answered, the shortest first."""
        return sorted(answer.after_s for answer in self.answers if answer.after_s is not None)

    def summary(self) -> str:
        """The table that the command prints."""
        lines = [f"Answers with the preset {self.preset} on {self.machine}"]
        for answer in self.answers:
            time = "     –" if answer.after_s is None else f"{answer.after_s:6.2f}"
            lines.append(f"{time} s  {answer.question}  →  {answer.said or '(nothing)'}")
        times = self.times_s
        if times:
            stages = ", ".join(
                f"{stage.removesuffix('_s').replace('_', ' ')} {value:.2f}"
                for stage in STAGES
                if (value := self._median(stage)) is not None
            )
            lines.append(
                f"median {statistics.median(times):.2f} s, 95th percentile {percentile(times, 0.95):.2f} s,"
                f" answered {len(times)} of {len(self.answers)}"
            )
            lines.append(f"medians by stage (s after the end): {stages}")
        lines.append(
            f"micro-turns late by more than 50 ms: {self.late_micro_turns} of {self.micro_turns},"
            f" worst {self.worst_late_s * 1000:.0f} ms"
        )
        return "\n".join(lines)

    def as_json(self) -> str:
        """Everything, for a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def _median(self, stage: str) -> float | None:
        values = [answer.stages[stage] for answer in self.answers if stage in answer.stages]
        return statistics.median(values) if values else None


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of the sorted values lie (nearest rank)."""
    return values[max(0, min(len(values) - 1, int(np.ceil(share * len(values))) - 1))]


def measure_answers(
    store: ModelStore,
    preset: str,
    models: Mapping[str, str],
    questions: tuple[str, ...] = QUESTIONS,
    make_trace: Callable[[Clock], Trace] = lambda _clock: NO_TRACE,
) -> Report:
    """Holds one conversation of all questions. Raises LoadingError, DeviceError, ModelError."""
    voice = ModelLoader(store, language="en", rate_hz=PERCEPTION_RATE_HZ).voice(models[VOICE])
    with tempfile.TemporaryDirectory(prefix="counterpoint-bench-") as folder:
        audio_in, audio_out = Path(folder) / "questions.wav", Path(folder) / "answers.wav"
        asked = record_questions(voice, audio_in, questions)
        audio = FileAudio(audio_in, audio_out, TAIL_S)
        clock = RealClock()
        timeline = Timeline(clock)
        conversation = Conversation(
            store,
            models,
            audio,
            timeline,
            clock,
            echo_cancellation=False,
            begin_complete=True,
            trace=make_trace(clock),
        )
        hold(conversation, audio)
        kept_time = conversation.punctuality
        sound = read_wav(audio_out)
    items = timeline.items()
    return Report(
        preset=preset,
        machine=machine_name(),
        answers=tuple(_answer(number, asked, sound, items) for number in range(len(asked))),
        micro_turns=kept_time.micro_turns,
        late_micro_turns=kept_time.late,
        worst_late_s=round(kept_time.worst_late_s, 4),
    )


def _answer(
    number: int, asked: tuple[SpokenQuestion, ...], sound: Samples, items: tuple[TimelineItem, ...]
) -> Answer:
    question = asked[number]
    until_s = asked[number + 1].start_s if number + 1 < len(asked) else len(sound) / PERCEPTION_RATE_HZ

    def during(lane: Lane, kind: str) -> list[TimelineItem]:
        found = [
            i for i in items if i.lane is lane and i.kind == kind and question.start_s <= i.start_s < until_s
        ]
        return sorted(found, key=lambda item: item.start_s)

    decisions = [item for item in during(Lane.SYSTEM, "decision") if item.text == "answer"]
    stages: dict[str, Any] = dict(decisions[0].data) if decisions else {}
    return Answer(
        question=question.text,
        understood=" ".join(item.text for item in during(Lane.USER, "speech")),
        said=" ".join(item.text for item in during(Lane.ASSISTANT, "speech")),
        after_s=_first_sound_after(question, sound, until_s),
        start_s=question.start_s,
        end_s=question.end_s,
        stages={stage: stages[stage] for stage in STAGES if stages.get(stage) is not None},
    )


def _first_sound_after(question: SpokenQuestion, sound: Samples, until_s: float) -> float | None:
    start, end = (round(at * PERCEPTION_RATE_HZ) for at in (question.start_s + 0.5, until_s))
    audible = np.flatnonzero(np.abs(sound[start:end]) > AUDIBLE)
    if not len(audible):
        return None
    return round((start + int(audible[0])) / PERCEPTION_RATE_HZ - question.end_s, 3)
