"""A conversation with real models goes on with another session, and everything that was kept is deleted under it."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from fakes.file_card import FileCard
from fakes.real_models import spoken, tiny_models, tiny_voice, write_wav
from fakes.waiting import wait_for

from assistant import live_conversation
from assistant.belongings import delete_belongings
from assistant.live_conversation import LiveConversation
from assistant.settings import Settings
from assistant.speed_watch import ANSWERING, speed_book
from assistant.timeline.item import Lane
from assistant.timeline.store import delete_session, list_sessions, open_sessions, read_session, sessions_path
from models.speeds import SPEEDS_FILE, Speed

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]

TAIL_S = 90.0


def test_the_next_session_begins_at_once_and_the_one_before_is_whole_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, models = tiny_models()
    question = spoken(tiny_voice(), "What is the capital of France?", before_s=1.5)
    heard = np.concatenate([question, np.zeros(16_000 * 8, dtype=np.float32), question])
    audio = FileCard(write_wav(tmp_path / "question.wav", heard), tmp_path / "reply.wav", TAIL_S)
    monkeypatch.setattr(live_conversation, "SoundCard", lambda *_: audio)
    settings = Settings()
    settings.set("reasoner.on", False)
    data_dir, problems = tmp_path / "data", []
    path = sessions_path(data_dir)
    conversation = LiveConversation(store, models, settings, data_dir, problems.append)

    def answered() -> bool:
        items = conversation.timeline.items()
        return any(i.lane is Lane.ASSISTANT and "Paris" in i.text and i.end_s is not None for i in items)

    conversation.start()
    try:
        wait_for(conversation.ready.is_set, 60.0, "the conversation")
        wait_for(answered, 60.0, "the first answer")
        before = open_sessions(path)
        asked_s = time.monotonic()
        conversation.begin_anew([("user", "I like tea.")], "This goes on from “Tea”.")
        wait_for(lambda: conversation.timeline.began_s, 2.0, "the new session")
        assert time.monotonic() - asked_s < 0.5
        wait_for(lambda: not open_sessions(path) & before, 5.0, "the old record")
        (first,) = list_sessions(path)[:1]
        assert first.ended_at is not None
        assert any("Paris" in item.text for item in read_session(path, first.id).items)
        delete_session(path, first.id)
        assert conversation.timeline.items()[0].text == "This goes on from “Tea”."
        wait_for(answered, 60.0, "the second answer")
        measured = speed_book(data_dir, store).measured(Speed.ANSWER_S, [models[role] for role in ANSWERING])
        assert measured is not None
        assert measured.count == 2
        ending = open_sessions(path)
        conversation.forget_everything()
        assert delete_belongings(data_dir, ending) == []
        assert list_sessions(path) == []
        assert not (data_dir / SPEEDS_FILE).exists()
    finally:
        conversation.stop()
    assert list_sessions(path) == []
    assert problems == []
