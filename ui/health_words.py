"""How a conversation is doing, in words and numbers for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.health import Health, Usage
from assistant.status import Status
from ui.model_shelf import CHOOSABLE_ROLES, ROLE_NAMES
from ui.translating import bytes_text, mark, number, tr, tr_count, translated

UNKNOWN = mark("not known yet")


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
        Section(tr("Now"), _now(health or Health(), cores)),
        Section(tr("Devices"), _devices(status or Status(), health or Health(), cores)),
        Section(tr("Models"), _models(status or Status(), name_of)),
    )


def _now(health: Health, cores: int) -> tuple[Fact, ...]:
    seeing = usage_words(health.observer, cores)
    return (
        Fact(tr("Answers"), answer_words(health)),
        Fact(tr("Late micro-turns"), late_words(health)),
        Fact(tr("Program"), usage_words(health.program, cores) or translated(UNKNOWN)),
        Fact(tr("Background thinking"), usage_words(health.reasoner, cores) or tr("not running")),
        *((Fact(tr("Seeing"), seeing),) if seeing else ()),
    )


def answer_words(health: Health) -> str:
    """How fast it answers: “after 0.52 s (the median of the last 5)”."""
    if health.answer_s is None:
        return tr("no spoken question was answered yet")
    seconds = number(health.answer_s, 2)
    if health.answers == 1:
        return tr("after {seconds} s (the only one so far)", seconds=seconds)
    return tr(
        "after {seconds} s (the median of the last {answers})",
        seconds=seconds,
        answers=number(health.answers),
    )


def late_words(health: Health) -> str:
    """Whether it keeps time: “0 of 1,203”."""
    if not health.micro_turns:
        return tr("none has begun yet")
    late, all_of_them = number(health.late_micro_turns), number(health.micro_turns)
    if not health.late_micro_turns:
        return tr("{late} of {all}", late=late, all=all_of_them)
    worst = number(1000 * health.worst_late_s)
    return tr("{late} of {all}, the worst by {worst} ms", late=late, all=all_of_them, worst=worst)


def usage_words(usage: Usage | None, cores: int) -> str:
    """What a process costs: “0.62 of 2 cores, 1.12 GB of memory”; "" for none."""
    if usage is None:
        return ""
    memory = tr("{size} of memory", size=bytes_text(usage.memory_bytes))
    return memory if usage.cores is None else f"{cores_words(usage.cores, cores)}, {memory}"


def cores_words(busy: float, cores: int) -> str:
    """A share of the processor: “0.62 of 2 cores”."""
    return tr_count("{busy} of {count} core", "{busy} of {count} cores", cores, busy=number(busy, 2))


def looks_words(looks_per_s: float, sparing: bool) -> str:
    """How often it looks for people: “5.0 looks a second”."""
    looks = number(looks_per_s, 1)
    if sparing:
        return tr("{looks} looks a second, fewer than usual: the processor is slow or busy", looks=looks)
    return tr("{looks} looks a second", looks=looks)


def _devices(status: Status, health: Health, cores: int) -> tuple[Fact, ...]:
    microphone = status.microphone or tr("none", "a microphone")
    if status.microphone and status.muted:
        microphone = tr("{microphone} (muted)", microphone=status.microphone)
    camera = tr("off", "the camera")
    if status.camera_on:
        camera = status.camera or tr("being opened")
        if health.camera_cores is not None:
            camera = f"{camera}, {cores_words(health.camera_cores, cores)}"
        if health.looking is not None:
            camera = f"{camera}, {looks_words(health.looking.looks_per_s, health.looking.sparing)}"
    return (
        Fact(tr("Microphone"), microphone),
        Fact(tr("Speaker"), status.speaker or tr("none", "a speaker")),
        Fact(tr("Camera"), camera),
    )


def _models(status: Status, name_of: Callable[[str], str]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            translated(ROLE_NAMES[role]),
            name_of(status.models[role]) if role in status.models else tr("none", "a model"),
        )
        for role in CHOOSABLE_ROLES
    )
