"""The checks on a page of their own, while a conversation goes on behind them."""

from __future__ import annotations

from ui.card_page import CardPage
from ui.checks.checkup import Checkup


class CheckPage(CardPage):
    """Shows a Checkup."""

    def __init__(self, checkup: Checkup) -> None:
        super().__init__()
        self.checkup = checkup
        self.inside.addWidget(checkup)
        checkup.turned.connect(self.scroll_up)
