"""The samples of Full-Duplex-Bench v1.0 and v1.5, read from their folders.

As in github.com/DanielLin94144/Full-Duplex-Bench (v1_v1.5), a task's folder holds one folder per sample, with
`input.wav` and the sample's annotations. `pause.json`, `turn_taking.json` and `interrupt.json` are lists of events with
a `timestamp` (start, end; s), `interrupt.json` also with `context` and `interrupt`; a `metadata.json` (v1.5) is one
event over the answer with `timestamps`, `context_text` and `current_turn_text`, and has a `clean_input.wav` without the
event beside it; a sample with `transcription.json` alone is a story for backchannels.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.bench.duplex import rows
from assistant.bench.duplex.scene import Mark, Scene
from assistant.capture.errors import DeviceError
from assistant.capture.wav_reader import read_wav
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

INPUT = "input.wav"
CLEAN_INPUT = "clean_input.wav"
AUDIBLE = 0.01

_TASKS_1_5 = {
    "user_interruption": (rows.INTERRUPTIONS, rows.INTERRUPTION),
    "user_backchannel": (rows.BACKCHANNELS, rows.NOD),
    "talking_to_other": (rows.OTHERS, rows.ASIDE),
    "background_speech": (rows.OTHERS, rows.BACKGROUND),
}
"""Which row a subset of v1.5 belongs to, and what its event is."""


class FolderError(Exception):
    """The folder cannot be used; the text says why and what to do."""


@dataclass(frozen=True, eq=False)
class Sample:
    """A sample's folder and the scene in it; the `clean` one of v1.5 is without the event, and not scored."""

    folder: Path
    scene: Scene
    clean: bool = False


def read_samples(folder: Path) -> list[Sample]:
    """The samples below the folder: those of one task, or of several in folders of their own.

    Raises FolderError for a folder without samples and for a sample that is damaged.
    """
    if not folder.is_dir():
        raise FolderError(
            f"There is no folder {folder}; name one that holds the samples of Full-Duplex-Bench."
        )
    found = sorted((path.parent for path in folder.rglob(INPUT)), key=_by_number)
    if not found:
        raise FolderError(
            f"No sample was found in {folder}: each is a folder of its own that holds an {INPUT}, such as"
            f" {folder.name}/1/{INPUT}."
        )
    samples = []
    for path in found:
        samples.append(Sample(path, _read_scene(path, folder)))
        if (path / CLEAN_INPUT).is_file():
            samples.append(Sample(path, _clean_scene(path, samples[-1].scene), clean=True))
    return samples


def _clean_scene(sample: Path, scene: Scene) -> Scene:
    try:
        return Scene(f"{scene.name} clean", rows.CLEAN, read_wav(sample / CLEAN_INPUT), (), scene.detail)
    except DeviceError as error:
        raise FolderError(f"The sample {sample} cannot be used: {error}") from None


def _read_scene(sample: Path, root: Path) -> Scene:
    try:
        sound = read_wav(sample / INPUT)
    except DeviceError as error:
        raise FolderError(f"The sample {sample} cannot be used: {error}") from None
    length_s = len(sound) / PERCEPTION_RATE_HZ
    row, marks, detail = _about(sample, length_s)
    marks = [_from_its_sound(mark, sound) if mark.kind == rows.INTERRUPTION else mark for mark in marks]
    name = f"{row}/{sample.relative_to(root).as_posix()}" if sample != root else f"{row}/{sample.name}"
    return Scene(name, row, sound, tuple(sorted(marks, key=lambda mark: mark.start_s)), detail)


def _about(sample: Path, length_s: float) -> tuple[str, list[Mark], str]:
    """The row that a sample belongs to, its marks and its sort."""
    if (sample / "metadata.json").is_file():
        return _about_1_5(sample, length_s)
    if (sample / "interrupt.json").is_file():
        path = sample / "interrupt.json"
        event = _events(path)[0]
        start_s, end_s = _span(event, "timestamp", path, length_s)
        marks = [
            Mark(rows.TURN, 0.0, start_s, str(event.get("context", ""))),
            Mark(rows.INTERRUPTION, start_s, end_s, str(event.get("interrupt", ""))),
        ]
        return rows.INTERRUPTIONS, marks, "synthetic"
    if (sample / "pause.json").is_file():
        path = sample / "pause.json"
        marks = [Mark(rows.PAUSE, *_span(event, "timestamp", path, length_s)) for event in _events(path)]
        return rows.PAUSES, [*marks, Mark(rows.TURN, 0.0, length_s, _text(sample))], sample.parent.name
    if (sample / "turn_taking.json").is_file():
        path = sample / "turn_taking.json"
        end_s, _ = _span(_events(path)[0], "timestamp", path, length_s)  # where the other one takes it
        return rows.TURNS, [Mark(rows.TURN, 0.0, end_s, _text(sample))], sample.parent.name
    if (sample / "transcription.json").is_file():
        return rows.STORY, [Mark(rows.TURN, 0.0, length_s, _text(sample))], sample.parent.name
    raise FolderError(
        f"The sample {sample} says nothing about itself: it needs a pause.json, turn_taking.json, interrupt.json,"
        " metadata.json or transcription.json beside its input.wav."
    )


