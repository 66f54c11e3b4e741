"""Two threads where they help, one where they hurt."""

from __future__ import annotations

from assistant.interaction.thread_choice import FIRST_DISTRUST_S, LONGEST_DISTRUST_S, ThreadChoice


class Setting:
    def __init__(self) -> None:
        self.now_s = 100.0
        self.alone = True
        self.choice = ThreadChoice(1, 2, lambda: self.alone, lambda: self.now_s)


def test_the_first_tokens_are_for_comparison() -> None:
    setting = Setting()
    assert setting.choice.choose() == 1
    setting.choice.note(1, 0.06)
    assert setting.choice.choose() == 2


def test_beside_another_model_there_is_one_thread() -> None:
    setting = Setting()
    setting.choice.note(1, 0.06)
    setting.alone = False
    assert setting.choice.choose() == 1


def test_a_slow_token_with_two_threads_means_one_for_a_moment() -> None:
    setting = Setting()
    setting.choice.note(1, 0.06)
    setting.choice.note(2, 0.03)
    assert setting.choice.choose() == 2
    setting.choice.note(2, 0.25)
    assert setting.choice.choose() == 1
    setting.now_s += FIRST_DISTRUST_S + 0.01
    assert setting.choice.choose() == 2


def test_the_moment_grows_while_it_stays_slow_and_is_short_again_after_a_fast_one() -> None:
    setting = Setting()
    setting.choice.note(1, 0.06)
    for _ in range(12):
        setting.choice.note(2, 0.25)
        setting.now_s += LONGEST_DISTRUST_S + 0.01
    setting.choice.note(2, 0.25)
    setting.now_s += LONGEST_DISTRUST_S - 0.1
    assert setting.choice.choose() == 1
    setting.now_s += 0.2
    setting.choice.note(2, 0.03)
    setting.choice.note(2, 0.25)
    setting.now_s += FIRST_DISTRUST_S + 0.01
    assert setting.choice.choose() == 2
