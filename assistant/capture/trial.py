"""Tries a microphone, a speaker and a camera out, as a conversation would use them."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from assistant.capture.camera import Camera
from assistant.capture.errors import DeviceError
from assistant.capture.streams import MicrophoneStream, SpeakerStream
from assistant.clock import RealClock

LISTEN_S = 0.5
CAMERA_S = 9.0
"""So long a camera's first picture is waited for: a stream may take 5 s until it is clear that it does not answer."""
WARM_UP_S = 1.0
"""The first pictures of many cameras are dark."""
BLACK_LEVEL, BLACK_SPREAD = 12.0, 4.0
QUIETEST_DBFS = -100.0


@dataclass(frozen=True)
class Trial:
    """What came of it. `label` is the device that was used; `problem` a sentence for the user, empty if all
    is well.

    `level_dbfs` is the RMS of what a microphone heard.
    """

    label: str | None
    problem: str = ""
    level_dbfs: float | None = None


def try_microphone(label: str | None = None) -> Trial:
    """Listens for half a second to a microphone (None: the default one). Never raises."""
    try:
        stream = MicrophoneStream(label)
    except DeviceError as error:
        return Trial(None, str(error))
    try:
        stream.ring.read(stream.ring.capacity_samples, 0.0)
        time.sleep(LISTEN_S)
        _, heard = stream.ring.read(stream.ring.capacity_samples, 0.0)
    finally:
        stream.close()
    if not len(heard):
        return Trial(
            stream.label,
            f"The microphone “{stream.label}” opens but brings no sound; unplug it and plug it in again.",
        )
    rms = float(np.sqrt(np.mean(np.square(heard, dtype=np.float64))))
    if rms == 0.0:
        problem = (
            f"The microphone “{stream.label}” brings nothing but silence; unmute it, "
            "or allow programs to use the microphone in the system's settings."
        )
        return Trial(stream.label, problem, QUIETEST_DBFS)
    return Trial(stream.label, "", max(QUIETEST_DBFS, 20 * float(np.log10(rms))))


def try_speaker(label: str | None = None) -> Trial:
    """Opens a speaker (None: the default one) and plays a moment of silence. Never raises."""
    try:
        stream = SpeakerStream(label)
    except DeviceError as error:
        return Trial(None, str(error))
    stream.close()
    return Trial(stream.label)


def try_camera(source: str = "") -> Trial:
    """Waits for the pictures of a camera (as a setting names it), and closes it again. Never raises."""
    problems: list[str] = []
    camera = Camera(source, RealClock(), problems.append)
    camera.start()
    try:
        until_s = time.monotonic() + CAMERA_S
        while camera.latest() is None and not problems and time.monotonic() < until_s:
            time.sleep(0.02)
        if camera.latest() is not None:
            time.sleep(WARM_UP_S)
        picture, name = camera.latest(), camera.name
    finally:
        camera.stop()
    if picture is None:
        return Trial(
            None, problems[0] if problems else "The camera sends no picture; unplug it and plug it in again."
        )
    if picture[0].mean() < BLACK_LEVEL and picture[0].std() < BLACK_SPREAD:
        return Trial(name, f"The camera “{name}” sees nothing but black; uncover it or make light.")
    return Trial(name)
