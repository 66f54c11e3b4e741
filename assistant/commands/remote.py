"""`counterpoint --toggle-mute` and its like: asks the window that runs to do something. For keys of the desktop."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from assistant import remote_control
from assistant.commands.output import complain, say
from assistant.remote_control import RemoteError, Request


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options to the main parser; `request` of its result is what is asked for, None when nothing is."""
    group = parser.add_argument_group(
        "the window that runs", "Bind these to keys of your desktop; they answer in one sentence."
    ).add_mutually_exclusive_group()
    for option, request, text in (
        ("--toggle-mute", Request(remote_control.TOGGLE_MUTE), "mute the microphone, or open it"),
        (
            "--push-to-talk",
            Request(remote_control.PUSH_TO_TALK),
            "open the microphone to talk; the second time, close it",
        ),
        ("--show", Request.to_show(), "show the window"),
    ):
        group.add_argument(option, dest="request", action="store_const", const=request, help=text)
    group.add_argument(
        "--say", dest="request", type=_spoken, metavar="TEXT", help="say TEXT to the assistant, as if typed"
    )
    parser.set_defaults(request=None)


def parse(argv: Sequence[str] | None) -> argparse.Namespace | None:
    """What there is to ask the window, if that is all that `argv` says; None for everything else, errors too.

    It knows these options alone, since the whole command line takes longer to load than a person wants to hold a key.
    """
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--data-dir", type=Path)
    add_options(parser)
    parser.set_defaults(run=run)
    try:
        args, rest = parser.parse_known_args(argv)
    except argparse.ArgumentError:
        return None
    return args if args.request is not None and not rest else None


def run(args: argparse.Namespace) -> int:
    """Ask and print the answer; `args` has data_dir and request. Returns 0 when it was done, otherwise 1."""
    try:
        answer = remote_control.ask(args.data_dir, args.request)
    except RemoteError as error:
        complain(str(error))
        return 1
    (say if answer.ok else complain)(answer.said)
    return 0 if answer.ok else 1


def _spoken(text: str) -> Request:
    if not text.strip():
        raise argparse.ArgumentTypeError("there is nothing to say")
    return Request(remote_control.SAY, text)
