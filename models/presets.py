"""Presets: sets of models, one for each role, that suit a size of machine."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from models.catalogue import ROLES, ROLES_BESIDE, Catalogue
from models.errors import CatalogueError, UnknownModel

DEFAULT_PRESET = "starter"
FIRST_PRESET = "tiny"
"""What a first start fetches first, so that one can talk soon."""

PROGRAM_MEMORY_BYTES = 500_000_000
"""What the program needs beside its models: Python, Qt, audio and camera buffers."""


@dataclass(frozen=True)
class Preset:
    """One set.

    Attributes:
        name: what the user types.
        description: one sentence for people.
        models: model id by role, for every role but those of `ROLES_BESIDE`.
    """

    name: str
    description: str
    models: Mapping[str, str]

    @property
    def ids(self) -> tuple[str, ...]:
        """Its models, each once, in the order in which they are best fetched."""
        return tuple(dict.fromkeys(self.models.values()))

    def size_bytes(self, catalogue: Catalogue) -> int:
        """Size on disk of all its models."""
        return sum(catalogue[model_id].size_bytes for model_id in self.ids)

    def memory_bytes(self, catalogue: Catalogue) -> int:
        """Memory for all its models at once and the program itself; an estimate.

        A model that takes two roles is loaded twice, because the reasoner has a process of its own.
        """
        return PROGRAM_MEMORY_BYTES + sum(
            catalogue[model_id].memory_bytes for model_id in self.models.values()
        )


def load_presets() -> dict[str, Preset]:
    """The presets that come with the program, by name, the smallest first."""
    return parse_presets((resources.files("models") / "presets.toml").read_text("utf-8"))


def parse_presets(text: str) -> dict[str, Preset]:
    """Read presets from TOML.

    Raises:
        CatalogueError: it is no TOML, or a preset lacks a role or names one that does not exist.
    """
    try:
        presets = {
            table["name"]: Preset(table["name"], table["description"], dict(table["models"]))
            for table in tomllib.loads(text)["preset"]
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise CatalogueError(
            f"The list of presets is damaged ({error}): install the program again."
        ) from error
    needed = [role for role in ROLES if role not in ROLES_BESIDE]
    for preset in presets.values():
        if set(preset.models) != set(needed):
            raise CatalogueError(
                f"The preset {preset.name} does not name one model for each of {', '.join(needed)}."
            )
    return presets


def resolve(names: list[str], catalogue: Catalogue) -> list[str]:
    """Model ids for a mix of preset names and model ids, each once, in the order given.

    Raises:
        UnknownModel: something is neither; the sentence says what exists.
    """
    presets = load_presets()
    unknown = [name for name in names if name not in presets and name not in catalogue]
    if unknown:
        raise UnknownModel(
            f"There is no model or preset called {', '.join(unknown)}. Presets: {', '.join(presets)}. "
            f"Models: {', '.join(entry.id for entry in catalogue)}."
        )
    ids: list[str] = []
    for name in names:
        ids.extend(presets[name].ids if name in presets else (name,))
    return list(dict.fromkeys(ids))
