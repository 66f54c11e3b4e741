"""One running conversation: all that a window or a command sees of the engine.

Every public method but `stop` returns at once and may be called from any thread; slow work (loading models,
opening a camera) runs on one thread of its own, in order.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from assistant.attached_picture import AttachedPicture
from assistant.attachment import Attachment
from assistant.camera_seat import CameraSeat
from assistant.capture.audio_io import AudioIO
from assistant.capture.camera import Camera
from assistant.capture.errors import DeviceError
from assistant.cards import with_times
from assistant.chores import Chores
from assistant.clock import RealClock
from assistant.engine import Engine
from assistant.gap import TOLD_FROM_S, Gap, gap_sentence
from assistant.health import Health, HealthWatch
from assistant.manners import Initiative, Interruptions
from assistant.micro_turn import Addition, Delivery, Eyes, Frame, Samples, Task, TypedText
from assistant.micro_turn_loop import Punctuality, StopAsked
from assistant.model_loading import DISPENSABLE_ROLES, LOADING_TEXTS, REASONER, LoadingError
from assistant.perception.ear import Keep
from assistant.perception.eye import Eye
from assistant.sight_seat import SIGHT, SightSeat
from assistant.standing_orders.keeping import Kept
from assistant.standing_orders.kinds import KINDS
from assistant.standing_orders.orders_file import OrdersFile
from assistant.status import Phase, StandingOrder, Status
from assistant.timeline.item import Lane
from assistant.timeline.timeline import Timeline
from assistant.trace import NO_TRACE, Trace
from models.store import ModelStore

SILENT_DBFS = -100.0

KeepPicture = Callable[[AttachedPicture, Callable[[AttachedPicture], None]], None]
"""Keeps a picture that the user shows, and then gives it on with where it is kept."""

_log = logging.getLogger(__name__)


class Conversation:
    """See the module. Build it, `start` it, and `stop` it once.

    `models` says which model plays which role; without a reasoner in it, there is none. `camera_source` is opened
    when the camera is switched on: a device, a file or a stream, "" for the first camera. With `begin_complete` the
    conversation begins when the reasoner is loaded, too; otherwise that goes on behind it. With `backchannels` it
    nods while the user tells something at length. `keep_sound` is given the sound, both sides of it: see `Ear`,
    `keep_picture` the pictures that the user shows: see `PictureKeeper`. In `orders_file` timers and lists outlast the
    program; without one they end with it. `trace` is told what worked when.
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
        noise_suppression: bool = False,
        gain_control: bool = False,
        camera_source: str = "",
        begin_complete: bool = False,
        backchannels: bool = True,
        self_correction: bool = True,
        keep_sound: Keep | None = None,
        keep_picture: KeepPicture | None = None,
        orders_file: OrdersFile | None = None,
        trace: Trace = NO_TRACE,
    ) -> None:
        self.timeline = timeline
        self.ready = threading.Event()
        """Set when people can talk, or when it is clear that they cannot: see `status().phase`."""
        self._clock = clock
        self._audio = audio
        self._models = dict(models)
        self._begin_complete = begin_complete
        self._orders_file = orders_file
        self._keep_picture = keep_picture
        self._sight = SightSeat(store, models.get(SIGHT, ""), self.notice)
        self._camera = CameraSeat(
            camera_source,
            clock,
            self.notice,
            self._eye_of,
        )
        self._muted = False
        self._sound: Samples | None = None  # what was last to be played beside the conversation
        self._phase = Phase.LOADING
        self._phase_text = ""
        self._engine = Engine(
            store,
            audio,
            timeline,
            clock,
            language=language,
            echo_cancellation=echo_cancellation,
            noise_suppression=noise_suppression,
            gain_control=gain_control,
            latest_frame=self._camera.latest_frame,
            eyes=self._eyes,
            keep_picture=keep_picture,
            keep_sound=keep_sound,
            keep_orders=self._keep_orders,
            notice=self.notice,
            on_failure=self._failed_inside,
            on_gap=self._resume,
            trace=trace,
        )
        self._health = HealthWatch(
            timeline,
            lambda: self._engine.punctuality,
            lambda: self._engine.reasoner_process,
            lambda: self._engine.observer_process,
            lambda: self._sight.health,
        )
        self._engine.set_backchannels(backchannels)
        self._engine.set_self_correction(self_correction)
        self._stopping = threading.Event()
        self._stop_lock = threading.Lock()
        self._chores = Chores("chores", (LoadingError, DeviceError), self.notice, self._failed_inside)
        audio.on_problem = self.notice

    # -- life --

    def start(self) -> None:
        """Loads the models and begins; `ready` and `status()` say how far it is."""
        self._chores.do(self._begin)

    def stop(self) -> None:
        """Ends every thread and process of the conversation and closes the timeline; within a few seconds."""
        self._stopping.set()
        with self._stop_lock:
            self._chores.end()
            if self._phase is Phase.STOPPED:
                return
            self._phase, self._phase_text = Phase.STOPPED, ""
            self._camera.close()
            self._engine.stop()
            self._write_orders()
            self.timeline.close()
            self.ready.set()

    def _begin(self) -> None:
        try:
            self._engine.load(self._models, self._loading, complete=self._begin_complete)
            if self._begin_complete:
                self._loading(REASONER)
                self._engine.wait_for_reasoner()
            if self._orders_file is not None:
                self._engine.restore_orders(self._orders_file.load(self.notice))
            self._before_devices()
            self._engine.begin()
        except LoadingError as error:
            self._phase, self._phase_text = Phase.FAILED, str(error)
            self.notice(str(error))
        else:
            self._phase, self._phase_text = Phase.READY, ""
        self.ready.set()

    def _before_devices(self) -> None:
        """Called when everything is loaded, and the devices are opened next."""

    def _loading(self, role: str) -> None:
        if self._stopping.is_set():
            raise LoadingError("The conversation was ended while its models were loading.")
        self._phase_text = LOADING_TEXTS[role]

    # -- what can be seen --

    def status(self) -> Status:
        """What it is doing now; cheap."""
        ready = self._phase is Phase.READY
        voice, output = self._engine.voice, self._engine.output
        return Status(
            phase=self._phase,
            phase_text=self._phase_text,
            now_s=self.timeline.in_session(self._clock.now_s()),
            floor=output.floor,
            user_speaking=ready and voice.speaking,
            speaking=ready and (self._engine.playout.audible or self._engine.playout.held),
            thinking=ready and output.thinking,
            tasks_running=self._engine.tasks_running,
            orders=self.standing_orders,
            muted=self._muted,
            camera_on=self._camera.taken,
            screen_watched=self._camera.shows_screen,
            input_level_dbfs=voice.level_dbfs if ready else SILENT_DBFS,
            output_level_dbfs=self._engine.playout.level_dbfs if ready else SILENT_DBFS,
            playing_sound=ready and self._engine.playout.plays_beside(self._sound),
            microphone=self._audio.microphone,
            speaker=self._audio.speaker,
            camera=self._camera.name,
            models=MappingProxyType(dict(self._models)),
        )

    @property
    def punctuality(self) -> Punctuality:
        """How well the micro-turns kept time."""
        return self._engine.punctuality

    def health(self) -> Health:
        """How it is doing; takes a few milliseconds, for somebody who looks about once a second."""
        return self._health.look()

    def latest_frame(self) -> Frame | None:
        """The newest picture of the camera, None while it is off or has none."""
        return self._camera.latest_frame()

    # -- what can be asked for --

    def type_text(self, text: str, attachment: Attachment | None = None) -> None:
        """A line of the user's, typed instead of spoken, perhaps about a file or a picture.

        Without words nothing happens, unless there is a picture. One that is to be kept arrives when it is.
        """
        text, at_s = text.strip(), self._clock.now_s()

        def post(attached: Attachment | None) -> None:
            self._engine.mailbox.post(TypedText(text, at_s, attached))

        if isinstance(attachment, AttachedPicture) and self._keep_picture is not None:
            self._keep_picture(attachment, post)
        elif text or isinstance(attachment, AttachedPicture):
            post(attachment)

    def stop_speaking(self) -> None:
        """Silence: the assistant stops and answers nothing that was said before; `play_sound` ends, too."""
        self.stop_sound()
        self._engine.mailbox.post(StopAsked())

    def set_muted(self, muted: bool) -> None:
        """Deaf or not, at once; what is said meanwhile is gone. A real microphone is closed, too, after a moment."""
        self._muted = muted
        self._engine.set_muted(muted)

    def set_volume(self, volume: float) -> None:
        """The volume of the voice, 0–1."""
        self._engine.playout.set_volume(volume)

    def play_tone(self) -> None:
        """A soft tone of 0.8 s, to try the speaker; it is no part of the conversation. Nothing while it speaks."""
        if self._phase is Phase.READY:
            self._engine.play_tone()

    def speak_sample(self) -> None:
        """A sentence in the voice in use, to try it; it is no part of the conversation. Nothing while it speaks."""
        if self._phase is Phase.READY:
            self._engine.speak_sample()

    @property
    def sound_rate_hz(self) -> int:
        """The rate of what `play_sound` takes."""
        return self._engine.playout.rate_hz

    def play_sound(self, sound: Samples) -> bool:
        """Plays a stretch of kept sound, in place of another one; it is no part of the conversation.

        False while the assistant speaks, or before it is ready. It makes way for what is said.
        """
        if self._phase is not Phase.READY or not self._engine.playout.play_beside(sound, instead=True):
            return False
        self._sound = sound
        return True

    def stop_sound(self) -> None:
        """Ends what `play_sound` began."""
        if self._sound is not None:
            self._engine.playout.stop_beside(self._sound)

    def set_self_correction(self, on: bool) -> None:
        """Whether answers given in haste are checked by the reasoner and set right when wrong; at once."""
        self._engine.set_self_correction(on)

    def set_patience(self, patience: float) -> None:
        """How much longer (above 1) or shorter than usual it waits in a pause before it answers; at once."""
        self._engine.set_patience(patience)

    def set_interruptions(self, interruptions: Interruptions) -> None:
        """By what it lets itself be interrupted while it speaks; at once."""
        self._engine.set_interruptions(interruptions)

    def set_gestures(self, on: bool) -> None:
        """Whether a hand that is held up to the camera silences it, and a raised one asks it for the floor; at once."""
        self._engine.set_gestures(on)

    def set_initiative(self, initiative: Initiative) -> None:
        """When it speaks up by itself; at once."""
        self._engine.set_initiative(initiative)

    def deliver_results(self, delivery: Delivery) -> None:
        """How the results of background tasks reach the user, those that run already among them; at once."""
        self._engine.deliver_results(delivery)

    def set_backchannels(self, on: bool) -> None:
        """Whether it nods while the user tells something at length; at once."""
        self._engine.set_backchannels(on)

    def set_scenes_described(self, on: bool) -> None:
        """Whether what the camera sees is described on the timeline when it has changed; at once.

        It takes a model that sees, and happens while the processor has nothing better to do.
        """
        self._engine.set_scenes_described(on)

    def set_camera(self, on: bool) -> None:
        """Opens or closes the camera."""
        self._chores.do(self._camera.open if on else self._camera.close)

    def use_camera(self, source: str) -> None:
        """Another camera, file or stream; "" is the first camera."""
        self._chores.do(lambda: self._camera.use(source))

    @property
    def standing_orders(self) -> tuple[StandingOrder, ...]:
        """What the user asked it to look out for: timers that run, words that are counted, lists."""
        time = self.timeline.in_session
        return tuple(
            StandingOrder(
                one.id,
                one.kind,
                one.title,
                one.state,
                None if one.ends_s is None else time(one.ends_s),
                None if one.card is None else with_times(one.card, time),
            )
            for one in self._engine.standing_orders
        )

    def end_order(self, order_id: str) -> None:
        """Ends a standing order; its id stands beside its card in the item's data (`CARD_ORDER`)."""
        self._engine.end_order(order_id)

    def tick(self, order_id: str, number: int, done: bool) -> None:
        """Ticks the item of a list with this number (from 0) off, or takes the tick away.

        The list's id stands beside its card in the item's data, which changes with the next micro-turn.
        """
        self._engine.tick(order_id, number, done=done)

    def give_task(self, task: Task) -> None:
        """Lets the reasoner work on something that nobody asked for in the conversation; nobody is told the result."""
        self._engine.give_task(task)

    def cancel_task(self, task_id: str) -> None:
        """Ends a background task."""
        self._engine.cancel_task(task_id)

    def amend_task(self, task_id: str, text: str) -> None:
        """Adds something to a background task, which is begun anew; from one that is over another one goes on.

        `task_id` is the one in the data of the task's item; without words nothing happens.
        """
        if text.strip():
            self._engine.mailbox.post(Addition(task_id, text.strip(), self._clock.now_s()))

    def take_up(self, said: Sequence[tuple[str, str]], sentence: str) -> None:
        """Goes on from an earlier conversation: who (“user”, “assistant”) said what, oldest first.

        `sentence` tells in the transcript from which.
        """
        self.notice(sentence)
        self._engine.take_up(said)

    def start_afresh(self) -> None:
        """Falls silent and forgets what was said: a new conversation with the same models and devices."""
        self._engine.start_afresh()

    def begin_anew(self, said: Sequence[tuple[str, str]] = (), sentence: str = "") -> None:
        """Ends this session and begins another with the same models and devices, within a micro-turn.

        It falls silent and forgets what was said. With `said` it goes on from an earlier conversation: see `take_up`.
        Nothing happens before the conversation is ready: then nothing was said yet.
        """

        def next_session() -> None:
            self._next_session()
            if said:
                self.notice(sentence)

        if self._phase is Phase.READY:
            self._engine.begin_anew(next_session, said)

    def forget_everything(self) -> None:
        """Begins anew, and no timer or list stands any more: nothing of the user's is left in memory."""
        for kind in KINDS:
            self._engine.end_orders(kind.name)
        self.begin_anew()

    def _next_session(self) -> None:
        """The timeline begins anew; called between two micro-turns."""
        self.timeline.begin_anew()

    def switch_model(self, role: str, model_id: str) -> None:
        """Uses another model for a role from the next micro-turn on; an item of the system lane says how it went.

        An empty `model_id` ends a role that can be done without.
        """
        self._chores.do(lambda: self._switch_model(role, model_id))

    def notice(self, sentence: str) -> None:
        """Puts a sentence for the user onto the timeline; what comes while it loads belongs to its beginning."""
        begun = self._phase is not Phase.LOADING
        self.timeline.add(Lane.SYSTEM, "notice", sentence, start_s=None if begun else 0.0)

    def _keep_orders(self, kept: Kept) -> None:
        if self._orders_file is not None:
            self._orders_file.put(kept)
            self._chores.do(self._write_orders)

    def _write_orders(self) -> None:
        if self._orders_file is not None:
            self._orders_file.write(self.notice)

    # -- inside --

    def _switch_model(self, role: str, model_id: str) -> None:
        if role in DISPENSABLE_ROLES and not model_id:
            self._engine.leave_role(role)
            self._models.pop(role, None)
        elif role == SIGHT:
            self._sight.use(model_id)
            self._models[role] = model_id
        else:
            self._engine.switch_model(role, model_id)
            self._models[role] = model_id
        text = f"{role}: {model_id or 'none'}"
        self.timeline.add(Lane.SYSTEM, "model", text, data={"role": role, "model": model_id})

    def _eye_of(self, camera: Camera) -> Eye:
        watch = self._sight.watch(None if self._camera.is_screen else camera.turn_over)
        return Eye(camera, watch, self._engine.mailbox.post)

    def _eyes(self) -> Eyes:
        return Eyes(
            open=self._camera.taken,
            find_people=self._sight.finds_people,
            screen=self._camera.shows_screen,
        )

    def _resume(self, gap: Gap) -> None:
        """Nothing ran for a while. The devices of sound look after themselves."""
        if gap.length_s >= TOLD_FROM_S:
            self.notice(gap_sentence(gap, muted=self._muted))

    def _failed_inside(self, error: Exception) -> None:
        _log.error("a part of the conversation failed: %s", type(error).__name__, exc_info=error)
        if self._phase is Phase.LOADING:
            self._phase, self._phase_text = (
                Phase.FAILED,
                "Something went wrong inside the program; see the log file.",
            )
            self.ready.set()
        self.notice("Something went wrong inside the program; the conversation goes on. Please report it.")
