"""Finds the sentences of the engine: literals and f-strings in `assistant/` and `models/` that read like one.

The engine says what is wrong in finished sentences. Which of its texts reach the window cannot be told from the source
for certain; what is found here besides does no harm.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FOLDERS = ("assistant", "models")
BESIDE = ("ui/screen.py",)
"""It imports no Qt, and so speaks as the engine does."""

SILENT = (
    "assistant/attached_picture.py", "assistant/attachment.py", "assistant/bench/", "assistant/capture/echo",
    "assistant/capture/file_audio.py", "assistant/capture/ring_buffer.py", "assistant/capture/wav_",
    "assistant/cli.py", "assistant/clock.py", "assistant/commands/", "assistant/headless.py",
    "assistant/interaction/", "assistant/machine.py", "assistant/manners.py", "assistant/micro_turn",
    "assistant/reasoning/answer_span.py", "assistant/reasoning/check.py", "assistant/reasoning/for_the_ear.py",
    "assistant/reasoning/messages.py", "assistant/reasoning/prompt.py", "assistant/reasoning/written.py",
    "assistant/remote_control.py", "assistant/settings/declared.py", "assistant/settings/markdown.py",
    "assistant/speech/onnx_cut.py", "assistant/speech/piper_voice.py", "assistant/standing_orders/",
    "assistant/timeline/card_markdown.py", "assistant/timeline/export.py", "assistant/timeline/schema.py",
    "assistant/timeline/session_search.py",
    "assistant/timeline/timeline.py", "assistant/vision/prompt.py", "models/checking.py", "models/presets.py",
)  # fmt: skip
"""What the window never shows: for the command line, for models, for the ear."""

IN_PARTS = (
    # assistant/capture/device_news.py, device_line.py
    "The {what} “{name}” is used now.",
    "The {what} “{name}” is used now, as the system says.",
    "“{name}” is used now.",
    "“{name}” is used now, as the system says.",
    "The {what} “{name}” and the {what_} “{name_}” are used now.",
    "The {what} “{name}” and the {what_} “{name_}” are used now, as the system says.",
    "The {what} “{name}” and the {what_} “{name_}”",
    "The {what} “{name}”",
    "“{name}” and “{name_}”",
    "“{name}”",
    "{lost} is gone; {used} is used until it is back.",
    "{lost} is gone; {used} are used until it is back.",
    "{lost} are gone; {used} is used until they are back.",
    "{lost} are gone; {used} are used until they are back.",
    "{lost} are gone; until there are others you can type and read.",
    "{lost} is gone; until there are others you can type and read.",
    "{trouble}; until there is one you can type.",
    "{trouble}; until there is one answers are on the screen only.",
    "{trouble}; until then nothing is seen.",
    "microphone",
    "speaker",
    "camera",
    # assistant/gap.py
    "The computer slept for {time}; {now}.",
    "The program was held up for {time}; {now}.",
    "1 second", "{count} seconds", "1 minute", "{count} minutes", "1 hour", "{count} hours", "1 day", "{count} days",
    # assistant/instance_lock.py, model_loading.py, settings/setting.py; models/recommendation.py
    "Counterpoint is running already with the data folder {folder}; use that window, or start with another folder by"
    " --data-dir.",
    "Counterpoint is running already with the data folder {folder} (process {pid}); use that window, or start with"
    " another folder by --data-dir.",
    "voice detector",
    "“{label}” ({key}) cannot be {value}.",
    "“{label}” ({key}) cannot be {value}; write it such as {example}.",
    "1 core",
    "{count} cores",
    # assistant/standing_orders/, for the list of what is looked out for
    "waits for the camera",
    "waits for the models that find people",
    "waits for a model that sees",
    "waits for the screen as the camera",
    "each time",
    "the next time",
    # assistant/reasoning/, assistant/vision/: whose process or model it is
    "reasoner",
    "observer",
    # assistant/look_recorder.py; assistant/vision/pictures.py, assistant/interaction/looking.py: what cards are called
    "Looking: {question}",
    "Reading: {question}",
    "What the camera saw",
    "What is written there",
    # ui/screen.py
    "{lack} because the system library {library} is missing: install it.",
    "{lack} because the system library {library} is missing: install it (on Debian and Ubuntu: sudo apt install"
    " {package}).",
)  # fmt: skip
"""Sentences that the source puts together from parts, and what it puts into others."""

NOT_FOR_PEOPLE = re.compile(
    r"^(re\.|log\.|_log\.|.*trace\.|.*execute|.*Thread|.*split$|frozenset|AssertionError|RuntimeError|TypeError)"
)
"""Calls whose texts are for programs, and for programmers."""

FOR_THE_EAR = frozenset({"Hello, this is how I sound."})

_SQL = re.compile(r"\b(SELECT|PRAGMA|INSERT|UPDATE|DELETE FROM|CREATE|BEGIN|ALTER|ORDER BY)\b")
_READABLE = re.compile(r"[\w\s{}“”„\"'`’.,;:!?…()/–\-−=&*]+")
_GLUED = re.compile(r"[\w}]\{")
"""Where a value follows upon another, one cannot tell in the sentence where it begins."""

_LEAST_WORDS = 3


def engine_texts() -> Iterator[tuple[str, str]]:
    """The sentences, and the file in which each stands."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    for path in (*files, *(ROOT / one for one in BESIDE)):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(SILENT):
            for pattern in dict.fromkeys(_patterns(ast.parse(path.read_text(encoding="utf-8")))):
                yield pattern, name
    yield from ((pattern, "packaging/engine_texts.py") for pattern in IN_PARTS)


def _patterns(tree: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if isinstance(child, ast.Call) and NOT_FOR_PEOPLE.match(ast.unparse(child.func)):
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            pattern = child.value.strip()
        elif isinstance(child, ast.JoinedStr):
            pattern = _pattern(child).strip()
            for value in child.values:
                yield from _patterns(value) if isinstance(value, ast.FormattedValue) else ()
        else:
            yield from _patterns(child)
            continue
        if _reads_like_a_sentence(pattern):
            yield pattern


def _pattern(joined: ast.JoinedStr) -> str:
    """An f-string with a named place for each value."""
    names: dict[str, str] = {}
    parts = []
    for value in joined.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        elif isinstance(value, ast.FormattedValue):
            expression = ast.unparse(value.value)
            name = (re.findall(r"[A-Za-z_]\w*", expression.partition("(")[2] or expression) or ["value"])[-1]
            while names.setdefault(name, expression) != expression:
                name += "_"
            parts.append(f"{{{name}}}")
    return "".join(parts)


def _reads_like_a_sentence(pattern: str) -> bool:
    own = re.sub(r"\{\w+\}", " ", pattern)
    words = re.findall(r"[A-Za-z’']{2,}", own)
    return (
        pattern not in FOR_THE_EAR
        and len(words) >= _LEAST_WORDS
        and " " in pattern
        and not _SQL.search(pattern)
        and not re.search("[a-z]_", own)
        and not _GLUED.search(pattern)
        and bool(_READABLE.fullmatch(pattern))
    )
