"""Cue words: those that the user says are counted, told to them at once, or set right."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.standing_orders.cue_order import RARELY_HEARD, CueOrder, restore
from assistant.standing_orders.numbers import times_in_words
from assistant.standing_orders.order import Kind, Moment, Plan, Standing
from assistant.standing_orders.sentence import Sentence

_WORD = r"(?:(?:the|this) words? |the phrase )?(?P<word>[\w']+(?: [\w']+){0,2}?)"
_SAY = "(?:say|use|see|said|am saying|utter)"
"""A recogniser takes "say" for "see"; nothing else is counted that could be seen."""
_WHEN = "(?:whenever|when ever|every time|everytime|each time|any time|anytime|when|if|as soon as)"
_WHENEVER = rf"{_WHEN} (?:i {_SAY}|you hear(?: me (?:say|use))?|you hear me saying) {_WORD}"
_COUNT = (
    rf"{_WHENEVER} (?:please )?(?:count (?:it|that|them|along|at)|counted|counter|add one)",
    rf"count (?:it |that )?{_WHENEVER}",
    r"(?:count|keep count of|track|keep track of|keep an eye on) (?:how (?:many times|often)"
    rf"|the number of times) i {_SAY} {_WORD}",
    r"count (?:the|every|each) (?:word|time i say) (?P<word>[\w']+(?: [\w']+){0,2}?)",
    r"count my (?P<word>ums|uhs|likes)",
)
_ME = (
    r"(?:(?:st(?:op|art)|interrupt|warn|alert|catch|tell|beep at|ping|nudge|buzz|call out) me(?: out)?|call me out"
    r"|let me know|say something|beep|ring(?: a bell)?|shout|make a (?:noise|sound)"
    r"|give me a (?:sign|nudge|shout))(?: right away| at once| immediately| please)?"
)
_WARN = (rf"{_ME} {_WHENEVER}", rf"{_WHENEVER} (?:please )?{_ME}")
_NOT_SAID = r"(?!(?:it|that|this|so|something|anything|how)\b)"
_RIGHT = rf"{_NOT_SAID}(?P<right>[\w']+(?: [\w']+){{0,7}}?)"
_REPLY = (
    r"(?:say|shout|call out|answer|reply(?: with)?|whisper|respond with|tell me|remind me(?: that it's| of)?)"
)
_IT_IS = (
    r"(?:it should be|it's|it is|that's|should be|the right (?:word|one|form|way) is|i mean|i meant|say|to|with"
    r"|into|to say)"
)
_INSTEAD = r"(?:instead of|for|rather than|in place of|when i mean|when it should be|and not)"
_CORRECT = (
    r"correct me when(?:ever)? i (?:say|get|pronounce) (?:it|that|this"
    rf"|something) wrong(?: it's)? {_WORD} {_INSTEAD} {_RIGHT}",
    rf"correct me {_WHENEVER} {_INSTEAD} {_RIGHT}",
    rf"correct me {_WHENEVER} {_IT_IS} {_RIGHT}",
    rf"{_WHENEVER} (?:please )?(?:you )?(?:{_REPLY}|correct (?:it|me)(?: to| with| into)?) {_RIGHT}(?: instead)?",
    rf"{_REPLY} {_RIGHT} {_WHENEVER}",
    rf"(?:remind|tell) me to (?:say|use) {_RIGHT} (?:instead of|and not|not|rather than|in place of) {_WORD}",
    rf"correct (?!me\b|my\b){_WORD} (?:to|into|with) {_RIGHT}",
)
_WHICH = rf"{_ME} {_WHEN} i (?:say|use|said)"
"""The word was not heard: recognisers leave out "um"."""
_CORRECT_WHAT = (rf"correct me {_WHENEVER}", rf"{_WHENEVER} (?:please )?correct (?:me|it|that)")
_CORRECT_ANY = (
    r"correct me when(?:ever)? i (?:say|get|pronounce|do) (?:it|that|this|something|anything|things) wrong(?:ly)?"
    r"|correct me when(?:ever)? i(?: am|'m) wrong|correct my (?:grammar|pronunciation|mistakes|english|errors)(?: .+)?"
    r"|correct me when(?:ever)? i make (?:a mistake|mistakes|an error)"
)
WHICH_WORD = (
    "I hear words, not how they sound. Which word is wrong, and what is right? Say, for example: expresso instead of"
    " espresso."
)
_ASK = (
    rf"how (?:many times|often) (?:did|have|do) i (?:say|said|use|used)(?: {_WORD})?(?: so far| now| by now| today)*"
    r"|what(?:'s| is) the count(?: now| so far)?|how many (?:is that|was that|so far)(?: now| so far)?"
)
_STOP_COUNTING = r"(?:stop|quit|end|finish|you can stop) counting(?: .+)?"
_STOP_WARNING = (
    r"(?:stop|quit|end) (?:stopping|interrupting|warning|alerting|catching|telling|correcting) me(?: .+)?"
    r"|(?:don't|do not|no need to) (?:stop|interrupt|warn|alert|catch|tell|correct) me(?: when(?:ever)? i say .+)?"
    r"(?: any ?more| any longer)?"
)
_MEANT = frozenset(
    ("me", "it", "that", "this", "so far", "it wrong", "that wrong", "something wrong", "something", "so")
)
_SINGULAR = {"ums": "um", "uhs": "uh", "likes": "like"}


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of cue words."""
    return _begun(sentence, standing, moment) or _about(sentence, standing)


