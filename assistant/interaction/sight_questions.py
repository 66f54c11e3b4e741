"""Which words ask for a look: "what am I holding?", "read this to me", "can you see me?".

Rules, not a model: a small model takes every other question for one about a picture, and answers it from nothing. Words
that say by themselves that something is to be looked at count always; words that point at something ("what is this?")
only while the camera is open.
"""

from __future__ import annotations

import enum
import re
from typing import Final

from assistant.perception.hypothesis import bare_words

MOST_WORDS: Final = 22
"""A longer turn tells something; what it asks at its end is looked for in its last sentence."""


class Wish(enum.Enum):
    """What is wanted of the picture."""

    DESCRIBE = "describe"  # what there is to see
    ASK = "ask"  # the answer to a question about it
    READ = "read"  # the text in it
    PRESENCE = "presence"  # whether the user is seen at all
    PEOPLE = "people"  # how many there are
    FINGERS = "fingers"  # how many are held up
    AGAIN = "again"  # what was wanted last, now
    NAME = "name"  # who somebody is: never told
    LOOKS = "looks"  # what somebody looks like: never told


_OPENING: Final = re.compile(
    r"^(?:(?:okay|ok|so|and|but|well|now|please|hey|hi|hello|counterpoint|um|uh|oh|look(?! at| again| now)|then|"
    r"alright|right|wait|quick|quickly|just)\s+)*"
    r"(?:(?:can|could|would|will) you (?:please )?(?:tell me |just |quickly )?(?=read|describe|look|take|have|tell|"
    r"what|how|who|say)|tell me (?:please )?(?=what|how|who|whether|if)|do you know (?=what|how|who)|i wonder )?"
)
_NOW: Final = (
    r"(?: (?:right now|now|just now|at the moment|please|exactly|there|here|then|today|again|for me))*"
)
_THING: Final = r"(?:thing|object|item|stuff|one)"
_HAND: Final = r"(?:my|this|the|your)(?: (?:left|right|other))? hands?"
_ALOUD: Final = r"(?: (?:to me|for me|out|out loud|aloud|loud)){0,2}"
_WRITTEN: Final = (
    r"(?:text|label|sign|letter|page|note|paper|card|screen|book|title|words|writing|box|bottle|package|packet|can|"
    r"sticker|receipt|envelope|poster|number|price|display|ticket|bill|cover|list|recipe|sentence|line|headline)"
)
_AROUND: Final = (
    r"(?:in front of (?:you|me|the camera|your camera)|behind me|around me|on (?:the |your |my )?camera|next to me|"
    r"beside me|on (?:my|the|this) (?:desk|table|screen|wall|shelf)|in (?:the|this|my|your) (?:room|picture|image|"
    r"frame|view)|in here|over here|to see)"
)

