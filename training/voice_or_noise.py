"""Fits `assistant.perception.voice_or_noise`, and compares it with Silero's probability alone.

Run: `.venv/bin/python -m training.voice_or_noise --models DIR [--write]`; two to three minutes, most of it for making
the voices. Learned from this folder's people and noises; tested on the bench's, who are made in other ways and say
other things.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.bench.duplex import noises
from assistant.bench.duplex.noises import room_noise
from assistant.bench.duplex.voices import PEOPLE, Studio
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception import voice_or_noise
from assistant.perception.voice_activity import FRAME_SAMPLES, SileroVoiceActivity
from assistant.perception.voice_or_noise import KINDS, LENGTHS_S, VoiceOrNoise, features
from training import made_up_noises
from training.logistic import Numbers, fit_softmax
from training.made_up_people import people, says, studio

SEED = 7
SPOKEN = (
    "Stop that please.", "Who are you talking about?", "No, that is not it.", "But why?", "Hang on a moment.",
    "Listen, I have a question.", "How much was it?", "And the other ones?", "Sorry, say that again.", "Let me ask you.",
    "Enough for now.", "Is it far?", "Maybe later.", "Hey, one thing.", "Actually, never mind.", "My turn.",
)  # fmt: skip
BENCH_SPOKEN = (
    "Wait, what about Rome?", "No, the other one.", "What about the rivers?", "Stop.", "Hold on.", "Can you repeat that?",
    "Okay, but how does it work?", "I meant tomorrow.",
)  # fmt: skip
NODS = ("Yeah.", "Right.", "Okay.", "I see.", "Sure.")
"""Spoken nods: words, and so speech; reported apart."""
BENCH_HUMS = ("mm-hm", "mhm", "hmm", "uh-huh")
PEOPLE_COUNT = 12
NOISES_EACH = 90
LEAD_S = 0.5
SPEECH_COUNTS = 3.0
"""Speech taken for something else is this much worse than the reverse."""
SURE = 0.9
"""A probability that is acted upon."""
DECAY = 3e-3
Sounds = list[tuple[str, str, Samples]]


def learned_sounds(models: Path, people_count: int = PEOPLE_COUNT) -> Sounds:
    """(kind, what it is, sound) to learn from."""
    voice = studio(models, SEED)
    rng = np.random.default_rng(SEED)
    made: Sounds = []
    for person in people(people_count, SEED):
        made += [("speech", "speech", says(voice, person, text)) for text in SPOKEN]
        made += [("speech", "spoken nod", says(voice, person, text)) for text in NODS[:3]]
    makers: Iterable[tuple[str, Callable[[np.random.Generator], Samples]]] = (
        ("cough", made_up_noises.cough), ("laughter", made_up_noises.laughter), ("bang", made_up_noises.bang),
    )  # fmt: skip
    for name, make in makers:
        made += [("noise", name, make(rng)) for _ in range(NOISES_EACH)]
    made += [("hum", "hum", made_up_noises.hum(rng)) for _ in range(NOISES_EACH)]
    return made


def bench_sounds(models: Path) -> Sounds:
    """The same from the bench's people and noises."""
    voice = Studio(models / "piper-en_US-joe-medium" / "en_US-joe-medium.onnx", seed=SEED + 1)
    made: Sounds = []
    for person in PEOPLE:
        made += [("speech", "speech", voice.speak(text, person)) for text in BENCH_SPOKEN]
        made += [("speech", "spoken nod", voice.speak(text, person)) for text in NODS]
        made += [("hum", "hum", voice.speak(text, person)) for text in BENCH_HUMS]
    made += [("noise", "cough", noises.cough(seed)) for seed in range(60)]
    made += [("noise", "laughter", noises.laughter(seed)) for seed in range(60)]
    return made


