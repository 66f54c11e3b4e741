"""The clips of nods: made when the voice is idle, one set for each voice."""

from __future__ import annotations

import queue
import threading

import numpy as np
import pytest
from fakes.real_models import tiny_voice

from assistant.interaction.backchannels import NOD_TEXTS
from assistant.micro_turn import PERCEPTION_RATE_HZ, NodsNews, Samples, VoiceNews
from assistant.speech.clips import AUDIBLE, LONGEST_S, Clips
from assistant.speech.sounding import Sounding
from assistant.speech.synthesis import Synthesis

RATE_HZ = 1000
TIMEOUT_S = 5.0


def tone(seconds: float, level: float = 0.5) -> Samples:
    return np.full(round(seconds * RATE_HZ), level, dtype=np.float32)


class Posts:
    def __init__(self) -> None:
        self.news: queue.Queue[NodsNews] = queue.Queue()

    def texts(self) -> list[list[str]]:
        found = []
        while not self.news.empty():
            found.append([nod.text for nod in self.news.get().nods])
        return found


@pytest.fixture
def posts() -> Posts:
    return Posts()


def make_all(clips: Clips, sound: Samples) -> None:
    while (clip := clips.next_text()) is not None:
        clips.keep(*clip, sound)


def test_they_are_told_of_when_all_are_made(posts: Posts) -> None:
    clips = Clips(("a", "b"), posts.news.put, rate_hz=RATE_HZ)
    assert not clips.wanted
    clips.voice_changed()
    first = clips.next_text()
    assert first is not None
    assert first[1] == "a"
    clips.keep(*first, tone(0.3))
    assert posts.texts() == []
    make_all(clips, tone(0.3))
    assert posts.texts() == [["a", "b"]]
    assert not clips.wanted


def test_the_silence_at_the_end_is_cut(posts: Posts) -> None:
    clips = Clips(("a",), posts.news.put, rate_hz=RATE_HZ)
    clips.voice_changed()
    make_all(clips, np.concatenate((tone(0.3), tone(0.9, level=0.0))))
    (nod,) = posts.news.get_nowait().nods
    assert 0.3 <= len(nod.samples) / RATE_HZ <= 0.35


@pytest.mark.parametrize("sound", [tone(0.5, level=0.0), tone(1.2), tone(0.0)])
def test_what_cannot_be_heard_or_is_no_nod_is_left_out(posts: Posts, sound: Samples) -> None:
    clips = Clips(("a",), posts.news.put, rate_hz=RATE_HZ)
    clips.voice_changed()
    make_all(clips, sound)
    assert posts.texts() == [[]]


def test_another_voice_silences_the_old_clips_at_once(posts: Posts) -> None:
    clips = Clips(("a",), posts.news.put, rate_hz=RATE_HZ)
    clips.voice_changed()
    make_all(clips, tone(0.3))
    clips.voice_changed()
    assert posts.texts() == [["a"], []]
    late = clips.next_text()
    assert late is not None
    clips.voice_changed()
    clips.keep(*late, tone(0.1))
    assert posts.texts() == []
    make_all(clips, tone(0.2))
    (nod,) = posts.news.get_nowait().nods
    assert len(nod.samples) == pytest.approx(200, abs=1)


def test_switched_off_there_are_none(posts: Posts) -> None:
    clips = Clips(("a",), posts.news.put, rate_hz=RATE_HZ)
    clips.switch(False)
    clips.voice_changed()
    make_all(clips, tone(0.3))
    assert posts.texts() == [[], []]
    clips.switch(True)
    clips.switch(True)
    assert posts.texts() == [["a"]]
    clips.switch(False)
    assert posts.texts() == [[]]


def test_clauses_come_before_clips(posts: Posts) -> None:
    said: list[str] = []
    began, go_on = threading.Event(), threading.Event()

    class SlowVoice:
        def begin(self, text: str, *, early: bool = True) -> Sounding:
            said.append(text)
            began.set()
            assert go_on.wait(TIMEOUT_S)
            if text == "c":
                raise RuntimeError("no such sound")
            return Sounding(tone(0.3), (0.3,))

    heard: queue.Queue[VoiceNews] = queue.Queue()
    clips = Clips(("a", "b", "c"), posts.news.put, rate_hz=RATE_HZ)
    synthesis = Synthesis(heard.put, clips=clips)
    synthesis.start()
    synthesis.use(SlowVoice())
    assert began.wait(TIMEOUT_S)
    synthesis.speak(1, 0, "a clause")
    go_on.set()
    made = posts.news.get(timeout=TIMEOUT_S)
    synthesis.stop()
    assert said == ["a", "a clause", "b", "c"]
    assert [nod.text for nod in made.nods] == ["a", "b"]
    assert heard.get_nowait().text == "a clause"


@pytest.mark.real_model
def test_a_real_voice_nods_shortly_and_audibly(posts: Posts) -> None:
    clips = Clips(NOD_TEXTS, posts.news.put, rate_hz=PERCEPTION_RATE_HZ)
    clips.voice_changed()
    voice = tiny_voice()
    while (clip := clips.next_text()) is not None:
        clips.keep(*clip, voice.speak(clip[1]))
    made = posts.news.get_nowait().nods
    assert [nod.text for nod in made] == list(NOD_TEXTS)
    for nod in made:
        assert 0.15 <= len(nod.samples) / PERCEPTION_RATE_HZ <= LONGEST_S
        assert float(np.sqrt(np.mean(np.square(nod.samples)))) > 5 * AUDIBLE
