"""Silero, Smart Turn and Whisper on real speech from the real voice."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.real_models import spoken, tiny_models, tiny_voice

from assistant.micro_turn import PERCEPTION_RATE_HZ
from assistant.perception.end_of_turn import SmartTurn
from assistant.perception.hypothesis import bare
from assistant.perception.voice_activity import FRAME_S, FRAME_SAMPLES, SileroVoiceActivity, SpeechDetector
from assistant.perception.whisper_reader import RecogniserUnusableError, WhisperReader
from assistant.speech.piper_voice import Voice

pytestmark = pytest.mark.real_model


@pytest.fixture(scope="module")
def voice() -> Voice:
    return tiny_voice()


@pytest.fixture(scope="module")
def reader() -> WhisperReader:
    store, models = tiny_models()
    return WhisperReader(store.folder(models["recogniser"]), threads=1)


def test_silero_finds_where_speech_begins_and_ends(voice: Voice) -> None:
    store, models = tiny_models()
    silero = SileroVoiceActivity(store.file(models["voice_activity"]))
    sound = spoken(voice, "What is the capital of France?", before_s=1.0, after_s=1.0)
    detector = SpeechDetector()
    for number in range(len(sound) // FRAME_SAMPLES):
        frame = sound[number * FRAME_SAMPLES : (number + 1) * FRAME_SAMPLES]
        detector.hear(silero.probability(frame), (number + 1) * FRAME_S)
    length_s = len(sound) / PERCEPTION_RATE_HZ
    assert detector.started_s == pytest.approx(1.0, abs=0.15)
    assert detector.ended_s == pytest.approx(length_s - 1.0, abs=0.2)
    assert not detector.speaking


def test_smart_turn_tells_a_finished_question_from_one_that_goes_on(voice: Voice) -> None:
    store, models = tiny_models()
    smart_turn = SmartTurn(store.file(models["end_of_turn"]))
    whole = spoken(voice, "What is the capital of France?", after_s=0.1)
    broken_off = spoken(voice, "I was wondering whether you could", after_s=0.1)
    assert smart_turn.probability(whole) > 0.7
    assert smart_turn.probability(broken_off) < 0.3
    assert 0.0 <= smart_turn.probability(np.zeros(0, dtype=np.float32)) <= 1.0


def test_whisper_reads_what_was_said_in_short_and_long_windows(voice: Voice, reader: WhisperReader) -> None:
    text = "What is the capital of France, and how many people live there today?"
    sound = spoken(voice, text, before_s=0.2)
    assert [bare(word) for word in reader.read(sound).words] == [bare(word) for word in text.split()]
    story = (
        "Yesterday my sister went to the market to buy some apples.",
        "On the way home she met an old friend from school.",
        "They sat down in a small cafe and talked about the summer.",
    )
    long = np.concatenate([spoken(voice, sentence, before_s=0.4) for sentence in story])
    words = [bare(word) for word in reader.read(long).words]
    assert {"sister", "apples", "friend", "school", "summer"} <= set(words)
    assert len(words) == pytest.approx(len(" ".join(story).split()), abs=3)


@pytest.mark.parametrize("kind", ["silence", "noise", "nothing"])
def test_whisper_invents_nothing(reader: WhisperReader, kind: str) -> None:
    sound = {
        "silence": np.zeros(PERCEPTION_RATE_HZ, dtype=np.float32),
        "noise": (np.random.default_rng(2).standard_normal(PERCEPTION_RATE_HZ) * 0.02).astype(np.float32),
        "nothing": np.zeros(0, dtype=np.float32),
    }[kind]
    assert reader.read(sound).words == ()


def test_a_damaged_recogniser_is_refused_in_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("whisper")
    (folder / "model.bin").write_bytes(b"not a model")
    with pytest.raises(RecogniserUnusableError, match="verify"):
        WhisperReader(folder, threads=1)
