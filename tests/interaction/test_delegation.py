"""What is handed to the reasoner."""

from __future__ import annotations

import itertools

import pytest

from assistant.interaction.delegation import (
    BRIDGES,
    FAILED,
    MORE_BRIDGES,
    WITHOUT_REASONER,
    Delegation,
    wants_thought,
)
from assistant.micro_turn import TaskNews, TaskState


@pytest.mark.parametrize(
    ("question", "clause", "confidence", "thinks"),
    [
        ("What is 17 times 23?", "Let me think about that.", 0.9, True),
        ("What is 17 times 23?", "let me think,", 0.9, True),
        ("What is 17 times 23?", "Let's work that out.", 0.9, True),
        ("What is 17 times 23?", "Give me a moment for that one.", 0.9, True),
        ("What shall we do?", "Let's work together.", 0.9, False),
        ("We do not know what it costs.", "Let's work that out.", 0.9, False),
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


@pytest.fixture
def delegation() -> Delegation:
    delegation = Delegation()
    delegation.available = True
    return delegation


def promise(delegation: Delegation) -> str:
    """One that is drafted and heard."""
    bridge = delegation.bridge()
    delegation.promised(bridge)
    return bridge


def test_no_promise_comes_twice_before_all_others_came(delegation: Delegation) -> None:
    said = [promise(delegation) for _ in range(2 * len(BRIDGES))]
    assert sorted(said[: len(BRIDGES)]) == sorted(BRIDGES)
    assert sorted(said[len(BRIDGES) :]) == sorted(BRIDGES)
    assert all(a != b for a, b in itertools.pairwise(said))


def test_a_draft_that_is_thrown_away_uses_no_promise_up(delegation: Delegation) -> None:
    first = delegation.bridge()
    assert [delegation.bridge() for _ in range(7)] == [first] * 7
    delegation.promised(first)
    assert delegation.bridge() != first


def test_a_promise_that_is_heard_word_by_word_counts_once(delegation: Delegation) -> None:
    said = []
    for _ in BRIDGES:
        said.append(delegation.bridge())
        for _ in range(3):
            delegation.promised(said[-1])
    assert sorted(said) == sorted(BRIDGES)


def test_a_second_question_gets_other_words_while_the_first_is_worked_on(delegation: Delegation) -> None:
    first = promise(delegation)
    task = delegation.new_task("one?", (), 1.0)
    more = [promise(delegation) for _ in MORE_BRIDGES]
    assert sorted(more) == sorted(MORE_BRIDGES)
    delegation.take(TaskNews(task.id, TaskState.DONE, "first"))
    assert delegation.bridge() in set(BRIDGES) - {first}


def test_without_a_reasoner_nothing_is_promised(delegation: Delegation) -> None:
    delegation.available = False
    assert promise(delegation) == promise(delegation) == WITHOUT_REASONER


def test_a_new_conversation_may_begin_with_the_same_words(delegation: Delegation) -> None:
    first = promise(delegation)
    task = delegation.new_task("one?", (), 1.0)
    delegation.take(TaskNews(task.id, TaskState.DONE, "first"))
    other = delegation.new_task("two?", (), 2.0)
    assert delegation.start_afresh() == (other.id,)
    assert delegation.next_result() is None
    delegation.take(TaskNews(other.id, TaskState.CANCELLED))
    assert delegation.bridge() == first


def test_while_it_thinks_about_something_a_guess_is_better_than_a_promise() -> None:
    asked = ("Do you like music?", "I like music.", 0.45)
    assert wants_thought(*asked)
    assert not wants_thought(*asked, busy=True)
    assert wants_thought("What is 17 times 23?", "Let me think about that.", 0.9, busy=True)


def test_it_is_busy_with_other_peoples_tasks_too(delegation: Delegation) -> None:
    assert not delegation.busy
    delegation.take(TaskNews("somebody's", TaskState.RUNNING))
    assert delegation.busy
    assert delegation.running == 0
    delegation.take(TaskNews("somebody's", TaskState.CANCELLED))
    assert not delegation.busy
    assert delegation.next_result() is None
