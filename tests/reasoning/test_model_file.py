"""What is found out about a model before it is loaded."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from assistant.reasoning.errors import UnusableModelError
from assistant.reasoning.model_file import ModelShape, check_model, read_shape


def _text(text: str) -> bytes:
    return struct.pack("<Q", len(text)) + text.encode()


def _pair(key: str, value: int | str | list[int]) -> bytes:
    head = _text(key)
    if isinstance(value, str):
        return head + struct.pack("<I", 8) + _text(value)
    if isinstance(value, list):
        return head + struct.pack("<IIQ", 9, 5, len(value)) + struct.pack(f"<{len(value)}i", *value)
    return head + struct.pack("<II", 4, value)


def _gguf(**more: int | str | list[int]) -> bytes:
    pairs: dict[str, int | str | list[int]] = {
        "general.architecture": "toy",
        "toy.block_count": 10,
        "toy.embedding_length": 1024,
        "toy.attention.head_count": 16,
        **{f"toy.attention.{key}": value for key, value in more.items()},
        "tokenizer.ggml.model": "never read",
    }
    body = b"".join(_pair(key, value) for key, value in pairs.items())
    return b"GGUF" + struct.pack("<IQQ", 3, 1, len(pairs)) + body


def test_the_shape_is_read_and_gives_the_size_of_the_cache():
    shape = read_shape(io.BytesIO(_gguf(head_count_kv=2)))
    assert shape == ModelShape(layers=10, kv_heads=2, key_length=64, value_length=64)
    assert shape.kv_bytes(4096) == 4096 * 10 * 2 * (64 + 64) * 2


def test_heads_may_differ_from_layer_to_layer_and_lengths_may_be_given():
    shape = read_shape(io.BytesIO(_gguf(head_count_kv=[0, 4, 2], key_length=128, value_length=96)))
    assert shape == ModelShape(layers=10, kv_heads=4, key_length=128, value_length=96)


def _problem(path: Path) -> UnusableModelError:
    with pytest.raises(UnusableModelError) as caught:
        check_model(path, 4096)
    return caught.value


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a GGUF file"),
        (b"PK\x03\x04 and so on", "not a GGUF file"),
        (_gguf()[:40], "cut off"),
        (b"GGUF" + struct.pack("<IQQ", 99, 1, 1), "version 99 is not known"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + b"\xff" * 40, "damaged"),
    ],
)
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, content: bytes, words: str):
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    problem = _problem(path)
    assert words in str(problem)
    assert not problem.passing


def test_a_missing_file_is_refused(tmp_path: Path):
    assert "is not at" in str(_problem(tmp_path / "none.gguf"))


def test_a_model_that_does_not_fit_in_memory_is_refused_for_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "model.gguf"
    path.write_bytes(_gguf())
    check_model(path, 4096)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=200 * 2**20))
    problem = _problem(path)
    assert problem.passing
    assert "choose a smaller model" in str(problem)
