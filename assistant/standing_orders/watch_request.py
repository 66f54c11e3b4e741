"""How people ask to be told of what the camera sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.standing_orders.announcement import Urgency
from assistant.standing_orders.described_things import as_described, described_in, state_in
from assistant.standing_orders.sentence import Found, Sentence, turned_round
from assistant.standing_orders.watched_things import PLACES, THINGS, Thing

_NOW = r"(?: (?P<now>right away|immediately|at once|straight away|right then|instantly|loudly))?"
_TELL = (
    r"(?:(?:(?P<urgent>warn|alert|interrupt|stop|catch)|tell|notify|inform|ping|nudge|poke|buzz|call"
    rf"|text) me(?: out)?{_NOW}"
    r"|let me know|keep me (?:posted|informed|updated)|give me (?:a (?:shout|sign|heads up|ping|nudge|signal|call"
    r"|warning)|notice)|say something"
    r"|speak up|shout|holler|make a (?:noise|sound)|beep|i(?:'d like| would like| want) to (?:know|be told|hear)"
    r"|report(?: (?:to me|it))?|(?P<shown>show me|make a note|note it|note that|write it down|show it"
    r"|put it on the screen))"
)
_SAY = (
    r"(?:(?:say|shout|call out|answer with|respond with|reply with)(?: to me)? (?P<say>(?!(?:what|how|why|who|where"
    r"|which|if|something|it|that"
    r"|so)\b).+?)|(?P<greet>greet me|welcome me))"
)
_DO = r"(?:tell|remind) me (?:to (?P<do>.+?)|that (?P<that>.+?))"
_ACT = rf"(?:{_SAY}|{_DO}|{_TELL})"
_WHEN = (
    r"(?:(?P<each>whenever|when ever|every time|everytime|each time|any time|anytime|always when)"
    r"|(?P<once>the next time|next time|as soon as|once|the moment|the first time|the minute|the second)|when|if"
    r"|in case|should)"
)
_OFTEN = (
    r"(?: (?P<often>every time|each time|always|once|just once|only once|one time|only the first time"
    r"|the next time))?"
)
_COUNT = r"(?:count|keep count of|keep track of|track)(?: (?:it|that))?"
_COUNT_WHEN = r"(?:how (?:often|many times)|every time|each time|whenever|the times(?: that)?|when)"
_EYE = (
    r"(?:watch(?: out)?|look(?:ing)? out|keep (?:an eye out|watch|a lookout|looking|an eye open|a look out)"
    r"|be on the lookout)"
    r" for"
)
_WATCH = (
    r"(?:watch|keep an eye on|keep watch(?:ing)?(?: over)?|guard|mind|monitor|observe|keep watching|look after"
    r"|keep looking at)"
    rf" (?:the|my|our|this) (?P<place>{'|'.join(PLACES.values())})(?: for me)?"
)
_PATTERNS = (
    rf"(?:(?:keep )?watch(?:ing)?(?: me)? and )?{_ACT}{_OFTEN.replace('often>', 'often_before>')} {_WHEN} (?P<what>.+?)"
    rf"{_OFTEN}",
    rf"{_WHEN} (?P<what>.+?)(?: then)?(?: please)?(?: just)?(?: you)? {_ACT}{_OFTEN}",
    rf"{_COUNT} {_COUNT_WHEN} (?P<counted>.+)",
    rf"{_COUNT_WHEN} (?P<counted>.+?) count (?:it|that|them)",
    rf"{_EYE} (?P<thing>.+?)(?: and {_ACT})?",
    rf"{_WATCH}(?: and {_ACT}(?: {_WHEN} (?P<what>.+?))?)?{_OFTEN}",
    r"(?:don't|do not|never) let me (?P<not>slouch|slump|hunch|stoop)(?: .+)?",
    rf"(?:start|begin) watching (?:the|my|our) (?P<place>{'|'.join(PLACES.values())})",
)
_SEEN = re.compile(
    r"^(?:that |(?:you|the camera) (?:can )?(?:sees?|notice|spot|detect|recognize|recognise)(?: that| when| how)? )+"
)
_IS = re.compile(r"\b(he|she|it|there|that|who|some(?:body|one)|any(?:body|one)|nobody)'s\b")
_MEANWHILE = re.compile(
    r" (?:while|as long as|during) (?:i|we|the|my) .+$| while i'm .+$| from now on$| please$"
)
_ANYBODY = re.compile(
    r"(?:some|any|people|there|another|visitors?|the|i|me|every|nobody|no)\b|(?:some|any|every|no)(?:body|one)|a\b|i'"
)


@dataclass(frozen=True)
class WatchRequest:
    """What is watched for, a `thing` with events of its own or something `described`, and what comes of it."""

    thing: Thing | None = None
    described: str = ""
    each: bool | None = None
    """Whether it is told each time; None where that was not said."""
    says: str = ""
    urgency: Urgency = Urgency.IN_A_GAP
    counts: bool = False
    named: bool = False
    """Whether somebody in particular is meant: people are not told apart."""
    doubtful: bool = False
    """Whether it may be a question about something else: "Tell me when the roses bloom." """


def watch_in(sentence: Sentence) -> WatchRequest | None:
    """What the sentence asks to watch for; None when it asks for something else."""
    for pattern in _PATTERNS:
        if (found := sentence.fullmatch(pattern)) is None:
            continue
        if (request := _requested(found)) is not None:
            return request
    return None


def thing_in(said: str) -> Thing | None:
    """The thing with events of its own that these words name."""
    said = _MEANWHILE.sub("", _IS.sub(r"\1 is", said.strip(" .,!?")))
    for text in dict.fromkeys((said, _SEEN.sub("", said), _SEEN.sub("", said).replace("me ", "i ", 1))):
        words = Sentence(text)
        for thing in THINGS:
            if any(words.fullmatch(pattern) is not None for pattern in thing.patterns):
                return thing
    return None


def _requested(found: Found) -> WatchRequest | None:
    often = found["often"] or found["often_before"]
    each = bool(found["each"]) or often in ("every time", "each time", "always")
    at_once = found["urgent"] or found["now"]
    request = WatchRequest(
        each=True if each else False if found["once"] or often else None,
        says=_says(found),
        urgency=Urgency.SHOWN if found["shown"] else Urgency.AT_ONCE if at_once else Urgency.IN_A_GAP,
        counts=bool(found["counted"]),
    )
    what = found["what"] or found["counted"] or (f"i {found['not']}" if found["not"] else "")
    if found["place"] and not what:
        key = next(key for key, places in PLACES.items() if found["place"] in places.split("|"))
        return replace(request, thing=next(thing for thing in THINGS if thing.key == key))
    if (thing := thing_in(what or found["thing"])) is not None:
        named = (
            thing.key in ("comes", "leaves") and _ANYBODY.match(_SEEN.sub("", what or found["thing"])) is None
        )
        return replace(request, thing=thing, named=named)
    if found["thing"]:
        described = as_described(found.original("thing"))
        return replace(request, described=described) if described else None
    what = _MEANWHILE.sub("", found.original("what").strip(" .,!?"))
    if request.counts or not what:
        return None
    if described := described_in(what):
        return replace(request, described=described)
    sure = bool(found["each"] or found["once"] or often)
    return replace(request, described=state, doubtful=not sure) if (state := state_in(what)) else None


def _says(found: Found) -> str:
    """What it is to say, as a sentence; "" where it tells what happened."""
    if found["greet"]:
        return "Hello."
    said = found.original("say") or turned_round(found.original("do") or found.original("that"))
    said = said.strip(" .,!?\"'")
    return f"{said[:1].upper()}{said[1:]}." if said else ""
