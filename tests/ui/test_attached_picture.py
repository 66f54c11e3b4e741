"""A picture that goes along with a message: attached by key, button, drop and paste, seen, removed and sent."""

from __future__ import annotations

import struct
import zlib

import pytest
from fakes.drops import drop
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from assistant.attached_picture import AttachedPicture
from assistant.cards import CARD, Picture, card_as_data
from assistant.timeline.item import Lane, TimelineItem
from ui.attachment_chip import NOT_SEEN, SEEN
from ui.conversation_page import TYPE_ABOUT_PICTURE
from ui.lanes_kinds import kind_of
from ui.lanes_measures import Measures
from ui.lanes_texts import block_words
from ui.line import line_from_item
from ui.palette import LIGHT
from ui.picture_file import LONGER_SIDE_PX, made_anew, read_pasted, read_picture

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def composer(stand):
    return stand.window.page.composer


def image_of(width, height, colour="#336699", form=QImage.Format.Format_RGB32):
    image = QImage(width, height, form)
    image.fill(QColor(colour))
    return image


def saved(path, width=60, height=40, kind=None, **texts):
    image = image_of(width, height)
    for key, value in texts.items():
        image.setText(key, value)
    assert image.save(str(path), kind)
    return path


def wait_until_read(qtbot, composer):
    qtbot.waitUntil(lambda: not composer.field.waits, timeout=20_000)


def sent(stand):
    ((text, picture),) = stand.asked("type_text")
    assert isinstance(picture, AttachedPicture)
    return text, picture


def copied(image, text=None):
    data = QMimeData()
    data.setImageData(image)
    if text is not None:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_where_a_model_sees_the_chip_says_that_it_is_looked_at(stand, composer, tmp_path, qtbot):
    models = {**stand.conversation.status().models, "vision": "a-model-that-sees"}
    stand.conversation.be(models=models)
    stand.window.attaching.take([saved(tmp_path / "cat.jpg")])
    wait_until_read(qtbot, composer)
    assert composer.chip.detail.text() == SEEN


