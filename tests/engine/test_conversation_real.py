"""The life of a conversation with the `tiny` models: typed questions, models switched while it goes on, bad ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fakes.real_models import tiny_models, write_wav

import assistant.model_loading
from assistant.capture.file_audio import FileAudio
from assistant.clock import RealClock
from assistant.conversation import Conversation
from assistant.micro_turn import PERCEPTION_RATE_HZ
from assistant.status import Phase
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline
from models.hardware import look_at_hardware

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]

PATIENCE_S = 60.0
QUIET_S = 90.0
QUIET_DBFS = -70.0


class Talk:
    """A conversation in which only typed lines are heard."""

    def __init__(self, folder: Path, **changes: str) -> None:
        store, models = tiny_models()
        silence = write_wav(folder / "silence.wav", np.zeros(1600, dtype=np.float32))
        clock = RealClock()
        cast = {role: model for role, model in {**models, **changes}.items() if role != "reasoner"}
        audio = FileAudio(silence, folder / "voice.wav", QUIET_S)
        self.conversation = Conversation(store, cast, audio, Timeline(clock), clock, echo_cancellation=False)

    def begin(self) -> None:
        self.conversation.start()
        assert self.conversation.ready.wait(PATIENCE_S)

    def items(self, lane: Lane, kind: str) -> list[TimelineItem]:
        return [i for i in self.conversation.timeline.items() if i.lane is lane and i.kind == kind]

    def wait_for(self, what: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not what():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def answers(self, question: str, expected: str) -> None:
        before = len(self.items(Lane.ASSISTANT, "speech"))
        self.conversation.type_text(question)
        self.wait_for(
            lambda: any(expected in item.text for item in self.items(Lane.ASSISTANT, "speech")[before:])
        )


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    talk = Talk(tmp_path)
    yield talk
    talk.conversation.stop()


def test_models_are_switched_while_the_conversation_goes_on(talk: Talk) -> None:
    talk.begin()
    assert talk.conversation.status().phase is Phase.READY
    talk.answers("What is the capital of France?", "Paris")
    _, models = tiny_models()
    for role, model_id in (
        ("interaction", models["reasoner"]),
        ("recogniser", models["recogniser"]),
        ("voice", models["voice"]),
    ):
        talk.conversation.switch_model(role, model_id)
    talk.wait_for(lambda: len(talk.items(Lane.SYSTEM, "model")) == 3)
    assert talk.conversation.status().models["interaction"] == models["reasoner"]
    talk.answers("And what is the capital of Italy?", "Rome")
    assert talk.items(Lane.SYSTEM, "notice") == []


def test_a_model_that_is_not_there_leaves_the_old_one_in_place(talk: Talk) -> None:
    talk.begin()
    talk.conversation.switch_model("interaction", "qwen3.5-9b-q4_k_m")
    talk.conversation.switch_model("recogniser", "no-such-model")
    talk.wait_for(lambda: len(talk.items(Lane.SYSTEM, "notice")) == 2)
    assert talk.items(Lane.SYSTEM, "model") == []
    talk.answers("What is the capital of France?", "Paris")


def test_the_voice_is_in_the_output_and_typing_is_on_the_record(talk: Talk, tmp_path: Path) -> None:
    talk.begin()
    talk.answers("What is the capital of France?", "Paris")
    talk.wait_for(lambda: talk.items(Lane.ASSISTANT, "speech")[0].end_s is not None)
    talk.conversation.stop()
    assert [item.text for item in talk.items(Lane.USER, "text")] == ["What is the capital of France?"]
    line = talk.items(Lane.ASSISTANT, "speech")[0]
    sound = np.frombuffer((tmp_path / "voice.wav").read_bytes()[44:], "<i2")
    start, end = (round(at * PERCEPTION_RATE_HZ) for at in (line.start_s, line.end_s or 0.0))
    assert np.abs(sound[start:end]).max() > 3000
    assert not sound[: start - 160].any()


def test_a_tone_and_a_sample_of_the_voice_are_heard_and_no_part_of_the_conversation(
    talk: Talk, tmp_path: Path
) -> None:
    talk.conversation.play_tone()  # nothing yet: it has not begun
    talk.conversation.speak_sample()
    talk.begin()
    time.sleep(0.5)
    for ask in (talk.conversation.play_tone, talk.conversation.speak_sample):
        ask()
        talk.wait_for(lambda: talk.conversation.status().output_level_dbfs > QUIET_DBFS)
        assert not talk.conversation.status().speaking
        talk.wait_for(lambda: talk.conversation.status().output_level_dbfs <= QUIET_DBFS)
        time.sleep(2.5)
    talk.answers("What is the capital of France?", "Paris")
    talk.wait_for(lambda: talk.items(Lane.ASSISTANT, "speech")[0].end_s is not None)
    talk.conversation.stop()
    assert [item.text for item in talk.items(Lane.USER, "text")] == ["What is the capital of France?"]
    (line,) = talk.items(Lane.ASSISTANT, "speech")
    assert talk.items(Lane.SYSTEM, "notice") == []
    loud = np.flatnonzero(np.frombuffer((tmp_path / "voice.wav").read_bytes()[44:], "<i2"))
    tone, sample, answer = np.split(loud, np.flatnonzero(np.diff(loud) > PERCEPTION_RATE_HZ // 2) + 1)
    assert (tone[-1] - tone[0]) / PERCEPTION_RATE_HZ == pytest.approx(0.8, abs=0.1)
    assert 1.0 < (sample[-1] - sample[0]) / PERCEPTION_RATE_HZ < 4.0
    assert answer[0] / PERCEPTION_RATE_HZ == pytest.approx(line.start_s, abs=0.1)


def test_stopping_while_it_loads_leaves_nothing_behind(talk: Talk) -> None:
    talk.conversation.start()
    time.sleep(0.2)
    talk.conversation.stop()
    assert talk.conversation.status().phase is Phase.STOPPED
    assert talk.conversation.ready.is_set()


def test_a_conversation_that_was_never_started_can_be_stopped(talk: Talk) -> None:
    talk.conversation.stop()
    talk.conversation.stop()


def test_a_model_too_large_for_the_memory_is_refused_before_it_is_loaded(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = replace(look_at_hardware(), memory_total_bytes=10**9, memory_available_bytes=2 * 10**8)
    fits = assistant.model_loading.fits
    monkeypatch.setattr(assistant.model_loading, "fits", lambda entries: fits(entries, small))
    talk.begin()
    status = talk.conversation.status()
    assert status.phase is Phase.FAILED
    assert "memory" in status.phase_text
    assert [item.text for item in talk.items(Lane.SYSTEM, "notice")] == [status.phase_text]


def test_a_role_without_a_model_is_named(tmp_path: Path) -> None:
    talk = Talk(tmp_path, voice="")
    talk.begin()
    assert talk.conversation.status().phase is Phase.FAILED
    assert "voice" in talk.conversation.status().phase_text
    talk.conversation.stop()


def test_a_new_session_begins_in_well_under_a_second_and_forgets_the_one_before(
    talk: Talk, tmp_path: Path
) -> None:
    talk.begin()
    talk.answers("What is the capital of France?", "Paris")
    begun: list[float] = []
    talk.conversation.timeline.subscribe(lambda item: None, lambda: begun.append(time.monotonic()))
    asked_s = time.monotonic()
    talk.conversation.begin_anew()
    talk.wait_for(lambda: begun)
    assert begun[0] - asked_s < 0.5
    assert talk.conversation.timeline.items() == ()
    assert talk.conversation.status().now_s < 1.0
    talk.answers("What is the capital of Italy?", "Rome")
    assert all(item.start_s < PATIENCE_S for item in talk.conversation.timeline.items())
    assert not any("France" in item.text for item in talk.conversation.timeline.items())
