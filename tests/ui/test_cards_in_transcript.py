"""The cards that the assistant shows while it talks: what is seen of them, found in them and copied from them."""

from __future__ import annotations

import math
import statistics
import time

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest

from assistant.cards import CARD, Code, Counter, ItemList, Picture, Plot, Table, Timer, Watch, card_as_data
from assistant.timeline.item import Lane, TimelineItem
from ui.card_button import Act
from ui.drawing import Tick
from ui.lengths import length_text
from ui.line_list_view import MAX_LAYOUTS
from ui.line_painter import paint_line
from ui.parts import MOST_ROWS
from ui.picture_drawing import PictureFace
from ui.picture_shelf import MOST_BYTES, PictureShelf
from ui.plot_drawing import PlotFace, Swatch
from ui.session_time import SessionTime
from ui.threads import wait_for_background
from ui.timer_drawing import TimerFace

pytestmark = pytest.mark.window


@pytest.fixture
def timeline(stand):
    return stand.conversation.timeline


def texts(stand, row=0):
    return [block.text for block in stand.window.page.transcript.layout_of(row).blocks]


def press(stand, act, row=0):
    """Click on what does this in a row."""
    transcript = stand.window.page.transcript
    button = transcript.layout_of(row).button(act)
    assert button is not None
    top = transcript.visualRect(stand.window.page.model.index(row)).top()
    at = QPoint(round(button.box.center().x()), top + round(button.box.center().y()))
    QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_timer_counts_down_with_the_session(stand, timeline):
    timeline.card(1, 4.0, Timer("Tea", 4.0, 244.0), "Timer: tea, 4 minutes")
    stand.conversation.be(now_s=95.0)
    stand.settle()
    transcript = stand.window.page.transcript
    face = next(one for one in transcript.layout_of(0).drawings if isinstance(one, TimerFace))
    assert texts(stand) == ["Tea"]
    assert face.words(95.0) == ("2:29", "left of 4 min")
    assert face.moves(95.0)
    assert transcript._time.waiting, "it is drawn again when the next second begins"
    assert face.words(244.0) == ("0:00", "Time is up (4 min)")
    assert not face.moves(244.0)


def test_a_timer_is_drawn_anew_each_second_and_nothing_runs_when_it_is_over(stand, timeline):
    timeline.card(1, 1.0, Timer("Egg", 1.0, 61.0), "Timer: egg")
    stand.conversation.be(now_s=59.2)
    stand.settle()
    transcript = stand.window.page.transcript
    early = transcript.grab().toImage()
    stand.conversation.be(now_s=62.0)
    stand.settle()
    transcript.viewport().update()
    QTest.qWait(30)
    assert transcript.grab().toImage() != early
    QTest.qWait(1100)
    assert not transcript._time.waiting


def test_timers_that_were_cancelled_or_ended_with_the_conversation_say_so(stand, timeline):
    timeline.card(1, 4.0, Timer("Tea", 4.0, 244.0, cancelled=True), "Timer: tea, cancelled", 60.0)
    timeline.card(2, 5.0, Timer("Egg", 5.0, 305.0), "Timer: egg", 60.0)
    stand.settle()
    faces = [stand.window.page.transcript.layout_of(row).drawings[-1] for row in (0, 1)]
    assert faces[0].words(100.0) == ("3:04", "Cancelled")
    assert faces[1].words(100.0) == ("4:05", "Ended with the conversation")


def test_a_timer_is_stopped_with_the_mouse_and_by_key(stand, timeline):
    card = Timer("Tea", 4.0, 244.0)
    timeline.put(1, Lane.TIMER, CARD, 4.0, None, "Timer: tea", **card_as_data(card), order="order-1")
    stand.settle()
    press(stand, Act.END)
    assert stand.asked("end_order") == ["order-1"]
    transcript = stand.window.page.transcript
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    QTest.keyClick(transcript, Qt.Key.Key_Delete)
    assert stand.asked("end_order") == ["order-1", "order-1"]
    timeline.put(1, Lane.TIMER, CARD, 4.0, 243.9, "Timer: tea", **card_as_data(card), order="order-1")
    stand.settle()
    layout = transcript.layout_of(0)
    assert layout.button(Act.END) is None
    assert layout.drawings[-1].words(300.0)[1] == "Time is up (4 min)"


