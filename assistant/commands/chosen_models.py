"""Which models a command runs with."""

from __future__ import annotations

from assistant.model_loading import READING, VISION
from assistant.sight_seat import SIGHT
from models.presets import load_presets
from models.store import ModelStore


class MissingModelsError(Exception):
    """There is no such preset, or its models are not here; the text says what to do."""


def models_of_preset(
    store: ModelStore, name: str, *, reasoner: bool = True, vision: str = ""
) -> dict[str, str]:
    """The preset's models by role, all of them on disk, and `vision` as the one that sees. Raises MissingModelsError.

    Those for the camera are left out where they are not here: without them it sees movement only, and says so.
    """
    presets = load_presets()
    if name not in presets:
        raise MissingModelsError(f"There is no preset {name}; there are: {', '.join(presets)}.")
    models = dict(presets[name].models)
    if not reasoner:
        del models["reasoner"]
    for role in (SIGHT, READING):
        if not store.has(models[role]):
            del models[role]
    if vision:
        if vision not in store.catalogue or VISION not in store.catalogue[vision].roles:
            known = ", ".join(entry.id for entry in store.catalogue.for_role(VISION))
            raise MissingModelsError(f"{vision} is no model that sees; there are: {known}.")
        models[VISION] = vision
    if missing := store.missing(models.values()):
        wanted = vision if missing == [vision] else name
        raise MissingModelsError(
            f"These models are not here yet: {', '.join(missing)}. Run `counterpoint models fetch {wanted}` first."
        )
    return models
