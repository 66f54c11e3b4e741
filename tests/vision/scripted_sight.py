"""Stands in for the model that sees inside its real process: the last line of what it is asked is the script.

Steps are parted by semicolons: `say …` adds words, `wait s` works for so long, looking up often; `die` ends the
process, `die once` only if it was not done before; `picture` says how large the picture is. With choices it answers
"yes" when the picture is bright. What else it is asked it says again.
"""

from __future__ import annotations

import base64
import os
import time
from collections.abc import Generator
from pathlib import Path

import cv2
import numpy as np

from assistant.reasoning.messages import Think
from assistant.reasoning.written import Written


def load(path: Path, context_tokens: int, threads: int) -> ScriptedSight:
    with path.with_suffix(".loads").open("a") as loads:
        loads.write(f"{os.getpid()}\n")
    return ScriptedSight(path)


class ScriptedSight:
    def __init__(self, path: Path) -> None:
        self._path = path

    def answer(self, order: Think) -> Generator[Written, None, None]:
        data = np.frombuffer(base64.b64decode(order.picture), np.uint8)
        picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
        assert picture is not None
        if order.choices:
            yield Written(order.choices[0] if picture.mean() > 128 else order.choices[1])
            return
        text = ""
        for step in order.question.splitlines()[-1].split(";"):
            verb, _, rest = step.strip().partition(" ")
            match verb:
                case "say":
                    text = f"{text} {rest}".strip()
                case "wait":
                    until_s = time.monotonic() + float(rest)
                    while time.monotonic() < until_s:
                        time.sleep(0.01)
                        yield Written(text)
                case "die":
                    note = self._path.with_suffix(".died")
                    if rest != "once" or not note.exists():
                        note.touch()
                        os._exit(41)
                case "picture":
                    text = f"{picture.shape[1]} x {picture.shape[0]}"
                case _:
                    text = step.strip()
            yield Written(text)
        yield Written(text)
