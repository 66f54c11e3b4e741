"""`counterpoint converse`: a real conversation in real time, with files as microphone, speaker and camera."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.capture.errors import DeviceError
from assistant.cards import CARD
from assistant.commands.chosen_models import MissingModelsError, models_of_preset
from assistant.commands.output import complain, say
from assistant.data_folder import DataFolderError, prepare
from assistant.timeline.export import as_json_lines
from assistant.timeline.item import Lane, TimelineItem
from models.errors import ModelError
from models.presets import DEFAULT_PRESET
from models.store import ModelStore

TAIL_S = 6.0
_DONE = {"backchannel": "assistant nods", CARD: "assistant shows"}
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
        "--video-in", metavar="FILE", help="what the camera sees: a file, a device, “screen” or a stream"
    )
    parser.add_argument(
        "--timeline", type=Path, metavar="JSONL", help="where what happened goes, an item a line"
    )
    parser.add_argument(
        "--trace",
        type=Path,
        metavar="JSON",
        help="where the times of all work go, for https://ui.perfetto.dev or chrome://tracing",
    )
    parser.add_argument("--preset", default=DEFAULT_PRESET, help=f"which models (default: {DEFAULT_PRESET})")
    parser.add_argument(
        "--tail",
        type=_tail_s,
        default=TAIL_S,
        metavar="S",
        help=f"seconds of silence after the files (default: {TAIL_S:g})",
    )
    parser.add_argument(
        "--no-reasoner", action="store_true", help="without the larger model in the background"
    )
    parser.add_argument(
        "--vision",
        default="",
        metavar="MODEL",
        help="the model that sees what the camera shows (default: none)",
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
    except (DeviceError, ModelError, MissingModelsError) as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        complain("Stopped. What was said until now is kept.")
        return 130


def _converse(args: argparse.Namespace) -> int:
    store = ModelStore(args.data_dir / "models")
    models = models_of_preset(store, args.preset, reasoner=not args.no_reasoner, vision=args.vision)
    if args.timeline is not None and not _can_write(args.timeline):
        complain(f"{args.timeline} cannot be written: choose another file for --timeline.")
        return 1
    if args.trace is not None and not _can_write(args.trace):
        complain(f"{args.trace} cannot be written: choose another file for --trace.")
        return 1
    try:
        prepare(args.data_dir)
    except DataFolderError as error:
        complain(str(error))  # the conversation is held all the same; only its record is not kept
    from assistant.headless import Files, converse  # the models' libraries take a second to load

    files = Files(args.audio_in, args.audio_out, args.video_in, args.tail)
    items = converse(store, models, files, args.data_dir, complain, args.trace)
    if items is None:
        return 1
    if args.timeline is not None:
        args.timeline.write_text(as_json_lines(items), encoding="utf-8")
    _sum_up(args.audio_out, items)
    return 0


def _can_write(path: Path) -> bool:
    try:
        with path.open("a", encoding="utf-8"):
            return True
    except OSError:
        return False


def _sum_up(audio_out: Path, items: Sequence[TimelineItem]) -> None:
    for item in sorted(items, key=lambda item: item.start_s):
        if item.lane is not Lane.REASONER and item.lane is not Lane.SYSTEM and item.text:
            who = item.lane.value if item.lane is Lane.CAMERA else _DONE.get(item.kind, item.lane.value)
            say(f"{item.start_s:7.2f} s  {who}: {item.text}")
    say(f"What the assistant said is in {audio_out}.")
