"""A picture is shown in a conversation with real models: kept, answered, and gone with its session."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fakes.real_models import tiny_models, write_wav

from assistant import live_conversation
from assistant.attached_picture import AttachedPicture
from assistant.capture.file_audio import FileAudio
from assistant.cards import CARD, Picture, card_from_data
from assistant.live_conversation import LiveConversation
from assistant.settings import Settings
from assistant.timeline.item import Lane
from assistant.timeline.session_files import PICTURES_FOLDER
from assistant.timeline.store import delete_session, list_sessions, search_sessions, sessions_path

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(300)]

PATIENCE_S = 60.0


class Card(FileAudio):
    """Files as a sound card."""

    bluetooth = None

    def rest_microphone(self, rest: bool) -> None:
        pass


def wait_for(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_it_is_kept_answered_found_and_gone_with_its_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, models = tiny_models()
    silence = write_wav(tmp_path / "silence.wav", np.zeros(1600, dtype=np.float32))
    audio = Card(silence, tmp_path / "voice.wav", 90.0)
    monkeypatch.setattr(live_conversation, "SoundCard", lambda *_: audio)
    settings = Settings()
    settings.set("reasoner.on", False)
    data_dir, problems = tmp_path / "data", []
    path, data = sessions_path(data_dir), b"\xff\xd8\xff picture"
    conversation = LiveConversation(store, models, settings, data_dir, problems.append)

    def said() -> list[str]:
        items = conversation.timeline.items()
        return [
            i.text for i in items if i.lane is Lane.ASSISTANT and i.kind == "speech" and i.end_s is not None
        ]

    conversation.start()
    try:
        assert conversation.ready.wait(PATIENCE_S)
        conversation.type_text("", AttachedPicture("balcony.jpg", 64, 48, data, ".jpg"))
        wait_for(said)
        shown = [item for item in conversation.timeline.items() if item.kind == CARD]
        card = card_from_data(shown[0].data)
        assert isinstance(card, Picture)
        assert (len(shown), shown[0].lane, card.label) == (1, Lane.USER, "balcony.jpg")
        assert (data_dir / card.file).read_bytes() == data
    finally:
        conversation.stop()
    assert (data_dir / card.file).exists()
    (session,) = list_sessions(path)
    assert [hit.item_id for hit in search_sessions(path, "balcony")] == [shown[0].id]
    delete_session(path, session.id)
    assert list((data_dir / PICTURES_FOLDER).iterdir()) == []
    assert problems == []
