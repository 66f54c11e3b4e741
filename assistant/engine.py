"""The engine: the threads and models of a conversation, wired together.

Loading and switching take seconds and block; `Conversation` calls them from a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.capture.audio_io import AudioIO
from assistant.capture.echo import EchoCanceller
from assistant.capture.paired_reader import PairedReader
from assistant.capture.ring_buffer import SampleRing
from assistant.capture.voice_cleaner import VoiceCleaner
from assistant.clock import RealClock
from assistant.gap import Gap
from assistant.interaction.addressee import Addressee
from assistant.interaction.backchannels import NOD_TEXTS
from assistant.interaction.cascade import Cascade
from assistant.interaction.drafting import Drafting
from assistant.interaction.floor import Holder
from assistant.interaction.own_words import OwnWords
from assistant.interaction.turn_end_model import TurnEndModel
from assistant.mailbox import Mailbox
from assistant.manners import Initiative, Interruptions
from assistant.micro_turn import (
    PERCEPTION_RATE_HZ,
    Delivery,
    Eyes,
    Frame,
    MicroTurn,
    MicroTurnOutput,
    Task,
    VoiceActivity,
)
from assistant.micro_turn_loop import Call, MicroTurnLoop, Punctuality
from assistant.model_loading import ModelLoader
from assistant.model_seats import ModelSeats
from assistant.perception.ear import Ear, Keep
from assistant.perception.recogniser import Recogniser
from assistant.perception.sound_judge import SoundJudge
from assistant.perception.sound_memory import SoundMemory
from assistant.reasoner_seat import ReasonerSeat
from assistant.recorder import Recorder
from assistant.speech.chime import chime
from assistant.speech.clips import Clips
from assistant.speech.playout import Playout
from assistant.speech.synthesis import Synthesis
from assistant.speech.voice_sample import VoiceSample
from assistant.standing_orders.keeping import Kept
from assistant.standing_orders.order import Moment, Stands
from assistant.timeline.item import Lane
from assistant.timeline.timeline import Timeline
from assistant.trace import NO_TRACE, Trace
from assistant.vision.looker import KeepPicture, Looker
from assistant.vision.watching import Watching
from models.store import ModelStore

RING_S = 4


class Engine:
    """Owns every part but the devices. `load` it, `begin` it, `stop` it, once each and in this order."""

    def __init__(
        self,
        store: ModelStore,
        audio: AudioIO,
        timeline: Timeline,
        clock: RealClock,
        *,
        language: str,
        echo_cancellation: bool,
        noise_suppression: bool,
        gain_control: bool,
        latest_frame: Callable[[], Frame | None],
        eyes: Callable[[], Eyes] = Eyes,
        keep_picture: KeepPicture | None = None,
        keep_sound: Keep | None = None,
        keep_orders: Callable[[Kept], None],
        notice: Callable[[str], None],
        on_failure: Callable[[Exception], None],
        on_gap: Callable[[Gap], None],
        trace: Trace = NO_TRACE,
    ) -> None:
        self._trace = trace
        self.voice = VoiceActivity()
        """The ear's last word."""
        self.output = MicroTurnOutput(index=-1)
        """The last decision."""
        self.mailbox = Mailbox(clock)
        self.playout = Playout(clock, rate_hz=audio.rate_hz, trace=trace)
        self._clock = clock
        self._audio = audio
        loader = ModelLoader(store, language=language, rate_hz=audio.rate_hz, notice=notice)
        self._memory = SoundMemory()
        self._microphone_ring = SampleRing(RING_S * PERCEPTION_RATE_HZ)
        self._reference_ring = SampleRing(RING_S * PERCEPTION_RATE_HZ)
        self._echo = EchoCanceller() if echo_cancellation else None
        self._cleaner = (
            VoiceCleaner(noise_suppression=noise_suppression, gain_control=gain_control)
            if noise_suppression or gain_control
            else None
        )
        self._keep_sound = keep_sound
        self._keep_orders = keep_orders
        self._ear: Ear | None = None
        self._reasoner = ReasonerSeat(loader, self.mailbox.post, self._reasoner_available, notice)
        self._timeline = timeline
        self._eyes = eyes
        self._looker = Looker(
            self.mailbox.post,
            self._described,
            notice,
            keep_picture=keep_picture,
            threads=loader.threads.observer,
        )
        self._watching = Watching(self._looker)
        self._recogniser = Recogniser(
            self._memory, self.mailbox.post, trace, draft_in_work=self._draft_in_work
        )
        self._drafting = Drafting(
            self.mailbox.post,
            trace,
            sound_in_work=lambda: self._synthesis.busy,
            user_speaks=lambda: self.voice.speaking,
        )
        self._clips = Clips(NOD_TEXTS if language == "en" else (), self.mailbox.post, rate_hz=audio.rate_hz)
        sample = VoiceSample(self.playout.play_beside, notice)
        self._synthesis = Synthesis(self.mailbox.post, clips=self._clips, sample=sample, trace=trace)
        self._cascade = Cascade(
            self._drafting,
            self._synthesis,
            rate_hz=audio.rate_hz,
            addressee=Addressee.shipped(),
            own_words=OwnWords() if echo_cancellation else None,
            fitted_end=TurnEndModel.shipped(),
        )
        self._models = ModelSeats(
            loader,
            self._recogniser,
            self._drafting,
            self._synthesis,
            self._reasoner,
            self._looker,
            alone=self._drafting_is_alone,
            changed=lambda: self.mailbox.post(Call(self._cascade.models_changed)),
            notice=notice,
        )
        self._recorder = Recorder(timeline)
        self._muted = False
        self._loop = MicroTurnLoop(
            clock,
            self.mailbox,
            self._cascade,
            self.playout,
            observe=self._observe,
            on_output=self._carry_out,
            heard=self._memory.between,
            seen=latest_frame,
            eyes=self._what_can_be_seen,
            on_failure=on_failure,
            on_gap=on_gap,
            trace=trace,
        )

    # -- life --

    def load(
        self, models: Mapping[str, str], on_step: Callable[[str], None], *, complete: bool = False
    ) -> None:
        """Loads what a conversation needs; `on_step` is told the role that comes next. Raises LoadingError.

        With `complete` the faster copy of the interaction model is made first where there is none, which takes a minute
        or two, once; otherwise that goes on behind the conversation.
        """
        voice_activity, end_of_turn = self._models.load(
            models, on_step, self._cascade.warm_up, complete=complete
        )
        self._ear = Ear(
            PairedReader(self._microphone_ring, self._reference_ring),
            self._memory,
            voice_activity,
            end_of_turn,
            post=self.mailbox.post,
            request_read=self._recogniser.request,
            echo=self._echo,
            cleaner=self._cleaner,
            judge=SoundJudge.shipped(self._memory.between),
            turn_is_over=lambda: self.output.thinking,
            end_judged_soon=lambda: self._cascade.end_is_judged_soon,
            keep=self._keep_sound,
            trace=self._trace,
        )
        self._ear.muted = self._muted

    def wait_for_reasoner(self) -> None:
        """Until the reasoner has loaded its model, too; nobody needs that to begin to talk."""
        self._reasoner.wait_until_loaded()

    def begin(self) -> None:
        """Opens the devices; the session's time begins with the first sample."""
        assert self._ear is not None, "load comes before begin"
        self._audio.start(self._microphone_ring, self._reference_ring, self.playout, self._clock)
        self._trace.begin()
        self._ear.start()
        self._loop.start()
        self._models.begin()

    def stop(self) -> None:
        """Ends every thread and process that was started."""
        self._models.stop()
        self._audio.stop()
        self._loop.stop()
        if self._ear is not None:
            self._ear.stop()
        for part in (self._recogniser, self._drafting, self._synthesis, self._looker):
            part.stop()
        self._reasoner.stop()

    # -- while it runs --

    def switch_model(self, role: str, model_id: str) -> None:
        """Loads another model for a role and lets it take over; the old one stays if that fails (LoadingError)."""
        self._models.switch(role, model_id)

    def leave_role(self, role: str) -> None:
        """Nobody has this role from now on, and the interaction model says so; only for `DISPENSABLE_ROLES`."""
        self._models.leave(role)

    def set_scenes_described(self, on: bool) -> None:
        """Whether what the camera sees is described when it has changed, where a model that sees is there."""
        self._watching.describes = on

    def take_up(self, said: Sequence[tuple[str, str]]) -> None:
        """Goes on from an earlier conversation: who (“user”, “assistant”) said what, oldest first."""
        self.mailbox.post(Call(lambda: self._cascade.take_up(said)))

    def start_afresh(self) -> None:
        """Falls silent and begins a new conversation with the same models and devices; from any thread."""
        self.mailbox.post(Call(self._start_afresh))

    def begin_anew(self, next_session: Callable[[], None], said: Sequence[tuple[str, str]]) -> None:
        """Starts afresh and lets another session begin; from any thread.

        `next_session` is called between two micro-turns, when the last line of the session before stands. With `said`
        the new one goes on from an earlier conversation.
        """

        def begin() -> None:
            self._recorder.end_session(self.playout.account(), self.voice.utterance, self._clock.now_s())
            self._start_afresh()
            next_session()
            if said:
                self._cascade.take_up(said)

        self.mailbox.post(Call(begin))

    def _start_afresh(self) -> None:
        self.playout.stop()
        for task_id in self._cascade.start_afresh():
            self.cancel_task(task_id)
        self._looker.start_afresh()
        self._watching.start_afresh()
        if self._ear is not None:
            self._ear.utterance_done(self.voice.utterance, self.voice.heard_until_s)
            self._ear.start_afresh()

    def devices_changed(self, microphone: bool) -> None:
        """Another speaker is in use, or another microphone, where `microphone` says so; from any thread."""
        if self._ear is not None:
            self._ear.devices_changed(microphone=microphone)

    def set_muted(self, muted: bool) -> None:
        """Deaf or not."""
        self._muted = muted
        if self._ear is not None:
            self._ear.muted = muted

    def set_self_correction(self, on: bool) -> None:
        """Whether answers that were given in haste are checked, and set right when they were wrong."""
        self.mailbox.post(Call(lambda: self._cascade.self_correction.switch(on)))

    def set_patience(self, patience: float) -> None:
        """How much longer (above 1) or shorter than usual it waits in a pause before it answers."""
        self.mailbox.post(Call(lambda: self._cascade.set_patience(patience)))

    def set_interruptions(self, interruptions: Interruptions) -> None:
        """By what it lets itself be interrupted while it speaks."""
        self.mailbox.post(Call(lambda: self._cascade.set_interruptions(interruptions)))

    def set_gestures(self, on: bool) -> None:
        """Whether an open palm silences it, and a raised hand asks it for the floor."""
        self.mailbox.post(Call(lambda: self._cascade.set_gestures(on)))

    def set_initiative(self, initiative: Initiative) -> None:
        """When it speaks up by itself."""
        self.mailbox.post(Call(lambda: self._cascade.set_initiative(initiative)))

    def deliver_results(self, delivery: Delivery) -> None:
        """How the results of background tasks reach the user."""
        self.mailbox.post(Call(lambda: self._cascade.deliver_results(delivery)))

    def set_backchannels(self, on: bool) -> None:
        """Whether it nods while the user tells something at length."""
        self._clips.switch(on)

    def play_tone(self) -> None:
        """A soft tone through the speaker; nothing while the assistant speaks or such a sound plays."""
        self.playout.play_beside(chime(self._audio.rate_hz))

    def speak_sample(self) -> None:
        """A sentence in the voice in use; not heard when the assistant speaks, or another voice is in use, by then."""
        self._synthesis.speak_sample()

    @property
    def standing_orders(self) -> tuple[Stands, ...]:
        """What the user asked it to look out for."""
        return self._cascade.orders.stands

    def restore_orders(self, kept: Kept) -> None:
        """Brings back the orders of an earlier run; before `begin`."""
        self._cascade.orders.restore(kept)

    def end_order(self, order_id: str) -> None:
        """Ends a standing order, whether it is there still or not."""
        self.mailbox.post(Call(lambda: self._cascade.orders.end(order_id)))

    def tick(self, order_id: str, number: int, *, done: bool) -> None:
        """Ticks an item of a list off, or takes the tick away, whether it is there still or not."""
        self.mailbox.post(Call(lambda: self._cascade.orders.tick(order_id, number, done=done)))

    def end_orders(self, kind: str) -> None:
        """Ends all standing orders of a kind."""
        self.mailbox.post(Call(lambda: self._cascade.orders.end_kind(kind)))

    def give_task(self, task: Task) -> None:
        """Lets the reasoner work on something of the caller's; its news mean nothing to the conversation."""
        self._reasoner.give(task)

    def cancel_task(self, task_id: str) -> None:
        """Ends a background task, or a look at a picture."""
        self._reasoner.cancel(task_id)
        self._looker.cancel(task_id)

    @property
    def tasks_running(self) -> int:
        """Background tasks that are worked on or wait."""
        return self._cascade.delegation.running

    @property
    def punctuality(self) -> Punctuality:
        """How well the micro-turns kept time."""
        return replace(self._loop.punctuality)

    @property
    def observer_process(self) -> int | None:
        """The system's number for the process of the model that sees, None while there is none."""
        return self._looker.process_id

    @property
    def reasoner_process(self) -> int | None:
        """The system's number for the reasoner's process, None while there is none."""
        return self._reasoner.process_id

    # -- wiring --

    def _draft_in_work(self) -> bool:
        return self._drafting.computing or self._synthesis.busy

    def _drafting_is_alone(self) -> bool:
        """Whether no other model of the conversation wants the second core; others only slow a second thread down."""
        return not (self._recogniser.busy or self._synthesis.busy)

    def _reasoner_available(self, available: bool) -> None:
        def tell() -> None:
            self._cascade.delegation.available = available
            self._cascade.self_correction.available = available

        self.mailbox.post(Call(tell))

    def _observe(self, now: MicroTurn, output: MicroTurnOutput) -> None:
        self.voice = now.voice
        self.output = output
        self._let_the_larger_models_rest(now, output)
        self._recorder.observe(now, output)
        if (kept := self._cascade.orders.take_kept(Moment(now.end_s, now.wall_s))) is not None:
            self._keep_orders(kept)

    def _let_the_larger_models_rest(self, now: MicroTurn, output: MicroTurnOutput) -> None:
        """While the user speaks, may go on, or waits for an answer, the processor is the conversation's.

        Nothing is looked at unasked then, and a look that somebody waits for goes before what is thought about.
        """
        needed = now.voice.speaking or output.thinking or output.floor == Holder.USER_PAUSING.value
        self._reasoner.rest(needed or bool(self._cascade.looking.running))
        self._looker.rest(needed)
        self._watching.step(now, self._cascade.orders.questions, busy=needed)

    def _what_can_be_seen(self) -> Eyes:
        return replace(self._eyes(), answer=self._looker.can_see, read=self._looker.can_read)

    def _described(self, text: str, at_s: float) -> None:
        self._timeline.add(Lane.CAMERA, "description", text, start_s=at_s)

    def _carry_out(self, output: MicroTurnOutput) -> None:
        if output.utterance_done is not None and self._ear is not None:
            heard_until_s = self.voice.heard_until_s
            self._ear.utterance_done(output.utterance_done, heard_until_s, answered=output.answered)
        for task_id, task in output.replaced:
            self._reasoner.replace(task_id, task)
        for task in (*output.delegate, *output.checks):
            self._reasoner.give(task)
        for look in output.looks:
            self._looker.look(look)
        for task_id in output.cancel_tasks:
            self.cancel_task(task_id)