def onsets(
    sounds: Sounds, silero: SileroVoiceActivity, seed: int
) -> list[tuple[str, str, Samples, list[float]]]:
    """Each sound from its onset, cut at a frame as the ear does it, in room noise, with Silero's probabilities."""
    rng = np.random.default_rng(seed)
    found = []
    for kind, name, sound in sounds:
        size = round((LEAD_S + max(LENGTHS_S) + 0.2) * PERCEPTION_RATE_HZ)
        scene = room_noise(size / PERCEPTION_RATE_HZ, int(rng.integers(1 << 30)), rng.uniform(-68, -50))
        start = round(LEAD_S * PERCEPTION_RATE_HZ) + int(rng.integers(FRAME_SAMPLES))
        gain = np.float32(10 ** (rng.uniform(-8, 4) / 20))
        part = sound[: size - start] * gain
        scene[start : start + len(part)] += part
        silero.reset()
        heard = [
            silero.probability(scene[at : at + FRAME_SAMPLES])
            for at in range(0, size - FRAME_SAMPLES, FRAME_SAMPLES)
        ]
        frame = start // FRAME_SAMPLES + int(rng.integers(2))
        found.append((kind, name, scene[frame * FRAME_SAMPLES :], heard[frame:]))
    return found


def rows_of(found: Sequence[tuple[str, str, Samples, list[float]]], length_s: float) -> Numbers:
    size = round(length_s * PERCEPTION_RATE_HZ)
    return np.array([features(sound[:size], heard[: size // FRAME_SAMPLES]) for _, _, sound, heard in found])


def fit(found: Sequence[tuple[str, str, Samples, list[float]]]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """What VoiceOrNoise takes, for all lengths."""
    truth: NDArray[np.int64] = np.array([KINDS.index(kind) for kind, _, _, _ in found])
    counts = np.bincount(truth, minlength=len(KINDS))
    weight = np.where(truth == 0, SPEECH_COUNTS, 1.0) / counts[truth]
    parts: list[list[Numbers]] = [[], [], [], []]
    for length_s in LENGTHS_S:
        rows = rows_of(found, length_s)
        mean, scale = rows.mean(axis=0), rows.std(axis=0) + 0.02
        rows = np.clip((rows - mean) / scale, -4.0, 4.0)
        weights, bias = fit_softmax(rows, truth, weight, classes=len(KINDS), decay=DECAY)
        for part, value in zip(parts, (mean, scale, weights, bias), strict=True):
            part.append(value)
    mean_, scale_, weights_, bias_ = (np.array(part) for part in parts)
    return mean_, scale_, weights_, bias_


def report(model: VoiceOrNoise, found: Sequence[tuple[str, str, Samples, list[float]]]) -> None:
    print(
        f"after   what         n   noise or hum ≥ {SURE}   hum ≥ {SURE}   likeliest: speech/hum/noise   Silero ≥ 0.5"
    )
    for length_s in LENGTHS_S:
        size = round(length_s * PERCEPTION_RATE_HZ)
        for name in dict.fromkeys(each[1] for each in found):
            members = [each for each in found if each[1] == name]
            kinds = [
                k for _, _, sound, heard in members if (k := model.judge(sound[:size], heard)) is not None
            ]
            sure = np.mean([kind.noise + kind.hum >= SURE for kind in kinds])
            hums = np.mean([kind.hum >= SURE for kind in kinds])
            best = np.bincount(
                [int(np.argmax((k.speech, k.hum, k.noise))) for k in kinds], minlength=3
            ) / len(kinds)
            silero = np.mean([np.mean(heard[: size // FRAME_SAMPLES]) >= 0.5 for *_, heard in members])
            print(
                f"{length_s:.1f} s  {name:<11} {len(kinds):3d}   {sure:6.1%}             {hums:6.1%}"
                f"      {best[0]:6.1%} {best[1]:6.1%} {best[2]:6.1%}        {silero:6.1%}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    chosen = parser.parse_args()
    silero = SileroVoiceActivity(chosen.models / "silero-vad" / "silero_vad.onnx")
    mean, scale, weights, bias = fit(onsets(learned_sounds(chosen.models), silero, SEED))
    report(VoiceOrNoise(mean, scale, weights, bias), onsets(bench_sounds(chosen.models), silero, SEED + 2))
    if chosen.write:
        target = Path(voice_or_noise.__file__).with_name(voice_or_noise.WEIGHTS_FILE)
        np.savez_compressed(target, mean=mean, scale=scale, weights=weights, bias=bias)
        print(f"written: {target}")


if __name__ == "__main__":
    main()
