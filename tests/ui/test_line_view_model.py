"""How items of the timeline become lines."""

from __future__ import annotations

import pytest

from assistant.micro_turn import TaskState
from assistant.timeline.item import Lane, TimelineItem
from ui.line import Emphasis, Run, Shape, clock_text, heading_of, line_from_item


def line(lane, kind="speech", start_s=1.0, end_s: float | None = 2.0, text="", **data):
    return line_from_item(TimelineItem(7, lane, kind, start_s, end_s, text, data))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (-1, "0:00"), (7.9, "0:07"), (750, "12:30"), (3729, "1:02:09"), (36000, "10:00:00")],
)
def test_times_are_written_as_people_write_them(seconds, text):
    assert clock_text(seconds) == text


def test_committed_words_are_plain_and_unstable_ones_are_not():
    runs = line(Lane.USER, end_s=None, committed="What is", unstable="the whether").runs
    assert runs == (Run("What is "), Run("the whether", Emphasis.UNSTABLE))


def test_words_may_come_as_a_list():
    runs = line(Lane.USER, end_s=None, committed=["What", "is"], unstable=["that"]).runs
    assert runs == (Run("What is "), Run("that", Emphasis.UNSTABLE))


def test_a_finished_utterance_has_no_unstable_words():
    assert line(Lane.USER, text="What is that?", committed="What", unstable="is").runs == (
        Run("What is that?"),
    )


def test_what_is_still_to_be_said_is_dim_and_what_was_never_said_is_struck():
    speaking = line(Lane.ASSISTANT, end_s=None, text="It is", unheard="sunny")
    assert speaking.runs[1] == Run("sunny", Emphasis.UNSTABLE)
    stopped = line(Lane.ASSISTANT, text="It is", unheard="sunny")
    assert stopped.runs[1] == Run("sunny", Emphasis.STRUCK)


def test_a_reply_of_which_nothing_was_heard_is_all_struck():
    assert line(Lane.ASSISTANT, text="", unheard="sunny").runs == (Run("sunny", Emphasis.STRUCK),)


def test_a_task_is_a_card_and_an_unknown_state_counts_as_running():
    card = line(Lane.REASONER, "task", text="Why?", task="t1", state="done", answer="Because.").card
    assert card is not None
    assert (card.task_id, card.state, card.answer, card.cancellable) == (
        "t1",
        TaskState.DONE,
        "Because.",
        False,
    )
    strange = line(Lane.REASONER, "task", text="Why?", state="pondering")
    assert strange.shape is Shape.CARD
    assert strange.card is not None
    assert strange.card.cancellable


def test_speech_over_the_other_side_is_said_to_overlap():
    reply = line(Lane.ASSISTANT, start_s=1.0, end_s=4.0, text="a")
    assert heading_of(line(Lane.USER, start_s=3.0, end_s=5.0, text="b"), reply).overlaps
    assert not heading_of(line(Lane.USER, start_s=4.1, end_s=5.0, text="b"), reply).overlaps
    still = line(Lane.ASSISTANT, start_s=1.0, end_s=None, text="a")
    assert heading_of(line(Lane.USER, start_s=3.0, end_s=5.0, text="b"), still).overlaps


def test_typing_overlaps_nothing():
    reply = line(Lane.ASSISTANT, start_s=1.0, end_s=4.0, text="a")
    assert not heading_of(line(Lane.USER, "text", start_s=3.0, end_s=3.0, text="b"), reply).overlaps


def test_lines_of_one_breath_share_a_heading():
    first = line(Lane.ASSISTANT, start_s=1.0, end_s=4.0, text="a")
    assert not heading_of(line(Lane.ASSISTANT, start_s=5.0, text="b"), first).shown
    assert heading_of(line(Lane.ASSISTANT, start_s=8.0, end_s=9.0, text="b"), first).shown


def test_a_model_that_took_over_a_role_is_named_in_words():
    item = line(Lane.SYSTEM, "model", text="voice: joe", role="voice", model="joe")
    assert item.text == "Speaking is now done by joe."


def test_only_decisions_and_nods_are_details():
    assert line(Lane.SYSTEM, "decision", text="speak").is_detail
    nod = line(Lane.ASSISTANT, "backchannel", text="I see.")
    assert nod.is_detail
    assert nod.shape is Shape.NOTE
    assert not line(Lane.SYSTEM, "notice", text="speak").is_detail
