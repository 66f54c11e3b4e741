"""From an empty data folder to a conversation: what is asked, what is fetched, and what happens when that fails."""

from __future__ import annotations

import pytest
from fakes.conversation import preset_ids
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.errors import DiskFull, NetworkUnavailable
from models.presets import load_presets
from ui.first_start import FirstStart
from ui.model_shelf import OPTIONAL_ROLES
from ui.startup import Stage
from ui.state_words import setting_up
from ui.threads import wait_for_background

pytestmark = pytest.mark.window

TINY = load_presets()["tiny"].models
STARTER = load_presets()["starter"].models
OFFLINE_SENTENCE = "huggingface.co cannot be reached: check the connection."


def page(stand) -> FirstStart:
    found = stand.window.findChild(FirstStart)
    assert found is not None
    return found


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def to_talk(stand):
    """Let everything arrive that it takes to talk."""
    while stand.desktop.startup.stage is not Stage.TALKING:
        stand.fetcher.finish()
        stand.settle()


def test_it_asks_first_and_says_what_how_much_and_from_where(make_stand):
    stand = make_stand(present=())
    facts = page(stand).facts.text()
    assert "251 MB until you can talk, 2.05 GB in all" in facts
    assert "MIT" in facts
    assert "Apache-2.0" in facts
    assert "the Hugging Face hub" in facts
    assert stand.fetcher.queue == []
    assert stand.conversations == []


def test_one_button_fetches_what_it_takes_to_talk_first(make_stand):
    stand = make_stand(present=())
    click(page(stand).start_button)
    needed = [TINY[role] for role in TINY if role not in OPTIONAL_ROLES]
    assert sorted(stand.fetcher.queue[: len(needed)]) == sorted(needed)
    assert set(stand.fetcher.queue) == {*preset_ids("tiny"), *preset_ids("starter")}


def test_what_it_takes_to_talk_comes_as_fast_as_it_can_and_the_rest_lets_one_talk(make_stand):
    stand = make_stand(present=())
    click(page(stand).start_button)
    assert stand.fetcher.hurries
    to_talk(stand)
    assert stand.fetcher.queue != []
    assert not stand.fetcher.hurries


def test_while_a_conversation_is_made_no_models_are_said_to_be_on_their_way():
    assert setting_up().title == "Getting ready"
    assert setting_up().hint == "You can speak in a moment."


def test_a_conversation_that_could_not_be_made_is_not_said_to_be_ready_in_a_moment(make_stand):
    broken = [RuntimeError("no sound")]
    stand = make_stand(broken=broken)
    QTest.qWait(50)
    page = stand.window.page
    assert page.indicator.title.text() == "Something is wrong"
    assert "could not be prepared" in page.indicator.hint.text()
    broken.clear()
    stand.makes = True
    QTest.mouseClick(page.problem_strip.buttons()[0], Qt.MouseButton.LeftButton)
    stand.settle()
    assert page.indicator.title.text() == "Listening"


def test_progress_is_shown_with_rate_and_time(make_stand):
    stand = make_stand(present=())
    click(page(stand).start_button)
    stand.fetcher.progress(1.0)
    stand.settle()
    note = page(stand).note.text()
    assert "2.3 MB of 251 MB" in note
    assert "5.2 MB/s" in note
    assert "left" in note
    assert page(stand).bar.isVisible()


def test_talking_begins_with_tiny_and_the_rest_is_switched_in(make_stand):
    stand = make_stand(present=(), fetch=True)
    to_talk(stand)
    assert dict(stand.casts[0]) == {role: one for role, one in TINY.items() if role not in OPTIONAL_ROLES}
    assert stand.asked("start") == [None]
    assert stand.window.page.isVisible()
    assert stand.window.findChild(FirstStart) is None
    assert stand.window.page.strip.isVisible()
    assert "more models" in stand.window.page.strip.text.text()
    while stand.fetcher.queue:
        stand.fetcher.finish()
        stand.settle()
    switched = dict(stand.asked("switch_model"))
    assert switched == {
        role: one for role, one in STARTER.items() if role in OPTIONAL_ROLES or one != TINY[role]
    }
    assert ("reasoner", TINY["reasoner"]) in stand.asked("switch_model")
    assert not stand.window.page.strip.isVisible()
    assert len(stand.conversations) == 1


def test_having_agreed_once_is_enough(make_stand):
    assert make_stand(present=(), downloads__agreed=True).fetcher.queue


def test_models_that_are_here_start_at_once(make_stand):
    stand = make_stand()
    assert stand.window.findChild(FirstStart) is None
    assert dict(stand.casts[0]) == dict(STARTER)
    assert stand.fetcher.queue == []


def test_with_tiny_here_one_talks_and_is_not_asked(make_stand):
    stand = make_stand(present=preset_ids("tiny"))
    assert dict(stand.casts[0]) == {
        role: STARTER[role] if STARTER[role] in preset_ids("tiny") else TINY[role] for role in STARTER
    }
    assert stand.fetcher.queue == []


def test_a_failure_is_one_sentence_and_retry_goes_on(make_stand):
    stand = make_stand(present=())
    click(page(stand).start_button)
    stand.fetcher.finish()
    stand.settle()
    stand.fetcher.fail(NetworkUnavailable(OFFLINE_SENTENCE))
    stand.settle()
    assert page(stand).note.text() == OFFLINE_SENTENCE
    assert page(stand).start_button.text() == "Retry"
    assert stand.fetcher.queue == []
    click(page(stand).start_button)
    stand.settle()
    assert page(stand).note.text().startswith("Fetching")
    to_talk(stand)
    assert len(stand.conversations) == 1


