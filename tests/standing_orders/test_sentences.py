"""What sentences ask of watches, counts, cue words, speaking time and the stopwatch, as recognisers write them too."""

from __future__ import annotations

import pytest

from assistant.micro_turn import Eyes
from assistant.standing_orders.announcement import Urgency
from assistant.standing_orders.count_order import CountOrder
from assistant.standing_orders.cue_order import CueOrder
from assistant.standing_orders.lookout_order import LookoutOrder
from assistant.standing_orders.order import Moment, Plan
from assistant.standing_orders.standing_orders import StandingOrders
from assistant.standing_orders.talking import TalkingOrder
from assistant.standing_orders.watch_order import WatchOrder

EYES = Eyes(open=True, find_people=True, answer=True, screen=True)
AT_S = 100.0
WALL_S = 1_770_000_000.0


def moment(at_s: float = AT_S, eyes: Eyes = EYES) -> Moment:
    return Moment(at_s, WALL_S + at_s, at_s - 1.5, at_s, eyes=eyes)


def after(*texts: str, eyes: Eyes = EYES) -> StandingOrders:
    """Orders after these turns, eight seconds apart."""
    orders = StandingOrders()
    for number, text in enumerate(texts):
        at_s = AT_S - 8.0 * (len(texts) - number)
        assert orders.understand(text, moment(at_s, eyes)) is not None, text
        orders.carry_out(text, moment(at_s, eyes))
    return orders


def plan_for(*texts: str, eyes: Eyes = EYES) -> Plan:
    plan = after(*texts[:-1], eyes=eyes).understand(texts[-1], moment(eyes=eyes))
    assert plan is not None, texts
    return plan


@pytest.mark.parametrize(
    ("text", "key", "each", "says"),
    [
        ("Tell me when somebody comes in.", "comes", True, ""),
        ("let me know if anyone comes in while I'm working", "comes", True, ""),
        ("Tell me the next time someone enters the room.", "comes", False, ""),
        ("Let me know when somebody's at the door.", "comes", True, ""),
        ("Watch the door.", "comes", True, ""),
        ("Keep an eye on the door and tell me when somebody comes in.", "comes", True, ""),
        ("Watch out for people coming in.", "comes", True, ""),
        ("When somebody comes in, say welcome to the party.", "comes", True, "Welcome to the party."),
        ("Greet me when I come back.", "comes", True, "Hello."),
        ("Let me know when nobody is there.", "nobody", False, ""),
        ("Let me know when he leaves.", "leaves", False, ""),
        ("tell me when he's gone", "leaves", False, ""),
        ("Tell me when I slouch.", "slouch", True, ""),
        ("tell me whenever i'm slouching", "slouch", True, ""),
        ("Tell me when I slouch, just once.", "slouch", False, ""),
        ("Keep an eye on my posture.", "slouch", True, ""),
        ("Remind me to sit up when I slouch.", "slouch", True, "Sit up."),
        ("Tell me when I raise my hand.", "raised_hand", True, ""),
        ("tell me when i rays my hand", "raised_hand", True, ""),
        ("tell me when I lower my hand", "lowered_hand", True, ""),
        ("Tell me when the screen changes.", "screen", True, ""),
        ("let me know if anything changes on the screen", "screen", True, ""),
        ("Tell me as soon as the picture changes.", "scene", False, ""),
        ("tell me when something moves", "movement", True, ""),
        ("Tell me when it gets dark.", "dark", True, ""),
        ("tell me when I look away", "away", True, ""),
        ("Say hello when I give a thumbs up.", "thumbs_up", True, "Hello."),
        ("When I give you a thumbs-up, say hello.", "thumbs_up", True, "Hello."),
        ("say stop when i make a first", "fist", True, "Stop."),
        ("Say hi whenever I show you my palm", "open_palm", True, "Hi."),
        ("Tell me when I point at something.", "pointing", True, ""),
        ("Don't let me slouch.", "slouch", True, ""),
        ("Watch me and tell me when I slouch.", "slouch", True, ""),
        ("Tell me if the camera sees somebody.", "comes", True, ""),
        ("Keep me posted if anybody shows up at the house.", "comes", True, ""),
    ],
)
def test_watches(text: str, key: str, each: bool, says: str) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, WatchOrder)
    assert (order.key, order.each, order.says) == (key, each, says)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Tell me when you see a red cup.", "a red cup"),
        ("Tell me when you see my red cup.", "a red cup"),
        ("tell me when a red cup appears", "a red cup"),
        ("Look out for a red cup.", "a red cup"),
        ("let me know when there's a cat in the picture", "a cat"),
        ("Tell me when the cat comes in.", "the cat"),
        ("Tell me when you see somebody wearing a hat.", "somebody wearing a hat"),
        ("Tell me when I smile.", "somebody smiling"),
        ("Tell me when I hold up a pen.", "a pen"),
        ("Warn me when the cat jumps on the table.", "the cat on the table"),
        (
            "I'd like to know as soon as somebody walks past the window.",
            "that somebody walks past the window",
        ),
        ("Let me know the moment the baby wakes up.", "that the baby wakes up"),
        ("Make a noise when the kettle starts steaming.", "that the kettle starts steaming"),
        ("Tell me if I touch my face.", "that somebody touches their face"),
        ("Every time I check my phone, say focus.", "that somebody checks their phone"),
        ("Tell me if someone is behind me.", "that someone is behind the user"),
    ],
)
def test_lookouts(text: str, what: str) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, LookoutOrder)
    assert order.what == what


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("Tell me when somebody comes in.", Urgency.IN_A_GAP),
        ("Warn me when somebody comes in.", Urgency.AT_ONCE),
        ("Tell me right away when somebody comes in.", Urgency.AT_ONCE),
        ("Interrupt me if somebody comes in.", Urgency.AT_ONCE),
        ("Show me when somebody comes in.", Urgency.SHOWN),
    ],
)
def test_how_urgent_it_is(text: str, urgency: Urgency) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, WatchOrder)
    assert order.urgency is urgency


