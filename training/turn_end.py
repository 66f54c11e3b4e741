"""Fits the model of `assistant.interaction.turn_end_model` and compares it with simpler ways to judge.

Run: `.venv/bin/python -m training.turn_end --models DIR --places DIR [--write]`. What the models say about every pause
and end is kept in `--places` (half an hour on two cores where it is not there yet). Tested on sentences that the fit
has not seen (cross-validation by sentence), and on the bench's turns and people, from which nothing was learned.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from assistant.interaction import turn_end, turn_end_model
from assistant.interaction.turn_end_model import (
    FEATURES,
    SOUND_KNOWN,
    WORDS_KNOWN,
    TurnEndModel,
    features,
    verdicts,
)
from training.logistic import Numbers, area, fit_softmax
from training.turn_end_data import PAUSES_S, PRESETS, Place, load, observe, save

FOLDS = 5
DECAY = 3e-3
LATE_SHARE, MIDDLE_SHARE = 0.05, 0.5
"""Of the ends, at the two knots of the wait: so their waits are 0.75 s and 0.3 s by construction."""
LATER_KNOWN_S = 0.45
"""When the later verdict of the sound is there."""
SPOKEN_TOO_LONG_S = 0.6
"""A reply that is broken off sooner after the user goes on is no takeover."""


def rows_of(places: Sequence[Place]) -> tuple[Numbers, Numbers, Numbers]:
    """Features, truth and weight: each place once with the early and once with the later verdict of the sound."""
    rows, truth, weight = [], [], []
    for place in places:
        for heard in place.end_of_turn:
            rows.append(features(place.text, place.sentence_end, heard))
            truth.append(float(place.done))
            weight.append(1.0 / len(place.end_of_turn))
    return np.array(rows), np.array(truth), np.array(weight)


def fit(places: Sequence[Place], used: Sequence[str] = FEATURES) -> TurnEndModel:
    """The four regressions, on the features named."""
    rows, truth, weight = rows_of(places)
    weights, bias = np.zeros((4, len(FEATURES))), np.zeros(4)
    for words_known in (False, True):
        for sound_known in (False, True):
            missing = (() if words_known else WORDS_KNOWN) + (() if sound_known else SOUND_KNOWN)
            columns = [at for at, name in enumerate(FEATURES) if name in used and name not in missing]
            complete = ~np.isnan(rows[:, columns]).any(axis=1)
            judge = verdicts(words_known, sound_known)
            part = rows[complete][:, columns]
            mean, scale = part.mean(axis=0), part.std(axis=0) + 0.02
            found, offset = fit_softmax(
                (part - mean) / scale,
                truth[complete].astype(np.int64),
                weight[complete],
                classes=2,
                decay=DECAY,
            )
            weights[judge, columns] = (found[:, 1] - found[:, 0]) / scale
            bias[judge] = offset[1] - offset[0] - float(weights[judge, columns] @ mean)
    return TurnEndModel(weights, bias)


Judge = Callable[[Place, int], float]
"""The score of a place with the first or second verdict of the sound."""


def by_model(model: TurnEndModel, *, words: bool = True, sound: bool = True) -> Judge:
    return lambda place, at: model.probability(
        place.text, place.sentence_end if words else None, place.end_of_turn[at] if sound else None
    )


def by_rule(place: Place, at: int) -> float:
    return turn_end.done_score(place.text, place.end_of_turn[at])


WAYS: dict[str, Callable[[Sequence[Place]], Judge]] = {
    "hand-made rule": lambda _: by_rule,
    "sound alone": lambda seen: by_model(fit(seen, SOUND_KNOWN), words=False),
    "sentence end alone": lambda seen: by_model(fit(seen, WORDS_KNOWN), sound=False),
    "model": lambda seen: by_model(fit(seen)),
    "model, no sound": lambda seen: by_model(fit(seen), sound=False),
    "model, no sentence end": lambda seen: by_model(fit(seen), words=False),
}


def cross_validated(places: Sequence[Place], way: Callable[[Sequence[Place]], Judge]) -> Numbers:
    """Scores (n, 2) by judges that have not seen the sentence."""
    scores = np.zeros((len(places), 2))
    for fold in range(FOLDS):
        judge = way([place for place in places if place.turn % FOLDS != fold])
        for row, place in enumerate(places):
            if place.turn % FOLDS == fold:
                scores[row] = judge(place, 0), judge(place, 1)
    return scores


def knots(scores: Numbers, places: Sequence[Place]) -> tuple[float, float]:
    """The scores of the late and of the middle end."""
    ends = scores[[place.done for place in places]].mean(axis=1)
    late, middle = np.quantile(ends, (LATE_SHARE, MIDDLE_SHARE))
    return round(float(late), 4), round(float(middle), 4)


def waits(scores: Numbers, model: TurnEndModel) -> Numbers:
    """The silence (s) at which the floor is taken: by the early score, unless the later one comes before."""
    early, late = (np.array([model.wait_s(score) for score in column]) for column in scores.T)
    return np.where(early <= LATER_KNOWN_S, early, np.maximum(LATER_KNOWN_S, late))


def takeovers(waited: Numbers, beyond_s: float = 0.0) -> float:
    """The share of pauses in which a reply begins more than `beyond_s` before the user goes on."""
    shortest, longest = PAUSES_S
    return float(np.mean(np.clip((longest - beyond_s - waited) / (longest - shortest), 0.0, 1.0)))


def line(scores: Numbers, places: Sequence[Place], between: tuple[float, float]) -> str:
    """Waits at the ends and takeovers in the pauses."""
    waited = waits(scores, TurnEndModel(np.zeros(0), np.zeros(0), between))
    done = np.array([place.done for place in places])
    after = np.array([place.after_sentence for place in places])
    ends = waited[done]
    shown = [
        f"wait at {len(ends)} ends: median {np.median(ends):.2f} s, 95th {np.quantile(ends, 0.95):.2f} s"
    ]
    for name, pauses in (("inside", waited[~done & ~after]), ("after a sentence", waited[after])):
        if len(pauses):
            shown.append(
                f"{len(pauses)} pauses {name}: begins {takeovers(pauses):5.1%},"
                f" lasting {takeovers(pauses, SPOKEN_TOO_LONG_S):5.1%}"
            )
    return "; ".join(shown)


def report(places: Sequence[Place], bench: Sequence[Place]) -> None:
    for name, way in WAYS.items():
        unseen, judge = cross_validated(places, way), way(places)
        on_bench = np.array([[judge(place, 0), judge(place, 1)] for place in bench])
        between = knots(unseen, places)
        print(f"{name}, knots {between}")
        for title, members, scores in (("unseen sentences", places, unseen), ("bench", bench, on_bench)):
            for preset in PRESETS:
                chosen = [row for row, place in enumerate(members) if place.preset == preset]
                if chosen:
                    part, mine = scores[chosen], [members[row] for row in chosen]
                    clear = [row for row, place in enumerate(mine) if not place.after_sentence]
                    truth = np.array([float(mine[row].done) for row in clear])
                    print(
                        f"    {title}, {preset}: area {area(part[clear, 0], truth):.3f}; {line(part, mine, between)}"
                    )


def places_of(models: Path, kept: Path) -> tuple[list[Place], list[Place]]:
    """(to learn from, the bench's), made where they are missing."""
    found = []
    for which in ("learn", "bench"):
        paths = [kept / f"{preset}-{which}.jsonl" for preset in PRESETS]
        for preset, path in zip(PRESETS, paths, strict=True):
            if not path.exists():
                save(observe(models, preset, bench=which == "bench"), path)
        found.append(load(paths))
    return found[0], found[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument(
        "--places", type=Path, required=True, help="folder in which the models' verdicts are kept"
    )
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    chosen = parser.parse_args()
    places, bench = places_of(chosen.models, chosen.places)
    report(places, bench)
    fitted = fit(places)
    model = TurnEndModel(fitted.weights, fitted.bias, knots(cross_validated(places, WAYS["model"]), places))
    for name, *weights in zip(FEATURES, *model.weights, strict=True):
        print(f"{name:<14} " + " ".join(f"{weight:7.3f}" for weight in weights))
    if chosen.write:
        target = Path(turn_end_model.__file__).with_name(turn_end_model.WEIGHTS_FILE)
        np.savez_compressed(target, weights=model.weights, bias=model.bias, knots=np.array(model.knots))
        print(f"written: {target}")


if __name__ == "__main__":
    main()
