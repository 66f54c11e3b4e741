"""A clause that is heard while it is still being made."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from fakes.real_models import tiny_models, tiny_voice

from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.onnx_session import open_contents
from assistant.speech.loudness import CEILING, KNEE, LEVEL, gain_for, limited
from assistant.speech.pacing import Pace
from assistant.speech.sounding import FillingBuffer, Sounding
from assistant.speech.voice_halves import VoiceHalves
from assistant.speech.word_times import word_ends_s


def sine(seconds: float, rate_hz: int) -> Samples:
    return (0.5 * np.sin(2 * np.pi * 200 * np.arange(round(seconds * rate_hz)) / rate_hz)).astype(np.float32)


def test_finishing_fills_what_was_handed_out_before() -> None:
    samples = np.zeros(4, dtype=np.float32)

    def rest() -> Iterator[None]:
        samples[:2] = 1.0
        yield
        samples[2:] = 2.0
        yield

    sounding = Sounding(samples, (), rest())
    handed_out = sounding.samples
    sounding.finish()
    assert handed_out.tolist() == [1.0, 1.0, 2.0, 2.0]
    sounding.finish()


def test_pieces_at_another_rate_join_without_a_seam() -> None:
    wave = sine(0.5, 22_050)
    whole, pieces = (FillingBuffer(len(wave), from_hz=22_050, to_hz=48_000) for _ in range(2))
    whole.add(wave, last=True)
    for start, end in ((0, 3001), (3001, 3050), (3050, len(wave))):
        pieces.add(wave[start:end], last=end == len(wave))
    assert pieces.filled == len(pieces.held) == 24_000
    assert np.max(np.abs(pieces.held - whole.held)) < 1e-6
    steps = np.abs(np.diff(pieces.held[1000:-1000]))  # the tone itself begins and ends abruptly
    assert np.max(steps) < 1.1 * np.max(np.abs(np.diff(sine(0.5, 48_000))))


def test_until_they_come_samples_are_no_numbers_and_more_than_said_is_left_out() -> None:
    buffer = FillingBuffer(6, from_hz=8000, to_hz=8000)
    buffer.add(np.ones(4, dtype=np.float32), last=False)
    assert np.isnan(buffer.held).tolist() == [False] * 4 + [True] * 2
    buffer.add(np.ones(4, dtype=np.float32), last=True)
    assert buffer.held.tolist() == [1, 1, 1, 1, 1, 1]


def test_what_never_comes_is_silence() -> None:
    buffer = FillingBuffer(4, from_hz=8000, to_hz=8000)
    buffer.add(np.ones(2, dtype=np.float32), last=False)
    buffer.close()
    assert buffer.held.tolist() == [1, 1, 0, 0]


def test_one_loudness_and_no_peak_above_the_ceiling() -> None:
    faint = 0.1 * sine(0.5, 8000)
    gain = gain_for(faint)
    assert gain is not None
    loud = faint[np.abs(faint) > 0.01] * gain
    assert float(np.sqrt(np.mean(loud**2))) == pytest.approx(LEVEL)
    assert gain_for(np.zeros(100, dtype=np.float32)) is None
    wave = np.array([0.1, -KNEE, 1.0, -3.0], dtype=np.float32)
    assert limited(wave)[:2].tolist() == wave[:2].tolist()
    assert KNEE < limited(wave)[2] < CEILING
    assert -CEILING <= limited(wave)[3] < -KNEE


@pytest.mark.real_model
def test_a_real_voice_cut_in_two_sounds_the_same_in_pieces() -> None:
    store, models = tiny_models()
    model = store.file(models["voice"]).read_bytes()
    halves = VoiceHalves.open(model, threads=1)
    assert halves is not None
    halves.planning = True
    inputs = {
        "input": np.array([[1, 0, 20, 0, 30, 0, 14, 0, 25, 0, 10, 0, 2]], dtype=np.int64),
        "input_lengths": np.array([13], dtype=np.int64),
        "scales": np.array([0.667, 1.0, 0.8], dtype=np.float32),
    }
    halves.run(None, inputs)
    (frames,) = halves.planned
    total, middle = frames.shape[2], frames.shape[2] // 3
    whole = halves.sound_of(frames, 0, total)
    pieces = np.concatenate([halves.sound_of(frames, 0, middle), halves.sound_of(frames, middle, total)])
    assert np.max(np.abs(whole)) > 0.05
    assert np.max(np.abs(pieces - whole)) < 1e-4
    assert open_contents(model).run(None, inputs)[0].shape[-1] % (whole.size // total) == 0


@pytest.mark.real_model
def test_a_voice_that_cannot_be_cut_knows_its_words_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "I am seventeen years old."
    monkeypatch.setattr(VoiceHalves, "open", lambda _model, *, threads: None)
    sounding = tiny_voice().begin(text)
    assert not np.isnan(sounding.samples).any()
    by_spelling = word_ends_s(text, sounding.samples, PERCEPTION_RATE_HZ)
    assert len(sounding.word_ends_s) == len(by_spelling) == 5
    assert max(abs(a - b) for a, b in zip(sounding.word_ends_s, by_spelling, strict=True)) > 0.02


@pytest.mark.real_model
@pytest.mark.parametrize("text", ["The capital of France", "Yes.", "No. I do not think that it is so.", "…"])
def test_the_beginning_of_a_real_clause_is_there_before_its_end(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pace, "keeps_up", True)  # whatever else runs on this machine
    sounding = tiny_voice().begin(text)
    ends_s = sounding.word_ends_s
    if text == "…":
        assert len(sounding.samples) == 0
        return
    before = sounding.samples.copy()
    sounding.finish()
    assert not np.isnan(sounding.samples).any()
    first = round(0.2 * PERCEPTION_RATE_HZ)
    assert np.array_equal(sounding.samples[:first], before[:first])
    assert np.max(np.abs(before[:first])) > 0.05
    length_s = len(sounding.samples) / PERCEPTION_RATE_HZ
    assert list(ends_s) == sorted(ends_s)
    assert len(ends_s) == len(text.split())
    assert ends_s[-1] <= length_s + 0.001
    assert np.max(np.abs(sounding.samples[round((ends_s[-1] - 0.15) * PERCEPTION_RATE_HZ) :])) > 0.01
    if len(text.split()) > 3:
        assert np.isnan(before[round(1.2 * PERCEPTION_RATE_HZ) :]).all()
