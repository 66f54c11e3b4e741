"""Another scene: told once, and neither for movement nor for light."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.faces import face, look
from fakes.looks import LOOK_S

from assistant.micro_turn import CameraEvent, Frame
from assistant.perception.sight.scene import SceneWatch

HEIGHT_PX, WIDTH_PX = 240, 320
NOISE = np.random.default_rng(9).normal(0, 2.5, (16, HEIGHT_PX, WIDTH_PX, 1)).astype(np.float32)


def room(seed: int) -> Frame:
    """A furnished room: large and small rectangles of all colours over a wall."""
    random = np.random.default_rng(seed)
    picture = np.full((HEIGHT_PX, WIDTH_PX, 3), random.integers(90, 170, 3), dtype=np.float32)
    for _ in range(60):
        wide, high = random.integers(8, 100, 2)
        left, top = random.integers(-10, WIDTH_PX), random.integers(-10, HEIGHT_PX)
        picture[max(0, top) : top + high, max(0, left) : left + wide] = random.integers(20, 230, 3)
    return picture.clip(0, 255).astype(np.uint8)


def window(seed: int, *, over: Frame | None = None, covers: float = 1.0) -> Frame:
    """A screen with a window full of lines of text, perhaps over another one."""
    random = np.random.default_rng(seed)
    picture = np.full((HEIGHT_PX, WIDTH_PX, 3), 245, dtype=np.uint8)
    picture[:15] = random.integers(40, 220, 3)
    for row in range(22, HEIGHT_PX - 8, 9):
        if random.random() < 0.85:
            picture[row : row + 5, 10 : random.integers(75, WIDTH_PX - 10) : 3] = 40
    side = random.integers(30, 100)
    picture[15:, :side] = random.integers(60, 200, 3)
    if over is not None:
        edge = int(WIDTH_PX * (1 - covers))
        picture[:, :edge] = over[:, :edge]
    picture[-6:] = 60  # the bar below is always there
    return picture


def camera(picture: Frame, random: np.random.Generator, *, light: float = 1.0, lift: float = 0.0) -> Frame:
    """The picture as a camera sees it: with noise, and as light or dark as it is."""
    seen = picture.astype(np.float32) * light + lift
    return np.clip(seen + NOISE[random.integers(len(NOISE))], 0, 255).astype(np.uint8)


def person(picture: Frame, middle: float, wide: float = 0.3) -> Frame:
    """Somebody in front of it, head and shoulders."""
    seen = picture.copy()
    left, right = int((middle - wide / 2) * WIDTH_PX), int((middle + wide / 2) * WIDTH_PX)
    head = int((right - left) * 0.3)
    seen[110:, max(0, left) : max(0, right)] = (60, 40, 140)
    seen[40:110, max(0, left + head) : max(0, right - head)] = (150, 180, 220)
    return seen


class Watching:
    def __init__(self, seed: int = 1) -> None:
        self.watch = SceneWatch()
        self.random = np.random.default_rng(seed)
        self.now_s = 0.0
        self.told_s: list[float] = []

    def show(self, picture: Frame, for_s: float, *, noisy: bool = True, **light: float) -> list[CameraEvent]:
        events: list[CameraEvent] = []
        for _ in range(max(1, round(for_s / LOOK_S))):
            self.now_s += LOOK_S
            frame = camera(picture, self.random, **light) if noisy else picture
            found = self.watch.look(frame, self.now_s)
            events += found
            self.told_s += [self.now_s] * len(found)
        return events


@pytest.mark.parametrize("seed", range(8))
def test_a_camera_that_is_turned_to_something_else_is_told_once(seed: int) -> None:
    watching = Watching(seed)
    assert watching.show(room(seed), 5.0) == []
    turned_s = watching.now_s
    told = watching.show(room(100 + seed), 5.0)
    assert [(event.kind, event.text) for event in told] == [("scene", "The picture shows something else")]
    assert told[0].at_s == pytest.approx(turned_s + LOOK_S)
    assert watching.told_s[0] - turned_s <= 0.65
    assert watching.show(room(100 + seed), 30.0) == []
    assert len(watching.show(room(seed), 5.0)) == 1, "and back again"


@pytest.mark.parametrize("seed", range(8))
def test_another_window_on_a_screen_is_told_at_once(seed: int) -> None:
    watching = Watching(seed)
    before = window(seed)
    assert watching.show(before, 5.0, noisy=False) == []
    changed_s = watching.now_s
    assert len(watching.show(window(200 + seed), 3.0, noisy=False)) == 1
    assert watching.told_s[0] - changed_s <= 0.45
    assert watching.show(window(200 + seed), 20.0, noisy=False) == []
    assert len(watching.show(window(300 + seed, over=window(200 + seed), covers=0.7), 3.0, noisy=False)) == 1


def test_a_small_window_and_a_pointer_on_a_screen_are_nothing() -> None:
    watching = Watching()
    before = window(1)
    watching.show(before, 5.0, noisy=False)
    assert watching.show(window(2, over=before, covers=0.2), 5.0, noisy=False) == []
    for column in range(0, 250, 20):
        pointed = before.copy()
        pointed[100:110, column : column + 7] = 0
        assert watching.show(pointed, LOOK_S, noisy=False) == []


@pytest.mark.parametrize("seed", range(4))
def test_somebody_who_comes_sits_down_moves_and_goes_is_no_scene(seed: int) -> None:
    watching = Watching(seed)
    behind = room(seed)
    watching.show(behind, 5.0)
    events: list[CameraEvent] = []
    for middle in np.linspace(-0.2, 0.5, 12):
        events += watching.show(person(behind, middle, 0.45), LOOK_S)
    for _ in range(40):
        events += watching.show(person(behind, 0.5 + watching.random.normal(0, 0.03), 0.45), 0.5)
    for middle in np.linspace(0.5, 1.3, 12):
        events += watching.show(person(behind, middle, 0.45), LOOK_S)
    events += watching.show(behind, 20.0)
    assert events == []


@pytest.mark.parametrize(("light", "lift"), [(0.45, 0.0), (1.6, 0.0), (1.0, 50.0), (0.7, -30.0)])
@pytest.mark.parametrize("at_once", [True, False])
def test_light_that_comes_or_goes_is_no_scene(light: float, lift: float, at_once: bool) -> None:
    watching = Watching()
    watching.show(room(3), 5.0)
    events: list[CameraEvent] = []
    for share in [1.0] if at_once else np.linspace(0.05, 1.0, 20):
        events += watching.show(room(3), LOOK_S, light=1 + share * (light - 1), lift=share * lift)
    events += watching.show(room(3), 5.0, light=light, lift=lift)
    assert events == []


def test_a_lamp_on_one_side_is_no_scene() -> None:
    watching = Watching()
    watching.show(room(3), 5.0)
    slope = np.linspace(0.5, 1.5, WIDTH_PX)[None, :, None]
    lit = (room(3) * slope).clip(0, 255).astype(np.uint8)
    assert watching.show(lit, 10.0) == []


def test_a_covered_lens_is_no_scene_and_neither_is_the_same_room_afterwards() -> None:
    watching = Watching()
    watching.show(room(3), 5.0)
    assert watching.show(np.full((HEIGHT_PX, WIDTH_PX, 3), 8, dtype=np.uint8), 5.0) == []
    assert watching.show(room(3), 5.0) == []
    watching.show(np.full((HEIGHT_PX, WIDTH_PX, 3), 8, dtype=np.uint8), 5.0)
    assert len(watching.show(room(4), 5.0)) == 1


def test_a_camera_that_is_being_carried_is_told_when_it_rests() -> None:
    watching = Watching()
    watching.show(room(3), 5.0)
    wide = np.concatenate([room(seed) for seed in (3, 5, 6)], axis=1)
    events: list[CameraEvent] = []
    for left in range(0, 2 * WIDTH_PX, 20):
        events += watching.show(np.ascontiguousarray(wide[:, left : left + WIDTH_PX]), LOOK_S)
    assert events == []
    assert len(watching.show(np.ascontiguousarray(wide[:, -WIDTH_PX:]), 3.0)) == 1


def test_what_changes_bit_by_bit_belongs_to_the_scene() -> None:
    """Furniture is moved, piece by piece, until nothing is as it was."""
    watching = Watching()
    before, after = room(3), room(4)
    watching.show(before, 5.0)
    for part in range(1, 5):
        mixed = before.copy()
        mixed[:, : part * WIDTH_PX // 4] = after[:, : part * WIDTH_PX // 4]
        assert watching.show(mixed, 25.0) == []


def test_a_face_that_fills_the_picture_is_no_scene() -> None:
    watching = SceneWatch()
    random = np.random.default_rng(1)
    close = person(room(3), 0.5, 1.3)
    nearest = face(at=(0.5, 0.5), distance_m=0.15)
    events: list[CameraEvent] = []
    for number in range(60):
        picture = room(3) if number < 25 else close
        events += watching.look(
            camera(picture, random), LOOK_S * (number + 1), look(0.0, nearest) if number >= 25 else look(0.0)
        )
    assert events == []


def test_a_picture_without_anything_in_it_is_no_scene_and_pictures_of_any_size_will_do() -> None:
    watching = Watching()
    wall = np.full((1080, 1920, 3), 120, dtype=np.uint8)
    wall[:, ::2] += 15
    for size in (wall, wall[:36, :48], wall[:1, :1]):
        assert watching.show(np.ascontiguousarray(size), 1.0, noisy=False) == []


def test_the_same_picture_again_is_ignored() -> None:
    watch = SceneWatch()
    watch.look(room(3), 1.0)
    assert watch.look(room(4), 1.0) == ()
    assert watch.look(room(4), 0.5) == ()


def test_a_screen_on_which_pages_are_turned_all_the_time_is_no_flood() -> None:
    watching = Watching()
    for page in range(150):
        watching.show(window(1000 + page), 1.2, noisy=False)
    assert 4 <= len(watching.told_s) <= 14
    watching.show(window(1), 40.0, noisy=False)
    turned_s = watching.now_s
    assert len(watching.show(window(2), 2.0, noisy=False)) == 1
    assert watching.told_s[-1] - turned_s <= 0.45
