"""Words are found in saved sessions, whatever signs they are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.session_search import SNIPPET_LENGTH, holds, search_sessions, snippet, words_of
from assistant.timeline.store import RecordError, SessionWriter, sessions_path


def item(number: int, text: str, lane: Lane = Lane.USER, kind: str = "speech", **data: Any) -> TimelineItem:
    return TimelineItem(number, lane, kind, float(number), number + 0.5, text, data)


def save(path: Path, *items: TimelineItem) -> None:
    writer = SessionWriter(path)
    writer.begin()
    for one in items:
        writer.put(one)
    writer.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sessions_path(tmp_path)


def found(path: Path, query: str) -> list[tuple[int, int]]:
    return [(hit.session_id, hit.item_id) for hit in search_sessions(path, query)]


def test_a_hit_says_where_it_is_and_who_said_it(path: Path) -> None:
    save(path, item(1, "Hello"), item(2, "Good morning", Lane.ASSISTANT))
    (hit,) = search_sessions(path, "MORN")
    assert (hit.session_id, hit.item_id, hit.who, hit.start_s) == (1, 2, Lane.ASSISTANT, 2.0)
    assert hit.snippet == "Good morning"


def test_every_word_has_to_be_in_the_line_in_any_order(path: Path) -> None:
    save(path, item(1, "The train to Bern leaves at nine"), item(2, "A train to Basel"))
    assert found(path, "bern train") == [(1, 1)]
    assert found(path, "train bern basel") == []
    assert found(path, " train  TO ") == [(1, 1), (1, 2)]


def test_the_newest_session_comes_first_and_within_it_the_earliest_line(path: Path) -> None:
    save(path, item(1, "tea"))
    save(path, item(1, "tea"), item(2, "more tea"))
    assert found(path, "tea") == [(2, 1), (2, 2), (1, 1)]


@pytest.mark.parametrize("word", ["%", "_", "\\", '"', "'", "50%", "a_b", 'say "no"', "c:\\temp"])
def test_signs_stand_for_themselves(path: Path, word: str) -> None:
    save(path, item(1, f"before {word} after"), item(2, "50 azb nothing cctemp say no"))
    assert found(path, word) == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Über Zürich", "üBER"),
        ("STRASSE", "straße"),
        ("Große Straße", "grosse strasse"),
        ("cafe\u0301", "café"),
    ],
)
def test_case_does_not_count_in_any_alphabet(path: Path, text: str, query: str) -> None:
    save(path, item(1, text))
    assert found(path, query) == [(1, 1)]


def test_what_is_read_is_found_and_decisions_are_not(path: Path) -> None:
    save(
        path,
        item(1, "answer because of parsnips", Lane.SYSTEM, "decision", why="parsnips"),
        item(2, "parsnips", Lane.CAMERA, "event"),
        item(3, "Which root?", Lane.REASONER, "task", state="done", answer="Peel the parsnips\nfirst."),
        item(4, "You should", Lane.ASSISTANT, unheard="peel the parsnips"),
        item(5, "", committed="what are", unstable="parsnips"),
        item(6, "nothing here", words=[["parsnips", 0.0, 0.1]]),
        item(7, "Parsnips, typed", kind="text"),
    )
    assert found(path, "parsnips") == [(1, 3), (1, 4), (1, 5), (1, 7)]


def test_there_is_a_limit_in_all_and_for_each_session(path: Path) -> None:
    for _ in range(3):
        save(path, *(item(number, "tea") for number in range(1, 6)))
    assert len(search_sessions(path, "tea")) == 15
    assert [hit.session_id for hit in search_sessions(path, "tea", max_hits_each=2)] == [3, 3, 2, 2, 1, 1]
    assert [hit.session_id for hit in search_sessions(path, "tea", max_hits_each=2, max_hits=3)] == [3, 3, 2]


def test_nothing_is_found_without_words_or_without_a_file(path: Path) -> None:
    assert search_sessions(path, "tea") == []
    assert not path.exists()
    save(path, item(1, "tea"))
    assert search_sessions(path, "  ") == []


def test_a_session_is_found_while_it_is_written(path: Path) -> None:
    writer = SessionWriter(path, commit_every_s=0.01)
    writer.begin()
    writer.put(item(1, "tea"))
    while writer.session_id is None:
        pass
    assert found(path, "tea") == [(1, 1)]
    writer.close()


def test_a_damaged_file_says_so(path: Path) -> None:
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(RecordError) as raised:
        search_sessions(path, "tea")
    assert "damaged" in str(raised.value)


def test_a_snippet_is_one_row_around_the_first_word() -> None:
    text = "far away " * 30 + "the NEEDLE\nis here " + "and more " * 30
    row = snippet(text, words_of("needle"))
    assert "the NEEDLE is here" in row
    assert row.startswith("…")
    assert row.endswith("…")
    assert len(row) <= SNIPPET_LENGTH + 2
    assert snippet("short", ("short",)) == "short"
    assert len(snippet("x" * 500, ("x",))) == SNIPPET_LENGTH + 1
    assert holds("Tea for two", words_of("two TEA"))
