"""The ribbon over the transcript says who speaks, moves while somebody does, and rests otherwise."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.status import Phase, Status
from ui.palette import LIGHT
from ui.ribbon_history import SPAN_S, FloorState
from ui.ribbon_painter import LOOKS

pytestmark = pytest.mark.window

QUIET = Status(phase=Phase.READY, floor="nobody", input_level_dbfs=-50.0)


class PaintCounter(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def ribbon(stand):
    stand.window.link._timer.stop()  # the test is the only one that feeds it
    return stand.window.page.ribbon


def say(ribbon, seconds, **status):
    for _ in range(round(seconds * 30)):
        ribbon.follow(Status(phase=Phase.READY, **status), 1 / 30)


def ink(ribbon, upper):
    """How many pixels of the upper or lower half of the axis have the colour of that voice."""
    picture, box = ribbon.grab().toImage(), ribbon._axis.box
    rows = (
        range(int(box.top()), int(box.center().y()))
        if upper
        else range(int(box.center().y()) + 2, int(box.bottom()))
    )
    wanted = QColor(LIGHT.user if upper else LIGHT.assistant).rgb()
    columns = range(int(box.left()) + 70, int(box.right()) - 1)
    return sum(picture.pixel(x, y) == wanted for y in rows for x in columns)


def test_it_says_who_speaks(stand):
    ribbon = stand.window.page.ribbon
    assert ribbon.isVisible()
    assert ribbon.accessibleDescription() == "Nobody is speaking"
    stand.conversation.be(floor="user", user_speaking=True, input_level_dbfs=-20.0)
    stand.settle()
    assert ribbon.accessibleDescription() == "You are speaking"
    stand.conversation.be(floor="held", speaking=True)
    stand.settle()
    assert ribbon.accessibleDescription() == "Counterpoint waits for you"
    assert "solid" in ribbon.toolTip()
    assert ribbon.accessibleName()


def test_it_is_not_painted_while_nothing_happens(ribbon):
    QTest.qWait(50)
    counter = PaintCounter(ribbon)
    for _ in range(30):
        ribbon.follow(QUIET, 1 / 30)
        QTest.qWait(2)
    assert counter.count == 0
    say(ribbon, 1.0, floor="user", user_speaking=True, input_level_dbfs=-20.0)
    QTest.qWait(30)
    assert counter.count > 0
    for _ in range(round(SPAN_S * 10) + 40):
        ribbon.follow(QUIET, 0.1)
    QTest.qWait(50)
    seen = counter.count
    for _ in range(30):
        ribbon.follow(QUIET, 1 / 30)
        QTest.qWait(2)
    assert counter.count == seen


def test_voices_stand_on_their_own_sides(make_stand):
    stand = make_stand(window__theme="light")
    stand.window.link._timer.stop()
    ribbon = stand.window.page.ribbon
    assert ink(ribbon, upper=True) == ink(ribbon, upper=False) == 0
    say(ribbon, 3.0, floor="user", user_speaking=True, input_level_dbfs=-18.0)
    assert ink(ribbon, upper=True) > 100
    assert ink(ribbon, upper=False) == 0
    say(
        ribbon,
        3.0,
        floor="both",
        user_speaking=True,
        speaking=True,
        input_level_dbfs=-18.0,
        output_level_dbfs=-18.0,
    )
    assert ink(ribbon, upper=False) > 100


def test_a_muted_microphone_leaves_no_voice(ribbon):
    say(ribbon, 1.0, floor="nobody", user_speaking=True, muted=True, input_level_dbfs=-10.0)
    assert ribbon.history.empty


def test_no_two_states_look_the_same():
    looks = [(look.user, look.assistant) for look in LOOKS.values()]
    assert set(LOOKS) == set(FloorState)
    assert len(set(looks)) == len(looks)


def test_a_new_conversation_begins_with_an_empty_ribbon(stand, ribbon):
    say(ribbon, 1.0, floor="user", user_speaking=True, input_level_dbfs=-20.0)
    assert not ribbon.history.empty
    stand.window.link.began.emit()
    assert ribbon.history.empty
    assert ribbon.accessibleDescription() == "Nobody is speaking"


def test_it_grows_with_the_letters_and_stays_whole_when_narrow(stand, ribbon):
    usual = ribbon.height()
    stand.desktop.theme.scale_text(2.0)
    QApplication.sendEvent(
        ribbon, QEvent(QEvent.Type.ApplicationFontChange)
    )  # Qt does, while its own loop runs
    QTest.qWait(30)
    assert ribbon.height() == pytest.approx(2 * usual, rel=0.1)
    stand.window.resize(560, 500)
    QTest.qWait(30)
    assert ribbon._axis.box.width() > 100
    say(ribbon, 1.0, floor="user", user_speaking=True, input_level_dbfs=-20.0)
    assert not ribbon.grab().isNull()
