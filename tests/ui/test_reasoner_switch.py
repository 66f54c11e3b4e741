"""The reasoner is switched off and on again while the conversation goes on."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.window


def test_off_and_on_again(stand) -> None:
    stand.settings.set("reasoner.on", False)
    stand.settle()
    assert stand.asked("switch_model")[-1] == ("reasoner", "")
    stand.settings.set("reasoner.on", True)
    stand.settle()
    role, model_id = stand.asked("switch_model")[-1]
    assert role == "reasoner"
    assert model_id
