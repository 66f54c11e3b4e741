"""Soft first sounds (s, f, th, h) are inside the pre-roll, after silence and over the own voice's echo."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest
from fakes.real_models import tiny_models

from assistant.capture.echo import EchoCanceller
from assistant.capture.echo_path import EchoPath
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.model_loading import VOICE, VOICE_ACTIVITY, ModelLoader
from assistant.perception.echo_gate import EchoGate
from assistant.perception.utterance import PREROLL_S
from assistant.perception.voice_activity import FRAME_SAMPLES, SileroVoiceActivity, SpeechDetector

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(120)]

SOFT = ("Stop.", "Four of them?", "Thanks, that is enough.", "He said something else.")
OWN = "It has been the capital since the tenth century, and about two million people live there today."
LEVEL = 0.07
AUDIBLE = 0.004


def trimmed(sound: Samples) -> Samples:
    louder = sound * np.float32(LEVEL / np.sqrt(np.mean(np.square(sound[np.abs(sound) > 0.01]))))
    audible = np.flatnonzero(np.abs(louder) > AUDIBLE)
    return louder[audible[0] : audible[-1] + 1]


@pytest.mark.parametrize("delay_s", [None, 0.06, 0.25], ids=["after silence", "echo 60 ms", "echo 250 ms"])
def test_soft_first_sounds_are_inside_the_preroll(delay_s: float | None) -> None:
    store, models = tiny_models()
    loader = ModelLoader(store, language="en", rate_hz=PERCEPTION_RATE_HZ)
    onnxruntime.set_seed(0)  # a voice sounds a little different each time
    voice, detector_model = loader.voice(models[VOICE]), loader.voice_activity(models[VOICE_ACTIVITY])
    own = voice.speak(OWN)
    own = own if delay_s is not None else np.zeros_like(own)
    began = round(2.5 * PERCEPTION_RATE_HZ)
    for text in SOFT:
        near = np.random.default_rng(2).normal(0, 5e-4, len(own)).astype(np.float32)
        user = trimmed(voice.speak(text))
        near[began : began + len(user)] += user[: len(own) - began]
        canceller, path = EchoCanceller(), EchoPath(delay_s or 0.0, -10.0)
        pieces = []
        for at in range(0, len(own) // 160 * 160, 160):
            played = own[at : at + 160]
            near[at : at + 160] += path.process(played)
            pieces.append(canceller.process(near[at : at + 160], played))
        late_s = first_onset_s(near, np.concatenate(pieces), own, detector_model) - began / PERCEPTION_RATE_HZ
        assert late_s >= -0.1, f"{text}: somebody was heard before"
        assert late_s < PREROLL_S, f"{text}: {late_s:.2f} s late"


def first_onset_s(near: Samples, clean: Samples, played: Samples, model: SileroVoiceActivity) -> float:
    """When speech is found first (s)."""
    gate, detector = EchoGate(), SpeechDetector()
    model.reset()
    for at in range(0, len(clean) // FRAME_SAMPLES * FRAME_SAMPLES, FRAME_SAMPLES):
        frame = clean[at : at + FRAME_SAMPLES]
        possible = gate.admits(near[at : at + FRAME_SAMPLES], frame, played[at : at + FRAME_SAMPLES])
        probability = model.probability(frame)
        detector.hear(probability if possible else 0.0, (at + FRAME_SAMPLES) / PERCEPTION_RATE_HZ)
        if detector.started_s is not None:
            return detector.started_s
    raise AssertionError("nobody was heard")
