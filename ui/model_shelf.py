"""The models as a person chooses among them: what each is, whether it is here, whether it fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.settings import Settings
from models import hardware
from models.catalogue import LANGUAGE_MODEL_ROLES, ModelEntry
from models.errors import ModelError, NotAModel
from models.hardware import Hardware, fits
from models.presets import FIRST_PRESET, Preset, load_presets
from models.recommendation import Recommendation, recommend
from models.speeds import SpeedBook
from models.store import ModelStore
from ui.speed_words import SpeedWords, answer_words, speed_words
from ui.translating import bytes_text, mark, tr

ROLE_NAMES = {
    "interaction": mark("Conversation"),
    "reasoner": mark("Background thinking"),
    "recogniser": mark("Speech recognition"),
    "voice": mark("Voice"),
    "voice_activity": mark("Voice detection"),
    "end_of_turn": mark("End of turn"),
    "sight": mark("Camera"),
    "reading": mark("Reading"),
    "vision": mark("Seeing"),
}

CHOOSABLE_ROLES = ("interaction", "reasoner", "vision", "recogniser", "voice")
ANSWERING_ROLES = ("interaction", "recogniser", "voice")
"""On these depends how soon it answers."""
OPTIONAL_ROLES = ("reasoner", "sight", "reading", "vision")
"""A conversation can begin without these."""
SHORT = 14
"""Characters of a fact that find room on every line."""


@dataclass(frozen=True)
class ModelChoice:
    """A model among those that can play a role. `warning` is a sentence when it does not fit into memory."""

    id: str
    name: str
    licence: str
    size_bytes: int
    present: bool
    fetchable: bool
    fits: bool
    memory_bytes: int = 0
    warning: str = ""
    note: str = ""
    speed: str = ""
    """How fast it was here, in two words."""

    @property
    def label(self) -> str:
        """One line for a list."""
        parts = [self.name, bytes_text(self.size_bytes)]
        if not self.present:
            parts.append(tr("to download") if self.fetchable else tr("missing"))
        if not self.fits:
            parts.append(tr("too large"))
        if self.speed:
            parts.append(self.speed)
        return "  ·  ".join(parts)


def facts_line(parts: Iterable[str]) -> str:
    """Facts beside each other; short ones are not broken where the line is."""
    return "  ·  ".join(
        part.replace(" ", "\N{NO-BREAK SPACE}") if len(part) <= SHORT else part for part in parts
    )


@dataclass(frozen=True)
class Taken:
    """What came of offering files: ids of the models that are here now, and sentences about the other files."""

    models: tuple[str, ...]
    problems: tuple[str, ...]


class ModelShelf:
    """A ModelStore and the presets, as the window asks about them. Nothing here takes long, but `take_files`."""

    def __init__(
        self, store: ModelStore, presets: Mapping[str, Preset] | None = None, *, speeds: SpeedBook
    ) -> None:
        self.store = store
        self.speeds = speeds
        self.presets = dict(presets if presets is not None else load_presets())

    def choice(self, model_id: str) -> ModelChoice:
        """One model. Raises `UnknownModel`."""
        return self._choice(self.store.catalogue[model_id], hardware.look_at_hardware())

    def choices(self, role: str) -> tuple[ModelChoice, ...]:
        """Every model that can play a role."""
        machine = hardware.look_at_hardware()
        return tuple(
            replace(self._choice(entry, machine), speed=self.speed(role, entry.id).short)
            for entry in self.store.catalogue.for_role(role)
        )

    def here(self) -> tuple[ModelChoice, ...]:
        """Every model of which something is on this computer."""
        machine = hardware.look_at_hardware()
        return tuple(
            self._choice(entry, machine)
            for entry in self.store.catalogue
            if self.store.has(entry.id) or self.store.arrived_bytes(entry.id)
        )

    def speed(self, role: str, model_id: str) -> SpeedWords:
        """How fast a model was on this computer in a role."""
        return speed_words(self.speeds, role, model_id)

    def preset_speed(self, name: str) -> SpeedWords:
        """How soon conversations with the models of a preset answered on this computer."""
        models = self.presets[name].models
        return answer_words(self.speeds, [models[role] for role in ANSWERING_ROLES])

    def chosen(self, settings: Settings) -> dict[str, str]:
        """The model for each role: what is set for the role, otherwise what the preset says."""
        preset = self.presets.get(settings.text("preset")) or next(iter(self.presets.values()))
        catalogue = self.store.catalogue
        cast = dict(preset.models)
        for role in CHOOSABLE_ROLES:
            own = settings.text(f"model.{role}")
            if own in catalogue:
                cast[role] = own
        if not settings.flag("reasoner.on"):
            cast.pop("reasoner", None)
        return cast

    def first(self) -> dict[str, str]:
        """The models with which one can talk soonest."""
        return dict(self.presets[FIRST_PRESET].models)

    def available(self, chosen: Mapping[str, str]) -> dict[str, str] | None:
        """For each chosen role the model that can play it now; None when a conversation needs more."""
        first, cast = self.first(), {}
        for role, wanted in chosen.items():
            here = next((one for one in (wanted, first.get(role)) if one and self.store.has(one)), None)
            if here is not None:
                cast[role] = here
            elif role not in OPTIONAL_ROLES:
                return None
        return cast

    def to_fetch(self, chosen: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """What is missing: first what it takes to talk, then the rest of the choice."""
        first = self.first() if self.available(chosen) is None else {}
        soon = [first[role] for role in first if role in chosen and role not in OPTIONAL_ROLES]
        late = [first[role] for role in first if role in chosen and role in OPTIONAL_ROLES]
        soon = self.store.missing(soon)
        rest = self.store.missing([*late, *chosen.values()])
        return soon, [model_id for model_id in rest if model_id not in soon]

    def size_bytes(self, ids: Iterable[str]) -> int:
        """Their size together."""
        catalogue = self.store.catalogue
        return sum(catalogue[model_id].size_bytes for model_id in ids)

    def licences(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Their licences, each once."""
        catalogue = self.store.catalogue
        return tuple(dict.fromkeys(catalogue[model_id].licence for model_id in ids))

    def recommendation(self) -> Recommendation:
        """The preset that suits this computer."""
        return recommend(self.presets, self.store.catalogue)

    def memory_warning(self, cast: Mapping[str, str]) -> str:
        """A sentence when these models do not fit into memory together, otherwise nothing."""
        catalogue = self.store.catalogue
        return fits([catalogue[model_id] for model_id in cast.values() if model_id in catalogue]).sentence

    def take_files(self, paths: Sequence[Path], wanted: Iterable[str], role: str = "interaction") -> Taken:
        """Use files from disk: as the wanted models whose files they are, otherwise as models of their own.

        Reads and hashes them, which can take minutes: call it in the background.
        """
        taken: list[str] = []
        used: set[Path] = set()
        problems: list[str] = []
        for model_id in self.store.missing(wanted):
            try:
                self.store.adopt(model_id, paths)
            except ModelError:
                continue  # these files are of other models
            taken.append(model_id)
            used.update(self.store.file(model_id, one.name) for one in self.store.catalogue[model_id].files)
        for path in paths:
            if any(path.samefile(one) for one in used if one.exists()):
                continue
            try:
                if role not in LANGUAGE_MODEL_ROLES:
                    raise NotAModel(tr("{file} is none of the files that are missing.", file=path.name))
                taken.append(self.store.import_file(path, role).id)
            except (ModelError, OSError) as error:
                problems.append(str(error))
        return Taken(tuple(dict.fromkeys(taken)), tuple(problems))

    def _choice(self, entry: ModelEntry, machine: Hardware) -> ModelChoice:
        fit = fits([entry], machine)
        present = self.store.has(entry.id)
        fetchable = not entry.imported and any(file.hub or file.wheel for file in entry.files)
        return ModelChoice(
            id=entry.id,
            name=entry.name,
            licence=entry.licence,
            size_bytes=entry.size_bytes,
            present=present,
            fetchable=fetchable,
            fits=fit.fits,
            memory_bytes=entry.memory_bytes,
            warning="" if fit.fits_now else fit.sentence,
            note=entry.note,
        )
