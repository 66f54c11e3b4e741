"""MicroTurn and MicroTurnOutput to JSON and back, so that a recorded stream of them can be replayed.

The form follows from the type hints of the dataclasses: a new field or message needs nothing here. Arrays and
bytes are kept elsewhere, in an `ArrayStore`; in their place stands a reference.
"""

from __future__ import annotations

import dataclasses
import enum
import json
import math
import types
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.micro_turn import MicroTurn

T = TypeVar("T")
Array = NDArray[Any]

_TYPE = "$type"  # which dataclass of a union it is
_TUPLE = "$tuple"  # a tuple where the hint says only Any
_FLOAT = "$float"  # inf, -inf or nan, which JSON does not know


class MicroTurnFormatError(ValueError):
    """Not a recorded micro-turn of this version; the text names the place and says what is wrong."""


class ArrayStore(Protocol):
    """Where arrays are kept."""

    def put(self, array: Array) -> str:
        """Keeps a copy and returns the reference to it."""
        ...

    def get(self, reference: str) -> Array:
        """The array. Raises MicroTurnFormatError when it is not there."""
        ...


class ArrayFolder:
    """Arrays as numbered .npy files in a folder, which is made when it is missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._next = 0

    def put(self, array: Array) -> str:
        self._folder.mkdir(parents=True, exist_ok=True)
        while True:
            reference = f"{self._next:08}.npy"
            self._next += 1
            try:
                with (self._folder / reference).open("xb") as file:
                    np.save(file, array, allow_pickle=False)
                return reference
            except FileExistsError:
                continue  # of an earlier recording: goes on behind it

    def get(self, reference: str) -> Array:
        if Path(reference).name != reference:
            raise MicroTurnFormatError(f"{reference!r} is no array of the recording")
        try:
            array = np.load(self._folder / reference, allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise MicroTurnFormatError(f"the array {reference} cannot be read: {error}") from error
        if not isinstance(array, np.ndarray):
            raise MicroTurnFormatError(f"{reference} is not a single array")
        return array


def to_json(message: Any, arrays: ArrayStore) -> dict[str, Any]:
    """The dataclass `message` in plain JSON values. Raises MicroTurnFormatError for what has no form."""
    return _write_fields(message, arrays)


def from_json(kind: type[T], value: Any, arrays: ArrayStore) -> T:
    """The message of the dataclass `kind` that `to_json` made `value` from.

    A field that is missing takes its default, if it has one. Raises MicroTurnFormatError for unknown fields
    and values that do not fit the type hints.
    """
    return typing.cast(T, _read_fields(kind, value, arrays, kind.__name__))


class MicroTurnRecording:
    """A stream of MicroTurns in a folder: `micro_turns.jsonl` with one a line, and the arrays beside it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "micro_turns.jsonl"
        self._arrays = ArrayFolder(folder / "arrays")

    def append(self, turn: MicroTurn) -> None:
        """Writes one more. Raises OSError when that is not possible."""
        line = json.dumps(to_json(turn, self._arrays), ensure_ascii=False)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(line + "\n")

    def __iter__(self) -> Iterator[MicroTurn]:
        """Reads them back. Raises OSError without a recording, MicroTurnFormatError naming the line."""
        with self._path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield from_json(MicroTurn, json.loads(line), self._arrays)
                except ValueError as error:
                    raise MicroTurnFormatError(f"{self._path}, line {number}: {error}") from error


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _write_fields(message: Any, arrays: ArrayStore) -> dict[str, Any]:
    kind: Any = type(message)
    return {
        name: _write(hint, getattr(message, name), arrays, f"{kind.__name__}.{name}")
        for name, hint in _hints(kind).items()
    }


def _write(hint: Any, value: Any, arrays: ArrayStore, where: str) -> Any:
    if isinstance(value, np.ndarray):
        return arrays.put(value)
    if isinstance(value, bytes):
        return arrays.put(np.frombuffer(value, dtype=np.uint8))
    if isinstance(value, np.generic):
        value = value.item()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        named = {_TYPE: type(value).__name__} if len(_dataclasses_in(hint)) > 1 else {}
        return named | _write_fields(value, arrays)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, float) and not math.isfinite(value):
        return {_FLOAT: str(value)}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, tuple):
        hints = _element_hints(hint, len(value))
        if len(hints) != len(value):
            raise MicroTurnFormatError(f"{where}: {len(value)} elements in place of {len(hints)}")
        parts = [_write(inner, part, arrays, where) for inner, part in zip(hints, value, strict=True)]
        return {_TUPLE: parts} if hint is Any else parts
    if isinstance(value, list) and hint is Any:
        return [_write(Any, part, arrays, where) for part in value]
    if isinstance(value, dict) and hint is Any and not any(str(key).startswith("$") for key in value):
        return {str(key): _write(Any, part, arrays, where) for key, part in value.items()}
    raise MicroTurnFormatError(f"{where}: a {type(value).__name__} cannot be written")


