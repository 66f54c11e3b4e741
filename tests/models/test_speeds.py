"""What is measured of models is kept as numbers, and counts only for what was measured on this machine."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from models.speeds import KEPT_VALUES, Measured, Speed, SpeedBook

CAST = ("talker", "listener", "speaker")


@pytest.fixture
def files() -> dict[str, str]:
    return {name: f"{name}-1" for name in (*CAST, "other")}


@pytest.fixture
def book(tmp_path: Path, files: dict[str, str]) -> SpeedBook:
    return SpeedBook(tmp_path / "data" / "speeds.json", "A processor", lambda model_id: files[model_id])


def test_a_median_with_its_count_for_a_set_and_for_each_model_in_it(book: SpeedBook) -> None:
    for value in (0.4, 0.9, 0.5):
        book.note(Speed.ANSWER_S, CAST, value)
    book.note(Speed.ANSWER_S, ("talker", "other", "speaker"), 1.5)
    book.save()
    assert book.measured(Speed.ANSWER_S, CAST) == Measured(0.5, 3)
    assert book.measured(Speed.ANSWER_S, ["talker"]) == Measured(pytest.approx(0.7), 4)
    assert book.measured(Speed.ANSWER_S, ["other"]) == Measured(1.5, 1)
    assert book.measured(Speed.ANSWER_S, ["other", "listener"]) is None
    assert book.measured(Speed.READ_S, ["listener"]) is None


def test_another_book_reads_what_was_saved_and_one_that_is_open_sees_what_was_added(
    book: SpeedBook, files: dict[str, str]
) -> None:
    other = SpeedBook(book.path, "A processor", lambda model_id: files[model_id])
    assert other.measured(Speed.READ_S, ["listener"]) is None
    book.note(Speed.READ_S, ["listener"], 0.2)
    book.save()
    assert other.measured(Speed.READ_S, ["listener"]) == Measured(0.2, 1)
    other.note(Speed.READ_S, ["listener"], 0.4)
    other.save()
    assert book.measured(Speed.READ_S, ["listener"]) == Measured(pytest.approx(0.3), 2)


def test_other_files_or_another_processor_were_not_measured(book: SpeedBook, files: dict[str, str]) -> None:
    book.note(Speed.ANSWER_S, CAST, 0.4)
    book.save()
    moved = SpeedBook(book.path, "Another processor", lambda model_id: files[model_id])
    assert moved.measured(Speed.ANSWER_S, CAST) is None
    files["speaker"] = "speaker-2"
    assert book.measured(Speed.ANSWER_S, CAST) is None
    assert book.measured(Speed.ANSWER_S, ["talker"]) == Measured(0.4, 1)
    moved.note(Speed.ANSWER_S, CAST, 0.7)
    moved.save()
    assert book.measured(Speed.ANSWER_S, ["talker"]) is None


def test_it_is_bounded_and_the_newest_values_count(book: SpeedBook) -> None:
    for number in range(3 * KEPT_VALUES):
        book.note(Speed.READ_S, ["listener"], float(number))
    book.save()
    measured = book.measured(Speed.READ_S, ["listener"])
    assert measured is not None
    assert measured.count == KEPT_VALUES
    assert measured.median > 2 * KEPT_VALUES


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_is_the_users_alone_and_holds_nothing_but_numbers_and_ids(book: SpeedBook) -> None:
    book.note(Speed.ANSWER_S, CAST, 0.4)
    book.save()
    assert book.path.stat().st_mode & 0o077 == 0
    (figure,) = json.loads(book.path.read_text())["figures"]
    assert figure == {"what": "answer_s", "prints": {name: f"{name}-1" for name in CAST}, "values": [0.4]}


@pytest.mark.parametrize(
    "text", ["", "[]", '{"machine": "A processor", "figures": [1, {"what": "answer_s"}, {"prints": []}]}']
)
def test_a_damaged_file_counts_as_empty_and_is_written_anew(book: SpeedBook, text: str) -> None:
    book.path.parent.mkdir()
    book.path.write_text(text)
    assert book.measured(Speed.ANSWER_S, CAST) is None
    book.note(Speed.ANSWER_S, CAST, 0.4)
    book.save()
    assert book.measured(Speed.ANSWER_S, CAST) == Measured(0.4, 1)


def test_figures_that_were_deleted_do_not_come_back(book: SpeedBook) -> None:
    book.note(Speed.ANSWER_S, CAST, 0.4)
    book.save()
    book.path.unlink()
    book.note(Speed.ANSWER_S, CAST, 0.9)
    book.save()
    assert book.measured(Speed.ANSWER_S, CAST) == Measured(0.9, 1)


def test_where_nothing_can_be_written_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    book = SpeedBook(tmp_path / "data" / "speeds.json", "A processor", lambda _id: "")
    book.note(Speed.ANSWER_S, CAST, 0.4)
    book.save()
    assert book.measured(Speed.ANSWER_S, CAST) is None
