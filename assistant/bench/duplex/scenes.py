"""The made set: scenes by fixed rules and fixed seeds, the same on every machine that has the same voice.

Everybody speaks at −23 dBFS in a room at −66; a second voice comes 8 dB, a television 15 dB below the user's voice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from assistant.bench.duplex import rows
from assistant.bench.duplex.noises import at_distance, cough, laughter, television
from assistant.bench.duplex.scene import Cue, Scene, Stage
from assistant.bench.duplex.scripts import (
    ASIDES,
    BYSTANDER_LINES,
    INTERRUPTIONS_SAID,
    LONG_PROMPTS,
    PAUSED_TURNS,
    SPOKEN_NODS,
    STORIES,
    TELEVISION_LINES,
    TURN_LINES,
)
from assistant.bench.duplex.voices import LEVEL_DBFS, Speaker, Studio, speakers
from assistant.micro_turn import Samples

T = TypeVar("T")

LEAD_S = 0.8
"""Quiet before the first word of a scene."""
ANSWER_S = 4.5
"""Quiet after a turn, for its answer."""
WAIT_S = 3.5
"""How long the beginning of a long answer may take before what comes over it would cut into the next scene."""
PAUSE_S = (0.4, 1.0)
SECOND_VOICE_DB = -8.0
TELEVISION_DB = -15.0
INTERRUPTED_AFTER_S = (0.5, 1.0, 1.6, 2.2, 0.3)
NODDED_AFTER_S = (0.6, 1.2, 1.8)
SILENCE_S = 26.0
QUICK_SCENES = 4
"""How many scenes of a row a quick run has."""


@dataclass
class _Maker:
    """What a row is made with: its people, and its own random numbers."""

    people: Sequence[Speaker]
    rng: np.random.Generator
    count: int | None

    def some(self, lines: Sequence[T]) -> Iterator[tuple[int, T, Speaker]]:
        """The first lines, or all, each with its number and somebody to say it."""
        for number, line in enumerate(lines[: self.count]):
            yield number, line, self.people[number % len(self.people)]


def make_scenes(studio: Studio, wanted: Sequence[str], *, quick: bool = False, seed: int = 1) -> list[Scene]:
    """The scenes of the wanted rows (but for the echo, which has a run of its own), in the order of the rows.

    A row's scenes do not depend on which other rows are wanted; those of a quick run are the first of the whole ones.
    """
    made: list[Scene] = []
    for number, (row, maker) in enumerate(_MAKERS.items()):
        if row in wanted:
            studio.begin(seed * 100 + number)
            rng = np.random.default_rng((seed, number))
            made += maker(_Maker(speakers(studio), rng, QUICK_SCENES if quick else None))
    return made


def _turns(maker: _Maker) -> list[Scene]:
    made = []
    for number, text, person in maker.some(TURN_LINES):
        stage = _begin()
        stage.say(person.say(text), rows.TURN, text)
        stage.wait(ANSWER_S)
        detail = "question" if text.endswith("?") else "remark"
        made.append(_scene(rows.TURNS, number, stage, detail, person))
    return made


def _pauses(maker: _Maker) -> list[Scene]:
    made = []
    # A quick run must not be of one sort only: sorts are dealt round.
    for number, (detail, parts), person in maker.some(_dealt(PAUSED_TURNS)):
        stage = _begin()
        began_s = stage.at_s
        for place, part in enumerate(parts):
            if place:
                pause_s = round(float(maker.rng.uniform(*PAUSE_S)), 2)
                stage.mark(rows.PAUSE, (stage.at_s, stage.at_s + pause_s))
                stage.wait(pause_s)
            last = place == len(parts) - 1
            # A comma keeps the voice up, as people do who go on.
            stage.say(person.say(part if last or not part[-1].isalnum() else f"{part},"))
        stage.mark(rows.TURN, (began_s, stage.at_s), " ".join(parts))
        stage.wait(ANSWER_S)
        made.append(_scene(rows.PAUSES, number, stage, detail, person))
    return made


def _interruptions(maker: _Maker) -> list[Scene]:
    made = []
    for number, (text, expects), person in maker.some(INTERRUPTIONS_SAID * 2):
        prompt = LONG_PROMPTS[(number * 3) % len(LONG_PROMPTS)]
        after_s = INTERRUPTED_AFTER_S[number % len(INTERRUPTED_AFTER_S)]
        cue = Cue(person.say(text), rows.INTERRUPTION, after_s, text)
        detail = f"after {after_s:.1f} s"
        made.append(_over_an_answer(rows.INTERRUPTIONS, number, prompt, person, cue, detail, expects))
    return made


def _backchannels(maker: _Maker) -> list[Scene]:
    made = []
    sorts: list[tuple[str, str]] = [("spoken", text) for text in SPOKEN_NODS]
    sorts[1:1] = [("cough", "")]
    sorts[3:3] = [("laughter", "")]
    sorts += [
        ("cough", ""),
        ("laughter", ""),
        ("cough", ""),
        ("laughter", ""),
        ("spoken", "mm-hm"),
        ("spoken", "Yeah."),
    ]
    for number, (detail, text), person in maker.some(sorts):
        seed = int(maker.rng.integers(1 << 31))
        if detail == "cough":
            sound = cough(seed)
        elif detail == "laughter":
            sound = laughter(seed)
        else:
            sound = person.say(text)
        prompt = LONG_PROMPTS[(number * 3 + 1) % len(LONG_PROMPTS)]
        cue = Cue(sound, rows.NOD, NODDED_AFTER_S[number % len(NODDED_AFTER_S)], text or f"({detail})")
        made.append(_over_an_answer(rows.BACKCHANNELS, number, prompt, person, cue, detail))
    return made


def _others(maker: _Maker) -> list[Scene]:
    """Speech that is not for the assistant: to somebody, by somebody, or out of a television; over its answer, over the
    user's question, or when nobody speaks."""
    people = maker.people
    lines = [people[number % len(people)].say(text) for number, text in enumerate(TELEVISION_LINES)]

    def tv(seconds: float) -> Samples:
        return television(lines, seconds, int(maker.rng.integers(1 << 31)), LEVEL_DBFS + TELEVISION_DB)

    def bystander(number: int, person: Speaker) -> tuple[Samples, str]:
        text = BYSTANDER_LINES[number % len(BYSTANDER_LINES)]
        other = people[(people.index(person) + 3) % len(people)]
        return at_distance(other.say(text), number, SECOND_VOICE_DB), text

    once = (
        "aside over the answer",
        "aside in silence",
        "television over the question",
        "second voice over the answer",
        "television over the answer",
        "television in silence",
        "second voice in silence",
    )
    sorts = (*once, *once, *once, "aside over the answer", "aside in silence", "aside over the answer")
    made = []
    for number, detail, person in maker.some(sorts):
        prompt = LONG_PROMPTS[(number * 5 + 2) % len(LONG_PROMPTS)]
        after_s = NODDED_AFTER_S[number % len(NODDED_AFTER_S)]
        what, _, where = detail.partition(" ")
        text = ASIDES[number % len(ASIDES)]
        if where.endswith("over the answer"):
            if what == "aside":
                cue = Cue(person.say(text), rows.ASIDE, after_s, text)
            elif what == "television":
                cue = Cue(tv(5.0), rows.BACKGROUND, after_s)
            else:
                sound, said = bystander(number, person)
                cue = Cue(sound, rows.BACKGROUND, after_s, said)
            made.append(_over_an_answer(rows.OTHERS, number, prompt, person, cue, detail))
            continue
        stage = _begin()
        if what == "aside":
            stage.say(person.say(text), rows.ASIDE, text)
        elif detail == "television over the question":
            question = TURN_LINES[(2 * number) % len(TURN_LINES)]
            stage.wait(1.0)
            _, end_s = stage.say(person.say(question), rows.TURN, question)
            stage.beneath(tv(end_s + ANSWER_S), 0.0, rows.BACKGROUND)
        elif what == "television":
            stage.say(tv(8.0), rows.BACKGROUND)
        else:
            sound, said = bystander(number, person)
            stage.say(sound, rows.BACKGROUND, said)
        stage.wait(ANSWER_S)
        made.append(_scene(rows.OTHERS, number, stage, detail, person))
    return made


