"""The eye's thread: each picture once, what is found is posted in order, and it ends when it is stopped."""

from __future__ import annotations

import threading

import numpy as np
from fakes.waiting import wait_for

from assistant.micro_turn import CameraEvent, Frame, Sight
from assistant.perception.eye import Eye

PICTURE = np.zeros((4, 4, 3), dtype=np.uint8)


class Camera:
    def __init__(self) -> None:
        self.picture: tuple[Frame, float] | None = None

    def latest(self) -> tuple[Frame, float] | None:
        return self.picture


class Watch:
    def __init__(self) -> None:
        self.looked: list[float] = []

    def look(self, frame: Frame, at_s: float) -> tuple[CameraEvent | Sight, ...]:
        self.looked.append(at_s)
        return Sight(at_s, 4, 4), CameraEvent("movement", "Something is moving", at_s)


def test_each_picture_is_looked_at_once_and_the_sight_comes_before_what_began_with_it() -> None:
    camera, watch, posted = Camera(), Watch(), []
    eye = Eye(camera, watch, posted.append)
    eye.start()
    try:
        for at_s in (0.0, 0.4):
            camera.picture = (PICTURE, at_s)
            wait_for(lambda at_s=at_s: at_s in watch.looked, what="a look")
        threading.Event().wait(0.5)  # the same picture all the time
    finally:
        eye.stop()
    assert watch.looked == [0.0, 0.4]
    assert [type(one) for one in posted] == [Sight, CameraEvent] * 2
    assert not any(thread.name == "eye" for thread in threading.enumerate())