def test_with_less_movement_the_ring_goes_in_steps_and_the_numbers_as_ever(stand, timeline):
    timeline.card(1, 0.0, Timer("Rest", 0.0, 600.0), "Timer: rest")
    stand.desktop.theme.calm = True
    stand.conversation.be(now_s=301.0)
    stand.settle()
    transcript = stand.window.page.transcript
    assert transcript.scene().calm
    face = transcript.layout_of(0).drawings[-1]
    image = transcript.grab(transcript.rect())
    assert not image.isNull()
    assert face.words(301.0)[0] == "4:59"


def test_a_counter_is_large(stand, timeline):
    timeline.card(1, 4.0, Counter("Push-ups", 27), "Push-ups: 27")
    stand.settle()
    label, count = stand.window.page.transcript.layout_of(0).blocks
    assert (label.text, count.text) == ("Push-ups", "27")
    assert count.layout.font().pointSizeF() > 2 * label.layout.font().pointSizeF()


@pytest.mark.parametrize(
    ("card", "name"),
    [(Counter("“actually”", 4), "End “actually”"), (Watch("Somebody comes in"), "End “Somebody comes in”")],
)
def test_what_goes_on_is_ended_with_the_mouse_and_by_key_in_both_forms(stand, timeline, card, name):
    timeline.put(1, Lane.ASSISTANT, CARD, 4.0, None, "words", **card_as_data(card), order="order-7")
    stand.settle()
    transcript = stand.window.page.transcript
    assert transcript.layout_of(0).button(Act.END).name == name
    press(stand, Act.END)
    assert stand.asked("end_order") == ["order-7"]
    stand.window.actions_.lanes.trigger()
    stand.settle()
    lanes = stand.window.page.lanes
    lanes.setFocus()
    QTest.keyClick(lanes, Qt.Key.Key_Up)
    QTest.keyClick(lanes, Qt.Key.Key_Delete)
    assert stand.asked("end_order") == ["order-7", "order-7"]
    timeline.put(1, Lane.ASSISTANT, CARD, 4.0, 60.0, "words", **card_as_data(card), order="")
    stand.settle()
    assert transcript.layout_of(0).button(Act.END) is None


def test_the_button_of_a_counter_stays_where_it_is_when_the_number_grows(stand, timeline):
    def shown(count):
        card = card_as_data(Counter("Push-ups", count))
        timeline.put(1, Lane.ASSISTANT, CARD, 4.0, None, "words", **card, order="count-1")
        stand.settle()
        layout = stand.window.page.transcript.layout_of(0)
        return layout.button(Act.END).box, layout.height

    assert shown(9) == shown(10) == shown(111)


def test_a_watch_tells_how_often_and_when(stand, timeline):
    def shown(watch, end_s=None):
        timeline.put(1, Lane.ASSISTANT, CARD, 4.0, end_s, "words", **card_as_data(watch))
        stand.settle()
        return texts(stand)

    assert shown(Watch("Somebody comes in")) == ["Somebody comes in", "Nothing so far."]
    assert shown(Watch("Somebody comes in", 1, (31.2,)))[1] == "1 time: 0:31"
    often = tuple(60.0 * n for n in range(1, 13))
    assert shown(Watch("A red cup", 20, often))[1] == (
        "20 times: …, 5:00, 6:00, 7:00, 8:00, 9:00, 10:00, 11:00, 12:00"
    )
    assert shown(Watch("A red cup"), 90.0)[1] == "It did not happen."
    assert shown(Watch("A red cup", 3, (30.0,)))[1] == "3 times: …, 0:30"


def test_what_the_camera_showed_is_small_until_it_is_opened(stand, timeline):
    picture = card_as_data(Picture("What it saw", "pictures/seen.jpg", 640, 480))
    timeline.put(1, Lane.CAMERA, CARD, 4.0, 4.0, "What it saw", **picture)
    timeline.put(2, Lane.USER, CARD, 5.0, 5.0, "Mine", **picture)
    stand.settle()
    transcript = stand.window.page.transcript

    def height(row):
        return next(
            one.box.height() for one in transcript.layout_of(row).drawings if isinstance(one, PictureFace)
        )

    whole = height(1)
    assert height(0) < 0.5 * whole
    assert transcript.layout_of(1).button(Act.OPEN) is None
    press(stand, Act.OPEN)
    assert height(0) == whole
    press(stand, Act.OPEN)
    assert height(0) < 0.5 * whole


