"""A conversation on the computer's own devices, as the window holds it: with settings and a record on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from assistant.capture.devices import camera_names, microphone_names, speaker_names
from assistant.capture.screen import screen_number
from assistant.capture.sound_card import SoundCard
from assistant.clock import RealClock
from assistant.conversation import Conversation
from assistant.manners import RESULTS, Initiative, Interruptions
from assistant.model_loading import REASONER
from assistant.picture_keeper import PictureKeeper
from assistant.settings import PATIENCE, Settings
from assistant.sound_record.keeper import SoundKeeper
from assistant.sound_record.kept_sound import KeptSound
from assistant.speed_watch import SpeedWatch, speed_book
from assistant.standing_orders.orders_file import OrdersFile, orders_path
from assistant.status import Status
from assistant.timeline.session_files import remove_lost_files
from assistant.timeline.sessions import Sessions
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import RecordError, SessionWriter, sessions_path
from models.store import ModelStore

KEPT_FROM_HERE = "From here on the sound of this conversation is kept."
KEPT_NO_LONGER = "The sound of this conversation is not kept from here on."


class LiveConversation(Conversation):
    """A Conversation that knows the computer's devices and keeps its record in the data folder.

    `on_problem` is told what goes wrong with the record. `before_devices` is called, in a thread of the conversation,
    when its models are loaded and it opens the devices next: whoever has them lets go of them, and returns then.
    """

    def __init__(
        self,
        store: ModelStore,
        models: Mapping[str, str],
        settings: Settings,
        data_dir: Path,
        on_problem: Callable[[str], None],
        before_devices: Callable[[], None] = lambda: None,
    ) -> None:
        self._free_devices = before_devices
        clock = RealClock()
        self._sound_card = SoundCard(
            settings.text("audio.microphone") or None, settings.text("audio.speaker") or None
        )
        self._on_problem = on_problem
        self._sessions_path = sessions_path(data_dir)
        self.sessions = Sessions(clock, lambda: SessionWriter(self._sessions_path, on_problem))
        self._keeper = SoundKeeper(self.notice, lambda: self._sound_card.speaker_delay_s)
        self._pictures = PictureKeeper(self._sessions_path, self.notice)
        self.sessions.on_begin(self._keep_files_of)
        super().__init__(
            store,
            models if settings.flag("reasoner.on") else {r: m for r, m in models.items() if r != REASONER},
            self._sound_card,
            self.sessions.timeline,
            clock,
            language=settings.text("speech.language"),
            echo_cancellation=settings.flag("audio.echo_cancellation"),
            noise_suppression=settings.flag("audio.noise_suppression"),
            gain_control=settings.flag("audio.gain_control"),
            camera_source=settings.text("camera.source"),
            backchannels=settings.flag("voice.backchannels"),
            self_correction=settings.flag("reasoner.self_correction"),
            keep_sound=self._keeper.take,
            keep_picture=self._pictures.keep,
            orders_file=OrdersFile(orders_path(data_dir)),
        )
        self._sound_card.on_change = self._engine.devices_changed
        self._keeper.switch(settings.flag("record.audio"))
        self._speeds = speed_book(data_dir, store)
        SpeedWatch(self.timeline, self._speeds, lambda: self._models, self._chores.do)
        self.set_volume(settings.number("voice.volume"))
        self.set_patience(PATIENCE[settings.text("talking.pauses")])
        self.set_initiative(Initiative(settings.text("talking.initiative")))
        self.set_interruptions(Interruptions(settings.text("talking.interruptions")))
        self.deliver_results(RESULTS[settings.text("talking.results")])
        self.set_gestures(settings.flag("camera.gestures"))
        self.set_scenes_described(settings.flag("camera.describe"))
        if settings.flag("camera.on") and screen_number(settings.text("camera.source")) is None:
            self.set_camera(True)  # the screen is never watched before somebody asks for it

    def start(self) -> None:
        self.sessions.begin()
        super().start()

    def _before_devices(self) -> None:
        self._free_devices()

    def stop(self) -> None:
        super().stop()
        self._keeper.close()
        self._pictures.close()
        self._speeds.save()
        self.sessions.close()
        self._remove_lost_files()

    def _next_session(self) -> None:
        self.sessions.begin_anew()
        self._chores.do(self.sessions.finish)

    def set_sound_kept(self, kept: bool) -> None:
        """Whether the sound of the conversation is kept, from now on; the transcript says so."""
        if kept == self._keeper.on:
            return
        self._keeper.switch(kept)
        self.notice(KEPT_FROM_HERE if kept else KEPT_NO_LONGER)

    def kept_sound(self) -> KeptSound | None:
        """What of this session can be heard again; None when nothing is kept."""
        return self._keeper.kept()

    def _keep_files_of(self, writer: SessionWriter, began_s: float) -> None:
        self._pictures.begin(writer.started_at)
        self._keeper.begin(sound_file(self._sessions_path, writer.started_at), began_s)

    def _remove_lost_files(self) -> None:
        """Nothing happened in some session, so that it is not on record: then its files are kept for nobody."""
        try:
            remove_lost_files(self._sessions_path)
        except RecordError as error:
            self._on_problem(str(error))

    def status(self) -> Status:
        return replace(
            super().status(), bluetooth=self._sound_card.bluetooth, sound_kept=self._keeper.keeping
        )

    def set_muted(self, muted: bool) -> None:
        super().set_muted(muted)
        self._sound_card.rest_microphone(muted)

    def use_microphone(self, name: str) -> None:
        """Listens to another microphone ("name, host API"); "" is the system's default."""
        self._sound_card.use_microphone(name or None)

    def use_speaker(self, name: str) -> None:
        """Speaks through another speaker ("name, host API"); "" is the system's default."""
        self._sound_card.use_speaker(name or None)

    def microphones(self) -> tuple[str, ...]:
        """The microphones that can be used now."""
        return _or_none(microphone_names)

    def speakers(self) -> tuple[str, ...]:
        """The speakers that can be used now."""
        return _or_none(speaker_names)

    def cameras(self) -> tuple[str, ...]:
        """The cameras that can be used now."""
        return _or_none(camera_names)


def _or_none(names: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    try:
        return names()
    except OSError:
        return ()  # no sound system at all: the conversation says so itself
