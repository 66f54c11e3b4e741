"""The app is held up in the middle of a conversation, as by a computer that sleeps, and goes on as if nothing was."""

from __future__ import annotations

import re
import signal
import time
from pathlib import Path

import pytest
from engine.test_app_real_devices import app, recorded, wait_for
from fakes.pulse import virtual_devices
from fakes.real_models import data_dir_with_models, spoken, tiny_voice, write_wav

from assistant.gap import TOLD_FROM_S
from assistant.timeline.item import Lane

pytestmark = [pytest.mark.real_model, pytest.mark.real_device, pytest.mark.timeout(300)]


def test_a_question_from_before_a_sleep_is_not_answered_and_one_after_it_is(tmp_path: Path) -> None:
    data_dir = data_dir_with_models(tmp_path / "data")
    before = write_wav(tmp_path / "before.wav", spoken(tiny_voice(), "What is the capital of Spain and"))
    after = write_wav(tmp_path / "after.wav", spoken(tiny_voice(), "What is the capital of France?"))
    with virtual_devices(tmp_path) as devices, app(devices, data_dir) as process:
        wait_for(
            "the microphone", lambda: bool(devices.built_in.pactl("list", "short", "source-outputs")), process
        )
        time.sleep(1.0)
        assert devices.speak(before).wait(30) == 0
        process.send_signal(signal.SIGSTOP)
        time.sleep(TOLD_FROM_S + 2)
        process.send_signal(signal.SIGCONT)
        wait_for(
            "the sentence",
            lambda: any("held up for" in item.text for item in recorded(data_dir, Lane.SYSTEM)),
            process,
        )
        time.sleep(2.0)
        assert devices.speak(after).wait(30) == 0
        wait_for(
            "the answer",
            lambda: any("Paris" in item.text for item in recorded(data_dir, Lane.ASSISTANT)),
            process,
        )
    said = [item.text for item in recorded(data_dir, Lane.ASSISTANT) if item.kind == "speech"]
    assert not [text for text in said if "Madrid" in text], said
    notices = [item for item in recorded(data_dir, Lane.SYSTEM) if item.kind == "notice"]
    assert len(notices) == 1, notices
    assert re.fullmatch(r"The program was held up for 2\d seconds; I am listening again\.", notices[0].text)
    question = next(item for item in recorded(data_dir, Lane.USER) if "France" in item.text)
    assert question.start_s > notices[0].start_s
