"""Letting a Piper voice tell how long each of its phonemes sounds.

A Piper model (VITS: J. Kim et al., "Conditional Variational Autoencoder with Adversarial Learning for End-to-End
Text-to-Speech", 2021) rounds the length of every phoneme up to whole frames on its way to the sound, and keeps the
lengths to itself. Here they become a second output, which piper-tts knows how to read.
"""

from __future__ import annotations

LENGTHS = b"/Ceil_output_0"
"""The lengths in the voices as Piper exports them."""
_GRAPH_OF_MODEL = 7
_OUTPUT_OF_GRAPH = 12
_NAME_OF_VALUE = 1


def with_phoneme_lengths(model: bytes) -> bytes | None:
    """The ONNX model with the phonemes' lengths as one more output; None when it has none under that name.

    Of two protocol buffer messages that are put one behind the other the parts are merged
    (https://protobuf.dev/programming-guides/encoding/#last-one-wins), so what is added stands at the end.
    """
    if LENGTHS not in model:
        return None
    value = _field(_NAME_OF_VALUE, LENGTHS)
    return model + _field(_GRAPH_OF_MODEL, _field(_OUTPUT_OF_GRAPH, value))


def _field(number: int, content: bytes) -> bytes:
    """A protocol buffer field of the kind that has a length; shorter than 128 bytes."""
    assert len(content) < 128
    return bytes((number << 3 | 2, len(content))) + content
