"""Settings: declared once, checked, kept, and never lost to a broken file."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from assistant.settings import SETTINGS, Kind, SettingError, Settings, setting, settings_as_markdown


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def load(path: Path, problems: list[str] | None = None) -> Settings:
    def unexpected(text: str) -> None:
        raise AssertionError(text)

    return Settings.load(path, unexpected if problems is None else problems.append)


def test_the_declaration_is_whole() -> None:
    assert {one.key: one.default for one in SETTINGS} == {
        "preset": "starter",
        "model.interaction": "",
        "model.reasoner": "",
        "model.vision": "",
        "model.recogniser": "",
        "model.voice": "",
        "audio.microphone": "",
        "audio.bluetooth_warning": True,
        "microphone.mode": "open",
        "microphone.key": "F9",
        "audio.speaker": "",
        "audio.echo_cancellation": True,
        "audio.noise_suppression": False,
        "audio.gain_control": False,
        "camera.on": False,
        "camera.source": "",
        "camera.describe": False,
        "camera.gestures": True,
        "speech.language": "en",
        "voice.volume": 1.0,
        "voice.backchannels": True,
        "talking.pauses": "usual",
        "talking.interruptions": "at once",
        "talking.initiative": "when asked",
        "talking.results": "at a pause",
        "reasoner.on": True,
        "reasoner.self_correction": True,
        "downloads.prefer": "hub",
        "downloads.agreed": False,
        "window.text_size": "100",
        "window.calm": False,
        "window.announce": "all",
        "window.theme": "system",
        "window.language": "system",
        "window.keys": "",
        "record.audio": False,
        "record.keep": "forever",
    }
    for one in SETTINGS:
        assert one.check(one.default) == one.default
        assert one.label
        assert one.help.endswith(".")
        assert bool(one.choices) is (one.kind is Kind.CHOICE)
    groups = [one.group for one in SETTINGS]
    assert len(set(groups)) == sum(a != b for a, b in zip(["", *groups], groups, strict=False)), (
        "groups together"
    )


def test_defaults_hold_until_something_is_set(path: Path) -> None:
    settings = load(path)
    assert settings.get("preset") == settings.text("preset") == "starter"
    assert settings.flag("audio.echo_cancellation") is True
    settings.set("voice.volume", 0)
    assert settings.number("voice.volume") == 0.0
    assert isinstance(settings.get("voice.volume"), float)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("preset", "huge", "is one of tiny, starter, balanced, quality"),
        ("preset", True, "is a text"),
        ("voice.volume", 1.5, "a number from 0 to 1, not 1.5"),
        ("voice.volume", float("nan"), "a number from 0 to 1"),
        ("voice.volume", True, "a number from 0 to 1"),
        ("voice.volume", "loud", "a number from 0 to 1"),
        ("camera.on", 1, "either true or false"),
        ("camera.source", "two\nlines", "cannot be"),
        ("speech.language", "English", "such as 'en'"),
        ("no.such", 1, "There is no setting 'no.such'; there are preset"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_changes_nothing(key: str, value: object, says: str) -> None:
    settings = Settings()
    heard: list[object] = []
    settings.subscribe(lambda *change: heard.append(change))
    with pytest.raises(SettingError) as caught:
        settings.set(key, value)  # type: ignore[arg-type]
    assert says in str(caught.value)
    assert not heard
    if key != "no.such":
        assert settings.get(key) == setting(key).default


def test_what_was_set_is_kept_and_only_that(path: Path) -> None:
    settings = load(path)
    settings.set("audio.microphone", " Mic ☃, ALSA ")
    settings.set("preset", "tiny", keep=False)
    settings.save()
    assert json.loads(path.read_text(encoding="utf-8")) == {"audio.microphone": "Mic ☃, ALSA"}
    assert settings.get("preset") == "tiny"
    again = load(path)
    assert (again.get("audio.microphone"), again.get("preset")) == ("Mic ☃, ALSA", "starter")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_keys_of_other_versions_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"from.the.future": [1, {"x": null}], "preset": "tiny"}', encoding="utf-8")
    settings = load(path)
    settings.set("preset", "quality")
    settings.save()
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "from.the.future": [1, {"x": None}],
        "preset": "quality",
    }


def test_subscribers_hear_of_changes_only_and_until_they_leave() -> None:
    settings = Settings()
    heard: list[tuple[str, object]] = []
    leave = settings.subscribe(lambda key, value: heard.append((key, value)))
    settings.set("camera.on", True)
    settings.set("camera.on", True)
    leave()
    leave()
    settings.set("camera.on", False)
    assert heard == [("camera.on", True)]


def test_a_subscriber_may_change_settings() -> None:
    settings = Settings()
    settings.subscribe(lambda key, value: settings.set("camera.on", False))
    settings.set("camera.on", True)
    assert settings.get("camera.on") is False


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe{}", b"null", b"[" * 100_000])
def test_a_broken_file_is_set_aside_and_the_defaults_are_used(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    problems: list[str] = []
    settings = load(path, problems)
    assert settings.get("preset") == "starter"
    (aside,) = path.parent.glob("settings.broken-*.json")
    assert aside.read_bytes() == content
    (problem,) = problems
    assert aside.name in problem
    settings.set("preset", "tiny")
    settings.save()
    assert load(path).get("preset") == "tiny"


def test_one_bad_value_does_not_cost_the_others(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"preset": "huge", "camera.on": true}', encoding="utf-8")
    problems: list[str] = []
    settings = load(path, problems)
    assert (settings.get("preset"), settings.get("camera.on")) == ("starter", True)
    (problem,) = problems
    assert "The default is used" in problem


def test_a_file_that_cannot_be_read_is_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    problems: list[str] = []
    assert load(path, problems).get("preset") == "starter"
    (problem,) = problems
    assert "cannot be read" in problem
    assert path.is_dir()


def test_a_place_that_cannot_be_written_is_a_sentence_and_the_values_hold(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    problems: list[str] = []
    settings = load(tmp_path / "file" / "settings.json", problems)
    settings.set("camera.on", True)
    with pytest.raises(SettingError, match=r"could not be saved to .*; they hold until"):
        settings.save()
    assert settings.get("camera.on") is True


def test_a_failed_save_leaves_the_old_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(path)
    settings.set("preset", "tiny")
    settings.save()

    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    settings.set("preset", "quality")
    with pytest.raises(SettingError, match="No space left"):
        settings.save()
    assert load(path).get("preset") == "tiny"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_settings_without_a_file_are_not_saved() -> None:
    Settings().save()


def test_threads_may_set_and_save_at_once(path: Path) -> None:
    settings = load(path)

    def work(volume: float) -> None:
        for _ in range(10):
            settings.set("voice.volume", volume)
            settings.save()

    threads = [threading.Thread(target=work, args=(number / 10,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert load(path).get("voice.volume") == settings.get("voice.volume")


def test_the_documentation_names_every_setting() -> None:
    text = settings_as_markdown()
    assert all(f"`{one.key}`" in text for one in SETTINGS)
    widths = {line.count(" | ") for line in text.splitlines() if line.startswith("|")}
    assert len(widths) == 1


def test_the_documentation_is_made_from_the_declaration() -> None:
    written = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert written == settings_as_markdown(), "write settings_as_markdown() to docs/settings.md again"


def test_a_reset_gives_every_setting_its_default_tells_of_it_and_deletes_the_file(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("window.theme", "dark")
    settings.set("voice.volume", 0.3)
    settings.set("preset", "starter")
    settings.save()
    told: list[tuple[str, object]] = []
    settings.subscribe(lambda key, value: told.append((key, value)))
    settings.reset()
    assert not (tmp_path / "settings.json").exists()
    assert sorted(told) == [("voice.volume", 1.0), ("window.theme", "system")]
    assert settings.text("window.theme") == "system"
    settings.set("window.calm", True)
    settings.save()
    assert json.loads((tmp_path / "settings.json").read_text()) == {"window.calm": True}
