"""Fits the model of `assistant.interaction.addressee` and compares it with simple rules and with a language model.

Run: `.venv/bin/python -m training.addressee [--models DIR] [--write]`. Without `--write` nothing is changed; with
`--models` the language model `qwen2.5-coder-0.5b-instruct-q4_k_m` in that folder is asked, too.

A fifth of the templates is kept for the test; the model that is tested has not learned from them (the one that is
written has: it learns from all, with the same threshold). The threshold is chosen on remarks of templates
that the model which judges them has not seen (cross-validation over the others).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.interaction import addressee
from assistant.interaction.addressee import FEATURES, Addressee, places
from assistant.interaction.addressee_words import ENDEARMENTS, HANDLING, KIN, NAMES, OWN_NAMES, THINGS
from assistant.perception.hypothesis import bare_words
from training.logistic import Sparse, fit_sparse
from training.sentences import Remark, generate, held_out
from training.sentences_by_hand import FOR_ASSISTANT, FOR_OTHERS

SEED = 3
PER_TEMPLATE = 12
DECAY = 1e-3
TEST_FOLDS = 5
VALIDATION_FOLDS = 6
IGNORED_AT_MOST = 0.015
"""Chosen on the validation remarks: less than the 2 % that are allowed, for the world differs from them."""
HIGHEST_THRESHOLD = 0.3
PHRASES = (
    "excuse me", "call you back", "someone's at the door", "somebody at the door", "be there in", "be right there",
    "coming", "come in", "come here", "bye", "dinner's ready", "good boy", "good girl", "speaking",
)  # fmt: skip


def by_rules(text: str) -> bool:
    """The simple way: whether a remark calls somebody, asks for a thing to be handled, or is a known phrase."""
    words = bare_words(text)
    if not words or OWN_NAMES & set(words):
        return False
    called = NAMES | KIN | ENDEARMENTS
    calls = words[0] in called or words[-1] in called or (words[0] in {"hey", "hi"} and words[-1:] and words[1:2] != []
                                                           and words[1] in called)  # fmt: skip
    handles = bool(HANDLING & set(words) and THINGS & set(words))
    phrase = any(f" {p} " in f" {' '.join(words)} " for p in PHRASES)
    return calls or handles or phrase


def fit(remarks: Sequence[Remark], decay: float = DECAY) -> tuple[NDArray[np.float32], float]:
    """Weights and bias; both classes, and within them all templates, count the same."""
    rows = [places(r.text, assistant_speaking=r.assistant_speaking, said_last=r.said_last) for r in remarks]
    truth = np.array([r.for_assistant for r in remarks], dtype=np.float64)
    counts: dict[str, int] = {}
    for remark in remarks:
        counts[remark.template] = counts.get(remark.template, 0) + 1
    weight = np.array([1.0 / counts[r.template] for r in remarks])
    for side in (0.0, 1.0):
        weight[truth == side] /= weight[truth == side].sum()
    weights, bias = fit_sparse(Sparse.of(rows), truth, weight, width=FEATURES, decay=decay)
    return weights.astype(np.float16).astype(np.float32), bias


def judged(model: Addressee, remarks: Sequence[Remark]) -> NDArray[np.float64]:
    return np.array(
        [
            model.probability(r.text, assistant_speaking=r.assistant_speaking, said_last=r.said_last)
            for r in remarks
        ]
    )


def choose_threshold(remarks: Sequence[Remark]) -> float:
    """The highest threshold at which at most `IGNORED_AT_MOST` of the assistant's remarks, all unseen, are ignored."""
    own: list[float] = []
    for fold in range(VALIDATION_FOLDS):
        unseen = [r for r in remarks if held_out(f"v{r.template}", VALIDATION_FOLDS, fold)]
        seen = [r for r in remarks if not held_out(f"v{r.template}", VALIDATION_FOLDS, fold)]
        model = Addressee(*fit(seen), 0.5)
        own.extend(judged(model, [r for r in unseen if r.for_assistant]))
    return min(HIGHEST_THRESHOLD, float(np.quantile(own, IGNORED_AT_MOST)))


def train(per_template: int = PER_TEMPLATE) -> tuple[Addressee, list[Remark]]:
    """A model, and the remarks of the templates that it has not seen."""
    remarks = generate(per_template, SEED)
    seen = [r for r in remarks if not held_out(r.template, TEST_FOLDS, 0)]
    unseen = [r for r in remarks if held_out(r.template, TEST_FOLDS, 0)]
    weights, bias = fit(seen)
    return Addressee(weights, bias, round(choose_threshold(seen), 4)), unseen


def train_on_all(threshold: float, per_template: int = PER_TEMPLATE) -> Addressee:
    """The model that is shipped: made like the tested one, from all templates."""
    return Addressee(*fit(generate(per_template, SEED)), threshold)


def by_hand() -> list[Remark]:
    return [
        Remark(text, side, "by hand", text, False, "")
        for side, texts in ((True, FOR_ASSISTANT), (False, FOR_OTHERS))
        for text in texts
    ]


def line(name: str, remarks: Sequence[Remark], ignored: Sequence[bool]) -> str:
    """How many of the assistant's remarks are left alone (bad) and how many of the others' (good)."""
    own = [i for r, i in zip(remarks, ignored, strict=True) if r.for_assistant]
    others = [i for r, i in zip(remarks, ignored, strict=True) if not r.for_assistant]
    return (
        f"{name:<44} user ignored {sum(own):4d}/{len(own)} = {sum(own) / len(own):6.1%}   "
        f"others left alone {sum(others):4d}/{len(others)} = {sum(others) / len(others):6.1%}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    chosen = parser.parse_args()
    model, unseen = train()
    print(f"threshold {model.threshold}")
    shipped = train_on_all(model.threshold)
    for name, remarks, judging in (("unseen templates", unseen, model), ("by hand", by_hand(), shipped)):

        def judge(remark: Remark, judging: Addressee = judging) -> bool:
            return judging.is_for_others(
                remark.text, assistant_speaking=remark.assistant_speaking, said_last=remark.said_last
            )

        print(line(f"{name}: model", remarks, [judge(r) for r in remarks]))
        print(line(f"{name}: rules", remarks, [by_rules(r.text) for r in remarks]))
        families = sorted({(r.for_assistant, r.family) for r in remarks})
        for side, family in families:
            members = [r for r in remarks if r.family == family and r.for_assistant == side]
            print(f"    {family:<24} taken for others {sum(map(judge, members))}/{len(members)}")
    for remark in by_hand():
        if shipped.is_for_others(remark.text) == remark.for_assistant:
            print(f"    wrong: {shipped.probability(remark.text):.3f} {remark.text}")
    if chosen.models is not None:
        from training.ask_language_model import for_others_by_language_model

        sample = by_hand()
        path = chosen.models / "qwen2.5-coder-0.5b-instruct-q4_k_m/qwen2.5-coder-0.5b-instruct-q4_k_m.gguf"
        print(line("by hand: 0.5B language model, asked", sample, for_others_by_language_model(path, sample)))
    if chosen.write:
        target = Path(addressee.__file__).with_name(addressee.WEIGHTS_FILE)
        np.savez_compressed(
            target,
            weights=shipped.weights.astype(np.float16),
            bias=np.float64(shipped.bias),
            threshold=np.float64(shipped.threshold),
        )
        print(f"written: {target}")


if __name__ == "__main__":
    main()
