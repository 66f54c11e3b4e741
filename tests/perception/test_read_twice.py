"""What Whisper writes a second time, having come to the end of the speech."""

from __future__ import annotations

import pytest

from assistant.perception.whisper_reader import without_loop


@pytest.mark.parametrize(
    ("read", "duration_s", "said"),
    [
        ("Tell me a story. Tell me", 2.0, "Tell me a story."),
        ("Set a timer for 10 seconds. Set a timer for 10 seconds.", 2.0, "Set a timer for 10 seconds."),
        ("What is it? What is it?", 1.0, "What is it?"),
        (
            "Set it, timer for 10 seconds. Set timer for 10 seconds. Set timer",
            1.7,
            "Set it, timer for 10 seconds.",
        ),
        ("Set a timer for 10 seconds. Set a timer for 10 seconds.", 4.5, ""),
        ("Stop it. Stop it.", 0.8, ""),
        ("No, no.", 0.4, ""),
        ("Tell me a story. Tell me a joke.", 1.0, ""),
        ("", 1.0, ""),
    ],
)
def test_a_second_time_round_is_left_out_unless_there_was_time_to_say_it(
    read: str, duration_s: float, said: str
) -> None:
    assert without_loop(tuple(read.split()), duration_s) == tuple((said or read).split())
