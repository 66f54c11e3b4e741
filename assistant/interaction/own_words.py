"""Own words recognised again: the second line of defence against hearing oneself, behind the echo canceller.

What is left of an echo is faint, late and cut short, so its words may be misread ("Rome" as "Come.") or parts of words.
They are known again by when they come and by how they sound: an echo begins at most so long after its word began,
while a user who repeats a word as a question has to hear it first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.interaction.word_sounds import likeness, part_likeness, sound_code
from assistant.interaction.wording import is_cancel, is_hush
from assistant.micro_turn import Hearing, MicroTurn, Nodded, Played, SpokenClause, Word
from assistant.perception.hypothesis import bare, bare_words

LONGEST_DELAY_S = 0.5
"""From a word's being played to its being heard: buffers, air and room; Bluetooth takes 0.15–0.3 s."""
EARLY_S = 0.25
LATE_S = 0.25
"""How far the times of words may be off: about a syllable on both sides."""
DRIFT_SHARE = 0.3
MOST_DRIFT_S = 1.0
"""Within an utterance the times of heard words are spread evenly, and the further from its onset the less exact."""
LIKE = 0.6
LIKE_JOINED = 0.75
LIKE_PART = 0.75
"""How alike a misread word, one that was joined or split, and a part of a word must sound."""
SHORTEST_MISREAD = 3
"""A word of fewer sounds counts only when it is read right: nearly everything is like it."""
INTERRUPTIONS = frozenset("no wait stop hey hold hang sorry excuse but what pardon".split())
"""With these people take the floor: a short remark that begins so is an echo only where these very words were said."""
MOST_INTERRUPTION_WORDS = 3
ECHO_SHARE = 0.6
"""Words are an echo when so much of them, by sounds, are own words."""
REMEMBERED_S = 30.0
MOST_CLAUSES = 64


@dataclass(frozen=True)
class OwnEcho:
    """What of some heard words are own ones.

    `share` is 0–1, weighted by the length of words. `rest` is the text without the own words.
    """

    share: float
    rest: str

    @property
    def is_echo(self) -> bool:
        """Whether the words are (mostly) the assistant's own: nobody said them."""
        return self.share >= ECHO_SHARE


@dataclass(frozen=True)
class _Own:
    text: str
    start_s: float
    end_s: float


class OwnWords:
    """Remembers what was played in the last half minute, word by word. For the interaction model's thread.

    It uses nothing but what MicroTurns and MicroTurnOutputs carry, so that a replay decides alike.
    """

    def __init__(self) -> None:
        self._clauses: OrderedDict[int, SpokenClause] = OrderedDict()
        self._played: dict[int, Played] = {}
        self._nodded: list[Nodded] = []

    def say(self, clauses: Iterable[SpokenClause]) -> None:
        """These clauses are given out to be played; the oldest of more than `MOST_CLAUSES` are forgotten."""
        for clause in clauses:
            self._clauses[clause.clause_id] = clause
        while len(self._clauses) > MOST_CLAUSES:
            self._played.pop(self._clauses.popitem(last=False)[0], None)

    def take(self, now: MicroTurn) -> None:
        """Takes in what was played up to now."""
        for played in now.played:
            if played.clause_id in self._clauses:
                self._played[played.clause_id] = played
        self._nodded += now.nodded
        oldest_s = now.end_s - REMEMBERED_S
        self._nodded = [nodded for nodded in self._nodded if nodded.ended_s > oldest_s]
        for number in [n for n, p in self._played.items() if p.finished and p.ended_s < oldest_s]:
            del self._played[number]
            self._clauses.pop(number, None)

    def judge(self, hearing: Hearing) -> OwnEcho:
        """How much of what was heard, committed or not, are own words."""
        heard = (*hearing.committed, *hearing.unstable)
        text = " ".join(word.text for word in heard)
        own = self._around(heard)
        if not own:
            return OwnEcho(0.0, text)
        matched = _matched(heard, own, exactly=_wants_the_floor(text))
        weights = [max(1, len(sound_code(word.text))) for word in heard]
        share = sum(weight for weight, mine in zip(weights, matched, strict=True) if mine) / sum(weights)
        rest = " ".join(word.text for word, mine in zip(heard, matched, strict=True) if not mine)
        return OwnEcho(round(share, 3), rest)

    def _around(self, heard: tuple[Word, ...]) -> list[_Own]:
        """The own words that these words could be an echo of, in the order in which they were played."""
        if not heard:
            return []
        from_s = heard[0].start_s - LONGEST_DELAY_S - LATE_S
        until_s = heard[-1].end_s + EARLY_S + MOST_DRIFT_S
        found = [own for number in self._played for own in self._words_of(number)]
        found += [own for nodded in self._nodded for own in _spread(nodded)]
        near = [own for own in found if own.end_s >= from_s and own.start_s <= until_s]
        return sorted(near, key=lambda own: own.start_s)

    def _words_of(self, number: int) -> list[_Own]:
        """The words of a clause that began to be played."""
        clause, played = self._clauses[number], self._played[number]
        words: list[_Own] = []
        began_s = 0.0
        for index, (text, end_s) in enumerate(zip(clause.text.split(), clause.word_ends_s, strict=False)):
            base_s = played.started_s + played.waited_s(index)
            if base_s + began_s >= played.ended_s and index >= played.words_heard:
                break
            words.append(_Own(text, base_s + began_s, base_s + end_s))
            began_s = end_s
        return words


