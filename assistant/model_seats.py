"""Which model has which role while the conversation runs: loaded at its beginning, and one after the other by wish."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.background_tuning import BackgroundTuning
from assistant.heap import give_back_free_memory
from assistant.interaction.drafting import Drafting
from assistant.model_loading import (
    END_OF_TURN,
    INTERACTION,
    NEEDED_ROLES,
    READING,
    REASONER,
    RECOGNISER,
    TUNING,
    VISION,
    VOICE,
    VOICE_ACTIVITY,
    LoadingError,
    ModelLoader,
)
from assistant.perception.end_of_turn import SmartTurn
from assistant.perception.recogniser import Recogniser
from assistant.perception.voice_activity import SileroVoiceActivity
from assistant.reasoner_seat import ReasonerSeat
from assistant.speech.synthesis import Synthesis
from assistant.vision.looker import Looker

WARM_UP_S = 30.0
"""How long the interaction model may take to read its rules before the conversation begins without."""


class ModelSeats:
    """Gives loaded models to the parts that use them. Loading takes seconds and blocks.

    `alone` tells the interaction model whether it has the processor to itself, `changed` is called when another one
    talks from now on, `notice` is told what the conversation does without.
    """

    def __init__(
        self,
        loader: ModelLoader,
        recogniser: Recogniser,
        drafting: Drafting,
        synthesis: Synthesis,
        reasoner: ReasonerSeat,
        looker: Looker,
        *,
        alone: Callable[[], bool],
        changed: Callable[[], None],
        notice: Callable[[str], None],
    ) -> None:
        self._loader = loader
        self._recogniser = recogniser
        self._drafting = drafting
        self._synthesis = synthesis
        self._reasoner = reasoner
        self._looker = looker
        self._alone = alone
        self._changed = changed
        self._notice = notice
        self._interaction = ""
        self._tuning = BackgroundTuning(loader.tune_behind, self._tuned)

    def load(
        self,
        models: Mapping[str, str],
        on_step: Callable[[str], None],
        warm_up: Callable[[], None],
        *,
        complete: bool,
    ) -> tuple[SileroVoiceActivity, SmartTurn]:
        """Every model that a conversation needs, by role; what the ear takes is returned. Raises LoadingError.

        `on_step` is told the role that comes next. `warm_up` lets the interaction model read its rules while others
        are loaded. With `complete` its faster copy is made first where there is none, which takes minutes, once;
        otherwise that goes on behind the conversation.
        """
        if lacking := [role for role in NEEDED_ROLES if not models.get(role)]:
            raise LoadingError(f"No model is chosen for: {', '.join(lacking)}. Choose one in the settings.")
        for part in (self._recogniser, self._drafting, self._synthesis, self._looker):
            part.start()
        if models.get(REASONER):
            on_step(REASONER)
            try:
                self._reasoner.use(models[REASONER])  # loads in its own process meanwhile
            except LoadingError as error:
                self._notice(str(error))
        on_step(INTERACTION)
        while_tuning = (lambda: on_step(TUNING)) if complete else None
        self._interaction = models[INTERACTION]
        self._drafting.use(
            self._loader.interaction(self._interaction, self._alone, while_tuning=while_tuning)
        )
        warm_up()
        on_step(VOICE_ACTIVITY)
        voice_activity = self._loader.voice_activity(models[VOICE_ACTIVITY])
        on_step(END_OF_TURN)
        end_of_turn = self._loader.end_of_turn(models[END_OF_TURN])
        on_step(RECOGNISER)
        self._recogniser.use(self._loader.recogniser(models[RECOGNISER]))
        on_step(VOICE)
        self._synthesis.use(self._loader.voice(models[VOICE]))
        on_step(INTERACTION)
        for role in (VISION, READING):
            if models.get(role):
                try:
                    self._use_for_pictures(role, models[role])
                except LoadingError as error:
                    self._notice(str(error))
        self._drafting.wait_until_idle(WARM_UP_S)
        give_back_free_memory()
        return voice_activity, end_of_turn

    def begin(self) -> None:
        """The conversation runs: the faster copy of the interaction model may be made behind it."""
        self._tuning.start(self._interaction)

    def stop(self) -> None:
        """Ends what is made behind the conversation."""
        self._tuning.stop()

    def switch(self, role: str, model_id: str) -> None:
        """Loads another model for a role and lets it take over; the old one stays if that fails (LoadingError)."""
        if role == INTERACTION:
            self._interaction = model_id
            self._use_interaction(model_id)
            self._tuning.start(model_id)
        elif role == RECOGNISER:
            self._recogniser.use(self._loader.recogniser(model_id))
        elif role == VOICE:
            self._synthesis.use(self._loader.voice(model_id))
        elif role == REASONER:
            self._reasoner.use(model_id)
        elif role in (VISION, READING):
            self._use_for_pictures(role, model_id)
        else:
            raise LoadingError(f"The role {role} cannot be switched while a conversation goes on.")

    def leave(self, role: str) -> None:
        """Nobody has this role from now on; only for those that can be done without."""
        if role == REASONER:
            self._reasoner.leave()
        elif role == VISION:
            self._looker.use_observer(None)
        elif role == READING:
            self._looker.use_reader(None)

    def _use_for_pictures(self, role: str, model_id: str) -> None:
        if role == VISION:
            self._looker.use_observer(self._loader.picture_model(model_id))
        else:
            self._looker.use_reader(self._loader.text_reader(model_id))

    def _use_interaction(self, model_id: str) -> None:
        self._drafting.use(self._loader.interaction(model_id, self._alone))
        self._changed()

    def _tuned(self, model_id: str) -> None:
        """The faster copy of this model is there now."""
        if model_id != self._interaction:
            return
        try:
            self._use_interaction(model_id)
        except LoadingError:
            pass  # there is no room for it beside the one in use: it is loaded at the next start
