"""DeviceNews: tells the user which devices are in use when that has changed, calmly, in one sentence.

It compares what is with what was told last, once that has been the same for a moment. So a headset that is gone for
a second while it changes its profile is not worth a word, nor is one whose two halves come one after the other; and who
wiggles a plug is told less and less often.
"""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SETTLE_S = 2.5
LONGEST_SETTLE_S = 30.0
FORGOTTEN_AFTER_S = 60.0
"""Each sentence but one of the last so many seconds doubles the time for which the next one waits."""

WITHOUT = {
    "microphone": "until there is one you can type",
    "speaker": "until there is one answers are on the screen only",
    "camera": "until then nothing is seen",
}
WITHOUT_BOTH = "until there are others you can type and read"


@dataclass(frozen=True)
class DeviceState:
    """How one direction stands.

    Attributes:
        what: “microphone”, “speaker” or “camera”.
        name: what people call the device in use, None while there is none.
        trouble: why a better device is not in use, as the beginning of a sentence, or "".
        gone: whether the better one vanished.
        chosen: whether it is not the system that chooses the device.
        vague: whether the name stands for whatever the system uses.
    """

    what: str
    name: str | None
    trouble: str = ""
    gone: bool = False
    chosen: bool = False
    vague: bool = False


class _Kind(enum.Enum):
    NOW = "used now"
    FOLLOWED = "the system's choice"
    GONE = "another one until it is back"
    LOST = "none"
    OTHER = "another one for some other reason"


@dataclass(frozen=True)
class _Change:
    kind: _Kind
    before: str | None
    state: DeviceState


class DeviceNews:
    """`look` a few times a second. For one thread."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._told: dict[str, DeviceState] = {}
        self._seen: tuple[DeviceState, ...] = ()
        self._seen_since_s = 0.0
        self._said_at_s: deque[float] = deque()
        self._wait_until_s = 0.0

    def accept(self, state: DeviceState) -> None:
        """The user knows of this state already: they chose it."""
        self._told[state.what] = state

    def wait(self, until_s: float) -> None:
        """Says nothing before then: after a sleep, devices come one after the other."""
        self._wait_until_s = until_s

    def look(self, states: Sequence[DeviceState], now_s: float) -> None:
        """Takes in how it stands now, and says so when it is time."""
        seen = tuple(states)
        if seen != self._seen or now_s < self._seen_since_s:  # or the session's time has begun anew
            self._seen, self._seen_since_s = seen, now_s
        changes = [change for state in seen if (change := self._change(state)) is not None]
        from_the_start = all(change.state.what not in self._told for change in changes)
        settle_s = 0.0 if from_the_start else self._settle_s(now_s)
        if not changes or now_s < max(self._wait_until_s, self._seen_since_s + settle_s):
            return
        self._said_at_s.append(now_s)
        self._told.update((state.what, state) for state in seen)
        self._say(_sentence(changes))

    def _settle_s(self, now_s: float) -> float:
        while self._said_at_s and now_s - self._said_at_s[0] > FORGOTTEN_AFTER_S:
            self._said_at_s.popleft()
        return float(min(SETTLE_S * 2 ** max(0, len(self._said_at_s) - 1), LONGEST_SETTLE_S))

    def _change(self, state: DeviceState) -> _Change | None:
        told = self._told.get(state.what)
        if told is None:
            if not state.trouble and state.name is not None:
                self._told[state.what] = state  # all is as it should be at the beginning
                return None
            before = None
        else:
            before = told.name
            if before == state.name:
                return None
            if (
                None not in (before, state.name)
                and told.vague != state.vague
                and told.trouble == state.trouble
            ):
                self._told[state.what] = state  # the same device, as far as anybody knows
                return None
        if state.name is None:
            kind = _Kind.LOST
        elif state.trouble:
            kind = _Kind.GONE if state.gone and before is not None else _Kind.OTHER
        elif state.chosen or before is None:
            kind = _Kind.NOW
        else:
            kind = _Kind.FOLLOWED
        return _Change(kind, before, state)


def _sentence(changes: Sequence[_Change]) -> str:
    kinds = {change.kind for change in changes}
    if len(kinds) == 1 and kinds != {_Kind.OTHER}:
        return _ABOUT[next(iter(kinds))](changes)
    return " ".join(_ABOUT[change.kind]([change]) for change in changes)


def _used_now(changes: Sequence[_Change]) -> str:
    subject, plural = _subject([(c.state.what, c.state.name or "") for c in changes])
    return f"{subject} {'are' if plural else 'is'} used now."


def _followed(changes: Sequence[_Change]) -> str:
    subject, plural = _subject([(c.state.what, c.state.name or "") for c in changes])
    return f"{subject} {'are' if plural else 'is'} used now, as the system says."


def _gone(changes: Sequence[_Change]) -> str:
    lost, plural = _subject([(c.state.what, c.before or "") for c in changes])
    names = list(dict.fromkeys(f"“{c.state.name}”" for c in changes))
    verb, are = ("are", "they are") if plural else ("is", "it is")
    used = "are" if len(names) > 1 else "is"
    return f"{lost} {verb} gone; {' and '.join(names)} {used} used until {are} back."


def _lost(changes: Sequence[_Change]) -> str:
    if len(changes) > 1 and all(c.before for c in changes):
        lost, plural = _subject([(c.state.what, c.before or "") for c in changes])
        return f"{lost} {'are' if plural else 'is'} gone; {WITHOUT_BOTH}."
    return " ".join(f"{c.state.trouble}; {WITHOUT[c.state.what]}." for c in changes)


def _other(changes: Sequence[_Change]) -> str:
    return " ".join(f"{c.state.trouble}; “{c.state.name}” is used until then." for c in changes)


_ABOUT: dict[_Kind, Callable[[Sequence[_Change]], str]] = {
    _Kind.NOW: _used_now,
    _Kind.FOLLOWED: _followed,
    _Kind.GONE: _gone,
    _Kind.LOST: _lost,
    _Kind.OTHER: _other,
}


def _subject(named: Sequence[tuple[str, str]]) -> tuple[str, bool]:
    """The devices at the beginning of a sentence, and whether that is a plural; a headset is one thing."""
    if len(named) > 1 and len({name for _, name in named}) == 1:
        return f"“{named[0][1]}”", False
    words = " and ".join(f"the {what} “{name}”" for what, name in named)
    return f"{words[0].upper()}{words[1:]}", len(named) > 1
