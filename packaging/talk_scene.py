"""What most pictures show: a conversation in which everything happens that can be seen, both voices, a pot plant."""

from __future__ import annotations


def talk(timeline) -> None:  # type: ignore[no-untyped-def]
    """A conversation in which everything happens that can be seen."""
    from assistant.timeline.item import Lane

    timeline.user(1, 2.1, 4.6, "Good morning! I would like to plant something on the balcony.")
    timeline.assistant(2, 5.0, 9.4, "Good morning! How much sun does it get, and how large are your pots?")
    timeline.user(
        3,
        10.0,
        16.5,
        "Sun until noon. Could you work out a sowing plan for spinach, beans and tomatoes? And what soil do "
        "tomatoes like?",
    )
    timeline.task(
        4,
        17.0,
        31.0,
        "A sowing plan for spinach, beans and tomatoes on a balcony with morning sun",
        state="done",
        answer="Spinach: sow outdoors from mid-March, again in August.\n"
        "Tomatoes: sow indoors in early March, plant out in mid-May.\n"
        "Beans: sow outdoors from mid-May, once the soil has 10 °C.",
    )
    timeline.assistant(
        5,
        17.1,
        22.0,
        "I am working on the plan. As for tomatoes: deep, rich soil,",
        unheard="plenty of compost, and water that never quite runs dry.",
    )
    timeline.user(6, 21.2, 23.0, "And this one, can it stay outside?")
    timeline.put(7, Lane.CAMERA, "event", 22.0, 22.0, "Something moves in the picture", event="movement")
    timeline.assistant(8, 23.4, 26.9, "It can, as soon as the nights stay above ten degrees.")
    timeline.assistant(
        9,
        31.5,
        38.2,
        "Your plan is ready: spinach first, from the middle of March; the others follow in May.",
        task="t4",
    )
    timeline.user(10, 39.0, None, "", committed="Wonderful. Remind me in March to", unstable="by the seats")


def voices(window) -> None:  # type: ignore[no-untyped-def]
    """Twenty seconds for the ribbon in which everything happens that can be seen on it."""
    from math import sin

    from PySide6.QtTest import QTest

    from assistant.status import Phase, Status

    scene = (
        ("nobody", 0.6), ("user", 3.4), ("user pausing", 0.9), ("user", 1.6), ("user pausing", 0.5),
        ("assistant", 4.2), ("both", 0.6), ("held", 1.2), ("assistant", 2.6), ("nobody", 1.0), ("thinking", 1.4),
        ("user", 1.8),
    )  # fmt: skip
    while window.link.conversation is None:  # the ribbon is empty when a conversation begins
        QTest.qWait(10)
    window.link.gather_lines()
    now_s = 0.0
    for floor, seconds in scene:
        user, assistant = floor in ("user", "both", "held"), floor in ("assistant", "both", "held")
        for _ in range(round(seconds * 30)):
            now_s += 1 / 30
            sway = 9 * abs(sin(5.1 * now_s)) + 9 * abs(sin(17.3 * now_s))
            status = Status(
                phase=Phase.READY,
                floor=floor,
                user_speaking=user,
                speaking=assistant,
                thinking=floor == "thinking",
                input_level_dbfs=-15 - sway,
                output_level_dbfs=-100.0 if floor == "held" else -17 - sway * 0.8,
            )
            window.page.ribbon.follow(status, 1 / 30)


def plant():  # type: ignore[no-untyped-def]
    """A picture for the camera: a pot plant at a window, painted here."""
    import numpy as np
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath

    image = QImage(640, 480, QImage.Format.Format_BGR888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wall = QLinearGradient(0, 0, 640, 480)
    wall.setColorAt(0, QColor("#d9cfbd"))
    wall.setColorAt(1, QColor("#a99a83"))
    painter.fillRect(image.rect(), wall)
    sky = QLinearGradient(0, 40, 0, 330)
    sky.setColorAt(0, QColor("#bcd7ea"))
    sky.setColorAt(1, QColor("#f3ead6"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#f6f1e7"))
    painter.drawRoundedRect(QRectF(330, 28, 262, 318), 6, 6)
    painter.setBrush(sky)
    painter.drawRect(QRectF(344, 42, 112, 290))
    painter.drawRect(QRectF(466, 42, 112, 290))
    painter.setBrush(QColor("#7c6650"))
    painter.drawRect(QRectF(0, 400, 640, 80))
    for angle, length, shade in ((-58, 170, "#3f6f4a"), (-28, 215, "#4f8457"), (4, 235, "#5b9463"),
                                 (34, 205, "#47794f"), (62, 160, "#3a6644"), (-8, 150, "#6aa571")):  # fmt: skip
        painter.save()
        painter.translate(220, 318)
        painter.rotate(angle)
        leaf = QPainterPath(QPointF(0, 0))
        leaf.cubicTo(-46, -length * 0.4, -30, -length * 0.8, 0, -length)
        leaf.cubicTo(30, -length * 0.8, 46, -length * 0.4, 0, 0)
        painter.setBrush(QColor(shade))
        painter.drawPath(leaf)
        painter.restore()
    pot = QPainterPath(QPointF(150, 306))
    pot.lineTo(290, 306)
    pot.lineTo(268, 424)
    pot.lineTo(172, 424)
    pot.closeSubpath()
    painter.setBrush(QColor("#b5694a"))
    painter.drawPath(pot)
    painter.setBrush(QColor("#c67a58"))
    painter.drawRoundedRect(QRectF(142, 296, 156, 26), 4, 4)
    painter.end()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(480, image.bytesPerLine())
    return lines[:, : 640 * 3].reshape(480, 640, 3).copy()
