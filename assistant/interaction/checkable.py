"""Which questions have an answer that can be checked: a fact that stands by itself, a number or a name."""

from __future__ import annotations

import re
from typing import Final

from assistant.perception.hypothesis import bare_words

MOST_QUESTION_WORDS: Final = 16
MOST_ANSWER_WORDS: Final = 40
"""A longer answer is a story or an explanation."""

_OPENING: Final = re.compile(
    r"^(?:(?:so|and|but|well|okay|ok|hey|please|um|uh|now|also|then)\s+)*"
    r"(?:(?:(?:can|could|would) you\s+)?(?:please\s+)?(?:tell me|do you know)\s+)?"
)
_ASKS_FOR_A_FACT: Final = re.compile(
    r"^(?:(?:in|on|at|from|to|by)\s+)?(?:"
    r"how (?:many|old|tall|high|long|far|deep|big|heavy|fast|hot|cold|large)\b"
    r"|who (?:was|were|wrote|painted|invented|discovered|composed|founded|built|made|won|directed|sang|designed"
    r"|created|developed|first)\b|who's the author"
    r"|when (?:was|were|did)\b"
    r"|where (?:is|was|are|were)\b"
    r"|(?:what|which) (?:year|century|country|city|planet|ocean|continent|river|language|currency|animal|metal|gas"
    r"|element|month|number|temperature|colou?r)\b"
    r"|(?:what is|what's|what are|what was) (?:the|half|twice|\d+|[a-z]+ (?:times|plus|minus|divided))\b"
    r")"
)
_REFERS_OR_PERSONAL: Final = frozenset(
    "it its it's they them their theirs he him his she her hers this that these those one ones another other others"
    " else too left you your yours you're i i'm me my mine we us our ours let's here"
    " today tonight tomorrow yesterday now currently current latest recent recently nowadays time date weather news"
    " ago next last".split()
)
"""Words by which a question hangs on what was said, on who speaks, or on when."""
_NO_SINGLE_FACT: Final = frozenset(
    "best worst nicest favorite favourite better good great beautiful important meaning point purpose difference reason"
    " way problem matter use idea secret recipe story joke opinion advantage advantages disadvantages plot should would"
    " example examples definition mean means future population president minister king queen pope record score price"
    " cost".split()
)
"""Words of questions for opinions and explanations, and for facts that change."""
_WAS: Final = frozenset("was were".split())
_CHANGING: Final = frozenset("president minister king queen pope record".split())

_DOUBTS: Final = ("are you sure", "really", "is that right", "is that true", "is that correct", "you sure")


def can_be_checked(question: str, answer: str) -> bool:
    """Whether it is worth finding out if the answer is wrong: only single facts, never talk."""
    sentences = re.split(r"(?<=[.!?])\s+", question.strip())
    if any(len(sentence.split()) > 2 for sentence in sentences[:-1]):
        return False  # what is asked hangs on what was told before it
    words = bare_words(sentences[-1])
    asked = _OPENING.sub("", " ".join(words))
    if len(words) > MOST_QUESTION_WORDS or not _ASKS_FOR_A_FACT.match(asked):
        return False
    found = set(asked.split())
    unfit = _NO_SINGLE_FACT - (_CHANGING if found & _WAS else frozenset())
    return not found & (_REFERS_OR_PERSONAL | unfit) and 0 < len(answer.split()) <= MOST_ANSWER_WORDS


def is_doubt(text: str) -> bool:
    """Whether the user only doubts what was said: a good moment for a correction, not a new question."""
    said = " ".join(bare_words(text))
    return len(said.split()) <= 5 and any(doubt in said for doubt in _DOUBTS)
