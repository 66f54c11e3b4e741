"""What came of standing orders on a stage."""

from __future__ import annotations

from typing import Any

import numpy as np
from fakes.stage import RATE_HZ, Stage

from assistant.cards import CARD, card_from_data
from assistant.timeline.item import Lane, TimelineItem

EXACT_S = 0.1


def ordered(text: str, *, end_s: float = 2.5, **options: Any) -> Stage:
    """A stage on which the user has said this from 1 s to `end_s`; the model would answer "Paris."."""
    stage = Stage(**options)
    stage.say(text, 1.0, end_s)
    return stage


def cards(stage: Stage, lane: Lane = Lane.TIMER) -> list[TimelineItem]:
    return stage.items(lane, CARD)


def card(stage: Stage, lane: Lane = Lane.TIMER) -> Any:
    """The only card there is."""
    (item,) = cards(stage, lane)
    return card_from_data(item.data)


def tones(stage: Stage, from_s: float, until_s: float) -> list[float]:
    """When the assistant began to sound after silence."""
    sound = np.abs(np.concatenate(stage.sound)[round(from_s * RATE_HZ) : round(until_s * RATE_HZ)]) > 1e-3
    heard = np.flatnonzero(sound)
    if not len(heard):
        return []
    begins = [heard[0], *heard[1:][np.diff(heard) > 0.2 * RATE_HZ]]
    return [from_s + float(at) / RATE_HZ for at in begins]


def announced_s(stage: Stage) -> list[float]:
    return [item.start_s for item in stage.items(Lane.SYSTEM, "decision") if item.text == "announce"]
