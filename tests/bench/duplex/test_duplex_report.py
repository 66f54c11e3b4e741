"""From performances to the table."""

from __future__ import annotations

import json

import pytest
from bench.duplex.stage_props import USERS_TURN, line, performed

from assistant.bench.duplex import rows
from assistant.bench.duplex.costs import Costs
from assistant.bench.duplex.figure import Figure, Target
from assistant.bench.duplex.figures import figures
from assistant.bench.duplex.listening import EchoScore
from assistant.bench.duplex.performance import Performance, perform
from assistant.bench.duplex.report import Report
from assistant.bench.duplex.runner import Punctual, Session
from assistant.bench.duplex.scene import Mark, Scene
from assistant.timeline.item import Lane, TimelineItem

NOD = Mark(rows.NOD, 6.0, 6.5, "mm-hm")
ASIDE = Mark(rows.ASIDE, 6.0, 8.0, "Honey, can you close the window?")
QUESTION = Mark(rows.INTERRUPTION, 6.0, 8.0, "What do bees make?")
UNDERSTOOD = (line("What do bees make?", 6.1, 8.0),)
STORY = "Once upon a time there was a dragon"
ABOUT = {"preset": "tiny", "machine": "a machine", "beside": "alone"}


def answered_after(seconds: float) -> Performance:
    return performed(rows.TURNS, line("It is Paris now", 3.0 + seconds, 6.0))


EVERYTHING = (
    answered_after(0.2),
    answered_after(0.4),
    answered_after(0.7),
    performed(rows.TURNS),
    performed(rows.PAUSES, line("That is nice", 3.3, 5.0)),
    performed(rows.PAUSES, line("That is so very nice", 1.5, 2.9)),
    performed(
        rows.INTERRUPTIONS,
        line(STORY, 4.0, 6.2, unheard="who"),
        line("Honey.", 8.3, 9.0),
        marks=(USERS_TURN, QUESTION),
        understood=UNDERSTOOD,
    ),
    performed(rows.INTERRUPTIONS),
    performed(rows.BACKCHANNELS, line(STORY, 4.0, 8.0), marks=(USERS_TURN, NOD)),
    performed(rows.OTHERS, marks=(ASIDE,)),
    performed(rows.STORY, marks=(Mark(rows.TURN, 1.0, 11.0),), nods=(line("Mhm.", 5.0, 5.4),)),
)
SESSION = Session(EVERYTHING, Punctual(1000, 2, 0.08), {}, Costs(0.04, 20.0, 1_700_000_000, 0))


def by_name(
    session: Session, preset: str = "tiny", echoes: dict[str, EchoScore] | None = None
) -> dict[str, Figure]:
    return {figure.behaviour: figure for figure in figures(session, preset, echoes)}


def test_every_row_is_counted_by_its_rule() -> None:
    found = by_name(SESSION, echoes={"60 ms": EchoScore(0, 1, 10.0, 300.0)})
    assert found["answers"].values == {"median": 0.4, "95th": 0.7}
    assert found["answers"].verdict == "missed"
    assert found["takes its turn"].values == {"share": 0.75}
    assert found["waits"].values == {"share": 0.5}
    assert found["stops"].values["median"] == pytest.approx(0.2, abs=0.001)
    assert (found["stops"].count, found["stops"].parts["not applicable"]) == (1, 1)
    assert found["answers the interruption"].values == {"share": 1.0}
    assert found["carries on"].values == found["leaves others alone"].values == {"share": 1.0}
    assert found["nods"].values == {"per second": 0.1, "takeovers": 0.0}
    assert found["nods"].verdict == "missed", "too many"
    assert found["does not hear itself"].verdict == "missed", "one word is too many"
    assert found["keeps time"].verdict == "reached"
    assert found["costs nobody's time"].verdict == "aim reached"
    assert found["costs memory"].verdict == "aim reached"


