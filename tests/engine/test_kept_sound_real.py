"""A conversation with real models whose sound is kept: the words can be heard in the file, each side on its channel, at
the times of the timeline; and a line of it is played beside the conversation."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from fakes.file_card import FileCard
from fakes.real_models import spoken, tiny_models, tiny_voice, words_in, write_wav
from fakes.waiting import wait_for

from assistant import live_conversation
from assistant.live_conversation import KEPT_FROM_HERE, KEPT_NO_LONGER, LiveConversation
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.settings import Settings
from assistant.sound_record.reader import read_all, read_mixed
from assistant.status import Phase
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.session_files import SOUNDS_FOLDER
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import delete_all_sessions, list_sessions, read_session, sessions_path

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]

RATE = PERCEPTION_RATE_HZ


def said(conversation: LiveConversation, lane: Lane, word: str) -> TimelineItem | None:
    """The finished line in which this word was said."""
    items = conversation.timeline.items()
    return next((i for i in items if i.lane is lane and word in i.text and i.end_s is not None), None)


def converse(
    monkeypatch: pytest.MonkeyPatch, folder: Path, question: Samples, tail_s: float
) -> LiveConversation:
    """A conversation as the window holds it, but for its devices, which are files."""
    store, models = tiny_models()
    heard = write_wav(folder / "question.wav", question)
    audio = FileCard(heard, folder / "reply.wav", tail_s)
    monkeypatch.setattr(live_conversation, "SoundCard", lambda *_: audio)
    settings = Settings()
    settings.set("record.audio", True)
    settings.set("reasoner.on", False)
    conversation = LiveConversation(store, models, settings, folder / "data", pytest.fail)
    conversation.start()
    return conversation


def test_both_sides_can_be_heard_again_at_their_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = spoken(tiny_voice(), "What is the capital of France?", before_s=1.5)
    conversation = converse(monkeypatch, tmp_path, question, tail_s=60.0)
    try:
        wait_for(conversation.ready.is_set, 60.0, "the conversation")
        assert conversation.status().phase is Phase.READY
        wait_for(lambda: said(conversation, Lane.ASSISTANT, "Paris"), 60.0, "the answer")
        asked, answered = (
            said(conversation, lane, word)
            for lane, word in ((Lane.USER, "France"), (Lane.ASSISTANT, "Paris"))
        )
        assert asked is not None
        assert answered is not None
        assert answered.end_s is not None
        assert asked.end_s is not None
        end_s = answered.end_s
        wait_for(
            lambda: (k := conversation.kept_sound()) and k.spans[-1][1] > end_s, 60.0, "its end in the file"
        )
        kept = conversation.kept_sound()
        assert kept is not None
        assert kept.holds(asked.start_s, asked.end_s)

        line = read_mixed(kept.path, answered.start_s - 0.2, answered.end_s + 0.3, conversation.sound_rate_hz)
        assert conversation.play_sound(line)
        assert conversation.status().playing_sound
        before = len(conversation.timeline.items())
        wait_for(lambda: not conversation.status().playing_sound, 60.0, "the end of the line")
        assert not [i for i in conversation.timeline.items()[before:] if i.kind == "speech"], (
            "it is no speech"
        )

        assert conversation.play_sound(line)
        conversation.stop_speaking()
        wait_for(lambda: not conversation.status().playing_sound, 0.5, "silence")

        conversation.set_sound_kept(False)
        off_s = conversation.status().now_s
        time.sleep(2.0)
        conversation.set_sound_kept(True)
        on_s = conversation.status().now_s
        time.sleep(1.0)
        notices = [i.text for i in conversation.timeline.items() if i.kind == "notice"]
        assert notices[-2:] == [KEPT_NO_LONGER, KEPT_FROM_HERE]

        conversation.begin_anew()
        wait_for(lambda: (k := conversation.kept_sound()) and k.path != kept.path, 60.0, "the next session")
    finally:
        conversation.stop()

    path = sessions_path(tmp_path / "data")
    (info,) = list_sessions(path)  # in the second one nothing happened: it is not on record, nor is its sound
    assert [one.name for one in (path.parent / SOUNDS_FOLDER).iterdir()] == [kept.path.name]
    assert sound_file(path, info.started_at) == kept.path
    sound = np.concatenate(list(read_all(kept.path)))
    user, assistant = sound[:, 0], sound[:, 1]
    stored = read_session(path, info.id).items
    (speech,) = [i for i in stored if i.lane is Lane.USER and i.kind == "speech"]
    assert speech.end_s is not None

    def stretch(channel: Samples, item: TimelineItem) -> Samples:
        assert item.end_s is not None
        return channel[max(0, round((item.start_s - 0.2) * RATE)) : round((item.end_s + 0.3) * RATE)]

    assert "capital of france" in words_in(stretch(user, speech))
    assert "paris" in words_in(stretch(assistant, answered))
    assert np.abs(stretch(assistant, speech)[: RATE // 2]).max() < 0.01

    spoken_at = np.flatnonzero(np.abs(question) > 0.02)[0]
    assert np.flatnonzero(np.abs(user) > 0.02)[0] == pytest.approx(spoken_at, abs=400), (
        "its time is the session's"
    )
    sounding = np.flatnonzero(np.abs(assistant) > 0.01)
    assert sounding[0] / RATE == pytest.approx(answered.start_s, abs=0.15)
    off, on = round((off_s + 0.2) * RATE), round((on_s - 0.2) * RATE)
    assert np.abs(user[off:on]).max() < 1e-3, "nothing is kept in between, not even the room"
    assert len(user) > on + RATE // 2

    assert delete_all_sessions(path) == 1
    assert list((path.parent / SOUNDS_FOLDER).iterdir()) == []
