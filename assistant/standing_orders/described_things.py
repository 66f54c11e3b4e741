"""What has no events of its own, but can be described to a model that sees: a red cup, somebody smiling, "the water is
boiling"."""

from __future__ import annotations

from assistant.perception.hypothesis import bare, bare_words
from assistant.standing_orders.sentence import YOURS, Sentence

_MOVING = (
    r"(?:cats?|dogs?|birds?|squirrels?|fox|deer|horses?|animals?|pets?|puppy|kitten|car|truck|van|bus|bike|bicycle|taxi"
    r"|postman|mailman|courier|delivery (?:man|woman|van)|baby)"
)
_PLACE = r"(?: (?P<place>(?:on|in|at|under|behind|near|beside|before|next to|in front of) .+))?"
_IN_SIGHT = (
    r"(?:visible|in (?:the )?(?:picture|view|frame|sight)|on (?:the )?(?:screen|camera)"
    r"|in front of (?:you|the camera))"
)
_SEES = (
    r"(?:you (?:can )?(?:see|spot|notice|detect|find|recogni[sz]e))(?: that there(?:'s| is| are))? (?P<thing>.+)",
    r"there(?:'s| is| are) (?P<thing>.+?)(?: (?:in|on) (?:the|this|my) (?:picture|view|frame|camera|screen|image)"
    r"| to be seen| in sight| in front of (?:you|the camera))",
    r"(?P<thing>(?:an?|the|my|some|two|three|any) .+?) (?:appears?|shows? up|can be seen"
    rf"|comes? into (?:view|sight|the (?:picture|view|room|frame))|(?:is|are|gets) {_IN_SIGHT})(?: .+)?",
    rf"(?P<thing>(?:an?|the|my|our) (?:\w+ )?{_MOVING}) (?:comes?|walks?|runs?|flies|jumps?|sits|gets?|arrives?"
    r"|enters?|lies"
    rf"|passes|goes|drives?|stops)(?: (?:in|into|by|past|up|along|over|down))?{_PLACE}",
    r"i(?: am|'m)? (?:hold|holding|show|showing|put|putting|bring|bringing|have|wear|wearing)(?: (?:up|you|on))*"
    r" (?P<thing>(?:an?|the|my|some|two|three) .+?)"
    r"(?: (?:up|to|in|into|before|in front of|on)(?: (?:the camera|you|to you|my head))?)?",
)
_DOING = {
    "smile": "smiling", "laugh": "laughing", "yawn": "yawning", "wave": "waving", "frown": "frowning", "eat": "eating",
    "clap": "clapping", "stand up": "standing up", "get up": "standing up", "lie down": "lying down", "cry": "crying",
    "fall asleep": "sleeping", "sleep": "sleeping", "drink": "drinking", "dance": "dancing", "jump": "jumping",
    "nod": "nodding",
}  # fmt: skip
_DOES = (
    rf"(?:i|me|some(?:body|one))(?: am|'m| is)? (?:start |begin )?(?:to )?(?P<does>{'|'.join(_DOING)}"
    rf"|{'|'.join(_DOING.values())})s?(?: at you| again)?"
)
_PERSONAL = {"i", "me", "myself", "i'm"}
_NOTHING = frozenset("it that this them something anything what how why you".split())
_SUBJECTS = frozenset("the my our a an somebody someone anybody anyone".split())
_NOT_NOW = frozenset(
    (
        "was were did had been ended born happened became began fell went came made took got left died won lost started"
        " invented founded should can could would may might must will you we he she they"
    ).split()
)
"""With these a sentence is no description of what can be seen as it happens."""
_OF_THE_MIND = frozenset(
    "am need have want know think understand mean say talk go feel like ask use get i'm see hear do make".split()
)
_UNSEEN = frozenset(
    (
        "train flight plane shop store bank game match show film movie sun moon war meeting concert season election"
        " price"
        " weather news world next email mail message post time date song music answer result timer sentence word"
    ).split()
)


def described_in(what: str) -> str:
    """The thing that these words after "when" say is to be seen; "" for none."""
    words = Sentence(what)
    if (does := words.fullmatch(_DOES)) is not None:
        return f"somebody {_DOING.get(does['does'], does['does'])}"
    for pattern in _SEES:
        if (seen := words.fullmatch(pattern)) is not None and (thing := as_described(seen.original("thing"))):
            return f"{thing} {as_described(seen.original('place'))}".strip()
    return ""


def state_in(what: str) -> str:
    """What these words after "when" say happens, if it may be something that can be seen: "that the water is boiling";
    "" for what cannot."""
    words = what.strip(" .,!?").split()
    plain = bare_words(what)
    if len(plain) < 2 or not _NOT_NOW.isdisjoint(plain) or not _UNSEEN.isdisjoint(plain):
        return ""
    if plain[0] == "i":
        if plain[1] in _OF_THE_MIND or len(plain) < 3:
            return ""
        verb = plain[1] + ("es" if plain[1].endswith(("ch", "sh", "s", "x", "z", "o")) else "s")
        rest = ["their" if bare(word) == "my" else word for word in words[2:]]
        return " ".join(("that somebody", verb, *rest))
    happens = any(word.endswith("s") or word in ("fall", "turn") for word in plain[1:])
    if plain[0] not in _SUBJECTS or not happens:
        return ""
    return f"that {as_described(what.strip(' .,!?'))}"


def as_described(thing: str) -> str:
    """Words about a thing as a model that sees is asked for it: it knows nobody's things."""
    words = thing.strip(" .,!?\"'").split()
    if not words or words[0].lower() in _NOTHING:
        return ""
    plain = [
        "a" if word.lower() in ("my", "your") and number == 0 else word for number, word in enumerate(words)
    ]
    return " ".join(
        "the user" if word.lower() in _PERSONAL else YOURS.get(word.lower(), word) for word in plain
    )
