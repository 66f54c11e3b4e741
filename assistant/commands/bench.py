"""`counterpoint bench`: measurements, printed with the machine that they were made on."""

from __future__ import annotations

import argparse
from typing import Any

from assistant.capture.errors import DeviceError
from assistant.commands import bench_duplex, bench_eyes, bench_latency
from assistant.commands.bench_options import add_model_options, add_report_option, keep, models_of
from assistant.commands.output import complain, say
from models.errors import ModelError
from models.store import ModelStore


def add_parser(subparsers: Any) -> None:
    """Adds `bench` to the main parser."""
    parser = subparsers.add_parser("bench", help="measure how fast it is on this computer")
    benches = parser.add_subparsers(dest="bench", metavar="WHAT", required=True)
    answers = benches.add_parser(
        "answers", help="from the end of a spoken question to the first sound of the answer"
    )
    add_model_options(answers)
    add_report_option(answers)
    parser.set_defaults(run=run)
    bench_duplex.add_parser(benches)
    bench_latency.add_parser(benches)
    bench_eyes.add_parser(benches)


def run(args: argparse.Namespace) -> int:
    """0 when it was measured, whatever the figures say."""
    store = ModelStore(args.data_dir / "models")
    models = models_of(args, store)
    if models is None:
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
    return 0 if keep(args.report, report.as_json, "--report") else 1
