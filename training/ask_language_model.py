"""Asks a small language model whether a remark is for the assistant, to compare with the fitted model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import llama_cpp

from training.sentences import Remark

RULES = (
    "A voice assistant hears people in a room. Decide to whom a remark is addressed. Reply with one word: assistant or"
    " person."
)
EXAMPLES = (
    ("What is the capital of Spain?", "assistant"),
    ("Honey, your mother is on the phone.", "person"),
    ("I slept badly.", "assistant"),
    ("Take your shoes off, please.", "person"),
)


def for_others_by_language_model(path: Path, remarks: Sequence[Remark]) -> list[bool]:
    """Whether it says "person", for each remark; greedy, so the same in every run on one machine."""
    model = llama_cpp.Llama(model_path=str(path), n_ctx=1024, n_threads=2, seed=0, verbose=False)
    said = []
    for remark in remarks:
        messages: list[Any] = [{"role": "system", "content": RULES}]
        for example, answer in EXAMPLES:
            messages += [{"role": "user", "content": example}, {"role": "assistant", "content": answer}]
        messages.append({"role": "user", "content": remark.text})
        reply: Any = model.create_chat_completion(messages=messages, max_tokens=2, temperature=0.0)
        said.append("person" in str(reply["choices"][0]["message"]["content"]).lower())
    model.close()
    return said
