"""`counterpoint export` as a user meets it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from assistant.commands import export
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.store import SessionWriter, sessions_path


class Export:
    """Runs the command on a data folder; keeps what was printed."""

    def __init__(self, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data_dir = data_dir
        self.capsys = capsys
        self.out = self.error = ""

    def __call__(self, *words: str | Path) -> int:
        parser = argparse.ArgumentParser()
        export.add_parser(parser.add_subparsers())
        args = parser.parse_args(["export", *map(str, words)])
        args.data_dir = self.data_dir
        code = int(args.run(args))
        self.out, self.error = self.capsys.readouterr()
        return code

    def converse(self, text: str) -> None:
        writer = SessionWriter(sessions_path(self.data_dir))
        writer.begin()
        writer.put(TimelineItem(1, Lane.USER, "speech", 0.5, 2.0, text, {}))
        writer.close()


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Export:
    return Export(tmp_path / "data", capsys)


def test_without_a_conversation_it_says_so(command: Export) -> None:
    assert command() == 1
    assert "no conversation in" in command.error
    assert command("--list") == 0
    assert "no conversation in" in command.out
    assert not command.data_dir.exists()


def test_the_last_conversation_is_printed_as_markdown(command: Export) -> None:
    command.converse("first talk")
    command.converse("second talk ☃")
    assert command() == 0
    assert command.out.startswith("# second talk ☃\n")
    assert command.out.endswith("second talk ☃\n")
    assert command("--session", "1", "--format", "srt") == 0
    assert command.out == "1\n00:00:00,500 --> 00:00:02,000\nYou: first talk\n"


def test_the_list_shows_numbers_times_and_titles(command: Export) -> None:
    command.converse("first talk")
    command.converse("second talk")
    assert command("--list") == 0
    first, second = command.out.splitlines()
    assert first.startswith("1  20")
    assert first.endswith("0:02  first talk")
    assert second.endswith("second talk")


def test_an_unknown_number_is_answered_with_those_there_are(command: Export) -> None:
    command.converse("talk")
    assert command("--session", "5") == 1
    assert command.error == "There is no conversation 5; there is only 1.\n"


def test_the_output_names_the_format_and_is_not_overwritten(command: Export, tmp_path: Path) -> None:
    command.converse("talk")
    output = tmp_path / "talk.jsonl"
    assert command("--output", output) == 0
    assert json.loads(output.read_text(encoding="utf-8"))["text"] == "talk"
    output.write_text("mine", encoding="utf-8")
    assert command("--output", output) == 1
    assert "--force" in command.error
    assert output.read_text(encoding="utf-8") == "mine"
    assert command("--output", output, "--force", "--format", "vtt") == 0
    assert output.read_bytes().startswith(b"WEBVTT\n\n")


def test_an_output_that_cannot_be_written_is_one_sentence(command: Export, tmp_path: Path) -> None:
    command.converse("talk")
    assert command("--output", tmp_path / "missing" / "talk.md") == 1
    assert "there is no folder" in command.error
    assert command("--output", tmp_path, "--force") == 1
    assert "cannot be written" in command.error
    (tmp_path / "file").touch()
    assert command("--output", tmp_path / "file" / "talk.md") == 1
    assert "cannot be written" in command.error
    if Path("/dev/full").exists():
        assert command("--output", "/dev/full", "--force") == 1
        assert "No space left" in command.error
    assert command.error.count("\n") == 1


def test_a_damaged_record_is_one_sentence(command: Export) -> None:
    command.data_dir.mkdir()
    sessions_path(command.data_dir).write_bytes(b"no database at all" * 100)
    assert command() == 1
    assert command.error.count("\n") == 1
    assert "damaged" in command.error