def _wants_the_floor(text: str) -> bool:
    words = bare_words(text)
    short = 0 < len(words) <= MOST_INTERRUPTION_WORDS
    return is_hush(text) or is_cancel(text) or (short and words[0] in INTERRUPTIONS)


def _spread(nodded: Nodded) -> list[_Own]:
    words = nodded.text.split()
    each_s = (nodded.ended_s - nodded.started_s) / max(1, len(words))
    return [
        _Own(word, nodded.started_s + at * each_s, nodded.started_s + (at + 1) * each_s)
        for at, word in enumerate(words)
    ]


def _matched(heard: tuple[Word, ...], own: list[_Own], *, exactly: bool) -> list[bool]:
    """Which heard words are own ones: the best alignment that keeps the order, one or two words to one or two."""
    code = bare if exactly else sound_code  # "know" sounds like "no"
    codes = [code(word.text) for word in heard]
    own_codes = [code(one.text) for one in own]
    slack_s = [min(MOST_DRIFT_S, DRIFT_SHARE * (word.start_s - heard[0].start_s)) for word in heard]
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
    for i in range(len(heard), -1, -1):
        for j in range(len(own), -1, -1):
            if i == len(heard) or j == len(own):
                best[i, j] = (0.0, ())
                continue
            choices = [best[i + 1, j], best[i, j + 1]]
            if _in_time(heard[i], own[j], slack_s[i]):
                for a, b in ((1, 1), (1, 2), (2, 1)):
                    if i + a > len(heard) or j + b > len(own):
                        continue
                    said = "".join(codes[i : i + a])
                    like = 1.0 if exactly else LIKE if a == b else LIKE_JOINED
                    worth = _worth(said, own_codes[j : j + b], like)
                    if worth:
                        score, others = best[i + a, j + b]
                        choices.append((score + worth * len(said), (*range(i, i + a), *others)))
            best[i, j] = max(choices, key=lambda choice: choice[0])
    mine = best[0, 0][1]
    return [number in mine for number in range(len(heard))]


def _in_time(word: Word, own: _Own, slack_s: float) -> bool:
    """Whether the word began when the echo of the own one, or of its second half, would have begun."""
    later_s = word.start_s - own.start_s
    half_s = (own.end_s - own.start_s) / 2
    return -EARLY_S - slack_s <= later_s <= LONGEST_DELAY_S + max(LATE_S, half_s) + slack_s


def _worth(said: str, own: list[str], least: float) -> float:
    """How good a match it is, 0 for none; `least` is how alike the whole has to be."""
    whole = "".join(own)
    if said == whole:
        return 1.0 if said else 0.0
    if least == 1.0 or len(said) < SHORTEST_MISREAD:
        return 0.0
    like = likeness(said, whole)
    part = part_likeness(said, whole) if len(own) == 1 else 0.0
    return max(like if like >= least else 0.0, part if part >= LIKE_PART else 0.0)