def _read_fields(kind: Any, value: Any, arrays: ArrayStore, where: str) -> Any:
    if not isinstance(value, dict):
        raise MicroTurnFormatError(f"{where}: expected an object, not {_shown(value)}")
    hints = _hints(kind)
    if unknown := value.keys() - hints.keys():
        raise MicroTurnFormatError(f"{where} has no field {', '.join(sorted(map(str, unknown)))}")
    fields = {name: _read(hints[name], part, arrays, f"{where}.{name}") for name, part in value.items()}
    try:
        return kind(**fields)
    except TypeError as error:
        raise MicroTurnFormatError(f"{where}: {error}") from error


def _read(hint: Any, value: Any, arrays: ArrayStore, where: str) -> Any:
    if hint is Any:
        return _read_any(value, where)
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _read_union(hint, value, arrays, where)
    if origin is tuple and isinstance(value, list):
        hints = _element_hints(hint, len(value))
        if len(hints) == len(value):
            pairs = zip(hints, value, strict=True)
            return tuple(_read(inner, part, arrays, f"{where}[{i}]") for i, (inner, part) in enumerate(pairs))
    elif (dtype := _array_dtype(hint)) is not None and isinstance(value, str):
        return _checked(arrays.get(value), dtype, where)
    elif hint is bytes and isinstance(value, str):
        return _checked(arrays.get(value), np.uint8, where).tobytes()
    elif dataclasses.is_dataclass(hint):
        return _read_fields(hint, value, arrays, where)
    elif isinstance(hint, type) and issubclass(hint, enum.Enum):
        try:
            return hint(value)
        except ValueError:
            pass
    elif hint is float and _is_float(value):
        return _read_any(value, where)
    elif (hint in (bool, str, type(None)) and type(value) is hint) or (hint is int and type(value) is int):
        return value
    raise MicroTurnFormatError(f"{where}: expected {_named(hint)}, not {_shown(value)}")


def _read_union(hint: Any, value: Any, arrays: ArrayStore, where: str) -> Any:
    messages = _dataclasses_in(hint)
    if isinstance(value, dict) and len(messages) > 1:
        kind = messages.get(value.get(_TYPE, ""))
        if kind is None:
            raise MicroTurnFormatError(f"{where}: {_TYPE} is one of {', '.join(messages)}")
        return _read_fields(kind, {k: v for k, v in value.items() if k != _TYPE}, arrays, where)
    problem = None
    for choice in typing.get_args(hint):
        if (choice is type(None)) != (value is None):
            continue
        try:
            return _read(choice, value, arrays, where)
        except MicroTurnFormatError as error:
            problem = error
    raise problem or MicroTurnFormatError(f"{where}: expected {_named(hint)}, not {_shown(value)}")


def _read_any(value: Any, where: str) -> Any:
    if isinstance(value, list):
        return [_read_any(part, where) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {_TUPLE} and isinstance(value[_TUPLE], list):
        return tuple(_read_any(part, where) for part in value[_TUPLE])
    if value.keys() == {_FLOAT} and value[_FLOAT] in ("inf", "-inf", "nan"):
        return float(value[_FLOAT])
    if any(key.startswith("$") for key in value):
        raise MicroTurnFormatError(f"{where}: {_shown(value)} has no meaning")
    return {key: _read_any(part, where) for key, part in value.items()}


def _array_dtype(hint: Any) -> Any:
    """The scalar type of an array hint such as NDArray[np.float32], Any for any; None when it is no array."""
    origin = typing.get_origin(hint)
    # NumPy may declare NDArray as an alias that is looked into only on demand.
    if np.ndarray not in (origin, typing.get_origin(getattr(origin, "__value__", None))):
        return None
    last = typing.get_args(hint)[-1]
    return typing.get_args(last)[0] if typing.get_origin(last) is np.dtype else last


def _checked(array: Array, dtype: Any, where: str) -> Array:
    if dtype is not Any and array.dtype != np.dtype(dtype):
        raise MicroTurnFormatError(f"{where}: expected an array of {dtype.__name__}, not {array.dtype}")
    return array


def _is_float(value: Any) -> bool:
    return type(value) in (int, float) or (isinstance(value, dict) and value.keys() == {_FLOAT})


def _dataclasses_in(hint: Any) -> dict[str, Any]:
    choices: tuple[Any, ...] = typing.get_args(hint)
    return {
        choice.__name__: choice
        for choice in choices
        if isinstance(choice, type) and dataclasses.is_dataclass(choice)
    }


def _element_hints(hint: Any, count: int) -> list[Any]:
    """The hints for the `count` elements of a tuple; of another number when the tuple has a fixed length."""
    inner = typing.get_args(hint)
    if not inner:
        return [Any] * count
    return [inner[0]] * count if inner[-1] is Ellipsis else list(inner)


def _named(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) else str(hint)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
