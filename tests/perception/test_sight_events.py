"""All events together: of somebody at work hardly any, and each a calm sentence."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from fakes import hands, sitting
from fakes.faces import face
from fakes.hands import HEIGHT_PX, WIDTH_PX, hand, turned
from fakes.looks import Looks
from fakes.sitting import Sitter, body, head_middle

from assistant.micro_turn import CameraEvent, Sight
from assistant.perception.sight.events import SightEvents

AT_WORK_S = 600.0


def at_work(random: np.random.Generator) -> Looks:
    """Ten minutes of somebody who types, glances aside, scratches their head, leans in, and is lost now and then."""
    room = Looks(SightEvents().look, random, lost=0.08)
    arms = [sitting.REST] * 5 + [sitting.CHIN, sitting.SCRATCH, sitting.GLASSES, sitting.DRINK]
    while room.now_s < AT_WORK_S:
        glances = random.random() < 0.15
        yaw_deg, pitch_deg = random.uniform(-60, 60) if glances else random.normal(0, 8), random.normal(-8, 6)
        sitter = Sitter(
            distance_m=0.9 + random.normal(0, 0.03),
            lean_deg=random.uniform(-6, 10),
            slump_deg=abs(random.normal(0, 3)),
            turn_deg=random.normal(0, 8),
            head_yaw_deg=yaw_deg,
            right=arms[random.integers(len(arms))],
        )
        typing = [hand(hands.RELAXED, right=right, at=(x, 0.95), distance_m=0.6, noise=0.03, random=random,
                       rotation=turned(pitch_deg=70.0), vary=True)
                  for right, x in ((True, 0.4), (False, 0.6)) if random.random() < 0.7]  # fmt: skip

        def seen(at_s: float, sitter=sitter, yaw_deg=yaw_deg, pitch_deg=pitch_deg, typing=typing) -> Sight:
            found = body(sitter, noise=0.02, random=random)
            head = face(
                at=head_middle(found), yaw_deg=yaw_deg, pitch_deg=pitch_deg, noise=0.02, random=random
            )
            faces = (head,) if abs(yaw_deg) < 55 and random.random() < 0.95 else ()
            return Sight(at_s, WIDTH_PX, HEIGHT_PX, faces, tuple(typing), found)

        room.show(seen, random.uniform(0.4, 0.9) if glances else random.uniform(2.0, 9.0))
    return room


@pytest.mark.parametrize("seed", range(2))
def test_somebody_at_work_is_hardly_worth_an_event(seed: int) -> None:
    told = Counter(at_work(np.random.default_rng(seed)).kinds)
    assert told["person"] == 1
    assert not {"nobody", "people", "raised_hand", "open_palm", "thumbs_up", "pointing"} & set(told), told
    assert told["facing"] + told["away"] <= 6
    assert told.total() <= 12, told


def test_a_look_that_is_no_later_than_the_one_before_is_ignored() -> None:
    watch = SightEvents()
    seen = Sight(1.0, WIDTH_PX, HEIGHT_PX, faces=(face(),))
    for _ in range(20):
        assert watch.look(seen) == ()
    assert watch.people == 0


def test_looks_far_apart_do_not_go_on_with_each_other() -> None:
    watch = SightEvents()
    for number in range(20):
        assert watch.look(Sight(5.0 * number, WIDTH_PX, HEIGHT_PX, faces=(face(),))) == ()


def test_every_event_is_a_short_sentence_at_the_time_at_which_it_began() -> None:
    random = np.random.default_rng(4)
    room = at_work(random)
    room.show(Sight(0.0, WIDTH_PX, HEIGHT_PX), 5.0)
    for shape in (hands.OPEN, hands.FIST, hands.POINTING):
        room.show(Sight(0.0, WIDTH_PX, HEIGHT_PX, hands=(hand(shape, at=(0.3, 0.8)),)), 1.5)
    assert {"open_palm", "fist", "pointing", "person", "nobody", "facing"} <= set(room.kinds)
    for event, told_s in zip(room.events, room.told_s, strict=True):
        assert isinstance(event, CameraEvent)
        assert 3 <= len(event.text.split()) <= 8
        assert event.text[0].isupper()
        assert not event.text.endswith(".")
        assert 0.0 <= told_s - event.at_s < 6.0
