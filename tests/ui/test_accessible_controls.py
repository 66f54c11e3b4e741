"""Every control of every page: it has a name, Tab reaches it, and no text is cut, also at twice the size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from assistant.cards import Counter, ItemList, Timer
from assistant.settings import SETTINGS
from assistant.status import StandingOrder
from assistant.timeline.item import Lane
from ui.first_start import FirstStart

pytestmark = pytest.mark.window

GROUPS = tuple(dict.fromkeys(one.group for one in SETTINGS))
SMALL = (640, 480)
USUAL = (1040, 720)
MOST_TABS = 400


# Where one can be


def conversation(stand) -> QWidget:
    stand.conversation.timeline.user(1, 1.0, 2.0, "Hello, what can I plant in June?")
    stand.conversation.timeline.assistant(2, 3.0, 5.0, "Beans, for example, and a late spinach.")
    stand.conversation.timeline.task(3, 3.0, None, "A plan for the balcony", state="running")
    stand.settle()
    return stand.window


def with_search(stand) -> QWidget:
    conversation(stand)
    stand.window.actions_.find.trigger()
    stand.window.page.find_bar.field.setText("plant")
    return stand.window


def with_file(stand, tmp_path) -> QWidget:
    path = tmp_path / "a list of everything that grows on the balcony this year.txt"
    path.write_text("beans\n" * 900, encoding="utf-8")
    stand.window.attaching.take([path])
    for _ in range(100):
        stand.settle()
        if stand.window.page.composer.chip.attachment is not None:
            return stand.window
    raise AssertionError("the file was not read")


def lanes(stand) -> QWidget:
    conversation(stand)
    stand.window.actions_.lanes.trigger()
    stand.settle()
    return stand.window


def health(stand) -> QWidget:
    conversation(stand)
    stand.window.actions_.health.trigger()
    return stand.window


def orders(stand) -> QWidget:
    tea = Timer("Tea and two eggs, boiled for as long as that takes", 0.0, 260.0)
    shopping = ItemList("Shopping list", ("Bread", "Milk"), (1,))
    push_ups = Counter("Push-ups", 27)
    stand.conversation.be(
        orders=(
            StandingOrder("timer-1", "timer", "", ends_s=260.0, card=tea),
            StandingOrder("count-1", "count", "Push-ups", "waits for the camera", card=push_ups),
            StandingOrder("list-1", "list", "Shopping list", card=shopping),
        )
    )
    conversation(stand)
    stand.window.actions_.orders.trigger()
    return stand.window


def no_orders(stand) -> QWidget:
    stand.window.actions_.orders.trigger()
    return stand.window


def card(stand) -> QWidget:
    lanes(stand)
    stand.window.page.card.open_card(3)
    stand.settle()
    return stand.window


def screen(stand) -> QWidget:
    stand.conversation.be(camera_on=True, screen_watched=True, camera="screen")
    conversation(stand)
    stand.conversation.timeline.put(
        50, Lane.CAMERA, "event", 4.0, 4.0, "Two people are there", event="people", number=2
    )
    stand.settle()
    return stand.window


def compact(stand) -> QWidget:
    conversation(stand)
    stand.window.actions_.compact.trigger()
    QTest.qWait(50)
    return stand.window


def settings(group: str) -> Callable[..., QWidget]:
    def show(stand) -> QWidget:
        stand.window.actions_.settings.trigger()
        stand.desktop.dialog.sections.setCurrentRow(GROUPS.index(group))
        assert stand.desktop.dialog.contents.editors  # all are made now
        stand.settle()
        return stand.desktop.dialog

    return show


def sessions(stand) -> QWidget:
    stand.window.actions_.sessions.trigger()
    return stand.desktop.sessions


def problem(stand) -> QWidget:
    stand.desktop.tell("The disk that holds the conversations is full: free some space there.")
    return stand.window


def check(steps: int) -> Callable[..., QWidget]:
    def show(stand) -> QWidget:
        stand.window.actions_.check.trigger()
        stand.settle()
        checkup = stand.desktop.checks._checkup
        for _ in range(steps):
            checkup.go_on()
        if checkup.step is checkup.speaker:
            QTest.mouseClick(checkup.speaker.play_button, Qt.MouseButton.LeftButton)
        if checkup.step is checkup.camera:
            QTest.mouseClick(checkup.camera.try_button, Qt.MouseButton.LeftButton)
        return stand.window

    return show


PLACES: dict[str, Callable[..., QWidget]] = {
    "conversation": conversation,
    "search": with_search,
    "lanes": lanes,
    "health": health,
    "orders": orders,
    "no orders": no_orders,
    "card": card,
    "screen": screen,
    "compact": compact,
    "problem": problem,
    "sessions": sessions,
    **{f"settings {group}": settings(group) for group in GROUPS},
    **{f"check {number}": check(number) for number in range(4)},
}


@pytest.fixture
def place(request, make_stand, tmp_path) -> QWidget:
    """A page at a size of the text, settled."""
    name, text_size, size = request.param
    if name.startswith("first"):
        stand = make_stand(present=(), window__text_size=text_size)
        stand.window.resize(*size)
        if name == "first fetching":
            stand.window.findChild(FirstStart).start_button.click()
        shown: QWidget = stand.window
    else:
        stand = make_stand(window__text_size=text_size)
        stand.window.resize(*size)
        shown = with_file(stand, tmp_path) if "file" in name else PLACES[name](stand)
        if name.startswith("compact with"):
            compact(stand)
        if name.endswith("narrow"):
            for _ in range(3):  # what is wrapped more often makes it higher
                stand.window.resize(stand.window.minimumSize())
                QTest.qWait(50)
    stand.settle()
    QTest.qWait(50)
    return shown


ALL = (
    *PLACES,
    "first",
    "first fetching",
    "with a file",
    "compact with a file",
    "compact with a file, narrow",
)


def at(*cases: tuple[str, str, tuple[int, int]]):
    return pytest.mark.parametrize(
        "place", cases, indirect=True, ids=[f"{name}-{size}-{px[0]}" for name, size, px in cases]
    )


def controls(root: QWidget) -> list[QWidget]:
    """Everything that the keyboard can be in now."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.window() is root.window()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not _inside_combo(one)
    ]


