"""Tries a microphone and a speaker out, as a conversation would use them."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from assistant.capture.errors import DeviceError
from assistant.capture.streams import MicrophoneStream, SpeakerStream

LISTEN_S = 0.5
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
