"""What the camera's events are about, as people say it: somebody comes in, I slouch, the screen changes."""

from __future__ import annotations

from dataclasses import dataclass

_SOMEBODY = (
    r"(?:(?:some|any)(?:body|one)(?: else)?|some one|a person|a human|people|he|she|they|we|another person"
    r"|a visitor|a guest"
    r"|my (?:\w+ )?(?:wife|husband|partner|boy ?friend|girl ?friend|friends?|son|daughter|mother|father|mom|mum|dad"
    r"|boss"
    r"|colleagues?|roommate|flatmate|brother|sister|kids?|children|child|guests?|visitors?|family|teacher|neighbour"
    r"|neighbor))"
)
_ROOM = r"(?: (?:the|my|this|our) (?:room|door|house|office|picture|frame|camera|view|kitchen|shot|flat|apartment))?"
_RAISE = r"(?:raise|raising|raze|razed|rays|race|rise|raised|lift|lifting|put up|stick up|hold up|holding up|throw up)"

_SCREEN = r"(?:screen|display|monitor|desktop|page|window|slides?|website|web page)"
_CHANGES = (
    r"(?:change|changes|changed|has changed|changing|is different|looks different|different|switches|updates"
    r"|updated|refreshes"
    r"|moves on)"
)


@dataclass(frozen=True)
class Thing:
    """Something that begins with an event of the kind `begins` and ends with one of the kind `ends`.

    `patterns` are how it is said after "when". `when` and `told` are how a confirmation and an announcement call it,
    `past` how that does what had to wait; empty for what is not worth telling any more by then. Between two of them
    there is a rest. `once`: who asks to be told "when" it happens means the next time alone. `words` are what it may be
    called later.
    """

    key: str
    begins: str
    ends: str
    patterns: tuple[str, ...]
    when: str
    told: str
    past: str = ""
    once: bool = False
    rest_s: float = 1.5
    people: bool = True
    """Whether people have to be found in the picture for it."""
    words: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


