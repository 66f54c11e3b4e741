"""A stretch of sound is judged as it goes on."""

from __future__ import annotations

import numpy as np

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples, VoiceCharacter
from assistant.perception.sound_judge import JUDGED_AT_S, SoundJudge
from assistant.perception.voice_activity import FRAME_S
from assistant.perception.voice_or_noise import SoundKind
from assistant.perception.voice_print import VoicePrint


class Kinds:
    def __init__(self) -> None:
        self.noise = 0.1
        self.lengths_s: list[float] = []

    def judge(self, sound: Samples, voice_probabilities: list[float]) -> SoundKind | None:
        self.lengths_s.append(len(sound) / PERCEPTION_RATE_HZ)
        assert abs(len(voice_probabilities) * FRAME_S - self.lengths_s[-1]) < 2 * FRAME_S
        return SoundKind(0.95 - self.noise, 0.05, self.noise, 0.2)


class Room:
    """Sound of one level from which the judge takes its stretches."""

    def __init__(self) -> None:
        self.level = 0.1
        self.kinds = Kinds()
        self.judge = SoundJudge(self._between, self.kinds, VoicePrint.shipped())

    def _between(self, start_s: float, end_s: float) -> Samples:
        times = np.arange(round((end_s - start_s) * PERCEPTION_RATE_HZ)) / PERCEPTION_RATE_HZ
        buzz = sum(np.sin(2 * np.pi * 120 * n * times) / n for n in range(1, 12))
        return (self.level * np.asarray(buzz)).astype(np.float32)

    def hear(self, seconds: float, onset_s: float = 10.0, *, over_echo: bool = False) -> list[VoiceCharacter]:
        self.judge.begin(onset_s, [0.9, 0.9])
        frames = range(3, round(seconds / FRAME_S) + 1)
        found = (self.judge.hear(0.9, onset_s + n * FRAME_S, over_echo=over_echo) for n in frames)
        return [character for character in found if character is not None]


def test_it_is_judged_at_the_set_times_and_no_more() -> None:
    room = Room()
    judgements = room.hear(5.0)
    assert len(judgements) == len(JUDGED_AT_S)
    assert all(abs(j.heard_s - at_s) <= FRAME_S for j, at_s in zip(judgements, JUDGED_AT_S, strict=True))
    assert {j.started_s for j in judgements} == {10.0}


def test_what_is_noise_is_little_speech() -> None:
    room = Room()
    room.kinds.noise = 0.85
    assert room.hear(0.3)[0].speech < 0.2


def test_anybody_may_be_the_user_until_they_are_known() -> None:
    assert {j.user for j in Room().hear(2.0)} == {1.0}


def test_what_the_canceller_has_changed_is_not_compared() -> None:
    room = Room()
    room.judge.learn(0.0, 5.0)
    room.level = 0.01
    assert all(j.user == 1.0 for j in room.hear(0.5, over_echo=True))
    assert room.hear(0.25)[0].user < 0.1


def test_the_same_voice_is_the_user_and_a_far_quieter_beginning_is_not() -> None:
    room = Room()
    room.judge.learn(0.0, 5.0)
    assert room.judge.user_dbfs is not None
    assert all(j.user > 0.3 for j in room.hear(2.0))
    room.level = 0.01
    assert room.hear(0.25)[0].user < 0.1


def test_a_short_question_shows_how_loud_the_user_is() -> None:
    room = Room()
    room.judge.learn(0.0, 0.5)
    room.level = 0.04
    assert room.hear(0.6)[-1].user < 0.1


def test_somebody_new_is_expected_to_be_about_as_loud_as_the_last_user() -> None:
    room = Room()
    room.judge.learn(0.0, 5.0)
    room.judge.forget()
    assert room.judge.user_dbfs is None
    assert all(j.user == 1.0 for j in room.hear(2.0))
    room.level = 0.01
    assert room.hear(0.6)[-1].user < 0.1


def test_at_another_microphone_nothing_is_known_of_how_loud_somebody_is() -> None:
    room = Room()
    room.judge.learn(0.0, 5.0)
    room.judge.forget_levels()
    assert room.judge.user_dbfs is None
    room.level = 0.01
    assert all(j.user == 1.0 for j in room.hear(2.0))


def test_what_is_usual_follows_those_who_are_answered() -> None:
    room = Room()
    room.judge.learn(0.0, 5.0)
    room.level = 0.02
    for _ in range(8):
        room.judge.forget()
        room.judge.learn(0.0, 5.0)
    room.judge.forget()
    assert all(j.user == 1.0 for j in room.hear(2.0))
