"""Cutting a small ONNX model, written here byte by byte, and running the parts."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.onnx_session import open_contents
from assistant.speech.onnx_cut import NotOnnxError, cut, inputs_of, node_input


def field(number: int, content: bytes) -> bytes:
    assert len(content) < 128
    return bytes((number << 3 | 2, len(content))) + content


def node(name: str, kind: str, inputs: list[str], output: str, attribute: bytes = b"") -> bytes:
    parts = b"".join(field(1, one.encode()) for one in inputs)
    parts += field(2, output.encode()) + field(3, name.encode()) + field(4, kind.encode())
    return field(1, parts + (field(5, attribute) if attribute else b""))


def weight(name: str, value: float) -> bytes:
    return field(5, b"\x08\x01\x10\x01" + field(8, name.encode()) + field(9, np.float32(value).tobytes()))


def value(number: int, name: str) -> bytes:
    return field(number, field(1, name.encode()) + field(2, b"\x0a\x02\x08\x01"))


def model(*extra: bytes, other_input: str = "two") -> bytes:
    """y = (x · two + one) · x as four parts: doubled, summed, y, and a node that nothing needs."""
    graph = b"".join(
        (
            node("double", "Mul", ["x", "two"], "doubled"),
            node("add", "Add", ["doubled", "one"], "summed"),
            node("times", "Mul", ["summed", other_input], "y"),
            node("idle", "Neg", ["x"], "unused"),
            *extra,
            field(2, b"test"),
            weight("two", 2.0),
            weight("one", 1.0),
            value(11, "x"),
            value(12, "y"),
            value(13, "doubled"),
        )
    )
    length = len(graph)
    opset = field(8, b"\x0a\x00\x10\x0f")
    return b"\x08\x08" + opset + bytes((7 << 3 | 2, length & 0x7F | 0x80, length >> 7)) + graph


def run(part: bytes, **inputs: float) -> list[float]:
    fed = {name: np.array([number], dtype=np.float32) for name, number in inputs.items()}
    return [float(out[0]) for out in open_contents(part).run(None, fed)]


def test_two_parts_do_what_the_whole_does() -> None:
    whole = model()
    first, second = cut(whole, ["x"], ["summed"]), cut(whole, ["summed"], ["y"])
    assert first is not None
    assert second is not None
    assert run(whole, x=5.0) == [22.0]
    assert run(first, x=5.0) == [11.0]
    assert run(second, summed=11.0) == [22.0]


def test_what_is_not_needed_is_left_out() -> None:
    second = cut(model(), ["summed"], ["y"])
    assert second is not None
    assert b"double" not in second
    assert b"unused" not in second
    assert inputs_of(second) == ["summed"]


def test_several_outputs_and_outputs_in_the_middle() -> None:
    first = cut(model(), ["x"], ["summed", "doubled"])
    assert first is not None
    assert run(first, x=3.0) == [7.0, 6.0]


def test_a_part_that_needs_more_than_it_is_given_cannot_be_cut() -> None:
    assert cut(model(other_input="x"), ["summed"], ["y"]) is None
    assert cut(model(), ["x"], ["no such value"]) is None


def test_a_part_with_branches_is_not_cut() -> None:
    branch = node("branch", "If", ["summed"], "z", attribute=field(6, field(2, b"inner")))
    assert cut(model(branch), ["x"], ["z"]) is None
    assert cut(model(branch), ["x"], ["y"]) is not None


def test_the_first_input_of_a_node_by_its_name() -> None:
    assert node_input(model(), "times") == "summed"
    assert node_input(model(), "of another make") is None


@pytest.mark.parametrize(
    "damaged", [b"", b"no model at all", model()[:-3], b"\x3a\xff", b"\x3a" + b"\xff" * 12]
)
def test_what_is_no_model_is_said_to_be_none(damaged: bytes) -> None:
    with pytest.raises(NotOnnxError):
        cut(damaged, ["x"], ["y"])
