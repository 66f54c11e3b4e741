"""What is much quieter than the speaker, and stays so, is not the speaker."""

from __future__ import annotations

from assistant.perception.background_gate import LOUDEST_OF_S, QUIETER_DB, BackgroundGate
from assistant.perception.voice_activity import FRAME_S

USER_DBFS = -20.0
TELEVISION_DBFS = USER_DBFS - 15.0


def admitted(gate: BackgroundGate, dbfs: float, seconds: float, user_dbfs: float | None = None) -> list[bool]:
    return [gate.admits(dbfs, 0.9, user_dbfs) for _ in range(round(seconds / FRAME_S))]


def test_without_knowledge_everything_may_be_the_speaker() -> None:
    assert all(admitted(BackgroundGate(), TELEVISION_DBFS, 3.0))


def test_a_television_is_not_the_user_who_is_known() -> None:
    assert not any(admitted(BackgroundGate(), TELEVISION_DBFS, 3.0, USER_DBFS))


def test_a_television_does_not_go_on_with_the_turn_of_somebody_unknown() -> None:
    gate = BackgroundGate()
    assert all(admitted(gate, USER_DBFS, 1.5))
    after = admitted(gate, TELEVISION_DBFS, 1.0)
    frames = round(LOUDEST_OF_S / FRAME_S)
    assert all(after[: frames - 1])
    assert not any(after[frames:])


def test_a_soft_end_of_a_word_is_kept() -> None:
    gate = BackgroundGate()
    admitted(gate, USER_DBFS, 1.5)
    assert all(admitted(gate, USER_DBFS - QUIETER_DB - 5, LOUDEST_OF_S - FRAME_S))


def test_somebody_quieter_may_begin_an_utterance_of_their_own() -> None:
    gate = BackgroundGate()
    admitted(gate, USER_DBFS, 1.5)
    gate.new_utterance()
    assert all(admitted(gate, TELEVISION_DBFS, 1.0))


def test_somebody_louder_speaks_over_what_was_heard_before() -> None:
    gate = BackgroundGate()
    admitted(gate, TELEVISION_DBFS, 2.0)
    assert not gate.somebody_louder
    admitted(gate, USER_DBFS, 0.4)
    assert gate.somebody_louder
    gate.somebody_louder_began()
    assert not gate.somebody_louder
    assert gate.somebody_behind


def test_a_soft_beginning_is_the_same_speaker() -> None:
    gate = BackgroundGate()
    admitted(gate, TELEVISION_DBFS, 0.6)
    admitted(gate, USER_DBFS, 0.6)
    assert not gate.somebody_louder


def test_a_soft_ending_is_no_voice_in_the_background_but_one_that_goes_on_is() -> None:
    gate = BackgroundGate()
    admitted(gate, USER_DBFS, 1.5)
    admitted(gate, TELEVISION_DBFS, 0.4)
    assert 0.3 < gate.behind_s < 0.5
    assert not gate.somebody_behind
    admitted(gate, TELEVISION_DBFS, 0.4)
    assert gate.somebody_behind
