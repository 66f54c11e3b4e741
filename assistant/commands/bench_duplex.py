"""`counterpoint bench duplex`: how well it takes turns, row by row."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.bench.duplex.rows import ROWS
from assistant.capture.errors import DeviceError
from assistant.commands.bench_options import add_model_options, add_report_option, keep, models_of
from assistant.commands.output import complain, say
from models.errors import ModelError
from models.store import ModelStore


def add_parser(benches: Any) -> None:
    """Adds `duplex` to the parser of `bench`."""
    parser = benches.add_parser(
        "duplex",
        help="taking turns: answers, pauses, interruptions, nods, echo; about 25 minutes and 20 of echo",
    )
    add_model_options(parser)
    parser.add_argument(
        "--rows", type=_rows, default=ROWS, metavar="A,B", help=f"only these rows: {', '.join(ROWS)}"
    )
    parser.add_argument(
        "--only", default="", metavar="NAME", help="only scenes whose name begins so: pauses/03"
    )
    parser.add_argument("--quick", action="store_true", help="a few scenes of each row, in about six minutes")
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="samples of Full-Duplex-Bench v1.0 or v1.5 instead of the made set",
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="write the made scenes there, in the layout of Full-Duplex-Bench",
    )
    parser.add_argument("--alone", action="store_true", help="without a camera and a busy reasoner beside it")
    add_report_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when it was measured, whatever the figures say; 130 when it was broken off."""
    store = ModelStore(args.data_dir / "models")
    models = models_of(args, store)
    if models is None:
        return 1
    from assistant.bench.duplex.folder_in import FolderError
    from assistant.bench.duplex.measure import Wanted, measure  # the models' libraries take a second to load
    from assistant.bench.duplex.runner import NotBegunError
    from assistant.model_loading import LoadingError

    wanted = Wanted(
        args.rows, quick=args.quick, alone=args.alone, only=args.only, data=args.data, keep=args.keep
    )
    try:
        report = measure(store, args.preset, models, wanted, say)
    except (LoadingError, DeviceError, ModelError, NotBegunError, FolderError) as error:
        complain(str(error))
        return 1
    except OSError as error:
        complain(f"{error.filename} cannot be written ({error.strerror}): choose another folder.")
        return 1
    say(report.table())
    if not keep(args.report, report.as_json, "--report"):
        return 1
    return 0 if report.session.complete else 130


def _rows(text: str) -> tuple[str, ...]:
    wanted = tuple(row.strip() for row in text.split(",") if row.strip())
    if unknown := [row for row in wanted if row not in ROWS]:
        raise argparse.ArgumentTypeError(f"there is no row {unknown[0]}; there are: {', '.join(ROWS)}")
    return wanted
