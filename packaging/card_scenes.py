"""What the pictures of cards show: what the assistant and the user show, and tasks in the background."""

from __future__ import annotations

from typing import Any

from talk_scene import plant

from assistant.cards import CARD, Code, Counter, ItemList, Picture, Plot, Table, Timer, Watch, card_as_data
from assistant.timeline.item import Lane

QUESTION = "A sowing plan for spinach, beans and tomatoes on a balcony with morning sun"

THOUGHTS = (
    "The balcony has sun until noon, so spinach and lettuce will do well. Beans want a soil of ten degrees, which is "
    "reached in the middle of May. Tomatoes want the warmest corner; they are sown indoors, eight weeks before they "
    "are planted out"
)

ANSWER = """Sow in **three steps**:

1. *Spinach* outdoors from mid-March, again in August
2. *Tomatoes* indoors in early March
3. *Beans* outdoors from mid-May

| Plant | Plant out | Seeds |
|---|---|--:|
| Spinach | – | 40 |
| Tomatoes | mid-May | 8 |
| Beans | – | 12 |
"""

CHART_QUESTION = "Make a chart of how cold the nights on the balcony were"

CHART_ANSWER = """The nights grew warmer, with one cold one at the end of March.

| Night | Balcony (°C) | Under the fleece (°C) | Sky |
|---|--:|--:|---|
| 1 Mar 2026 | −1.5 | 2.0 | clear |
| 8 Mar 2026 | 0.5 | 3.1 | clear |
| 15 Mar 2026 | 2.0 | 4.2 | cloud |
| 29 Mar 2026 | −2.5 | 1.4 | clear |
| 5 Apr 2026 | 4.1 | – | rain |
| 12 Apr 2026 | 5.3 | 7.2 | cloud |
"""

GIVEN = {
    "lines": 14,
    "last": [
        ["user", "Good morning! I would like to plant something on the balcony."],
        ["assistant", "Good morning! How much sun does it get?"],
    ],
    "files": ["balcony.txt"],
}


def small_cards(_desktop: Any, conversation: Any, _fetcher: Any) -> None:
    """A timer that runs, a list, a watch, a counter."""
    timeline = conversation.timeline
    conversation.be(now_s=95.0)
    timeline.user(1, 1.0, 3.0, "Four minutes for the tea. And what do I still need?")
    tea = card_as_data(Timer("Tea", 4.0, 244.0))
    timeline.put(2, Lane.TIMER, CARD, 4.0, None, "Timer: tea", **tea, order="order-1")
    needed = ("Spinach seed", "Two pots, 30 cm", "Potting soil", "Bread")
    shopping = card_as_data(ItemList("Shopping", needed, (1, 3)))
    timeline.put(3, Lane.ASSISTANT, CARD, 8.0, 8.0, "Shopping list", **shopping, order="list-1")
    came = card_as_data(Watch("Somebody comes in", 2, (31.0, 88.0)))
    timeline.put(4, Lane.ASSISTANT, CARD, 10.0, None, "Somebody comes in: 2 times", **came, order="watch-1")
    push_ups = card_as_data(Counter("Push-ups", 27))
    timeline.put(5, Lane.ASSISTANT, CARD, 20.0, None, "Push-ups: 27", **push_ups, order="count-1")


def large_cards(_desktop: Any, conversation: Any, _fetcher: Any) -> None:
    """A plot, a table, a piece of code."""
    timeline = conversation.timeline
    balcony = tuple(zip(range(8), (8.0, 12.2, 13.1, 10.7, 7.9, 7.8, 11.2, 15.7), strict=True))
    kitchen = tuple(zip(range(8), (20.5, 19.8, 18.4, 17.5, 18.0, 19.4, 20.4, 20.1), strict=True))
    plot = Plot("Temperature of the week", "Day", "°C", (("Balcony", balcony), ("Kitchen", kitchen)))
    timeline.card(1, 4.0, plot, "Temperature of the week")
    rows = (("Spinach", "mid-March, again in August", "40"), ("Beans", "mid-May", "12"))
    timeline.card(2, 8.0, Table("Sowing dates", ("Plant", "Sow", "Seeds"), rows), "Sowing dates")
    timeline.card(
        3, 12.0, Code("", "python", "def mean(numbers):\n    return sum(numbers) / len(numbers)"), ""
    )


