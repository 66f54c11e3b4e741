"""Fits the linear probes of `assistant.interaction.addressee_probe`, one for each model, and compares.

Run: `.venv/bin/python -m training.addressee_probe --models DIR --scores DIR [--write]`. A model's scores for the next
token after every remark are kept in `--scores` (five minutes and 1.4 GB for the 0.5B model where it is not there yet).

Judged on remarks of templates that the judging model has not learned from (cross-validation), on remarks written by
hand, and on the lines of `bench duplex`, from which nothing was learned either.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.interaction import addressee_probe
from assistant.interaction.addressee import Addressee
from assistant.interaction.addressing import LIMIT_OF_BOTH, both
from assistant.interaction.context import Context
from assistant.interaction.language_model import LanguageModel
from training.addressee import SEED, VALIDATION_FOLDS, by_hand, judged
from training.addressee import fit as fit_words
from training.logistic import Numbers, area, sigmoid
from training.sentences import Remark, generate, held_out, lines_for_others, lines_for_the_assistant

PER_TEMPLATE = 5
TOKENS = 512
"""The scores of so many tokens are looked at: the likeliest beginnings of replies; with 256 it did worse."""
DECAY = 1e-2
IGNORED_AT_MOST = 0.015
FILES = {
    "qwen2.5-coder-0.5b-instruct-q4_k_m": "tuned-*.gguf",
    "smollm2-135m-instruct-q4_1": "*.gguf",
}
"""The files that the program runs: of the first model its tuned copy."""


@dataclass(frozen=True)
class Opinions:
    """Probabilities that remarks are for the assistant: by their words, by the probe, and by both; shape (n,) each."""

    words: Numbers
    probe: Numbers

    @property
    def both(self) -> Numbers:
        return np.array([both(float(w), float(p)) for w, p in zip(self.words, self.probe, strict=True)])


def of_the_bench() -> list[Remark]:
    """What is said in the scenes of `bench duplex`, by whom it is meant for."""
    sides = ((True, lines_for_the_assistant()), (False, lines_for_others()))
    return [Remark(text, side, "bench", text, False, "") for side, texts in sides for text in texts]


def scores_of(model: LanguageModel, remarks: Sequence[Remark]) -> NDArray[np.float16]:
    """The model's scores for the reply's first token after each remark, less their mean: (remarks, vocabulary)."""
    found: list[NDArray[np.float16]] = [np.zeros(0, dtype=np.float16)] * len(remarks)
    # Remarks with the same past come one after the other: it is then read once.
    for number in sorted(range(len(remarks)), key=lambda n: remarks[n].said_last):
        remark, context = remarks[number], Context()
        if remark.said_last:
            context.user_said("Tell me something about that.")
            context.assistant_heard(remark.said_last)
        model.hold(model.tokens_of(context.with_user(remark.text), closed=True), lambda: False)
        scores = model.scores_of_next()
        found[number] = (scores - scores.mean()).astype(np.float16)
    return np.stack(found)


def likeliest_tokens(scores: NDArray[np.float16]) -> NDArray[np.intp]:
    """The tokens with which replies most probably begin, over all rows."""
    share = np.zeros(scores.shape[1])
    for start in range(0, len(scores), 200):
        rows = scores[start : start + 200].astype(np.float64)
        raised = np.exp(rows - rows.max(axis=1, keepdims=True))
        share += (raised / raised.sum(axis=1, keepdims=True)).sum(axis=0)
    return np.sort(np.argsort(-share)[:TOKENS])


def fit(rows: Numbers, truth: Numbers, weight: Numbers, decay: float = DECAY) -> tuple[Numbers, float]:
    """Weights and bias of a logistic regression by Newton's method; both sides count the same."""
    weight = weight.copy()
    for side in (0.0, 1.0):
        weight[truth == side] /= 2 * weight[truth == side].sum()
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    wide = np.hstack(((rows - mean) / scale, np.ones((len(rows), 1))))
    penalty = np.append(np.full(rows.shape[1], decay), 1e-9)
    state = np.zeros(wide.shape[1])
    for _ in range(25):
        likely = sigmoid(wide @ state)
        gradient = wide.T @ (weight * (likely - truth)) + penalty * state
        curvature = (wide * (weight * likely * (1 - likely))[:, None]).T @ wide + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        state -= step
        if float(np.abs(step).max()) < 1e-5:
            break
    weights = state[:-1] / scale
    return weights, float(state[-1] - mean @ weights)


