"""A cue word that is the last word of what is said: no read of it need say that it is final."""

from __future__ import annotations

from assistant.micro_turn import Hearing, VoiceActivity, Word
from assistant.standing_orders.cue_order import CueOrder


def hearing(unstable: str, heard_until_s: float) -> Hearing:
    words = tuple(Word(word, 7.0, 7.2) for word in unstable.split())
    return Hearing(1, (), words, heard_until_s)


def voice(*, speaking: bool, ended_s: float | None) -> VoiceActivity:
    return VoiceActivity(speaking=speaking, utterance=1, speech_started_s=6.0, speech_ended_s=ended_s)


def test_it_counts_when_the_user_has_fallen_silent() -> None:
    order = CueOrder("cue-1", "like", 0, warns=True).hear(hearing("I think so like", 8.4), 8.6)
    assert isinstance(order, CueOrder)
    assert order.listen(voice(speaking=True, ended_s=None), 8.7) is order
    assert order.count == 0
    told = order.listen(voice(speaking=False, ended_s=8.42), 8.8)
    assert isinstance(told, CueOrder)
    assert told.count == 1
    assert told.announcement is not None
    assert told.announcement.due_s == 8.8
    assert told.listen(voice(speaking=False, ended_s=8.42), 9.0) is told


def test_it_does_not_count_while_more_was_said_than_was_read() -> None:
    order = CueOrder("cue-1", "like", 0, warns=True).hear(hearing("I think so like", 8.4), 8.6)
    assert order.listen(voice(speaking=False, ended_s=9.0), 9.1) is order
    other = VoiceActivity(speaking=False, utterance=2, speech_ended_s=8.4)
    assert order.listen(other, 9.1) is order
