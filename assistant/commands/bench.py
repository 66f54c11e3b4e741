"""`counterpoint bench`: measurements, printed with the machine that they were made on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.capture.errors import DeviceError
from assistant.commands import bench_duplex, bench_latency
from assistant.commands.chosen_models import MissingModelsError, models_of_preset
from assistant.commands.output import complain, say
from models.errors import ModelError
from models.presets import DEFAULT_PRESET
from models.store import ModelStore


def add_parser(subparsers: Any) -> None:
    """Adds `bench` to the main parser."""
    parser = subparsers.add_parser("bench", help="measure how fast it is on this computer")
    benches = parser.add_subparsers(dest="bench", metavar="WHAT", required=True)
    answers = benches.add_parser(
        "answers", help="from the end of a spoken question to the first sound of the answer"
    )
    answers.add_argument("--preset", default=DEFAULT_PRESET, help=f"which models (default: {DEFAULT_PRESET})")
    answers.add_argument(
        "--no-reasoner", action="store_true", help="without the larger model in the background"
    )
    answers.add_argument("--report", type=Path, metavar="JSON", help="keep everything that was measured")
    parser.set_defaults(run=run)
    bench_duplex.add_parser(benches)
    bench_latency.add_parser(benches)


def run(args: argparse.Namespace) -> int:
    """0 when it was measured, whatever the figures say."""
    store = ModelStore(args.data_dir / "models")
    try:
        models = models_of_preset(store, args.preset, reasoner=not args.no_reasoner)
    except (ModelError, MissingModelsError) as error:
        complain(str(error))
        return 1
    from assistant.bench.answers import measure_answers  # the models' libraries take a second to load
    from assistant.model_loading import LoadingError

    say(
        "A conversation of twelve questions in real time: about two minutes. Leave the computer alone meanwhile."
    )
    try:
        report = measure_answers(store, args.preset, models)
    except (LoadingError, DeviceError, ModelError) as error:
        complain(str(error))
        return 1
    say(report.summary())
    if args.report is not None:
        try:
            args.report.write_text(report.as_json(), encoding="utf-8")
        except OSError as error:
            complain(f"{args.report} cannot be written ({error.strerror}): choose another file for --report.")
            return 1
    return 0
