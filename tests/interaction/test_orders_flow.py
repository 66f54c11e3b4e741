"""Standing orders on the virtual clock, but for timers: rhythms, cue words, lists, and whose orders count."""

from __future__ import annotations

from typing import Any

import pytest
from fakes.orders import EXACT_S, card, cards, ordered
from fakes.stage import Stage

from assistant.cards import CARD_ORDER, Counter, ItemList, Timer, card_from_data
from assistant.micro_turn import Hearing, VoiceCharacter, Word
from assistant.micro_turn_loop import Call
from assistant.standing_orders.order import Moment
from assistant.timeline.item import Lane


def test_a_rhythm_keeps_time_and_makes_way_for_the_user() -> None:
    stage = ordered("Every four seconds, say breathe in and breathe out in turn.")
    stage.run(15.5)
    assert stage.heard == ["Every four seconds.", "Breathe in.", "Breathe out.", "Breathe in."]
    lines = stage.items(Lane.ASSISTANT, "speech")[1:]
    assert [line.start_s for line in lines] == [
        pytest.approx(2.5 + 4.0 * beat, abs=EXACT_S) for beat in (1, 2, 3)
    ]
    assert card(stage, Lane.ASSISTANT) == Counter("Breathe in, Breathe out: every four seconds", 3)
    stage.say("Oh, that does me a lot of good today, you know, it really does.", 17.5, 21.0)
    stage.run(27.5)
    beats = [item for item in stage.items(Lane.ASSISTANT, "speech") if item.text.startswith("Breathe")]
    assert [item.start_s for item in beats[3:]] == [
        pytest.approx(22.5, abs=EXACT_S),
        pytest.approx(26.5, abs=EXACT_S),
    ]


@pytest.mark.parametrize("words", ["Stop.", "Stop that."])
def test_a_rhythm_ends_when_it_is_told_to(words: str) -> None:
    stage = ordered("Every four seconds, say breathe in and breathe out in turn.")
    stage.say(words, 12.0, 12.6, partial=False)
    stage.run(30.0)
    assert [text for text in stage.heard if text.startswith("Breathe")] == ["Breathe in.", "Breathe out."]
    assert cards(stage, Lane.ASSISTANT)[0].end_s == pytest.approx(13.0, abs=0.6)
    assert stage.cascade.orders.stands == ()


def test_the_stop_button_ends_a_rhythm() -> None:
    stage = ordered("Every four seconds, say breathe in.")
    stage.press_stop(8.0)
    stage.run(20.0)
    assert stage.heard == ["Every four seconds.", "Breathe in."]


def test_a_stopwatch_runs_from_the_words_to_the_question() -> None:
    stage = ordered("Start now.")
    stage.say("How long did that take me?", 10.5, 12.0)
    stage.run(16.0)
    assert stage.heard == ["Go.", "Eight seconds."]


def heard_words(
    stage: Stage, utterance: int, text: str, at_s: float, *, unstable: str = "", final: bool = False
) -> None:
    """A read with committed words, as the recogniser gives them."""

    def word(one: str) -> Word:
        return Word(one, at_s - 0.3, at_s)

    hearing = Hearing(
        utterance, tuple(map(word, text.split())), tuple(map(word, unstable.split())), at_s, final
    )
    stage.mailbox.post_at(at_s, hearing)


def counting(**options: Any) -> Stage:
    stage = ordered("Whenever I say actually, count it.", **options)
    stage.run(5.0)
    return stage


def count(stage: Stage) -> int:
    return int(card(stage, Lane.ASSISTANT).count)


