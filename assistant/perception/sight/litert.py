"""Small models in TensorFlow Lite files, run by LiteRT on the one thread that asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.capture.quiet import quiet

Tensor = NDArray[np.float32]


class SightUnusableError(Exception):
    """The models for the camera cannot be used; the text is a sentence for the user that says what to do."""


class LiteModel:
    """One model with one square picture as its input. For one thread at a time.

    Raises SightUnusableError when LiteRT or the file cannot be loaded.
    """

    def __init__(self, file: Path) -> None:
        interpreter_class = _interpreter_class()
        try:
            with quiet():  # it tells about its delegate
                self._interpreter = interpreter_class(model_path=str(file), num_threads=1)
                self._interpreter.allocate_tensors()
        except (ValueError, RuntimeError, OSError) as error:
            raise SightUnusableError(
                f"The model for the camera {file.name} cannot be loaded: its file is damaged."
                " Run `counterpoint models verify`, then fetch it again."
            ) from error
        picture = self._interpreter.get_input_details()[0]
        self._input = int(picture["index"])
        self._outputs = [int(output["index"]) for output in self._interpreter.get_output_details()]
        self.input_px = int(picture["shape"][1])
        """How wide and high the picture is that it takes."""

    def run(self, picture: Tensor, outputs: tuple[int, ...]) -> tuple[Tensor, ...]:
        """What it makes of a picture, shape (1, `input_px`, `input_px`, 3): the outputs with these numbers."""
        self._interpreter.set_tensor(self._input, picture)
        self._interpreter.invoke()
        return tuple(self._interpreter.get_tensor(self._outputs[number]) for number in outputs)


def _interpreter_class() -> Any:
    try:
        from ai_edge_litert.interpreter import Interpreter
    except (ImportError, OSError) as error:
        raise SightUnusableError(
            f"To see people and gestures LiteRT is needed, which does not load ({error}); run make run again."
        ) from None
    return Interpreter


def sigmoid(values: Tensor) -> Tensor:
    """Between 0 and 1, for any size of number."""
    return as_tensor(1.0 / (1.0 + np.exp(-np.clip(values, -100.0, 100.0))))


def as_tensor(values: NDArray[Any]) -> Tensor:
    """Numbers as the models take and give them."""
    return values.astype(np.float32, copy=False)
