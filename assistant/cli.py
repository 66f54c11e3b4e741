"""The `counterpoint` command: without a subcommand it opens the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.commands import remote
from assistant.commands.output import complain
from assistant.data_folder import DataFolderError, absolute, default_data_dir
from assistant.version import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code: 0 when it did what it should."""
    args = remote.parse(argv) or _parse(argv)
    try:
        args.data_dir = absolute(args.data_dir) if args.data_dir else default_data_dir()
        code: int = args.run(args)
    except DataFolderError as error:
        complain(str(error))
        code = 1
    except KeyboardInterrupt:
        complain("Stopped.")
        code = 130
    return code


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    # These bring libraries that take half a second to load: too long for a key of the desktop (see `remote.parse`).
    from assistant.commands import bench, converse, devices, doctor, export, models, window

    parser = argparse.ArgumentParser(
        prog="counterpoint",
        description="An assistant that listens, watches, thinks and speaks at the same time, on your own computer."
        " Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"counterpoint {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="where models, settings and sessions are kept"
    )
    parser.add_argument(
        "--offline", action="store_true", help="never use the network, not even for downloads"
    )
    parser.add_argument(
        "--fetch", action="store_true", help="fetch the models that the window lacks without asking first"
    )
    remote.add_options(parser)
    parser.set_defaults(run=window.run)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in (converse, models, devices, doctor, export, bench):
        command.add_parser(subparsers)
    args = parser.parse_args(argv)
    if args.request is not None:  # otherwise `remote.parse` had taken it
        parser.error("what the running window is asked for stands alone, but for --data-dir")
    return args


if __name__ == "__main__":
    sys.exit(main())
