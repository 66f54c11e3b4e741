"""`counterpoint export`: a saved conversation as Markdown, subtitles, JSON or sound."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.commands.output import complain, say
from assistant.sound_record.errors import SoundError
from assistant.sound_record.sound_export import SoundFormat, export_sound
from assistant.timeline.export import Format, export_session
from assistant.timeline.export_file import write_session
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import RecordError, SessionInfo, list_sessions, read_session, sessions_path


def add_parser(subparsers: Any) -> None:
    """Add `export` to the main parser."""
    parser = subparsers.add_parser("export", help="write a conversation as Markdown, SRT, VTT, JSON or sound")
    parser.add_argument(
        "--session",
        type=int,
        metavar="N",
        help="its number in --list (default: the last one that was spoken)",
    )
    parser.add_argument(
        "--format",
        choices=[file_format.value for file_format in (*Format, *SoundFormat)],
        help="default: what the name of the output ends in, otherwise md; wav and ogg are the sound, where it was kept",
    )
    parser.add_argument(
        "--apart",
        action="store_true",
        help="in a wav: you left and the assistant right, in place of both mixed",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: the standard output")
    parser.add_argument("--force", action="store_true", help="overwrite the output")
    parser.add_argument("--list", action="store_true", help="show which conversations there are")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what the arguments say; 0 when it worked. `args.data_dir` is the data folder."""
    path = sessions_path(args.data_dir)
    try:
        if args.list:
            _list(list_sessions(path), args.data_dir)
            return 0
        session = read_session(path, args.session)
    except RecordError as error:
        complain(str(error))
        return 1
    file_format = _format(args.format, args.output)
    if isinstance(file_format, SoundFormat):
        return _write_sound(sound_file(path, session.info.started_at), args, file_format)
    if args.output is None:
        text = export_session(session, file_format, picture=lambda file: str(args.data_dir / file))
        say(text.removesuffix("\n"))
        return 0
    return _written(
        args.output,
        lambda: write_session(session, args.output, file_format, args.data_dir, overwrite=args.force),
    )


def _list(sessions: list[SessionInfo], data_dir: Path) -> None:
    if not sessions:
        say(f"There is no conversation in {data_dir} yet.")
        return
    width = len(str(sessions[-1].id))
    for session in sessions:
        minutes, seconds = divmod(round(session.duration_s), 60)
        length = f"{minutes}:{seconds:02}"
        say(
            f"{session.id:>{width}}  {session.started_at:%Y-%m-%d %H:%M}  {length:>7}  {session.title}".rstrip()
        )


def _format(name: str | None, output: Path | None) -> Format | SoundFormat:
    wanted = name or ("" if output is None else output.suffix.lower().removeprefix("."))
    if wanted in set(SoundFormat):
        return SoundFormat(wanted)
    return Format(wanted) if wanted in set(Format) else Format.MARKDOWN


def _write_sound(kept: Path, args: argparse.Namespace, file_format: SoundFormat) -> int:
    output: Path | None = args.output
    if output is None:
        complain("Sound is not printed; name a file by --output.")
        return 1

    def write() -> None:
        if output.exists() and not args.force:
            raise FileExistsError
        export_sound(kept, output, file_format, apart=args.apart)

    try:
        return _written(output, write)
    except SoundError as error:
        complain(str(error))
        return 1


def _written(output: Path, write: Callable[[], None]) -> int:
    """Does it; 0, or 1 and a sentence when it did not work."""
    try:
        write()
    except FileExistsError:
        complain(f"{output} exists already; add --force to overwrite it, or name another file.")
        return 1
    except FileNotFoundError:
        complain(f"{output} cannot be written because there is no folder {output.parent}; make it first.")
        return 1
    except OSError as error:
        complain(f"{output} cannot be written ({error.strerror}); name another file by --output.")
        return 1
    return 0
