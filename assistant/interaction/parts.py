"""What the steps of the cascade share: whose turn it is, what is said, and what is known of both."""

from __future__ import annotations

from assistant.interaction.addressing import AddresseeModel, Addressing, Passed
from assistant.interaction.along import Along
from assistant.interaction.announcing import Announcing
from assistant.interaction.context import Context
from assistant.interaction.delegation import Delegation
from assistant.interaction.floor import Floor
from assistant.interaction.gaze import Gaze
from assistant.interaction.looking import Looking
from assistant.interaction.own_words import OwnWords
from assistant.interaction.protocol import DraftingPort, SynthesisPort
from assistant.interaction.self_correction import SelfCorrection
from assistant.interaction.speaking import Speaking
from assistant.interaction.speculation import Speculation
from assistant.interaction.taking_orders import TakingOrders
from assistant.interaction.turn import Turn
from assistant.interaction.turn_end import FittedEnd
from assistant.standing_orders.standing_orders import StandingOrders


class Parts:
    """All of it belongs to the thread of the micro-turns."""

    def __init__(
        self,
        drafting: DraftingPort,
        synthesis: SynthesisPort,
        *,
        rate_hz: int,
        context: Context | None,
        addressee: AddresseeModel | None,
        own_words: OwnWords | None,
        fitted_end: FittedEnd | None,
    ) -> None:
        self.turn = Turn()
        self.floor = Floor(fitted_end)
        self.gaze = Gaze()
        self.addressing = Addressing(addressee)
        self.passed = Passed()
        self.own_words = own_words
        self.context = context or Context()
        self.speculation = Speculation(drafting, synthesis, self.context)
        self.speaking = Speaking(self.context, rate_hz=rate_hz)
        self.delegation = Delegation()
        self.looking = Looking(self.speculation)
        self.self_correction = SelfCorrection()
        self.along = Along(drafting, synthesis, self.speculation, self.speaking, self.context)
        self.orders = StandingOrders()
        self.taking_orders = TakingOrders(self.orders, self.speculation, self.delegation, self.looking)
        self.announcing = Announcing(self.orders, synthesis, self.speculation, self.speaking, rate_hz=rate_hz)
