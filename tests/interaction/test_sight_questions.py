"""Which words ask for a look, and which only sound like it."""

from __future__ import annotations

import pytest

from assistant.interaction.sight_questions import Wish, is_about_shown, wish_for_look


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("What do you see?", Wish.DESCRIBE),
        ("What can you see right now?", Wish.DESCRIBE),
        ("Okay, so what do you see in front of you?", Wish.DESCRIBE),
        ("Tell me what you see.", Wish.DESCRIBE),
        ("Can you describe what you see?", Wish.DESCRIBE),
        ("Describe the room, please", Wish.DESCRIBE),
        ("Hey Counterpoint, what's in front of the camera?", Wish.DESCRIBE),
        ("What is behind me?", Wish.DESCRIBE),
        ("Look at this.", Wish.DESCRIBE),
        ("What am I holding?", Wish.ASK),
        ("what am i holding", Wish.ASK),
        ("What am I holding up?", Wish.ASK),
        ("What am I holding in my hand?", Wish.ASK),
        ("Look. What am I holding?", Wish.ASK),
        ("Can you tell me what I'm holding?", Wish.ASK),
        ("What is it I'm holding in my left hand?", Wish.ASK),
        ("What do I have in my hand?", Wish.ASK),
        ("What have I got in my hands?", Wish.ASK),
        ("What's in my hand?", Wish.ASK),
        ("What's this thing in my hand?", Wish.ASK),
        ("What colour am I wearing?", Wish.ASK),
        ("What am I doing?", Wish.ASK),
        ("Is there anybody behind me?", Wish.ASK),
        ("How many fingers am I holding up?", Wish.FINGERS),
        ("How many fingers do you see?", Wish.FINGERS),
        ("how many fingers i'm holding up", Wish.FINGERS),
        ("Read this to me.", Wish.READ),
        ("Can you read this for me, please?", Wish.READ),
        ("Read this out loud.", Wish.READ),
        ("What does this say?", Wish.READ),
        ("What does the label say?", Wish.READ),
        ("What's written here?", Wish.READ),
        ("Read what's written on this.", Wish.READ),
        ("Can you see me?", Wish.PRESENCE),
        ("Do you still see me now?", Wish.PRESENCE),
        ("Can you see?", Wish.PRESENCE),
        ("Am I in the picture?", Wish.PRESENCE),
        ("How many people do you see?", Wish.PEOPLE),
        ("How many people are in here?", Wish.PEOPLE),
        ("How many of us are here?", Wish.PEOPLE),
        ("How do I look?", Wish.LOOKS),
        ("Do you recognize me?", Wish.NAME),
    ],
)  # fmt: skip
def test_words_that_ask_for_a_look_whether_the_camera_is_open_or_not(text, wish):
    assert wish_for_look(text, camera_open=True) is wish
    assert wish_for_look(text, camera_open=False) is wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("What is this?", Wish.ASK),
        ("What's this here?", Wish.ASK),
        ("What kind of plant is this?", Wish.ASK),
        ("What colour is my shirt?", Wish.ASK),
        ("Do you see my keys?", Wish.ASK),
        ("Can you see the red cup?", Wish.ASK),
        ("Read it to me.", Wish.READ),
        ("What does it say?", Wish.READ),
        ("Read the label.", Wish.READ),
        ("Who is this?", Wish.NAME),
    ],
)
def test_words_that_point_at_something_count_only_while_the_camera_is_open(text, wish):
    assert wish_for_look(text, camera_open=True) is wish
    assert wish_for_look(text, camera_open=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "What do you see in the future of trains?",
        "What do you think?",
        "I see what you mean.",
        "Can you see the problem with that?",
        "How many people live in France?",
        "How many people are there in Berlin?",
        "How many fingers does a sloth have?",
        "What is the capital of France?",
        "What's that?",
        "What colour is the sky?",
        "What is my favourite colour?",
        "What colour is my favourite?",
        "Read along with me.",
        "Read me a story.",
        "I read this book last year.",
        "What does it take to be happy?",
        "What am I supposed to do?",
        "What have I got to lose?",
        "How are you?",
        "Is this a good idea?",
        "Tell me when you see a red cup.",
        "Look it up.",
        "Let me see.",
        "Who is the president?",
        "How old is the universe?",
        "",
    ],
)
def test_other_words_ask_for_no_look(text):
    assert wish_for_look(text, camera_open=True) is None


def test_right_after_a_look_and_now_asks_again():
    for text in ("And now?", "Now?", "What about this one?", "Look again.", "And this?"):
        assert wish_for_look(text, camera_open=True, just_looked=True) is Wish.AGAIN
        assert wish_for_look(text, camera_open=True) is None


def test_a_question_is_about_the_picture_shown_before_it_when_it_says_so_or_points_at_it_right_after():
    assert is_about_shown("How many dogs are in the picture?", right_after=False)
    assert is_about_shown("What colour is it?", right_after=True)
    assert not is_about_shown("What colour is it?", right_after=False)
    assert not is_about_shown("What time is it?", right_after=True)
    assert not is_about_shown("Who wrote Hamlet?", right_after=True)
