"""A stage for conversations on the virtual clock: a scripted user, a scripted language model and voice, and the
real loop, floor, cascade, playout and recorder between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np
from fakes.virtual_mailbox import VirtualMailbox

from assistant.clock import VirtualClock
from assistant.interaction.addressing import AddresseeModel
from assistant.interaction.cascade import Cascade
from assistant.interaction.own_words import OwnWords
from assistant.micro_turn import (
    Addition,
    CameraEvent,
    DraftNews,
    EndOfTurn,
    Eyes,
    Frame,
    Hearing,
    Look,
    MicroTurn,
    MicroTurnOutput,
    Sight,
    Task,
    TaskNews,
    TaskState,
    TypedText,
    Verdict,
    VoiceActivity,
    VoiceNews,
    Word,
    WordsJudged,
)
from assistant.micro_turn_loop import MicroTurnLoop, StopAsked
from assistant.recorder import Recorder
from assistant.speech.playout import Playout
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.sessions import Sessions
from assistant.timeline.timeline import Timeline

RATE_HZ = 1000  # of the voice: sound is only counted here
STARTED_WALL_S = datetime(2026, 3, 3, 14, 20).timestamp()  # noqa: DTZ001 - where the tests run
"""When the session begins: 14:20, wherever the tests run."""
FRAME_S = 0.032
BLOCK_S = 0.01
WORD_S = 0.25  # how long the scripted voice takes for a word

Answer = Sequence[str] | Callable[[str], Sequence[str]]


class ScriptedDrafting:
    """Answers with prepared clauses, the first after `first_clause_s`, the others `clause_s` apart."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.first_clause_s = 0.1
        self.clause_s = 0.05
        self.confidence = 0.9
        self.answer: Answer = ("Paris.",)
        self.error = ""
        self.sentence_end: float | None = None
        self.addressed: Callable[[str], float | None] = lambda text: None
        """How likely a text is meant for the assistant; none as with a model without a probe."""
        self.judged: list[str] = []
        self.may_think: list[bool] = []
        self.asked: list[tuple[tuple[str, str], ...]] = []
        self.prepared: list[str] = []
        self._newest = 0

    def draft(
        self, generation: int, messages: tuple[tuple[str, str], ...], *, may_think: bool = True
    ) -> None:
        self.asked.append(messages)
        self.may_think.append(may_think)
        self._newest = generation
        question = messages[-1][1]
        clauses = tuple(self.answer(question) if callable(self.answer) else self.answer)
        at_s = self._stage.clock.now_s() + self.first_clause_s
        if self.error:
            self._give(at_s, DraftNews(generation, "", 0, True, error=self.error))
            return
        self._judge(generation, question)
        for index, clause in enumerate(clauses):
            self._give(at_s, DraftNews(generation, clause, index, False, self.confidence))
            at_s += self.clause_s
        self._give(at_s, DraftNews(generation, "", len(clauses), True))

    def judge(self, generation: int, messages: tuple[tuple[str, str], ...]) -> None:
        self._newest = generation
        self.judged.append(messages[-1][1])
        self._judge(generation, messages[-1][1])

    def _judge(self, generation: int, text: str) -> None:
        at_s = self._stage.clock.now_s() + self.first_clause_s / 2
        addressed = self.addressed(text)
        if self.sentence_end is not None or addressed is not None:
            self._give(at_s, WordsJudged(generation, self.sentence_end, addressed))

    def prepare(self, generation: int, messages: tuple[tuple[str, str], ...]) -> None:
        self._newest = generation
        self.prepared.append(messages[-1][1])

    def drop(self, generation: int) -> None:
        self._newest = max(self._newest, generation)

    def _give(self, at_s: float, news: DraftNews | WordsJudged) -> None:
        def give() -> None:
            if news.generation == self._newest:
                self._stage.mailbox.post(news)

        self._stage.mailbox.call_at(at_s, give)


