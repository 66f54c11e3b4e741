"""A conversation on the computer's own devices, as the window holds it: with settings and a record on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.capture.devices import camera_names, microphone_names, speaker_names
from assistant.capture.sound_card import SoundCard
from assistant.clock import RealClock
from assistant.conversation import Conversation
from assistant.model_loading import REASONER
from assistant.settings import PATIENCE, Settings
from assistant.timeline.store import SessionWriter, sessions_path
from assistant.timeline.timeline import Timeline
from models.store import ModelStore


class LiveConversation(Conversation):
    """A Conversation that knows the computer's devices and keeps its record in the data folder.

    `on_problem` is told what goes wrong with the record.
    """

    def __init__(
        self,
        store: ModelStore,
        models: Mapping[str, str],
        settings: Settings,
        data_dir: Path,
        on_problem: Callable[[str], None],
    ) -> None:
        clock = RealClock()
        self._sound_card = SoundCard(
            settings.text("audio.microphone") or None, settings.text("audio.speaker") or None
        )
        self._writer = SessionWriter(sessions_path(data_dir), on_problem)
        super().__init__(
            store,
            models if settings.flag("reasoner.on") else {r: m for r, m in models.items() if r != REASONER},
            self._sound_card,
            Timeline(clock, self._writer),
            clock,
            language=settings.text("speech.language"),
            echo_cancellation=settings.flag("audio.echo_cancellation"),
            noise_suppression=settings.flag("audio.noise_suppression"),
            gain_control=settings.flag("audio.gain_control"),
            camera_source=settings.text("camera.source"),
            backchannels=settings.flag("voice.backchannels"),
            self_correction=settings.flag("reasoner.self_correction"),
        )
        self.set_volume(settings.number("voice.volume"))
        self.set_patience(PATIENCE[settings.text("talking.pauses")])
        if settings.flag("camera.on"):
            self.set_camera(True)

    def start(self) -> None:
        self._writer.begin()
        super().start()

    def stop(self) -> None:
        super().stop()
        self._writer.close()

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
