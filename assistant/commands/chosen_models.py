"""Which models a command runs with."""

from __future__ import annotations

from models.presets import load_presets
from models.store import ModelStore


class MissingModelsError(Exception):
    """There is no such preset, or its models are not here; the text says what to do."""


def models_of_preset(store: ModelStore, name: str, *, reasoner: bool = True) -> dict[str, str]:
    """The preset's models by role, all of them on disk. Raises MissingModelsError."""
    presets = load_presets()
    if name not in presets:
        raise MissingModelsError(f"There is no preset {name}; there are: {', '.join(presets)}.")
    models = dict(presets[name].models)
    if not reasoner:
        del models["reasoner"]
    if missing := store.missing(models.values()):
        raise MissingModelsError(
            f"These models are not here yet: {', '.join(missing)}. Run `counterpoint models fetch {name}` first."
        )
    return models
