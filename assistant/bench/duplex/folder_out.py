"""What was said in a scene, written as Full-Duplex-Bench wants it; and made scenes written as samples of it.

Its scorers read `output.wav` (16 kHz mono, as long as the input) and `output.json`: `text`, and `chunks` of a word with
its `timestamp` (start, end; s) each. The `output.json` for an interruption holds only the words after it, as its own
transcriber makes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.bench.duplex import rows
from assistant.bench.duplex.folder_in import CLEAN_INPUT, INPUT, Sample
from assistant.bench.duplex.performance import Line, Performance
from assistant.bench.duplex.scene import Scene
from assistant.capture.wav_writer import WavWriter
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples

OUTPUT = "output.wav"
WORDS = "output.json"

_FOLDERS = {
    rows.TURNS: "smooth_turn_taking",
    rows.PAUSES: "pause_handling",
    rows.INTERRUPTIONS: "user_interruption",
    rows.BACKCHANNELS: "user_backchannel",
    rows.STORY: "backchannel",
}
"""What the made scenes' folders are called, but for those of OTHERS, which are of two sorts."""
_EVENTS = (rows.INTERRUPTION, rows.NOD, rows.ASIDE, rows.BACKGROUND)
_ENDS_AFTER_S = 0.02


def write_output(performance: Performance, sample: Sample) -> None:
    """Writes `output.wav` and `output.json` into the sample's folder. Raises OSError, DeviceError."""
    before = "clean_" if sample.clean else ""
    _write_wav(sample.folder / f"{before}{OUTPUT}", performance.said)
    _write_json(sample.folder / f"{before}{WORDS}", words_of(performance))


def keep_performance(performance: Performance, root: Path) -> Path | None:
    """Writes a made scene as a sample, with what was really heard, its annotations and the output; returns its folder.

    A turn with pauses ends with the turn: whatever is said in such a file was said too early. A scene whose cue did
    not come is not kept. Raises OSError, DeviceError.
    """
    scene = performance.scene
    if scene.cue is not None and not performance.of(scene.cue.kind):
        return None
    sample = root / _folder_of(scene) / scene.name.rpartition("/")[2].lstrip("0")
    sample.mkdir(parents=True, exist_ok=True)
    size = len(performance.heard)
    if scene.row == rows.PAUSES:
        size = min(size, round((performance.of(rows.TURN)[0].end_s + _ENDS_AFTER_S) * PERCEPTION_RATE_HZ))
    _write_wav(sample / INPUT, performance.heard[:size])
    _write_wav(sample / OUTPUT, performance.said[:size])
    _write_json(sample / WORDS, words_of(performance, until_s=size / PERCEPTION_RATE_HZ))
    for name, content in _annotations(performance):
        _write_json(sample / name, content)
    if scene.cue is not None:
        _write_wav(sample / CLEAN_INPUT, scene.sound)
    return sample


def words_of(performance: Performance, *, until_s: float = float("inf")) -> dict[str, Any]:
    """The words that were heard with their times, as `output.json` has them; nods are words, too."""
    from_s = 0.0
    if performance.scene.row == rows.INTERRUPTIONS:
        from_s = next((mark.end_s for mark in performance.of(rows.INTERRUPTION)), 0.0)
    words = [
        (text, start_s, end_s)
        for line in (*performance.lines, *performance.nods)
        for text, start_s, end_s in _timed(line)
        if start_s < until_s and start_s >= from_s - 1e-6
    ]
    words.sort(key=lambda word: word[1])
    chunks = [{"text": text, "timestamp": [round(start, 3), round(end, 3)]} for text, start, end in words]
    return {"text": " ".join(text for text, _, _ in words), "chunks": chunks}


def _timed(line: Line) -> Iterator[tuple[str, float, float]]:
    if line.words:
        yield from ((word.text, word.start_s, word.end_s) for word in line.words)
        return
    texts = line.text.split()  # a nod: its words share its time
    length_s = (line.end_s - line.start_s) / max(1, len(texts))
    for number, text in enumerate(texts):
        yield text, line.start_s + number * length_s, line.start_s + (number + 1) * length_s


def _folder_of(scene: Scene) -> str:
    if scene.row != rows.OTHERS:
        return _FOLDERS.get(scene.row, scene.row)
    return "talking_to_other" if scene.detail.startswith("aside") else "background_speech"


def _annotations(performance: Performance) -> Iterator[tuple[str, Any]]:
    row = performance.scene.row
    turns = performance.of(rows.TURN)
    if row == rows.PAUSES:
        yield (
            "pause.json",
            [{"text": "[PAUSE]", "timestamp": [m.start_s, m.end_s]} for m in performance.of(rows.PAUSE)],
        )
    elif row == rows.TURNS:
        yield (
            "turn_taking.json",
            [{"text": "[TURN-TAKING]", "timestamp": [turns[0].end_s, turns[0].end_s + 0.4]}],
        )
    elif row == rows.STORY:
        yield "transcription.json", [{"text": turns[0].text, "timestamp": [turns[0].start_s, turns[0].end_s]}]
    over = [
        mark
        for mark in performance.marks
        if mark.kind in (rows.INTERRUPTION, rows.NOD, rows.ASIDE, rows.BACKGROUND)
    ]
    context = turns[0].text if turns else ""
    if row == rows.INTERRUPTIONS and over:
        span = [over[0].start_s, over[0].end_s]
        yield "interrupt.json", [{"context": context, "interrupt": over[0].text, "timestamp": span}]
    if over:
        span = [over[0].start_s, over[0].end_s]
        yield (
            "metadata.json",
            {"context_text": context, "current_turn_text": over[0].text, "timestamps": span},
        )


def _write_wav(path: Path, sound: Samples) -> None:
    writer = WavWriter(path)
    writer.write(sound)
    writer.close()


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