def test_the_average_is_that_of_its_parts_and_comes_with_all_of_them_or_not_at_all() -> None:
    average = by_name(SESSION)["average"]
    assert average.parts == {
        "takes its turn": 0.75,
        "waits": 0.5,
        "answers the interruption": 1.0,
        "carries on": 1.0,
        "leaves others alone": 1.0,
    }
    assert average.values["share"] == pytest.approx(0.85)
    assert "average" not in by_name(Session(EVERYTHING[:4]))


def test_nothing_played_is_nothing_measured() -> None:
    assert {figure.verdict for figure in figures(Session(), "starter")} == {"not measured"}


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (Target(0.45, 0.25), 0.25, 2),
        (Target(0.45, 0.25), 0.45, 1),
        (Target(0.45, 0.25), 0.46, 0),
        (Target(0.9, 0.98, higher=True), 0.98, 2),
        (Target(0.9, 0.98, higher=True), 0.97, 1),
        (Target(0.9, 0.98, higher=True), 0.89, 0),
        (Target(0.06, 0.06, at_least=0.02), 0.01, 0),
        (Target(0.06, 0.06, at_least=0.02), 0.03, 2),
    ],
)
def test_targets(target: Target, value: float, verdict: int) -> None:
    assert target.verdict(value) == verdict


def test_the_table_shows_what_was_measured_with_its_targets_and_names_the_rest() -> None:
    table = Report(ABOUT, figures(Session(EVERYTHING[:4]), "tiny"), Session(EVERYTHING[:4])).table()
    assert "median 0.4 s, 95th 0.7 s" in table
    assert "≤ 0.33 / ≤ 0.75" in table
    assert "not measured: waits, stops" in table


def test_a_broken_off_run_says_so() -> None:
    session = Session(EVERYTHING[:1], complete=False)
    assert "broken off" in Report(ABOUT, figures(session, "tiny"), session).table()


def test_the_json_has_every_scene() -> None:
    found = json.loads(Report(ABOUT, figures(SESSION, "tiny"), SESSION).as_json())
    assert len(found["scenes"]) == len(EVERYTHING)
    assert found["scenes"][0]["score"]["after_s"] == pytest.approx(0.2, abs=0.001)
    assert found["scenes"][0]["said"][0]["text"] == "It is Paris now"


def test_a_scene_is_cut_out_of_the_session_by_the_beginning_of_its_items() -> None:
    blank = performed(rows.TURNS)
    scene = Scene("turns/01", rows.TURNS, blank.said, (USERS_TURN,))
    items = [
        TimelineItem(1, Lane.ASSISTANT, "speech", 99.0, 101.0, "of the scene before"),
        TimelineItem(2, Lane.USER, "speech", 101.0, 103.0, "Tell me a story."),
        TimelineItem(3, Lane.ASSISTANT, "speech", 104.0, None, "Once", {"words": [["Once", 104.0, 104.4]]}),
        TimelineItem(4, Lane.ASSISTANT, "backchannel", 102.0, 102.3, "Mhm."),
        TimelineItem(5, Lane.SYSTEM, "decision", 110.0, 110.0, "tell a result", {"why": "nobody speaks"}),
        TimelineItem(6, Lane.ASSISTANT, "speech", 110.1, 111.0, "It is 888.", {"words": []}),
        TimelineItem(7, Lane.ASSISTANT, "speech", 115.0, 116.0, "of the next scene"),
    ]
    cut = perform(scene, blank.heard, blank.said, (), items, 100.0)
    assert [(one.text, one.start_s, one.told) for one in cut.lines] == [
        ("Once", 4.0, False),
        ("It is 888.", pytest.approx(10.1), True),
    ]
    assert cut.lines[0].end_s == scene.duration_s, "it goes on to the end"
    assert cut.lines[0].words[0].end_s == pytest.approx(4.4)
    assert [nod.text for nod in cut.nods] == ["Mhm."]
    assert [one.text for one in cut.understood] == ["Tell me a story."]
