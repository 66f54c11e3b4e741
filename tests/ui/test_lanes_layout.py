"""A stretch of a conversation in lanes: what was at the same time stands at the same height, side by side."""

from __future__ import annotations

import random

import pytest

from assistant.timeline.item import Lane, TimelineItem
from ui.lanes_kinds import MEANWHILE, Kind, column_of
from ui.lanes_layout import Scene, lay_out_stretch
from ui.lanes_measures import Measures, columns_for
from ui.lanes_parts import side_by_side
from ui.lanes_rails import Rails, has_rail
from ui.lanes_texts import block_words
from ui.line import line_from_item
from ui.palette import LIGHT
from ui.stretches import Stretch

pytestmark = pytest.mark.window

WIDE, NARROW = 1000.0, 420.0
PLAN = {"task": "t", "state": "done", "answer": "Sow spinach in March and tomatoes in May. " * 5}


def said(number, lane, start_s, end_s, text, kind="speech", **data):
    return line_from_item(TimelineItem(number, lane, kind, start_s, end_s, text, data))


def timed(text, start_s, each_s):
    return [[word, start_s + each_s * n, start_s + each_s * (n + 1)] for n, word in enumerate(text.split())]


def lay_out(lines, now_s=None, width=WIDE, zoom=1.0, until_s=None):
    measures = Measures.current(zoom)
    last_s = max(line.start_s if line.end_s is None else line.end_s for line in lines)
    now_s = last_s if now_s is None else now_s
    spoken = [line.end_s or line.start_s for line in lines if line.lane is not Lane.REASONER]
    stretch = Stretch(len(lines), lines[0].start_s, max([lines[0].start_s, *spoken]))
    until_s = now_s if until_s is None else until_s
    rails = Rails(line for line in lines if has_rail(line)).between(stretch.start_s, until_s)
    scene = Scene(lines, rails, stretch, until_s, now_s)

    def words_of(line, kind, width):
        return block_words(line, kind, width, LIGHT, measures)

    return lay_out_stretch(scene, columns_for(width, measures), measures, words_of, None)


def block(layout, number, kind=None):
    return next(one for one in layout.blocks if one.line.id == number and (kind is None or one.kind is kind))


@pytest.fixture(autouse=True)
def letters(qapp):
    """Text is measured with the fonts of an application."""


def test_what_overlaps_in_time_overlaps_in_height():
    lines = [
        said(
            1, Lane.ASSISTANT, 0.0, 8.0, "I am working on the plan, and as for tomatoes they like deep soil"
        ),
        said(2, Lane.USER, 6.0, 9.5, "And this one"),
    ]
    layout = lay_out(lines)
    one, other = block(layout, 1).box, block(layout, 2).box
    assert one.top() < other.top() < one.bottom() < other.bottom()
    assert other.top() == pytest.approx(layout.axis.y(6.0))
    (overlap,) = layout.overlaps
    assert overlap.seconds == pytest.approx(2.0)
    assert (overlap.top, overlap.bottom) == (pytest.approx(other.top()), pytest.approx(one.bottom()))


def test_who_begins_at_the_same_time_begins_at_the_same_height():
    long = "one two three four five six seven " * 12
    lines = [
        said(1, Lane.USER, 0.0, 3.0, long),
        said(2, Lane.USER, 4.0, 5.0, "short"),
        said(3, Lane.ASSISTANT, 4.0, 5.0, "at once"),
        said(4, Lane.CAMERA, 4.0, 4.0, "Something moves", "event"),
    ]
    layout = lay_out(lines)
    tops = {block(layout, number).box.top() for number in (2, 3, 4)}
    assert len(tops) == 1
    assert layout.axis.y(3.0) > 2 * 3.0 * Measures.current().px_per_s  # stretched for the long line


def test_words_stand_where_they_were_said():
    text = "the first words come at once but the others only after a long while of silence in between you see"
    words = timed(text, 0.0, 0.2)
    for word in words[9:]:
        word[1] += 20.0
        word[2] += 20.0
    line = said(1, Lane.ASSISTANT, 0.0, words[-1][2], text, words=words)
    layout = lay_out([line])
    one = block(layout, 1)
    starts = {}
    place = 0
    for word, start_s, _ in words:
        starts[place] = start_s
        place += len(word) + 1
    for row, top in list(zip(one.words.rows, one.tops, strict=True))[1:]:
        assert top == pytest.approx(layout.axis.y(starts[row.textStart()]))
    (first, second) = one.sounds
    assert second[0] - first[1] > 15 * Measures.current().px_per_s


def test_a_pause_of_the_users_is_seen():
    words = [["I", 0.0, 0.2], ["mean", 0.2, 0.5], ["tomorrow.", 3.5, 4.0]]
    layout = lay_out([said(1, Lane.USER, 0.0, 4.0, "I mean tomorrow.", words=words)])
    (first, second) = block(layout, 1).sounds
    assert first == (pytest.approx(layout.axis.y(0.0)), pytest.approx(layout.axis.y(0.5)))
    assert second == (pytest.approx(layout.axis.y(3.5)), pytest.approx(layout.axis.y(4.0)))