def shown_picture(desktop: Any, conversation: Any, _fetcher: Any) -> None:
    """One that the user has shown, and the next one, which is attached."""
    from PySide6.QtGui import QImage
    from PySide6.QtTest import QTest

    frame = plant()
    image = QImage(frame.tobytes(), 640, 480, 640 * 3, QImage.Format.Format_BGR888).copy()
    window, timeline = desktop.window, conversation.timeline
    file = window._data_dir / "pictures" / "balcony.jpg"
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(file))
    conversation.be(now_s=21.0)
    timeline.put(1, Lane.USER, "text", 4.0, 4.0, "This one stands by the window. Does it need more light?")
    card = card_as_data(Picture("balcony.jpg", "pictures/balcony.jpg", 640, 480))
    timeline.put(2, Lane.USER, CARD, 4.0, 4.0, "balcony.jpg", **card)
    words = "I can't see pictures yet. If you tell me what plant it is, I can say how much light it likes."
    timeline.assistant(3, 5.0, 11.0, words)
    QTest.qWait(200)
    window.link.gather_lines()
    window.attaching.take([file])
    window.page.composer.field.insertPlainText("It is a spider plant.")
    QTest.qWait(500)


def plotted_tables(desktop: Any, conversation: Any, _fetcher: Any) -> None:
    """A table as bars, and a chart that was asked for, over dates."""
    from PySide6.QtTest import QTest

    timeline = conversation.timeline
    conversation.be(now_s=59.0)
    timeline.task(1, 4.0, 21.0, CHART_QUESTION, state="done", answer=CHART_ANSWER)
    rows = (("Spinach", "40"), ("Tomatoes, in boxes by the window", "8"), ("Beans", "12"), ("Radishes", "65"))
    timeline.card(2, 30.0, Table("What was sown", ("Plant", "Seeds"), rows), "What was sown")
    QTest.qWait(200)
    desktop.window.link.gather_lines()
    QTest.qWait(50)
    desktop.window.page.transcript.turn(desktop.window.page.model.row_of(2), 0)


def running_task(_desktop: Any, conversation: Any, _fetcher: Any) -> None:
    """One that is worked on, one that waits."""
    timeline = conversation.timeline
    conversation.be(now_s=29.0, tasks_running=2)
    timeline.user(1, 10.0, 16.5, "Could you work out a sowing plan for spinach, beans and tomatoes?")
    timeline.task(
        2, 17.0, None, QUESTION, state="running", thoughts=THOUGHTS, added=["I have only two boxes."]
    )
    timeline.assistant(3, 17.4, 19.0, "I'll work that out.")
    timeline.task(4, 24.0, None, "How much is 17 × 23?", state="queued")


def opened_task(desktop: Any, conversation: Any, _fetcher: Any) -> None:
    """One that is done, opened, and the line that told its result."""
    from PySide6.QtTest import QTest

    timeline = conversation.timeline
    conversation.be(now_s=59.0)
    timeline.task(
        2,
        17.0,
        41.0,
        QUESTION,
        state="done",
        answer=ANSWER,
        thoughts=THOUGHTS,
        added=["I have only two boxes."],
        given=GIVEN,
        model="qwen3-4b-instruct-q4_k_m",
    )
    timeline.assistant(
        3, 44.0, 50.0, "Sow spinach in mid-March and tomatoes indoors in early March.", task="t2"
    )
    QTest.qWait(200)
    desktop.window.link.gather_lines()
    QTest.qWait(50)
    desktop.window.page.transcript.go_to_task("t2")