def test_a_cue_word_is_counted_once_across_reads_and_not_where_it_was_asked_for() -> None:
    stage = counting()
    assert stage.heard == ["I'll count each actually."]
    assert count(stage) == 0
    utterance = stage.say("Well, actually, I was there, and actually it was nice.", 6.0, 9.0, partial=False)
    heard_words(stage, utterance, "Well,", 7.0, unstable="actually, I")
    stage.run(7.1)
    assert count(stage) == 0  # not committed yet
    heard_words(stage, utterance, "Well, actually,", 7.4, unstable="I was")
    stage.run(7.5)
    assert count(stage) == 1
    heard_words(stage, utterance, "Well, actually, I was there,", 8.0, unstable="and actual")
    heard_words(stage, utterance, "Well, actually, I was there, and actually", 8.6, unstable="it")
    stage.run(8.7)
    assert count(stage) == 2
    stage.run(14.0)
    assert count(stage) == 2
    stage.say("How many times did I say it?", 15.0, 16.5)
    stage.say("Stop counting.", 20.0, 21.0)
    stage.run(25.0)
    assert stage.heard[-2:] == ["Twice so far.", "Twice in all."]
    items = cards(stage, Lane.ASSISTANT)
    assert [card_from_data(item.data) for item in items] == [Counter("“actually”", 2)] * 2
    assert all(item.end_s is not None for item in items)


def test_a_word_that_the_last_read_takes_back_does_not_count() -> None:
    stage = counting()
    utterance = stage.say("Well, at last we were there.", 6.0, 8.0, partial=False)
    heard_words(stage, utterance, "Well, actually", 7.2, unstable="we")
    stage.run(7.3)
    assert count(stage) == 1
    stage.run(9.0)
    assert count(stage) == 0


def test_another_voice_and_the_assistants_own_are_not_counted() -> None:
    stage = counting(own_words=True)
    stage.drafting.answer = ["Well, actually it is Paris."]
    stage.say("What is the capital of France?", 6.0, 7.5)
    utterance = stage.say("Well, actually it is Paris.", 8.2, 9.6, partial=False)  # its echo
    heard_words(stage, utterance, "Well, actually it", 9.0)
    other = stage.say("And actually they won the match.", 14.0, 16.0, partial=False)
    stage.mailbox.post_at(15.0, VoiceCharacter(14.0, 1.0, speech=0.95, user=0.001))
    heard_words(stage, other, "And actually they won", 15.4)
    stage.run(20.0)
    assert count(stage) == 0


def test_it_speaks_up_at_a_cue_word_while_the_user_goes_on() -> None:
    stage = ordered("Stop me when I say banana.")
    stage.run(6.0)
    assert stage.heard == ["I'll tell you when you say banana."]
    utterance = stage.say("I had a banana and then another banana for lunch today.", 7.0, 12.0, partial=False)
    heard_words(stage, utterance, "I had a banana", 8.2)
    heard_words(stage, utterance, "I had a banana and then another banana", 10.4)
    stage.run(16.0)
    spoken = stage.items(Lane.ASSISTANT, "backchannel")
    assert [item.text for item in spoken] == ["You said banana."] * 2
    assert [item.start_s for item in spoken] == [
        pytest.approx(8.2, abs=EXACT_S),
        pytest.approx(10.4, abs=EXACT_S),
    ]


def test_it_speaks_up_as_soon_as_another_word_follows_the_cue_and_only_once_though_reads_differ() -> None:
    stage = ordered("Stop me when I say like.")
    stage.run(6.0)
    utterance = stage.say("It is like the one that I had for lunch.", 7.0, 12.0, partial=False)
    heard_words(stage, utterance, "It", 8.1, unstable="is like")
    heard_words(stage, utterance, "It is", 8.4, unstable="like the")
    heard_words(stage, utterance, "It is", 8.7, unstable="likely the one")
    heard_words(stage, utterance, "It is like the", 9.0, unstable="one that")
    stage.run(16.0)
    (aside,) = stage.items(Lane.ASSISTANT, "backchannel")
    assert aside.start_s == pytest.approx(8.4, abs=EXACT_S)


