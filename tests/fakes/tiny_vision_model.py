"""Writes a vision-language model of a few hundred kB that llama.cpp really loads: random weights, so it talks nonsense.

The language model is of the "llama" family with a vocabulary of bytes and a few words, the projector of the "idefics3"
family (SmolVLM's): a picture becomes patches, a small SigLIP reads them, every four of them are one token.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.vision.picture_model import PROJECTOR

ALIGNMENT = 32
_UINT32, _INT32, _FLOAT32, _BOOL, _STRING, _ARRAY = 4, 5, 6, 7, 8, 9
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6

WIDTH = 32
"""Numbers in a state of the language model; heads have half of them."""
VISION_WIDTH = 32
PATCH_PX, SIDE_PX = 8, 32
MARKS = ("<fake_token_around_image>", "<global-img>", "<image>", "<row_1_col_1>", "\n", "\n\n")
"""Without these llama.cpp has no tokens to put around a picture."""
WORDS = ("▁yes", "▁no", "▁Yes", "▁No", "Yes", "No", "yes", "no", "▁a", "▁red", "▁cup", "▁person", ".")

TEMPLATE = (
    "<|im_start|>{% for message in messages %}{{ message['role'] | capitalize }}: "
    "{% for line in message['content'] %}{% if line['type'] == 'text' %}{{ line['text'] }}"
    "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}\n{% endfor %}"
    "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}"
)
"""Like SmolVLM's: it knows content in parts only."""


