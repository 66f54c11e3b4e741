"""What the fast perception of the camera knows just now, and how to say it: people, where they look, hands, movement.

It finds points, no things and nobody's looks; what it cannot know is not said.
"""

from __future__ import annotations

from typing import Final

from assistant.interaction.fingers import fingers_in
from assistant.micro_turn import CameraEvent, Eyes, MicroTurn, Sight
from assistant.perception.sight.people import people_in

FRESH_S: Final = 1.0
"""What was found longer ago tells nothing about now."""

_BEGINS_ENDS: Final = {
    "facing": ("facing", True),
    "away": ("facing", False),
    "raised_hand": ("raised_hand", True),
    "lowered_hand": ("raised_hand", False),
    "movement": ("movement", True),
    "still": ("movement", False),
    "dark": ("dark", True),
    "light": ("dark", False),
    "person": ("person", True),
    "nobody": ("person", False),
}
"""What each kind of event says of what is so from then on."""
_OF_A_PERSON: Final = ("facing", "raised_hand")

_NUMBERS: Final = ("nobody", "one person", "two people", "three people", "four people", "five people")
_FINGERS: Final = (
    "no finger", "one finger", "two fingers", "three fingers", "four fingers", "five fingers", "six fingers",
    "seven fingers", "eight fingers", "nine fingers", "ten fingers",
)  # fmt: skip


class SeenNow:
    """Takes in every micro-turn; for its thread."""

    def __init__(self) -> None:
        self._so: dict[str, bool] = {}
        self._sight: Sight | None = None
        self._now_s = 0.0
        self._eyes = Eyes()

    def take(self, now: MicroTurn) -> None:
        """What began or ended before the camera, and what was found in its pictures."""
        self._now_s = now.end_s
        if not now.eyes.open:
            self._so.clear()
            self._sight = None
        self._eyes = now.eyes
        for event in now.camera:
            self._take_event(event)
        if now.sights:
            self._sight = now.sights[-1]

    @property
    def dark(self) -> bool:
        """Whether the camera is covered, or it is dark."""
        return self._so.get("dark", False)

    @property
    def people(self) -> int | None:
        """How many people there are; None where nothing can tell."""
        sight = self._fresh()
        if sight is not None:
            return people_in(sight)
        if self._eyes.find_people and "person" in self._so:
            return int(self._so["person"])
        return None

    @property
    def fingers(self) -> int | None:
        """How many fingers are held up; None where no hand was found."""
        sight = self._fresh()
        return None if sight is None else fingers_in(sight)

    def in_words(self) -> str:
        """All of it in a sentence or two."""
        if self.dark:
            return "It is dark, or the camera is covered."
        people = self.people
        if people is None:
            moves = self._so.get("movement", False)
            return f"I only notice that something {'is moving' if moves else 'is there, and that nothing moves'}."
        if people == 0:
            return "I see nobody."
        return f"I see {_number_of(people)}{self._what_they_do(people)}."

    def fingers_in_words(self) -> str:
        """How many fingers are up; "" where that is not known."""
        fingers = self.fingers
        return "" if fingers is None else f"I count {_FINGERS[min(fingers, len(_FINGERS) - 1)]}."

    def people_in_words(self) -> str:
        """How many people there are; "" where that is not known."""
        people = self.people
        if people is None or self.dark:
            return ""
        return "I see nobody." if people == 0 else f"I see {_number_of(people)}."

    def _what_they_do(self, people: int) -> str:
        facing, raised = self._so.get("facing"), self._so.get("raised_hand", False)
        who = "who" if people == 1 else "and the nearest"
        parts = []
        if facing is not None:
            parts.append("looks at the camera" if facing else "looks away from the camera")
        if raised:
            parts.append("has a hand raised")
        fingers = self.fingers
        if fingers and not raised:
            parts.append(f"holds up {_FINGERS[min(fingers, len(_FINGERS) - 1)]}")
        return f", {who} {' and '.join(parts)}" if parts else ""

    def _fresh(self) -> Sight | None:
        sight = self._sight
        return sight if sight is not None and self._now_s - sight.at_s <= FRESH_S else None

    def _take_event(self, event: CameraEvent) -> None:
        found = _BEGINS_ENDS.get(event.kind)
        if found is None:
            return
        what, so = found
        self._so[what] = so
        if what == "person" and not so:
            for one in _OF_A_PERSON:
                self._so.pop(one, None)


def _number_of(people: int) -> str:
    return _NUMBERS[people] if people < len(_NUMBERS) else "six or more people"
