"""Where the user looks: evidence beside the words, which never decides alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.faces import face, look
from fakes.stage import Stage

from assistant.interaction.addressing import LIMIT_OF_BOTH, WHILE_SPEAKING, Addressing
from assistant.interaction.evidence import Evidence
from assistant.interaction.floor import Floor
from assistant.interaction.gaze import Gaze
from assistant.micro_turn import Face, MicroTurn, Sight
from assistant.timeline.item import Lane

HERE, AWAY, UNSURE = face(), face(yaw_deg=60.0), face(yaw_deg=29.0)
LOOK_S = 0.2


def seen(*looks: tuple[Face, ...], from_s: float = 0.0) -> Gaze:
    gaze = Gaze()
    for number, faces in enumerate(looks):
        at_s = from_s + number * LOOK_S
        gaze.take(MicroTurn(number, at_s, at_s, sights=(look(at_s, *faces),)))
    return gaze


def test_without_a_camera_or_anybody_nothing_is_known() -> None:
    assert Gaze().facing(1.0) is None
    assert Gaze().during(0.0, 1.0) is None
    nobody = seen(*[()] * 10)
    assert nobody.facing(1.8) is None
    assert nobody.during(0.0, 1.8) is None


def test_what_was_seen_last_is_how_it_is_for_a_moment() -> None:
    gaze = seen((HERE,), (AWAY,), (HERE,))
    assert gaze.facing(0.5) is True
    assert gaze.facing(0.4 + 1.0) is None
    assert seen((HERE,), (AWAY,)).facing(0.5) is False
    assert seen((HERE,), (UNSURE,), ()).facing(0.5) is True


@pytest.mark.parametrize(
    ("looks", "looked"),
    [
        ([(HERE,)] * 10, True),
        ([(AWAY,)] * 10, False),
        ([(HERE,)] * 5 + [(AWAY,)] * 5, None),
        ([(AWAY,)] * 9 + [(HERE,)], None),
        ([(HERE,)] * 19 + [(AWAY,)], True),
        ([(AWAY,)] * 2, None),
        ([(UNSURE,)] * 10, None),
        ([(AWAY,), (), (), ()] * 4, None),
        ([(AWAY,), (AWAY,), ()] * 4, False),
        ([(AWAY, face(at=(0.2, 0.3), distance_m=2.0))] * 10, None),
        ([(HERE, face(at=(0.2, 0.3), distance_m=2.0, yaw_deg=60))] * 10, True),
    ],
    ids=[
        "here", "away", "half", "a glance here", "a glance away", "too short", "unsure", "hardly seen", "mostly seen",
        "another looks here", "another looks away",
    ],
)  # fmt: skip
def test_whether_they_looked_here_all_the_while(looks: list[tuple[Face, ...]], looked: bool | None) -> None:
    assert seen(*looks).during(0.0, (len(looks) - 1) * LOOK_S) is looked


def test_what_was_seen_before_and_long_after_does_not_count() -> None:
    gaze = seen(*[(AWAY,)] * 10, *[(HERE,)] * 10, *[(AWAY,)] * 10)
    assert gaze.during(2.0, 3.7) is True


def test_it_remembers_half_a_minute_and_nothing_from_before_a_gap() -> None:
    gaze = seen(*[(AWAY,)] * 1000)
    assert gaze.during(0.0, 100.0) is None
    assert len(gaze._looks) <= 30.0 / LOOK_S + 2
    gaze.take(MicroTurn(0, 200.0, 260.0))
    assert gaze.during(190.0, 260.0) is None


# -- to whom --


class Words:
    threshold = 0.1

    def __init__(self, probability: float) -> None:
        self._probability = probability

    def probability(self, text: str, *, assistant_speaking: bool = False, said_last: str = "") -> float:
        return self._probability


def verdict(
    by_words: float, looked: bool | None, *, speaking: bool = False, by_model: float | None = None
) -> bool:
    judged = Addressing(Words(by_words)).judge(
        "We should paint the shed.",
        assistant_speaking=speaking,
        said_last="",
        by_model=by_model,
        looked=looked,
    )
    return judged.for_others


@pytest.mark.parametrize(
    ("by_words", "unknown", "away", "here"),
    [(0.9, False, False, False), (0.3, False, False, False), (0.15, False, True, False),
     (0.085, True, True, False), (0.02, True, True, True)],
)  # fmt: skip
def test_it_decides_only_where_the_words_leave_it_open(
    by_words: float, unknown: bool, away: bool, here: bool
) -> None:
    assert [verdict(by_words, looked) for looked in (None, False, True)] == [unknown, away, here]


@pytest.mark.parametrize("speaking", [True, False])
def test_looking_away_never_makes_words_an_aside_that_may_well_be_for_it(speaking: bool) -> None:
    assert not verdict(0.5, False, speaking=speaking)
    assert not verdict(0.5, False, speaking=speaking, by_model=0.5)
    assert verdict(LIMIT_OF_BOTH / WHILE_SPEAKING / 4, True, speaking=speaking)


def talk(stage: Stage, who: Face | None, start_s: float, end_s: float) -> None:
    """What the camera sees from then until then."""
    at_s = start_s
    while who is not None and at_s < end_s:
        stage.see(look(at_s, who), at_s + 0.05)
        at_s += LOOK_S


ASIDE = "We should paint the shed."


@pytest.mark.parametrize(("who", "answered"), [(None, True), (HERE, True), (AWAY, False)])
def test_a_doubtful_remark_to_which_the_user_looks_away_is_left_alone(
    who: Face | None, answered: bool
) -> None:
    stage = Stage(addressee=Words(0.15))
    talk(stage, who, 0.0, 5.0)
    stage.say(ASIDE, 1.0, 2.4)
    stage.run(7.0)
    assert stage.heard == (["Paris."] if answered else [])
    decided = stage.items(Lane.SYSTEM, "decision")[-1]
    assert decided.text == ("answer" if answered else "ignore")
    assert decided.data.get("looked") is (None if who is None else who is HERE)
    assert decided.data.get("facing") is (None if who is None else who is HERE)


def test_a_clear_request_is_answered_though_the_user_looks_away() -> None:
    stage = Stage(addressee=Words(0.9))
    talk(stage, AWAY, 0.0, 5.0)
    stage.say("What is the capital of France?", 1.0, 2.4)
    stage.run(6.0)
    assert stage.heard == ["Paris."]


# -- when --

STATEMENT = Evidence(
    now_s=9.1,
    speaking=False,
    speech_started_s=8.0,
    speech_ended_s=9.0,
    text="I just came home from work.",
    text_until_s=9.06,
    end_of_turn=0.7,
    assistant_audible=False,
)


def waits_s(evidence: Evidence) -> float:
    _, _, look_s = Floor().judge(evidence)
    assert look_s is not None
    return look_s - 9.0


def test_who_looks_at_the_camera_at_the_end_is_answered_a_little_sooner() -> None:
    usual_s = waits_s(STATEMENT)
    assert waits_s(replace(STATEMENT, facing=False)) == usual_s
    assert 0.85 * usual_s < waits_s(replace(STATEMENT, facing=True)) < usual_s


def test_half_a_sentence_is_waited_for_as_long_as_ever() -> None:
    unfinished = replace(STATEMENT, text="I just came home from the", end_of_turn=0.1)
    assert waits_s(replace(unfinished, facing=True)) == waits_s(unfinished)


def test_on_the_stage_the_answer_comes_a_little_sooner() -> None:
    began_s = {}
    for who in (None, HERE):
        stage = Stage()
        talk(stage, who, 0.0, 5.0)
        stage.say("I just came home from work.", 1.0, 2.4, end_of_turn=0.6)
        stage.run(7.0)
        began_s[who is HERE] = stage.items(Lane.ASSISTANT)[0].start_s
    assert 0.02 < began_s[False] - began_s[True] < 0.2


def test_a_sight_of_nobody_is_no_evidence() -> None:
    stage = Stage(addressee=Words(0.15))
    for number in range(25):
        stage.see(Sight(number * LOOK_S, 640, 480), number * LOOK_S)
    stage.say(ASIDE, 1.0, 2.4)
    stage.run(7.0)
    assert stage.heard == ["Paris."]