class ScriptedSynthesis:
    """Speaks every word for `WORD_S`; each clause takes `delay_s` to make."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.delay_s = 0.05
        self.spoken: list[str] = []
        self._oldest = 0

    def speak(self, generation: int, index: int, text: str) -> None:
        self.spoken.append(text)
        words = len(text.split())
        sound = np.full(round(words * WORD_S * RATE_HZ), 0.5, dtype=np.float32)
        ends = tuple(round((i + 1) * WORD_S, 3) for i in range(words))
        news = VoiceNews(generation, index, text, sound, ends)

        def give() -> None:
            if generation >= self._oldest:
                self._stage.mailbox.post(news)

        self._stage.mailbox.call_at(self._stage.clock.now_s() + self.delay_s, give)

    def drop(self, generation: int) -> None:
        self._oldest = generation


class Stage:
    """Build it, script the user, `run` it, look at what was heard."""

    def __init__(
        self,
        *,
        reasoner: bool = True,
        own_words: bool = False,
        addressee: AddresseeModel | None = None,
        timeline: Timeline | None = None,
        clock: VirtualClock | None = None,
    ) -> None:
        self.clock = clock or VirtualClock()
        self.mailbox = VirtualMailbox(self.clock)
        self.drafting = ScriptedDrafting(self)
        self.synthesis = ScriptedSynthesis(self)
        self.playout = Playout(self.clock, rate_hz=RATE_HZ)
        self.timeline = timeline or Timeline(self.clock)
        self.cascade = Cascade(
            self.drafting,
            self.synthesis,
            rate_hz=RATE_HZ,
            own_words=OwnWords() if own_words else None,
            addressee=addressee,
        )
        self.cascade.delegation.available = reasoner
        self.cascade.self_correction.available = reasoner
        self.recorder = Recorder(self.timeline)
        self.micro_turns: list[MicroTurn] = []
        self.outputs: list[MicroTurnOutput] = []
        self.tasks: list[Task] = []
        self.checks: list[Task] = []
        self.looks: list[Look] = []
        self.eyes = Eyes()
        """What can be seen at all, and the camera's picture, as it is when somebody looks."""
        self.frame: Frame | None = None
        self.cancelled: list[str] = []
        self.sound: list[np.ndarray] = []
        self._utterance = 0
        self._done_utterance = 0
        self._utterance_open = False
        self._speech: list[tuple[float, float, int]] = []
        self.loop = MicroTurnLoop(
            self.clock,
            self.mailbox,
            self.cascade,
            self.playout,
            observe=self._observe,
            on_output=self._carry_out,
            seen=lambda: self.frame,
            eyes=lambda: self.eyes,
            wall_s=lambda: STARTED_WALL_S + self.clock.now_s(),
        )
        self.mailbox.call_at(0.0, self._play)
        self.mailbox.call_at(0.0, self._hear)

    # -- the scripted user --

    def say(
        self,
        text: str,
        start_s: float,
        end_s: float,
        *,
        end_of_turn: float = 0.95,
        read_s: float = 0.12,
        partial: bool = True,
        utterance: int | None = None,
    ) -> int:
        """The user speaks from `start_s` to `end_s`; words come as they would. Returns the utterance's number.

        Speech with the `utterance` number of an earlier call goes on with it; `text` is then all of its words.
        """
        if utterance is None:
            self._utterance += 1
            utterance = self._utterance
        self._speech.append((start_s, end_s, utterance))
        words = text.split()
        if partial:
            at_s = start_s + 0.4
            while at_s < end_s:
                known = words[: max(1, int(len(words) * (at_s - start_s) / (end_s - start_s)))]
                self._hearing(at_s + read_s, utterance, known[:-1], known[-1:], start_s, at_s, final=False)
                at_s += 0.2
        self._hearing(end_s + 0.064 + read_s, utterance, [], words, start_s, end_s + 0.064, final=True)
        self.mailbox.post_at(end_s + 0.13, EndOfTurn(utterance, end_of_turn, end_s))
        return utterance

    def hear_words(self, utterance: int, text: str, start_s: float, *, at_s: float) -> None:
        """The recogniser reads these words of a stretch that began at `start_s`, for now."""
        self._hearing(at_s, utterance, [], text.split(), start_s, at_s - 0.1, final=False)

    def type(self, text: str, at_s: float) -> None:
        self.mailbox.post_at(at_s, TypedText(text, at_s))

    def add_to_task(self, text: str, at_s: float, task: int = 0) -> None:
        """The user adds something to a task that was delegated before."""

        def add() -> None:
            self.mailbox.post(Addition(self.tasks[task].id, text, at_s))

        self.mailbox.call_at(at_s, add)

    def press_stop(self, at_s: float) -> None:
        self.mailbox.post_at(at_s, StopAsked())

    def start_afresh(self) -> None:
        self.playout.stop()
        self.cascade.start_afresh()

    def begin_anew(self, sessions: Sessions) -> None:
        """Another session begins, as `Engine.begin_anew` does it."""
        account = self.playout.account()
        self.recorder.end_session(account, self.micro_turns[-1].voice.utterance, self.clock.now_s())
        self.start_afresh()
        sessions.begin_anew()

    def reasoner_answers(
        self, text: str, at_s: float, state: TaskState = TaskState.DONE, task: int = 0
    ) -> None:
        def give() -> None:
            self.mailbox.post(TaskNews(self.tasks[task].id, state, text))

        self.mailbox.call_at(at_s, give)

    def reasoner_finds(self, verdict: Verdict, at_s: float, check: int = 0) -> None:
        """The check of an answer is over at `at_s`, unless it was cancelled before."""

        def give() -> None:
            if self.checks[check].id not in self.cancelled:
                self.mailbox.post(TaskNews(self.checks[check].id, TaskState.DONE, verdict=verdict))

        self.mailbox.call_at(at_s, give)

    def see(self, found: CameraEvent | Sight, at_s: float) -> None:
        """The camera notices something."""
        self.mailbox.post_at(at_s, found)

    def show_frame(self, frame: Frame | None, at_s: float) -> None:
        """From then on this is the camera's picture."""
        self.mailbox.call_at(at_s, lambda: setattr(self, "frame", frame))

    def looker_answers(
        self, text: str, at_s: float, state: TaskState = TaskState.DONE, look: int = 0
    ) -> None:
        """A look is over at `at_s`, whether anybody still wants it or not."""

        def give() -> None:
            self.mailbox.post(TaskNews(self.looks[look].task.id, state, text))

        self.mailbox.call_at(at_s, give)

    def run(self, until_s: float) -> None:
        self.loop.run_until(until_s)

    # -- what came of it --

    def items(self, lane: Lane, kind: str | None = None) -> list[TimelineItem]:
        found = [i for i in self.timeline.items() if i.lane is lane and kind in (None, i.kind)]
        return sorted(found, key=lambda item: item.start_s)

    @property
    def heard(self) -> list[str]:
        """What was heard of the assistant, line by line."""
        return [item.text for item in self.items(Lane.ASSISTANT, "speech")]

    @property
    def decisions(self) -> list[str]:
        return [item.text for item in self.items(Lane.SYSTEM, "decision")]

    def sounding(self, start_s: float, end_s: float) -> bool:
        """Whether the assistant made a sound between the two times."""
        everything = np.concatenate(self.sound)
        return bool(np.any(everything[round(start_s * RATE_HZ) : round(end_s * RATE_HZ)]))

    def silent_from(self) -> float:
        """When the last sound of the assistant ended (s)."""
        everything = np.concatenate(self.sound)
        return float(np.flatnonzero(everything)[-1] + 1) / RATE_HZ

    # -- the machinery --

    def _hearing(
        self,
        at_s: float,
        utterance: int,
        committed: list[str],
        unstable: list[str],
        start_s: float,
        until_s: float,
        *,
        final: bool,
    ) -> None:
        def word(text: str) -> Word:
            return Word(text, start_s, until_s)

        self.mailbox.post_at(
            at_s,
            Hearing(utterance, tuple(map(word, committed)), tuple(map(word, unstable)), until_s, final),
        )

    def _hear(self) -> None:
        """Posts the voice activity of one frame and comes again for the next."""
        now_s = self.clock.now_s()
        begun = [s for s in self._speech if s[0] + 2 * FRAME_S <= now_s]
        speaking = any(end_s + 2 * FRAME_S > now_s for _, end_s, _ in begun)
        ended = [s[1] for s in begun if s[1] + 2 * FRAME_S <= now_s]
        self.mailbox.post(
            VoiceActivity(
                probability=float(speaking),
                speaking=speaking,
                utterance=max((s[2] for s in begun), default=0),
                speech_started_s=max((s[0] for s in begun), default=None),
                speech_ended_s=max(ended, default=None),
                heard_until_s=now_s,
            )
        )
        self.mailbox.call_at(now_s + FRAME_S, self._hear)

    def _play(self) -> None:
        now_s = self.clock.now_s()
        self.sound.append(self.playout.render(round(BLOCK_S * RATE_HZ), now_s))
        self.mailbox.call_at(now_s + BLOCK_S, self._play)

    def _observe(self, now: MicroTurn, output: MicroTurnOutput) -> None:
        self.micro_turns.append(now)
        self.outputs.append(output)
        self.recorder.observe(now, output)

    def _carry_out(self, output: MicroTurnOutput) -> None:
        self.tasks += (*(task for _, task in output.replaced), *output.delegate)
        self.cancelled += [task_id for task_id, _ in output.replaced]
        self.checks += output.checks
        self.looks += output.looks
        self.cancelled += output.cancel_tasks
