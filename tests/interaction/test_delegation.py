"""What is handed to the reasoner."""

from __future__ import annotations

import itertools

import pytest

from assistant.interaction.delegation import BRIDGES, FAILED, Delegation, wants_thought
from assistant.micro_turn import TaskNews, TaskState


@pytest.mark.parametrize(
    ("question", "clause", "confidence", "thinks"),
    [
        ("What is 17 times 23?", "Let me think about that.", 0.9, True),
        ("What is 17 times 23?", "let me think,", 0.9, True),
        ("What is the capital of France?", "The capital of France is Paris.", 0.98, False),
        ("How many legs has a spider?", "A spider has four legs.", 0.4, True),
        ("I like swimming.", "That sounds nice.", 0.3, False),
        ("Can you help?", "Let me know what you need.", 0.8, False),
    ],
)
def test_when(question: str, clause: str, confidence: float, thinks: bool) -> None:
    assert bool(wants_thought(question, clause, confidence)) is thinks


def test_results_are_told_once_and_in_order() -> None:
    delegation = Delegation()
    one = delegation.new_task("one?", (), 1.0)
    two = delegation.new_task("two?", (), 2.0)
    assert delegation.running == 2
    delegation.take(TaskNews(two.id, TaskState.DONE, "second"))
    delegation.take(TaskNews(one.id, TaskState.RUNNING, "fir"))
    delegation.take(TaskNews(one.id, TaskState.DONE, "first"))
    delegation.take(TaskNews(one.id, TaskState.DONE, "first"))
    assert delegation.running == 0
    assert delegation.next_result() == (two, "second")
    assert delegation.next_result() == (one, "first")
    assert delegation.next_result() is None


def test_a_failure_is_told_and_a_cancelled_task_is_not() -> None:
    delegation = Delegation()
    one = delegation.new_task("one?", (), 1.0)
    two = delegation.new_task("two?", (), 2.0)
    delegation.take(TaskNews(one.id, TaskState.FAILED, error="crashed"))
    delegation.take(TaskNews(two.id, TaskState.CANCELLED))
    assert delegation.next_result() == (one, FAILED)
    assert delegation.next_result() is None


def test_bridges_take_turns() -> None:
    delegation = Delegation()
    delegation.available = True
    said = [delegation.next_bridge() for _ in range(2 * len(BRIDGES))]
    assert all(a != b for a, b in itertools.pairwise(said))