def test_a_card_that_changes_is_the_same_card(stand, timeline):
    timeline.card(1, 4.0, Counter("Push-ups", 27), "Push-ups: 27")
    stand.settle()
    timeline.card(1, 4.0, Counter("Push-ups", 28), "Push-ups: 28")
    stand.settle()
    assert stand.window.page.model.rowCount() == 1
    assert texts(stand) == ["Push-ups", "28"]


def test_a_list_has_ticks(stand, timeline):
    timeline.card(1, 4.0, ItemList("Shopping", ("Bread", "Milk"), (1,)), "Shopping: bread, milk (done)")
    stand.settle()
    layout = stand.window.page.transcript.layout_of(0)
    assert texts(stand) == ["Shopping", "Bread", "Milk"]
    assert [one.done for one in layout.drawings if isinstance(one, Tick)] == [False, True]


def test_the_columns_of_a_table_are_aligned(stand, timeline):
    rows = (("Beans", "12"), ("Spinach", "1,040"))
    timeline.card(1, 4.0, Table("Seeds", ("Plant", "Count"), rows), "Seeds: …")
    stand.settle()
    blocks = stand.window.page.transcript.layout_of(0).blocks
    assert [block.text for block in blocks] == ["Seeds", "Plant", "Count", "Beans", "12", "Spinach", "1,040"]
    plants, counts = blocks[1::2], blocks[2::2]
    assert len({block.at.x() for block in plants}) == 1
    rights = [block.at.x() + block.layout.lineAt(0).naturalTextRect().right() for block in counts]
    assert max(rights) - min(rights) < 1.5, "numbers stand at the right of their column"


def test_a_table_that_is_too_wide_breaks_its_words_and_not_in_them(stand, timeline):
    row = ("Tomatoes", "once the soil has ten degrees, " * 8, "12")
    timeline.card(1, 4.0, Table("", ("Plant", "Sow", "Seeds"), (row,)), "…")
    stand.settle()
    layout = stand.window.page.transcript.layout_of(0)
    plant, sow = layout.blocks[3], layout.blocks[4]
    assert plant.layout.lineCount() == 1
    assert sow.layout.lineCount() > 2
    assert layout.box is not None
    assert layout.box.right() <= stand.window.page.transcript.viewport().width()


def test_a_long_table_is_opened_to_see_all_of_it(stand, timeline):
    rows = tuple((f"row {number}", str(number)) for number in range(200))
    timeline.card(1, 4.0, Table("Long", ("Name", "Number"), rows), "Long: …")
    stand.settle()
    before = len(texts(stand))
    press(stand, Act.OPEN)
    assert len(texts(stand)) == 1 + 2 * (1 + MOST_ROWS) > before
    assert any("and 100 more rows" in one.text for one in stand.window.page.transcript.layout_of(0).labels)
    stand.window.page.transcript.setFocus()
    QTest.keyClick(stand.window.page.transcript, Qt.Key.Key_Return)
    assert len(texts(stand)) == before


def test_code_is_copied_whole_by_its_button(stand, timeline):
    code = "\n".join(f"line({number})" for number in range(30))
    timeline.card(1, 4.0, Code("Program", "python", code), "Program: …")
    stand.settle()
    assert "line(29)" not in texts(stand)[1]
    press(stand, Act.COPY)
    assert QGuiApplication.clipboard().text() == code


