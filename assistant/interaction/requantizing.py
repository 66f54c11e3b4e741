"""Writes a GGUF file again with its weights in another number format, in a process of its own.

Formats in blocks of 32 with 4 bits a weight have kernels in llama.cpp that work on weights rearranged for the
processor ("repacked"), and 8 bits a weight have kernels for several tokens at once; the mixtures in which models are
handed out often fall back to formats without such kernels.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import llama_cpp

from assistant.reasoning.low_priority import lower_priority

POLL_S: Final = 0.1


class RequantizingError(Exception):
    """The file cannot be written in the other format."""


@dataclass(frozen=True)
class Recipe:
    """Number formats by llama.cpp's numbers for them: `LLAMA_FTYPE_…` for the layers, `GGML_TYPE_…` for the rest.

    `embedding` is only looked up, never multiplied: it gains nothing by another format.
    """

    layers: int
    output: int
    embedding: int


RECIPES: Final = {
    "iq4_nl": Recipe(
        llama_cpp.LLAMA_FTYPE_MOSTLY_IQ4_NL, llama_cpp.GGML_TYPE_IQ4_NL, llama_cpp.GGML_TYPE_Q5_0
    ),
    "q8_0": Recipe(llama_cpp.LLAMA_FTYPE_MOSTLY_Q8_0, llama_cpp.GGML_TYPE_Q8_0, llama_cpp.GGML_TYPE_Q8_0),
}
"""IQ4_NL was chosen by reading answers to 48 remarks: with Q4_0, as fast, the 0.5B model got more wrong.

Q8_0 holds weights of 4 bits as they are. A model of 135M parameters reads a turn in two thirds of the time with it, and
takes a tenth longer for a token; one of 0.5B would take nearly twice as long.
"""


def requantize(
    source: Path,
    target: Path,
    recipe: Recipe,
    *,
    threads: int,
    keep_on: Callable[[], None] = lambda: None,
    behind: bool = False,
) -> None:
    """Writes `target`; takes 4 minutes of processor time for each 1e9 parameters with IQ4_NL.

    `behind` gives it the lowest priority. `keep_on` is called again and again meanwhile; what it raises ends the work.
    Raises RequantizingError.
    A crash of llama.cpp over a strange file is only the other process's.
    """
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(
        target=_work,
        args=(str(source), str(target), recipe, threads, behind),
        name="requantizing",
        daemon=True,
    )
    try:
        process.start()
    except OSError as error:
        raise RequantizingError("the system starts no further process") from error
    try:
        while process.exitcode is None:
            keep_on()
            process.join(POLL_S)
    finally:
        if process.exitcode is None:
            process.kill()
            process.join()
    if process.exitcode != 0 or not target.is_file():
        raise RequantizingError(f"exit code {process.exitcode}")


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]
def _log_nothing(_level: int, _text: bytes, _user_data: ctypes.c_void_p) -> None:
    pass


def _work(source: str, target: str, recipe: Recipe, threads: int, behind: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    if behind:
        lower_priority()
    llama_cpp.llama_log_set(_log_nothing, ctypes.c_void_p(0))
    how = llama_cpp.llama_model_quantize_default_params()
    how.nthread = threads
    how.allow_requantize = True
    how.ftype = recipe.layers
    how.output_tensor_type = recipe.output
    how.token_embedding_type = recipe.embedding
    sys.exit(llama_cpp.llama_model_quantize(source.encode(), target.encode(), ctypes.byref(how)))
