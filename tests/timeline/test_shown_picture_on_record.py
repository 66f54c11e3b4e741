"""A picture that the user showed, on record: found by its name, linked in Markdown, whole in JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.cards import CARD, Picture, card_as_data
from assistant.timeline.export import Format, export_session
from assistant.timeline.export_file import write_session
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import Session, SessionWriter, read_session, search_sessions, sessions_path

CAT = Picture("my cat.jpg", "pictures/20260304-120000-123-001.jpg", 640, 480)


def test_it_is_found_exported_and_no_subtitle(tmp_path: Path) -> None:
    path = sessions_path(tmp_path)
    writer = SessionWriter(path)
    writer.begin()
    writer.put(TimelineItem(1, Lane.USER, "text", 1.0, 1.0, "Who is this?", {}))
    writer.put(TimelineItem(2, Lane.USER, CARD, 1.0, 1.0, CAT.label, card_as_data(CAT)))
    writer.close()
    (hit,) = search_sessions(path, "CAT")
    assert (hit.item_id, hit.who, hit.snippet) == (2, Lane.USER, "my cat.jpg")
    session = read_session(path)
    markdown = export_session(session, Format.MARKDOWN)
    assert (
        "**You** · 0:01.0\n\n**my cat.jpg**\n\n![my cat.jpg](<pictures/20260304-120000-123-001.jpg>)"
        in markdown
    )
    items = json.loads(export_session(session, Format.JSON))["items"]
    assert items[1]["data"] == {
        "card": "picture",
        "label": CAT.label,
        "file": CAT.file,
        "width": 640,
        "height": 480,
    }
    assert "cat.jpg" not in export_session(session, Format.SRT)


def with_picture(data_dir: Path, card: Picture = CAT) -> Session:
    """A conversation in which a picture was shown."""
    path = sessions_path(data_dir)
    writer = SessionWriter(path)
    writer.begin()
    writer.put(TimelineItem(1, Lane.USER, "text", 1.0, 1.0, "Who is this?", {}))
    writer.put(TimelineItem(2, Lane.USER, CARD, 1.0, 1.0, card.label, card_as_data(card)))
    writer.close()
    return read_session(path)


def test_its_link_works_from_where_the_document_lies(tmp_path: Path) -> None:
    data_dir, to = tmp_path / "data", tmp_path / "my talk.md"
    session = with_picture(data_dir)
    kept = data_dir / CAT.file
    kept.parent.mkdir()
    kept.write_bytes(b"a cat")
    write_session(session, to, Format.MARKDOWN, data_dir)
    link = re.search(r"!\[my cat.jpg\]\(<(.+)>\)", to.read_text(encoding="utf-8"))
    assert link is not None
    assert link[1] == "my talk_files/20260304-120000-123-001.jpg"
    assert (to.parent / link[1]).read_bytes() == b"a cat"
    kept.write_bytes(b"another cat")
    write_session(session, to, Format.MARKDOWN, data_dir)
    assert (to.parent / link[1]).read_bytes() == b"another cat"


def test_formats_that_show_no_picture_leave_none_beside_them(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    session = with_picture(data_dir)
    (data_dir / "pictures").mkdir()
    (data_dir / CAT.file).write_bytes(b"a cat")
    for file_format in (Format.JSON, Format.SRT, Format.VTT, Format.JSON_LINES):
        write_session(session, tmp_path / f"talk.{file_format}", file_format, data_dir)
    assert not (tmp_path / "talk_files").exists()


def test_one_that_is_gone_or_was_never_ours_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret", encoding="utf-8")
    data_dir = tmp_path / "data"
    session = with_picture(data_dir, Picture("?", "../secret.txt", 1, 1))
    write_session(session, tmp_path / "talk.md", Format.MARKDOWN, data_dir)
    assert (tmp_path / "talk.md").exists()
    assert not (tmp_path / "talk_files").exists()


def test_a_document_that_is_there_is_overwritten_only_when_that_is_wanted(tmp_path: Path) -> None:
    session, to = with_picture(tmp_path / "data"), tmp_path / "talk.md"
    to.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_session(session, to, Format.MARKDOWN, tmp_path / "data", overwrite=False)
    assert to.read_text(encoding="utf-8") == "mine"
