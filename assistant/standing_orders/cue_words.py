"""Cue words: those that the user says are counted, or said to them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.cards import Card, Counter
from assistant.micro_turn import Hearing
from assistant.perception.hypothesis import bare
from assistant.standing_orders.numbers import in_words
from assistant.standing_orders.order import Announcement, Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Sentence

_MENTIONS = frozenset("say said saying says word words use used counting count".split())
"""After these a word is only talked about."""
_REMEMBERED_UTTERANCES = 4
_WORD = r"(?:the words? )?(?P<word>[\w']+(?: [\w']+){0,2}?)"
_SAY = "(?:say|use|see)"
"""A recogniser takes "say" for "see"; nothing else is counted that could be seen."""
_WHENEVER = rf"(?:whenever|every time|each time|any time|when|if) i {_SAY} {_WORD}"
_COUNT = (
    rf"{_WHENEVER} (?:please )?count (?:it|that|them|along)",
    rf"count (?:it |that )?{_WHENEVER}",
    rf"(?:count|keep count of|track|keep track of|keep an eye on) how (?:many times|often) i {_SAY} {_WORD}",
    r"count the word (?P<word>[\w']+(?: [\w']+){0,2}?)",
)
_WARN = (
    rf"(?:stop|interrupt|warn|alert|catch|tell|beep at) me {_WHENEVER}",
    rf"{_WHENEVER} (?:please )?(?:stop|interrupt|warn|alert|catch|tell) me",
    rf"(?:let me know|say something) {_WHENEVER}",
)
_ASK = (
    rf"how (?:many times|often) (?:did|have|do) i (?:say|said|use|used)(?: {_WORD})?(?: so far| now| by now| today)*"
    r"|what(?:'s| is) the count(?: now| so far)?|how many (?:is that|was that|so far)(?: now| so far)?"
)
_STOP_COUNTING = r"(?:stop|quit|end|finish|you can stop) counting(?: .+)?"
_STOP_WARNING = (
    r"(?:stop|quit|end) (?:stopping|interrupting|warning|alerting|catching|telling) me(?: .+)?"
    r"|(?:don't|do not) (?:stop|interrupt|warn|alert|catch|tell) me(?: when(?:ever)? i say .+)?"
    r"(?: any ?more| any longer)?"
)
_MEANT = frozenset(("it", "that", "this", "so far"))


@dataclass(frozen=True)
class CueOrder(Order):
    """Counts `cue` in the words that the user says after `since` (the utterance in which it was asked for).

    `tallies` are (utterance, how often), of the last few utterances, whose words may still be read otherwise;
    `before` is how often it was said in earlier ones. With `warns` it speaks up, once for each.
    """

    cue: str
    since: int
    warns: bool = False
    before: int = 0
    tallies: tuple[tuple[int, int], ...] = ()
    warned: int = 0
    last_s: float = 0.0

    @property
    def title(self) -> str:
        return f"You said {self.cue}" if self.warns else f"“{self.cue}”"

    @property
    def card(self) -> Card:
        return Counter(f"“{self.cue}”", self.count)

    @property
    def count(self) -> int:
        """How often it was said so far."""
        return self.before + sum(often for _, often in self.tallies)

    @property
    def announcement(self) -> Announcement | None:
        text = f"You said {self.cue}."
        due_s = self.last_s if self.warns and self.count > self.warned else float("inf")
        return Announcement(due_s, text, beside=True) if self.warns else None

    def announced(self, *, heard: bool) -> Order:  # noqa: ARG002 - each is said once, heard or not
        return replace(self, warned=self.count)

    def hear(self, hearing: Hearing, now_s: float) -> Order:
        """Every read of an utterance tells anew how often the word is in it: it is never counted twice."""
        known = dict(self.tallies)
        if hearing.utterance <= self.since or (known and hearing.utterance < min(known)):
            return self
        words = (*hearing.committed, *hearing.unstable) if hearing.final else hearing.committed
        often = _occurrences(self.cue.split(), [bare(word.text) for word in words])
        if known.get(hearing.utterance, 0) == often:
            return self
        known[hearing.utterance] = often
        before = self.before
        while len(known) > _REMEMBERED_UTTERANCES:
            before += known.pop(min(known))
        heard = replace(self, before=before, tallies=tuple(sorted(known.items())))
        if heard.count < self.count:
            return replace(heard, warned=min(self.warned, heard.count))
        return replace(heard, last_s=now_s)


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of cue words."""
    for warns, patterns in ((False, _COUNT), (True, _WARN)):
        for pattern in patterns:
            found = sentence.fullmatch(pattern)
            if found is not None and found["word"] not in _MEANT:
                return _begin(found.original("word").strip(" .,!?\"'"), standing, moment, warns=warns)
    cues = [one for one in standing.all if isinstance(one, CueOrder)]
    counting = [one for one in cues if not one.warns]
    if counting and (found := sentence.fullmatch(_ASK)) is not None:
        return _told(_meant(found["word"], counting))
    if counting and sentence.fullmatch(_STOP_COUNTING) is not None:
        total = " ".join(f"{_capital(_times(one.count))} in all." for one in counting)
        return Plan(total if len(counting) == 1 else _told(counting).reply, end=_ids(counting))
    warning = [one for one in cues if one.warns]
    if warning and sentence.fullmatch(_STOP_WARNING) is not None:
        return Plan("I'll let it pass from now on.", end=_ids(warning))
    return None


KIND = Kind(
    "cue",
    frozenset(
        (
            "count counting track often whenever when if time times many interrupt warn alert stop stopping don't"
        ).split()
    ),
    understand,
)


def _begin(cue: str, standing: Standing, moment: Moment, *, warns: bool) -> Plan:
    same = next(
        (
            one
            for one in standing.all
            if isinstance(one, CueOrder) and one.cue.lower() == cue.lower() and one.warns == warns
        ),
        None,
    )
    order = CueOrder(same.id if same else standing.new_id("cue"), cue.lower(), moment.utterance, warns)
    return Plan(
        f"I'll tell you when you say {order.cue}." if warns else f"I'll count each {order.cue}.", put=(order,)
    )


def _told(cues: Sequence[CueOrder]) -> Plan:
    if len(cues) == 1:
        return Plan(f"{_capital(_times(cues[0].count))} so far.", show=_ids(cues))
    return Plan(" ".join(f"{_capital(one.cue)}: {_times(one.count)}." for one in cues), show=_ids(cues))


def _meant(word: str, cues: Sequence[CueOrder]) -> Sequence[CueOrder]:
    return [one for one in cues if one.cue == word] or cues


def _ids(cues: Sequence[CueOrder]) -> tuple[str, ...]:
    return tuple(one.id for one in cues)


def _occurrences(cue: list[str], words: list[str]) -> int:
    """How often the cue is said in the words, not counting where it is only talked about."""
    found, at = 0, 0
    while at + len(cue) <= len(words):
        if words[at : at + len(cue)] == cue:
            found += at == 0 or words[at - 1] not in _MENTIONS
            at += len(cue)
        else:
            at += 1
    return found


def _times(count: int) -> str:
    return {0: "not once", 1: "once", 2: "twice"}.get(count) or f"{in_words(count)} times"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
