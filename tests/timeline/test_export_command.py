"""`counterpoint export` as a user meets it."""

from __future__ import annotations

import argparse
import json
import wave
from pathlib import Path

import numpy as np
import pytest

from assistant.cards import CARD, Picture, card_as_data
from assistant.commands import export
from assistant.sound_record.opus_writer import OpusWriter
from assistant.sound_record.patient_file import PatientFile
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.sound_files import sound_file
from assistant.timeline.store import SessionWriter, list_sessions, sessions_path


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


def keep_sound(command: Export, session: int) -> None:
    """A second of the user, then a second of the assistant, as the sound of a session."""
    path = sessions_path(command.data_dir)
    (info,) = [one for one in list_sessions(path) if one.id == session]
    file = PatientFile(sound_file(path, info.started_at), pytest.fail)
    writer = OpusWriter(file)
    tone = (0.3 * np.sin(2 * np.pi * 440 * np.arange(16_000) / 16_000)).astype(np.float32)
    silence = np.zeros_like(tone)
    writer.write(np.stack((tone, silence), axis=1))
    writer.write(np.stack((silence, tone), axis=1))
    writer.close()
    file.close()


def loud_seconds(path: Path) -> list[tuple[bool, ...]]:
    """Of each second of a WAV, which channels sound."""
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getsampwidth()) == (16_000, 2)
        raw = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
    return [
        tuple(bool(part[100:-100, n].std() > 3000) for n in range(raw.shape[1]))
        for part in (raw[:16_000], raw[16_000:32_000])
    ]


def test_kept_sound_is_written_mixed_or_apart_or_as_it_is(command: Export, tmp_path: Path) -> None:
    command.converse("talk")
    keep_sound(command, 1)
    wav, apart, ogg = tmp_path / "talk.wav", tmp_path / "apart.wav", tmp_path / "talk.ogg"
    assert command("--output", wav) == command("--output", apart, "--apart") == command("--output", ogg) == 0
    assert loud_seconds(wav) == [(True,), (True,)]
    assert loud_seconds(apart) == [(True, False), (False, True)]
    assert ogg.read_bytes()[:4] == b"OggS"
    assert command("--output", wav) == 1
    assert "--force" in command.error
    assert command("--output", tmp_path / "odd", "--format", "wav") == 0
    assert loud_seconds(tmp_path / "odd") == [(True,), (True,)]
    assert sorted(tmp_path.glob("*.part")) == []


def test_sound_that_was_not_kept_is_one_sentence(command: Export, tmp_path: Path) -> None:
    command.converse("talk")
    assert command("--output", tmp_path / "talk.wav") == 1
    assert command.error.startswith("No sound of this conversation was kept. Switch on “Keep the sound”")
    assert command.error.count("\n") == 1
    assert not (tmp_path / "talk.wav").exists()
    keep_sound(command, 1)
    assert command("--format", "wav") == 1
    assert command.error == "Sound is not printed; name a file by --output.\n"
    assert command("--output", tmp_path / "missing" / "talk.wav") == 1
    assert "there is no folder" in command.error


def test_a_picture_is_linked_by_its_whole_name_where_the_document_has_no_place(command: Export) -> None:
    writer = SessionWriter(sessions_path(command.data_dir))
    writer.begin()
    card = Picture("balcony", "pictures/balcony.jpg", 4, 3)
    writer.put(TimelineItem(1, Lane.USER, CARD, 1.0, 1.0, card.label, card_as_data(card)))
    writer.put(TimelineItem(2, Lane.USER, "speech", 2.0, 3.0, "My balcony", {}))
    writer.close()
    assert command() == 0
    assert f"](<{command.data_dir / card.file}>)" in command.out
