"""The one token sequence in the KV cache of a language model: read on, rolled back, and scored where that is wanted."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Sequence

import llama_cpp
import numpy as np
from numpy.typing import NDArray

from assistant.interaction.thread_choice import ThreadChoice


class KvSequence:
    """Owned by the thread that owns the model.

    Attributes:
        held: the tokens in the cache.
        tokens_read: how many were read into it so far: what speculation saves can be counted by it.
        steps: in how many steps.
    """

    def __init__(self, llama: llama_cpp.Llama, threads: ThreadChoice) -> None:
        self.held: list[int] = []
        self.tokens_read = 0
        self.steps = 0
        self._llama = llama
        self._threads = threads
        self._memory = llama_cpp.llama_get_memory(llama.ctx)
        # Recurrent and hybrid models keep a state, from which nothing can be taken back.
        self.rolls_back = not (
            llama_cpp.llama_model_is_recurrent(llama.model) or llama_cpp.llama_model_is_hybrid(llama.model)
        )

    def common_with(self, tokens: Sequence[int]) -> int:
        """How many tokens at the beginning of `tokens` are held already."""
        common = 0
        for held, wanted in zip(self.held, tokens, strict=False):
            if held != wanted:
                break
            common += 1
        return common

    def roll_back(self, length: int) -> None:
        """Forgets all but the first `length` tokens; where the model cannot do that, all."""
        if length == len(self.held):
            return
        if not llama_cpp.llama_memory_seq_rm(self._memory, 0, length, -1):
            llama_cpp.llama_memory_clear(self._memory, True)
            length = 0
        del self.held[length:]
        self._llama.n_tokens = length

    def append(self, tokens: Sequence[int], scored: Sequence[int] = ()) -> None:
        """Reads `tokens` on, at most a batch of them. Raises RuntimeError.

        `scores` can tell afterwards what follows the last of them, and those with the numbers in `scored`.
        """
        llama, start = self._llama, len(self.held)
        threads = self._threads.choose()
        llama_cpp.llama_set_n_threads(llama.ctx, threads, threads)
        began_s = time.perf_counter()
        llama._batch.set_batch(batch=list(tokens), n_past=start, logits_all=False)
        for place in scored:
            llama._batch.batch.logits[place] = True
        llama._ctx.decode(llama._batch)
        if len(tokens) == 1:
            self._threads.note(threads, time.perf_counter() - began_s)
        llama.input_ids[start : start + len(tokens)] = tokens
        llama.n_tokens = start + len(tokens)
        self.held.extend(tokens)
        self.tokens_read += len(tokens)
        self.steps += 1

    def scores(self, place: int) -> NDArray[np.float32]:
        """llama.cpp's own array of scores for what follows a place of the last `append`; the next one rewrites it."""
        pointer = llama_cpp.llama_get_logits_ith(self._llama.ctx, place)
        return np.ctypeslib.as_array(
            ctypes.cast(pointer, ctypes.POINTER(ctypes.c_float)), shape=(self._llama.n_vocab(),)
        )
