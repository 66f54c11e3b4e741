"""A conversation with files as microphone, speaker and camera: what `counterpoint converse` runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.capture.file_audio import FileAudio
from assistant.capture.video_source import length_s
from assistant.clock import RealClock
from assistant.conversation import Conversation
from assistant.picture_keeper import PictureKeeper
from assistant.status import Phase
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import SessionWriter, sessions_path
from assistant.timeline.timeline import Timeline
from assistant.trace import NO_TRACE, MemoryTrace, as_trace_events
from models.store import ModelStore


@dataclass(frozen=True)
class Files:
    """What a headless conversation reads and writes. `video_in` may also be a device, the screen or a stream.

    `tail_s` of silence follow when the longer one of sound and video is over.
    """

    audio_in: Path
    audio_out: Path
    video_in: str | None = None
    tail_s: float = 6.0


def converse(
    store: ModelStore,
    models: Mapping[str, str],
    files: Files,
    data_dir: Path,
    notice: Callable[[str], None],
    trace_to: Path | None = None,
) -> tuple[TimelineItem, ...] | None:
    """Holds the conversation in real time; returns its timeline, or None when it could not begin.

    Sound and video begin at the same instant. `notice` is told every sentence for the user, the reason for a None
    among them. Raises DeviceError when the input cannot be read or the output not be written, or when there is no such
    camera. `trace_to` is a file for `assistant.trace`; OSError when it cannot be written.
    """
    video_s = length_s(files.video_in) if files.video_in else 0.0
    audio = FileAudio(files.audio_in, files.audio_out, files.tail_s, at_least_s=video_s)
    clock = RealClock()
    trace = MemoryTrace(clock) if trace_to is not None else NO_TRACE
    record = SessionWriter(sessions_path(data_dir), notice)
    timeline = Timeline(clock, record)
    timeline.subscribe(lambda item: notice(item.text) if _is_notice(item) else None)
    pictures = PictureKeeper(sessions_path(data_dir), notice)
    conversation = Conversation(
        store,
        models,
        audio,
        timeline,
        clock,
        echo_cancellation=False,
        begin_complete=True,
        camera_source=files.video_in or "",
        keep_picture=pictures.keep,
        trace=trace,
    )
    record.begin(f"converse {files.audio_in.name}")
    pictures.begin(record.started_at)
    try:
        held = hold(conversation, audio, with_camera=bool(files.video_in))
    finally:
        pictures.close()
        record.close()
    if trace_to is not None:
        trace_to.write_text(as_trace_events(trace.spans()), encoding="utf-8")
    return timeline.items() if held else None


def hold(conversation: Conversation, audio: FileAudio, *, with_camera: bool = False) -> bool:
    """Starts the conversation, waits until its files are over, and stops it; False when it could not begin."""
    try:
        conversation.start()
        if with_camera:
            conversation.set_camera(True)
        conversation.ready.wait()
        begun = conversation.status().phase is Phase.READY
        if begun:
            audio.finished.wait()
    finally:
        conversation.stop()
    return begun


def _is_notice(item: TimelineItem) -> bool:
    return item.lane is Lane.SYSTEM and item.kind == "notice"
