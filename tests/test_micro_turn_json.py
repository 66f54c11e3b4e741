"""Micro-turns come back from JSON as they were."""

from __future__ import annotations

import dataclasses
import enum
import json
import math
import typing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant import micro_turn
from assistant.attached_picture import AttachedPicture
from assistant.attachment import TextFile
from assistant.cards import Code, Counter, ItemList, Picture, Plot, Table, Timer
from assistant.micro_turn import (
    CameraEvent,
    Decision,
    Delivery,
    DraftNews,
    EndOfTurn,
    Hearing,
    Look,
    MicroTurn,
    MicroTurnOutput,
    Nod,
    Nodded,
    NodsNews,
    PictureNews,
    Playback,
    Played,
    ShownCard,
    SpokenClause,
    Task,
    TaskNews,
    TaskState,
    TypedText,
    VoiceActivity,
    VoiceNews,
    Word,
)
from assistant.micro_turn_json import (
    ArrayFolder,
    MicroTurnFormatError,
    MicroTurnRecording,
    from_json,
    to_json,
)

SOUND = np.linspace(-1, 1, 7, dtype=np.float32)

FULL_TURN = MicroTurn(
    index=3,
    start_s=0.4,
    end_s=0.6,
    samples=SOUND,
    voice=VoiceActivity(np.float32(0.25), -math.inf, True, 2, 0.1, None),  # type: ignore[arg-type]
    hearing=Hearing(2, (Word("so", 0.1, 0.2),), (Word("wha", 0.3, 0.4), Word("☃", 0.4, 0.5)), 0.6, True),
    end_of_turn=EndOfTurn(2, 0.75, 0.5),
    typed=(
        TypedText("hello\n“you”", 0.45),
        TypedText("and?", 0.5, TextFile("a.txt", "words")),
        TypedText("", 0.55, AttachedPicture("a.png", 4, 3, b"\x89PNG\x00\xff", ".png", "pictures/1.png")),
    ),
    camera=(CameraEvent("dark", "It got dark.", 0.5),),
    frame=np.arange(24, dtype=np.uint8).reshape(2, 4, 3),
    news=(
        TaskNews("t1", TaskState.DONE, "42"),
        DraftNews(1, "Well,", 0, False, 0.9),
        VoiceNews(1, 0, "Well,", SOUND[:3], (0.25,)),
        NodsNews((Nod("Mhm.", SOUND[:2]),)),
        PictureNews("look-1", AttachedPicture("a.jpg", 4, 3, b"\xff\xd8", ".jpg", "pictures/2.jpg"), 0.4),
    ),
    played=(Played(4, 2, 0.1, 0.3, False, ((1, 0.5),)),),
    nodded=(Nodded("Mhm.", 0.2, 0.5),),
    assistant_audible=True,
    assistant_held=True,
    stop_asked=True,
    wall_s=1.77e9,
)
FULL_OUTPUT = MicroTurnOutput(
    index=3,
    playback=Playback.DUCK,
    say=(SpokenClause(1, 2, "Yes.", SOUND, (0.1, 0.2)),),
    nod=Nod("Mhm.", SOUND[:2]),
    delegate=(Task("t1", "Why?", (("user", "hi"), ("assistant", "hello")), 0.5, Delivery.INTERRUPT),),
    looks=(
        Look(
            Task("look-1", "What is it?", (), 0.5, picture=b"\xff\xd8", choices=("yes", "no")),
            0.4,
            frame=np.arange(24, dtype=np.uint8).reshape(2, 4, 3),
        ),
    ),
    cancel_tasks=("t0",),
    decisions=(Decision("wait", "silence", (("p", 0.5), ("seen", (1, None, [True, {"x": math.inf}])))),),
    show=(
        ShownCard("timer-1", Timer("pasta", 1.0, 301.0, True), going_on=False),
        ShownCard("list-1", ItemList("Shopping list", ("milk", "eggs"), (1,)), anew=True),
        ShownCard("cue-1", Counter("“um”", 3)),
        ShownCard("a", Table("Prices", ("what", "€"), (("milk", "1"), ("eggs", "3")))),
        ShownCard("b", Plot("Rain", "day", "mm", (("here", ((0.0, 1.5), (1.0, math.inf))),), "bars")),
        ShownCard("c", Code("Loop", "python", "while True:\n    pass")),
        ShownCard("d", Picture("A cup", "pictures/1.png", 640, 480)),
    ),
    notices=("The camera is gone.",),
)


def assert_same(got: Any, wanted: Any) -> None:
    """Equal down to types and array contents; messages with arrays have no `==` of their own."""
    if isinstance(wanted, np.ndarray):
        assert got.dtype == wanted.dtype
        np.testing.assert_array_equal(got, wanted)
    elif dataclasses.is_dataclass(wanted):
        assert type(got) is type(wanted)
        for field in dataclasses.fields(wanted):
            assert_same(getattr(got, field.name), getattr(wanted, field.name))
    elif isinstance(wanted, tuple):
        assert isinstance(got, tuple)
        assert len(got) == len(wanted)
        for one, other in zip(got, wanted, strict=True):
            assert_same(one, other)
    else:
        assert got == wanted


def round_trip(message: Any, folder: Path) -> Any:
    text = json.dumps(to_json(message, ArrayFolder(folder)), allow_nan=False)
    return from_json(type(message), json.loads(text), ArrayFolder(folder))


