"""A recorded stream of micro-turns replays to the same decisions."""

from __future__ import annotations

from pathlib import Path

from fakes.stage import RATE_HZ, Stage

from assistant.interaction.cascade import Cascade
from assistant.micro_turn_json import ArrayFolder, MicroTurnRecording, to_json


class Nothing:
    """Ports behind which nothing happens: what came of the requests is in the recording."""

    def draft(
        self, generation: int, messages: tuple[tuple[str, str], ...], *, may_think: bool = True
    ) -> None: ...

    def prepare(self, generation: int, messages: tuple[tuple[str, str], ...]) -> None: ...

    def judge(self, generation: int, messages: tuple[tuple[str, str], ...]) -> None: ...

    def speak(self, generation: int, index: int, text: str) -> None: ...

    def drop(self, generation: int) -> None: ...


def test_the_same_micro_turns_give_the_same_decisions(tmp_path: Path) -> None:
    stage = Stage()
    stage.drafting.answer = lambda text: (
        ["Let me think about that."] if "times" in text else ["One two three four five six seven eight nine."]
    )
    stage.say("Please count for me.", 1.0, 2.0)
    stage.say("Mm-hm.", 3.0, 3.2, partial=False)
    stage.say("What is seventeen times three?", 3.9, 5.2)
    stage.type("And hello.", 9.0)
    stage.reasoner_answers("Fifty one.", 8.0)
    stage.run(16.0)
    recording = MicroTurnRecording(tmp_path / "recording")
    for turn in stage.micro_turns:
        recording.append(turn)

    again = Cascade(Nothing(), Nothing(), rate_hz=RATE_HZ)
    again.delegation.available = True
    arrays = (ArrayFolder(tmp_path / "then"), ArrayFolder(tmp_path / "now"))
    replayed = [again.step(turn) for turn in MicroTurnRecording(tmp_path / "recording")]
    assert len(replayed) == len(stage.outputs)
    for then, now in zip(stage.outputs, replayed, strict=True):
        assert _plain(to_json(then, arrays[0])) == _plain(to_json(now, arrays[1]))


def _plain(value: object) -> object:
    """JSON without the references to arrays, whose names differ between folders."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key != "samples"}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
