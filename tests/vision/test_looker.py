"""The looker with a real process: answers, cancelling, crashes, what is kept, what is looked at unasked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
from fakes.tiny_vision_model import write_tiny_vision_model

from assistant.attached_picture import AttachedPicture
from assistant.micro_turn import Frame, Look, LookoutNews, PictureNews, Task, TaskNews, TaskState
from assistant.vision import looker as looker_module
from assistant.vision import observer as observer_module
from assistant.vision.looker import NOBODY_LOOKS, WAITING, Looker
from assistant.vision.observer import ENGINE
from assistant.vision.pictures import LOOKED_AT_BYTES, for_model
from assistant.vision.text_reader import ReaderUnusableError
from tests.vision import scripted_sight

TERMINAL = (TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED)


def frame(brightness: int = 200, width: int = 640, height: int = 480) -> Frame:
    return np.full((height, width, 3), brightness, dtype=np.uint8)


class Reader:
    """Reads how wide a picture is."""

    def __init__(self) -> None:
        self.unloaded = threading.Event()

    def read(self, picture: Frame) -> str:
        return f"{picture.shape[1]} wide"

    def unload(self) -> None:
        self.unloaded.set()


class Heard:
    """A looker with everything that it told."""

    def __init__(self, model: Path | None, engine: str = f"{scripted_sight.__name__}:load") -> None:
        self.news: list[TaskNews | PictureNews | LookoutNews] = []
        self.descriptions: list[tuple[str, float]] = []
        self.problems: list[str] = []
        self.kept: list[AttachedPicture] = []
        self.model = model
        self._changed = threading.Condition()
        self.looker = Looker(
            lambda news: self._note(self.news, news),
            lambda text, at_s: self._note(self.descriptions, (text, at_s)),
            lambda sentence: self._note(self.problems, sentence),
            keep_picture=self._keep,
            engine=engine,
        )
        self.looker.start()
        self.looker.use_observer(model)

    def _note(self, told: list, what: object) -> None:
        with self._changed:
            told.append(what)
            self._changed.notify_all()

    def _keep(self, picture: AttachedPicture, then: Callable[[AttachedPicture], None]) -> None:
        self.kept.append(picture)
        then(replace(picture, kept_in="pictures/one.jpg"))

    def ask(self, number: int, question: str, picture: Frame | None = None, **more: object) -> None:
        task = Task(f"look-{number}", question, (), 0.0)
        shown = {} if "shows" in more else {"frame": frame() if picture is None else picture}
        self.looker.look(Look(task, 1.5, **shown, **more))

    def wait_until(self, what: Callable[[], object], timeout_s: float = 20.0) -> None:
        with self._changed:
            assert self._changed.wait_for(what, timeout_s), f"told until then: {self.news} {self.problems}"

    def ends(self, number: int) -> list[TaskNews]:
        mine = [news for news in self.news if isinstance(news, TaskNews) and news.task_id == f"look-{number}"]
        return [news for news in mine if news.state in TERMINAL]

    def end(self, number: int) -> TaskNews:
        self.wait_until(lambda: self.ends(number))
        return self.ends(number)[0]

    def loads(self) -> int:
        assert self.model is not None
        loads = self.model.with_suffix(".loads")
        return len(loads.read_text().split()) if loads.exists() else 0


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Heard]]:
    started: list[Heard] = []

    def begin(*, model: bool = True) -> Heard:
        path = tmp_path / "sees.gguf"
        path.write_text("a model")
        heard = Heard(path if model else None)
        started.append(heard)
        return heard

    yield begin
    for heard in started:
        heard.looker.stop()


def test_the_tiny_model_looks_in_its_own_process(tmp_path):
    heard = Heard(write_tiny_vision_model(tmp_path), ENGINE)
    try:
        heard.ask(1, "What am I holding?")
        done = heard.end(1)
        assert done.state is TaskState.DONE, heard.problems
        assert done.text
        heard.looker.look_out("watch-1", "Is there a red cup?", frame(), 3.0, again=False)
        heard.wait_until(lambda: isinstance(heard.news[-1], LookoutNews))
        assert not heard.problems
    finally:
        heard.looker.stop()


def test_nothing_is_loaded_before_somebody_asks(start):
    heard = start()
    time.sleep(0.3)
    assert heard.looker.process_id is None
    heard.ask(1, "say a mug")
    assert heard.end(1).text == "a mug"
    assert heard.loads() == 1


def test_a_large_picture_is_made_small_for_the_model(start):
    heard = start()
    heard.ask(1, "picture", frame(width=3840, height=2160))
    assert heard.end(1).text == "512 x 288"


def test_pictures_fit_into_the_pipe_whatever_they_show():
    noise = np.random.default_rng(1).integers(0, 255, (1080, 1920, 3), dtype=np.uint8)
    assert len(for_model(noise)) <= LOOKED_AT_BYTES


def test_the_frame_is_kept_beside_the_answer(start):
    heard = start()
    heard.ask(1, "say a mug", frame(width=1920, height=1080))
    heard.end(1)
    [kept] = heard.kept
    assert (kept.width, kept.height, kept.suffix) == (1280, 720, ".jpg")
    [news] = [one for one in heard.news if isinstance(one, PictureNews)]
    assert news.task_id == "look-1"
    assert news.taken_s == 1.5
    assert news.picture.kept_in == "pictures/one.jpg"


def test_a_picture_that_the_user_shows_is_not_kept_a_second_time(start):
    heard = start()
    shows = AttachedPicture("cup.png", 64, 48, for_model(frame(width=64, height=48)), ".jpg")
    heard.ask(1, "picture", shows=shows)
    assert heard.end(1).text == "64 x 48"
    assert not heard.kept


def test_a_damaged_picture_fails_and_the_next_is_looked_at(start):
    heard = start()
    heard.ask(1, "say no", shows=AttachedPicture("cup.png", 64, 48, b"damaged", ".png"))
    assert heard.end(1).state is TaskState.FAILED
    heard.ask(2, "say yes")
    assert heard.end(2).text == "yes"


def test_a_process_that_dies_is_started_again_and_the_look_repeated_once(start):
    heard = start()
    heard.ask(1, "die once; say a mug")
    assert heard.end(1).text == "a mug"
    assert heard.loads() == 2
    assert heard.problems == [
        "The observer ended unexpectedly (exit code 41); it is started again and the task repeated."
    ]


def test_a_look_that_always_kills_its_process_fails_and_the_next_is_answered(start):
    heard = start()
    heard.ask(1, "die")
    heard.ask(2, "say a mug")
    failed = heard.end(1)
    assert failed.state is TaskState.FAILED
    assert "The observer ended unexpectedly" in failed.error
    assert heard.end(2).text == "a mug"
    assert [len(heard.ends(number)) for number in (1, 2)] == [1, 1]


def test_a_look_that_is_cancelled_ends_at_once_and_only_once(start):
    heard = start()
    heard.ask(1, "wait 30; say late")
    heard.ask(2, "wait 30; say late")
    heard.wait_until(lambda: len(heard.news) >= 3)  # the first runs
    heard.looker.cancel("look-1")
    heard.looker.cancel("look-2")
    heard.looker.cancel("look-2")
    assert heard.end(1).state is TaskState.CANCELLED
    assert heard.end(2).state is TaskState.CANCELLED
    heard.ask(3, "say a mug")
    assert heard.end(3).text == "a mug"
    assert [len(heard.ends(number)) for number in (1, 2, 3)] == [1, 1, 1]


def test_stop_ends_the_process_while_it_works(start):
    heard = start()
    heard.ask(1, "wait 30")
    heard.wait_until(lambda: heard.looker.process_id is not None and heard.loads())
    process = psutil.Process(heard.looker.process_id)
    began_s = time.monotonic()
    heard.looker.stop()
    assert time.monotonic() - began_s < 4.0
    assert not process.is_running()


def test_more_looks_than_can_wait_fail_with_a_sentence(start):
    heard = start()
    reading = threading.Event()

    class SlowReader(Reader):
        def read(self, _frame: Frame) -> str:
            reading.wait(20.0)
            return "text"

    heard.looker.use_reader(SlowReader())
    for number in range(WAITING + 3):
        heard.ask(number, "read", reads=True)
    failed = heard.end(WAITING + 2)
    reading.set()
    assert failed.state is TaskState.FAILED
    assert heard.end(0).text == "text"
    assert heard.end(1).text == "text"


def test_unused_it_is_unloaded_and_loaded_again_when_it_is_asked(start, monkeypatch):
    monkeypatch.setattr(observer_module, "UNLOADED_AFTER_S", 0.3)
    heard = start()
    heard.ask(1, "say one")
    heard.end(1)
    until_s = time.monotonic() + 10.0
    while heard.looker.process_id is not None:
        assert time.monotonic() < until_s
        time.sleep(0.02)
    heard.ask(2, "say two")
    assert heard.end(2).text == "two"
    assert heard.loads() == 2
    assert not heard.problems


def test_without_a_model_a_look_fails_and_says_why(start):
    heard = start(model=False)
    assert not heard.looker.can_see
    heard.ask(1, "say a mug")
    assert heard.end(1).error == NOBODY_LOOKS


def test_the_reader_reads_and_the_model_that_sees_only_where_there_is_none(start):
    heard = start()
    heard.ask(1, "read", reads=True)
    assert "word for word" in heard.end(1).text  # what it was asked

    heard.looker.use_reader(Reader())
    heard.ask(2, "read", frame(width=1000), reads=True)
    assert heard.end(2).text == "1000 wide"


def test_a_reader_that_fails_is_not_the_end_of_looking(start):
    heard = start()

    class Broken(Reader):
        def read(self, _picture: Frame) -> str:
            raise RuntimeError("damaged")

    heard.looker.use_reader(Broken())
    heard.ask(1, "read", reads=True)
    assert heard.end(1).state is TaskState.FAILED
    heard.ask(2, "say a mug")
    assert heard.end(2).text == "a mug"


def test_a_lookout_is_answered_yes_or_no_and_only_for_another_picture(start):
    heard = start()

    def look_out(brightness_of_half: int, *, again: bool = False) -> None:
        picture = frame(20)
        picture[:, :320] = brightness_of_half
        heard.looker.look_out("watch-1", "Is it light?", picture, 2.0, again=again)

    look_out(255)
    heard.wait_until(lambda: len(heard.news) == 1)
    assert heard.news[0] == LookoutNews("watch-1", True, 2.0)
    look_out(255)
    while not heard.looker.idle:
        time.sleep(0.01)
    assert len(heard.news) == 1
    look_out(255, again=True)
    heard.wait_until(lambda: len(heard.news) == 2)
    look_out(60)
    heard.wait_until(lambda: len(heard.news) == 3)
    assert heard.news[2] == LookoutNews("watch-1", False, 2.0)


def test_somebody_who_asks_goes_before_what_nobody_waits_for(start):
    heard = start()
    heard.ask(0, "say loaded")
    heard.end(0)
    heard.looker.describe(frame(), 4.0)
    heard.ask(1, "say a mug")
    assert heard.end(1).text == "a mug"
    assert not any(isinstance(news, TaskNews) and "scene" in news.task_id for news in heard.news)


def test_a_scene_is_described_without_what_people_look_like(start, monkeypatch):
    monkeypatch.setattr(
        "assistant.vision.prompt.description_wanted", lambda: "say A young woman sits at a desk."
    )
    heard = start()
    heard.looker.describe(frame(), 4.0)
    heard.wait_until(lambda: heard.descriptions)
    assert heard.descriptions == [("A woman sits at a desk.", 4.0)]


def test_another_conversation_knows_nothing_of_what_was_looked_at_before(start):
    heard = start()
    heard.ask(1, "wait 1; say late")
    heard.wait_until(lambda: heard.news)
    heard.looker.start_afresh()
    assert heard.end(1).state is TaskState.CANCELLED
    assert heard.looker.idle


def test_the_reader_is_unloaded_when_nothing_was_read_for_a_while(start, monkeypatch):
    monkeypatch.setattr(looker_module, "UNLOADED_AFTER_S", 0.2)
    heard, reader = start(model=False), Reader()
    heard.looker.use_reader(reader)
    assert not reader.unloaded.wait(0.5)  # it was not loaded either
    heard.ask(1, "read", reads=True)
    assert heard.end(1).text == "640 wide"
    assert reader.unloaded.wait(5.0)


def test_a_damaged_reader_is_told_once_a_look(start):
    heard = start(model=False)

    class Damaged(Reader):
        def read(self, _picture: Frame) -> str:
            raise ReaderUnusableError("It is damaged: fetch it again.")

    heard.looker.use_reader(Damaged())
    heard.ask(1, "read", reads=True)
    assert heard.end(1).error == "It is damaged: fetch it again."
    assert heard.problems == ["It is damaged: fetch it again."]
