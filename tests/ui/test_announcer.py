"""What a screen reader is told, and that it is told nothing that may still change."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from assistant.timeline.item import Lane
from ui import announcer
from ui.announcer import LineAnnouncer, announce

pytestmark = pytest.mark.window


@pytest.fixture
def said(stand):
    """What the announcer of the window says from now on."""
    sentences: list[str] = []
    stand.desktop.announcer._announce = lambda widget, text: sentences.append(text)
    return sentences


def test_final_lines_of_both_sides_are_told_once(stand, said):
    timeline = stand.conversation.timeline
    timeline.user(1, 1.0, None, "What is", committed="What", unstable="is")
    stand.settle()
    assert said == []
    timeline.user(1, 1.0, 2.0, "What is a fig?")
    stand.settle()
    timeline.assistant(2, 2.5, None, "A fig is")
    stand.settle()
    timeline.assistant(2, 2.5, 4.0, "A fig is a fruit.", unheard="It grows")
    timeline.user(1, 1.0, 2.0, "What is the fig?")  # read again
    stand.settle()
    assert said == ["You: What is a fig?", "Counterpoint: A fig is a fruit."]


def test_notices_are_told_but_not_decisions_typed_lines_and_movements(stand, said):
    timeline = stand.conversation.timeline
    timeline.notice(1, 0.5, "The microphone is gone; plug it in.")
    timeline.put(2, Lane.SYSTEM, "decision", 1.0, 1.0, "answer")
    timeline.put(3, Lane.USER, "text", 1.0, 1.0, "typed by hand")
    timeline.put(4, Lane.CAMERA, "event", 1.0, 1.0, "Something moves in the picture")
    timeline.put(5, Lane.ASSISTANT, "backchannel", 1.0, 1.1, "I see.")
    timeline.assistant(6, 1.0, 1.0, "", unheard="nothing of it was heard")
    stand.settle()
    assert said == ["The microphone is gone; plug it in."]


@pytest.mark.parametrize(("choice", "count"), [("all", 2), ("notices", 1), ("nothing", 0)])
def test_how_much_is_told_is_the_users_choice(stand, said, choice, count):
    stand.settings.set("window.announce", choice)
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.conversation.timeline.notice(2, 2.0, "The disk is full.")
    stand.settle()
    assert len(said) == count


def test_a_new_conversation_begins_to_count_anew(stand, said):
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello")
    stand.settle()
    stand.window.link.began.emit()
    stand.conversation.timeline.user(1, 1.0, 2.0, "Good morning")
    stand.settle()
    assert said == ["You: Hello", "You: Good morning"]


def test_it_is_sent_politely_and_only_to_who_listens(monkeypatch, qapp):
    sent = []
    monkeypatch.setattr(announcer.QAccessible, "updateAccessibility", lambda event: sent.append(event))
    widget = QWidget()
    monkeypatch.setattr(announcer.QAccessible, "isActive", lambda: False)
    announce(widget, "nobody listens")
    monkeypatch.setattr(announcer.QAccessible, "isActive", lambda: True)
    announce(widget, "")
    announce(widget, "Hello")
    assert [event.message() for event in sent] == ["Hello"]
    assert sent[0].politeness() == QAccessible.AnnouncementPoliteness.Polite
    widget.deleteLater()


def test_the_window_has_one(stand):
    assert isinstance(stand.desktop.announcer, LineAnnouncer)