def _about_1_5(sample: Path, length_s: float) -> tuple[str, list[Mark], str]:
    path = sample / "metadata.json"
    subset = next((name for name in _TASKS_1_5 if any(name in part for part in sample.parts)), None)
    if subset is None:
        raise FolderError(
            f"The sample {sample} has a metadata.json, but its subset cannot be told: one of the folders above it must"
            f" be called {', '.join(_TASKS_1_5)}."
        )
    about = _read_json(path)
    if not isinstance(about, dict):
        raise FolderError(f"{path} must hold one object with timestamps, context_text and current_turn_text.")
    row, kind = _TASKS_1_5[subset]
    start_s, end_s = _span(about, "timestamps", path, length_s)
    marks = [
        Mark(
            rows.TURN, 0.0, min(start_s, _question_end_s(sample, start_s)), str(about.get("context_text", ""))
        ),
        Mark(kind, start_s, end_s, str(about.get("current_turn_text", ""))),
    ]
    return row, marks, subset.replace("_", " ")


def _question_end_s(sample: Path, before_s: float) -> float:
    """Where the sound of the clean input ends before the event; the event's start when that cannot be told."""
    try:
        clean = read_wav(sample / CLEAN_INPUT)
    except DeviceError:
        return before_s
    audible = np.flatnonzero(np.abs(clean[: round(before_s * PERCEPTION_RATE_HZ)]) > AUDIBLE)
    return (int(audible[-1]) + 1) / PERCEPTION_RATE_HZ if len(audible) else before_s


def _from_its_sound(mark: Mark, sound: Samples) -> Mark:
    """The mark from its first audible sample on: recordings of interruptions begin with a silence."""
    start = round(mark.start_s * PERCEPTION_RATE_HZ)
    audible = np.flatnonzero(np.abs(sound[start : round(mark.end_s * PERCEPTION_RATE_HZ)]) > AUDIBLE)
    if not len(audible):
        return mark
    return replace(mark, start_s=(start + int(audible[0])) / PERCEPTION_RATE_HZ)


def _events(path: Path) -> list[dict[str, Any]]:
    events = _read_json(path)
    if not isinstance(events, list) or not events or not all(isinstance(event, dict) for event in events):
        raise FolderError(
            f"{path} must hold a list of events, each with a timestamp [start, end] in seconds."
        )
    return events


def _span(event: dict[str, Any], key: str, path: Path, length_s: float) -> tuple[float, float]:
    span = event.get(key)
    if (
        not isinstance(span, list)
        or len(span) < 2
        or not all(isinstance(at_s, int | float) and not isinstance(at_s, bool) for at_s in span[:2])
    ):
        raise FolderError(f"{path} must give each event's {key} as [start, end] in seconds.")
    start_s, end_s = float(span[0]), float(span[1])
    if not 0.0 <= start_s <= end_s or start_s > length_s:
        raise FolderError(f"{path} has {key} of {start_s:g} to {end_s:g} s in a sound of {length_s:.1f} s.")
    return start_s, min(end_s, length_s)


def _text(sample: Path) -> str:
    """What is said, if a transcription is there: a list of words, or of speakers of whom 1 is the user."""
    path = sample / "transcription.json"
    if not path.is_file():
        return ""
    content = _read_json(path)
    items = (
        content
        if isinstance(content, list)
        else content.get("chunks", [])
        if isinstance(content, dict)
        else []
    )
    words = []
    for item in items:
        if isinstance(item, dict) and isinstance(item.get("item"), list):
            if item.get("speaker") == 1:
                words += [str(word.get("text", "")) for word in item["item"] if isinstance(word, dict)]
        elif isinstance(item, dict):
            words.append(str(item.get("text", "")))
    return " ".join(word.strip() for word in words)


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        raise FolderError(f"{path} cannot be read as JSON; fetch the data set again.") from None


def _by_number(path: Path) -> tuple[str, int, str]:
    return str(path.parent), int(path.name) if path.name.isdigit() else 0, path.name
