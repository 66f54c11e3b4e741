"""Who is there, how many, and whether they look here."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.faces import HEIGHT_PX, WIDTH_PX, face, look
from fakes.looks import Looks, kinds
from fakes.sitting import Sitter, body, head_middle

from assistant.micro_turn import Face, Sight
from assistant.perception.sight.events import SightEvents
from assistant.perception.sight.facing import anybody_faces_camera, faces_camera
from assistant.perception.sight.people import people_in

PEOPLE = {"person", "nobody", "people"}
NOBODY = look(0.0)
SOMEBODY = look(0.0, face())
TURNED_BODY = Sight(0.0, WIDTH_PX, HEIGHT_PX, body=body(Sitter(head_yaw_deg=90.0)))


def watching(*, lost: float = 0.0, seed: int = 1) -> Looks:
    return Looks(SightEvents().look, np.random.default_rng(seed), lost)


def crowd(random: np.random.Generator, count: int, missed: float) -> list[Face]:
    """So many faces beside each other, the nearest largest, of which some are missed."""
    return [
        face(at=(0.12 + 0.15 * number, 0.4), distance_m=0.9 + 0.25 * number, noise=0.02, random=random)
        for number in range(count)
        if random.random() >= missed
    ]


def test_somebody_comes_and_goes() -> None:
    room = watching()
    assert room.show(NOBODY, 3.0) == []
    came_s = room.now_s
    came = room.show(SOMEBODY, 1.5)
    assert kinds(came) == ["person", "facing"]
    assert came[0].text == "Somebody is there"
    assert came_s < came[0].at_s <= came_s + 0.22
    assert room.told_s[0] - came_s <= 0.65
    left_s = room.now_s
    gone = room.show(NOBODY, 4.0)
    assert kinds(gone) == ["nobody"]
    assert gone[0].at_s == pytest.approx(left_s + 0.21)
    assert room.show(NOBODY, 5.0) == []


def test_who_turns_the_head_is_still_there() -> None:
    room = watching()
    room.show(SOMEBODY, 2.0)
    assert kinds(room.show(TURNED_BODY, 6.0)) == ["away"]
    assert kinds(room.show(SOMEBODY, 2.0)) == ["facing"]


def test_who_is_lost_for_a_moment_is_still_there() -> None:
    room = watching()
    room.show(SOMEBODY, 2.0)
    for _ in range(10):
        assert room.show(NOBODY, 1.4) == []
        assert room.show(SOMEBODY, 1.5) == []


def test_another_one_comes_and_goes() -> None:
    room = watching()
    room.show(SOMEBODY, 2.0)
    came = room.show(look(0.0, face(), face(at=(0.2, 0.3), distance_m=1.6)), 2.0)
    assert [(event.kind, event.text) for event in came] == [("people", "Two people are there")]
    assert [e.text for e in room.show(SOMEBODY, 4.0)] == []
    assert [e.text for e in room.show(SOMEBODY, 3.0)] == ["One person is there"]


def test_many_come_at_once() -> None:
    room = watching()
    random = np.random.default_rng(2)
    came = room.show(lambda at_s: look(at_s, *crowd(random, 3, 0.0)), 2.0)
    assert [event.text for event in came if event.kind in PEOPLE] == [
        "Somebody is there",
        "Three people are there",
    ]
    more = room.show(lambda at_s: look(at_s, *crowd(random, 6, 0.0)), 2.0)
    assert [event.text for event in more if event.kind in PEOPLE] == ["Six or more people are there"]


@pytest.mark.parametrize(("count", "missed"), [(1, 0.1), (1, 0.25), (2, 0.1), (2, 0.25), (4, 0.1)])
def test_a_quarter_of_an_hour_of_missed_faces_and_lost_looks_does_not_flicker(
    count: int, missed: float
) -> None:
    room = watching(lost=0.05, seed=count)
    random = np.random.default_rng(3 + count)
    room.show(lambda at_s: look(at_s, *crowd(random, count, missed)), 900.0)
    told = [event for event in room.events if event.kind in PEOPLE]
    assert len(told) <= 1 + count  # they may be found one after another
    assert told[0].kind == "person"
    assert {event.kind for event in told[1:]} <= {"people"}
    words = {1: "Somebody is there", 2: "Two people are there", 4: "Four people are there"}
    assert told[-1].text == words[count]


def test_the_body_of_a_face_is_nobody_else_and_one_beside_it_is() -> None:
    sitting = body(Sitter())
    own = face(at=head_middle(sitting), distance_m=0.75)
    other = face(at=(0.1, 0.3), distance_m=1.5)
    assert people_in(Sight(0.0, WIDTH_PX, HEIGHT_PX, faces=(own,), body=sitting)) == 1
    assert people_in(Sight(0.0, WIDTH_PX, HEIGHT_PX, faces=(own, other), body=sitting)) == 2
    assert people_in(Sight(0.0, WIDTH_PX, HEIGHT_PX, faces=(other,), body=sitting)) == 2
    assert people_in(Sight(0.0, WIDTH_PX, HEIGHT_PX, body=sitting)) == 1
    assert people_in(Sight(0.0, WIDTH_PX, HEIGHT_PX, body=body(Sitter(), score=0.2))) == 0


def test_a_face_that_was_found_twice_is_one_and_an_unsure_one_is_none() -> None:
    assert people_in(look(0.0, face(), face(at=(0.51, 0.36)))) == 1
    assert people_in(look(0.0, face(score=0.3))) == 0


@pytest.mark.parametrize(
    ("yaw_deg", "pitch_deg", "faces_here"),
    [
        (0, 0, True), (15, -5, True), (-20, 10, True), (0, -20, True), (40, 0, False), (-60, 0, False),
        (0, 38, False), (0, -45, False), (29, 0, None), (0, -29, None),
    ],
)  # fmt: skip
def test_what_facing_is(yaw_deg: float, pitch_deg: float, faces_here: bool | None) -> None:
    assert faces_camera(look(0.0, face(yaw_deg=yaw_deg, pitch_deg=pitch_deg))) is faces_here


def test_the_nearest_counts_but_for_whether_anybody_does() -> None:
    far = face(at=(0.2, 0.3), distance_m=2.0)
    assert faces_camera(look(0.0, far, face(yaw_deg=60))) is False
    assert anybody_faces_camera(look(0.0, far, face(yaw_deg=60))) is True
    assert anybody_faces_camera(look(0.0, face(at=(0.2, 0.3), yaw_deg=70), face(yaw_deg=60))) is False
    assert anybody_faces_camera(look(0.0, face(at=(0.2, 0.3), yaw_deg=29), face(yaw_deg=60))) is None
    assert anybody_faces_camera(NOBODY) is None


@pytest.mark.parametrize("yaw_deg", [-120, -90, -70, 70, 90, 150])
def test_a_head_whose_face_is_not_found_is_turned_away_when_the_body_says_so(yaw_deg: float) -> None:
    assert faces_camera(Sight(0.0, WIDTH_PX, HEIGHT_PX, body=body(Sitter(head_yaw_deg=yaw_deg)))) is False


def test_a_body_whose_face_is_only_too_far_away_does_not_look_away() -> None:
    assert faces_camera(Sight(0.0, WIDTH_PX, HEIGHT_PX, body=body(Sitter(distance_m=4.0)))) is None


def test_without_a_pose_it_cannot_be_told() -> None:
    assert faces_camera(look(0.0, face(yaw_deg=None, pitch_deg=None))) is None
    assert "away" not in kinds(watching().show(look(0.0, face(yaw_deg=None, pitch_deg=None)), 5.0))


def test_a_glance_aside_is_not_looking_away() -> None:
    room = watching()
    room.show(SOMEBODY, 2.0)
    assert room.show(look(0.0, face(yaw_deg=50)), 0.9) == []
    assert room.show(SOMEBODY, 1.0) == []
    assert kinds(room.show(look(0.0, face(yaw_deg=50)), 2.0)) == ["away"]


@pytest.mark.parametrize("yaw_deg", [0.0, 20.0, 29.0, 45.0])
def test_a_head_that_is_held_still_does_not_flicker(yaw_deg: float) -> None:
    room = watching(lost=0.1)
    random = np.random.default_rng(5)
    room.show(lambda at_s: look(at_s, face(yaw_deg=yaw_deg, noise=0.03, random=random)), 600.0)
    assert len([kind for kind in room.kinds if kind in ("facing", "away")]) <= 1


def test_who_comes_back_looks_here_anew() -> None:
    room = watching()
    room.show(SOMEBODY, 2.0)
    room.show(NOBODY, 5.0)
    assert kinds(room.show(SOMEBODY, 2.0)) == ["person", "facing"]
    assert "away" not in room.kinds