def test_it_speaks_up_at_once_at_a_long_cue() -> None:
    stage = ordered("Stop me when I say banana.")
    stage.run(6.0)
    utterance = stage.say("I had a banana and then some for lunch today.", 7.0, 12.0, partial=False)
    heard_words(stage, utterance, "I had", 8.1, unstable="a banana")
    stage.run(16.0)
    (aside,) = stage.items(Lane.ASSISTANT, "backchannel")
    assert aside.start_s == pytest.approx(8.1, abs=EXACT_S)


def test_what_is_said_wrong_is_set_right_while_the_user_goes_on() -> None:
    stage = ordered("Correct me when I say it wrong.")
    stage.say("Expresso instead of espresso.", 9.0, 10.5)
    stage.run(14.0)
    assert stage.heard[-1] == "I'll say espresso when you say expresso."
    utterance = stage.say("So I had an expresso and went home.", 16.0, 20.0, partial=False)
    heard_words(stage, utterance, "So I had an expresso", 18.0, unstable="and")
    stage.run(24.0)
    (aside,) = stage.items(Lane.ASSISTANT, "backchannel")
    assert aside.text == "Espresso."
    assert aside.start_s == pytest.approx(18.0, abs=EXACT_S)


def test_a_list_is_made_changed_and_read_out() -> None:
    stage = ordered("Put milk and eggs on the shopping list.")
    stage.say("Add brown bread to the list.", 7.0, 8.5)
    stage.say("Take milk off.", 12.0, 13.0)
    stage.say("Tick off eggs.", 16.0, 17.0)
    stage.run(20.0)
    assert stage.heard == [
        "Milk and eggs, on the shopping list.",
        "Brown bread, on the shopping list.",
        "Milk, off the shopping list.",
        "Eggs, ticked off.",
    ]
    shopping = ItemList("Shopping list", ("eggs", "brown bread"), (0,))
    assert card(stage, Lane.ASSISTANT) == shopping
    assert cards(stage, Lane.ASSISTANT)[0].text == "Shopping list: eggs (done), brown bread"
    stage.say("What is on my shopping list?", 21.0, 22.5)
    stage.run(28.0)
    assert stage.heard[-1] == "On the shopping list: brown bread."
    shown = cards(stage, Lane.ASSISTANT)
    assert len(shown) == 2  # where the conversation is now
    assert card_from_data(shown[1].data) == shopping


def test_what_was_put_on_the_list_by_mistake_is_taken_back() -> None:
    stage = ordered("Put milk on the shopping list.")
    stage.say("Put silk on the shopping list.", 6.0, 7.5)
    stage.say("Never mind.", 10.0, 10.8)
    stage.run(14.0)
    assert stage.heard[-1] == "Cancelled."
    assert card(stage, Lane.ASSISTANT) == ItemList("Shopping list", ("milk",))


def tick(stage: Stage, at_s: float, number: int, *, done: bool, order: str = "list-1") -> None:
    """The user clicks on an item, as `Conversation.tick` does it."""
    orders = stage.cascade.orders
    stage.mailbox.post_at(at_s, Call(lambda: orders.tick(order, number, done=done)))


def test_an_item_that_is_clicked_on_is_ticked_off_with_the_next_micro_turn_and_kept() -> None:
    stage = ordered("Put milk and eggs on the shopping list.")
    tick(stage, 6.05, 1, done=True)
    stage.run(6.3)
    assert card(stage, Lane.ASSISTANT) == ItemList("Shopping list", ("milk", "eggs"), (1,))
    (item,) = cards(stage, Lane.ASSISTANT)
    assert item.text == "Shopping list: milk, eggs (done)"
    assert item.data[CARD_ORDER] == "list-1"
    tick(stage, 7.0, 0, done=True)
    tick(stage, 7.0, 1, done=False)
    stage.run(7.3)
    assert card(stage, Lane.ASSISTANT) == ItemList("Shopping list", ("milk", "eggs"), (0,))
    kept = stage.cascade.orders.take_kept(Moment(7.3, 1_770_000_000.0))
    assert kept == ({"id": "list-1", "name": "shopping", "items": ["milk", "eggs"], "done": [0]},)
    stage.say("What is on my shopping list?", 9.0, 10.5)
    stage.run(14.0)
    assert stage.heard == ["Milk and eggs, on the shopping list.", "On the shopping list: eggs."]


