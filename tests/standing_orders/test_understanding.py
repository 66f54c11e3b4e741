"""What sentences ask of the standing orders, and which ask nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.standing_orders.cue_order import CueOrder
from assistant.standing_orders.lists import ListOrder
from assistant.standing_orders.order import Moment, Plan
from assistant.standing_orders.rhythms import RhythmOrder
from assistant.standing_orders.standing_orders import StandingOrders
from assistant.standing_orders.timer_request import NOT_UNDERSTOOD
from assistant.standing_orders.timers import TimerOrder

AT_S = 100.0
WALL_S = datetime(2026, 3, 3, 14, 20).timestamp()  # noqa: DTZ001 - where the tests run


def moment(at_s: float = AT_S) -> Moment:
    return Moment(at_s, WALL_S + at_s - AT_S, at_s - 1.5, at_s)


def plan_for(text: str, orders: StandingOrders | None = None, at_s: float = AT_S) -> Plan:
    plan = (orders or StandingOrders()).understand(text, moment(at_s))
    assert plan is not None, text
    return plan


def timer(text: str) -> TimerOrder:
    (order,) = plan_for(text).put
    assert isinstance(order, TimerOrder)
    return order


def given(*texts: str) -> StandingOrders:
    """Orders after these turns, ten seconds apart."""
    orders = StandingOrders()
    for number, text in enumerate(texts):
        at_s = AT_S - 10.0 * (len(texts) - number)
        assert orders.understand(text, moment(at_s)) is not None, text
        orders.carry_out(text, moment(at_s))
    return orders


@pytest.mark.parametrize(
    ("text", "seconds", "label"),
    [
        ("Set a timer for five minutes.", 300, ""),
        ("Set a timer for 5 minutes for the pasta.", 300, "pasta"),
        ("Please set a pasta timer for nine minutes, thank you.", 540, "pasta"),
        ("Give me a two-minute timer.", 120, ""),
        ("Five minute timer, please.", 300, ""),
        ("Could you set a timer for an hour and a half?", 5400, ""),
        ("Set a timer for 1 hour and 30 minutes.", 5400, ""),
        ("set a timer for 90 seconds", 90, ""),
        ("set a timer for 10min", 600, ""),
        ("Can you set a timer for the eggs for six and a half minutes?", 390, "eggs"),
        ("I need a timer for twenty-five minutes called laundry.", 1500, "laundry"),
        ("Remind me in ten seconds to breathe.", 10, "breathe"),
        ("Remind me to call my mother in half an hour.", 1800, "call your mother"),
        ("In twenty minutes, remind me that the bus leaves.", 1200, "bus leaves"),
        (
            "Could you remind me to take the cake out of the oven in 25 minutes?",
            1500,
            "take the cake out of the oven",
        ),
        ("Tell me when ten minutes are up.", 600, ""),
        ("Let me know in a couple of minutes.", 120, ""),
        ("I'm cooking pasta. Set a timer for nine minutes.", 540, ""),
        ("Remind me to drink water at half past three.", 4200, "drink water"),
        ("At 3:30, tell me to call Mum.", 4200, "call Mum"),
        ("Set an alarm for quarter to four.", 5100, "a quarter to four"),
        ("Set an alarm for three o'clock.", 2400, "three o'clock"),
        ("Tell me at 3 p.m. to leave.", 2400, "leave"),
        ("Wake me up at 7:30 tomorrow.", 17 * 3600 + 600, "half past seven"),
        ("Wake me at seven in the morning.", 16 * 3600 + 2400, "seven o'clock"),
        ("Remind me tomorrow at nine to send the letter.", 18 * 3600 + 2400, "send the letter"),
        ("Remind me tonight at eight to call Tom.", 5 * 3600 + 2400, "call Tom"),
        ("Set an alarm for 2:10.", 11 * 3600 + 50 * 60, "two ten"),
        ("Set an alarm for noon.", 21 * 3600 + 2400, "noon"),
        ("Set a timer. For five minutes. For the pasta.", 300, "pasta"),
        ("Remind me to eat at home at noon.", 21 * 3600 + 2400, "eat at home"),
        ("Remind me to send the letter tomorrow at nine.", 18 * 3600 + 2400, "send the letter"),
        ("Remind me to call the dentist on Friday at ten.", 2 * 86400 + 19 * 3600 + 2400, "call the dentist"),
        ("On Tuesday at two, remind me to rest.", 7 * 86400 - 1200, "rest"),
        ("Set an alarm for, um, half past six.", 4 * 3600 + 600, "half past six"),
        ("Set a 15 minute timer. Set a 15 minute timer.", 900, ""),
        ("A half past three tell me to call my mother.", 4200, "call your mother"),
        (
            "Set a timer for five minutes for the pasta. I was thinking about my holiday by the sea.",
            300,
            "pasta",
        ),
        ("set a timer for five minutes for the pasta i was thinking about my holiday by the sea", 300, ""),
        ("Remind me at 3 p.m. to call Dr. Brown.", 2400, "call Dr. Brown"),
        ("Remind me in an hour that I was late.", 3600, "you were late"),
    ],
)
def test_timers(text: str, seconds: float, label: str) -> None:
    order = timer(text)
    assert order.ends_s - AT_S == pytest.approx(seconds)
    assert order.label == label


@pytest.mark.parametrize(
    ("text", "reply", "words"),
    [
        ("Set a timer for one minute.", "One minute.", "One minute is up."),
        (
            "Set a timer for 5 minutes for the pasta.",
            "Five minutes, for the pasta.",
            "Your timer for the pasta is up.",
        ),
        ("Remind me in ten seconds to breathe.", "In ten seconds, to breathe.", "Remember to breathe."),
        (
            "Could you give me a shout in twenty minutes so I check the oven?",
            "In twenty minutes, to check the oven.",
            "Remember to check the oven.",
        ),
        (
            "Don't let me forget the laundry in forty-five minutes.",
            "In forty-five minutes, about the laundry.",
            "Remember the laundry.",
        ),
        ("Ping me two minutes from now.", "In two minutes.", "Two minutes are up."),
        ("Wake me from my nap in half an hour.", "In thirty minutes.", "Time to get up."),
        ("Say well done in ten seconds.", "In ten seconds.", "Well done."),
        ("Tell me in an hour that I'm late.", "In one hour, that you're late.", "Remember that you're late."),
        ("Set an alarm for quarter to four.", "At a quarter to four.", "It is a quarter to four."),
        (
            "Wake me at 7:30 tomorrow.",
            "Tomorrow at half past seven in the morning.",
            "It is half past seven. Time to get up.",
        ),
        ("Set an alarm for seven.", "At seven o'clock in the evening.", "It is seven o'clock."),
        (
            "Remind me on Friday at ten to rest.",
            "On Friday at ten o'clock in the morning, to rest.",
            "It is ten o'clock. Remember to rest.",
        ),
        ("Set an alarm for noon for lunch.", "Tomorrow at noon, for lunch.", "It is noon. Time for lunch."),
    ],
)
def test_how_a_timer_is_confirmed_and_what_it_says(text: str, reply: str, words: str) -> None:
    assert plan_for(text).reply == reply
    said = timer(text).announcement
    assert said is not None
    assert said.text == words


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Set a timer.", "For how long?"),
        ("Set a timer for the pasta.", "For how long?"),
        ("Set a timer for five.", "Five what: seconds, minutes or hours?"),
        ("Remind me to buy milk.", "When, or in how long?"),
        ("Set an alarm.", "For when?"),
        ("Remind me to call the dentist on Friday.", "At what time?"),
        ("Cancel the timer.", "No timer is running."),
        ("Set a timer for ten days.", "That is too far ahead. I can keep timers for up to a week."),
        (
            "Say hop every second.",
            "I can do that every two seconds at the most often, and once a day at the least.",
        ),
        ("How long did that take me?", "I wasn't timing that. Say: start now, when you begin."),
        ("Put it on the list.", "Say what to put on the list, please: put milk on the shopping list."),
        ("Remind me when I get home to feed the cat.", NOT_UNDERSTOOD),
        ("Set a timer until the cake is done.", NOT_UNDERSTOOD),
        ("Wake me when it gets light.", NOT_UNDERSTOOD),
        ("What's on my packing list?", "There is no packing list yet."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_set(text: str, reply: str) -> None:
    plan = plan_for(text)
    assert plan.reply == reply
    assert plan.put == ()


def test_two_orders_in_one_sentence() -> None:
    plan = plan_for("Set a timer for five minutes and another one for ten minutes.")
    first, second = plan.put
    assert first.id != second.id
    assert isinstance(first, TimerOrder)
    assert isinstance(second, TimerOrder)
    assert (first.ends_s - AT_S, second.ends_s - AT_S) == (300, 600)


@pytest.mark.parametrize(
    ("text", "texts", "every_s"),
    [
        ("Every four seconds, say breathe in and breathe out in turn.", ("Breathe in.", "Breathe out."), 4),
        ("Every 4 seconds say, breathe in and breathe out and turn.", ("Breathe in.", "Breathe out."), 4),
        ("Say breathe in and breathe out in turn every 4 seconds.", ("Breathe in.", "Breathe out."), 4),
        ("Every ten seconds say hop and jump.", ("Hop and jump.",), 10),
        ("Remind me every twenty minutes to drink some water.", ("Remember to drink some water.",), 1200),
        ("Tell me to sit up every half hour.", ("Sit up.",), 1800),
        ("Every minute, say one more.", ("One more.",), 60),
    ],
)
def test_rhythms(text: str, texts: tuple[str, ...], every_s: float) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, RhythmOrder)
    assert (order.texts, order.every_s) == (texts, every_s)


@pytest.mark.parametrize(
    ("text", "cue", "warns"),
    [
        ("Whenever I say actually, count it.", "actually", False),
        ("Whenever I see actually, count it.", "actually", False),
        ("Count how often I say like.", "like", False),
        ("Count every time I say you know.", "you know", False),
        ("Stop me when I say um.", "um", True),
        ("Whenever I say basically, interrupt me.", "basically", True),
    ],
)
def test_cue_words(text: str, cue: str, warns: bool) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, CueOrder)
    assert (order.cue, order.warns) == (cue, warns)


@pytest.mark.parametrize(
    ("text", "name", "items"),
    [
        ("Put milk and eggs on the shopping list.", "shopping", ("milk", "eggs")),
        (
            "Put milk, brown bread and some eggs on my shopping list, please.",
            "shopping",
            ("milk", "brown bread", "eggs"),
        ),
        ("Add a toothbrush to the packing list.", "packing", ("toothbrush",)),
        ("Write down call Anna on my to do list.", "to do", ("call Anna",)),
        ("Put butter on the list.", "shopping", ("butter",)),
        ("and milk and eggs to my shopping list.", "shopping", ("milk", "eggs")),
    ],
)
def test_lists(text: str, name: str, items: tuple[str, ...]) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, ListOrder)
    assert (order.name, order.items) == (name, items)


@pytest.mark.parametrize(
    "text",
    [
        "What is the capital of France?",
        "My flight takes five hours.",
        "I remember the day we met.",
        "How do you set a timer on a phone?",
        "Every time I go there it rains.",
        "My sister reminds me of my mother.",
        "Remind me of the plot of Hamlet.",
        "Remind me what we talked about.",
        "The list of things I hate is long.",
        "And I added milk to my shopping list.",
        "I waited ten minutes for the bus.",
        "He counts every penny he spends.",
        "In twenty minutes you can walk to the lake.",
        "She told me to stop in five minutes.",
        "She said, set a timer for five minutes.",
        "Tell me a story.",
        "Tell me in five minutes how a plane flies.",
        "Say good morning in Spanish.",
        "Say that again in a minute.",
        "Take your shoes off.",
        "Cross the street.",
        "Check the weather.",
        "How long did the war take?",
        "How long is the Nile?",
        "How long does it take to boil an egg?",
        "How much time do I have left?",
        "How long was the movie?",
        "What time is it?",
        "Stop.",
        "Stop that.",
        "Never mind.",
        "Set the table for five.",
        "Count to ten.",
        "Count the words in this sentence.",
        "How many are there?",
        "Put the kettle on.",
        "Make a list.",
        "Make a list of good films.",
        "Give me five more examples.",
        "Let me think for five minutes.",
        "Time flies.",
        "When I say go, run.",
        "No, five minutes.",
        "",
        "…",
    ],
)
def test_ordinary_remarks_are_no_orders(text: str) -> None:
    assert StandingOrders().understand(text, moment()) is None


@pytest.mark.parametrize(
    ("before", "text", "reply"),
    [
        (("Set a timer for five minutes.",), "How long is left?", "Four minutes and fifty seconds."),
        (("Set a timer for five minutes.",), "How much longer?", "Four minutes and fifty seconds."),
        (
            ("Set a timer for five minutes for the pasta.", "Set a timer for three minutes for the eggs."),
            "How long is left?",
            "Pasta: four minutes and forty seconds. Eggs: two minutes and fifty seconds.",
        ),
        (
            ("Set a timer for five minutes for the pasta.", "Set a timer for three minutes for the eggs."),
            "How much time do the eggs have left?",
            "Two minutes and fifty seconds.",
        ),
        (
            ("Set a timer for five minutes for the pasta.", "Set a timer for three minutes for the eggs."),
            "Cancel the pasta timer.",
            "Cancelled, the one for the pasta.",
        ),
        (
            ("Set a timer for five minutes for the pasta.", "Set a timer for three minutes for the eggs."),
            "Cancel the timer.",
            "Which one: for the pasta, or for the eggs?",
        ),
        (
            (
                "Set a timer for five minutes for the pasta.",
                "Set a timer for three minutes for the eggs.",
                "Cancel the timer.",
            ),
            "The pasta.",
            "Cancelled, the one for the pasta.",
        ),
        (("Set a timer for five minutes.",), "Cancel all timers.", "Cancelled."),
        (("Set a timer for five minutes.",), "Make it ten minutes.", "Ten minutes."),
        (("Set a timer for five minutes.",), "Two more minutes.", "Six minutes and fifty seconds left."),
        (("Set a timer.",), "Ten minutes.", "Ten minutes."),
        (("Remind me to call Mum.",), "At half past three.", "At half past three, to call Mum."),
        (("Set a timer for five.",), "Minutes.", "Five minutes."),
        (
            ("Put milk on the shopping list.",),
            "Put milk on the list.",
            "Milk is on the shopping list already.",
        ),
        (
            ("Put milk on the shopping list.",),
            "Take bread off the list.",
            "Bread is not on the shopping list.",
        ),
        (
            ("Put milk on the shopping list.", "Tick off milk."),
            "What's on the list?",
            "Everything on the shopping list is ticked off.",
        ),
        (("Put milk on the shopping list.",), "Clear the list.", "The shopping list is gone."),
        (("Start the stopwatch.",), "How long has it been?", "8.5 seconds so far."),
        (("Every ten seconds say hop.",), "Stop saying hop.", "I've stopped."),
        (("Stop me when I say um.",), "Don't stop me any more.", "I'll let it pass from now on."),
        (("Whenever I say um, count it.",), "How many times did I say um?", "Not once so far."),
    ],
)
def test_what_is_said_about_orders_that_stand(before: tuple[str, ...], text: str, reply: str) -> None:
    assert plan_for(text, given(*before)).reply == reply


def test_understanding_changes_nothing() -> None:
    orders = given("Set a timer for five minutes.")
    stands = orders.stands
    for text in ("Set a timer for ten minutes.", "Cancel the timer.", "Put milk on the list."):
        assert orders.understand(text, moment()) is not None
    assert orders.stands is stands


def test_an_answer_to_what_was_asked_back_is_not_waited_for_for_ever() -> None:
    orders = given("Set a timer.")
    assert orders.understand("Ten minutes.", moment(AT_S + 30.0)) is None
    orders = given("Set a timer.")
    orders.other_turn()
    assert orders.understand("Ten minutes.", moment()) is None


def test_thanks_after_an_order_are_no_order() -> None:
    orders = given("Set a timer for five minutes.")
    assert orders.understand("Thank you.", moment(AT_S - 8.0)) is None


def test_never_mind_is_about_an_order_only_right_after_it() -> None:
    orders = given("Set a timer for five minutes.")
    assert plan_for("Never mind.", orders).takes_back
    assert orders.understand("Never mind.", moment(AT_S + 30.0)) is None
