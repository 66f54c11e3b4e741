"""A picture that the user showed, on record: found by its name, linked in Markdown, whole in JSON."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.cards import CARD, Picture, card_as_data
from assistant.timeline.export import Format, export_session
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import SessionWriter, read_session, search_sessions, sessions_path

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
