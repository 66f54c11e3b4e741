"""`counterpoint bench eyes`: what looking costs, how soon it tells, and whether it counts right."""

from __future__ import annotations

import argparse
from typing import Any

from assistant.bench.eyes.parts import PARTS, POINTS
from assistant.capture.errors import DeviceError
from assistant.commands.bench_options import add_model_options, add_report_option, keep, models_of
from assistant.commands.output import complain, say
from models.errors import ModelError
from models.store import ModelStore


def add_parser(benches: Any) -> None:
    """Adds `eyes` to the parser of `bench`."""
    parser = benches.add_parser(
        "eyes",
        help="looks a second, processor share, delays of events, counts against truth; about ten minutes",
    )
    add_model_options(parser)
    parser.add_argument(
        "--parts", type=_parts, default=PARTS, metavar="A,B", help=f"only these parts: {', '.join(PARTS)}"
    )
    parser.add_argument("--quick", action="store_true", help="a little of each part, in about four minutes")
    add_report_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when it was measured, whatever the figures say."""
    store = ModelStore(args.data_dir / "models")
    models = {} if set(args.parts) == {POINTS} else models_of(args, store)  # points need no models
    if models is None:
        return 1
    from assistant.bench.eyes.measure import Wanted, measure  # the models' libraries take a second to load
    from assistant.model_loading import LoadingError
    from assistant.perception.sight.litert import SightUnusableError

    try:
        report = measure(store, models, Wanted(args.parts, quick=args.quick), say)
    except (LoadingError, SightUnusableError, DeviceError, ModelError) as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        complain("Stopped: nothing is kept of what was measured.")
        return 130
    say(report.table())
    return 0 if keep(args.report, report.as_json, "--report") else 1


def _parts(text: str) -> tuple[str, ...]:
    wanted = tuple(part.strip() for part in text.split(",") if part.strip())
    if unknown := [part for part in wanted if part not in PARTS]:
        raise argparse.ArgumentTypeError(f"there is no part {unknown[0]}; there are: {', '.join(PARTS)}")
    return wanted
