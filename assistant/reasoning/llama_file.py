"""A GGUF file on llama.cpp, as the processes of the larger models load it, and the next token's probabilities."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np
from numpy.typing import NDArray

from assistant.heap import give_back_free_memory
from assistant.reasoning.errors import UnusableModelError


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]
def log_nothing(_level: int, _text: bytes, _user_data: ctypes.c_void_p) -> None:
    """For whatever of llama.cpp wants to write."""


def open_llama(
    path: Path, context_tokens: int, threads: int, *, batch_tokens: int, who: str = "reasoner"
) -> llama_cpp.Llama:
    """The model with 8 bits a number in its KV cache, or 16 where its shape forbids that. Raises UnusableModelError."""
    llama_cpp.llama_log_set(log_nothing, ctypes.c_void_p(0))
    eight = llama_cpp.GGML_TYPE_Q8_0
    caches: tuple[dict[str, Any], ...] = ({"flash_attn": True, "type_k": eight, "type_v": eight}, {})
    for cache in caches:
        try:
            llama = llama_cpp.Llama(
                model_path=str(path),
                n_ctx=context_tokens,
                n_batch=batch_tokens,
                n_ubatch=batch_tokens,
                n_threads=threads,
                n_threads_batch=threads,
                use_mmap=False,  # a mapped file stays in memory beside the copy that is rearranged for the processor
                verbose=False,
                **cache,
            )
        except (ValueError, RuntimeError, OSError, AssertionError):
            continue
        give_back_free_memory()
        return llama
    raise UnusableModelError(
        f"The {who}'s model {path.name} is damaged or of a kind that this version cannot load: "
        "fetch it again or choose another."
    )


def log_probabilities(llama: llama_cpp.Llama) -> NDArray[np.float64]:
    """Of the next token, natural logarithms; (vocabulary,)."""
    pointer = llama_cpp.llama_get_logits_ith(llama.ctx, -1)
    array = ctypes.cast(pointer, ctypes.POINTER(ctypes.c_float))
    logits = np.ctypeslib.as_array(array, shape=(llama.n_vocab(),)).astype(np.float64)
    logits -= logits.max()
    probabilities: NDArray[np.float64] = logits - np.log(np.exp(logits).sum())
    return probabilities


def token_text(llama: llama_cpp.Llama, token: int) -> str:
    """A token as it is written, marks and all; "" for none."""
    if token < 0:
        return ""
    text: bytes = llama.detokenize([token], special=True)
    return text.decode("utf-8", "replace")