def cross_validated(remarks: Sequence[Remark], rows: Numbers, truth: Numbers, weight: Numbers) -> Opinions:
    """Opinions of models on remarks of templates that they have not learned from."""
    words, probe = np.zeros(len(remarks)), np.zeros(len(remarks))
    for fold in range(VALIDATION_FOLDS):
        unseen = np.array([held_out(f"v{r.template}", VALIDATION_FOLDS, fold) for r in remarks])
        weights, bias = fit(rows[~unseen], truth[~unseen], weight[~unseen])
        probe[unseen] = sigmoid(rows[unseen] @ weights + bias)
        seen = [r for r, out in zip(remarks, unseen, strict=True) if not out]
        judging = Addressee(*fit_words(seen), 0.5)
        words[unseen] = judged(judging, [r for r, out in zip(remarks, unseen, strict=True) if out])
    return Opinions(words, probe)


def report(name: str, opinions: Opinions, truth: Numbers) -> None:
    print(f"  {name}:")
    for by, opinion in (("words", opinions.words), ("probe", opinions.probe), ("both", opinions.both)):
        limit = float(np.quantile(opinion[truth == 1.0], IGNORED_AT_MOST))
        alone = float(np.mean(opinion[truth == 0.0] < limit))
        print(f"    {by:<6} area {area(opinion, truth):.3f}, at {limit:.2f} of others left alone {alone:.1%}")
    ignored = float(np.mean(opinions.both[truth == 1.0] < LIMIT_OF_BOTH))
    alone = float(np.mean(opinions.both[truth == 0.0] < LIMIT_OF_BOTH))
    print(f"    both, at {LIMIT_OF_BOTH}: the user ignored {ignored:.1%}, others left alone {alone:.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--scores", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    chosen = parser.parse_args()
    learned, hand, bench = generate(PER_TEMPLATE, SEED), by_hand(), of_the_bench()
    every = [*learned, *hand, *bench]
    counts = {r.template: sum(o.template == r.template for o in learned) for r in learned}
    truth = np.array([r.for_assistant for r in every], dtype=np.float64)
    weight = np.array([1.0 / counts[r.template] for r in learned])
    size = len(learned)
    judging = Addressee(*fit_words(learned), 0.5)
    for model_id, pattern in FILES.items():
        kept = chosen.scores / f"{model_id}.npy"
        if not kept.is_file():
            model = LanguageModel(next((chosen.models / model_id).glob(pattern)), threads=2)
            np.save(kept, scores_of(model, every))
            model.close()
        scores = np.load(kept, mmap_mode="r")
        tokens = likeliest_tokens(scores[:size])
        rows = scores[:, tokens].astype(np.float64)
        rows -= rows.mean(axis=1, keepdims=True)
        weights, bias = fit(rows[:size], truth[:size], weight)
        print(model_id)
        report("unseen templates", cross_validated(learned, rows[:size], truth[:size], weight), truth[:size])
        for name, start, remarks in (("by hand", size, hand), ("bench", size + len(hand), bench)):
            span = slice(start, start + len(remarks))
            opinions = Opinions(judged(judging, remarks), sigmoid(rows[span] @ weights + bias))
            report(name, opinions, truth[span])
        if chosen.write:
            target = Path(addressee_probe.__file__).with_name(addressee_probe.WEIGHTS_FILES[model_id])
            np.savez_compressed(
                target,
                tokens=tokens.astype(np.int32),
                weights=weights.astype(np.float32),
                bias=np.float64(bias),
            )
            print(f"  written: {target}")


if __name__ == "__main__":
    main()
