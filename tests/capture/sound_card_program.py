"""A program that holds a SoundCard and does what its standard input says, one JSON command a line.

Run by the tests in a process of its own, because PortAudio is initialised once per process.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from assistant.capture.ring_buffer import SampleRing
from assistant.capture.sound_card import SoundCard
from assistant.clock import RealClock
from assistant.micro_turn import Samples
from tests.capture.voices import speech_like

RING = 60 * 16_000


class Voice:
    """A Renderer that plays a sound when told, and counts what was asked of it."""

    def __init__(self) -> None:
        self.rendered = 0
        self.audible_at_s: float | None = None
        self.started_at_s: float | None = None
        self._sound: Samples = np.zeros(0, dtype=np.float32)
        self._lock = threading.Lock()

    def play(self, sound: Samples) -> None:
        with self._lock:
            self._sound = sound
            self.started_at_s = None

    def render(self, frames: int, audible_at_s: float | None) -> Samples:
        block = np.zeros(frames, dtype=np.float32)
        with self._lock:
            if len(self._sound) and self.started_at_s is None:
                self.started_at_s = audible_at_s
            taken, self._sound = self._sound[:frames], self._sound[frames:]
        block[: len(taken)] = taken
        self.rendered += frames
        self.audible_at_s = audible_at_s
        return block


def sound(kind: str, seconds: float) -> Samples:
    if kind == "click":
        click = np.zeros(round(seconds * 48_000), dtype=np.float32)
        click[:96] = 0.9
        return click
    if kind == "voice":
        return np.repeat(speech_like(seconds), 3)
    return (0.3 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * 48_000)) / 48_000)).astype(np.float32)


def main() -> None:
    microphone_label, speaker_label, result = (argument or None for argument in sys.argv[1:4])
    problems: list[str] = []
    clock, voice = RealClock(), Voice()
    microphone, reference = SampleRing(RING), SampleRing(RING)
    card = SoundCard(microphone_label, speaker_label, problems.append)
    changes: list[bool] = []
    card.on_change = changes.append
    card.rest_microphone(sys.argv[4] == "rest")
    cpu, began = time.process_time(), time.monotonic()
    card.start(microphone, reference, voice, clock)

    def answer(**more: Any) -> None:
        told, problems[:] = list(problems), []
        status = {
            "now_s": clock.now_s(),
            "microphone": card.microphone,
            "speaker": card.speaker,
            "alive": card.alive,
            "problems": told,
            "heard": microphone.written_samples,
            "played": reference.written_samples,
            "rendered": voice.rendered,
            "audible_at_s": voice.audible_at_s,
            "started_at_s": voice.started_at_s,
            "echo_delay_s": card.echo_delay_s,
            "bluetooth": card.bluetooth and asdict(card.bluetooth),
            "changes": list(changes),
            "cpu": (time.process_time() - cpu) / (time.monotonic() - began),
        }
        sys.stdout.write(json.dumps({**status, **more}) + "\n")
        sys.stdout.flush()

    answer()
    for line in sys.stdin:
        command = json.loads(line)
        if command["do"] == "use_microphone":
            card.use_microphone(command["label"])
        elif command["do"] == "rest_microphone":
            card.rest_microphone(command["rest"])
        elif command["do"] == "use_speaker":
            card.use_speaker(command["label"])
        elif command["do"] == "play":
            voice.play(sound(command["kind"], command["seconds"]))
        elif command["do"] == "stop":
            break
        answer()
    stopping = time.monotonic()
    card.stop()
    card.stop()
    stopped_in_s = time.monotonic() - stopping
    heard, played = microphone.read(RING, 0), reference.read(RING, 0)
    assert result is not None
    np.savez(Path(result), heard=heard[1], played=played[1])
    threads = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    answer(stopped_in_s=stopped_in_s, threads=threads)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
