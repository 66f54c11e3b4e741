"""The catalogue and the presets that come with the program agree with each other."""

from __future__ import annotations

import pytest

from models.catalogue import ROLES, load_catalogue, parse_catalogue
from models.errors import CatalogueError, UnknownModel
from models.presets import DEFAULT_PRESET, load_presets, parse_presets, resolve

STARTERS = (
    "silero-vad",
    "smart-turn-v3.2",
    "whisper-tiny.en",
    "whisper-base",
    "smollm2-135m-instruct-q4_1",
    "qwen2.5-coder-0.5b-instruct-q4_k_m",
    "qwen2.5-coder-1.5b-instruct-q4_k_m",
    "piper-en_US-joe-medium",
    "mediapipe-sight",
    "pp-ocr",
)


def test_every_starter_file_is_pinned_and_comes_from_a_wheel() -> None:
    catalogue = load_catalogue()
    for model_id in STARTERS:
        assert catalogue[model_id].checked
        for file in catalogue[model_id].files:
            assert file.sha256 is not None
            assert file.wheel is not None


def test_every_file_has_a_source_and_every_role_a_model() -> None:
    catalogue = load_catalogue()
    for entry in catalogue:
        assert all(file.hub or file.wheel for file in entry.files)
        assert entry.memory_bytes > entry.size_bytes
        assert entry.checked or entry.note
    assert all(catalogue.for_role(role) for role in ROLES)


def test_presets_name_existing_models_in_the_right_roles() -> None:
    catalogue = load_catalogue()
    for preset in load_presets().values():
        for role, model_id in preset.models.items():
            assert role in catalogue[model_id].roles, (preset.name, role)
        assert preset.size_bytes(catalogue) == sum(
            catalogue[i].size_bytes for i in set(preset.models.values())
        )


def test_presets_grow_and_fetch_the_reasoner_last() -> None:
    catalogue = load_catalogue()
    presets = load_presets()
    assert list(presets) == ["tiny", "starter", "balanced", "quality"]
    needs = [preset.memory_bytes(catalogue) for preset in presets.values()]
    assert needs == sorted(needs)
    assert needs[1] < 6e9
    assert needs[2] < 14e9
    assert needs[3] < 30e9
    assert all(preset.ids[-1] == preset.models["reasoner"] for preset in presets.values())


def test_small_presets_need_no_hub() -> None:
    catalogue = load_catalogue()
    for name in ("tiny", DEFAULT_PRESET):
        for model_id in load_presets()[name].ids:
            assert model_id in STARTERS
            assert all(file.wheel for file in catalogue[model_id].files)


def test_resolve_mixes_presets_and_ids() -> None:
    ids = resolve(["whisper-base", "tiny"], load_catalogue())
    assert ids[0] == "whisper-base"
    assert ids[1:] == list(load_presets()["tiny"].ids)


def test_an_unknown_name_is_answered_with_what_exists() -> None:
    with pytest.raises(UnknownModel) as caught:
        resolve(["tiny", "huge"], load_catalogue())
    assert "called huge." in str(caught.value)
    assert "quality" in str(caught.value)
    assert "whisper-base" in str(caught.value)


MODEL = """
[[model]]
id = "m"
roles = ["voice"]
name = "M"
licence = "MIT"
languages = ["en"]
memory_bytes = 1
checked = true
files = [{ name = "a.onnx", size_bytes = 1, sha256 = "%s", wheel = ["p==1:a"] }]
""" % ("0" * 64)


def test_a_good_catalogue_is_read() -> None:
    member = parse_catalogue(MODEL)["m"].file().wheel.members[0]  # type: ignore[union-attr]
    assert (member.package, member.version, member.member) == ("p", "1", "a")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"voice"', '"singing"'),
        ('id = "m"', 'id = "../m"'),
        ('"a.onnx"', '"../../a"'),
        ("0000", "zzzz"),
        ("p==1:a", "p"),
        ("licence", "license"),
        ("[[model]]", "[[model"),
        ("checked = true", "checked = true\nfiles = []"),
    ],
)
def test_a_damaged_catalogue_is_refused_in_one_sentence(old: str, new: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        parse_catalogue(MODEL.replace(old, new, 1))
    assert "install the program again" in str(caught.value)


def test_a_model_named_twice_is_refused() -> None:
    with pytest.raises(CatalogueError):
        parse_catalogue(MODEL + MODEL)


def test_a_preset_without_a_role_is_refused() -> None:
    with pytest.raises(CatalogueError):
        parse_presets('[[preset]]\nname = "p"\ndescription = "d"\n[preset.models]\nvoice = "m"\n')
