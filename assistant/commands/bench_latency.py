"""`counterpoint bench latency`: where the time of each answer goes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.capture.errors import DeviceError
from assistant.commands.bench_options import add_model_options, add_report_option, keep, models_of
from assistant.commands.output import complain, say
from assistant.trace import as_trace_events
from models.errors import ModelError
from models.store import ModelStore


def add_parser(benches: Any) -> None:
    """Adds `latency` to the parser of `bench`."""
    parser = benches.add_parser("latency", help="where the time of each answer goes, stage by stage")
    add_model_options(parser)
    parser.add_argument(
        "--trace",
        type=Path,
        metavar="JSON",
        help="the times of all work, for https://ui.perfetto.dev or chrome://tracing",
    )
    add_report_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when it was measured, whatever the figures say."""
    store = ModelStore(args.data_dir / "models")
    models = models_of(args, store)
    if models is None:
        return 1
    from assistant.bench.latency import measure_latency  # the models' libraries take a second to load
    from assistant.model_loading import LoadingError

    say(
        "A conversation of twelve questions in real time: about two minutes. Leave the computer alone meanwhile."
    )
    try:
        report, spans = measure_latency(store, args.preset, models)
    except (LoadingError, DeviceError, ModelError) as error:
        complain(str(error))
        return 1
    say(report.summary())
    kept = keep(args.report, report.as_json, "--report")
    kept_trace = keep(args.trace, lambda: as_trace_events(spans), "--trace")
    return 0 if kept and kept_trace else 1
