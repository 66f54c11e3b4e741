"""How a conversation is doing, in words and numbers for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.health import Health, Usage
from assistant.status import Status
from models.units import format_bytes
from ui.model_shelf import CHOOSABLE_ROLES, ROLE_NAMES

UNKNOWN = "not known yet"


@dataclass(frozen=True)
class Fact:
    """A line: what it is about, and how that stands."""

    name: str
    value: str


@dataclass(frozen=True)
class Section:
    """Facts that belong together."""

    title: str
    facts: tuple[Fact, ...]


def health_sections(
    health: Health | None, status: Status | None, name_of: Callable[[str], str], cores: int
) -> tuple[Section, ...]:
    """Everything that is shown; None for both while there is no conversation.

    `name_of` gives a model's name from its id; `cores` is how many the computer has.
    """
    return (
        Section("Now", _now(health or Health(), cores)),
        Section("Devices", _devices(status or Status(), health or Health(), cores)),
        Section("Models", _models(status or Status(), name_of)),
    )


def _now(health: Health, cores: int) -> tuple[Fact, ...]:
    return (
        Fact("Answers", answer_words(health)),
        Fact("Late micro-turns", late_words(health)),
        Fact("Program", usage_words(health.program, cores) or UNKNOWN),
        Fact("Background thinking", usage_words(health.reasoner, cores) or "not running"),
    )


def answer_words(health: Health) -> str:
    """How fast it answers: “after 0.52 s (the median of the last 5)”."""
    if health.answer_s is None:
        return "no spoken question was answered yet"
    if health.answers == 1:
        return f"after {health.answer_s:.2f} s (the only one so far)"
    return f"after {health.answer_s:.2f} s (the median of the last {health.answers})"


def late_words(health: Health) -> str:
    """Whether it keeps time: “0 of 1,203”."""
    if not health.micro_turns:
        return "none has begun yet"
    words = f"{health.late_micro_turns:,} of {health.micro_turns:,}"
    return f"{words}, the worst by {1000 * health.worst_late_s:,.0f} ms" if health.late_micro_turns else words


def usage_words(usage: Usage | None, cores: int) -> str:
    """What a process costs: “0.62 of 2 cores, 1.12 GB of memory”; "" for none."""
    if usage is None:
        return ""
    memory = f"{format_bytes(usage.memory_bytes)} of memory"
    return memory if usage.cores is None else f"{cores_words(usage.cores, cores)}, {memory}"


def cores_words(busy: float, cores: int) -> str:
    """A share of the processor: “0.62 of 2 cores”."""
    return f"{busy:.2f} of {cores} {'core' if cores == 1 else 'cores'}"


def _devices(status: Status, health: Health, cores: int) -> tuple[Fact, ...]:
    microphone = status.microphone or "none"
    if status.microphone and status.muted:
        microphone = f"{status.microphone} (muted)"
    camera = "off"
    if status.camera_on:
        camera = status.camera or "being opened"
        if health.camera_cores is not None:
            camera = f"{camera}, {cores_words(health.camera_cores, cores)}"
    return (Fact("Microphone", microphone), Fact("Speaker", status.speaker or "none"), Fact("Camera", camera))


def _models(status: Status, name_of: Callable[[str], str]) -> tuple[Fact, ...]:
    return tuple(
        Fact(ROLE_NAMES[role], name_of(status.models[role]) if role in status.models else "none")
        for role in CHOOSABLE_ROLES
    )
