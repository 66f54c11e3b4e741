"""Tables that are changed into plots and back, and lists whose items are ticked, as a person does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from assistant.cards import CARD, ItemList, Plot, Table, card_as_data
from assistant.timeline.item import Lane
from ui.bar_rows import BarRows
from ui.card_button import Act
from ui.drawing import Tick
from ui.line_parts import texts_of_line
from ui.plot_drawing import PlotFace

pytestmark = pytest.mark.window

SEEDS = Table("Seeds", ("Plant", "Count"), (("Spinach", "40"), ("Beans", "12"), ("Tomatoes", "8")))

RAIN = """Here it is.

| Year | Rain (mm) | Snow (mm) |
|---|--:|--:|
| 2023 | 1,020 | 80 |
| 2024 | 940 | 120 |
| 2025 | 1,180 | 60 |

It was wet."""


@pytest.fixture
def timeline(stand):
    return stand.conversation.timeline


def layout(stand, row=0):
    return stand.window.page.transcript.layout_of(row)


def texts(stand, row=0):
    return [block.text for block in layout(stand, row).blocks]


def plots(stand, row=0):
    return [one for one in layout(stand, row).drawings if isinstance(one, (PlotFace, BarRows))]


def acts(stand, row=0):
    return [button.act for button in layout(stand, row).buttons]


def click(stand, act, row=0, which=0):
    transcript = stand.window.page.transcript
    button = [one for one in layout(stand, row).buttons if one.act is act][which]
    top = transcript.visualRect(stand.window.page.model.index(row)).top()
    at = QPoint(round(button.box.center().x()), top + round(button.box.center().y()))
    QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=at)


def spoken(stand, row=0):
    model = stand.window.page.model
    return model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)


def test_a_table_becomes_bars_and_a_table_again_with_the_mouse(stand, timeline):
    timeline.card(1, 4.0, SEEDS, "Seeds: …")
    stand.settle()
    assert plots(stand) == []
    assert "Plot" not in spoken(stand)
    click(stand, Act.TURN)
    (bars,) = plots(stand)
    assert isinstance(bars, BarRows)
    assert texts(stand) == ["Seeds", "Plant", "Count", "Spinach", "Beans", "Tomatoes"]
    assert spoken(stand).endswith("Plot with 3 bars: Count, from Spinach to Tomatoes; lowest 8, highest 40.")
    assert layout(stand).button(Act.TURN).text == "As a table"
    click(stand, Act.TURN)
    assert plots(stand) == []
    assert "12" in texts(stand)
    assert layout(stand).button(Act.TURN).text == "As a plot"


def test_it_is_changed_by_keys_and_by_the_menu(stand, timeline):
    timeline.card(1, 4.0, SEEDS, "Seeds: …")
    stand.settle()
    transcript = stand.window.page.transcript
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    QTest.keyClick(transcript, Qt.Key.Key_Space)
    assert len(plots(stand)) == 1
    QTest.keyClick(transcript, Qt.Key.Key_Return)
    assert plots(stand) == []
    menu = transcript.menu_for_current()
    next(one for one in menu.actions() if one.text() == "Show the table as a plot").trigger()
    menu.deleteLater()
    assert len(plots(stand)) == 1


def test_the_form_is_kept_while_the_window_is_open(stand, timeline):
    timeline.card(1, 4.0, SEEDS, "Seeds: …")
    stand.settle()
    click(stand, Act.TURN)
    timeline.card(1, 4.0, Table("Seeds", SEEDS.header, (*SEEDS.rows, ("Peas", "9"))), "Seeds: …")
    timeline.user(2, 6.0, 7.0, "Thanks.")
    stand.window.actions_.details.toggle()
    stand.settle()
    assert texts(stand)[-1] == "Peas"
    assert len(plots(stand)) == 1


def test_a_table_of_words_has_no_such_button(stand, timeline):
    timeline.card(
        1, 4.0, Table("Sow", ("Plant", "When"), (("a", "May"), ("b", "June"), ("c", "July"))), "Sow"
    )
    stand.settle()
    assert acts(stand) == []


def test_a_table_in_an_answer_becomes_a_line_over_its_years(stand, timeline):
    timeline.task(1, 4.0, 9.0, "How much did it rain?", state="done", answer=RAIN)
    stand.settle()
    assert texts(stand)[:3] == ["How much did it rain?", "Here it is.", "Year"]
    click(stand, Act.TURN)
    (face,) = plots(stand)
    assert isinstance(face, PlotFace)
    assert texts(stand)[2:] == ["mm", "Year", "Rain (mm)", "Snow (mm)", "It was wet."]
    words = "Plot with 2 lines: Rain (mm), Snow (mm), from 2023 to 2025; lowest 60, highest 1180."
    assert spoken(stand).endswith(words)
    assert tuple(texts(stand)) == texts_of_line(
        stand.window.page.model.line(0)
    )  # what is searched is what is seen


@pytest.mark.parametrize(
    ("question", "added"), [("Draw a chart of the rain", ()), ("The rain", ("As a graph, please",))]
)
def test_who_asks_for_a_plot_sees_it_first(stand, timeline, question, added):
    timeline.task(1, 4.0, None, question, state="running", answer=RAIN, added=list(added))
    stand.settle()
    assert plots(stand) == []  # it may still change
    assert Act.TURN not in acts(stand)
    timeline.task(1, 4.0, 9.0, question, state="done", answer=RAIN, added=list(added))
    stand.settle()
    assert len(plots(stand)) == 1
    shown = texts(stand)
    assert shown.index("Year") < shown.index("Here it is.")
    click(stand, Act.TURN)
    assert plots(stand) == []
    assert "1,020" in texts(stand)
    assert texts(stand).index("Year") < texts(stand).index("Here it is.")  # in the same place


def test_two_tables_are_changed_one_by_one(stand, timeline):
    timeline.task(1, 4.0, 9.0, "How much?", state="done", answer=f"{RAIN}\n\n{RAIN}")
    stand.settle()
    stand.window.page.transcript.set_opened(0, True)
    click(stand, Act.TURN, which=1)
    assert len(plots(stand)) == 1
    assert texts(stand).count("1,020") == 1
    assert texts(stand).index("1,020") < texts(stand).index("It was wet.")


def test_the_rows_of_bars_are_drawn_as_long_as_their_numbers(stand, timeline):
    timeline.card(1, 4.0, SEEDS, "Seeds: …")
    stand.settle()
    click(stand, Act.TURN)
    transcript = stand.window.page.transcript
    (bars,) = plots(stand)
    top = transcript.visualRect(stand.window.page.model.index(0)).top()
    image = transcript.viewport().grab().toImage()
    lengths = []
    for begins, ends in bars.rows:
        y = round(top + bars.box.top() + (begins + ends) / 2)
        colours = [
            image.pixelColor(x, y).name() for x in range(round(bars.box.left()), round(bars.box.right()))
        ]
        lengths.append(colours.count(transcript.scene().palette.accent))
    assert lengths[0] / lengths[1] == pytest.approx(40 / 12, rel=0.05)
    assert lengths[0] / lengths[2] == pytest.approx(40 / 8, rel=0.05)


@pytest.mark.parametrize("kind", ["line", "bars"])
@pytest.mark.parametrize("points", [(), ((0.0, 1.0),), ((0.0, -1.0), (7.0, float("nan")))])
def test_plots_with_names_and_hardly_any_points_are_drawn(stand, timeline, kind, points):
    names = ((0.0, "a label that is so long that it has to be broken or cut somewhere " * 2), (1.0, ""))
    timeline.card(1, 4.0, Plot("", "x", "", (("s", points),), kind, names), "Plot")
    timeline.card(2, 5.0, Plot("", "x", "", (), kind, names), "Plot")
    stand.settle()
    assert not stand.window.page.transcript.grab().isNull()
    assert isinstance(spoken(stand), str)


def test_dates_without_a_value_keep_their_place(stand, timeline):
    rows = tuple(
        (f"{day} Mar 2026", value) for day, value in ((1, "–"), (2, "3"), (3, "4"), (4, "5"), (9, "–"))
    )
    timeline.card(1, 4.0, Table("", ("Day", "Rain"), rows), "Rain")
    stand.settle()
    click(stand, Act.TURN)
    (face,) = plots(stand)
    assert spoken(stand).endswith(
        "Plot with 1 line: Rain, from 2 Mar 2026 to 4 Mar 2026; lowest 3, highest 5."
    )
    transcript = stand.window.page.transcript
    top = transcript.visualRect(stand.window.page.model.index(0)).top()
    image = transcript.viewport().grab(face.box.translated(0, top).toAlignedRect()).toImage()
    accent = transcript.scene().palette.accent
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).name() == accent for y in range(image.height()))
    ]
    assert max(columns) < image.width() * 0.5  # the fourth of nine days


# Lists


def shopping(timeline, done=(), order="list-1"):
    card = card_as_data(ItemList("Shopping list", ("Bread", "Milk", "Eggs"), done))
    timeline.put(1, Lane.ASSISTANT, CARD, 4.0, 4.0, "Shopping list: …", **card, order=order)


def test_items_are_ticked_and_unticked_by_clicking(stand, timeline):
    shopping(timeline, done=(1,))
    stand.settle()
    click(stand, Act.TICK, which=0)
    click(stand, Act.TICK, which=1)
    assert stand.asked("tick") == [("list-1", 0, True), ("list-1", 1, False)]
    assert [one.done for one in layout(stand).drawings if isinstance(one, Tick)] == [False, True, False]
    shopping(timeline, done=(0,))  # the card changes when the conversation says so
    stand.settle()
    assert [one.done for one in layout(stand).drawings if isinstance(one, Tick)] == [True, False, False]


def test_items_are_ticked_one_after_the_other_by_keys(stand, timeline):
    shopping(timeline)
    stand.settle()
    transcript = stand.window.page.transcript
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    QTest.keyClick(transcript, Qt.Key.Key_Space)  # no item is chosen yet
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    QTest.keyClick(transcript, Qt.Key.Key_Space)
    shopping(timeline, done=(1,))
    stand.settle()
    QTest.keyClick(transcript, Qt.Key.Key_Space)
    QTest.keyClick(transcript, Qt.Key.Key_Right)
    QTest.keyClick(transcript, Qt.Key.Key_Return)
    assert stand.asked("tick") == [("list-1", 1, True), ("list-1", 1, False), ("list-1", 2, True)]


def test_the_menu_has_the_items_in_a_menu_of_their_own(stand, timeline):
    shopping(timeline, done=(1,))
    stand.settle()
    transcript = stand.window.page.transcript
    transcript.setCurrentIndex(stand.window.page.model.index(0))
    menu = transcript.menu_for_current()
    ticks = next(one.menu() for one in menu.actions() if one.menu() is not None)
    assert [one.text() for one in ticks.actions()] == [
        "Tick off “Bread”",
        "Take the tick from “Milk”",
        "Tick off “Eggs”",
    ]
    ticks.actions()[2].trigger()
    menu.deleteLater()
    assert stand.asked("tick") == [("list-1", 2, True)]


def test_a_list_that_stands_no_more_is_drawn_as_it_is(stand, timeline):
    shopping(timeline, order="")
    stand.settle()
    assert acts(stand) == []
    assert len([one for one in layout(stand).drawings if isinstance(one, Tick)]) == 3


def test_the_words_of_an_item_can_still_be_selected(stand, timeline):
    shopping(timeline)
    stand.settle()
    transcript = stand.window.page.transcript
    block = layout(stand).blocks[2]
    top = transcript.visualRect(stand.window.page.model.index(0)).top()
    at = QPoint(round(block.at.x()) + 4, top + round(block.at.y()) + 6)
    QTest.mouseDClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=at)
    transcript.copy()
    assert QGuiApplication.clipboard().text() == "Milk"
    assert stand.asked("tick") == []
