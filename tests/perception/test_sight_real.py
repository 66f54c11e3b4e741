"""The real models on a public portrait, on a drawn figure, and on pictures with nobody in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fakes.drawn_figure import AHEAD, HEIGHT_PX, UP, WIDTH_PX, Turns, figure, raised, rotation
from fakes.public_things import portrait
from fakes.real_models import tiny_models

from assistant.capture.opencv import opencv
from assistant.micro_turn import Frame, Sight
from assistant.perception.sight.finder import SightFinder
from assistant.perception.sight.litert import SightUnusableError
from assistant.perception.sight.watch import UPSIDE_DOWN, SightWatch

pytestmark = pytest.mark.real_model

LOOKS = 3
NEAR = {"px_a_decimetre": 90.0, "middle_px": (640.0, 900.0)}

Look = Callable[..., Sight]


@pytest.fixture(scope="module")
def finder() -> SightFinder:
    store, models = tiny_models()
    return SightFinder(store.folder(models["sight"]))


@pytest.fixture
def look(finder: SightFinder) -> Look:
    """What is found in a picture at the third look at it."""

    def look_at(frame: Frame) -> Sight:
        finder.forget()
        shifted = np.roll(frame, 1, axis=0)  # what does not change at all is not looked at again
        return [finder.find((frame, shifted)[number % 2], 0.2 * number) for number in range(LOOKS)][-1]

    return look_at


def in_a_room(scale: float, left: int = 400) -> Frame:
    """The portrait in a wide picture, so much smaller than that is high."""
    frame = np.full((HEIGHT_PX, WIDTH_PX, 3), 90, dtype=np.uint8)
    size = round(HEIGHT_PX * scale)
    frame[HEIGHT_PX - size :, left : left + size] = opencv().resize(
        portrait(), (size, size), interpolation=opencv().INTER_AREA
    )
    return frame


def middle_of_face(sight: Sight) -> tuple[float, float]:
    left, top, width, height = sight.faces[0].box
    return left + width / 2, top + height / 2


def test_the_portrait_is_one_face_that_looks_into_the_camera(look: Look) -> None:
    sight = look(portrait())
    assert len(sight.faces) == 1
    assert middle_of_face(sight) == pytest.approx((0.44, 0.23), abs=0.03)
    face = sight.faces[0]
    assert face.score > 0.8
    assert face.yaw_deg == pytest.approx(0.0, abs=8.0)
    assert face.pitch_deg == pytest.approx(0.0, abs=15.0)
    assert face.roll_deg == pytest.approx(0.0, abs=8.0)


def test_mirrored_it_is_the_same_the_other_way_round(look: Look) -> None:
    sight, mirrored = look(portrait()), look(np.ascontiguousarray(portrait()[:, ::-1]))
    x, y = middle_of_face(sight)
    assert middle_of_face(mirrored) == pytest.approx((1 - x, y), abs=0.03)
    assert mirrored.faces[0].roll_deg == pytest.approx(-(sight.faces[0].roll_deg or 0.0), abs=4.0)


@pytest.mark.parametrize("lean_deg", [-40.0, 40.0])
def test_who_leans_the_head_is_found_with_that_angle(look: Look, lean_deg: float) -> None:
    middle = (portrait().shape[1] / 2, portrait().shape[0] / 2)
    leaning = opencv().warpAffine(
        portrait(), opencv().getRotationMatrix2D(middle, lean_deg, 1.0), portrait().shape[:2]
    )
    assert look(leaning).faces[0].roll_deg == pytest.approx(lean_deg, abs=8.0)


@pytest.mark.parametrize("scale", [1.0, 0.7, 0.5, 0.35])
def test_she_is_found_near_and_at_some_distance(look: Look, scale: float) -> None:
    sight = look(in_a_room(scale))
    size = HEIGHT_PX * scale
    x, y = middle_of_face(sight)
    assert x == pytest.approx((400 + 0.44 * size) / WIDTH_PX, abs=0.03)
    assert y == pytest.approx((HEIGHT_PX - 0.77 * size) / HEIGHT_PX, abs=0.04)
    assert sight.body is not None


def test_two_people_are_two_faces(look: Look) -> None:
    frame = in_a_room(0.7, left=80)
    other = in_a_room(0.7, left=700)
    frame[:, 640:] = other[:, 640:]
    assert len([face for face in look(frame).faces if face.score > 0.6]) == 2


def test_a_camera_of_four_thousand_pixels_sees_the_same(look: Look) -> None:
    frame = in_a_room(0.7)
    large = opencv().resize(frame, (3840, 2160))
    assert middle_of_face(look(large)) == pytest.approx(middle_of_face(look(frame)), abs=0.02)
    assert (look(large).width_px, look(large).height_px) == (3840, 2160)


@pytest.mark.parametrize("kind", ["black", "noise", "room", "tiny"])
def test_nobody_is_in_pictures_of_nothing(look: Look, kind: str) -> None:
    shape = (3, 5, 3) if kind == "tiny" else (480, 640, 3)
    frame = np.zeros(shape, dtype=np.uint8)
    if kind == "noise":
        frame = np.random.default_rng(2).integers(0, 256, shape).astype(np.uint8)
    elif kind == "room":
        frame[:] = np.linspace(40, 200, shape[1], dtype=np.uint8)[np.newaxis, :, np.newaxis]
    sight = look(frame)
    assert (sight.faces, sight.hands, sight.body) == ((), (), None)


def test_a_whole_figure_is_found_with_left_and_right_where_they_are(look: Look) -> None:
    body = look(figure().draw()).body
    assert body is not None
    left_wrist, right_wrist = body.points[15], body.points[16]
    assert left_wrist[:2] == pytest.approx((0.63, 0.45), abs=0.04)  # their left is the picture's right
    assert right_wrist[:2] == pytest.approx((0.37, 0.45), abs=0.04)
    shoulders_m = np.linalg.norm(body.world[11] - body.world[12])
    assert 0.25 < shoulders_m < 0.5
    assert body.world[0][1] < -0.4  # the nose is above the hips
    assert (body.points[27:29, 3] > 0.5).all()  # the ankles are seen


def test_what_is_outside_the_picture_cannot_be_seen(look: Look) -> None:
    body = look(figure().draw(**NEAR)).body
    assert body is not None
    assert (body.points[25:29, 1] > 1.05).all()
    assert (body.points[25:29, 3] == 0).all()


@pytest.mark.parametrize(("side", "x"), [("R", 0.35), ("L", 0.65)])
@pytest.mark.parametrize("near", [True, False])
def test_a_raised_hand_is_whose_it_is(look: Look, side: str, x: float, near: bool) -> None:
    sight = look(figure().draw(raised(side), **(NEAR if near else {})))
    up = [hand for hand in sight.hands if hand.points[9, 1] < hand.points[0, 1]]
    assert len(up) == 1
    assert up[0].right == (side == "R")
    assert up[0].points[0, 0] == pytest.approx(0.5 + (x - 0.5) * (2 if near else 1), abs=0.1)
    tips, roots = up[0].points[[8, 12, 16, 20], 1], up[0].points[[5, 9, 13, 17], 1]
    assert (tips < roots).all()  # the fingers point upwards


@pytest.mark.parametrize("yaw_deg", [-20.0, 0.0, 20.0])
def test_the_head_of_somebody_far_off_is_found_at_the_body(look: Look, yaw_deg: float) -> None:
    turned = {"neck01": rotation(UP, yaw_deg)}
    sight = look(figure().draw(turned, px_a_decimetre=24.0, middle_px=(640.0, 400.0)))
    faces = [face for face in sight.faces if face.score > 0.5]
    assert len(faces) == 1
    assert faces[0].box[2] < 0.055
    assert faces[0].yaw_deg == pytest.approx(yaw_deg, abs=20.0)


@pytest.mark.parametrize("turns_deg", [(-35.0, 0.0), (35.0, 0.0), (0.0, -20.0), (0.0, 20.0)])
def test_a_head_that_turns_or_leans_is_told_the_right_way(look: Look, turns_deg: tuple[float, float]) -> None:
    def pose(turns: Turns) -> tuple[float, float]:
        face = look(figure().draw(turns, **NEAR)).faces[0]
        assert face.yaw_deg is not None
        assert face.roll_deg is not None
        return face.yaw_deg, face.roll_deg

    straight = pose({})
    turned = pose({"neck01": rotation(UP, turns_deg[0]) @ rotation(AHEAD, turns_deg[1])})
    assert turned[0] - straight[0] == pytest.approx(turns_deg[0], abs=14.0)
    if turns_deg[1]:
        assert turned[1] - straight[1] == pytest.approx(turns_deg[1], abs=10.0)


def test_a_camera_upside_down_is_noticed_and_its_pictures_are_turned(finder: SightFinder) -> None:
    """The camera shows the portrait on its head until it is asked to turn its pictures; it shakes a little."""
    told: list[str] = []
    way = {"turned": False}
    watch = SightWatch(finder, notice=told.append, turn_over=lambda: way.update(turned=not way["turned"]))
    found = []
    for number in range(60):
        frame = np.roll(portrait(), 12 * (number % 2), axis=1)
        frame = np.ascontiguousarray(frame if way["turned"] else frame[::-1, ::-1])
        found += watch.look(frame, 0.2 * number)
    assert told == [UPSIDE_DOWN]
    last = next(one for one in reversed(found) if isinstance(one, Sight))
    assert last.faces[0].roll_deg == pytest.approx(0.0, abs=8.0)


def test_damaged_models_say_what_to_do(tmp_path: Path) -> None:
    store, models = tiny_models()
    for file in store.folder(models["sight"]).glob("*.tflite"):
        (tmp_path / file.name).write_bytes(file.read_bytes()[:5000])
    with pytest.raises(SightUnusableError) as caught:
        SightFinder(tmp_path)
    assert "counterpoint models verify" in str(caught.value)


def test_what_stands_still_is_looked_at_once_a_second_and_what_moves_at_once(finder: SightFinder) -> None:
    finder.forget()
    standing, raising = figure().draw(), figure().draw(raised("R"))
    found = [finder.find(standing, 0.2 * number) for number in range(20)]
    assert [one.at_s for one in found] == pytest.approx([0.2 * number for number in range(20)])
    assert len({id(one.body) for one in found}) <= 7
    moved = finder.find(raising, 4.0)
    assert moved.body is not None
    assert moved.body.points[16, 1] < found[-1].body.points[16, 1] - 0.05  # type: ignore[union-attr]
