"""What stays is not looked at again by the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from assistant.status import Phase
from ui.lasting_objects import LastingObjects

pytestmark = pytest.mark.window


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_it_is_frozen_when_the_window_is_open_and_when_models_were_loaded(stand) -> None:
    before = gc.get_freeze_count()
    lasting = LastingObjects(stand.desktop.link, stand.desktop)
    stand.settle()
    opened = gc.get_freeze_count()
    assert opened > before + 1000
    gc.unfreeze()
    stand.conversation.be(phase=Phase.LOADING)
    stand.settle()
    assert gc.get_freeze_count() < 1000
    stand.conversation.be(phase=Phase.READY)
    stand.settle()
    assert gc.get_freeze_count() > 1000
    gc.unfreeze()
    stand.settle()
    assert gc.get_freeze_count() < 1000, "once is enough"
    lasting.deleteLater()
