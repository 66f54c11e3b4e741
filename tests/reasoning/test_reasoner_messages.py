"""The messages between the reasoner's process and its owner."""

from __future__ import annotations

import pytest

from assistant.micro_turn import Verdict
from assistant.reasoning.messages import (
    Answered,
    CannotAnswer,
    CannotLoad,
    Check,
    Checked,
    GaveUp,
    GiveUp,
    Order,
    Ready,
    Report,
    Think,
    Thinking,
    from_bytes,
    to_bytes,
)
from assistant.reasoning.snapshot import SNAPSHOT_CHARACTERS, newest_that_fits


@pytest.mark.parametrize(
    "message",
    [
        Think(3, "Warum „so“?", (("user", "Hallo"), ("assistant", "😀"))),
        Check(3, "Wie viele?", "Vier."),
        Checked(3, Verdict("acht", "sure", "Acht", 0.9)),
        GiveUp(3),
        Ready(0.5),
        CannotLoad("No.", passing=True),
        Thinking(3, "so far"),
        Answered(3, "all"),
        CannotAnswer(3, "No."),
        GaveUp(3),
    ],
)
def test_a_message_comes_back_as_it_was(message: Order | Report):
    assert from_bytes(to_bytes(message)) == message


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"kind": "Nothing"}', b'{"kind": "Ready"}', b"\xff"])
def test_anything_else_is_a_value_error(data: bytes):
    with pytest.raises(ValueError):
        from_bytes(data)


def test_an_order_fits_into_a_pipe_that_nobody_reads():
    question, conversation = newest_that_fits("語" * SNAPSHOT_CHARACTERS, [("user", "語" * 1000)] * 9)
    assert len(to_bytes(Think(1, question, conversation))) < 60_000
