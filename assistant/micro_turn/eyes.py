"""Eyes: what can be seen just now at all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Eyes:
    """Whether the camera gives pictures (`open`), whether people and their bodies are found in them, and whether
    something can say what they show (`answer`) and read what is written in them (`read`).
    """

    open: bool = False
    find_people: bool = False
    answer: bool = False
    screen: bool = False
    read: bool = False
