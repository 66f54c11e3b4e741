"""A cue word: what comes of it each time the user says it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.cards import Card, Counter
from assistant.micro_turn import HEARING_TOLERANCE_S, Hearing, VoiceActivity, Word
from assistant.perception.hypothesis import bare
from assistant.standing_orders.announcement import Announcement, Urgency
from assistant.standing_orders.order import Moment, Order

_MENTIONS = frozenset("say said saying says word words use used counting count".split())
"""After these a word is only talked about."""
_REMEMBERED_UTTERANCES = 4
LONG = 6
"""A cue of so many letters is hardly ever the beginning of another word."""
_WRITTEN = {"umm": "um", "uhm": "um", "uhh": "uh", "ah": "uh", "hm": "hmm", "mhm": "hmm"}
"""How recognisers write sounds that have no spelling."""
RARELY_HEARD = frozenset("um uh er erm hmm".split())
"""Recognisers leave these out more often than not."""


@dataclass(frozen=True)
class CueOrder(Order):
    """Counts `cue` in the words that the user says after `since` (the utterance in which it was asked for).

    `tallies` are (utterance, how often), of the last few utterances, whose words may still be read otherwise;
    `before` is how often it was said in earlier ones. With `warns` it speaks up, once for each: it says `says`, or, if
    that is empty, that the word was said.
    """

    cue: str
    since: int
    warns: bool = False
    before: int = 0
    tallies: tuple[tuple[int, int], ...] = ()
    warned: int = 0
    last_s: float = 0.0
    says: str = ""
    unconfirmed: Hearing | None = None
    """What was heard last, while its last words may still be read otherwise."""

    @property
    def title(self) -> str:
        if self.says:
            return f"“{self.cue}”: “{self.says.rstrip('.')}”"
        return f"You said {self.cue}" if self.warns else f"“{self.cue}”"

    @property
    def state(self) -> str:
        return f"{self.count} so far"

    @property
    def doing(self) -> str:
        if self.says:
            return f"saying “{self.says.rstrip('.')}” when you say “{self.cue}”"
        return f"telling you when you say “{self.cue}”" if self.warns else f"counting each “{self.cue}”"

    @property
    def card(self) -> Card:
        return Counter(f"“{self.cue}”", self.count)

    @property
    def count(self) -> int:
        """How often it was said so far."""
        return self.before + sum(often for _, often in self.tallies)

    @property
    def announcement(self) -> Announcement | None:
        if not self.warns:
            return None
        due_s = self.last_s if self.count > self.warned else math.inf
        return Announcement(due_s, self.says or f"You said {self.cue}.", urgency=Urgency.AT_ONCE)

    def announced(self, *, heard: bool) -> Order:  # noqa: ARG002 - each is said once, heard or not
        return replace(self, warned=self.count)

    def hear(self, hearing: Hearing, now_s: float) -> Order:
        """See `Order`."""
        unconfirmed = hearing if hearing.unstable and not hearing.final else None
        return replace(self._counted(hearing, now_s), unconfirmed=unconfirmed)

    def listen(self, voice: VoiceActivity, now_s: float) -> Order:
        """Who has fallen silent has said what was heard up to there: often no read comes that says that it is final."""
        heard, ended_s = self.unconfirmed, voice.speech_ended_s
        if heard is None or voice.speaking or ended_s is None or voice.utterance != heard.utterance:
            return self
        if heard.heard_until_s < ended_s - HEARING_TOLERANCE_S:
            return self
        return self.hear(replace(heard, final=True), now_s)

    def _counted(self, hearing: Hearing, now_s: float) -> CueOrder:
        """Every read of an utterance tells anew how often the word is in it: it is never counted twice.

        To speak up a word is enough that is not confirmed yet, if another one follows it, or if it is a long one.
        """
        known = dict(self.tallies)
        if hearing.utterance <= self.since or (known and hearing.utterance < min(known)):
            return self
        likely = hearing.unstable if hearing.final else self._likely(hearing) if self.warns else ()
        words = [_plain(word.text) for word in (*hearing.committed, *likely)]
        often = _occurrences([_plain(word) for word in self.cue.split()], words)
        if known.get(hearing.utterance, 0) == often:
            return self
        known[hearing.utterance] = often
        before = self.before
        while len(known) > _REMEMBERED_UTTERANCES:
            before += known.pop(min(known))
        heard = replace(self, before=before, tallies=tuple(sorted(known.items())))
        if heard.count > self.count:
            return replace(heard, last_s=now_s)
        # What was read otherwise for a moment is not spoken of twice.
        return replace(heard, warned=min(self.warned, heard.count)) if hearing.final else heard

    def _likely(self, hearing: Hearing) -> tuple[Word, ...]:
        """The words that are not confirmed yet, but most likely right: a short last one may be half of another."""
        return hearing.unstable if len(self.cue) >= LONG else hearing.unstable[:-1]

    def kept(self, moment: Moment) -> Mapping[str, Any]:  # noqa: ARG002 - words know no time
        return {"cue": self.cue, "warns": self.warns, "says": self.says, "count": self.count}


def restore(order_id: str, kept: Mapping[str, Any], _moment: Moment) -> Order:
    """The cue word of an earlier run."""
    count = int(kept["count"])
    warns, says = bool(kept["warns"]), str(kept["says"])
    return CueOrder(order_id, str(kept["cue"]), 0, warns, before=count, warned=count, says=says)


def _plain(word: str) -> str:
    word = bare(word)
    return _WRITTEN.get(word, word)


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
