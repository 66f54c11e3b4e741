"""SightEvents: what begins and ends before the camera, told from one look after another at its pictures."""

from __future__ import annotations

from assistant.micro_turn import CameraEvent, Sight
from assistant.perception.sight.facing import Facing
from assistant.perception.sight.gestures import Gestures
from assistant.perception.sight.people import People
from assistant.perception.sight.posture import Posture
from assistant.perception.sight.raised_hand import RaisedHand


class SightEvents:
    """Puts the parts together, each of which follows one thing. For one thread."""

    def __init__(self) -> None:
        self._people = People()
        self._facing = Facing()
        self._raised_hand = RaisedHand()
        self._gestures = Gestures()
        self._posture = Posture()
        self._before_s: float | None = None

    @property
    def people(self) -> int:
        """How many people are there."""
        return self._people.count

    def look(self, sight: Sight) -> tuple[CameraEvent, ...]:
        """What began or ended with this look. One that is no later than the look before is ignored."""
        if self._before_s is not None and sight.at_s <= self._before_s:
            return ()
        self._before_s = sight.at_s
        events = self._people.look(sight)
        if any(event.kind == "nobody" for event in events):
            self._facing.nobody_there()
            self._posture.start_afresh()
        events += self._raised_hand.look(sight)
        events += self._gestures.look(sight, raised=self._raised_hand.lifted or self._raised_hand.on)
        if self._people.count:
            events += self._facing.look(sight)
            events += self._posture.look(sight)
        return events

    def scene_changed(self) -> None:
        """The camera looks at something else: what was usual before is not any more."""
        self._posture.start_afresh()
