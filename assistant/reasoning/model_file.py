"""Looks at a model file before it is loaded: is it a GGUF, is it whole, does it fit in memory?"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import psutil

from assistant.reasoning.errors import UnusableModelError

GGUF_MAGIC: Final = b"GGUF"
GGUF_VERSIONS: Final = (2, 3)
WORKING_BYTES: Final = 300 * 2**20
"""Beside weights and cache: the interpreter and the buffers of one batch (150–200 MB measured, and air)."""

_NUMBERS: Final = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_TOKENIZER_PREFIX: Final = "tokenizer."


@dataclass(frozen=True)
class ModelShape:
    """What the size of the KV cache depends on."""

    layers: int
    kv_heads: int
    key_length: int
    value_length: int

    def kv_bytes(self, context_tokens: int) -> int:
        """The size of the cache at 16 bits a number; an upper bound for models with sliding windows."""
        return 2 * context_tokens * self.layers * self.kv_heads * (self.key_length + self.value_length)


def check_model(path: Path, context_tokens: int, who: str = "reasoner", *, beside_bytes: int = 0) -> None:
    """Raises UnusableModelError if the model at `path` is missing, no GGUF, or does not fit in memory.

    `who` is whose model it is, for the sentence; `beside_bytes` of memory are needed besides.
    """
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            shape = read_shape(file)
    except FileNotFoundError:
        raise UnusableModelError(
            f"The {who}'s model {name} is not at {path.parent}: fetch it again."
        ) from None
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise UnusableModelError(f"The {who}'s model {name} cannot be read: {why}.", passing=True) from None
    except ValueError as problem:
        raise UnusableModelError(
            f"The {who}'s model {name} is unusable ({problem}): fetch it again."
        ) from None
    needed = size + beside_bytes + WORKING_BYTES + (shape.kv_bytes(context_tokens) if shape else 0)
    available = int(psutil.virtual_memory().available)
    if needed > available:
        raise UnusableModelError(
            f"The {who}'s model {name} needs {needed / 1e9:.1f} GB of memory and "
            f"{available / 1e9:.1f} GB are free: close other programs or choose a smaller model.",
            passing=True,
        )


def read_shape(file: BinaryIO) -> ModelShape | None:
    """The shape written at the head of a GGUF file; None where the head does not say.

    Reads up to the vocabulary, which follows the architecture in the files that are about.
    Raises ValueError, saying what is wrong in a few words, if this is not the head of a GGUF file.
    """
    if file.read(4) != GGUF_MAGIC:
        raise ValueError("it is not a GGUF file")
    version, _tensors, pairs = _unpack(file, "IQQ")
    if version not in GGUF_VERSIONS:
        raise ValueError(f"GGUF version {version} is not known")
    found: dict[str, int] = {}
    for _ in range(pairs):
        key = _string(file).decode("utf-8", "replace")
        if key.startswith(_TOKENIZER_PREFIX):
            break
        value = _value(file, _unpack(file, "I")[0])
        if isinstance(value, int):
            found[key.partition(".")[2]] = value
    try:
        heads = found["attention.head_count"]
        head_length = found["embedding_length"] // heads
        return ModelShape(
            layers=found["block_count"],
            kv_heads=found.get("attention.head_count_kv", heads),
            key_length=found.get("attention.key_length", head_length),
            value_length=found.get("attention.value_length", head_length),
        )
    except (KeyError, ZeroDivisionError):
        return None


def _unpack(file: BinaryIO, layout: str) -> tuple[Any, ...]:
    layout = "<" + layout
    data = file.read(struct.calcsize(layout))
    if len(data) < struct.calcsize(layout):
        raise ValueError("it is cut off")
    return struct.unpack(layout, data)


def _string(file: BinaryIO) -> bytes:
    (length,) = _unpack(file, "Q")
    if length > 2**24:
        raise ValueError("its head is damaged")
    data = file.read(length)
    if len(data) < length:
        raise ValueError("it is cut off")
    return data


def _value(file: BinaryIO, kind: int) -> int | float | None:
    """A number as it is, the largest number of an array of integers (heads per layer), None for the rest."""
    if kind in _NUMBERS:
        number: int | float = _unpack(file, _NUMBERS[kind])[0]
        return number
    if kind == _STRING:
        _string(file)
        return None
    if kind != _ARRAY:
        raise ValueError("its head is damaged")
    item_kind, count = _unpack(file, "IQ")
    if item_kind not in _NUMBERS:
        for _ in range(count):
            _value(file, item_kind)
        return None
    item_size = struct.calcsize("<" + _NUMBERS[item_kind])
    if count * item_size > 2**20:
        file.seek(count * item_size, io.SEEK_CUR)
        return None
    numbers = _unpack(file, _NUMBERS[item_kind] * count)
    largest: int | float | None = max(numbers, default=None)
    return largest
