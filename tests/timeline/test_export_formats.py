"""Exports are valid files of their format, whatever was said."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.timeline.export import Format, as_json_lines, as_srt, as_vtt, export_session
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.reader import Session, SessionInfo

NASTY = "a --> b <i>&amp;\r\n\r\n00:00:01.000 --> 00:00:02.000\u2028end\x00\x0b # *x*"


def item(
    id: int, lane: Lane, kind: str, start_s: float, end_s: float | None, text: str, **data: Any
) -> TimelineItem:
    return TimelineItem(id, lane, kind, start_s, end_s, text, data)


ITEMS = (
    item(1, Lane.USER, "speech", -0.1, 1.23456, "What is the time?"),
    item(2, Lane.SYSTEM, "decision", 1.3, 1.3, "answer", why="silence"),
    item(3, Lane.ASSISTANT, "speech", 1.5, 3.0, "It is five", unheard="o'clock in the afternoon"),
    item(4, Lane.USER, "speech", 2.5, 4.0, "thanks"),
    item(5, Lane.REASONER, "task", 2.0, 3700.5, "Prove it.", state="done", answer="First:\n\n- a clock"),
    item(6, Lane.USER, "text", 5.0, 5.0, NASTY),
    item(7, Lane.USER, "speech", 6.0, None, "going on"),
    item(8, Lane.ASSISTANT, "speech", 7.0, 7.5, ""),
    item(9, Lane.SYSTEM, "notice", 8.0, 8.0, "The camera is gone."),
)
SESSION = Session(SessionInfo(3, datetime(2026, 3, 4, 15, 6, tzinfo=UTC), None, "", 9, 3700.5), ITEMS)


def cue_seconds(text: str, point: str) -> float:
    found = re.fullmatch(rf"(\d\d+):([0-5]\d):([0-5]\d){re.escape(point)}(\d\d\d)", text)
    assert found, text
    hours, minutes, seconds, ms = map(int, found.groups())
    return ((hours * 60 + minutes) * 60_000 + seconds * 1000 + ms) / 1000


def check_span(line: str, point: str) -> tuple[float, float]:
    start, arrow, end = line.split(" ")
    assert arrow == "-->"
    start_s, end_s = cue_seconds(start, point), cue_seconds(end, point)
    assert 0 <= start_s < end_s
    return start_s, end_s


def test_srt_is_numbered_cues_of_those_who_spoke() -> None:
    text = as_srt(ITEMS)
    cues = [cue.split("\n") for cue in text.removesuffix("\n").split("\n\n")]
    assert [cue[0] for cue in cues] == [str(number) for number in range(1, 7)]
    assert all(len(cue) == 3 for cue in cues)
    spans = [check_span(cue[1], ",") for cue in cues]
    assert spans[0] == (0.0, 1.235)
    assert spans[1][1] > spans[2][0], "overlap stays"
    assert cues[0][2] == "You: What is the time?"
    assert cues[1][2] == "Counterpoint: It is five …", "what was not heard is no subtitle"
    assert cues[2][1] == "00:00:02,000 --> 01:01:40,500"
    assert cues[2][2] == "In the background: Prove it. – First: - a clock"
    assert not re.search("-->|[<>]", cues[4][2])


def test_vtt_is_escaped_and_names_the_voices() -> None:
    blocks = as_vtt(ITEMS).removesuffix("\n").split("\n\n")
    assert blocks[0] == "WEBVTT"
    for block in blocks[1:]:
        span, payload = block.split("\n")
        check_span(span, ".")
        found = re.fullmatch(r"<v (You|Counterpoint|In the background)>([^<>]*)</v>", payload)
        assert found, payload
        assert not re.search(r"&(?!amp;|lt;|gt;)", found[2])
    nasty = next(block for block in blocks if "a --" in block)
    assert html.unescape(nasty).endswith("a --> b <i>&amp; 00:00:01.000 --> 00:00:02.000 end # *x*</v>")


def test_subtitles_of_nothing_are_still_files() -> None:
    assert as_srt([]) == ""
    assert as_vtt([]) == "WEBVTT\n"
    assert as_json_lines([]) == ""


def test_json_lines_have_the_agreed_fields() -> None:
    records = [json.loads(line) for line in as_json_lines(ITEMS).split("\n")[:-1]]
    assert all(list(record) == ["lane", "kind", "start", "end", "text", "data"] for record in records)
    assert records[0] | {"data": None} == {
        "lane": "user",
        "kind": "speech",
        "start": -0.1,
        "end": 1.235,
        "text": "What is the time?",
        "data": None,
    }
    assert [record["start"] for record in records] == sorted(record["start"] for record in records)
    assert records[3]["data"]["answer"] == "First:\n\n- a clock"
    assert next(record["end"] for record in records if record["text"] == "going on") is None
    assert any(record["text"] == NASTY for record in records), "nothing is changed for machines"


def test_json_names_the_session() -> None:
    document = json.loads(export_session(SESSION, Format.JSON))
    assert document["session"]["started_at"] == "2026-03-04T15:06:00+00:00"
    assert len(document["items"]) == len(ITEMS)


def test_markdown_reads_well() -> None:
    text = export_session(SESSION, Format.MARKDOWN)
    assert text.startswith(
        "# Conversation\n\n2026-03-04 15:06 · session 3 · 61 min 40 s\n\n**You** · 0:00.0–0:01.2  \n"
    )
    assert "**Counterpoint** · 0:01.5–0:03.0  \nIt is five ~~o'clock in the afternoon~~" in text
    assert "**In the background** · 0:02.0–1:01:40.5  \nProve it.\n\n> First:\n>\n> - a clock\n" in text
    assert "**You** (typed) · 0:05.0–0:05.0  \na --\\> b \\<i\\>\\&amp;" in text
    assert "*System* · 0:08.0  \nThe camera is gone.\n" in text
    assert "answer" not in text, "decisions are not part of what was said"


@pytest.mark.parametrize("start", ["1. one", "- one", "+ one", "# one", "> one", "2) one", "=== one"])
def test_markdown_takes_no_line_for_a_list_or_heading(start: str) -> None:
    session = Session(SESSION.info, (item(1, Lane.USER, "speech", 0, 1, start),))
    shown = export_session(session, Format.MARKDOWN).splitlines()[-1]
    assert re.match(r"\\|\d+\\", shown)
    assert shown.replace("\\", "") == start