def test_speech_in_a_pause_of_the_other_is_no_overlap():
    words = [["It", 0.0, 0.5], ["can.", 5.0, 5.5]]
    lines = [
        said(1, Lane.ASSISTANT, 0.0, 5.5, "It can.", words=words),
        said(2, Lane.USER, 2.0, 4.0, "This one?"),
    ]
    assert lay_out(lines).overlaps == ()


def test_words_that_cannot_be_read_are_taken_for_none():
    for words in ("no list", [["one"]], [["one", "early", "late"]], None, 7):
        assert said(1, Lane.USER, 0.0, 1.0, "one", words=words).words == ()


def test_what_was_not_said_hangs_below_what_was():
    line = said(1, Lane.ASSISTANT, 0.0, 3.0, "Deep rich soil,", unheard="plenty of compost and water.")
    after = said(2, Lane.ASSISTANT, 3.2, 5.0, "It can.")
    layout = lay_out([line, after])
    one = block(layout, 1)
    hanging = [top for top in one.tops if top > one.said_bottom]
    assert hanging
    assert len(hanging) == one.words.unsaid
    assert one.said_bottom == pytest.approx(layout.axis.y(3.0))
    assert one.box.bottom() <= block(layout, 2).box.top()
    first = one.words.rows[len(one.words.rows) - one.words.unsaid]
    assert one.words.layout.text()[first.textStart() :] == "plenty of compost and water."


def test_a_nod_is_small():
    lines = [
        said(1, Lane.USER, 0.0, 9.0, "a long story that goes on and on for quite a while, as stories do"),
        said(2, Lane.ASSISTANT, 4.0, 4.4, "I see.", "backchannel"),
    ]
    layout = lay_out(lines)
    nod = block(layout, 2)
    assert nod.kind is Kind.NOD
    assert nod.box.width() < block(layout, 1).box.width() / 2
    assert nod.box.height() < Measures.current().row * 1.4
    assert layout.overlaps == ()  # it takes no turn


def test_a_task_runs_along_what_is_said_and_ends_with_its_result():
    lines = [
        said(1, Lane.USER, 0.0, 3.0, "Work out a plan, and what soil?"),
        said(2, Lane.REASONER, 3.2, 14.0, "A plan", "task", **PLAN),
        said(3, Lane.ASSISTANT, 3.3, 8.0, "I am on it. Deep soil."),
        said(4, Lane.ASSISTANT, 14.5, 17.0, "It is ready."),
    ]
    layout = lay_out(lines)
    (rail,) = layout.rails
    assert rail.box.top() == pytest.approx(layout.axis.y(3.2))
    assert rail.box.bottom() == pytest.approx(layout.axis.y(14.0))
    assert rail.box.top() <= block(layout, 3).box.top() < block(layout, 3).box.bottom() < rail.box.bottom()
    result = block(layout, 2, Kind.RESULT)
    assert result.box.top() == pytest.approx(rail.box.bottom())
    assert result.elided


def test_a_running_task_grows_with_time():
    lines = [
        said(1, Lane.USER, 0.0, 3.0, "Why?"),
        said(2, Lane.REASONER, 3.2, None, "Why?", "task", state="running"),
    ]
    heights = [lay_out(lines, now_s=now_s).rails[0].box.height() for now_s in (4.0, 5.0, 6.0)]
    assert heights == sorted(set(heights))


def test_two_tasks_at_once_have_rails_of_their_own():
    lines = [
        said(1, Lane.REASONER, 0.0, 9.0, "One", "task", **PLAN),
        said(2, Lane.REASONER, 3.0, 6.0, "Two", "task", **PLAN),
        said(3, Lane.REASONER, 7.0, 8.0, "Three", "task", **PLAN),
    ]
    one, two, three = (rail.box for rail in lay_out(lines).rails)
    assert one.right() < two.left() == three.left()


def test_rails_are_told_for_any_time():
    tasks = [said(n, Lane.REASONER, n * 10.0, n * 10.0 + 5.0, "Why?", "task", **PLAN) for n in range(50)]
    tasks.append(said(99, Lane.REASONER, 12.0, None, "Still?", "task"))
    rails = Rails(tasks)
    assert [span.line.id for span in rails.between(0.0, 1.0)] == [0]
    assert [span.line.id for span in rails.between(16.0, 25.0)] == [99, 2]
    assert [span.line.id for span in rails.between(496.0, 900.0)] == [99]
    assert Rails().between(0.0, 1.0) == []


def test_a_long_silence_is_marked_and_takes_little_room():
    lines = [said(1, Lane.USER, 0.0, 2.0, "Good night.")]
    layout = lay_out(lines, now_s=3600.0)
    (silence,) = layout.silences
    assert silence.seconds == pytest.approx(3598.0)
    assert layout.height < 8 * Measures.current().row
    assert silence.top >= block(layout, 1).box.bottom()


