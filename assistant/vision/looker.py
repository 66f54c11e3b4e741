"""The looker: hands pictures to the model that sees or to the one that reads, and brings back what they say.

Its thread scales and encodes the pictures and reads the text in them; the model that sees works in its own process.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from assistant.attached_picture import AttachedPicture
from assistant.micro_turn import Frame, Look, LookoutNews, PictureNews, TaskNews, TaskState
from assistant.model_thread import ModelThread
from assistant.thread_priority import READING_NICENESS
from assistant.vision import prompt
from assistant.vision.jobs import Job, Lookout, Scene, id_of
from assistant.vision.observer import ENGINE, Observer
from assistant.vision.pictures import Thumb, for_keeping, for_model, frame_of, has_changed, thumb_of
from assistant.vision.text_reader import ReaderUnusableError

WAITING: Final = 4
"""Looks that may wait; one more fails."""
UNLOADED_AFTER_S: Final = 240.0
"""So long without use the model that reads is kept in memory."""

TOO_MANY: Final = "There are several pictures to look at already."
NOBODY_LOOKS: Final = "There is no model that can look at this."
CANNOT_USE: Final = "The picture could not be looked at."

YES: Final = "yes"
YES_OR_NO: Final = (YES, "no")

KeepPicture = Callable[[AttachedPicture, Callable[[AttachedPicture], None]], None]
"""See `assistant.picture_keeper.PictureKeeper.keep`."""

_log = logging.getLogger(__name__)


class Reads(Protocol):
    """What reads text in pictures: see `assistant.vision.text_reader.TextReader`."""

    def read(self, frame: Frame) -> str:
        """The text, line by line; "" when there is none. Raises ReaderUnusableError."""
        ...

    def unload(self) -> None:
        """Gives the memory of its models back until it reads again."""
        ...


class Looker(ModelThread):
    """`post` is given the news of looks and lookouts, `described` the description of a scene with its time.

    `keep_picture` keeps a frame that was asked about; without it none is. `notice` is told what goes wrong with the
    models. `engine` names another loader than that of the model that sees. All methods may be called from any thread.
    """

    def __init__(
        self,
        post: Callable[[TaskNews | PictureNews | LookoutNews], None],
        described: Callable[[str, float], None],
        notice: Callable[[str], None],
        *,
        keep_picture: KeepPicture | None = None,
        threads: int = 1,
        engine: str = ENGINE,
    ) -> None:
        super().__init__("looker", niceness=READING_NICENESS)
        self._post = post
        self._described = described
        self._notice = notice
        self._keep_picture = keep_picture
        self._observer = Observer(self._hear, notice, threads=threads, engine=engine)
        self._reader: Reads | None = None
        self._reader_loaded = False
        self._jobs: deque[Job] = deque()
        self._at_work: Job | None = None  # what this thread works on, unless that is not wanted any more
        self._seen: dict[str, Thumb] = {}  # the picture that each lookout was asked about last

    # -- who looks --

    @property
    def can_see(self) -> bool:
        """Whether there is a model that sees; it may still have to be loaded."""
        return self._observer.there

    @property
    def can_read(self) -> bool:
        """Whether there is one that reads."""
        return self._reader is not None

    @property
    def process_id(self) -> int | None:
        """The system's number for the process of the model that sees, None while there is none."""
        return self._observer.process_id

    def use_observer(self, model: Path | None) -> None:
        """Lets this model see, or none; it is loaded when it is asked for the first time."""
        self._observer.use(model)

    def use_reader(self, reader: Reads | None) -> None:
        """Lets this one read, or none."""
        self._reader = reader

    def stop(self) -> None:
        """Ends the observer's process and the thread."""
        super().stop()
        self._observer.use(None)

    # -- what is asked of it --

    @property
    def idle(self) -> bool:
        """Whether it has nothing to do."""
        return not self._jobs and self._at_work is None and self._observer.idle

    def look(self, look: Look) -> None:
        """Looks at a picture; how that stands is posted. What nobody waits for is given up for it."""
        with self._changed:
            full = sum(isinstance(job, Look) for job in self._jobs) >= WAITING
            if not full:
                self._jobs.append(look)
                self._changed.notify()
        if full:
            self._fail(look, TOO_MANY)
        else:
            self._drop_asides()

    def cancel(self, task_id: str) -> None:
        """Ends a look; does nothing for what is none."""
        with self._changed:
            waits = [job for job in self._jobs if id_of(job) == task_id]
            for job in waits:
                self._jobs.remove(job)
            at_work = self._at_work is not None and id_of(self._at_work) == task_id
            if at_work:
                self._at_work = None
            given = self._observer.forget(task_id)
        if waits or at_work or given:
            self._post(TaskNews(task_id, TaskState.CANCELLED))

    def describe(self, frame: Frame, taken_s: float) -> None:
        """Describes what is to be seen, when there is nothing else to do."""
        self._put_aside(Scene(frame, taken_s))

    def look_out(self, order_id: str, question: str, frame: Frame, taken_s: float, *, again: bool) -> None:
        """Answers a question for yes or no, when there is nothing else to do.

        A picture that is like the one that was asked about last is left out, unless it is to be looked at `again`.
        """
        self._put_aside(Lookout(order_id, question, frame, taken_s, again))

    def rest(self, on: bool) -> None:
        """Leaves the processor to the conversation for a moment, or goes on; asked as often as one likes."""
        self._observer.rest(on)

    def start_afresh(self) -> None:
        """Another conversation begins: nobody wants to know what was to be seen in the one before."""
        with self._changed:
            looks = [job.task.id for job in (*self._jobs, self._at_work) if isinstance(job, Look)]
            self._jobs = deque(job for job in self._jobs if isinstance(job, Look))
        self._drop_asides()
        for task_id in (*looks, *self._observer.looks):
            self.cancel(task_id)
        self._seen = {}

    # -- its thread --

    def _put_aside(self, job: Scene | Lookout) -> None:
        """Takes a job that nobody waits for, if there is nothing else to do."""
        with self._changed:
            if self.idle:
                self._jobs.append(job)
                self._changed.notify()

    def _drop_asides(self) -> None:
        """What nobody waits for is given up; a lookout may be asked about the same picture again."""
        with self._changed:
            if not isinstance(self._at_work, Look):
                self._at_work = None
            dropped = {job.order_id for job in self._observer.forget_asides() if isinstance(job, Lookout)}
            self._seen = {
                order_id: thumb for order_id, thumb in self._seen.items() if order_id not in dropped
            }

    def _run(self) -> None:
        while True:
            with self._changed:
                unloads_s = UNLOADED_AFTER_S if self._reader_loaded else None
                while not self._jobs and not self._stopping and self._changed.wait(unloads_s):
                    pass
                if self._stopping:
                    return
                job = self._jobs.popleft() if self._jobs else None
                self._at_work = job
            if job is None:
                self._unload_reader()
                continue
            try:
                self._do(job)
            except ReaderUnusableError as error:
                self._notice(str(error))
                self._give_up(job, str(error))
            except Exception as error:  # one damaged picture is not the end of looking
                _log.error("a picture could not be looked at: %s", type(error).__name__)
                self._give_up(job, CANNOT_USE)
            with self._changed:
                self._at_work = None

    def _do(self, job: Job) -> None:
        if isinstance(job, Look):
            self._look(job)
        elif isinstance(job, Scene):
            self._give(job, prompt.description_wanted(), job.frame)
        else:
            thumb = thumb_of(job.frame)
            if job.again or has_changed(self._seen.get(job.order_id), thumb):
                self._seen = {**self._seen, job.order_id: thumb}
                self._give(job, prompt.yes_or_no(job.question), job.frame, YES_OR_NO)

    def _look(self, look: Look) -> None:
        self._post(TaskNews(look.task.id, TaskState.RUNNING))
        if look.frame is not None:
            self._keep(look, look.frame)
        frame = frame_of(look.shows) if look.shows is not None else look.frame
        reader = self._reader
        if frame is None:
            self._fail(look, CANNOT_USE)
        elif look.reads and reader is not None:
            self._reader_loaded = True
            text = reader.read(frame)
            if self._at_work is look:
                self._post(TaskNews(look.task.id, TaskState.DONE, text))
        elif look.reads:
            self._give(look, prompt.READ, frame)
        elif look.shows is not None:
            self._give(look, prompt.question_about_shown(look.task.question), frame)
        else:
            self._give(look, prompt.question_about_camera(look.task.question), frame)

    def _keep(self, look: Look, frame: Frame) -> None:
        def kept(picture: AttachedPicture) -> None:
            if picture.kept_in:
                self._post(PictureNews(look.task.id, picture, look.taken_s))

        if self._keep_picture is not None:
            self._keep_picture(for_keeping(frame), kept)

    def _give(self, job: Job, question: str, frame: Frame, choices: tuple[str, ...] = ()) -> None:
        """Hands a picture to the observer, if there is one and the job is still wanted."""
        if not self._observer.there:
            self._give_up(job, NOBODY_LOOKS)
            return
        picture = for_model(frame)
        with self._changed:
            if self._at_work is not job:
                return
            self._observer.expect(job)
        self._observer.give(job, question, picture, choices)

    def _unload_reader(self) -> None:
        """Nothing was read for a while."""
        self._reader_loaded = False
        if self._reader is not None:
            self._reader.unload()

    def _give_up(self, job: Job, sentence: str) -> None:
        if isinstance(job, Look) and self._at_work is job:
            self._fail(job, sentence)

    def _fail(self, look: Look, sentence: str) -> None:
        self._post(TaskNews(look.task.id, TaskState.FAILED, error=sentence))

    # -- the observer's thread --

    def _hear(self, job: Job, news: TaskNews) -> None:
        if isinstance(job, Look):
            if news.state is TaskState.DONE and job.reads:
                news = TaskNews(news.task_id, news.state, prompt.read_text(news.text))
            self._post(news)
        elif news.state is not TaskState.DONE:
            return
        elif isinstance(job, Scene):
            if description := prompt.without_looks(news.text):
                self._described(description, job.taken_s)
        else:
            self._post(LookoutNews(job.order_id, news.text == YES, job.taken_s))
