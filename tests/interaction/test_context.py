"""What the language model is told."""

from __future__ import annotations

from assistant.interaction.context import EXAMPLES, KEPT_CHARACTERS, RULES, Context


def test_it_begins_with_the_rules_and_the_examples() -> None:
    assert Context().with_user("Hi") == (("system", RULES), *EXAMPLES, ("user", "Hi"))


def test_a_reply_grows_as_it_is_heard() -> None:
    context = Context()
    context.user_said("Count.")
    context.assistant_heard("One")
    context.assistant_heard("One two")
    context.reply_over()
    assert context.said == (("user", "Count."), ("assistant", "One two"))


def test_a_reply_of_which_nothing_was_heard_is_not_there() -> None:
    context = Context()
    context.user_said("Count.")
    context.assistant_heard("")
    context.user_said("No, wait.")
    assert context.said == (("user", "Count. No, wait."),)


def test_a_result_is_a_line_of_its_own() -> None:
    context = Context()
    context.user_said("What is 17 times 23?")
    context.assistant_heard("Let me think about that.")
    context.reply_over()
    context.assistant_heard("It is 391.")
    assert context.said[1:] == (("assistant", "Let me think about that."), ("assistant", "It is 391."))


def test_a_long_conversation_keeps_its_end_and_begins_with_the_user() -> None:
    context = Context()
    for number in range(200):
        context.user_said(f"This is question number {number}, is it not?")
        context.assistant_heard(f"Yes, that was number {number}.")
    assert sum(len(text) for _, text in context.said) <= KEPT_CHARACTERS + 100
    assert context.said[0][0] == "user"
    assert context.said[-1] == ("assistant", "Yes, that was number 199.")


def test_the_beginning_stays_the_same_most_of_the_time() -> None:
    context = Context()
    changes = 0
    first = None
    for number in range(200):
        context.user_said(f"This is question number {number}, is it not?")
        context.assistant_heard(f"Yes, that was number {number}.")
        changes += context.said[0] != first
        first = context.said[0]
    assert changes < 12


def test_an_earlier_conversation_comes_before_this_one() -> None:
    context = Context()
    context.user_said("And now?")
    context.take_up([("user", "Hello."), ("user", "It is me."), ("assistant", "Hi!")])
    assert context.said == (("user", "Hello. It is me."), ("assistant", "Hi!"), ("user", "And now?"))
    context.take_back_turn()
    assert context.said == (("user", "Hello. It is me."), ("assistant", "Hi!"))


def test_an_earlier_conversation_that_is_long_is_cut_at_its_beginning() -> None:
    context = Context()
    context.take_up([("user" if number % 2 else "assistant", f"{number} " * 200) for number in range(1, 21)])
    assert sum(len(text) for _, text in context.said) <= KEPT_CHARACTERS
    assert context.said[0][0] == "user"
    assert context.said[-1][1].startswith("20")