def test_a_tick_of_what_is_not_there_changes_nothing() -> None:
    stage = ordered("Put milk on the shopping list.")
    stage.run(5.0)
    (before,) = cards(stage, Lane.ASSISTANT)
    for number, order in ((1, "list-1"), (-1, "list-1"), (0, "list-2")):
        tick(stage, 6.0, number, done=True, order=order)
    tick(stage, 6.5, 0, done=False)
    stage.run(7.0)
    assert cards(stage, Lane.ASSISTANT) == [before]


def test_never_mind_after_a_tick_does_not_take_back_what_was_said_before_it() -> None:
    stage = ordered("Put milk on the shopping list.")
    tick(stage, 6.0, 0, done=True)
    stage.say("Never mind.", 8.0, 8.8)
    stage.run(14.0)
    assert card(stage, Lane.ASSISTANT) == ItemList("Shopping list", ("milk",), (0,))


def test_only_the_newest_card_of_a_list_that_stands_names_its_order() -> None:
    stage = ordered("Put milk on the shopping list.")
    stage.say("What is on my shopping list?", 6.0, 7.5)
    stage.run(12.0)
    assert [item.data[CARD_ORDER] for item in cards(stage, Lane.ASSISTANT)] == ["", "list-1"]
    stage.say("Clear the shopping list.", 13.0, 14.5)
    stage.run(18.0)
    assert [item.data[CARD_ORDER] for item in cards(stage, Lane.ASSISTANT)] == ["", ""]


class _ForOthers:
    """Everything is said to somebody else."""

    threshold = 0.5

    def probability(self, text: str, *, assistant_speaking: bool = False, said_last: str = "") -> float:
        return 0.01


def test_words_for_others_give_no_order() -> None:
    stage = ordered("Set a timer for ten seconds.", addressee=_ForOthers())
    stage.run(20.0)
    assert stage.heard == []
    assert cards(stage) == []


def test_another_voice_gives_no_order() -> None:
    stage = ordered("Set a timer for ten seconds.", addressee=_Unsure())
    stage.mailbox.post_at(2.0, VoiceCharacter(1.0, 1.0, speech=0.95, user=0.001))
    stage.run(20.0)
    assert stage.heard == []
    assert cards(stage) == []


class _Unsure(_ForOthers):
    """Nothing tells to whom it is said."""

    def probability(self, text: str, *, assistant_speaking: bool = False, said_last: str = "") -> float:
        return 0.6


def test_a_new_conversation_keeps_timers_and_lists_and_ends_the_rest() -> None:
    stage = ordered("Set a timer for twenty seconds for the pasta.")
    stage.say("Put milk on the shopping list.", 6.0, 7.5)
    stage.say("Whenever I say actually, count it.", 10.0, 11.5)
    stage.run(15.0)
    stage.recorder.end_session((), 3, 15.0)
    stage.timeline.begin_anew()
    stage.start_afresh()
    stage.run(30.0)
    assert stage.heard == ["Your timer for the pasta is up."]
    (timer,) = cards(stage)  # in the new session, with its times
    assert card_from_data(timer.data) == Timer("pasta", 0.0, 7.5)
    assert [one.kind for one in stage.cascade.orders.stands] == ["list"]
    assert cards(stage, Lane.ASSISTANT) == []


def test_an_answer_is_not_delayed_and_the_context_knows_of_the_order() -> None:
    stage = ordered("Set a timer for fifty seconds.")
    stage.say("What is the capital of France?", 6.0, 7.5)
    stage.run(12.0)
    answer = stage.items(Lane.ASSISTANT, "speech")[1]
    assert answer.start_s < 7.5 + 0.5
    assert stage.drafting.asked[-1][-3:-1] == (
        ("user", "Set a timer for fifty seconds."),
        ("assistant", "Fifty seconds."),
    )
