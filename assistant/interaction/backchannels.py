"""Backchannels: the nods of a listener, given while the user tells something at length.

When people give them can be heard (N. Ward and W. Tsukahara, "Prosodic features which cue back-channel responses in
English and Japanese", Journal of Pragmatics 32, 2000). Here it is where a phrase has ended and the speaker rests for
a moment, a few times a minute. A nod takes no turn, and the language model never learns of it.
"""

from __future__ import annotations

import enum

from assistant.interaction.turn import Turn
from assistant.interaction.wording import TRAILING_WORDS
from assistant.micro_turn import Decision, MicroTurn, Nod, NodsNews
from assistant.perception.hypothesis import bare, bare_words

FIRST_AFTER_S = 5.0
"""So much must have been told, since the beginning or since the last nod."""
INTERVAL_S = 20.0
"""Two nods are at least so far apart. With the pauses of a story that makes two or three a minute."""
PAUSE_S = 0.2
"""A rest of this length is one; below it the words before it are not known yet."""
TOO_LATE_S = 0.8
"""So long after the phrase a nod would sound like the beginning of an answer, or fall into the next phrase."""
WORDS_MISSING_S = 0.25
"""The words before the rest need not be known to the very end: a word more or less makes no other nod."""
SURELY_NOT_DONE = 0.1
"""Below this end-of-turn probability what is known of the words is enough, however far behind it is."""
MAY_BE_DONE = 0.5
"""From this end-of-turn probability on it could be the assistant's turn: it nods no more."""
STORY_OVER_S = 4.0
"""After so much silence what comes next is a new story."""
LATEST_WORDS = 12
"""A nod goes with what was said last."""


class Mood(enum.Enum):
    """What the user has just told."""

    PLAIN = "plain"
    GOOD = "good news"
    BAD = "bad news"
    SURPRISE = "surprise"


NODS: dict[Mood, tuple[str, ...]] = {
    Mood.PLAIN: ("Uh huh.", "I see.", "Right.", "Okay.", "Yeah."),
    Mood.GOOD: ("Oh nice.", "Great.", "Oh good."),
    Mood.BAD: ("Oh no.", "Oh dear."),
    Mood.SURPRISE: ("Wow.", "Oh really?", "Oh wow."),
}
"""At most two words each. "Mm-hm" is not among them: the voices spell it out."""
NOD_TEXTS = tuple(text for texts in NODS.values() for text in texts)

_WORDS = {
    Mood.GOOD: frozenset(
        (
            "won winning wonderful promoted promotion married engaged graduated celebrate celebrated celebrating"
            " delicious beautiful happy happily glad lucky luckily proud passed lovely perfect enjoyed loved"
            " delighted thrilled relieved fantastic brilliant recovered"
        ).split()
    ),
    Mood.BAD: frozenset(
        (
            "died dead death accident broke broken hospital sick ill lost stolen stole robbed crashed hurt pain"
            " painful funeral cancer fired failed sad sadly terrible terribly awful horrible cried crying worst"
            " unfortunately cancelled scared injured divorce flooded burned burnt worried lonely"
        ).split()
    ),
    Mood.SURPRISE: frozenset(
        (
            "suddenly unbelievable incredible incredibly surprise surprised surprising unexpected unexpectedly"
            " shocked weird strange astonishing astonished amazing"
        ).split()
    ),
}
_SURPRISING_PHRASES = (
    "can't believe", "couldn't believe", "won't believe", "guess what", "out of nowhere", "all of a sudden",
)  # fmt: skip
_DENIALS = frozenset("not no never nobody nothing without hardly almost nearly if".split())
_DENIAL_REACH = 3
_ASKING = frozenset("what why how who whose do does did is are can could would will should have has".split())


def mood_of(text: str) -> Mood:
    """What has just been told, by its last words; PLAIN where they say nothing clear, or both good and bad."""
    words = bare_words(text)[-LATEST_WORDS:]
    moods = {
        mood
        for place, word in enumerate(words)
        for mood, known in _WORDS.items()
        if word in known and not _denied(words, place)
    }
    said = " ".join(words)
    if any(phrase in said for phrase in _SURPRISING_PHRASES):
        moods.add(Mood.SURPRISE)
    if {Mood.GOOD, Mood.BAD} <= moods:
        return Mood.PLAIN
    return next((mood for mood in (Mood.BAD, Mood.SURPRISE, Mood.GOOD) if mood in moods), Mood.PLAIN)


