"""Cutting an ONNX model in two: the part between some of its values and others, as a model of its own.

An ONNX file is a protocol buffer message (https://onnx.ai/onnx/repo-docs/IR.html,
https://protobuf.dev/programming-guides/encoding/). What is kept of it is kept byte for byte; the numbers of its fields
are those of `onnx.proto`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MODEL_GRAPH = 7
GRAPH_NODE, GRAPH_INITIALIZER, GRAPH_INPUT, GRAPH_OUTPUT, GRAPH_VALUE_INFO = 1, 5, 11, 12, 13
NODE_INPUT, NODE_OUTPUT, NODE_NAME, NODE_ATTRIBUTE = 1, 2, 3, 5
ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS = 6, 11
TENSOR_NAME = 8
VALUE_NAME, VALUE_TYPE = 1, 2
FLOAT_TENSOR = b"\x0a\x02\x08\x01"
"""The type of a value: a tensor of float32 of any shape."""

Field = tuple[int, int, memoryview]
"""A field's number, its wire type, and what it holds; of a number that is its bytes as they stand."""


class NotOnnxError(ValueError):
    """The bytes are no ONNX model, or a damaged one."""


def node_input(model: bytes, name: str) -> str | None:
    """What the node of this name takes in first; None when there is no such node."""
    for _, node in _fields_of(_graph_of(model), GRAPH_NODE):
        if name in _texts(node, NODE_NAME):
            return next(iter(_texts(node, NODE_INPUT)), None)
    return None


def cut(model: bytes, inputs: Sequence[str], outputs: Sequence[str]) -> bytes | None:
    """The part that makes `outputs` from `inputs`, float32 values or inputs of the whole model.

    None when `outputs` need more than these, or when a part with branches or loops would be cut. Raises NotOnnxError.
    """
    graph = _graph_of(model)
    nodes = [node for _, node in _fields_of(graph, GRAPH_NODE)]
    initializers = {_text(held, TENSOR_NAME): held for _, held in _fields_of(graph, GRAPH_INITIALIZER)}
    of_whole = {_text(value, VALUE_NAME): value for _, value in _fields_of(graph, GRAPH_INPUT)}
    makers = {name: place for place, node in enumerate(nodes) for name in _texts(node, NODE_OUTPUT)}
    kept_nodes: set[int] = set()
    kept_weights: set[str] = set()
    wanted = list(outputs)
    while wanted:
        name = wanted.pop()
        if not name or name in inputs or name in kept_weights:  # an empty name is an input that is left out
            continue
        if name in initializers:
            kept_weights.add(name)
        elif (place := makers.get(name)) is None or _branches(nodes[place]):
            return None
        elif place not in kept_nodes:
            kept_nodes.add(place)
            wanted += _texts(nodes[place], NODE_INPUT)
    parts = [field(GRAPH_NODE, bytes(nodes[place])) for place in sorted(kept_nodes)]
    parts += [field(GRAPH_INITIALIZER, bytes(initializers[name])) for name in sorted(kept_weights)]
    parts += [field(GRAPH_INPUT, bytes(of_whole.get(name, _float_value(name)))) for name in inputs]
    parts += [field(GRAPH_OUTPUT, field(VALUE_NAME, name.encode())) for name in outputs]
    replaced = (GRAPH_NODE, GRAPH_INITIALIZER, GRAPH_INPUT, GRAPH_OUTPUT, GRAPH_VALUE_INFO)
    rest = [_written(one) for one in _fields(graph) if one[0] not in replaced]
    around = [_written(one) for one in _fields(memoryview(model)) if one[0] != MODEL_GRAPH]
    return b"".join((*around, field(MODEL_GRAPH, b"".join((*rest, *parts)))))


def inputs_of(model: bytes) -> list[str]:
    """The names of what the whole model takes in. Raises NotOnnxError."""
    return [_text(value, VALUE_NAME) for _, value in _fields_of(_graph_of(model), GRAPH_INPUT)]


def _graph_of(model: bytes) -> memoryview:
    graphs = [graph for _, graph in _fields_of(memoryview(model), MODEL_GRAPH)]
    if len(graphs) != 1:
        raise NotOnnxError("These bytes hold no ONNX graph.")
    return graphs[0]


def _float_value(name: str) -> bytes:
    return field(VALUE_NAME, name.encode()) + field(VALUE_TYPE, FLOAT_TENSOR)


def _branches(node: memoryview) -> bool:
    """Whether a node holds graphs of its own, which may use values that its inputs do not name."""
    return any(
        number in (ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS)
        for _, attribute in _fields_of(node, NODE_ATTRIBUTE)
        for number, _, _ in _fields(attribute)
    )


def _texts(message: memoryview, number: int) -> list[str]:
    return [bytes(content).decode() for _, content in _fields_of(message, number)]


def _text(message: memoryview, number: int) -> str:
    return next(iter(_texts(message, number)), "")


def _fields_of(message: memoryview, number: int) -> Iterator[tuple[int, memoryview]]:
    return ((kind, content) for found, kind, content in _fields(message) if found == number)


def _fields(message: memoryview) -> Iterator[Field]:
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        number, kind = key >> 3, key & 7
        start = at
        if kind == 0:
            _, at = _number(message, at)
        elif kind in (1, 5):
            at += 8 if kind == 1 else 4
        elif kind == 2:
            length, start = _number(message, at)
            at = start + length
        else:
            raise NotOnnxError(f"A field of the kind {kind} has no place in an ONNX model.")
        if at > len(message):
            raise NotOnnxError("The ONNX model ends in the middle of a field.")
        yield number, kind, message[start:at]


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """The variable-length number that begins at `at`, and where it is over."""
    value = shift = 0
    while True:
        if at >= len(message) or shift > 63:
            raise NotOnnxError("The ONNX model ends in the middle of a number.")
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _written(held: Field) -> bytes:
    number, kind, content = held
    return field(number, bytes(content)) if kind == 2 else _varint(number << 3 | kind) + bytes(content)


def field(number: int, content: bytes) -> bytes:
    """A field of the kind that has a length."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)
    return bytes(written)