def test_a_plot_has_its_words_and_tells_series_apart_without_colour(stand, timeline):
    series = (("in", ((0, 20.0), (1, 21.0))), ("out", ((0, 3.0), (1, math.inf))))
    timeline.card(1, 4.0, Plot("Heat", "Day", "°C", series), "Heat: …")
    stand.settle()
    layout = stand.window.page.transcript.layout_of(0)
    assert texts(stand) == ["Heat", "°C", "Day", "in", "out"]
    assert any(isinstance(one, PlotFace) for one in layout.drawings)
    swatches = [one for one in layout.drawings if isinstance(one, Swatch)]
    pictures = []
    for swatch in swatches:  # drawn in grey they are still different
        image = QImage(80, 40, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.translate(-swatch.box.left(), -swatch.box.top())
        swatch.paint(painter, stand.window.page.transcript.scene())
        painter.end()
        dark = [[image.pixelColor(x, y).value() < 200 for x in range(80)] for y in range(40)]
        pictures.append(dark)
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("points", [(), ((1.0, 2.0),), ((0.0, 0.0), (1.0, 0.0))])
@pytest.mark.parametrize("kind", ["line", "bars"])
def test_plots_of_hardly_anything_are_drawn(stand, timeline, points, kind):
    timeline.card(1, 4.0, Plot("Heat", "", "", (("in", points),), kind), "Heat")
    stand.settle()
    assert not stand.window.page.transcript.grab().isNull()


def test_a_picture_is_loaded_beside_the_interface_and_scaled(stand, timeline):
    folder = stand.window._data_dir / "pictures"
    folder.mkdir()
    image = QImage(1600, 1000, QImage.Format.Format_RGB32)
    image.fill(QColor("#cc3311"))
    assert image.save(str(folder / "a.png"))
    timeline.card(1, 4.0, Picture("Balcony", "pictures/a.png", 1600, 1000), "Picture: balcony")
    stand.settle()
    assert wait_for_background(5.0)
    QTest.qWait(50)
    transcript = stand.window.page.transcript
    face = next(one for one in transcript.layout_of(0).drawings if isinstance(one, PictureFace))
    assert face.box.width() / face.box.height() == pytest.approx(1.6, abs=0.02)
    top = transcript.visualRect(stand.window.page.model.index(0)).top()
    seen = (
        transcript.viewport()
        .grab()
        .toImage()
        .pixelColor(round(face.box.center().x()), top + round(face.box.center().y()))
    )
    assert seen.name() == "#cc3311"


def test_a_picture_outside_of_the_data_folder_is_never_read(stand, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "secret.png"))
    shelf = PictureShelf(folder)
    assert shelf.get("../secret.png", 4, 4) is None
    assert wait_for_background(5.0)
    QTest.qWait(20)
    assert shelf.get("../secret.png", 4, 4) == folder / "../secret.png"


def test_pictures_take_a_bounded_amount_of_memory(stand, tmp_path):
    image = QImage(2400, 2000, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "a.png"))
    shelf = PictureShelf(tmp_path)
    for width in range(2000, 2400, 100):  # four of them, of 13 to 18 MB
        shelf.get("a.png", width, 2000)
        assert wait_for_background(10.0)
        QTest.qWait(20)
    assert 0 < shelf.held_bytes <= MOST_BYTES


def test_a_picture_that_is_gone_is_told_in_its_place(stand, timeline):
    timeline.card(1, 4.0, Picture("Balcony", "pictures/gone.png", 300, 200), "Picture: balcony")
    stand.settle()
    assert wait_for_background(5.0)
    stand.settle()
    pictures = stand.window.page.transcript.scene().pictures
    assert pictures("pictures/gone.png", 300, 200) == stand.window._data_dir / "pictures/gone.png"


def test_the_words_of_cards_are_found_also_in_what_is_left_out(stand, timeline):
    rows = tuple((f"row {number}", "x") for number in range(50))
    timeline.card(1, 4.0, Table("Long", ("Name", "Sign"), rows), "Long: …")
    stand.settle()
    page = stand.window.page
    stand.window.actions_.find.trigger()
    QTest.keyClicks(page.find_bar.field, "row 49")
    QTest.qWait(300)
    assert page.search.position() == (1, 1)
    assert page.model.line(0).opened
    assert "row 49" in texts(stand)


def test_a_card_is_copied_in_words_and_a_table_with_tabs(stand, timeline):
    timeline.card(1, 4.0, Table("Seeds", ("Plant", "Count"), (("Beans", "12"),)), "Seeds: Beans 12.")
    stand.settle()
    transcript = stand.window.page.transcript
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    assert transcript.selected_text() == "Seeds: Beans 12."
    transcript.select_all()
    assert transcript.selected_text() == "Seeds\nPlant\tCount\nBeans\t12"


