"""Fits how `assistant.perception.voice_print` weighs its distances, and compares it with the level alone.

Run: `.venv/bin/python -m training.voice_print --models DIR [--write]`; about two minutes, most of it for making the
voices. Half of the made-up people are for learning, the others for the test; nobody is in both.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.bench.duplex.noises import in_room, room_noise
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception import voice_print
from assistant.perception.voice_print import OTHER_BELOW, Stretch, VoicePrint
from training.logistic import Numbers, fit_softmax
from training.made_up_people import SENTENCES, people, says, studio

SEED = 5
PEOPLE = 16
LEARNED_SENTENCES = 4
LENGTHS_S = (0.3, 0.5, 1.0)
OTHERS_DB = (0.0, -8.0, -15.0)
SAME_WITHIN_DB = 4.0
"""How much one person's level changes."""


def make_voices(models: Path, count: int = PEOPLE) -> list[list[Samples]]:
    """For each person, every sentence."""
    voice = studio(models, SEED)
    return [[says(voice, person, text) for text in SENTENCES] for person in people(count, SEED)]


def _gain(sound: Samples, db: float) -> Samples:
    return (sound * np.float32(10 ** (db / 20))).astype(np.float32)


def _piece(sound: Samples, seconds: float, rng: np.random.Generator) -> Samples:
    size = min(len(sound), round(seconds * PERCEPTION_RATE_HZ))
    start = int(rng.integers(0, len(sound) - size + 1))
    return sound[start : start + size]


def pairs(
    voices: Sequence[list[Samples]], seed: int, each: int = 12
) -> tuple[Numbers, NDArray[np.int64], list[tuple[float, float]], Numbers]:
    """Distances (n, 5), 1 for the same person, (length in s, level of the other in dB), level difference in dB.

    A profile is learned from a few sentences with levels that vary; what is compared are pieces of other sentences.
    """
    rng = np.random.default_rng(seed)
    rows, truth, kinds, levels = [], [], [], []
    for number, own in enumerate(voices):
        profile = VoicePrint(np.zeros(5), 0.0)
        for sentence in own[:LEARNED_SENTENCES]:
            noisy = _gain(sentence, rng.normal(0.0, 1.5)) + room_noise(
                len(sentence) / PERCEPTION_RATE_HZ, int(rng.integers(1 << 30)), rng.uniform(-66, -50)
            )
            profile.learn(noisy)
        for seconds in LENGTHS_S:
            for db in (None, *OTHERS_DB):
                for _ in range(each * (3 if db is None else 1)):
                    if db is None:
                        source, gain = own, float(rng.uniform(-SAME_WITHIN_DB, SAME_WITHIN_DB))
                    else:
                        other = int(rng.integers(len(voices) - 1))
                        source = voices[other if other < number else other + 1]
                        gain = db + float(rng.uniform(-2.0, 2.0))
                    sound = _piece(source[int(rng.integers(LEARNED_SENTENCES, len(source)))], seconds, rng)
                    if db == OTHERS_DB[-1]:
                        sound = in_room(sound, int(rng.integers(1 << 30)))
                    sound = _gain(sound, gain)
                    noise = room_noise(
                        len(sound) / PERCEPTION_RATE_HZ, int(rng.integers(1 << 30)), rng.uniform(-66, -50)
                    )
                    stretch = Stretch.of(sound + noise[: len(sound)])
                    if stretch is None:
                        continue
                    rows.append(profile.distances(stretch))
                    truth.append(int(db is None))
                    kinds.append((seconds, 99.0 if db is None else db))
                    levels.append(stretch.level_db - profile.level_db)
    return np.array(rows), np.array(truth), kinds, np.array(levels)


def fit(rows: Numbers, truth: NDArray[np.int64]) -> tuple[Numbers, float]:
    """Weights (5,) and bias of the score; a same and another person count the same."""
    weight = np.where(truth == 1, 1.0 / np.sum(truth == 1), 1.0 / np.sum(truth == 0))
    weights, bias = fit_softmax(rows, truth, weight, classes=2, decay=1e-4, steps=1500)
    return weights[:, 1] - weights[:, 0], float(bias[1] - bias[0])


def area(score: Numbers, truth: NDArray[np.int64]) -> float:
    """How often the same person's score is higher than another's (area under the ROC curve)."""
    return float(np.mean(score[truth == 1][:, None] > score[truth == 0][None, :]))


def report(weights: Numbers, bias: float, voices: Sequence[list[Samples]]) -> None:
    rows, truth, kinds, levels = pairs(voices, SEED + 1)
    score = rows @ weights + bias
    low = score < np.log(OTHER_BELOW / (1 - OTHER_BELOW))
    lengths, others = np.array([k[0] for k in kinds]), np.array([k[1] for k in kinds])
    print(
        "length  other   n same/other   area: model / level alone   same taken for other   other known as such"
    )
    for seconds in LENGTHS_S:
        for db in OTHERS_DB:
            chosen = (lengths == seconds) & ((truth == 1) | (others == db))
            same, other = chosen & (truth == 1), chosen & (truth == 0)
            print(
                f"{seconds:4.1f} s {db:5.0f} dB   {same.sum():5d}/{other.sum():5d}      "
                f"{area(score[chosen], truth[chosen]):.3f} / {area(levels[chosen], truth[chosen]):.3f}"
                f"              {low[same].mean():6.1%}                {low[other].mean():6.1%}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    chosen = parser.parse_args()
    voices = make_voices(chosen.models)
    half = len(voices) // 2
    weights, bias = fit(*pairs(voices[:half], SEED)[:2])
    print("weights", np.round(weights, 2), "bias", round(bias, 2))
    report(weights, bias, voices[half:])
    if chosen.write:
        target = Path(voice_print.__file__).with_name(voice_print.WEIGHTS_FILE)
        np.savez(target, weights=weights, bias=np.float64(bias))
        print(f"written: {target}")


if __name__ == "__main__":
    main()
