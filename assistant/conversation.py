"""One running conversation: builds the parts, starts and stops them, and swaps them while it goes on.

This is all that a window or a command sees of the engine. Every public method returns at once (`stop` within a
few seconds) and may be called from any thread; slow work runs on one thread of its own, in order.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import MappingProxyType

from assistant.capture.audio_io import AudioIO
from assistant.capture.camera import Camera
from assistant.capture.echo import EchoCanceller
from assistant.capture.errors import DeviceError
from assistant.capture.paired_reader import PairedReader
from assistant.capture.ring_buffer import SampleRing
from assistant.clock import RealClock
from assistant.interaction.cascade import Cascade
from assistant.interaction.drafting import Drafting
from assistant.mailbox import Mailbox
from assistant.micro_turn import (
    PERCEPTION_RATE_HZ,
    Frame,
    MicroTurn,
    MicroTurnOutput,
    TypedText,
    VoiceActivity,
)
from assistant.micro_turn_loop import Call, MicroTurnLoop, Punctuality, StopAsked
from assistant.model_loading import (
    END_OF_TURN,
    INTERACTION,
    LOADING_TEXTS,
    NEEDED_ROLES,
    REASONER,
    RECOGNISER,
    VOICE,
    VOICE_ACTIVITY,
    LoadingError,
    ModelLoader,
)
from assistant.perception.ear import Ear
from assistant.perception.eye import Eye
from assistant.perception.movement import MovementWatch
from assistant.perception.recogniser import Recogniser
from assistant.perception.sound_memory import SoundMemory
from assistant.reasoning.reasoner import Reasoner
from assistant.recorder import Recorder
from assistant.speech.playout import Playout
from assistant.speech.synthesis import Synthesis
from assistant.status import Phase, Status
from assistant.timeline.item import Lane
from assistant.timeline.timeline import Timeline
from models.store import ModelStore

RING_S = 4
WARM_UP_S = 30.0
"""How long the interaction model may take to read its rules before the conversation begins without."""

_log = logging.getLogger(__name__)


class Conversation:
    """See the module. Build it, `start` it, and `stop` it once.

    `models` says which model plays which role; without a reasoner in it, there is none. `camera_source` is opened
    when the camera is switched on.
    """

    def __init__(
        self,
        store: ModelStore,
        models: Mapping[str, str],
        audio: AudioIO,
        timeline: Timeline,
        clock: RealClock,
        *,
        language: str = "en",
        echo_cancellation: bool = True,
        camera_source: str = "",
        volume: float = 1.0,
    ) -> None:
        self.timeline = timeline
        self.ready = threading.Event()
        """Set when people can talk, or when it is clear that they cannot: see `status().phase`."""
        self._clock = clock
        self._audio = audio
        self._models = dict(models)
        self._camera_source = camera_source
        self._camera: Camera | None = None
        self._eye: Eye | None = None
        self._muted = False
        self._phase = Phase.LOADING
        self._phase_text = ""
        self._output = MicroTurnOutput(index=-1)
        self._voice = VoiceActivity()
        self._loader = ModelLoader(store, language=language, rate_hz=audio.rate_hz)
        self._mailbox = Mailbox(clock)
        self._memory = SoundMemory()
        self._microphone_ring = SampleRing(RING_S * PERCEPTION_RATE_HZ)
        self._reference_ring = SampleRing(RING_S * PERCEPTION_RATE_HZ)
        self._playout = Playout(clock, rate_hz=audio.rate_hz)
        self._playout.set_volume(volume)
        self._echo_cancellation = echo_cancellation
        self._ear: Ear | None = None
        self._reasoner: Reasoner | None = None
        self._recogniser = Recogniser(self._memory, self._mailbox.post)
        self._drafting = Drafting(self._mailbox.post)
        self._synthesis = Synthesis(self._mailbox.post, rate_hz=audio.rate_hz)
        self._cascade = Cascade(self._drafting, self._synthesis, rate_hz=audio.rate_hz)
        self._recorder = Recorder(timeline)
        self._loop = MicroTurnLoop(
            clock,
            self._mailbox,
            self._cascade,
            self._playout,
            observe=self._observe,
            on_output=self._carry_out,
            heard=self._memory.between,
            seen=self.latest_frame,
            on_failure=self._failed_micro_turn,
        )
        self._stopping = False
        self._stop_lock = threading.Lock()
        self._chores = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chores")
        audio.on_problem = self.notice

    # -- life --

    def start(self) -> None:
        """Loads the models and begins; `ready` and `status()` say how far it is."""
        self._chore(self._begin)

    def stop(self) -> None:
        """Ends every thread and process of the conversation and closes the timeline. May be called twice."""
        self._stopping = True
        with self._stop_lock:
            self._chores.shutdown(wait=True, cancel_futures=True)
            if self._phase is Phase.STOPPED:
                return
            began = self._phase is Phase.READY
            self._phase, self._phase_text = Phase.STOPPED, ""
            self._close_camera()
            self._audio.stop()
            if began:
                self._loop.stop()
            if self._ear is not None:
                self._ear.stop()
            for part in (self._recogniser, self._drafting, self._synthesis):
                part.stop()
            if self._reasoner is not None:
                self._reasoner.stop()
            self.timeline.close()
            self.ready.set()

    def _begin(self) -> None:
        try:
            ear = self._load()
        except LoadingError as error:
            self._phase, self._phase_text = Phase.FAILED, str(error)
            self.notice(str(error))
            self.ready.set()
            return
        if self._stopping:
            return
        self._ear = ear
        if self._reasoner is None and self._models.get(REASONER):
            self._start_reasoner(self._models[REASONER])
        self._audio.start(self._microphone_ring, self._reference_ring, self._playout, self._clock)
        ear.start()
        self._loop.start()
        self._phase, self._phase_text = Phase.READY, ""
        self.ready.set()

    def _load(self) -> Ear:
        """Loads what is needed, a step at a time; raises LoadingError."""
        lacking = [role for role in NEEDED_ROLES if not self._models.get(role)]
        if lacking:
            raise LoadingError(f"No model is chosen for: {', '.join(lacking)}. Choose one in the settings.")
        self._recogniser.start()
        self._drafting.start()
        self._synthesis.start()
        self._say_loading(INTERACTION)
        self._drafting.use(self._loader.interaction(self._models[INTERACTION]))
        self._cascade.warm_up()
        self._say_loading(VOICE_ACTIVITY)
        voice_activity = self._loader.voice_activity(self._models[VOICE_ACTIVITY])
        self._say_loading(END_OF_TURN)
        end_of_turn = self._loader.end_of_turn(self._models[END_OF_TURN])
        self._say_loading(RECOGNISER)
        self._recogniser.use(self._loader.recogniser(self._models[RECOGNISER]))
        self._say_loading(VOICE)
        self._synthesis.use(self._loader.voice(self._models[VOICE]))
        self._say_loading(INTERACTION)
        self._drafting.wait_until_idle(WARM_UP_S)
        return Ear(
            PairedReader(self._microphone_ring, self._reference_ring),
            self._memory,
            voice_activity,
            end_of_turn,
            post=self._mailbox.post,
            request_read=self._recogniser.request,
            echo=EchoCanceller(self._audio.echo_delay_s) if self._echo_cancellation else None,
        )

    def _say_loading(self, role: str) -> None:
        if self._stopping:
            raise LoadingError("The conversation was ended while it was loading.")
        self._phase_text = LOADING_TEXTS[role]

    def _start_reasoner(self, model_id: str) -> None:
        try:
            path = self._loader.file(model_id)
        except LoadingError as error:
            self.notice(str(error))
            return
        self._reasoner = Reasoner(
            path,
            threads=self._loader.threads.reasoner,
            on_news=self._mailbox.post,
            on_problem=self.notice,
        )
        self._reasoner.start()
        self._mailbox.post(Call(lambda: self._reasoner_available(True)))

    def _reasoner_available(self, available: bool) -> None:
        self._cascade.delegation.available = available

    # -- what the loop tells --

    def _observe(self, now: MicroTurn, output: MicroTurnOutput) -> None:
        self._voice = now.voice
        self._output = output
        self._recorder.observe(now, output)

    def _carry_out(self, output: MicroTurnOutput) -> None:
        if output.utterance_done is not None and self._ear is not None:
            self._ear.utterance_done(output.utterance_done)
        for task in output.delegate:
            if self._reasoner is not None:
                self._reasoner.give(task)
        for task_id in output.cancel_tasks:
            self.cancel_task(task_id)

    def _failed_micro_turn(self, error: Exception) -> None:
        _log.error("a micro-turn failed: %s", type(error).__name__, exc_info=error)
        self.notice(
            "Something went wrong inside the program; the conversation goes on. Please report it with the log file."
        )

    # -- what a window asks for --

    def status(self) -> Status:
        """What it is doing now; cheap."""
        ready = self._phase is Phase.READY
        return Status(
            phase=self._phase,
            phase_text=self._phase_text,
            floor=self._output.floor,
            user_speaking=ready and self._voice.speaking,
            speaking=ready and self._playout.audible,
            thinking=ready and self._output.thinking,
            tasks_running=self._cascade.delegation.running,
            muted=self._muted,
            camera_on=self._camera is not None,
            input_level_dbfs=self._voice.level_dbfs if ready else -100.0,
            output_level_dbfs=self._playout.level_dbfs if ready else -100.0,
            microphone=self._audio.microphone,
            speaker=self._audio.speaker,
            camera=self._camera_source if self._camera is not None else None,
            models=MappingProxyType(dict(self._models)),
        )

    @property
    def punctuality(self) -> Punctuality:
        """How well the micro-turns kept time."""
        return replace(self._loop.punctuality)

    def latest_frame(self) -> Frame | None:
        """The newest picture of the camera, None while it is off or has none."""
        camera = self._camera
        picture = camera.latest() if camera is not None else None
        return picture[0] if picture is not None else None

    def type_text(self, text: str) -> None:
        """A line of the user's, typed instead of spoken."""
        if text.strip():
            self._mailbox.post(TypedText(text.strip(), self._clock.now_s()))

    def stop_speaking(self) -> None:
        """Silence: the assistant stops and answers nothing that was said before."""
        self._mailbox.post(StopAsked())

    def set_muted(self, muted: bool) -> None:
        """Deaf or not; what is said meanwhile is gone."""
        self._muted = muted
        if self._ear is not None:
            self._ear.muted = muted

    def set_volume(self, volume: float) -> None:
        """The volume of the voice, 0–1."""
        self._playout.set_volume(volume)

    def set_camera(self, on: bool) -> None:
        self._chore(self._open_camera if on else self._close_camera)

    def use_camera(self, source: str) -> None:
        """Another camera, file or stream; "" is the first camera."""

        def change() -> None:
            self._camera_source = source
            if self._camera is not None:
                self._close_camera()
                self._open_camera()

        self._chore(change)

    def cancel_task(self, task_id: str) -> None:
        """Ends a background task."""
        if self._reasoner is not None:
            self._reasoner.cancel(task_id)

    def switch_model(self, role: str, model_id: str) -> None:
        """Uses another model for a role from the next micro-turn on; a system item says how that went."""
        self._chore(lambda: self._switch_model(role, model_id))

    def notice(self, sentence: str) -> None:
        """Puts a sentence for the user onto the timeline."""
        self.timeline.add(Lane.SYSTEM, "notice", sentence)

    # -- chores --

    def _chore(self, action: Callable[[], None]) -> None:
        def guarded() -> None:
            try:
                action()
            except (LoadingError, DeviceError) as error:
                self.notice(str(error))
            except Exception as error:
                self._failed_micro_turn(error)

        try:
            self._chores.submit(guarded)
        except RuntimeError:
            return  # it was stopped meanwhile

    def _switch_model(self, role: str, model_id: str) -> None:
        if role == INTERACTION:
            self._drafting.use(self._loader.interaction(model_id))
            self._mailbox.post(Call(self._cascade.models_changed))
        elif role == RECOGNISER:
            self._recogniser.use(self._loader.recogniser(model_id))
        elif role == VOICE:
            self._synthesis.use(self._loader.voice(model_id))
        elif role == REASONER and self._reasoner is not None:
            self._reasoner.switch_model(self._loader.file(model_id))
        elif role == REASONER:
            self._start_reasoner(model_id)
        else:
            raise LoadingError(f"The role {role} cannot be switched while a conversation goes on.")
        self._models[role] = model_id
        self.timeline.add(Lane.SYSTEM, "model", f"{role}: {model_id}", data={"role": role, "model": model_id})

    def _open_camera(self) -> None:
        if self._camera is not None:
            return
        camera = Camera(self._camera_source, self.notice, clock=self._clock)
        camera.start()
        self._camera = camera
        self._eye = Eye(camera, MovementWatch(), self._mailbox.post)
        self._eye.start()

    def _close_camera(self) -> None:
        camera, self._camera = self._camera, None
        eye, self._eye = self._eye, None
        if eye is not None:
            eye.stop()
        if camera is not None:
            camera.stop()