_ALWAYS: Final[tuple[tuple[Wish, str], ...]] = (
    (
        Wish.DESCRIBE,
        rf"(?:what|what all|what things) (?:do|can|did) you (?:actually |currently |really )?(?:see|make out|notice)"
        rf"(?: {_AROUND})*{_NOW}(?: {_AROUND})*",
    ),
    (Wish.DESCRIBE, rf"(?:tell me )?what you (?:can )?see(?: {_AROUND})*{_NOW}"),
    (
        Wish.DESCRIBE,
        rf"describe (?:to me )?(?:what you (?:can )?see|what(?:'s| is) {_AROUND}|the (?:scene|picture|image|view|room)|"
        rf"my (?:room|desk|surroundings)|this room)(?: {_AROUND})*{_NOW}",
    ),
    (Wish.DESCRIBE, rf"what(?:'s| is) {_AROUND}{_NOW}"),
    (Wish.DESCRIBE, rf"(?:take|have) a look(?: at (?:this|that|it|here|the camera))?{_NOW}"),
    (Wish.DESCRIBE, rf"look at (?:this|the camera|what i have(?: here)?|what i'm (?:doing|holding)){_NOW}"),
    (
        Wish.FINGERS,
        rf"how many fingers(?: (?:am i|i am|i'm|do i|are) (?:holding|showing|hold|show)?.*| (?:do|can) you see{_NOW}|"
        rf" is this| are these)",
    ),
    (
        Wish.ASK,
        rf"what(?: {_THING}| kind of \w+| sort of \w+| colou?r)? (?:am i|do i|i am|i'm|is it (?:that )?(?:i am|i'm)) "
        rf"(?:now )?(?:holding|showing|hold|show|wearing|pointing at|pointing to|point at|doing|drinking|eating)"
        rf"(?: (?:you|up|here|there|there here|in {_HAND}|to (?:you|the camera)|into the camera|on my head|at))*{_NOW}",
    ),
    (Wish.ASK, rf"what (?:do i have|have i got|i have|i've got) (?:here |there )?in {_HAND}{_NOW}"),
    (Wish.ASK, rf"what(?:'s| is)(?: (?:this|that|it))?(?: {_THING})?(?: here)? in {_HAND}{_NOW}"),
    (
        Wish.ASK,
        rf"what(?:'s| is) (?:this|that|the)(?: {_THING})? (?:that )?(?:i'm|i am) (?:holding|showing|pointing at).*",
    ),
    (
        Wish.ASK,
        rf"(?:who|(?:is|is there) (?:anybody|anyone|somebody|someone)) (?:else )?"
        rf"(?:behind me|next to me|in (?:the|this|my) (?:room|picture)|with me){_NOW}",
    ),
    (
        Wish.ASK,
        r"is there (?:a|an|any|something) .* (?:behind me|next to me|in front of (?:me|you|the camera)|in the picture)",
    ),
    (Wish.READ, rf"read (?:me |out |to me )?this(?: {_WRITTEN})?{_ALOUD}{_NOW}"),
    (
        Wish.READ,
        r"(?:read|what(?:'s| is)|what do you read|tell me) (?:me |out )?(?:what(?:'s| is) )?(?:written|printed) "
        r"(?:here|there|on (?:this|that|it|the|my).*)",
    ),
    (Wish.READ, rf"what does (?:this|the {_WRITTEN}|this {_WRITTEN}|that {_WRITTEN}) (?:here )?say{_NOW}"),
    (Wish.READ, rf"what (?:do|can) you read{_NOW}"),
    (Wish.PRESENCE, rf"(?:can|do|could) you (?:actually |really |still |even )?see (?:me|us|my face){_NOW}"),
    (Wish.PRESENCE, r"are you (?:able to see|seeing|looking at|watching) me(?: now| right now)?"),
    (Wish.PRESENCE, r"am i (?:in (?:the|your) (?:picture|frame|view)|visible|on camera)(?: now)?"),
    (Wish.PRESENCE, rf"(?:can|do) you (?:actually |really )?see(?: anything| something)?{_NOW}"),
    (
        Wish.PEOPLE,
        rf"how many (?:people|persons|of us|faces)"
        rf"(?: (?:do|can) you see| are (?:we|here|there (?:here|{_AROUND})|{_AROUND}))(?: {_AROUND})*{_NOW}",
    ),
    (Wish.NAME, r"(?:do|can) you (?:recogni[sz]e|identify) (?:me|my face|this (?:person|man|woman|guy))"),
    (Wish.LOOKS, r"how do i look(?: (?:today|now|in this|like this|tonight))?"),
    (Wish.LOOKS, r"(?:do i look|am i) (?:pretty|beautiful|handsome|ugly|attractive|good looking|fat|thin|old|young)"),
    (Wish.LOOKS, r"how old (?:do i look|am i|do you think i am)"),
)  # fmt: skip
"""Words that say by themselves that something is to be looked at."""