def asks(text: str) -> bool:
    """Whether the last sentence could be a question, with or without its mark."""
    words = text.split()
    if not words or words[-1].endswith("?"):
        return bool(words)
    ends = [place for place, word in enumerate(words[:-1]) if word.endswith((".", "!", "?"))]
    return bare(words[ends[-1] + 1 if ends else 0]) in _ASKING


def _denied(words: list[str], place: int) -> bool:
    before = words[max(0, place - _DENIAL_REACH) : place]
    return any(word in _DENIALS or word.endswith("n't") for word in before)


class Backchannels:
    """Steps on what every MicroTurn brings, and says when to nod, and how.

    What can be given comes as `NodsNews`: without any there are no nods.
    """

    def __init__(self) -> None:
        self.look_again_at_s: float | None = None
        """When to look again for a nod that may be due (s)."""
        self._nods: dict[str, Nod] = {}
        self._given: dict[Mood, int] = dict.fromkeys(Mood, 0)
        self._last = ""
        self._last_s: float | None = None
        self._told_s = 0.0

    def start_afresh(self) -> None:
        """Nothing has been told yet."""
        self._told_s = 0.0

    def step(self, now: MicroTurn, turn: Turn, *, listening: bool) -> tuple[Nod, Decision] | None:
        """The nod to give now, with the reasons, if one is due.

        `listening` says that the user has the floor and nothing else is going on: the assistant neither speaks, nor
        is about to, nor was stopped in mid-speech, and what it hears is meant for it.
        """
        self.look_again_at_s = None
        for news in now.news:
            if isinstance(news, NodsNews):
                self._nods = {nod.text: nod for nod in news.nods}
        if not listening or now.typed or now.stop_asked:
            self._told_s = 0.0
            return None
        voice = now.voice
        if voice.speaking:
            self._told_s += now.end_s - now.start_s
            return None
        if voice.speech_ended_s is None:
            return None
        silence_s = voice.heard_until_s - voice.speech_ended_s
        if silence_s > STORY_OVER_S:
            self._told_s = 0.0
        since_s = (
            now.end_s - voice.speech_ended_s
        )  # longer than what the ear has heard of it when it lags behind
        if not self._due(now.end_s) or since_s > TOO_LATE_S:
            return None
        if silence_s < PAUSE_S:
            self.look_again_at_s = now.end_s + max(0.01, PAUSE_S - silence_s)
            return None
        if not self._phrase_ended(turn, voice.speech_ended_s):
            return None
        return self._give(turn.spoken_text, now.end_s, since_s)

    def _due(self, now_s: float) -> bool:
        rested = self._last_s is None or now_s - self._last_s >= INTERVAL_S
        return bool(self._nods) and rested and self._told_s >= FIRST_AFTER_S

    @staticmethod
    def _phrase_ended(turn: Turn, silence_began_s: float) -> bool:
        """Whether the words up to the rest are known, and are neither a question nor broken off nor a turn's end."""
        end_of_turn = turn.end_of_turn_for(silence_began_s)
        words = bare_words(turn.spoken_text)
        if end_of_turn is None or end_of_turn >= MAY_BE_DONE or not words or asks(turn.spoken_text):
            return False
        if turn.heard_until_s >= silence_began_s - WORDS_MISSING_S:
            return words[-1] not in TRAILING_WORDS
        return end_of_turn < SURELY_NOT_DONE

    def _give(self, text: str, now_s: float, since_s: float) -> tuple[Nod, Decision] | None:
        mood = mood_of(text)
        nod = self._choose(mood) or self._choose(Mood.PLAIN)
        if nod is None:
            return None
        self._last, self._last_s, self._told_s = nod.text, now_s, 0.0
        facts = (("nod", nod.text), ("mood", mood.value), ("silence_s", round(since_s, 3)))
        return nod, Decision("nod", "the user tells something at length and rests", facts)

    def _choose(self, mood: Mood) -> Nod | None:
        """The next one of this mood that is at hand and was not the last one given."""
        texts = NODS[mood]
        for offset in range(len(texts)):
            text = texts[(self._given[mood] + offset) % len(texts)]
            if text in self._nods and text != self._last:
                self._given[mood] += offset + 1
                return self._nods[text]
        return None
