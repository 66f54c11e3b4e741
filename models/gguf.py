"""A first look at GGUF files, the format of llama.cpp."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from models.errors import NotAModel

_HEADER = struct.Struct("<4sIQQ")  # magic, version, number of tensors, number of metadata entries
_VERSIONS = (2, 3)
_SPLIT = re.compile(r"-\d{5}-of-(?!00001)\d{5}\.gguf$", re.IGNORECASE)


def check_gguf(path: Path) -> None:
    """Make sure that ``path`` is a model in one GGUF file. Only the header is read.

    Raises:
        NotAModel: it is absent, a folder, another format, truncated, or one part of several.
    """
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER.size)
    except OSError as error:
        raise NotAModel(f"{path} cannot be read ({error.strerror}): check the path.") from error
    if not header.startswith(b"GGUF"):
        raise NotAModel(f"{path} is no GGUF file: choose a language model in the format of llama.cpp.")
    if len(header) < _HEADER.size:
        raise NotAModel(f"{path} ends after {len(header)} bytes: fetch or copy it again.")
    _, version, tensors, _ = _HEADER.unpack(header)
    if version not in _VERSIONS:
        raise NotAModel(
            f"{path} is GGUF of version {version}; versions 2 and 3 can be read: get a newer file."
        )
    if tensors == 0:
        raise NotAModel(f"{path} holds no tensors: choose the model itself, not its vocabulary.")
    if _SPLIT.search(path.name):
        raise NotAModel(f"{path} is one part of several: join them with `llama-gguf-split --merge` first.")
