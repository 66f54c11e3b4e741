"""What every `counterpoint bench …` has in common: which models, and where the measurements are kept."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.commands.chosen_models import MissingModelsError, models_of_preset
from assistant.commands.output import complain
from models.errors import ModelError
from models.presets import DEFAULT_PRESET
from models.store import ModelStore


def add_model_options(parser: Any) -> None:
    """Which models are measured."""
    parser.add_argument("--preset", default=DEFAULT_PRESET, help=f"which models (default: {DEFAULT_PRESET})")
    parser.add_argument(
        "--no-reasoner", action="store_true", help="without the larger model in the background"
    )


def add_report_option(parser: Any) -> None:
    """Where everything that was measured is kept."""
    parser.add_argument("--report", type=Path, metavar="JSON", help="keep everything that was measured")


def models_of(args: argparse.Namespace, store: ModelStore) -> dict[str, str] | None:
    """The model of each role; None when some are missing, which the user was told."""
    try:
        return models_of_preset(store, args.preset, reasoner=not args.no_reasoner)
    except (ModelError, MissingModelsError) as error:
        complain(str(error))
        return None


def keep(path: Path | None, text: Callable[[], str], option: str) -> bool:
    """Writes a file that was asked for; False when that cannot be done, which the user was told."""
    if path is None:
        return True
    try:
        path.write_text(text(), encoding="utf-8")
    except OSError as error:
        complain(f"{path} cannot be written ({error.strerror}): choose another file for {option}.")
        return False
    return True