@pytest.mark.parametrize(
    ("text", "exercise", "aloud", "target", "sets"),
    [
        ("Count my push-ups.", "push-ups", True, 0, 1),
        ("count my push ups silently", "push-ups", False, 0, 1),
        ("Count my pushups, just show it.", "push-ups", False, 0, 1),
        ("Count along while I do squats.", "squats", True, 0, 1),
        ("count my squads", "squats", True, 0, 1),
        ("Count twenty jumping jacks.", "jumping jacks", True, 20, 1),
        ("count my jumping jax out loud", "jumping jacks", True, 0, 1),
        ("Please count my biceps curls.", "arm curls", True, 0, 1),
        ("Count three sets of ten push-ups.", "push-ups", True, 10, 3),
        ("Count my push-ups, three sets of ten.", "push-ups", True, 10, 3),
        ("I'm going to do some squats, count them.", "squats", True, 0, 1),
        ("Tell me when I've done twenty push-ups.", "push-ups", False, 20, 1),
        ("Stop me after ten squats.", "squats", False, 10, 1),
        ("start counting the push-ups I do", "push-ups", True, 0, 1),
    ],
)
def test_counts(text: str, exercise: str, aloud: bool, target: int, sets: int) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, CountOrder)
    assert (order.exercise, order.aloud, order.target, order.sets) == (exercise, aloud, target, sets)


@pytest.mark.parametrize(
    ("text", "cue", "says"),
    [
        ("Correct me when I say expresso instead of espresso.", "expresso", "Espresso."),
        ("When I say potato, say tomato.", "potato", "Tomato."),
        ("say bless you when i say achoo", "achoo", "Bless you."),
        ("Remind me to say fewer instead of less.", "less", "Fewer."),
        ("Stop me whenever I say um.", "um", ""),
        ("say something when I say um", "um", ""),
    ],
)
def test_words_that_are_told_or_set_right(text: str, cue: str, says: str) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, CueOrder)
    assert (order.cue, order.says, order.warns) == (cue, says, True)


