"""The place of the small models for the camera: there while a camera is open, taken when they arrive."""

from __future__ import annotations

import weakref
from collections.abc import Callable

from assistant.model_loading import LoadingError
from assistant.perception.sight.budget import LookingHealth
from assistant.perception.sight.finder import SightFinder
from assistant.perception.sight.litert import SightUnusableError
from assistant.perception.sight.watch import SightWatch
from models.errors import ModelError
from models.hardware import fits
from models.store import ModelStore

SIGHT = "sight"
"""The role."""

ABSENT = "To see people and gestures, download the small models for the camera in the settings."


class SightSeat:
    """Makes what watches the camera's pictures. `watch` and `use` load models: they take a moment, in one thread.

    `model_id` is the model that is there for it, "" for none: then movement is seen, and `notice` is told once what
    would be needed.
    """

    def __init__(self, store: ModelStore, model_id: str, notice: Callable[[str], None]) -> None:
        self._store = store
        self._model_id = model_id
        self._notice = notice
        self._said_absent = False
        self._watch: Callable[[], SightWatch | None] = lambda: None  # weak: the models go with the camera

    @property
    def finds_people(self) -> bool:
        """Whether people are looked for in pictures just now."""
        watch = self._watch()
        return watch is not None and watch.finds_people

    @property
    def health(self) -> LookingHealth | None:
        """How often it looks, and what that costs; None while it does not look for people."""
        watch = self._watch()
        return watch.health if watch is not None and watch.finds_people else None

    def watch(self, turn_over: Callable[[], None] | None = None) -> SightWatch:
        """For a camera that is being opened. What is wrong with the models costs a sentence."""
        watch = SightWatch(notice=self._notice, turn_over=turn_over)
        self._watch = weakref.ref(watch)
        if self._model_id:
            try:
                watch.use(self._load())
            except LoadingError as error:
                self._notice(str(error))
        elif not self._said_absent:
            self._said_absent = True
            self._notice(ABSENT)
        return watch

    def use(self, model_id: str) -> None:
        """This model is there now: it looks from the next picture on. Raises LoadingError."""
        self._model_id = model_id
        watch = self._watch()
        if watch is not None and model_id:
            watch.use(self._load())

    def _load(self) -> SightFinder:
        try:
            fit = fits([self._store.catalogue[self._model_id]])
            if not fit.fits_now:
                raise LoadingError(fit.sentence)
            return SightFinder(self._store.folder(self._model_id))
        except (ModelError, SightUnusableError) as error:
            raise LoadingError(str(error)) from error
