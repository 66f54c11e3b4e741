"""The `counterpoint` command: without a subcommand it opens the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from assistant.commands import remote, window
from assistant.commands.output import complain
from assistant.data_folder import DataFolderError, absolute, default_data_dir
from assistant.version import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code: 0 when it did what it should."""
    args = remote.parse(argv) or window.parse(argv) or _parse(argv)
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
    # These bring libraries that take half a second to load: too long for the window, or for a key of the desktop.
    from assistant.commands import bench, converse, devices, doctor, export, models

    parser = argparse.ArgumentParser(
        prog="counterpoint",
        description="An assistant that listens, watches, thinks and speaks at the same time, on your own computer."
        " Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"counterpoint {__version__}")
    window.add_options(parser)
    remote.add_options(parser)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in (converse, models, devices, doctor, export, bench):
        command.add_parser(subparsers)
    args = parser.parse_args(argv)
    if args.request is not None:  # otherwise `remote.parse` had taken it
        parser.error("what the running window is asked for stands alone, but for --data-dir")
    return args


if __name__ == "__main__":
    sys.exit(main())
