"""A recorded stream of micro-turns replays to the same decisions."""

from __future__ import annotations

from pathlib import Path

from fakes.stage import RATE_HZ, Stage

from assistant.interaction.cascade import Cascade
from assistant.interaction.own_words import OwnWords
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


def test_standing_orders_replay_to_the_same_rings_and_cards(tmp_path: Path) -> None:
    stage = Stage(own_words=True)
    stage.say("Set a timer for ten seconds for the tea.", 1.0, 2.5)
    stage.say("At 2:21, tell me to call Mum.", 5.0, 6.5)
    stage.say("Whenever I say actually, count it.", 9.0, 10.3)
    stage.say("Well, actually, I am still talking right now.", 11.8, 15.0)
    stage.type("put milk on the shopping list", 18.0)
    stage.run(65.0)
    recording = MicroTurnRecording(tmp_path / "recording")
    for turn in stage.micro_turns:
        recording.append(turn)

    again = Cascade(Nothing(), Nothing(), rate_hz=RATE_HZ, own_words=OwnWords())
    again.delegation.available = True
    arrays = (ArrayFolder(tmp_path / "then"), ArrayFolder(tmp_path / "now"))
    shown = 0
    for then, turn in zip(stage.outputs, MicroTurnRecording(tmp_path / "recording"), strict=True):
        now = again.step(turn)
        shown += len(now.show)
        assert _plain(to_json(then, arrays[0])) == _plain(to_json(now, arrays[1]))
    assert shown >= 5
    assert "It is two twenty-one. Remember to call Mum." in stage.heard


def _plain(value: object) -> object:
    """JSON without the references to arrays, whose names differ between folders."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key != "samples"}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
