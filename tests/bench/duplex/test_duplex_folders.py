"""The layout of Full-Duplex-Bench, in and out, and folders that are not as they should be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bench.duplex.stage_props import USERS_TURN, line, performed, sounding, word_list
from fakes.real_models import write_wav

from assistant.bench.duplex import rows
from assistant.bench.duplex.folder_in import FolderError, Sample, read_samples
from assistant.bench.duplex.folder_out import keep_performance, write_output
from assistant.bench.duplex.scene import Cue, Mark
from assistant.capture.wav_reader import read_wav
from assistant.micro_turn import PERCEPTION_RATE_HZ

NOD = Mark(rows.NOD, 6.0, 6.5, "mm-hm")
QUESTION = Mark(rows.INTERRUPTION, 6.0, 8.0, "What do bees make?")
SOUND = np.full(8000, 0.1, dtype=np.float32)


def sample(folder: Path, length_s: float = 10.0, **annotations: Any) -> Path:
    folder.mkdir(parents=True)
    write_wav(folder / "input.wav", sounding((1.0, 3.0), length_s=length_s))
    for name, content in annotations.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def event(*span: float, **more: str) -> list[dict[str, Any]]:
    return [{"text": "[EVENT]", "timestamp": list(span), **more}]


def only(folder: Path) -> Sample:
    (found,) = read_samples(folder)
    return found


def test_a_pause_sample_is_a_turn_as_long_as_the_file(tmp_path: Path) -> None:
    sample(tmp_path / "1", pause=event(3.3, 4.0))
    scene = only(tmp_path).scene
    assert (scene.row, scene.name) == (rows.PAUSES, "pauses/1")
    assert scene.of(rows.PAUSE) == (Mark(rows.PAUSE, 3.3, 4.0),)
    assert scene.of(rows.TURN) == (Mark(rows.TURN, 0.0, 10.0),)


def test_a_turn_ends_where_the_other_speaker_took_it(tmp_path: Path) -> None:
    said = [
        {"speaker": 0, "item": [{"text": "I"}]},
        {"speaker": 1, "item": [{"text": "Is"}, {"text": "this"}]},
    ]
    sample(tmp_path / "1", turn_taking=event(2.01, 2.4), transcription=said)
    assert only(tmp_path).scene.of(rows.TURN) == (Mark(rows.TURN, 0.0, 2.01, "Is this"),)


def test_an_interruption_has_its_texts(tmp_path: Path) -> None:
    sample(tmp_path / "1", interrupt=event(6.0, 8.0, context="Books?", interrupt="Or films?"))
    scene = only(tmp_path).scene
    assert scene.row == rows.INTERRUPTIONS
    assert scene.of(rows.INTERRUPTION) == (Mark(rows.INTERRUPTION, 6.0, 8.0, "Or films?"),)


def test_an_interruption_begins_with_its_sound_not_with_the_silence_before_it(tmp_path: Path) -> None:
    folder = sample(tmp_path / "1", interrupt=event(6.0, 8.0))
    write_wav(folder / "input.wav", sounding((1.0, 3.0), (6.5, 8.0), length_s=10.0))
    assert only(tmp_path).scene.of(rows.INTERRUPTION)[0].start_s == pytest.approx(6.5, abs=0.001)


@pytest.mark.parametrize(
    ("subset", "row", "kind"),
    [
        ("user_interruption", rows.INTERRUPTIONS, rows.INTERRUPTION),
        ("user_backchannel", rows.BACKCHANNELS, rows.NOD),
        ("talking_to_other", rows.OTHERS, rows.ASIDE),
        ("background_speech", rows.OTHERS, rows.BACKGROUND),
    ],
)
def test_a_sample_of_1_5_is_told_by_its_subset_and_comes_with_its_clean_twin(
    tmp_path: Path, subset: str, row: str, kind: str
) -> None:
    about = {"context_text": "Where to?", "current_turn_text": "Hm.", "timestamps": [6.0, 7.0]}
    folder = sample(tmp_path / "v1_5" / subset / "12", metadata=about)
    write_wav(folder / "clean_input.wav", sounding((1.0, 3.0), length_s=10.0))
    dirty, clean = read_samples(tmp_path / "v1_5")
    assert dirty.scene.row == row
    assert not dirty.clean
    assert dirty.scene.of(kind) == (Mark(kind, 6.0, 7.0, "Hm."),)
    (turn,) = dirty.scene.of(rows.TURN)
    assert turn.end_s == pytest.approx(3.0, abs=0.001), "as the clean input says"
    assert clean.clean
    assert clean.scene.row == rows.CLEAN
    assert clean.folder == folder


def test_samples_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for number in (10, 9, 1):
        sample(tmp_path / str(number), pause=event(3.0, 4.0))
    assert [found.folder.name for found in read_samples(tmp_path)] == ["1", "9", "10"]


@pytest.mark.parametrize(
    ("annotations", "says"),
    [
        ({}, "says nothing about itself"),
        ({"pause": "{ no json"}, "cannot be read as JSON"),
        ({"pause": []}, "must hold a list of events"),
        ({"pause": {"timestamp": [1, 2]}}, "must hold a list of events"),
        ({"pause": [{"text": "[PAUSE]"}]}, r"timestamp as \[start, end\]"),
        ({"pause": event(4.0, 3.0)}, "4 to 3 s"),
        ({"pause": event(12.0, 13.0)}, "sound of 10.0 s"),
        ({"interrupt": event(-1.0, 3.0)}, "-1 to 3 s"),
        ({"turn_taking": [{"timestamp": ["a", "b"]}]}, r"timestamp as \[start, end\]"),
        ({"metadata": {"timestamps": [1, 2]}}, "its subset cannot be told"),
    ],
)
def test_a_damaged_sample_is_named(tmp_path: Path, annotations: dict[str, Any], says: str) -> None:
    sample(tmp_path / "7", **annotations)
    with pytest.raises(FolderError, match=says) as error:
        read_samples(tmp_path)
    assert f"{Path('7')}" in str(error.value)


def test_folders_without_samples_are_named(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="No sample was found"):
        read_samples(tmp_path)
    with pytest.raises(FolderError, match="There is no folder"):
        read_samples(tmp_path / "nowhere")
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "input.wav").write_bytes(b"no sound")
    with pytest.raises(FolderError, match=r"sample .*1 cannot be used"):
        read_samples(tmp_path)


def test_the_output_is_as_long_as_the_input_and_has_its_words(tmp_path: Path) -> None:
    found = only(sample(tmp_path / "1", pause=event(3.3, 4.0)))
    performance = performed(
        rows.PAUSES, line("Oh I see", 7.0, 8.5), nods=(line("Mhm.", 3.5, 3.9),), length_s=10.0
    )
    write_output(performance, found)
    written = read_wav(found.folder / "output.wav")
    assert len(written) == len(read_wav(found.folder / "input.wav")) == 10 * PERCEPTION_RATE_HZ
    assert word_list(found.folder) == [
        ("Mhm.", 3.5, 3.9),
        ("Oh", 7.0, 7.5),
        ("I", 7.5, 8.0),
        ("see", 8.0, 8.5),
    ]


def test_nothing_said_is_an_empty_list_of_words(tmp_path: Path) -> None:
    found = only(sample(tmp_path / "1", pause=event(3.3, 4.0)))
    write_output(performed(rows.PAUSES, length_s=10.0), found)
    assert json.loads((found.folder / "output.json").read_text()) == {"text": "", "chunks": []}


def test_the_words_for_an_interruption_begin_after_it(tmp_path: Path) -> None:
    found = only(sample(tmp_path / "1", length_s=14.0, interrupt=event(6.0, 8.0)))
    lines = (line("Once upon a time", 4.0, 6.2), line("Bees make honey", 8.5, 10.0))
    write_output(performed(rows.INTERRUPTIONS, *lines, marks=(USERS_TURN, QUESTION)), found)
    assert [word for word, _, _ in word_list(found.folder)] == ["Bees", "make", "honey"]


def test_the_clean_twin_is_written_beside_the_other(tmp_path: Path) -> None:
    folder = sample(tmp_path / "1", pause=event(3.3, 4.0))
    scene = only(tmp_path).scene
    write_output(performed(rows.CLEAN, line("Well", 4.0, 5.0)), Sample(folder, scene, clean=True))
    assert (folder / "clean_output.wav").is_file()
    assert (folder / "clean_output.json").is_file()
    assert not (folder / "output.wav").exists()


def test_made_scenes_are_kept_as_samples_that_can_be_read_again(tmp_path: Path) -> None:
    pauses = (Mark(rows.PAUSE, 1.5, 2.1), USERS_TURN)
    cue = Cue(SOUND, rows.NOD, 1.0, "mm-hm")
    keep_performance(performed(rows.PAUSES, line("Oh well then", 3.3, 5.0), marks=pauses), tmp_path)
    keep_performance(performed(rows.TURNS, line("Oh well then", 3.3, 5.0)), tmp_path)
    keep_performance(
        performed(rows.BACKCHANNELS, line("On", 4.0, 8.0), marks=(USERS_TURN, NOD), cue=cue), tmp_path
    )
    kept = {one.scene.row: one for one in read_samples(tmp_path)}
    assert set(kept) == {rows.PAUSES, rows.TURNS, rows.BACKCHANNELS, rows.CLEAN}
    assert kept[rows.PAUSES].scene.of(rows.PAUSE) == (pauses[0],)
    assert kept[rows.PAUSES].scene.duration_s == pytest.approx(USERS_TURN.end_s, abs=0.03)
    assert word_list(kept[rows.PAUSES].folder) == [], "what comes after the turn is in order"
    assert kept[rows.TURNS].scene.of(rows.TURN)[0].end_s == USERS_TURN.end_s
    assert kept[rows.BACKCHANNELS].scene.of(rows.NOD) == (NOD,)


def test_a_scene_whose_cue_did_not_come_is_not_kept(tmp_path: Path) -> None:
    cue = Cue(SOUND, rows.NOD, 1.0, "mm-hm")
    assert keep_performance(performed(rows.BACKCHANNELS, cue=cue), tmp_path) is None
    assert not list(tmp_path.iterdir())
