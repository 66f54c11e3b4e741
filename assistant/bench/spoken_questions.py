"""Spoken questions for a measurement, made with the voice that is installed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.capture.wav_writer import WavWriter
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.speech.piper_voice import Voice

QUESTIONS = (
    "What is the capital of France?",
    "How many days are there in a week?",
    "What is the opposite of hot?",
    "Who wrote Romeo and Juliet?",
    "Which color is the sky on a clear day?",
    "What is the largest planet in our solar system?",
    "What do bees make?",
    "How do you say thank you in Spanish?",
    "Which animal is known as man's best friend?",
    "What is the capital of Italy?",
    "How many minutes are there in an hour?",
    "What is frozen water called?",
)
"""Questions that the models of the small presets answer themselves."""

LEAD_S = 1.0
GAP_S = 7.0
ROOM_NOISE = 0.0005
SPEECH_LEVEL = 0.6
_AUDIBLE = 0.01


@dataclass(frozen=True)
class SpokenQuestion:
    """A question with its place in the recording (s): from its first to its last audible sample."""

    text: str
    start_s: float
    end_s: float


def record_questions(
    voice: Voice, path: Path, questions: tuple[str, ...] = QUESTIONS, gap_s: float = GAP_S
) -> tuple[SpokenQuestion, ...]:
    """Writes one WAV (16 kHz mono) with the questions `gap_s` apart, in a room with a little noise.

    `voice` has to speak at 16 kHz.
    """
    pieces: list[Samples] = [_silence(LEAD_S)]
    placed: list[SpokenQuestion] = []
    at = len(pieces[0])
    for number, text in enumerate(questions):
        speech = _trimmed(voice.speak(text)) * np.float32(SPEECH_LEVEL)
        placed.append(SpokenQuestion(text, at / PERCEPTION_RATE_HZ, (at + len(speech)) / PERCEPTION_RATE_HZ))
        pieces.append(speech)
        if number < len(questions) - 1:
            pieces.append(_silence(gap_s))
        at = sum(len(piece) for piece in pieces)
    sound = np.concatenate(pieces)
    sound = sound + np.random.default_rng(0).standard_normal(len(sound)).astype(np.float32) * np.float32(
        ROOM_NOISE
    )
    writer = WavWriter(path)
    writer.write(sound)
    writer.close()
    return tuple(placed)


def _silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * PERCEPTION_RATE_HZ), dtype=np.float32)


def _trimmed(speech: Samples) -> Samples:
    audible = np.flatnonzero(np.abs(speech) > _AUDIBLE)
    return speech[audible[0] : audible[-1] + 1] if len(audible) else speech