@pytest.mark.parametrize("message", [FULL_TURN, FULL_OUTPUT, MicroTurn(0, 0, 0.2), MicroTurnOutput(0)])
def test_a_message_comes_back_equal(message: Any, tmp_path: Path) -> None:
    assert_same(round_trip(message, tmp_path), message)


def messages() -> list[type]:
    found = [
        kind
        for kind in vars(micro_turn).values()
        if isinstance(kind, type) and dataclasses.is_dataclass(kind)
    ]
    assert len(found) >= 15
    return found


def example(hint: Any, depth: int = 0) -> Any:
    """Some value that fits a hint and differs from the usual defaults."""
    if hint is Any:
        return ("any", 1.5, {"a": [None]})
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        return hint(
            **{field.name: example(hints[field.name], depth + 1) for field in dataclasses.fields(hint)}
        )
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return list(hint)[-1]
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return tuple(
            example(one)
            for one in (arguments * 2 if arguments[-1] is Ellipsis else arguments)
            if one is not ...
        )
    if typing.get_origin(hint) is np.ndarray:
        return np.ones(3, dtype=typing.get_args(arguments[1])[0])
    if arguments:  # a union: its first choice
        return example(arguments[0])
    return {int: 7, float: 0.125, str: "text", bool: True, bytes: b"\xff\x00picture"}[hint]


@pytest.mark.parametrize("kind", messages(), ids=lambda kind: kind.__name__)
def test_every_field_of_every_message_has_a_form(kind: type, tmp_path: Path) -> None:
    message = example(kind)
    assert_same(round_trip(message, tmp_path), message)


def test_a_recorded_stream_comes_back_in_order(tmp_path: Path) -> None:
    turns = [FULL_TURN, MicroTurn(4, 0.6, 0.8), dataclasses.replace(FULL_TURN, index=5, samples=SOUND * 0.5)]
    recording = MicroTurnRecording(tmp_path / "recording")
    for turn in turns[:2]:
        recording.append(turn)
    MicroTurnRecording(tmp_path / "recording").append(turns[2])  # goes on with what is there
    read = list(MicroTurnRecording(tmp_path / "recording"))
    assert len(read) == 3
    for got, wanted in zip(read, turns, strict=True):
        assert_same(got, wanted)


def written(message: Any, folder: Path) -> dict[str, Any]:
    value = json.loads(json.dumps(to_json(message, ArrayFolder(folder))))
    assert isinstance(value, dict)
    return value


def test_a_missing_field_takes_its_default(tmp_path: Path) -> None:
    value = written(FULL_OUTPUT, tmp_path)
    del value["playback"]
    assert from_json(MicroTurnOutput, value, ArrayFolder(tmp_path)).playback is Playback.KEEP
    del value["index"]
    with pytest.raises(MicroTurnFormatError, match="index"):
        from_json(MicroTurnOutput, value, ArrayFolder(tmp_path))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"nonsense": 1}, "MicroTurn has no field nonsense"),
        ({"index": "3"}, "MicroTurn.index: expected int, not '3'"),
        ({"index": True}, "MicroTurn.index: expected int, not True"),
        ({"end_s": None}, "MicroTurn.end_s: expected float, not None"),
        ({"typed": [{"text": "x", "at_s": "now"}]}, "MicroTurn.typed[0].at_s: expected float"),
        ({"typed": [{"text": "x"}]}, "MicroTurn.typed[0]: "),
        ({"news": [{"$type": "Gossip"}]}, "$type is one of TaskNews, DraftNews, WordsJudged, VoiceNews"),
        (
            {"news": [{"$type": "TaskNews", "task_id": "t", "state": "lost"}]},
            "expected TaskState, not 'lost'",
        ),
        ({"hearing": []}, "MicroTurn.hearing: expected an object"),
        ({"samples": [1.0]}, "MicroTurn.samples: expected"),
        ({"samples": "00000099.npy"}, "00000099.npy cannot be read"),
        ({"samples": "../secret.npy"}, "'../secret.npy' is no array of the recording"),
        ({"samples": "double.npy"}, "MicroTurn.samples: expected an array of float32, not float64"),
        ({"samples": "broken.npy"}, "broken.npy cannot be read"),
    ],
)
def test_what_does_not_fit_is_named(change: dict[str, Any], says: str, tmp_path: Path) -> None:
    np.save(tmp_path / "double.npy", np.zeros(2))
    (tmp_path / "broken.npy").write_bytes(b"\x93NUMPY")
    value = written(FULL_TURN, tmp_path) | change
    with pytest.raises(MicroTurnFormatError) as caught:
        from_json(MicroTurn, value, ArrayFolder(tmp_path))
    assert says in str(caught.value)


@pytest.mark.parametrize("fact", [{1, 2}, object(), {"$tuple": 1}, Path("x")])
def test_a_fact_that_has_no_form_is_refused(fact: Any, tmp_path: Path) -> None:
    with pytest.raises(MicroTurnFormatError, match=r"Decision.facts: a \w+ cannot be written"):
        to_json(Decision("what", "why", (("fact", fact),)), ArrayFolder(tmp_path))


def test_a_broken_recording_names_the_line(tmp_path: Path) -> None:
    recording = MicroTurnRecording(tmp_path)
    recording.append(FULL_TURN)
    with (tmp_path / "micro_turns.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"index": \n')
    with pytest.raises(MicroTurnFormatError, match="line 2"):
        list(recording)