def _inside_combo(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(widget, QLineEdit) and isinstance(parent, QComboBox)


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {getattr(widget, 'text', str)()!r}"


@at(*((name, "100", USUAL) for name in ALL))
def test_every_control_has_a_name(place):
    found = controls(place)
    assert found
    nameless = []
    for one in found:
        interface = QAccessible.queryAccessibleInterface(one)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            nameless.append(described(one))
    assert nameless == []


@at(*((name, "100", USUAL) for name in ALL))
def test_tab_reaches_every_control(place):
    wanted = set(controls(place))
    reached: set[QWidget] = set()
    start = next(iter(wanted))
    place.activateWindow()
    start.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(MOST_TABS):
        here = place.focusWidget()
        assert here is not None
        if here in reached and here is start and len(reached) > 1:
            break
        reached.add(here)
        proxied = here.parentWidget()
        if _inside_combo(here) and proxied is not None:
            reached.add(proxied)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    missed = [described(one) for one in wanted - reached if one.isVisible() and one.isEnabled()]
    assert missed == []


@at(*((name, "100", USUAL) for name in ALL if "compact" not in name))
def test_one_sees_where_the_keyboard_is(place):
    place.activateWindow()
    assert QTest.qWaitForWindowActive(place)
    found = controls(place)
    unseen = []
    for number, one in enumerate(found):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWait(10)  # what lies in a page that scrolls comes into sight
        with_it = one.grab().toImage()
        found[number - 1].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWait(1)
        if one.grab().toImage() == with_it:
            unseen.append(described(one))
    assert unseen == []


@at(
    *((name, "200", USUAL) for name in ALL),
    *((name, "200", SMALL) for name in ALL if name[:5] in ("first", "check")),
)
def test_no_text_is_cut_at_twice_the_size(place):
    cut = [f"{described(one)}: {why}" for one in place.findChildren(QWidget) if (why := _cut(one))]
    assert cut == []


@at(*((name, "100", SMALL) for name in ALL if name[:5] in ("first", "check")))
def test_no_text_is_cut_in_a_small_window(place):
    cut = [f"{described(one)}: {why}" for one in place.findChildren(QWidget) if (why := _cut(one))]
    assert cut == []


def _cut(widget: QWidget) -> str:
    """Why a widget's text does not fit, "" where it does."""
    if not widget.isVisible():
        return ""
    if over := _overlap(widget):
        return over
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        return f"wider than its window by {widget.horizontalScrollBar().maximum()} px"
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QComboBox | QLineEdit):
        needed = widget.fontMetrics().height()
        return f"{widget.height()} px high, a line takes {needed}" if widget.height() < needed else ""
    if isinstance(widget, QAbstractButton) and (widget.text() or not widget.icon().isNull()):
        hint = widget.sizeHint()
        if isinstance(widget, QPushButton) or widget.text():
            if widget.height() < hint.height():
                return f"{widget.height()} of {hint.height()} px high"
            if widget.width() < hint.width():
                return f"{widget.width()} of {hint.width()} px wide"
        return _outside(widget)
    return ""


def _overlap(parent: QWidget) -> str:
    """Two widgets of one layout that stand on each other, as they do where there is too little room."""
    layout = parent.layout()
    if layout is None:
        return ""
    shown = [widget for widget in _laid_out(layout) if widget.isVisible()]
    for number, one in enumerate(shown):
        for other in shown[number + 1 :]:
            common = one.geometry() & other.geometry()
            if common.width() > 1 and common.height() > 1:
                return f"{described(one)} lies over {described(other)}"
    return ""


def _laid_out(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            found.append(widget)
        elif inner is not None:
            found += _laid_out(inner)
    return found


def _cut_label(label: QLabel) -> str:
    if not label.text():
        return ""
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return f"{label.height()} of {needed} px high" if label.height() < needed else _outside(label)
    hint = label.minimumSizeHint()
    if label.height() < hint.height():
        return f"{label.height()} of {hint.height()} px high"
    if label.width() < hint.width():
        return f"{label.width()} of {hint.width()} px wide"
    return _outside(label)


def _outside(widget: QWidget) -> str:
    """Whether it lies beyond the edge of the window, where it cannot be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return ""
        parent = parent.parentWidget()
    window = widget.window()
    corner = widget.mapTo(window, QPoint(widget.width(), widget.height()))
    if corner.x() > window.width() or corner.y() > window.height():
        return f"beyond the window: {corner.x()}, {corner.y()} of {window.width()}, {window.height()}"
    return ""
