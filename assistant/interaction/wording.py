"""What words say about the floor: whether a sentence is complete, and what is only a listener's nod."""

from __future__ import annotations

from assistant.perception.hypothesis import bare

TRAILING_WORDS = frozenset(
    (
        "a an the and or but so because if when while that which who whose to of for from with about in on at by"
        " into my your his her its our their is are was were am be will would can could should may might must do"
        " does did um uh er hmm well like i we they he she you it's i'm then not very some any every this these"
        " those what's"
    ).split()
)
"""A turn that ends in one of these has most likely not ended."""

COMPLETE_IN_SPITE = frozenset(
    ["is", "it", "this", "that", "do", "did", "can", "will", "you", "am", "are", "was"]
)
"""Words that trail off in the middle of a statement but end many a question."""

NODS = frozenset(
    (
        "mm mhm mmhm mmhmm hm hmm mmm hmmm uhhuh uh huh um yeah yep yes yup ok okay right sure aha ah oh wow really"
        " true exactly nice cool good great got it i see of course"
    ).split()
)
"""Words of which a listener's "go on" is made; a whole remark of these does not ask for the floor."""
MOST_NOD_WORDS = 3


def trails_off(text: str) -> bool:
    """Whether the text breaks off where no sentence ends."""
    words = text.split()
    if not words:
        return False
    last = bare(words[-1])
    if words[-1].endswith((",", "-", "–", "…", "...")):
        return True
    if words[-1].endswith("?") and last in COMPLETE_IN_SPITE:
        return False
    return last in TRAILING_WORDS


def is_complete(text: str) -> bool:
    """Whether the text could be a finished sentence: it ends like one and does not trail off."""
    return text.rstrip().endswith((".", "?", "!")) and not trails_off(text)


def is_question(text: str) -> bool:
    """Whether the text asks something."""
    return text.rstrip().endswith("?")


def is_nod(text: str) -> bool:
    """Whether the text is only a backchannel of the user's: "mm-hm", "yeah, right"."""
    words = [b for word in text.replace("-", " ").split() if (b := bare(word))]
    return bool(words) and len(words) <= MOST_NOD_WORDS and all(word in NODS for word in words)
