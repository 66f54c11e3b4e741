"""What micro-turns become on the timeline."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.clock import VirtualClock
from assistant.micro_turn import (
    CameraEvent,
    Decision,
    Hearing,
    MicroTurn,
    MicroTurnOutput,
    Nodded,
    Played,
    SpokenClause,
    Task,
    TaskNews,
    TaskState,
    Word,
)
from assistant.recorder import Recorder
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline


class Scene:
    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.timeline = Timeline(self.clock)
        self.recorder = Recorder(self.timeline)
        self._index = 0

    def look(self, at_s: float, output: MicroTurnOutput | None = None, **seen: object) -> None:
        self.clock.move_to(at_s)
        turn = MicroTurn(self._index, at_s - 0.1, at_s, **seen)  # type: ignore[arg-type]
        self._index += 1
        self.recorder.observe(turn, output or MicroTurnOutput(turn.index))

    def items(self, lane: Lane) -> list[TimelineItem]:
        return [item for item in self.timeline.items() if item.lane is lane]


def hearing(committed: str, unstable: str = "", utterance: int = 1, final: bool = False) -> Hearing:
    words = [
        Word(text, 1.0 + 0.2 * n, 1.2 + 0.2 * n) for n, text in enumerate(f"{committed} {unstable}".split())
    ]
    cut = len(committed.split())
    return Hearing(utterance, tuple(words[:cut]), tuple(words[cut:]), 2.0, final)


def clause(number: int, text: str, reply: int = 1) -> SpokenClause:
    ends = tuple(0.2 * (n + 1) for n in range(len(text.split())))
    return SpokenClause(number, reply, text, np.zeros(0, dtype=np.float32), ends)


def test_a_line_of_the_users_grows_in_place_and_ends_with_the_turn() -> None:
    scene = Scene()
    scene.look(1.5, hearing=hearing("", "What is"))
    scene.look(2.0, hearing=hearing("What is", "the cap"))
    (item,) = scene.items(Lane.USER)
    assert (item.text, item.start_s, item.end_s) == ("What is the cap", 1.0, None)
    assert item.data["unstable"] == "the cap"
    scene.look(2.4, hearing=hearing("What is the capital?", final=True))
    scene.look(2.6, MicroTurnOutput(9, utterance_done=1))
    (item,) = scene.items(Lane.USER)
    assert (item.text, item.end_s) == ("What is the capital?", pytest.approx(1.8))
    assert item.data["unstable"] == ""
    assert item.data["words"][0] == ["What", 1.0, 1.2]
    assert [word for word, _, _ in item.data["words"]] == ["What", "is", "the", "capital?"]


def test_sound_without_words_leaves_no_line() -> None:
    scene = Scene()
    scene.look(1.5, hearing=hearing(""))
    assert scene.items(Lane.USER) == []


def test_of_the_assistant_only_what_was_heard_is_there_with_its_real_times() -> None:
    scene = Scene()
    scene.look(3.0, MicroTurnOutput(0, say=(clause(1, "One two three."), clause(2, "Four five."))))
    assert scene.items(Lane.ASSISTANT) == []
    scene.look(3.4, played=(Played(1, 2, 3.1, 3.5, False),))
    (item,) = scene.items(Lane.ASSISTANT)
    assert (item.text, item.start_s, item.end_s) == ("One two", 3.1, None)
    scene.look(3.8, played=(Played(1, 3, 3.1, 3.7, True), Played(2, 1, 3.7, 3.9, True)))
    (item,) = scene.items(Lane.ASSISTANT)
    assert (item.text, item.end_s, item.data["unheard"]) == ("One two three. Four", 3.9, "five.")
    assert item.data["words"][-1] == ["Four", 3.7, pytest.approx(3.9)]


def test_a_reply_that_was_cut_off_before_its_first_word_is_struck_whole() -> None:
    scene = Scene()
    scene.look(3.0, MicroTurnOutput(0, say=(clause(1, "One two."),)))
    scene.look(3.2, played=(Played(1, 0, 3.1, 3.15, True),))
    (item,) = scene.items(Lane.ASSISTANT)
    assert (item.text, item.data["unheard"]) == ("", "One two.")


def test_clauses_that_come_late_go_on_in_the_same_line() -> None:
    scene = Scene()
    scene.look(3.0, MicroTurnOutput(0, say=(clause(1, "One."),)))
    scene.look(3.4, MicroTurnOutput(1, say=(clause(2, "Two."),)), played=(Played(1, 1, 3.1, 3.3, True),))
    scene.look(3.8, played=(Played(2, 1, 3.5, 3.7, True),))
    (item,) = scene.items(Lane.ASSISTANT)
    assert (item.text, item.start_s, item.end_s) == ("One. Two.", 3.1, 3.7)


def test_a_task_is_a_card_that_fills() -> None:
    scene = Scene()
    scene.look(1.0, MicroTurnOutput(0, delegate=(Task("t1", "Why?", (), 1.0),)))
    scene.look(2.0, news=(TaskNews("t1", TaskState.RUNNING, "Bec"),))
    (card,) = scene.items(Lane.REASONER)
    assert (card.text, card.end_s, card.data["answer"]) == ("Why?", None, "Bec")
    scene.look(3.0, news=(TaskNews("t1", TaskState.DONE, "Because."),))
    scene.look(3.2, news=(TaskNews("t1", TaskState.DONE, "Twice."),))
    (card,) = scene.items(Lane.REASONER)
    assert (card.end_s, card.data["state"], card.data["answer"]) == (3.0, "done", "Because.")


def test_camera_events_decisions_and_notices() -> None:
    scene = Scene()
    scene.look(
        1.0,
        MicroTurnOutput(0, decisions=(Decision("answer", "because", (("score", 0.9),)),), notices=("Oops.",)),
        camera=(CameraEvent("movement", "Something is moving.", 0.95),),
    )
    (event,) = scene.items(Lane.CAMERA)
    assert (event.text, event.start_s, event.data["event"]) == ("Something is moving.", 0.95, "movement")
    decision, notice = scene.items(Lane.SYSTEM)
    assert (decision.kind, decision.text, decision.data["why"]) == ("decision", "answer", "because")
    assert decision.data["score"] == 0.9
    assert (notice.kind, notice.text) == ("notice", "Oops.")


def test_an_event_that_tells_how_many_there_are_says_so_in_its_data() -> None:
    scene = Scene()
    two = CameraEvent("people", "Two people are there", 0.9, 2)
    scene.look(1.0, camera=(two, CameraEvent("facing", "Somebody looks at the camera", 0.95)))
    people, facing = scene.items(Lane.CAMERA)
    assert dict(people.data) == {"event": "people", "number": 2}
    assert dict(facing.data) == {"event": "facing"}


def test_a_line_that_was_held_has_the_real_times_of_its_words() -> None:
    scene = Scene()
    scene.look(3.0, MicroTurnOutput(0, say=(clause(1, "One two three."),)))
    scene.look(3.4, played=(Played(1, 1, 3.1, 3.4, False),))
    scene.look(5.0, played=(Played(1, 3, 3.1, 4.9, True, ((1, 1.2),)),))
    (item,) = scene.items(Lane.ASSISTANT)
    assert [word[0] for word in item.data["words"]] == ["One", "two", "three."]
    assert [word[1:] for word in item.data["words"]] == [
        pytest.approx([3.1, 3.3]),
        pytest.approx([4.5, 4.7]),
        pytest.approx([4.7, 4.9]),
    ]
    assert item.end_s == 4.9


def test_a_backchannel_is_an_item_of_its_own_kind() -> None:
    scene = Scene()
    scene.look(3.0, nodded=(Nodded("Mhm.", 2.5, 2.8),))
    (item,) = scene.items(Lane.ASSISTANT)
    assert (item.kind, item.text, item.start_s, item.end_s) == ("backchannel", "Mhm.", 2.5, 2.8)


def test_a_read_that_comes_after_the_turn_was_taken_sets_the_line_right_and_begins_none() -> None:
    scene = Scene()
    scene.look(1.5, hearing=hearing("", "What is the sea?"))
    scene.look(2.0, MicroTurnOutput(1, utterance_done=1))
    scene.look(2.2, hearing=hearing("What is the", "sea level?", final=True))
    (line,) = scene.items(Lane.USER)
    assert line.text == "What is the sea level?"
    assert line.data["unstable"] == ""
    assert [word for word, _, _ in line.data["words"]] == ["What", "is", "the", "sea", "level?"]
    assert line.end_s == pytest.approx(2.0)
    scene.look(3.0, hearing=hearing("", "And then?", utterance=2))
    scene.look(3.1, hearing=hearing("What is the sea", "level?", final=True))
    assert [item.text for item in scene.items(Lane.USER)] == ["What is the sea level?", "And then?"]