def test_a_picture_is_attached_by_key_seen_and_sent_with_the_words(stand, composer, tmp_path, qtbot):
    path = saved(tmp_path / "cat.jpg")
    stand.window.attaching.choose_file = lambda parent: path
    QTest.keyClick(stand.window, Qt.Key.Key_O, CONTROL)
    wait_until_read(qtbot, composer)
    chip = composer.chip
    assert chip.isVisible()
    assert chip.preview.isVisible()
    assert (chip.name.text(), chip.detail.text()) == ("cat.jpg", NOT_SEEN)
    assert chip.accessibleName() == f"cat.jpg – {NOT_SEEN}"
    shown = chip.preview.grab().toImage()
    middle = shown.pixelColor(shown.width() // 2, shown.height() // 2)
    assert abs(middle.blue() - 0x99) < 8
    QTest.keyClicks(composer.field, "Who is this?")
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    text, picture = sent(stand)
    assert text == "Who is this?"
    assert (picture.name, picture.width, picture.height, picture.suffix) == ("cat.jpg", 60, 40, ".jpg")
    assert QImage.fromData(picture.data).size().toTuple() == (60, 40)
    assert not chip.isVisible()
    assert not composer.send_button.isEnabled()


def test_a_picture_is_sent_without_a_word(stand, composer, tmp_path, qtbot):
    drop(stand.window, saved(tmp_path / "cat.png"))
    wait_until_read(qtbot, composer)
    stand.settle()
    assert composer.field.placeholderText() == TYPE_ABOUT_PICTURE
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    text, picture = sent(stand)
    assert (text, picture.name, picture.suffix) == ("", "cat.png", ".png")
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert len(stand.asked("type_text")) == 1, "nothing goes along any more"


def test_a_picture_that_is_removed_is_not_sent_and_words_are_needed_again(stand, composer, tmp_path, qtbot):
    stand.window.attaching.choose_file = lambda parent: saved(tmp_path / "cat.jpg")
    QTest.mouseClick(composer.attach_button, Qt.MouseButton.LeftButton)
    wait_until_read(qtbot, composer)
    assert composer.send_button.isEnabled()
    composer.chip.remove_button.setFocus()
    QTest.keyClick(composer.chip.remove_button, Qt.Key.Key_Space)
    assert not composer.chip.isVisible()
    assert not composer.chip.preview.isVisible()
    assert not composer.send_button.isEnabled()
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == []


def test_a_text_file_in_its_place_shows_no_picture(stand, composer, tmp_path, qtbot):
    drop(stand.window, saved(tmp_path / "cat.jpg"))
    wait_until_read(qtbot, composer)
    (tmp_path / "note.txt").write_text("Buy milk.", encoding="utf-8")
    drop(stand.window, tmp_path / "note.txt")
    wait_until_read(qtbot, composer)
    assert composer.chip.name.text() == "note.txt"
    assert not composer.chip.preview.isVisible()
    assert not composer.send_button.isEnabled()


def test_a_picture_of_the_screen_is_pasted(stand, composer, qtbot):
    copied(image_of(300, 200, "#00aa00"))
    QTest.keyClick(composer.field, Qt.Key.Key_V, CONTROL)
    wait_until_read(qtbot, composer)
    assert composer.chip.name.text() == "Pasted picture"
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    _, picture = sent(stand)
    assert (picture.width, picture.height, picture.suffix) == (300, 200, ".png")
    assert QImage.fromData(picture.data).pixelColor(9, 9) == QColor("#00aa00")


@pytest.mark.parametrize(("kind", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg")])
def test_a_picture_that_is_copied_as_a_file_is_read_beside_the_interface(
    stand, composer, tmp_path, qtbot, kind, suffix
):
    data = QMimeData()
    data.setData(
        f"image/{kind.lower()}", saved(tmp_path / "x", 300, 200, kind, Comment="SECRET").read_bytes()
    )
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(composer.field, Qt.Key.Key_V, CONTROL)
    assert composer.field.waits
    wait_until_read(qtbot, composer)
    picture = composer.chip.attachment
    assert (picture.name, picture.width, picture.height, picture.suffix) == (
        "Pasted picture",
        300,
        200,
        suffix,
    )
    assert b"SECRET" not in picture.data


def test_a_damaged_picture_on_the_clipboard_is_told(stand, composer, qtbot, qtlog):
    data = QMimeData()
    data.setData("image/png", b"\x89PNG\r\n\x1a\n and no more")
    QGuiApplication.clipboard().setMimeData(data)
    with qtlog.disabled():
        QTest.keyClick(composer.field, Qt.Key.Key_V, CONTROL)
        wait_until_read(qtbot, composer)
    assert (
        composer.chip.problem.text() == "Pasted picture cannot be read as a picture; it seems to be damaged."
    )


def test_a_picture_file_on_the_clipboard_is_pasted_by_its_name(stand, composer, tmp_path, qtbot):
    from fakes.drops import mime_of

    data = mime_of([saved(tmp_path / "cat.jpg")])
    data.setImageData(image_of(16, 16))  # as some systems add the file's icon
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(composer.field, Qt.Key.Key_V, CONTROL)
    wait_until_read(qtbot, composer)
    assert composer.chip.name.text() == "cat.jpg"


def test_a_table_that_was_copied_with_a_picture_of_it_is_pasted_as_text(stand, composer):
    copied(image_of(30, 20), "1\t2")
    QTest.keyClick(composer.field, Qt.Key.Key_V, CONTROL)
    assert composer.field.toPlainText() == "1\t2"
    assert not composer.chip.isVisible()


def test_a_picture_out_of_a_browser_is_dropped_onto_the_window(stand, composer, qtbot):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    data = QMimeData()
    data.setImageData(image_of(30, 20))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none, at = Qt.KeyboardModifier.NoModifier, stand.window.rect().center()
    enter = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(stand.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(stand.window, QDropEvent(QPointF(at), copy, data, left, none))
    wait_until_read(qtbot, composer)
    assert isinstance(composer.chip.attachment, AttachedPicture)


def test_without_a_conversation_no_picture_is_pasted(make_stand):
    stand = make_stand(())
    stand.window.attaching.take_picture(image_of(30, 20))
    assert not stand.window.page.composer.field.waits
    assert not stand.window.page.composer.chip.isVisible()


def test_where_it_was_taken_is_gone(tmp_path):
    path = tmp_path / "holiday.jpg"
    path.write_bytes(with_exif(saved(tmp_path / "plain.jpg", 60, 40).read_bytes(), turned=True))
    assert b"GPS-SECRET" in path.read_bytes()
    picture = read_picture(path).picture
    assert b"GPS-SECRET" not in picture.data
    assert b"Exif" not in picture.data
    assert (picture.width, picture.height) == (40, 60), "it is turned as the telephone was held"


@pytest.mark.parametrize("name", ["drawing.png", "photo.jpg"])
def test_what_is_written_into_the_file_is_gone(tmp_path, name):
    path = saved(tmp_path / name, Comment="SECRET", Author="SECRET")
    assert b"SECRET" in path.read_bytes()
    read = read_picture(path)
    assert b"SECRET" not in read.picture.data
    assert not read.preview.textKeys()


def test_a_large_picture_is_made_smaller(tmp_path):
    jpeg = read_picture(saved(tmp_path / "large.jpg", 8000, 8000)).picture
    assert (jpeg.width, jpeg.height) == (LONGER_SIDE_PX, LONGER_SIDE_PX)
    png = read_picture(saved(tmp_path / "wide.png", 8000, 40)).picture
    assert (png.width, png.height) == (LONGER_SIDE_PX, 8)
    assert QImage.fromData(png.data).size().toTuple() == (LONGER_SIDE_PX, 8)


def test_a_large_pasted_picture_is_made_smaller_and_one_full_of_detail_becomes_jpeg():
    import numpy as np

    noise = np.random.default_rng(1).integers(0, 255, (1500, 3000, 3), dtype=np.uint8)
    image = QImage(noise.tobytes(), 3000, 1500, 9000, QImage.Format.Format_RGB888)
    picture = read_pasted(image, "x").picture
    assert (picture.width, picture.height, picture.suffix) == (LONGER_SIDE_PX, 800, ".jpg")


def test_a_large_pasted_picture_stays_transparent():
    clear = image_of(2000, 1000, "#00000000", QImage.Format.Format_ARGB32)
    picture = read_pasted(clear, "x").picture
    assert (picture.width, picture.height, picture.suffix) == (LONGER_SIDE_PX, 800, ".png")
    assert QImage.fromData(picture.data).pixelColor(5, 5).alpha() == 0


def test_what_is_transparent_stays_so_or_becomes_white():
    clear = image_of(40, 30, "#00000000", QImage.Format.Format_ARGB32)
    assert QImage.fromData(made_anew(clear, "x").picture.data).pixelColor(5, 5).alpha() == 0
    photograph = QImage.fromData(made_anew(clear, "x", photograph=True).picture.data)
    assert photograph.pixelColor(5, 5).lightness() > 250


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("cat.png", b"\x89PNG\r\n\x1a\n", "cat.png cannot be read as a picture; it seems to be damaged."),
        ("cut.jpg", b"\xff\xd8\xff\xe0\x00\x10JF", "it seems to be damaged"),
        ("words.png", b"these are words", "it seems to be damaged"),
        ("none.png", b"", "none.png is empty."),
        ("cat.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "save it as JPEG or PNG, and attach that"),
        ("renamed.jpg", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "save it as JPEG or PNG"),
        ("cat.psd", b"8BPS\x00\x01" + b"\x00" * 40, "save it as JPEG or PNG"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    stand, composer, tmp_path, qtbot, qtlog, name, data, said
):
    path = tmp_path / name
    path.write_bytes(data)
    with qtlog.disabled():  # a decoder complains there, too
        drop(stand.window, path)
        wait_until_read(qtbot, composer)
    assert said in composer.chip.problem.text()
    assert composer.chip.attachment is None
    QTest.keyClicks(composer.field, "Hi")
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == ["Hi"]


def test_what_would_take_too_much_memory_is_refused_before_it_is_read(stand, composer, tmp_path, qtbot):
    path = tmp_path / "bomb.png"
    path.write_bytes(png_of(40_000, 40_000))
    drop(stand.window, path)
    wait_until_read(qtbot, composer)
    assert "bomb.png is too large; a picture of 1600 pixels across" in composer.chip.problem.text()


def test_the_window_goes_on_while_a_picture_is_read(stand, composer, tmp_path, qtbot):
    drop(stand.window, saved(tmp_path / "large.png", 6000, 6000))
    QTest.keyClicks(composer.field, "Look")
    assert composer.field.toPlainText() == "Look"
    assert composer.field.waits, "it is still being read"
    assert composer.chip.detail.text() == "Reading…"
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert stand.asked("type_text") == []
    wait_until_read(qtbot, composer)
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    assert sent(stand)[0] == "Look"


def with_exif(jpeg, *, turned):
    """The picture with an Exif block: how it was held, and some words that stand for the rest."""
    words = b"GPS-SECRET\x00"
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, 6 if turned else 1, 0)
    entries += struct.pack("<HHII", 0x010E, 2, len(words), 8 + 2 + 24 + 4)
    tiff = b"II*\x00" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + words
    body = b"Exif\x00\x00" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def png_of(width, height):
    """The beginning of a picture that says it is so large."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_what_the_user_shows_stands_on_their_side_and_what_the_assistant_shows_on_the_other(stand):
    timeline = stand.conversation.timeline
    timeline.user(1, 1.0, 2.0, "Who is this?")
    picture = card_as_data(Picture("cat.jpg", "pictures/none.jpg", 300, 200))
    timeline.put(2, Lane.USER, CARD, 2.0, 2.0, "cat.jpg", **picture)
    timeline.put(3, Lane.ASSISTANT, CARD, 3.0, 3.0, "cat.jpg", **picture)
    stand.settle()
    view = stand.window.page.transcript
    said, mine, others = (view.layout_of(row) for row in range(3))
    assert mine.box.right() == said.box.right()
    assert others.box.right() < mine.box.left() + mine.box.width()
    assert mine.drawings[0].box.left() > mine.box.left()
    assert mine.drawings[0].box.right() < mine.box.right()
    assert mine.box.width() == others.box.width()


def test_on_the_lanes_it_is_said_to_be_shown_and_not_typed(stand):
    data = card_as_data(Picture("cat.jpg", "pictures/none.jpg", 300, 200))
    line = line_from_item(TimelineItem(1, Lane.USER, CARD, 2.0, 2.0, "cat.jpg", data))
    words = block_words(line, kind_of(line), 300.0, LIGHT, Measures.current())
    assert words.layout.text() == "Shown  cat.jpg"
    assert words.layout.text()[words.prefix :] == line.text