KIND = Kind(
    "cue",
    frozenset(
        (
            "count counting track often whenever when if time times many interrupt warn alert stop stopping don't"
            " everytime anytime soon correct correcting remind instead rather need"
        ).split()
    ),
    understand,
    restore,
    of_conversation=True,
)


def _begun(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    for patterns, warns in ((_COUNT, False), (_WARN, True), (_CORRECT, True), (_CORRECT_WHAT, True)):
        for pattern in patterns:
            found = sentence.fullmatch(pattern)
            if found is None or found["word"] in _MEANT:
                continue
            cue = found.original("word").strip(" .,!?\"'").lower()
            if patterns is _CORRECT_WHAT:
                return Plan(f"What shall I say instead of {cue}?", asks_on=sentence.text)
            right = found.original("right").strip(" .,!?\"'")
            return _begin(_SINGULAR.get(cue, cue), right, standing, moment, warns=warns)
    if sentence.fullmatch(_WHICH) is not None:
        return Plan("When you say which word?", asks_on=sentence.text)
    return Plan(WHICH_WORD, asks_on=sentence.text) if sentence.fullmatch(_CORRECT_ANY) is not None else None


def _about(sentence: Sentence, standing: Standing) -> Plan | None:
    """What is said about cue words that stand."""
    cues = [one for one in standing.all if isinstance(one, CueOrder)]
    counting = [one for one in cues if not one.warns]
    if cues and (found := sentence.fullmatch(_ASK)) is not None:
        named = [one for one in cues if one.cue == found["word"]]
        return _told(named or counting or cues)
    if counting and sentence.fullmatch(_STOP_COUNTING) is not None:
        total = " ".join(f"{_capital(times_in_words(one.count))} in all." for one in counting)
        return Plan(total if len(counting) == 1 else _told(counting).reply, end=_ids(counting))
    warning = [one for one in cues if one.warns]
    if warning and sentence.fullmatch(_STOP_WARNING) is not None:
        return Plan("I'll let it pass from now on.", end=_ids(warning))
    return None


def _begin(cue: str, right: str, standing: Standing, moment: Moment, *, warns: bool) -> Plan:
    same = next(
        (one for one in standing.all if isinstance(one, CueOrder) and one.cue == cue and one.warns == warns),
        None,
    )
    says = f"{right[:1].upper()}{right[1:]}." if right else ""
    order = CueOrder(same.id if same else standing.new_id("cue"), cue, moment.utterance, warns, says=says)
    if right:
        return Plan(f"I'll say {right} when you say {cue}.", put=(order,))
    rarely = ", though I may not hear each one" if cue in RARELY_HEARD else ""
    promise = f"I'll tell you when you say {cue}" if warns else f"I'll count each {cue}"
    return Plan(f"{promise}{rarely}.", put=(order,))


def _told(cues: Sequence[CueOrder]) -> Plan:
    if len(cues) == 1:
        return Plan(f"{_capital(times_in_words(cues[0].count))} so far.", show=_ids(cues))
    return Plan(
        " ".join(f"{_capital(one.cue)}: {times_in_words(one.count)}." for one in cues), show=_ids(cues)
    )


def _ids(cues: Sequence[CueOrder]) -> tuple[str, ...]:
    return tuple(one.id for one in cues)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
