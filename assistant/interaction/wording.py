"""What words say about the floor: whether a sentence is complete, and what is only a listener's nod."""

from __future__ import annotations

from assistant.perception.hypothesis import bare, bare_words

TRAILING_WORDS = frozenset(
    (
        "a an the and or but so because if when while which whose to of for from with about in on at by into"
        " my your his her its our their um uh er hmm well like then not very some any every these those"
    ).split()
)
"""A turn that ends in one of these has most likely not ended."""

UNDECIDED_WORDS = frozenset(
    (
        "is are was were am be will would can could should may might must do does did i we they he she you it's i'm"
        " that who this it what's"
    ).split()
)
"""These end a turn as often as not: what counts is whether the recogniser heard the end of a sentence."""

HUSHES = frozenset(
    (
        "stop", "stop it", "stop talking", "stop please", "please stop", "quiet", "be quiet", "hush", "silence",
        "shut up", "enough", "that's enough", "okay stop", "ok stop", "no stop", "stop stop",
    )
)  # fmt: skip
"""Turns that ask for silence; the best answer is none."""

CANCELS = (
    "never mind", "nevermind", "forget it", "forget that", "forget about it", "forget about that", "cancel that",
    "cancel it", "cancel", "drop it",
)  # fmt: skip
"""How people take back what they asked for; looked for at the beginning of a short turn."""
MOST_CANCEL_WORDS = 6

POLITE_WORDS = frozenset("please okay ok now then so and well just hey hi hello counterpoint no wait".split())
_BEFORE_CANCELS = POLITE_WORDS | {"oh", "ah", "actually", "yes", "yeah"}
REQUEST_WORDS = frozenset(
    (
        "tell give show explain describe name list say spell count sing read translate remind set start stop play find"
        " look help make let write repeat compare define summarize teach guess think calculate convert add recommend"
        " suggest who why how is are do does did can could would will should"
    ).split()
)
"""Verbs with which a request begins, and words with which a question begins that the recogniser wrote as none."""
REQUEST_BEGINNINGS = frozenset(
    (("i", "want"), ("i", "need"), ("i'd", "like"), ("go", "on"), ("never", "mind"))
)

NODS = frozenset(
    (
        "mm mhm mmhm mmhmm hm hmm mmm hmmm uhhuh uh huh um yeah yep yes yup ok okay right sure aha ah oh wow really"
        " true exactly nice cool good great got it i see of course"
    ).split()
)
"""Words of which a listener's "go on" is made; a whole remark of these does not ask for the floor."""
MOST_NOD_WORDS = 3
LONGEST_HUM = 5


def trails_off(text: str) -> bool:
    """Whether the text breaks off where no sentence ends."""
    words = text.split()
    if not words:
        return False
    if words[-1].endswith((",", "-", "–", "…", "...")):
        return True
    last = bare(words[-1])
    return last in TRAILING_WORDS or (last in UNDECIDED_WORDS and not words[-1].endswith((".", "?", "!")))


def is_hush(text: str) -> bool:
    """Whether the text only asks for silence."""
    return " ".join(bare_words(text)) in HUSHES


def is_cancel(text: str) -> bool:
    """Whether the text takes back what was asked for before."""
    words = bare_words(text)
    while words and words[0] in _BEFORE_CANCELS:
        words = words[1:]
    said = " ".join(words)
    return len(words) <= MOST_CANCEL_WORDS and any(f"{said} ".startswith(f"{c} ") for c in CANCELS)


def only_cancels(text: str) -> bool:
    """Whether the text takes back what was asked for before and says nothing else."""
    rest = f" {' '.join(word for word in bare_words(text) if word not in _BEFORE_CANCELS)} "
    for cancel in sorted(CANCELS, key=len, reverse=True):
        rest = rest.replace(f" {cancel} ", " ")
    return is_cancel(text) and not rest.strip()


def is_complete(text: str) -> bool:
    """Whether the text could be a finished sentence: it ends like one and does not trail off."""
    return text.rstrip().endswith((".", "?", "!")) and not trails_off(text)


def is_request(text: str) -> bool:
    """Whether the text tells somebody to do something: it begins, perhaps politely, with such a verb."""
    words = [word for word in bare_words(text) if word not in POLITE_WORDS]
    return bool(words) and (words[0] in REQUEST_WORDS or tuple(words[:2]) in REQUEST_BEGINNINGS)


def is_question(text: str) -> bool:
    """Whether the text asks something."""
    return text.rstrip().endswith("?")


def asks(text: str) -> bool:
    """Whether the text is a question or a request: whoever says it waits for an answer, and only to such the reasoner
    has something to say."""
    return is_question(text) or is_request(text)


def is_nod(text: str) -> bool:
    """Whether the text is only a backchannel of the user's: "mm-hm", "yeah, right"."""
    words = bare_words(text.replace("-", " "))
    return bool(words) and len(words) <= MOST_NOD_WORDS and all(w in NODS or _is_hum(w) for w in words)


def _is_hum(word: str) -> bool:
    """Whether it is how a recogniser writes a hum: "mmr", "hmph"."""
    return len(word) <= LONGEST_HUM and word.isalpha() and not set(word) & set("aeiouy")
