"""The file of timers and lists."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from assistant.standing_orders.orders_file import OrdersFile, orders_path

LIST = {"id": "list-1", "name": "shopping", "items": ["crème"], "done": []}


class Told(list[str]):
    """Collects sentences."""

    def __call__(self, sentence: str) -> None:
        self.append(sentence)


def test_what_was_written_is_read_back_by_the_next_run(tmp_path: Path) -> None:
    told = Told()
    file = OrdersFile(orders_path(tmp_path / "data"))
    assert file.load(told) == ()
    file.put(({"id": "list-1"},))
    file.put((LIST,))
    file.write(told)
    assert OrdersFile(orders_path(tmp_path / "data")).load(told) == (LIST,)
    assert told == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions otherwise")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = OrdersFile(orders_path(tmp_path))
    file.put((LIST,))
    file.write(Told())
    assert stat.S_IMODE(orders_path(tmp_path).stat().st_mode) == 0o600


def test_nothing_is_written_when_nothing_has_changed(tmp_path: Path) -> None:
    file = OrdersFile(orders_path(tmp_path))
    file.write(Told())
    assert not orders_path(tmp_path).exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"orders": 5}', b'{"orders": [5]}', b"\xff"])
def test_a_damaged_file_is_set_aside_and_told_of(tmp_path: Path, content: bytes) -> None:
    orders_path(tmp_path).write_bytes(content)
    told = Told()
    assert OrdersFile(orders_path(tmp_path)).load(told) == ()
    (sentence,) = told
    assert "were damaged; the old file is orders.broken-" in sentence
    (aside,) = tmp_path.iterdir()
    assert aside.read_bytes() == content


def test_a_folder_that_cannot_be_written_to_is_told_of_once(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    file, told = OrdersFile(blocked / "orders.json"), Told()
    for _ in range(2):
        file.put((LIST,))
        file.write(told)
    (sentence,) = told
    assert "could not be saved" in sentence


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    path = orders_path(tmp_path)
    path.mkdir()  # reading it fails whoever runs the tests
    told = Told()
    file = OrdersFile(path)
    assert file.load(told) == ()
    file.put((LIST,))
    file.write(told)
    (sentence,) = told
    assert "cannot be read" in sentence
    assert path.is_dir()