@pytest.mark.parametrize(
    ("text", "limit_s", "at_a_stretch"),
    [
        ("Tell me when I have talked for two minutes.", 120, False),
        ("tell me when i've talked for 2 minutes", 120, False),
        ("Stop me when I have been talking for a minute without a break.", 60, True),
        ("When I've spoken for half a minute, let me know.", 30, False),
        ("Warn me after five minutes of talking.", 300, False),
    ],
)
def test_speaking_time(text: str, limit_s: float, at_a_stretch: bool) -> None:
    (order,) = plan_for(text).put
    assert isinstance(order, TalkingOrder)
    assert (order.limit_s, order.at_a_stretch) == (limit_s, at_a_stretch)


@pytest.mark.parametrize(
    ("texts", "reply"),
    [
        (
            ("Correct me when I say nucular.", "It should be nuclear."),
            "I'll say nuclear when you say nucular.",
        ),
        (("Correct me when I say nucular.", "nuclear"), "I'll say nuclear when you say nucular."),
        (("Stop me when I say.",), "When you say which word?"),
        (("Stop me when I say", "Um."), "I'll tell you when you say um, though I may not hear each one."),
        (("Start me when I say um",), "I'll tell you when you say um, though I may not hear each one."),
        (("whenever I say actually counted.",), "I'll count each actually."),
        (("Stop me when I say um.",), "I'll tell you when you say um, though I may not hear each one."),
        (("Tell me when my wife comes home.",), "I'll tell you each time somebody comes in, whoever it is."),
        (("Count my sit-ups.",), "I can count push-ups, squats, jumping jacks and arm curls."),
        (
            ("If you hear me say um, tell me.",),
            "I'll tell you when you say um, though I may not hear each one.",
        ),
        (("Beep when I say like.",), "I'll tell you when you say like."),
        (
            ("Tell me when I slouch.", "You can stop watching now."),
            "I've stopped telling you when you slouch.",
        ),
        (("Count my push-ups.", "And now twenty squats."), "I'll count your squats up to twenty."),
        (("Tell me when I slouch.", "Only once."), "Only once."),
        (("Tell me when I slouch.", "How often did I slouch?"), "Not once so far."),
        (("Tell me when I slouch.", "What are you looking out for?"), "I'm telling you when you slouch."),
        (("What are you looking out for?",), "Nothing just now."),
        (
            (
                "Tell me when somebody comes in.",
                "Whenever I say um, count it.",
                "Set a timer for five minutes for the pasta.",
                "What did I ask you to do?",
            ),
            "I'm telling you when somebody comes in, counting each “um” and running a timer for the pasta.",
        ),
        (
            ("Tell me when somebody comes in.", "Tell me when you see a red cup.", "Stop watching the door."),
            "I've stopped telling you when somebody comes in.",
        ),
        (
            ("Tell me when somebody comes in.", "Tell me when you see a red cup.", "Forget about the cup."),
            "I've stopped looking out for a red cup.",
        ),
        (
            ("Tell me when I slouch.", "Don't tell me when I slouch any more."),
            "I've stopped telling you when you slouch.",
        ),
        (("Tell me when I slouch.", "Stop watching."), "I've stopped telling you when you slouch."),
        (("Stop watching the door.",), "I'm not looking out for anything."),
        (("Tell me when I slouch.", "Stop everything."), "All of it is cancelled."),
        (("Count my squats.", "How many was that?"), "No squats so far."),
        (("How many squats have I done?",), "I wasn't counting. Say: count my squats."),
        (("Count my squats.", "Make it thirty."), "I'll tell you at thirty."),
        (("Start now.", "How many squats did I do?"), "I wasn't counting. Say: count my squats."),
        (("Count my squats.", "I'm done."), "No squats."),
        (("Count my squats.", "Start again."), "From the beginning."),
        (("Count my squats.", "Next set."), "Set two."),
        (("Count my squats.", "Just show it."), "I'll only show it."),
        (("Count my squats.", "Tell me when I've done twenty."), "I'll tell you at twenty."),
        (("Start now.", "Done."), "6.5 seconds."),
        (("Ready, set, go!", "How long did that take?"), "6.5 seconds."),
        (
            ("Time how long it takes me to write this.", "I'm done. How long did that take me?"),
            "6.5 seconds.",
        ),
        (("Beep in ten seconds.",), "In ten seconds."),
    ],
)
def test_what_is_answered(texts: tuple[str, ...], reply: str) -> None:
    assert plan_for(*texts).reply == reply