def _story(maker: _Maker) -> list[Scene]:
    made = []
    for number, lines, person in maker.some(STORIES):
        if maker.count is not None and number > 0:
            break
        stage = _begin()
        began_s = stage.at_s
        for place, line in enumerate(lines):
            if place:
                stage.wait(round(float(maker.rng.uniform(0.25, 0.6)), 2))
            stage.say(person.say(line))
        stage.mark(rows.TURN, (began_s, stage.at_s), " ".join(lines))
        stage.wait(ANSWER_S)
        made.append(_scene(rows.STORY, number, stage, "", person))
    return made


def _silence(_: _Maker) -> list[Scene]:
    stage = Stage()
    stage.wait(SILENCE_S)
    return [Scene(f"{rows.SILENCE}/01", rows.SILENCE, stage.sound(1), ())]


_MAKERS: dict[str, Callable[[_Maker], list[Scene]]] = {
    rows.SILENCE: _silence,
    rows.TURNS: _turns,
    rows.PAUSES: _pauses,
    rows.INTERRUPTIONS: _interruptions,
    rows.BACKCHANNELS: _backchannels,
    rows.OTHERS: _others,
    rows.STORY: _story,
}


def _begin() -> Stage:
    stage = Stage()
    stage.wait(LEAD_S)
    return stage


def _over_an_answer(
    row: str, number: int, prompt: str, person: Speaker, cue: Cue, detail: str, expects: tuple[str, ...] = ()
) -> Scene:
    """The user asks for something long; the cue comes over the answer, and there is time for what follows."""
    stage = _begin()
    stage.say(person.say(prompt), rows.TURN, prompt)
    stage.wait(WAIT_S + cue.after_s + len(cue.sound) / 16_000 + ANSWER_S)
    return _scene(row, number, stage, detail, person, cue, expects)


def _scene(
    row: str,
    number: int,
    stage: Stage,
    detail: str,
    person: Speaker,
    cue: Cue | None = None,
    expects: tuple[str, ...] = (),
) -> Scene:
    sound = stage.sound(1000 * rows.ROWS.index(row) + number)
    return Scene(f"{row}/{number + 1:02}", row, sound, tuple(stage.marks), detail, person.name, cue, expects)


def _dealt(sorted_pairs: Sequence[tuple[str, T]]) -> list[tuple[str, T]]:
    """One of every sort in turn, until all are dealt."""
    piles: dict[str, list[tuple[str, T]]] = {}
    for pair in sorted_pairs:
        piles.setdefault(pair[0], []).append(pair)
    dealt = []
    while any(piles.values()):
        dealt += [pile.pop(0) for pile in piles.values() if pile]
    return dealt
