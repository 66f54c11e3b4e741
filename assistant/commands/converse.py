"""`counterpoint converse`: a real conversation in real time, with files as microphone, speaker and camera."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import Any

from assistant.capture.errors import DeviceError
from assistant.capture.file_audio import FileAudio
from assistant.clock import RealClock
from assistant.commands.output import complain, say
from assistant.conversation import Conversation
from assistant.data_folder import DataFolderError, prepare
from assistant.status import Phase
from assistant.timeline.export import as_json_lines
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import sessions_path
from assistant.timeline.timeline import Timeline
from assistant.timeline.writer import SessionWriter
from models.errors import ModelError
from models.presets import DEFAULT_PRESET, load_presets
from models.store import ModelStore

TAIL_S = 6.0
LONGEST_TAIL_S = 3600.0


def add_parser(subparsers: Any) -> None:
    """Adds `converse` to the main parser."""
    parser = subparsers.add_parser(
        "converse", help="hold a conversation with a WAV file as the microphone, without a window"
    )
    parser.add_argument("--audio-in", type=Path, required=True, metavar="WAV", help="what the user says")
    parser.add_argument(
        "--audio-out",
        type=Path,
        required=True,
        metavar="WAV",
        help="where the answer goes: 16 kHz mono, 16 bit",
    )
    parser.add_argument(
        "--video-in", metavar="FILE", help="what the camera sees: a file, a device or a stream"
    )
    parser.add_argument(
        "--timeline", type=Path, metavar="JSONL", help="where what happened goes, an item a line"
    )
    parser.add_argument("--preset", default=DEFAULT_PRESET, help=f"which models (default: {DEFAULT_PRESET})")
    parser.add_argument(
        "--tail",
        type=_tail_s,
        default=TAIL_S,
        metavar="S",
        help=f"seconds of silence after the file (default: {TAIL_S:g})",
    )
    parser.add_argument(
        "--no-reasoner", action="store_true", help="without the larger model in the background"
    )
    parser.set_defaults(run=run)


def _tail_s(text: str) -> float:
    try:
        tail_s = float(text)
    except ValueError:
        tail_s = math.nan
    if not 0.0 <= tail_s <= LONGEST_TAIL_S:
        raise argparse.ArgumentTypeError(f"give seconds between 0 and {LONGEST_TAIL_S:.0f}, not {text}")
    return tail_s


def run(args: argparse.Namespace) -> int:
    """0 when the conversation ran; 1 with a sentence when it could not."""
    try:
        return _converse(args)
    except (DeviceError, DataFolderError, ModelError) as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        complain("Stopped. What was said until now is kept.")
        return 130


def _converse(args: argparse.Namespace) -> int:
    store = ModelStore(args.data_dir / "models")
    models = _models(args.preset, store, reasoner=not args.no_reasoner)
    if isinstance(models, str):
        complain(models)
        return 1
    if args.timeline is not None and not _can_write(args.timeline):
        complain(f"{args.timeline} cannot be written: choose another file for --timeline.")
        return 1
    audio = FileAudio(args.audio_in, args.audio_out, args.tail)
    clock = RealClock()
    prepare(args.data_dir)
    writer = SessionWriter(sessions_path(args.data_dir), complain)
    timeline = Timeline(clock, writer)
    timeline.subscribe(_tell_notices)
    conversation = Conversation(
        store, models, audio, timeline, clock, echo_cancellation=False, camera_source=args.video_in or ""
    )
    if args.video_in:
        conversation.set_camera(True)
    writer.begin(f"converse {args.audio_in.name}")
    try:
        conversation.start()
        conversation.ready.wait()
        running = conversation.status().phase is Phase.READY
        if running:
            audio.finished.wait()
    finally:
        conversation.stop()
        writer.close()
    if args.timeline is not None and running:
        args.timeline.write_text(as_json_lines(timeline.items()), encoding="utf-8")
    if running:
        _sum_up(args.audio_out, timeline)
    return 0 if running else 1


def _models(preset_name: str, store: ModelStore, *, reasoner: bool) -> dict[str, str] | str:
    """The preset's models by role, or a sentence saying why they cannot be used."""
    presets = load_presets()
    preset = presets.get(preset_name)
    if preset is None:
        return f"There is no preset {preset_name}; there are: {', '.join(presets)}."
    models = dict(preset.models)
    if not reasoner:
        del models["reasoner"]
    missing = store.missing(models.values())
    if missing:
        return f"These models are not here yet: {', '.join(missing)}. Run `counterpoint models fetch {preset_name}` first."
    return models


def _can_write(path: Path) -> bool:
    try:
        with path.open("a", encoding="utf-8"):
            return True
    except OSError:
        return False


def _tell_notices(item: TimelineItem) -> None:
    if item.lane is Lane.SYSTEM and item.kind == "notice":
        complain(item.text)


def _sum_up(audio_out: Path, timeline: Timeline) -> None:
    for item in sorted(timeline.items(), key=lambda item: item.start_s):
        if item.lane in (Lane.USER, Lane.ASSISTANT) and item.text:
            say(f"{item.start_s:7.2f} s  {item.lane.value}: {item.text}")
    say(f"The answer is in {audio_out}.")
