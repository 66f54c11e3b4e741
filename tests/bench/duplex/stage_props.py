"""Hand-made performances, and people who hum tones instead of speaking."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.bench.duplex import rows
from assistant.bench.duplex.performance import Decided, Line, Performance
from assistant.bench.duplex.scene import Cue, Mark, Scene
from assistant.bench.duplex.voices import Manner, Studio
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, Word

LENGTH_S = 14.0
USERS_TURN = Mark(rows.TURN, 1.0, 3.0, "Tell me a story.")


class ToneStudio(Studio):
    """0.07 s of a tone a letter; the same for the same text, person and seed."""

    def __init__(self) -> None:
        self.begin(0)

    def begin(self, seed: int) -> None:
        self._numbers = np.random.default_rng(seed)

    def speak(self, text: str, manner: Manner) -> Samples:
        size = round(0.07 * len(text) / manner.tempo * PERCEPTION_RATE_HZ)
        return (0.1 + 0.1 * self._numbers.random(size)).astype(np.float32)


def sounding(*spans: tuple[float, float], length_s: float = LENGTH_S) -> Samples:
    """Sound in the spans (s), silence elsewhere."""
    sound = np.zeros(round(length_s * PERCEPTION_RATE_HZ), dtype=np.float32)
    for start_s, end_s in spans:
        sound[round(start_s * PERCEPTION_RATE_HZ) : round(end_s * PERCEPTION_RATE_HZ)] = 0.2
    return sound


def line(text: str, start_s: float, end_s: float, *, unheard: str = "", told: bool = False) -> Line:
    """A line whose words share its time."""
    texts = text.split()
    each_s = (end_s - start_s) / max(1, len(texts))
    words = tuple(
        Word(word, start_s + number * each_s, start_s + (number + 1) * each_s)
        for number, word in enumerate(texts)
    )
    return Line(text, start_s, end_s, words, unheard, told)


def performed(
    row: str,
    *lines: Line,
    marks: tuple[Mark, ...] = (USERS_TURN,),
    sounds: tuple[tuple[float, float], ...] | None = None,
    understood: tuple[Line, ...] = (),
    nods: tuple[Line, ...] = (),
    decisions: tuple[Decided, ...] = (),
    expects: tuple[str, ...] = (),
    cue: Cue | None = None,
    length_s: float = LENGTH_S,
) -> Performance:
    """A performance in which the lines sound while they last, unless `sounds` says otherwise."""
    said = (
        sounds
        if sounds is not None
        else tuple((one.start_s, one.end_s) for one in (*lines, *nods) if one.text)
    )
    silence = sounding(length_s=length_s)
    scene = Scene(f"{row}/01", row, silence, marks, expects=expects, cue=cue)
    output = sounding(*said, length_s=length_s)
    return Performance(scene, silence, output, marks, lines, understood, nods, decisions)


def word_list(folder: Path) -> list[tuple[str, float, float]]:
    """The chunks of a sample's output.json."""
    import json

    chunks = json.loads((folder / "output.json").read_text(encoding="utf-8"))["chunks"]
    return [(chunk["text"], *chunk["timestamp"]) for chunk in chunks]
