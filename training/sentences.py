"""Generates remarks for the assistant and for others, and what a recogniser may make of them."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.bench.duplex import scripts
from assistant.perception.hypothesis import bare_words
from training import sentences_for_assistant, sentences_for_others
from training.sentence_words import SLOTS

SAID_LAST = (
    "The capital of {place} is an old town by a river.", "{place} has about {number} million people.",
    "Would you like to hear more about {term}?", "{term} is easier to understand with an example.",
    "I have set a timer for {number} minutes.", "You can use {food} instead.", "Which one do you mean?",
    "It was {figure} who first wrote about {term}.", "How long do you want to wait?", "Shall I remind you {day}?",
    "First you boil the {food}, then you add salt.", "In {language} you say it a little differently.",
    "Many people like {skill}.", "What would you like to talk about?", "{work} was written long ago.",
)  # fmt: skip
"""What the assistant may have said before."""

LEAST_PREFIX_WORDS = 3


@dataclass(frozen=True)
class Remark:
    """A remark with the template it comes from and the moment in which it falls."""

    text: str
    for_assistant: bool
    family: str
    template: str
    assistant_speaking: bool
    said_last: str


def held_out(template: str, folds: int, fold: int) -> bool:
    """Whether a template belongs to this fold; the same in every run."""
    return zlib.crc32(template.encode("utf-8")) % folds == fold


def templates() -> Iterator[tuple[bool, str, str]]:
    """(for the assistant, family, template) of all."""
    for for_assistant, source in ((True, sentences_for_assistant), (False, sentences_for_others)):
        for family, members in source.FAMILIES.items():
            for template in members:
                yield for_assistant, family, template


def generate(per_template: int, seed: int) -> list[Remark]:
    """`per_template` remarks of each template, or fewer where that has few different ones."""
    made = []
    benched = {_bare(text) for text in lines_of_the_bench()}
    for for_assistant, family, template in templates():
        chance = random.Random(f"{seed} {template}")
        seen = set()
        for _ in range(per_template):
            filled = _fill(template, chance)
            said_last = ""
            if chance.random() < 0.5:
                same = for_assistant and chance.random() < 0.5
                said_last = _fill(
                    chance.choice(SAID_LAST), chance, _slots_of(template, filled) if same else {}
                )
            remark = Remark(
                _as_recognised(filled, chance),
                for_assistant,
                family,
                template,
                chance.random() < 0.4,
                said_last,
            )
            if _bare(remark.text) in benched:
                continue  # what is measured with was not learned from
            if (remark.text, remark.said_last) not in seen:
                seen.add((remark.text, remark.said_last))
                made.append(remark)
    return made


def lines_for_the_assistant() -> Iterator[str]:
    """What is said to the assistant in the scenes of `bench duplex`."""
    yield from (*scripts.TURN_LINES, *(text for text, _ in scripts.INTERRUPTIONS_SAID))
    yield from (*(" ".join(parts) for _, parts in scripts.PAUSED_TURNS), *scripts.LONG_PROMPTS)


def lines_for_others() -> Iterator[str]:
    """What is said there to others, or by others."""
    yield from (*scripts.ASIDES, *scripts.BYSTANDER_LINES, *scripts.TELEVISION_LINES)


def lines_of_the_bench() -> Iterator[str]:
    """All of it."""
    yield from (*lines_for_the_assistant(), *lines_for_others())


def _bare(text: str) -> str:
    return " ".join(bare_words(text))


def _fill(template: str, chance: random.Random, known: dict[str, str] | None = None) -> str:
    def filling(match: re.Match[str]) -> str:
        return (known or {}).get(match[1]) or chance.choice(SLOTS[match[1]])

    text = re.sub(r"{(\w+)}", filling, template)
    return text[:1].upper() + text[1:]


def _slots_of(template: str, filled: str) -> dict[str, str]:
    """What the first slot of a template was filled with."""
    match = re.search(r"{(\w+)}", template)
    if match is None:
        return {}
    before = match.start()
    candidates = [word for word in SLOTS[match[1]] if filled[before:].lower().startswith(word.lower())]
    return {match[1]: max(candidates, key=len)} if candidates else {}


def _as_recognised(text: str, chance: random.Random) -> str:
    """Punctuation and case as a recogniser may get them wrong, and now and then only the beginning."""
    words = text.split()
    if chance.random() < 0.2 and len(words) > LEAST_PREFIX_WORDS:
        text = " ".join(words[: chance.randint(LEAST_PREFIX_WORDS, len(words) - 1)])
    kind = chance.random()
    if kind < 0.15:
        return re.sub(r"[,.!?]", "", text).lower()
    if kind < 0.3:
        return text.replace(",", "")
    if kind < 0.4:
        return text.replace("?", ".").replace("!", ".")
    return text