def test_a_card_that_is_not_understood_shows_its_words(stand, timeline):
    timeline.put(1, Lane.ASSISTANT, "card", 4.0, 4.0, "A map of the town", card="map", streets=3)
    timeline.put(
        2, Lane.ASSISTANT, "card", 5.0, 5.0, "A broken list", card="list", label="", items=7, done=()
    )
    stand.settle()
    assert texts(stand, 0) == ["A map of the town"]
    assert texts(stand, 1) == ["A broken list"]


def test_ten_thousand_lines_with_cards_cost_no_more_than_what_is_seen(stand):
    page = stand.window.page
    cards = (
        Timer("Tea", 0.0, 1e6),
        ItemList("Shopping", ("Bread", "Milk", "Eggs"), (1,)),
        Table("Seeds", ("Plant", "Count"), (("Beans", "12"), ("Spinach", "40"))),
        Plot("Heat", "Day", "°C", (("in", tuple((x, x % 7) for x in range(30))),)),
        Code("", "python", "print(1)"),
    )

    def item(number: int) -> TimelineItem:
        if number % 3:
            return TimelineItem(number, Lane.USER, "speech", number * 3.0, number * 3.0 + 2, "Words. " * 20)
        card = cards[number // 3 % len(cards)]
        return TimelineItem(
            number, Lane.ASSISTANT, "card", number * 3.0, number * 3.0, "a card", card_as_data(card)
        )

    page.model.put(item(number) for number in range(1, 10_001))
    stand.settle()
    transcript, bar = page.transcript, page.transcript.verticalScrollBar()
    worked_ms = []
    for step in range(40):
        bar.setValue(round(bar.maximum() * step / 40))
        transcript.viewport().repaint()  # lays out what has come into sight
        began = time.thread_time()
        transcript.viewport().repaint()
        worked_ms.append((time.thread_time() - began) * 1000)
    assert statistics.median(worked_ms) <= 8.0, sorted(worked_ms)[-5:]
    first = transcript.first_row_seen()
    seen = range(first, first + 5)
    before = [transcript.layout_of(row) for row in seen]
    transcript.viewport().repaint()
    assert all(transcript.layout_of(row) is one for row, one in zip(seen, before, strict=True))
    assert transcript.layouts_held() <= MAX_LAYOUTS


def test_of_a_high_card_only_what_is_exposed_is_drawn(stand, timeline):
    rows = tuple((f"row {number}", str(number)) for number in range(100))
    timeline.card(1, 4.0, Table("Long", ("Name", "Number"), rows), "Long: …")
    stand.settle()
    transcript = stand.window.page.transcript
    transcript.set_opened(0, True)
    layout, scene = transcript.layout_of(0), transcript.scene()

    def inked(exposed):
        image = QImage(1000, layout.height, QImage.Format.Format_RGB32)
        image.fill(QColor(scene.palette.surface))
        painter = QPainter(image)
        paint_line(painter, layout, scene, exposed=exposed)
        painter.end()
        last = layout.blocks[-1]
        place = QRect(round(last.at.x()), round(last.at.y()), 60, 20)
        return len(
            {
                image.pixel(x, y)
                for x in range(place.left(), place.right())
                for y in range(place.top(), place.bottom())
            }
        )

    assert inked(QRectF(0, 0, 1000, 300)) == 1
    assert inked(QRectF(0, 0, 1000, layout.height)) > 1


def test_lengths_are_written_as_people_write_them(qapp):
    assert [length_text(s) for s in (0, 45, 60, 90, 3600, 7500)] == [
        "0 s",
        "45 s",
        "1 min",
        "1 min 30 s",
        "1 h",
        "2 h 5 min",
    ]


def test_time_stands_still_without_a_conversation(qapp, qtbot):
    clock = SessionTime()
    clock.wait_for_next_second()
    assert clock.now_s() is None
    assert not clock.waiting
    clock.set(4.98)
    with qtbot.waitSignal(clock.passed, timeout=1000):
        clock.wait_for_next_second()
    assert clock.now_s() >= 5.0
