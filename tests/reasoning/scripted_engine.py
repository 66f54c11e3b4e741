"""Stands in for the model inside the reasoner's real process: the question is the script.

A question is a line of steps, done in order, such as `say one two; wait 0.2; die`:
`say …` adds words to the answer, `think …` to the thoughts; `wait s` works for that long, looking up often; `die` kills
the process; `die once` only if it was not done before (it leaves a note beside the model); `fail …` gives up with that
sentence; `break` raises an error that no engine may raise; `stuck` does not look up for a minute; `modules` says which
of some modules are loaded; `echo` says the conversation. A check runs the script of its question and finds that what it
says is right. The model file is a script too: `refuse …`, `short …`, `die`, `slow`, or anything else to be loaded.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Generator
from pathlib import Path

from assistant.micro_turn import Verdict
from assistant.reasoning.errors import CannotAnswerError, UnusableModelError
from assistant.reasoning.messages import Check, Think
from assistant.reasoning.written import Written


def _die() -> None:
    os._exit(41)


def load(path: Path, context_tokens: int, threads: int) -> ScriptedEngine:
    with path.with_suffix(".loads").open("a") as loads:
        loads.write(f"{os.getpid()}\n")
    try:
        script = path.read_text()
    except OSError:
        raise UnusableModelError(f"The reasoner's model {path.name} is missing.") from None
    verb, _, rest = script.partition(" ")
    if verb == "refuse":
        raise UnusableModelError(rest)
    if verb == "short":
        raise UnusableModelError(rest, passing=True)
    if verb == "die":
        _die()
    if verb == "slow":
        time.sleep(60)
    return ScriptedEngine(path)


class ScriptedEngine:
    def __init__(self, path: Path) -> None:
        self._path = path
        os.write(1, b"native noise on standard output")

    def answer(self, order: Think) -> Generator[Written, None, None]:
        text = thoughts = ""
        for step in order.question.split(";"):
            verb, _, rest = step.strip().partition(" ")
            match verb:
                case "think":
                    thoughts = f"{thoughts} {rest}".strip()
                case "say":
                    text = f"{text} {rest}".strip()
                case "wait":
                    until_s = time.monotonic() + float(rest)
                    while time.monotonic() < until_s:
                        time.sleep(0.01)
                        yield Written(text, thoughts)
                case "die":
                    note = self._path.with_suffix(".died")
                    if rest != "once" or not note.exists():
                        note.touch()
                        _die()
                case "fail":
                    raise CannotAnswerError(rest)
                case "break":
                    raise RuntimeError("the model is in an unknown state")
                case "stuck":
                    time.sleep(60)
                case "modules":
                    loaded = [
                        name
                        for name in ("PySide6", "ui", "assistant.cli", "llama_cpp")
                        if name in sys.modules
                    ]
                    text = json.dumps(loaded)
                case "model":
                    text = self._path.name
                case "echo":
                    text = json.dumps(order.conversation)
            yield Written(text, thoughts)
        yield Written(text, thoughts)

    def check(self, order: Check) -> Generator[None, None, Verdict]:
        texts = [""]
        for written in self.answer(Think(order.run, order.question, ())):
            texts.append(written.answer)
            yield None
        return Verdict(texts[-1], f"not {order.given}")
