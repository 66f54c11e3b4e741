"""Onsets and ends of speech, and what the ear makes of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from assistant.micro_turn import EndOfTurn, Samples, VoiceActivity
from assistant.perception.ear import Ear
from assistant.perception.echo_gate import EchoGate
from assistant.perception.recogniser import ReadRequest
from assistant.perception.sound_level import level_dbfs
from assistant.perception.sound_memory import SoundMemory
from assistant.perception.voice_activity import FRAME_S, FRAME_SAMPLES, SpeechDetector


def detect(probabilities: list[float]) -> tuple[list[bool], SpeechDetector]:
    detector = SpeechDetector()
    spoken = []
    for number, probability in enumerate(probabilities, start=1):
        detector.hear(probability, number * FRAME_S)
        spoken.append(detector.speaking)
    return spoken, detector


def test_a_click_is_no_speech() -> None:
    assert not any(detect([0.0, 0.9, 0.0, 0.9, 0.0])[0])


def test_the_onset_is_where_the_voice_began() -> None:
    spoken, detector = detect([0.0, 0.0, 0.9, 0.9])
    assert spoken == [False, False, False, True]
    assert detector.started_s == pytest.approx(2 * FRAME_S)


def test_the_end_is_where_the_silence_began() -> None:
    spoken, detector = detect([0.9, 0.9, 0.9, 0.1, 0.1])
    assert spoken == [False, True, True, True, False]
    assert detector.ended_s == pytest.approx(3 * FRAME_S)


def test_a_voice_that_wavers_goes_on() -> None:
    assert all(detect([0.9, 0.9, 0.4, 0.1, 0.4, 0.45])[0][1:])


class Script:
    """Models that say what the sound means: a frame of ones is voice."""

    def __init__(self) -> None:
        self.resets = 0
        self.judged: list[int] = []

    def probability(self, sound: Samples) -> float:
        if len(sound) == FRAME_SAMPLES:
            return float(sound.max() > 0.5)
        self.judged.append(len(sound))
        return 0.75

    def reset(self) -> None:
        self.resets += 1


class Listening:
    """An ear with a script, and what came of it."""

    def __init__(
        self,
        script: Script | None = None,
        turn_is_over: Callable[[], bool] = lambda: False,
        end_judged_soon: Callable[[], bool] = lambda: False,
    ) -> None:
        self.posted: list[VoiceActivity | EndOfTurn] = []
        self.requests: list[ReadRequest] = []
        self.script = script or Script()
        self.memory = SoundMemory()
        self.ear = Ear(
            _NoSound(),
            self.memory,
            self.script,
            self.script,
            post=self.posted.append,
            request_read=self.requests.append,
            turn_is_over=turn_is_over,
            end_judged_soon=end_judged_soon,
        )

    def voice(self, seconds: float) -> None:
        self._frames(seconds, 1.0)

    def silence(self, seconds: float) -> None:
        self._frames(seconds, 0.0)

    def _frames(self, seconds: float, value: float) -> None:
        for _ in range(round(seconds / FRAME_S)):
            self.ear.hear(np.full(FRAME_SAMPLES, value, dtype=np.float32))

    @property
    def opinions(self) -> list[EndOfTurn]:
        return [event for event in self.posted if isinstance(event, EndOfTurn)]

    @property
    def voice_now(self) -> VoiceActivity:
        return next(event for event in reversed(self.posted) if isinstance(event, VoiceActivity))


class _NoSound:
    def read(self, max_samples: int, timeout_s: float, min_samples: int = 1) -> tuple[int, Samples, Samples]:
        raise AssertionError("the test gives the frames itself")


def test_reads_are_asked_for_while_the_user_speaks_and_when_they_fall_silent() -> None:
    listening = Listening()
    listening.silence(0.5)
    assert listening.requests == []
    listening.voice(1.5)
    speaking = list(listening.requests)
    assert len(speaking) >= 4
    assert not any(request.pause for request in speaking)
    listening.silence(0.3)
    (last,) = listening.requests[len(speaking) :]
    assert last.until_s == pytest.approx(2.0 + FRAME_S, abs=FRAME_S)
    assert {request.utterance for request in listening.requests} == {1}


def test_the_read_of_a_pause_is_asked_for_with_its_first_frame_unless_all_was_just_read() -> None:
    listening = Listening()
    listening.voice(1.5)
    asked = len(listening.requests)
    frame = np.zeros(FRAME_SAMPLES, dtype=np.float32)
    listening.ear.hear(frame)
    assert len(listening.requests) == asked + 1
    assert listening.requests[-1].until_s == listening.memory.end_s
    listening.voice(2 * FRAME_S)
    listening.ear.hear(frame)
    assert len(listening.requests) == asked + 1


def test_a_long_stretch_is_read_once_more_to_be_settled() -> None:
    listening = Listening()
    listening.voice(6.0)
    listening.silence(1.0)
    assert [request.pause for request in listening.requests[-2:]] == [False, True]
    asked = len(listening.requests)
    listening.voice(1.0)
    listening.silence(1.0)
    assert not any(request.pause for request in listening.requests[asked:])


def test_the_end_of_turn_is_judged_as_the_silence_grows() -> None:
    listening = Listening()
    listening.voice(1.0)
    listening.silence(0.2)
    assert len(listening.opinions) == 0  # the processor is needed for the words
    listening.silence(0.2)
    assert len(listening.opinions) == 1
    listening.silence(2.0)
    assert len(listening.opinions) == 2
    assert {opinion.silence_began_s for opinion in listening.opinions} == {listening.voice_now.speech_ended_s}


def test_speech_after_a_pause_is_the_same_utterance_unless_the_turn_was_taken() -> None:
    listening = Listening()
    listening.voice(1.0)
    listening.silence(0.6)
    listening.voice(1.0)
    assert listening.voice_now.utterance == 1
    assert listening.requests[-1].resumed_s is not None
    listening.silence(0.6)
    listening.ear.utterance_done(1, listening.memory.end_s)
    listening.voice(0.5)
    assert listening.voice_now.utterance == 2
    assert listening.requests[-1].resumed_s is None


def test_words_that_begin_as_the_turn_is_taken_are_a_new_utterance() -> None:
    listening = Listening()
    listening.voice(1.0)
    listening.silence(0.5)
    decided_s = listening.memory.end_s
    listening.voice(0.1)  # the floor does not know of it when it takes the turn
    listening.ear.utterance_done(1, decided_s)
    listening.voice(1.0)
    assert listening.voice_now.utterance == 2
    assert listening.requests[-1].utterance == 2
    assert listening.requests[-1].started_s == pytest.approx(decided_s, abs=FRAME_S)


def test_a_turn_that_is_ended_in_mid_speech_ends_for_the_rest_of_that_speech() -> None:
    listening = Listening()
    listening.voice(1.0)
    listening.ear.utterance_done(1, listening.memory.end_s)
    listening.voice(1.0)
    assert listening.voice_now.utterance == 1
    listening.silence(0.5)
    listening.voice(0.5)
    assert listening.voice_now.utterance == 2


def test_after_a_long_silence_speech_is_a_new_utterance() -> None:
    listening = Listening()
    listening.voice(1.0)
    listening.silence(4.0)
    listening.voice(0.5)
    assert listening.voice_now.utterance == 2


def test_muted_it_hears_nothing_but_time_goes_on() -> None:
    listening = Listening()
    listening.ear.muted = True
    listening.voice(1.0)
    assert listening.requests == []
    assert not listening.voice_now.speaking
    assert listening.memory.end_s == pytest.approx(1.0, abs=FRAME_S)
    assert not listening.memory.between(0.0, 1.0).any()


def test_the_voice_model_is_refreshed_in_long_silence_only() -> None:
    listening = Listening()
    listening.voice(10.0)
    assert listening.script.resets == 0
    listening.silence(10.0)
    assert 1 <= listening.script.resets <= 4


def test_levels() -> None:
    assert level_dbfs(np.zeros(100, dtype=np.float32)) == -100.0
    assert level_dbfs(np.ones(100, dtype=np.float32)) == pytest.approx(0.0)
    assert level_dbfs(np.full(100, 0.1, dtype=np.float32)) == pytest.approx(-20.0, abs=0.01)


def test_sound_memory_forgets_the_oldest() -> None:
    memory = SoundMemory(kept_s=1.0)
    for number in range(30):
        memory.append(np.full(1600, number, dtype=np.float32))
    assert memory.end_s == pytest.approx(3.0)
    assert set(memory.between(2.5, 2.7)) == {25.0, 26.0}
    assert len(memory.between(0.0, 1.0)) == 0
    assert len(memory.between(2.9, 9.0)) == 1600


def frame(level: float) -> Samples:
    return np.full(FRAME_SAMPLES, level, dtype=np.float32)


LOUD = 0.1


def below(db: float) -> Samples:
    """A frame that is so much quieter than what the loudspeaker plays."""
    return frame(LOUD * 10 ** (-db / 20))


def proven_gate() -> EchoGate:
    """A gate in a room with an echo that the canceller takes out."""
    gate = EchoGate()
    for _ in range(round(1.1 / FRAME_S)):
        gate.admits(below(10), below(40), frame(LOUD))
    return gate


def test_the_faint_rest_of_the_assistants_own_voice_is_not_the_users() -> None:
    gate = proven_gate()
    assert not gate.admits(below(10), below(30), frame(LOUD))
    assert gate.admits(below(8), below(15), frame(LOUD))


def test_before_the_canceller_has_proven_itself_only_a_loud_voice_is_heard_over_the_own_one() -> None:
    gate = EchoGate()
    assert not gate.admits(below(10), below(10), frame(LOUD))
    assert gate.admits(below(0), below(0), frame(LOUD))


def test_when_nothing_is_played_every_voice_is_heard() -> None:
    assert EchoGate().admits(frame(0.001), frame(0.001), frame(0.0))


def test_the_gate_stays_a_moment_after_the_loudspeaker_and_then_opens() -> None:
    gate = proven_gate()
    gate.admits(below(10), below(30), frame(LOUD))
    assert not gate.admits(below(30), below(30), frame(0.0))
    for _ in range(round(1.0 / FRAME_S)):
        gate.admits(below(30), below(30), frame(0.0))
    assert gate.admits(below(30), below(30), frame(0.0))


def test_headphones_are_known_by_the_absence_of_echo() -> None:
    gate = EchoGate()
    for _ in range(round(1.8 / FRAME_S)):
        gate.admits(below(50), below(52), frame(LOUD))
    assert gate.no_echo
    assert gate.admits(below(30), below(40), frame(LOUD))


def test_headphones_that_are_taken_off_are_noticed() -> None:
    gate = EchoGate()
    for _ in range(round(1.8 / FRAME_S)):
        gate.admits(below(50), below(52), frame(LOUD))
    for _ in range(round(0.5 / FRAME_S)):
        gate.admits(below(10), below(40), frame(LOUD))
    assert not gate.no_echo


def test_an_echo_with_gaps_is_not_taken_for_headphones() -> None:
    gate = EchoGate()
    for number in range(round(6.0 / FRAME_S)):
        near = below(10) if number % 3 else below(60)
        gate.admits(near, below(60), frame(LOUD))
    assert not gate.no_echo


TELEVISION = 0.1
"""The script takes no frame below 0.5 for a voice; see `Hears`."""


class Hears(Script):
    """Hears a voice in everything that is not silence."""

    def probability(self, sound: Samples) -> float:
        if len(sound) == FRAME_SAMPLES:
            return float(sound.max() > 0.0)
        return super().probability(sound)


def beside_a_television() -> Listening:
    listening = Listening(Hears())
    listening._frames(1.0, TELEVISION)
    return listening


def test_a_user_who_speaks_over_a_television_begins_an_utterance_of_their_own() -> None:
    listening = beside_a_television()
    assert listening.voice_now.utterance == 1
    listening.voice(0.6)
    assert listening.voice_now.utterance == 2
    began_s = listening.voice_now.speech_started_s
    assert began_s == pytest.approx(1.0, abs=0.2)


def test_the_turn_ends_where_the_user_falls_silent_though_the_television_goes_on() -> None:
    listening = beside_a_television()
    listening.voice(1.5)
    spoke_until_s = listening.memory.end_s
    listening._frames(1.0, TELEVISION)
    assert not listening.voice_now.speaking
    assert listening.voice_now.speech_ended_s == pytest.approx(spoke_until_s, abs=0.1)
    last = listening.requests[-1]
    assert last.quiet
    assert last.until_s == pytest.approx(spoke_until_s, abs=0.12)


def test_without_a_television_a_soft_ending_belongs_to_the_turn() -> None:
    listening = Listening(Hears())
    listening.voice(1.5)
    listening._frames(0.2, TELEVISION)
    listening.silence(0.2)
    assert listening.requests[-1].until_s > 1.65


def test_no_opinion_is_asked_for_on_a_turn_that_is_taken() -> None:
    listening = Listening()
    listening.voice(1.5)
    listening.silence(0.1)
    listening.ear.utterance_done(1, listening.memory.end_s)
    listening.silence(1.0)
    assert listening.opinions == []


def test_no_opinion_is_asked_for_when_the_floor_knows_that_the_user_is_done() -> None:
    over = [False]
    listening = Listening(turn_is_over=lambda: over[0])
    listening.voice(1.5)
    listening.silence(0.2)
    over[0] = True
    listening.silence(1.0)
    assert listening.opinions == []


def test_while_the_words_are_about_to_tell_no_opinion_is_asked_for() -> None:
    soon = [True]
    listening = Listening(end_judged_soon=lambda: soon[0])
    listening.voice(1.5)
    listening.silence(0.5)
    assert listening.opinions == []
    soon[0] = False
    listening.silence(0.1)
    assert len(listening.opinions) == 1


def test_words_that_never_tell_do_not_keep_the_ear_from_an_opinion() -> None:
    listening = Listening(end_judged_soon=lambda: True)
    listening.voice(1.5)
    listening.silence(0.6)
    assert listening.opinions == []
    listening.silence(0.3)
    assert listening.opinions
