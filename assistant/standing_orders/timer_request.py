"""How people ask for a timer, a reminder or an alarm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.standing_orders.clock_times import CLOCK, WEEKDAYS, next_time, part_of_day, time_in_words
from assistant.standing_orders.durations import DURATION, LONGEST_S, duration_in_words, seconds_of
from assistant.standing_orders.numbers import WHOLE
from assistant.standing_orders.sentence import Found, Sentence, turned_round

_SET = (
    r"(?:(?:set|start|make|create|begin|give|put|run|add|get|do)(?: me)?(?: up| on)?"
    r"|i (?:need|want|would like)|i'd like)"
)
_A = r"(?: (?:a|an|the|another|one more|my|new|second|third))*"
_LABEL = r"(?P<label>[\w']+(?: [\w']+)??)"
_TIMER = r"(?:timer|countdown|alarm|reminder)"
_FOR = r"(?P<how>for|to|called|named|about|that) (?P<about>.+)"
_ME = (
    r"(?:(?:remind|tell|notify|ping|alert|warn|nudge) me(?: again)?|let me know"
    r"|(?P<wake>wake me(?: up)?(?: from [\w' ]+?)?)"
    r"|(?:ping|page|tap|shout at) me|give me a (?:shout|nudge|heads up|sign|ping))"
)
_WHEN = (
    rf"(?:(?:in|after) (?P<length>{DURATION})(?: time)?(?: from now)?|(?P<ahead>{DURATION}) from now"
    r"|(?:at |(?:a )?(?=today|tomorrow|tonight|this|on \w+day|noon|midnight|half past|quarter (?:past|to)))"
    rf"(?P<clock>{CLOCK}))"
)
_WHAT = (
    r"(?P<how>to|that|about|of|for|because|it's time to|it is time to|that i (?:have|need) to|i (?:have|need) to"
    r"|so (?:that )?i(?: can)?)"
)
_REQUEST = (
    r"(?:tell me (?:a|an|another|some|one|your|the|about|what|how|why|who) (?!time\b)|give me (?:a|an|another|some"
    r"|one|your|the) (?!shout|sign|nudge|ping"
    r"|heads|beep|signal)|ask me |sing |recite |count (?:to|from|down|backwards) |name (?:a|an|one|two|three|some"
    r"|the) |explain |describe |quiz me"
    r"|translate |spell |make up |summarize |what (?:is|are|was|were) |who (?:is|was) ).*"
)
"""What the model can be asked for later."""
_RING = r"(?:beep|ring|chime|buzz|ping|make a (?:sound|noise)|give me a (?:beep|signal)|go off)"
_SAID = r"(?!(?:it|that|this|so|something)\b)"
_ASKING = (
    rf"(?:{_SET}{_A}|an?|the|another)(?: {_LABEL})? {_TIMER}(?: for| of| to| in)? (?P<length>{DURATION})"
    rf"(?: from now)?(?: {_FOR})?",
    rf"(?:timer|countdown)(?: for| of)? (?P<length>{DURATION})(?: {_FOR})?",
    rf"(?:{_SET}{_A} )?(?P<length>{DURATION})(?: {_LABEL})? (?:timer|countdown|alarm)(?: {_FOR})?",
    rf"{_SET}{_A} {_TIMER} (?P<how>for|to|called|named|about|that) (?!{DURATION}\b)(?P<about>.+)"
    rf" (?:for|in|of) (?P<length>{DURATION})",
    rf"(?:{_SET} )?(?:another|a second)(?: one| timer)? (?:for|of) (?P<length>{DURATION})(?: {_FOR})?",
    rf"{_SET}{_A}(?: {_LABEL})? (?:alarm|reminder) (?:for|at) (?P<clock>{CLOCK})(?: {_FOR})?",
    rf"{_SET}{_A}(?: {_LABEL})? {_TIMER} (?:until|at) (?P<clock>{CLOCK})(?: {_FOR})?",
    rf"{_ME} {_WHEN}(?: {_WHAT} (?P<about>.+))?",
    rf"{_ME} {_WHAT} (?P<about>.+?) {_WHEN}",
    rf"(?:don't|do not) let me forget (?:(?P<how>to|about) )?(?P<about>.+?) {_WHEN}",
    rf"{_WHEN} {_ME}(?: {_WHAT} (?P<about>.+))?",
    rf"{_WHEN} say (?P<say>{_SAID}.+)",
    rf"{_WHEN} (?P<request>{_REQUEST})",
    rf"{_WHEN} {_RING}",
    rf"{_RING} {_WHEN}",
    rf"say (?P<say>{_SAID}.+?) {_WHEN}",
    rf"{_ME} (?:when|once|after) (?P<length>{DURATION}) (?:is|are|has|have) (?:up|over|passed|gone by|elapsed|gone)",
)
_NEARLY = (
    r"remind me (?!what|who|whom|whose|how|why|where|which|of|about|again)\w+.*|set (?:a|an|the|another) (?:\w+ ){0,2}"
    r"(?:timer|alarm|reminder)\b.*|wake me\b.*|(?:don't|do not) let me forget .+"
)
"""An order that is not understood is better told of than answered by a model, which would promise anything."""
NOT_UNDERSTOOD = (
    "I can remind you after a while, or at a time of the day."
    " Say, for example: remind me in ten minutes to call Anna."
)
_LACKING = (
    (rf"{_SET}{_A}(?: {_LABEL})? (?:timer|countdown)(?: (?:for|called|named) (?!\d).+)?", "For how long?"),
    (rf"{_SET}{_A}(?: {_LABEL})? (?:alarm|reminder)(?: (?:to|for|about) (?!\d).+)?", "For when?"),
    (r"remind me (?:to|that) .+ (?:on \w+day|today|tomorrow)", "At what time?"),
    (r"remind me (?:to|that) .+", "When, or in how long?"),
    (r"remind me (?:later|today|tomorrow)", "At what time, or in how long?"),
    (r"wake me(?: up)?", "When, or in how long?"),
)
_BARE_NUMBER = rf"{_SET}{_A} (?:timer|countdown) (?:for|of) (?P<number>{WHOLE})"

_MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)
LONGEST_NAME = 6
"""A timer is for something that has a name of so many words at most."""
AMBIGUOUS_S = 3 * 3600.0
"""A time of the day that is further ahead is confirmed with its part of the day."""


@dataclass(frozen=True)
class Request:
    """What was asked for: after so many `seconds`, or at the time of day in `clock`.

    `how` and `what` are how the words went on: ("to", "call your mother"). `say` is what is to be said as it is.
    """

    seconds: float | None
    clock: str
    label: str
    how: str
    what: str
    say: str = ""
    request: str = ""
    wakes: bool = False
    is_timer: bool = False

    def next_time(self, after: datetime) -> datetime | None:
        """When that time of the day is next."""
        return next_time(self.clock, after)

    def problem_with(self, length_s: float) -> str:
        """Why it cannot be so long; "" when it can."""
        if length_s < 1.0:
            return "That is too short for a timer. A second or more will do."
        return "That is too far ahead. I can keep timers for up to a week." if length_s > LONGEST_S else ""

    @property
    def about(self) -> str:
        """What it is for, for a confirmation: "for the pasta", "to call your mother"."""
        if not self.what:
            return f"for the {self.label}" if self.label else ""
        return f"{'for' if self.how in ('called', 'named') else self.how} {self.what}"

    def confirmation(self, now: datetime, at: datetime | None) -> str:
        """Half a sentence; `at` is the time of the day that was asked for."""
        about = f", {self.about}" if self.about else ""
        if at is not None:
            days = (at.date() - now.date()).days
            day = (
                "tomorrow " if days == 1 else f"on {WEEKDAYS[at.weekday()].capitalize()} " if days > 1 else ""
            )
            far = (at - now).total_seconds() > AMBIGUOUS_S
            when = f"{day}at {time_in_words(at)}{part_of_day(at) if far else ''}"
        else:
            when = f"{'' if self.is_timer else 'in '}{duration_in_words(self.seconds or 0.0)}"
        return f"{when[:1].upper()}{when[1:]}{about}."

    def words(self) -> str:
        """What to say when it is time, but for the time of the day."""
        if self.say:
            return _sentence(self.say)
        if self.what and self.how not in ("for", "called", "named"):
            how = "" if self.how in ("about", "of") else f"{self.how} "
            return f"Remember {how}{_sentence(self.what, capital=False)}"
        if self.wakes:
            return "Time to get up."
        if self.seconds is None:
            return (
                f"Time for {_sentence(self.what or self.label, capital=False)}"
                if self.what or self.label
                else ""
            )
        if self.what:
            return f"Your timer for {self.what} is up."
        return f"Your {self.label} timer is up." if self.label else is_up(self.seconds)


def is_up(seconds: float) -> str:
    """What a timer without a name says."""
    length = duration_in_words(seconds)
    one = length.startswith("one ") and " and " not in length
    return f"{length[:1].upper()}{length[1:]} {'is' if one else 'are'} up."


def renamed(words: str, length_s: float) -> str:
    """What a timer says, with its new length where that was in it."""
    unnamed = words.endswith(
        (" are up.", "e minute is up.", "e hour is up.", "e second is up.", "e day is up.")
    )
    return is_up(length_s) if unnamed else words


def request_in(sentence: Sentence) -> Request | None:
    """The timer that the sentence asks for."""
    for pattern in _ASKING:
        if (found := sentence.fullmatch(pattern)) is not None:
            length, clock = found["length"] or found["ahead"], found["clock"]
            if not length and next_time(clock, _MIDNIGHT) is None:
                continue
            return _requested(found, length, clock, sentence)
    return None


def _requested(found: Found, length: str, clock: str, sentence: Sentence) -> Request:
    what = turned_round(found.original("about")).strip(" .,!?")
    how = found["how"].removeprefix("it's time ").removeprefix("it is time ")
    if how.startswith("so ") or how.endswith(" to"):
        how = "to"
    elif how == "because":
        how = "that"
    elif what and not how:  # "Don't let me forget the laundry"
        how = "about"
    if how in ("for", "called", "named") and len(what.split()) > LONGEST_NAME:
        what = how = ""  # the user went on to something else
    label = found["label"] or what
    for article in ("the ", "my ", "your ", "a ", "an "):
        label = label.removeprefix(article)
    is_timer = "timer" in sentence.said or "countdown" in sentence.said
    return Request(
        seconds_of(length) if length else None,
        clock,
        label,
        how,
        what,
        say=found.original("say"),
        request=_sentence(found.original("request")) if found["request"] else "",
        wakes=bool(found["wake"]),
        is_timer=is_timer,
    )


def lacking_in(sentence: Sentence) -> str | None:
    """What to ask back when the sentence asks for a timer but does not say for when."""
    if (found := sentence.fullmatch(_BARE_NUMBER)) is not None:
        return f"{found['number'].capitalize()} what: seconds, minutes or hours?"
    return next((question for pattern, question in _LACKING if sentence.fullmatch(pattern)), None)


def is_nearly_one(sentence: Sentence) -> bool:
    """Whether the sentence asks for such a thing in a way that is not understood."""
    return sentence.fullmatch(_NEARLY) is not None


def _sentence(text: str, *, capital: bool = True) -> str:
    text = text.strip(" .,!?")
    return f"{text[:1].upper() if capital else text[:1]}{text[1:]}."
