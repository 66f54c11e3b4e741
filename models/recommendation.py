"""Which preset suits a machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.catalogue import Catalogue
from models.hardware import Hardware, fits, look_at_hardware
from models.presets import Preset
from models.units import format_bytes

LEAST_CORES = {"starter": 2, "balanced": 4, "quality": 8}
"""Presets that are not named here run on one core."""


@dataclass(frozen=True)
class Recommendation:
    """The largest preset that suits the machine and whose models were all tried; `sentence` says so to the user.

    It also names a larger one that would suit, but was not tried.
    """

    preset: str
    sentence: str


def recommend(
    presets: Mapping[str, Preset], catalogue: Catalogue, hardware: Hardware | None = None
) -> Recommendation:
    """What suits this machine (or `hardware`) of the presets, which are ordered from small to large.

    The smallest is recommended where none suits; that it is too large is then said where it is chosen.
    """
    machine = hardware or look_at_hardware()
    suiting = [one for one in presets.values() if _suits(one, catalogue, machine)]
    tried = [one for one in suiting if all(catalogue[model_id].checked for model_id in one.ids)]
    best = (tried or list(presets.values())[:1])[-1]
    cores = "1 core" if machine.threads == 1 else f"{machine.threads} cores"
    sentence = (
        f"For this computer ({cores}, {format_bytes(machine.memory_total_bytes)} of memory)"
        f" the preset “{best.name}” is recommended."
    )
    if suiting and suiting[-1] is not best and suiting[-1] not in tried:
        sentence += f" “{suiting[-1].name}” would fit, but was not tried by its makers."
    return Recommendation(best.name, sentence)


def _suits(preset: Preset, catalogue: Catalogue, machine: Hardware) -> bool:
    entries = [catalogue[model_id] for model_id in preset.models.values()]
    return machine.threads >= LEAST_CORES.get(preset.name, 1) and fits(entries, machine).fits
