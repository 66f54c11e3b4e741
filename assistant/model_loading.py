"""Loading the models of a conversation, each with its share of the processor."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.interaction.addressee_probe import AddresseeProbe
from assistant.interaction.language_model import LanguageModel, ModelUnusableError
from assistant.perception.end_of_turn import SmartTurn
from assistant.perception.voice_activity import SileroVoiceActivity
from assistant.perception.whisper_reader import RecogniserUnusableError, WhisperReader
from assistant.speech.piper_voice import Voice, VoiceUnusableError
from assistant.thread_priority import READING_NICENESS, made_stepping_back
from assistant.tuning import tuned_file
from assistant.vision.text_reader import TextReader
from models.errors import ModelError
from models.hardware import fits, look_at_hardware
from models.store import ModelStore
from models.tuned_copies import drop_copies, find_copy, give_up

INTERACTION = "interaction"
TUNING = "tuning"
"""No role: the interaction model's file is made anew, once."""
REASONER = "reasoner"
RECOGNISER = "recogniser"
VOICE = "voice"
VOICE_ACTIVITY = "voice_activity"
END_OF_TURN = "end_of_turn"
VISION = "vision"
READING = "reading"

NEEDED_ROLES = (VOICE_ACTIVITY, END_OF_TURN, RECOGNISER, INTERACTION, VOICE)
"""Without these there is no conversation; without the others there is one."""

DISPENSABLE_ROLES = (REASONER, VISION, READING)
"""Roles that are ended by choosing no model for them."""

LOADING_TEXTS = {
    VOICE_ACTIVITY: "Loading the voice detector…",
    END_OF_TURN: "Loading the end-of-turn model…",
    RECOGNISER: "Loading the recogniser…",
    TUNING: "Making a faster copy of the interaction model, this once: a minute or two…",
    INTERACTION: "Loading the interaction model…",
    VOICE: "Loading the voice…",
    REASONER: "Starting the reasoner…",
}

ONNX_ERRORS = (RuntimeError, ValueError, OSError)


class LoadingError(Exception):
    """A model cannot be used; the text is a sentence for the user that says what to do."""


@dataclass(frozen=True)
class ThreadBudget:
    """Threads for the models that run at the same time; `interaction_alone` while the recogniser rests."""

    recogniser: int
    interaction: int
    interaction_alone: int
    reasoner: int
    voice: int
    observer: int
    """Of the model that sees; somebody waits for what it says."""


def thread_budget(cores: int) -> ThreadBudget:
    """One thread each on two cores: engines with two each wait for each other there (their threads spin)."""
    if cores <= 2:
        return ThreadBudget(1, 1, 2, 1, 2, 2)
    if cores < 8:
        return ThreadBudget(2, 2, cores, max(1, cores - 3), 2, max(2, cores - 2))
    return ThreadBudget(4, 4, 8, cores - 4, 2, cores - 4)


class ModelLoader:
    """Makes models out of the files in a store. Every method takes seconds and may raise LoadingError.

    `alone` tells a language model whether it has the processor to itself.
    """

    def __init__(
        self,
        store: ModelStore,
        *,
        language: str,
        rate_hz: int,
        notice: Callable[[str], None] = lambda _text: None,
    ) -> None:
        self._store = store
        self._notice = notice
        self._language = language
        self._rate_hz = rate_hz
        self.threads = thread_budget(look_at_hardware().cores)

    def voice_activity(self, model_id: str) -> SileroVoiceActivity:
        try:
            return SileroVoiceActivity(self.file(model_id))
        except ONNX_ERRORS as error:
            raise _damaged("voice detector", model_id) from error

    def end_of_turn(self, model_id: str) -> SmartTurn:
        try:
            return SmartTurn(self.file(model_id))
        except ONNX_ERRORS as error:
            raise _damaged("end-of-turn model", model_id) from error

    def recogniser(self, model_id: str) -> WhisperReader:
        self._check_memory(model_id)
        try:
            folder = self._store.folder(model_id)
            return made_stepping_back(
                READING_NICENESS,
                lambda: WhisperReader(folder, threads=self.threads.recogniser, language=self._language),
            )
        except (ModelError, RecogniserUnusableError) as error:
            raise LoadingError(str(error)) from error

    def interaction(
        self, model_id: str, alone: Callable[[], bool], while_tuning: Callable[[], None] | None = None
    ) -> LanguageModel:
        """Its tuned copy, where there is one; with `while_tuning` it is made first: see `tuned_file`."""
        self._check_memory(model_id)
        original = self.file(model_id)
        try:
            if (tuned := self._tuned(model_id, while_tuning)) is not None:
                try:
                    return self._language_model(tuned, model_id, alone)
                except ModelUnusableError:
                    give_up(self._store, model_id)
                    with suppress(ModelError):
                        drop_copies(self._store, model_id)
            return self._language_model(original, model_id, alone)
        except ModelUnusableError as error:
            raise LoadingError(str(error)) from error

    def tune_behind(self, model_id: str, keep_on: Callable[[], None]) -> Path | None:
        """Makes the tuned copy of a model while others compute; None when there is one, or none can be made.

        What `keep_on` raises ends it.
        """
        if find_copy(self._store, model_id) is not None:
            return None
        return self._tuned(model_id, keep_on, behind=True)

    def _tuned(
        self, model_id: str, while_tuning: Callable[[], None] | None, *, behind: bool = False
    ) -> Path | None:
        if while_tuning is None:
            return find_copy(self._store, model_id)
        return tuned_file(
            self._store,
            model_id,
            threads=1 if behind else look_at_hardware().cores,
            while_making=while_tuning,
            notice=self._notice,
            behind=behind,
        )

    def _language_model(self, path: Path, model_id: str, alone: Callable[[], bool]) -> LanguageModel:
        return LanguageModel(
            path,
            threads=self.threads.interaction,
            threads_alone=self.threads.interaction_alone,
            alone=alone,
            probe=AddresseeProbe.shipped(model_id),
        )

    def voice(self, model_id: str) -> Voice:
        try:
            folder = self._store.folder(model_id)
            voice = Voice(
                folder / self.file(model_id).name, rate_hz=self._rate_hz, threads=self.threads.voice
            )
        except (ModelError, VoiceUnusableError) as error:
            raise LoadingError(str(error)) from error
        voice.prepare()
        return voice

    def picture_model(self, model_id: str) -> Path:
        """The file of a model that sees, beside which its projector lies."""
        self._check_memory(model_id)
        try:
            return self._store.folder(model_id) / self._store.catalogue[model_id].file().name
        except ModelError as error:
            raise LoadingError(str(error)) from error

    def text_reader(self, model_id: str) -> TextReader:
        """What reads text in pictures; it loads its models when there is something to read."""
        try:
            return TextReader(self._store.folder(model_id))
        except ModelError as error:
            raise LoadingError(str(error)) from error

    def file(self, model_id: str) -> Path:
        """The model's main file. Raises LoadingError."""
        try:
            return self._store.file(model_id)
        except ModelError as error:
            raise LoadingError(str(error)) from error

    def _check_memory(self, model_id: str) -> None:
        try:
            fit = fits([self._store.catalogue[model_id]])
        except ModelError as error:
            raise LoadingError(str(error)) from error
        if not fit.fits_now:
            raise LoadingError(fit.sentence)


def _damaged(what: str, model_id: str) -> LoadingError:
    return LoadingError(
        f"The {what} {model_id} cannot be loaded: its file is damaged. Run `counterpoint models verify {model_id}`,"
        " then fetch it again."
    )