def test_pausing_keeps_what_arrived_and_can_be_taken_up(make_stand):
    stand = make_stand(present=())
    click(page(stand).start_button)
    stand.settle()
    click(page(stand).pause_button)
    stand.settle()
    assert stand.fetcher.queue == []
    assert "paused" in page(stand).note.text()
    click(page(stand).start_button)
    assert stand.fetcher.queue


def test_a_failure_behind_the_talk_is_shown_and_can_be_retried(make_stand):
    stand = make_stand(present=preset_ids("tiny"), fetch=True)
    failed = stand.fetcher.fail(DiskFull("The disk is full: free some space there, then fetch again."))
    stand.settle()
    strip = stand.window.page.strip
    assert strip.text.text() == "The disk is full: free some space there, then fetch again."
    click(strip.buttons()[0])
    stand.settle()
    assert failed in stand.fetcher.queue
    assert strip.bar.isVisible()


def on_strip(stand, label):
    """Click a button of the strip over the conversation, by what it says."""
    click(next(one for one in stand.window.page.strip.buttons() if one.text() == label))
    stand.settle()


def test_a_download_behind_the_talk_can_be_paused_and_goes_on(make_stand):
    stand = make_stand(present=preset_ids("tiny"), fetch=True)
    first = stand.fetcher.queue[0]
    stand.fetcher.progress(0.3)
    stand.settle()
    on_strip(stand, "Pause")
    assert stand.fetcher.queue == []
    assert "paused" in stand.window.page.strip.text.text()
    assert stand.store.arrived_bytes(first) > 0
    on_strip(stand, "Go on")
    assert first in stand.fetcher.queue
    assert stand.window.page.strip.bar.isVisible()


@pytest.mark.parametrize("pause_first", [False, True])
def test_a_download_behind_the_talk_can_be_given_up_and_leaves_nothing(make_stand, pause_first):
    stand = make_stand(present=preset_ids("tiny"), fetch=True)
    first = stand.fetcher.queue[0]
    stand.fetcher.progress(0.3)
    stand.settle()
    if pause_first:
        on_strip(stand, "Pause")
    on_strip(stand, "Cancel")
    assert wait_for_background(2.0)
    stand.settle()
    assert stand.fetcher.queue == []
    assert not stand.window.page.strip.isVisible()
    assert not stand.store.incoming(first).exists()


def test_what_was_paused_rests_over_a_restart_though_downloads_were_agreed_to(make_stand):
    stand = make_stand(present=preset_ids("tiny"), downloads__agreed=True)
    first = stand.fetcher.queue[0]
    stand.fetcher.progress(0.3)
    stand.settle()
    on_strip(stand, "Pause")
    stand.window.close()
    again = make_stand(present=preset_ids("tiny"), downloads__agreed=True)
    assert again.fetcher.queue == []
    assert "paused" in again.window.page.strip.text.text()
    on_strip(again, "Go on")
    assert first in again.fetcher.queue


def test_before_one_can_talk_a_paused_download_is_offered_again_at_the_next_start(make_stand):
    stand = make_stand(present=())
    click(page(stand).start_button)
    stand.fetcher.progress(0.3)
    stand.settle()
    click(page(stand).pause_button)
    stand.settle()
    stand.window.close()
    again = make_stand(present=(), downloads__agreed=True)
    assert again.fetcher.queue == []
    assert page(again).start_button.text() == "Go on downloading"
    click(page(again).start_button)
    assert again.fetcher.queue


def test_what_was_given_up_is_not_fetched_by_itself_any_more(make_stand):
    stand = make_stand(present=preset_ids("tiny"), downloads__agreed=True)
    assert stand.fetcher.queue
    on_strip(stand, "Cancel")
    stand.window.close()
    again = make_stand(present=preset_ids("tiny"), downloads__agreed=True)
    assert again.fetcher.queue == []
    assert not again.window.page.strip.isVisible()


def test_offline_says_so_and_offers_files(make_stand):
    stand = make_stand(present=(), offline=True, fetch=True)
    assert stand.fetcher.queue == []
    assert "--offline" in page(stand).note.text()
    assert not page(stand).start_button.isEnabled()
    assert page(stand).import_button.isEnabled()


def test_files_that_are_no_models_are_named(make_stand, tmp_path, qtbot):
    stand = make_stand(present=())
    note = tmp_path / "note.gguf"
    note.write_text("not a model", encoding="utf-8")
    first = page(stand)
    first._choose_files = lambda parent: [note]
    click(first.import_button)
    qtbot.waitUntil(first.import_button.isEnabled)
    assert "note.gguf" in first.note.text()
    assert "Still missing" in first.note.text()


def test_a_model_of_ones_own_becomes_the_one_to_talk_with(make_stand):
    stand = make_stand(present=())
    stand.store.present.update(
        {*(one for role, one in TINY.items() if role != "interaction"), "lfm2.5-350m-q4_k_m"}
    )
    stand.desktop.startup.imported(["lfm2.5-350m-q4_k_m"])
    stand.settle()
    assert stand.casts[0]["interaction"] == "lfm2.5-350m-q4_k_m"
