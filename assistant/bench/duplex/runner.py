"""Plays scenes in real time through the engine of the app: one conversation, begun afresh at every scene."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from assistant.bench.duplex import rows
from assistant.bench.duplex.costs import NO_COSTS, CostMeter, Costs
from assistant.bench.duplex.director import Director, Take, lay_out
from assistant.bench.duplex.performance import Performance, perform
from assistant.bench.duplex.scene import Scene
from assistant.bench.duplex.scene_audio import SceneAudio
from assistant.bench.duplex.scripts import BUSY_QUESTION
from assistant.capture.echo_path import EchoPath
from assistant.capture.opencv import opencv
from assistant.capture.wav_reader import read_wav
from assistant.capture.wav_writer import WavWriter
from assistant.clock import RealClock
from assistant.conversation import Conversation
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, Task
from assistant.status import Phase
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline
from models.store import ModelStore

VIDEO_S = 60.0
VIDEO_FPS = 15
VIDEO_SIZE = (320, 240)
BUSY_EVERY = 2
"""In every second scene the reasoner works on something long."""
WAIT_S = 0.5


class NotBegunError(Exception):
    """The conversation could not begin; the text says why."""


@dataclass(frozen=True)
class Setting:
    """What scenes are played with. `alone`: without camera and without a busy reasoner."""

    store: ModelStore
    models: Mapping[str, str]
    alone: bool = False
    progress: Callable[[str], None] = lambda _: None


@dataclass(frozen=True)
class Punctual:
    """How many micro-turns there were, how many began late, and by how much at worst (s)."""

    micro_turns: int = 0
    late: int = 0
    worst_late_s: float = 0.0


@dataclass(frozen=True)
class Session:
    """What a session brought. It is not `complete` when it was broken off; the scenes that were over are there.

    `audio_late_s` is how late the bench's own audio thread was at worst: beyond some 20 ms the computer had too much
    else to do.
    """

    performances: tuple[Performance, ...] = ()
    punctual: Punctual = Punctual()
    punctual_by_row: Mapping[str, Punctual] = field(default_factory=dict)
    costs: Costs = NO_COSTS
    audio_late_s: float = 0.0
    complete: bool = True


@dataclass
class _Stagehands:
    """Does what the director asks for; every call comes from the audio thread and returns at once."""

    conversation: Conversation
    setting: Setting
    meter: CostMeter
    count: int
    video: Path | None
    lay_into: Callable[[Samples, int], None]
    by_row: dict[str, Punctual] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)
    _number: int = 0
    _before: Punctual = Punctual()
    _video_from_s: float = field(default_factory=time.monotonic)

    def begin_scene(self, scene: Scene) -> None:
        self.conversation.start_afresh()
        self._number += 1
        self._before = _punctual(self.conversation)
        if self.video is not None and time.monotonic() - self._video_from_s > VIDEO_S - 10:
            self._video_from_s = time.monotonic()
            self.conversation.use_camera(str(self.video))
        if scene.row == rows.SILENCE:
            self.meter.silence_begins()
        elif not self.setting.alone and self._number % BUSY_EVERY == 0:
            self.busy.add(scene.name)
            task = Task(f"bench-{self._number}", BUSY_QUESTION, (), 0.0)
            self.conversation.give_task(task)

    def end_scene(self, scene: Scene) -> None:
        self.meter.silence_ends()
        self.conversation.cancel_task(f"bench-{self._number}")
        now, before = _punctual(self.conversation), self._before
        row = self.by_row.get(scene.row, Punctual())
        self.by_row[scene.row] = Punctual(
            row.micro_turns + now.micro_turns - before.micro_turns,
            row.late + now.late - before.late,
            now.worst_late_s if now.worst_late_s > before.worst_late_s else row.worst_late_s,
        )
        self.setting.progress(f"{self._number} of {self.count}: {scene.name} {scene.detail}".rstrip())

    def lay(self, sound: Samples, position: int) -> None:
        self.lay_into(sound, position)


def play(scenes: Sequence[Scene], setting: Setting, *, echo: EchoPath | None = None) -> Session:
    """Plays the scenes in one session, in real time. With `echo` the output comes back through it, and the echo
    canceller is on.

    Raises NotBegunError, LoadingError, DeviceError, ModelError. Ctrl-C ends it early: see Session.
    """
    takes, size = lay_out(scenes)
    with tempfile.TemporaryDirectory(prefix="counterpoint-bench-") as name:
        folder = Path(name)
        audio_in, audio_out = folder / "in.wav", folder / "out.wav"
        _write_input(audio_in, takes, size)
        video = None if setting.alone else _write_video(folder / "camera.mp4")
        meter = CostMeter(own_bytes=4 * size + sum(take.scene.sound.nbytes for take in takes))
        director: list[Director] = []
        audio = SceneAudio(audio_in, audio_out, lambda block, at_s: director[0].on_block(block, at_s), echo)
        clock = RealClock()
        timeline = Timeline(clock)
        items: dict[int, TimelineItem] = {}
        timeline.subscribe(lambda item: items.__setitem__(item.id, item))  # it forgets the oldest ones
        conversation = Conversation(
            setting.store,
            setting.models,
            audio,
            timeline,
            clock,
            echo_cancellation=echo is not None,
            begin_complete=True,
            camera_source=str(video) if video is not None else "",
        )
        hands = _Stagehands(conversation, setting, meter, len(takes), video, audio.lay)
        director.append(Director(takes, hands))
        complete = _hold(conversation, audio, meter, with_camera=video is not None)
        punctual = _punctual(conversation)
        costs = meter.stop()
        said = read_wav(audio_out)
    played = [take for take in takes if take.end <= len(said)]
    performances = tuple(
        perform(
            take.scene,
            audio.heard(take.start, take.end),
            said[take.start : take.end],
            take.cued,
            items.values(),
            take.start / PERCEPTION_RATE_HZ,
            busy=take.scene.name in hands.busy,
        )
        for take in played
    )
    return Session(performances, punctual, hands.by_row, costs, round(audio.max_late_s, 3), complete)


def _hold(conversation: Conversation, audio: SceneAudio, meter: CostMeter, *, with_camera: bool) -> bool:
    """Holds the conversation until its files are over; False when it was broken off."""
    try:
        conversation.start()
        if with_camera:
            conversation.set_camera(True)
        conversation.ready.wait()
        if conversation.status().phase is not Phase.READY:
            raise NotBegunError(_last_notice(conversation))
        meter.start()
        while not audio.finished.wait(WAIT_S):
            pass
        return True
    except KeyboardInterrupt:
        return False
    finally:
        conversation.stop()


def _last_notice(conversation: Conversation) -> str:
    notices = [i.text for i in conversation.timeline.items() if i.lane is Lane.SYSTEM and i.kind == "notice"]
    return notices[-1] if notices else "The conversation could not begin; see the log file."


def _punctual(conversation: Conversation) -> Punctual:
    kept = conversation.punctuality
    return Punctual(kept.micro_turns, kept.late, round(kept.worst_late_s, 4))


def _write_input(path: Path, takes: Sequence[Take], size: int) -> None:
    sound = np.zeros(size, dtype=np.float32)
    for take in takes:
        sound[take.start : take.end] = take.scene.sound
    writer = WavWriter(path)
    writer.write(sound)
    writer.close()


def _write_video(path: Path) -> Path:
    """Something that moves now and then before a grey wall: what a camera on a desk sees."""
    cv2 = opencv()
    width, height = VIDEO_SIZE
    rng = np.random.default_rng(0)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), VIDEO_FPS, VIDEO_SIZE)
    wall = np.full((height, width, 3), 120, dtype=np.uint8)
    for number in range(round(VIDEO_S * VIDEO_FPS)):
        picture = wall + rng.integers(0, 6, wall.shape, dtype=np.uint8)
        sway = round(12 * np.sin(number / VIDEO_FPS)) if (number // (5 * VIDEO_FPS)) % 2 else 0
        cv2.ellipse(picture, (width // 2 + sway, height // 2), (40, 55), 0, 0, 360, (150, 170, 200), -1)
        writer.write(picture)
    writer.release()
    return path
