"""What this machine has, and whether models fit into it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import psutil

from models.catalogue import ModelEntry
from models.presets import PROGRAM_MEMORY_BYTES
from models.units import format_bytes

SYSTEM_RESERVE_BYTES = 1_500_000_000
"""Memory that the system and the user's other programs are left with."""


@dataclass(frozen=True)
class Hardware:
    """What counts for running models.

    Attributes:
        cores: processor cores, without hyper-threads where the system tells them apart.
        threads: hardware threads this process may use.
        memory_total_bytes: main memory.
        memory_available_bytes: what could be used now without swapping.
    """

    cores: int
    threads: int
    memory_total_bytes: int
    memory_available_bytes: int


@dataclass(frozen=True)
class Fit:
    """Whether models fit, and how to say it.

    Attributes:
        fits: they can run on this machine at all (its whole memory counts).
        fits_now: they can run beside what runs at this moment.
        needed_bytes: models and program together.
        sentence: what to tell the user; empty if there is nothing to say.
    """

    fits: bool
    fits_now: bool
    needed_bytes: int
    sentence: str


def look_at_hardware() -> Hardware:
    """Measure this machine; takes well under a millisecond."""
    memory = psutil.virtual_memory()
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    return Hardware(
        cores=min(psutil.cpu_count(logical=False) or threads, threads),
        threads=threads,
        memory_total_bytes=int(memory.total),
        memory_available_bytes=int(memory.available),
    )


def fits(entries: Iterable[ModelEntry], hardware: Hardware | None = None) -> Fit:
    """Whether these models can all be loaded at once.

    Args:
        entries: the models, one of them twice if it is loaded twice.
        hardware: the machine; this one if left out.
    """
    machine = hardware or look_at_hardware()
    models = list(entries)
    needed = PROGRAM_MEMORY_BYTES + sum(entry.memory_bytes for entry in models)
    names = ", ".join(dict.fromkeys(entry.name for entry in models))
    usable = machine.memory_total_bytes - SYSTEM_RESERVE_BYTES
    if needed > usable:
        sentence = (
            f"{names} would need about {format_bytes(needed)} of memory, and this computer has "
            f"{format_bytes(machine.memory_total_bytes)}: choose smaller models."
        )
        return Fit(False, False, needed, sentence)
    if needed > machine.memory_available_bytes:
        sentence = (
            f"{names} would need about {format_bytes(needed)} of memory, and only "
            f"{format_bytes(machine.memory_available_bytes)} are free: "
            "close other programs or choose smaller models."
        )
        return Fit(True, False, needed, sentence)
    return Fit(True, True, needed, "")
