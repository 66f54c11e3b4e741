"""`counterpoint bench latency`: where the time of each answer goes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.capture.errors import DeviceError
from assistant.commands.chosen_models import MissingModelsError, models_of_preset
from assistant.commands.output import complain, say
from assistant.trace import as_trace_events
from models.errors import ModelError
from models.presets import DEFAULT_PRESET
from models.store import ModelStore


def add_parser(benches: Any) -> None:
    """Adds `latency` to the parser of `bench`."""
    parser = benches.add_parser("latency", help="where the time of each answer goes, stage by stage")
    parser.add_argument("--preset", default=DEFAULT_PRESET, help=f"which models (default: {DEFAULT_PRESET})")
    parser.add_argument(
        "--no-reasoner", action="store_true", help="without the larger model in the background"
    )
    parser.add_argument(
        "--trace",
        type=Path,
        metavar="JSON",
        help="the times of all work, for https://ui.perfetto.dev or chrome://tracing",
    )
    parser.add_argument("--report", type=Path, metavar="JSON", help="keep everything that was measured")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when it was measured, whatever the figures say."""
    store = ModelStore(args.data_dir / "models")
    try:
        models = models_of_preset(store, args.preset, reasoner=not args.no_reasoner)
    except (ModelError, MissingModelsError) as error:
        complain(str(error))
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
    kept = _keep(args.report, report.as_json(), "--report") if args.report else True
    kept_trace = _keep(args.trace, as_trace_events(spans), "--trace") if args.trace else True
    return 0 if kept and kept_trace else 1


def _keep(path: Path, text: str, option: str) -> bool:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        complain(f"{path} cannot be written ({error.strerror}): choose another file for {option}.")
        return False
    return True