_WHILE_OPEN: Final[tuple[tuple[Wish, str], ...]] = (
    (Wish.ASK, rf"what(?:'s| is) this(?: {_THING})?(?: here)?{_NOW}"),
    (Wish.ASK, rf"what (?:kind|sort|type|brand|make|model)(?: of \w+(?: \w+)?)? is (?:this|that)(?: here)?{_NOW}"),
    (
        Wish.ASK,
        r"what colou?r (?:is|are|has|do|does) "
        r"(?:this|these|my (?!favou?rite)|the \w+ (?:that )?(?:i'm|i am|behind me|in my)).*",
    ),
    (
        Wish.ASK,
        r"(?:do|can|could) you see (?:a|an|any|my|this|these|the (?!point|problem|difference|issue|pattern|reason|"
        r"future|connection|logic|sense|appeal|irony))(?: ?\w+(?:'s)?){1,7}",
    ),
    (Wish.ASK, r"(?:what|how|where) .* (?:behind me|in front of (?:me|you|the camera)|in the picture|in my hands?)"),
    (Wish.READ, rf"read (?:me |out )?(?:that|it|the {_WRITTEN}|my {_WRITTEN}){_ALOUD}{_NOW}"),
    (Wish.READ, rf"what does (?:it|that|my {_WRITTEN}) say{_NOW}"),
    (Wish.NAME, rf"who(?:'s| is) (?:this|that|he|she)(?: (?:person|man|woman|guy|here|there))?{_NOW}"),
    (Wish.NAME, r"who (?:am i|do you see|are (?:we|they))(?: here)?"),
    (Wish.NAME, r"do you know who (?:i am|this is|that is|he is|she is)"),
)  # fmt: skip
"""Words that point at something, as they do with pictures and without."""

_AGAIN: Final = re.compile(
    r"(?:and |so )?(?:now|and now|look (?:again|now)|again|what now|and (?:this|that|these|here)|"
    r"(?:and )?what about (?:now|this|that|these|here|this one|that one)|(?:and )?how about (?:now|this|that|this one)|"
    r"(?:and )?(?:this|that) one|try again|once more|have another look|take another look)"
)
"""Right after a look: the same about the picture as it is now."""

_NAMES_SHOWN: Final = re.compile(r"\b(?:picture|photo|image|photograph|screenshot|shows?|shown)\b")
_POINTS_AT_SHOWN: Final = re.compile(
    r"\b(?:it|its|it's|this|these|that|those|there|they|their|he|she|him|her|his|them|see)\b"
)
_OF_THE_WORLD: Final = re.compile(r"\b(?:time|weather|date|day|today|going|raining|sunny|cold|hot)\b")
"""Questions of which "it" is no thing."""


def wish_for_look(text: str, *, camera_open: bool, just_looked: bool = False) -> Wish | None:
    """What these words want to know of what the camera sees; None when they are about something else.

    `just_looked`: the last answer was about a picture, so that "and now?" asks the same again.
    """
    words = bare_words(_last_sentence(text))
    if not 0 < len(words) <= MOST_WORDS:
        return None
    said = " ".join(words)
    if just_looked and _AGAIN.fullmatch(said):
        return Wish.AGAIN
    asked = _OPENING.sub("", said, count=1)
    rules = (*_ALWAYS, *_WHILE_OPEN) if camera_open else _ALWAYS
    for wish, form in rules:
        if re.fullmatch(form, asked):
            return wish
    return None


def is_about_shown(text: str, *, right_after: bool) -> bool:
    """Whether a question is about a picture that was shown before it.

    `right_after` another one about that: then it is enough that it points at something ("what colour is it?").
    """
    said = " ".join(bare_words(_last_sentence(text)))
    if _NAMES_SHOWN.search(said):
        return True
    return right_after and bool(_POINTS_AT_SHOWN.search(said)) and not _OF_THE_WORLD.search(said)


def _last_sentence(text: str) -> str:
    """Of several sentences the last one; a short one before it ("Look.") counts for nothing."""
    return re.split(r"(?<=[.!?])\s+", text.strip())[-1]