THINGS: tuple[Thing, ...] = (
    Thing(
        "comes", "person", "",
        (
            rf"{_SOMEBODY} (?:comes?|coming|walks?|walking|steps?|stepping|enters?|entering|arrives?|arriving"
            r"|shows up(?: (?:at|in) the house)?"
            r"|appears?|appearing|gets?|joins?|joining|turns up|drops by)(?: (?:in|into|through|to|by|back|here"
            r"|home|at|over"
            rf"|up|inside|near|close))*{_ROOM}",
            rf"{_SOMEBODY} (?:is|are|s) (?:here|there|at the door|in the room|coming(?: in)?|back"
            r"|in front of the camera)",
            r"there(?:'s| is| are) (?:some(?:body|one)|anybody|anyone|a person|people)(?: (?:there|here|at the door"
            r"|in the room"
            r"|in the picture))?",
            rf"(?:the|my) (?:door opens|visitor comes|guests? (?:come|comes|arrive|arrives)){_ROOM}",
            r"i(?:'m| am) (?:back|here|there)(?: again)?|i (?:come back|return|sit down|come in|show up)(?: again)?"
            r"|me come (?:back|in)",
            rf"{_SOMEBODY}|a face|me",
            r"(?!(?:it|that|this|nobody|noone|one|something|anything|everything|who|what|mail|email|post|news|rain"
            r"|water|money|time) )\w+"
            r" (?:comes|walks|gets|is) (?:in|home|back|here|there|through the door|at the door)",
        ),
        "somebody comes in", "Somebody has come in.", "Somebody came in",
        words=_words("door room entrance people person somebody someone anybody comes coming in visitor he she"),
    ),
    Thing(
        "leaves", "nobody", "",
        (
            rf"(?:{_SOMEBODY}|every(?:body|one)|i) (?:leaves?|leaving|goes? away|goes|go|going away|walks? (?:away"
            r"|out|off)|disappears?"
            rf"|steps? (?:away|out)|goes? out|gets? up and (?:leaves?|goes)){_ROOM}",
            rf"(?:{_SOMEBODY}|every(?:body|one)|i|i'm)(?: (?:is|are|am|has|have))? (?:gone|left|away"
            rf"|out)(?: again)?{_ROOM}",
        ),
        "somebody leaves", "Somebody has left.", "Somebody left", once=True,
        words=_words("leaves leaving leave gone away goes he she room door"),
    ),
    Thing(
        "nobody", "nobody", "",
        (
            r"(?:nobody|no one|no body|noone) (?:is|s) (?:there|here|left|around|in (?:the room|sight|the picture))"
            r"|there(?:'s| is) (?:nobody|no one|no body)(?: (?:there|here|left|around|in the room))?"
            r"|(?:the|my) (?:room|office|house|place) is empty|you (?:don't|can't|do not|cannot) see (?:any(?:body"
            r"|one)|me)"
            r"|you see (?:nobody|no one)",
        ),
        "nobody is there any more", "Nobody is there any more.", "Nobody was there any more", once=True,
        words=_words("nobody empty there gone"),
    ),
    Thing(
        "raised_hand", "raised_hand", "lowered_hand",
        (
            rf"(?:i|{_SOMEBODY})(?: am|'m| is)? {_RAISE}s? (?:my|a|one|the|their|his|her|an)(?: (?:left|right"
            r"|other))? (?:hand|arm|hands)"
            r"(?: up)?",
            r"(?:i|somebody|someone) (?:put|stick|hold|have|puts|sticks|holds|get)s? (?:my|a|one|the|their|his|her)"
            r"(?: (?:left|right))? (?:hand|arm)s? up",
            r"(?:my|a|one) (?:hand|arm) (?:is|goes|comes) up|(?:a|my) raised hand|my hand up",
        ),
        "you raise your hand", "You raised your hand.",
        words=_words("hand arm raise raised raising"),
    ),
    Thing(
        "lowered_hand", "lowered_hand", "raised_hand",
        (
            r"i(?: am|'m)? (?:lower|lowering|put down|take down|drop|putting down)(?: (?:my|the))? (?:hand"
            r"|arm)(?: again| down)?",
            r"i (?:put|take|let)(?: (?:my|the)) (?:hand|arm) (?:down|sink)(?: again)?|(?:my|the) hand (?:is|goes"
            r"|comes) down(?: again)?",
        ),
        "you lower your hand", "Your hand is down again.",
        words=_words("hand arm lower lowered down"),
    ),
    Thing(
        "slouch", "slouch", "upright",
        (
            r"(?:i(?: am|'m| start| begin| get)?(?: to)?|me) (?:slouch|slouching|slouched|slouchy|slump|slumping"
            r"|hunch|hunching"
            r"|hunched|slough|stoop|stooping|slack|sag)(?: (?:over|down|forward|again|too much|in my chair))*",
            r"i(?: am|'m)? (?:sit|sitting|am sitting) (?:crooked|badly|wrong|poorly|bent|slouched|hunched|askew"
            r"|crookedly"
            r"|like a sack)(?: over| forward| again)?",
            r"my (?:posture|back) (?:is|gets|becomes|goes|turns)(?: too)? (?:bad|poor|worse|crooked|bent|wrong"
            r"|round|rounded)(?: again)?",
            r"i(?: have| get| am in)?(?: a)? (?:bad|poor) posture|i stop sitting (?:up )?(?:straight|upright)"
            r"|i don't sit (?:up )?(?:straight|upright)"
            r"|i(?:'m| am) not sitting (?:up )?(?:straight|upright|properly)|i lean (?:forward|over)(?: too (?:much"
            r"|far))?",
        ),
        "you slouch", "You're slouching.", rest_s=15.0,
        words=_words("posture back slouch slouching sitting straight sit"),
    ),
    Thing(
        "upright", "upright", "slouch",
        (
            r"i(?: am|'m)? (?:sit|sitting|am sitting)(?: up)?(?: (?:straight|upright|properly|well))?(?: again)?"
            r"|my posture is (?:good|fine|better|okay|right)(?: again)?|i straighten(?: up| my back)?",
        ),
        "you sit upright", "You're sitting upright.", rest_s=5.0,
        words=_words("posture upright straight sit sitting"),
    ),
    Thing(
        "away", "away", "facing",
        (
            r"i(?: am|'m)? (?:look|looking|turn|turning|glance) away(?: from (?:you|the (?:camera|screen|monitor)))?"
            r"|i(?:'m| am| get) (?:distracted|not looking(?: at (?:you|the screen|the camera))?)"
            r"|i (?:don't|do not|stop) look(?:ing)? at (?:you|the screen|the camera)|i look (?:at my phone"
            r"|somewhere else|down|around)",
        ),
        "you look away", "You're looking away.", rest_s=5.0,
        words=_words("look looking away distracted"),
    ),
    Thing(
        "facing", "facing", "away",
        (
            r"(?:i|somebody|someone)(?: am|'m| is)? (?:look|looking|looks|face|facing|turn|turning) (?:at|to"
            r"|towards|into|back at|back to)?"
            r" ?(?:you|the camera|the screen|the monitor)(?: again)?|i look up(?: again)?",
        ),
        "you look at the camera", "You're looking at me.", rest_s=5.0,
        words=_words("look looking camera facing face"),
    ),
    Thing(
        "thumbs_up", "thumbs_up", "",
        (
            r"(?:i|you see)(?: am|'m)?(?: (?:give|giving|show|showing|make|making|do|put|putting|hold|holding|stick"
            r"|sticking|get|raise|raising))?"
            r"(?: (?:up|you))*(?: (?:a|the|my|me|two|both|some))? ?(?:thumbs? up'?s?|thumb's up|thumbs?"
            r"|thumbs up sign)(?: up)?",
        ),
        "you give a thumbs up", "Thumbs up.",
        words=_words("thumb thumbs gesture"),
    ),
    Thing(
        "open_palm", "open_palm", "",
        (
            r"i(?: am|'m)? (?:show|showing|hold up|holding up|hold out|open|opening|give|put out)(?: (?:you"
            r"|up))*(?: (?:my|a|an|the))?"
            r"(?: (?:open|flat))? (?:palm|hand|palms)|(?:you see )?(?:my|an?)(?: open)? palm",
        ),
        "you show your palm", "You're showing your palm.",
        words=_words("palm open gesture hand"),
    ),
    Thing(
        "fist", "fist", "",
        (
            r"(?:i|you see)(?: am|'m)?(?: (?:make|making|show|showing|clench|clenching|form|close|ball"
            r"|raise))?(?: you)?"
            r"(?: (?:a|my|the))? (?:fist|first|fists|clenched fist)|i close my hand",
        ),
        "you make a fist", "You're making a fist.",
        words=_words("fist gesture hand"),
    ),
    Thing(
        "pointing", "pointing", "",
        (
            r"i(?: am|'m)? (?:point|pointing)(?: (?:at|to|my finger|a finger|with my finger) ?.*)?"
            r"|i (?:point|raise) (?:my|a|one) finger.*",
        ),
        "you point", "You're pointing.",
        words=_words("point pointing finger gesture"),
    ),
    Thing(
        "screen", "scene", "",
        (
            rf"(?:(?:the|my|this|that) )?{_SCREEN}(?: is)? {_CHANGES}|(?:something|anything|what(?:'s| is)|it)(?: is)?"
            rf"(?: {_CHANGES})? on (?:the|my|this) {_SCREEN}(?: {_CHANGES})?",
            rf"there(?:'s| is) (?:a change|something new|something different) (?:on|in) (?:the|my) {_SCREEN}"
            rf"|(?:a|the) (?:new|next|another) (?:page|slide|window) (?:comes up|appears|opens|is shown)",
        ),
        "the screen changes", "The screen has changed.", "The screen changed", people=False, rest_s=2.0,
        words=_words("screen display monitor slide slides page window changes change"),
    ),
    Thing(
        "scene", "scene", "",
        (
            r"(?:(?:the|my|this|that|its?|your) )?(?:picture|scene|view|image|camera|something|anything|it"
            r"|that)(?: (?:in (?:the|my) (?:picture|room|view|image)|you see))?"
            rf"(?: is)? {_CHANGES}(?: in (?:the|my|this) (?:picture|room|view))?",
            r"there(?:'s| is) (?:a change|something new|something different)(?: in (?:the|my) (?:picture|room))?"
            r"|what you see changes|(?:you see )?(?:a change|something new|something else)",
        ),
        "the picture changes", "The picture has changed.", "The picture changed", people=False, rest_s=2.0,
        words=_words("picture scene view changes change"),
    ),
    Thing(
        "movement", "movement", "still",
        (
            r"(?:something|anything|it|anybody|somebody|the \w+)(?: is)? (?:move|moves|moving|starts moving"
            r"|starts to move)(?: again)?"
            r"|there(?:'s| is)(?: any| some)? (?:movement|motion|something moving)|you (?:see|notice|detect)(?: any"
            r"| some| a)?"
            r" (?:movement|motion)(?: .+)?|any (?:movement|motion)|movement|motion",
        ),
        "something moves", "Something is moving.", "Something moved", people=False, rest_s=3.0,
        words=_words("movement motion moves moving move"),
    ),
    Thing(
        "still", "still", "movement",
        (
            r"(?:nothing|everything|it|the \w+)(?: is)? (?:stops? moving|moves any ?more|(?:is )?still|stands still"
            r"|comes to rest)"
            r"|there(?:'s| is) no (?:more )?(?:movement|motion)",
        ),
        "nothing moves any more", "Nothing moves any more.", "It stopped moving", people=False,
        words=_words("still moves moving stops"),
    ),
    Thing(
        "dark", "dark", "light",
        (
            r"it(?:'s| is)? ?(?:gets|becomes|turns|goes)?(?: too)? dark(?: in here)?|the lights? (?:go|goes|is|are"
            r"|gets?|turns?)(?: turned| switched)? (?:off|out)"
            r"|(?:somebody|someone|i) (?:turns?|switch(?:es)?|puts?) (?:off|out) the lights?|(?:somebody|someone"
            r"|i) (?:turns?|switch(?:es)?) the lights? (?:off|out)"
            r"|the camera is covered|(?:somebody|someone|i) covers? the camera",
        ),
        "it gets dark", "It has got dark.", "It got dark", people=False,
        words=_words("dark light lights"),
    ),
    Thing(
        "light", "light", "dark",
        (
            r"it(?:'s| is)? ?(?:gets|becomes|turns)? (?:light|bright)(?: again)?|the lights? (?:go|goes|comes?|is"
            r"|are|gets?)(?: turned| switched)? (?:on|back on)(?: again)?"
            r"|(?:somebody|someone|i) (?:turns?|switch(?:es)?|puts?) (?:on the lights?|the lights? on)"
            r"|the sun comes up",
        ),
        "it gets light", "It is light again.", "It got light", people=False,
        words=_words("light lights bright"),
    ),
)  # fmt: skip
BY_KEY = {thing.key: thing for thing in THINGS}
PLACES = {
    "comes": r"door|room|entrance|front door|hall|hallway|house|office|doorway",
    "slouch": r"posture|back|sitting posture",
    "scene": r"picture",
    "screen": r"screen|display|monitor|slides|desktop",
}
"""What "watch the door" is about."""