def test_a_result_that_comes_in_a_silence_parts_it():
    lines = [said(1, Lane.USER, 0.0, 2.0, "Plan."), said(2, Lane.REASONER, 2.0, 62.0, "Plan", "task", **PLAN)]
    layout = lay_out(lines, now_s=100.0)
    assert [round(mark.seconds) for mark in layout.silences] == [60, 38]
    assert layout.height < 25 * Measures.current().row


def test_typed_while_speaking_stands_beside_it():
    lines = [
        said(1, Lane.USER, 0.0, 8.0, "I say one thing and mean another thing entirely"),
        said(2, Lane.USER, 4.0, 4.0, "and type a third", "text"),
        said(3, Lane.USER, 9.0, 10.0, "alone again"),
    ]
    parts = side_by_side(lines, 10.0)
    assert [(parts[n].number, parts[n].of) for n in (1, 2, 3)] == [(0, 2), (1, 2), (0, 1)]
    layout = lay_out(lines)
    assert block(layout, 1).box.right() < block(layout, 2).box.left()
    assert block(layout, 3).box.width() > 1.9 * block(layout, 1).box.width()


def test_what_the_assistant_shows_stands_beside_what_it_says():
    shown = said(1, Lane.ASSISTANT, 0.0, 0.0, "List: milk", "card", card="list", label="", items=["milk"])
    assert column_of(shown) == MEANWHILE
    words = block(lay_out([said(2, Lane.ASSISTANT, 0.0, 1.0, "Here is the list."), shown]), 1).words
    assert words.layout.text() == "Shown  List: milk"


def test_a_timer_says_itself_what_it_is():
    timer = {"card": "timer", "label": "tea", "started_s": 0.0, "ends_s": 240.0}
    line = said(1, Lane.TIMER, 0.0, None, "Timer: tea, four minutes", "card", **timer)
    layout = lay_out([line, said(2, Lane.ASSISTANT, 0.5, 2.0, "Four minutes.")], now_s=3.0)
    assert block(layout, 1).words.layout.text() == "Timer: tea, four minutes"
    assert layout.rails[0].box.bottom() == pytest.approx(layout.axis.y(3.0))


def test_in_a_narrow_view_signs_stand_for_what_goes_on_behind():
    lines = [
        said(1, Lane.USER, 0.0, 3.0, "Work out a plan"),
        said(2, Lane.CAMERA, 1.0, 1.0, "Something moves in the picture", "event"),
        said(3, Lane.REASONER, 3.2, 9.0, "A plan", "task", **PLAN),
    ]
    layout = lay_out(lines, width=NARROW)
    columns = columns_for(NARROW, Measures.current())
    assert columns.folded
    assert {one.kind for one in layout.blocks if one.line.id != 1} == {Kind.SIGN}
    assert all(one.box.right() <= NARROW for one in layout.blocks)
    assert columns.user.width > 0.3 * NARROW


def test_with_less_room_for_time_words_are_left_out():
    text = "one two three four five six seven eight nine ten " * 4
    lines = [said(1, Lane.USER, 0.0, 12.0, text), said(2, Lane.ASSISTANT, 12.5, 13.0, "Yes.")]
    whole, short = lay_out(lines), lay_out(lines, zoom=0.25)
    assert short.height < whole.height / 2
    assert block(short, 1).elided
    assert not block(whole, 1).elided


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_two_blocks_cover_each_other(seed, width):
    chance = random.Random(seed)
    words = "time and tide wait for no man but the assistant waits for whoever thinks".split()
    lines = []
    for number in range(30):
        start_s = chance.uniform(0, 60)
        lane = chance.choice([Lane.USER, Lane.ASSISTANT, Lane.CAMERA, Lane.SYSTEM, Lane.REASONER])
        kinds = {
            Lane.USER: ["speech", "text"],
            Lane.ASSISTANT: ["speech", "backchannel"],
            Lane.CAMERA: ["event"],
            Lane.SYSTEM: ["notice"],
            Lane.REASONER: ["task"],
        }
        kind = chance.choice(kinds[lane])
        end_s = start_s + chance.uniform(0, 9) if kind in ("speech", "task") else start_s
        text = " ".join(chance.choices(words, k=chance.randrange(1, 40)))
        data = {"unheard": "never said this"} if lane is Lane.ASSISTANT and chance.random() < 0.3 else {}
        data = PLAN if lane is Lane.REASONER else data
        lines.append(said(number, lane, start_s, end_s, text, kind, **data))
    lines.sort(key=lambda line: (line.start_s, line.id))
    layout = lay_out(lines, width=width)
    boxes = [one.box for one in layout.blocks]
    assert len(boxes) >= len(lines)
    for number, box in enumerate(boxes):
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        assert not [other for other in boxes[number + 1 :] if other.intersects(inner)]
    for one in layout.blocks:
        assert one.box.top() >= 0
        assert one.box.bottom() <= layout.height + 1e-6
        assert list(one.tops) == sorted(one.tops)
        if one.kind in (Kind.SPEECH, Kind.TYPED, Kind.NOD):
            assert one.box.top() >= layout.axis.y(one.line.start_s) - 1.0
        if one.kind is Kind.SPEECH:
            assert one.box.top() == pytest.approx(layout.axis.y(one.line.start_s), abs=1.0)