def write_tiny_vision_model(folder: Path, *, seed: int = 1, template: str = TEMPLATE) -> Path:
    """Writes the model and its projector into the folder; the path of the model."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tiny.gguf"
    random = np.random.default_rng(seed)
    _write(path, *_language_model(random, template))
    _write(folder / PROJECTOR, *_projector(random))
    return path


def _language_model(
    random: np.random.Generator, template: str
) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    tokens = ["<unk>", "<s>", "</s>", *MARKS, *(f"<0x{byte:02X}>" for byte in range(256)), *WORDS]
    kinds = [_UNKNOWN, _CONTROL, _CONTROL, *[_CONTROL] * len(MARKS), *[_BYTE] * 256, *[_NORMAL] * len(WORDS)]
    fields = {
        "general.architecture": "llama",
        "general.name": "tiny",
        "llama.context_length": 4096,
        "llama.embedding_length": WIDTH,
        "llama.block_count": 1,
        "llama.feed_forward_length": 2 * WIDTH,
        "llama.attention.head_count": 2,
        "llama.attention.head_count_kv": 2,
        "llama.rope.dimension_count": WIDTH // 2,
        "llama.attention.layer_norm_rms_epsilon": 1e-5,
        "llama.vocab_size": len(tokens),
        "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.scores": [float(-place) for place in range(len(tokens))],
        "tokenizer.ggml.token_type": kinds,
        "tokenizer.ggml.bos_token_id": 1,
        "tokenizer.ggml.eos_token_id": 2,
        "tokenizer.ggml.unknown_token_id": 0,
        "tokenizer.chat_template": template,
    }
    w = _Weights(random)
    w.add("token_embd.weight", len(tokens), WIDTH)
    w.add("output.weight", len(tokens), WIDTH)
    w.ones("output_norm.weight", WIDTH)
    for name in ("attn_norm", "ffn_norm"):
        w.ones(f"blk.0.{name}.weight", WIDTH)
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        w.add(f"blk.0.{name}.weight", WIDTH, WIDTH)
    for name in ("ffn_gate", "ffn_up"):
        w.add(f"blk.0.{name}.weight", 2 * WIDTH, WIDTH)
    w.add("blk.0.ffn_down.weight", WIDTH, 2 * WIDTH)
    return fields, w.tensors


def _projector(random: np.random.Generator) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    fields = {
        "general.architecture": "clip",
        "general.name": "tiny",
        "general.file_type": 0,
        "clip.has_vision_encoder": True,
        "clip.projector_type": "idefics3",
        "clip.use_gelu": True,
        "clip.vision.image_size": SIDE_PX,
        "clip.vision.preproc_image_size": SIDE_PX,
        "clip.vision.patch_size": PATCH_PX,
        "clip.vision.embedding_length": VISION_WIDTH,
        "clip.vision.feed_forward_length": 2 * VISION_WIDTH,
        "clip.vision.block_count": 1,
        "clip.vision.projection_dim": WIDTH,
        "clip.vision.attention.head_count": 2,
        "clip.vision.attention.layer_norm_epsilon": 1e-6,
        "clip.vision.image_mean": [0.5, 0.5, 0.5],
        "clip.vision.image_std": [0.5, 0.5, 0.5],
        "clip.vision.projector.scale_factor": 2,
    }
    w = _Weights(random)
    w.add("v.patch_embd.weight", VISION_WIDTH, 3, PATCH_PX, PATCH_PX)
    w.add("v.patch_embd.bias", VISION_WIDTH)
    w.add("v.position_embd.weight", (SIDE_PX // PATCH_PX) ** 2, VISION_WIDTH)
    for norm in ("v.post_ln", "v.blk.0.ln1", "v.blk.0.ln2"):
        w.ones(f"{norm}.weight", VISION_WIDTH)
        w.add(f"{norm}.bias", VISION_WIDTH)
    for name, rows, columns in (
        ("attn_q", VISION_WIDTH, VISION_WIDTH),
        ("attn_k", VISION_WIDTH, VISION_WIDTH),
        ("attn_v", VISION_WIDTH, VISION_WIDTH),
        ("attn_out", VISION_WIDTH, VISION_WIDTH),
        ("ffn_up", 2 * VISION_WIDTH, VISION_WIDTH),
        ("ffn_down", VISION_WIDTH, 2 * VISION_WIDTH),
    ):
        w.add(f"v.blk.0.{name}.weight", rows, columns)
        w.add(f"v.blk.0.{name}.bias", rows)
    w.add("mm.model.fc.weight", WIDTH, 4 * VISION_WIDTH)
    return fields, w.tensors


class _Weights:
    def __init__(self, random: np.random.Generator) -> None:
        self._random = random
        self.tensors: dict[str, np.ndarray] = {}

    def add(self, name: str, *shape: int) -> None:
        self.tensors[name] = self._random.normal(0.0, 0.5, shape).astype(np.float32)

    def ones(self, name: str, length: int) -> None:
        self.tensors[name] = np.ones(length, dtype=np.float32)


def _write(path: Path, fields: Mapping[str, Any], tensors: Mapping[str, np.ndarray]) -> None:
    """A GGUF file, version 3, of float32 tensors; NumPy's last axis is llama.cpp's first."""
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(fields))
    head += b"".join(_string(name) + _field(value) for name, value in fields.items())
    data = b""
    for name, tensor in tensors.items():
        sizes = tensor.shape[::-1]
        head += _string(name) + struct.pack(f"<I{len(sizes)}QIQ", len(sizes), *sizes, 0, len(data))
        data += _padded(tensor.tobytes())
    path.write_bytes(_padded(head) + data)


def _field(value: Any) -> bytes:
    kind = _kind(value)
    if kind != _ARRAY:
        return struct.pack("<I", kind) + _value(kind, value)
    inner = _INT32 if _kind(value[0]) == _UINT32 else _kind(value[0])
    return struct.pack("<IIQ", _ARRAY, inner, len(value)) + b"".join(_value(inner, one) for one in value)


def _kind(value: Any) -> int:
    if isinstance(value, bool):
        return _BOOL
    if isinstance(value, int):
        return _UINT32
    if isinstance(value, float):
        return _FLOAT32
    if isinstance(value, str):
        return _STRING
    if isinstance(value, Sequence):
        return _ARRAY
    raise TypeError(type(value).__name__)


def _value(kind: int, value: Any) -> bytes:
    if kind == _STRING:
        return _string(value)
    return struct.pack({_UINT32: "<I", _INT32: "<i", _FLOAT32: "<f", _BOOL: "<?"}[kind], value)


def _string(text: str) -> bytes:
    encoded = text.encode()
    return struct.pack("<Q", len(encoded)) + encoded


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % ALIGNMENT)