@pytest.mark.parametrize(
    ("text", "eyes", "ends"),
    [
        ("Tell me when I slouch.", Eyes(), "once the camera is on: switch it on with the camera button."),
        (
            "Tell me when I slouch.",
            Eyes(open=True),
            "once I can find people: fetch the models for the camera in the settings.",
        ),
        ("Tell me when something moves.", Eyes(open=True), "something moves."),
        (
            "Tell me when the screen changes.",
            Eyes(open=True, find_people=True),
            "once I see the screen: choose it as the camera in the settings.",
        ),
        (
            "Tell me when you see a red cup.",
            Eyes(open=True, find_people=True),
            "once I have a model that sees: choose one in the settings, under models.",
        ),
        ("Count my push-ups.", Eyes(), "once the camera is on: switch it on with the camera button."),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(text: str, eyes: Eyes, ends: str) -> None:
    plan = plan_for(text, eyes=eyes)
    assert plan.reply.endswith(ends)
    assert len(plan.put) == 1


def test_what_may_be_a_question_is_an_order_only_where_it_can_be_seen() -> None:
    for text in ("Tell me when the water is boiling.", "Let me know if the light turns green."):
        assert plan_for(text).put
        assert StandingOrders().understand(text, moment(eyes=Eyes(open=True, find_people=True))) is None
        assert StandingOrders().understand(text, moment(eyes=Eyes(answer=True))) is None


def test_nobody_timed_it_but_how_long_ago_the_user_spoke_is_known() -> None:
    now = Moment(AT_S, WALL_S, AT_S - 1.5, AT_S, before_s=AT_S - 41.5)
    plan = StandingOrders().understand("How long did that take me?", now)
    assert plan is not None
    assert plan.reply.startswith("Forty seconds since you last spoke to me.")


@pytest.mark.parametrize(
    "text",
    [
        "Look at me.",
        "Watch this video.",
        "What do you see?",
        "What are you looking at?",
        "Check for updates.",
        "Look for a good restaurant.",
        "Wait for me.",
        "When I was young, somebody came in.",
        "If somebody comes in, I'll be surprised.",
        "Tell me when the war ended.",
        "Tell me when you're ready.",
        "Let me know when you are done.",
        "Tell me when my flight arrives.",
        "Show me when Rome fell.",
        "Tell me when I should plant tomatoes.",
        "Say what happens when the water freezes.",
        "Tell me if that is right.",
        "Let me know if you need anything.",
        "Stop me if you've heard this one.",
        "Tell me when the next train leaves.",
        "Tell me if the store is open.",
        "Tell me if I am wrong.",
        "Remind me what you said when I asked about Rome.",
        "Watch what happens when I mix these two.",
        "Tell me what to do when the baby cries.",
        "When the baby cries I get up.",
        "Tell me how often the moon is full.",
        "Tell me how many squats a day are good.",
        "Count me in.",
        "Count on me.",
        "How many was it again?",
        "How many people live there?",
        "I did twenty push-ups yesterday.",
        "How do I do a push-up?",
        "I like squats.",
        "Stop talking.",
        "Stop saying that.",
        "Forget about the war.",
        "Don't tell me that.",
        "Don't worry about it any more.",
        "I have talked for two minutes with my boss.",
        "How long have I been talking?",
        "Correct.",
        "Correct the sentence, please.",
        "That's it.",
        "Done.",
        "There.",
        "Go.",
        "Get it done.",
        "Start again.",
        "Next.",
        "Only once.",
        "Every time.",
        "What did you say?",
        "What is it for?",
        "Say it again.",
        "Say hello to my mother.",
        "When I say go, run.",
        "Somebody comes in and says hello.",
        "I slouch too much.",
        "Watch out!",
        "Keep an eye on the time.",
        "Everything is cancelled today.",
        "All of it.",
    ],
)
def test_ordinary_remarks_are_no_orders(text: str) -> None:
    assert StandingOrders().understand(text, moment()) is None
