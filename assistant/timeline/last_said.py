"""The last words of a session, for a conversation that goes on from there."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.cards import CARD
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.transcript import transcript

KEPT_CHARACTERS = 3000
"""As much as a conversation keeps in mind for long anyway."""

_ROLES = {Lane.USER: "user", Lane.ASSISTANT: "assistant"}


def last_said(items: Iterable[TimelineItem], characters: int = KEPT_CHARACTERS) -> list[tuple[str, str]]:
    """Who (“user” or “assistant”) said what, oldest first; of the assistant's lines only what was heard.

    The lines together have at most so many characters; the first is one of the user's.
    """
    said: list[tuple[str, str]] = []
    left = characters
    for line in reversed(transcript(items)):
        text = " ".join(f"{line.text} {line.unstable}".split())
        role = _ROLES.get(line.who) if line.kind != CARD else None
        if role is None or not text:
            continue
        left -= len(text)
        if left < 0:
            break
        said.insert(0, (role, text))
    while said and said[0][0] != "user":
        said.pop(0)
    return said
