"""Which file of an interaction model is loaded: the tuned copy where its entry names one, else the original."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.interaction.requantizing import RECIPES, RequantizingError, requantize
from models.errors import DiskFull, ModelError
from models.store import ModelStore
from models.tuned_copies import find_copy, give_up, make_copy, worth_a_try


def tuned_file(
    store: ModelStore,
    model_id: str,
    *,
    threads: int,
    while_making: Callable[[], None],
    notice: Callable[[str], None],
    behind: bool = False,
) -> Path | None:
    """The tuned copy, made now if there is none; None where the original has to do.

    Making it takes a minute or two, once; `behind` makes it at the lowest priority. `while_making` is called again and
    again meanwhile and may raise to end that. Where a copy cannot be made, `notice` gets a sentence if the user can do
    something about it.
    """
    if (there := find_copy(store, model_id)) is not None:
        return there
    if not worth_a_try(store, model_id):
        return None
    while_making()

    def write(source: Path, target: Path, recipe: str) -> None:
        requantize(source, target, RECIPES[recipe], threads=threads, keep_on=while_making, behind=behind)

    try:
        return make_copy(store, model_id, write)
    except DiskFull as error:
        notice(f"{error} It answers a little later than it could until there is some.")
    except RequantizingError:
        give_up(store, model_id)
    except ModelError:
        pass  # a folder that cannot be written to, or another program at work on it: the original does
    return None
