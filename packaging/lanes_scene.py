"""A conversation in which much happens at once, for the picture of the lanes: with the times of every word."""

from __future__ import annotations

from typing import Any

NOW_S = 140.2


def lanes_talk(timeline: Any) -> None:
    """An interruption, a nod, a pause, a task behind the talk, a typed line, a silence, a timer, unstable words."""
    from assistant.cards import Timer, card_as_data
    from assistant.timeline.item import Lane

    user, assistant = timeline.user, _Assistant(timeline)
    user(1, 2.1, 6.4, "Good morning! I would like to plant something on the balcony.")
    assistant.says(2, 6.9, 11.4, "Good morning! How much sun does it get, and how large are your pots?")
    user(
        3,
        12.0,
        24.5,
        "Sun until noon. There are four long boxes, and, well, I have never grown anything before. Could you work "
        "out a sowing plan for spinach, beans and tomatoes? And what soil do tomatoes like?",
    )
    timeline.put(4, Lane.ASSISTANT, "backchannel", 16.2, 16.7, "I see.")
    timeline.task(
        5,
        25.0,
        43.0,
        "A sowing plan for spinach, beans and tomatoes on a balcony with morning sun",
        state="done",
        answer="Spinach: sow outdoors from mid-March, again in August.\n"
        "Tomatoes: sow indoors in early March, plant out in mid-May.\n"
        "Beans: sow outdoors from mid-May, once the soil has 10 °C.",
    )
    assistant.says(
        6,
        25.1,
        31.0,
        "I am working on the plan. As for tomatoes: deep, rich soil,",
        unheard="plenty of compost, and water that never quite runs dry.",
    )
    user(7, 29.4, 31.6, "And this one, can it stay outside?")
    timeline.put(8, Lane.CAMERA, "event", 30.4, 30.4, "Something moves in the picture", event="movement")
    assistant.says(9, 32.2, 36.4, "It can, as soon as the nights stay above ten degrees.", pause=(3, 1.0))
    timeline.put(10, Lane.USER, "text", 37.4, 37.4, "It faces east, with boxes of 80 cm")
    assistant.says(
        11,
        43.6,
        48.2,
        "Your plan is ready: spinach first, from the middle of March; the others follow in May.",
        task="t5",
    )
    user(12, 128.5, 131.0, "Start a timer for the tea, four minutes.")
    assistant.says(13, 131.6, 133.2, "Four minutes for the tea.")
    tea = Timer("tea", 132.0, 372.0)
    timeline.put(14, Lane.TIMER, "card", 132.0, None, "Timer: tea, four minutes", **card_as_data(tea))
    user(
        15, 135.2, None, "", committed="Wonderful. And which herbs would grow well beside", unstable="the two"
    )
    timeline.task(
        16,
        138.0,
        None,
        "Herbs beside tomatoes",
        state="running",
        answer="Basil and parsley do well there; keep",
    )


class _Assistant:
    """Says lines on a timeline with the times of their words."""

    def __init__(self, timeline: Any) -> None:
        self._timeline = timeline

    def says(
        self,
        item_id: int,
        start_s: float,
        end_s: float,
        text: str,
        pause: tuple[int, float] = (0, 0.0),
        **data: Any,
    ) -> None:
        """Say a line; `pause` is before which word it is silent, and for how long (s)."""
        words, at_s = text.split(), start_s
        per_letter_s = (end_s - start_s - pause[1]) / sum(len(word) + 1 for word in words)
        timed = []
        for number, word in enumerate(words):
            at_s += pause[1] if number == pause[0] else 0.0
            timed.append([word, at_s, at_s + per_letter_s * (len(word) + 1)])
            at_s = timed[-1][2]
        self._timeline.assistant(item_id, start_s, end_s, text, words=timed, **data)
