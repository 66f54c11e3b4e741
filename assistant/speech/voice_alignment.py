"""Letting a Piper voice tell how long each of its phonemes sounds.

A Piper model (VITS: J. Kim et al., "Conditional Variational Autoencoder with Adversarial Learning for End-to-End
Text-to-Speech", 2021) rounds the length of every phoneme up to whole frames on its way to the sound, and keeps the
lengths to itself. Here they become a second output, which piper-tts knows how to read.
"""

from __future__ import annotations

from assistant.speech.onnx_cut import GRAPH_OUTPUT, MODEL_GRAPH, VALUE_NAME, field

LENGTHS = b"/Ceil_output_0"
"""The lengths in the voices as Piper exports them."""


def with_phoneme_lengths(model: bytes) -> bytes | None:
    """The ONNX model with the phonemes' lengths as one more output; None when it has none under that name.

    Of two protocol buffer messages that are put one behind the other the parts are merged
    (https://protobuf.dev/programming-guides/encoding/#last-one-wins), so what is added stands at the end.
    """
    if LENGTHS not in model:
        return None
    value = field(VALUE_NAME, LENGTHS)
    return model + field(MODEL_GRAPH, field(GRAPH_OUTPUT, value))
