"""What the engine says, in German: the sentence is translated, the values in it stay."""

from __future__ import annotations

import contextlib

import pytest

from assistant.capture.device_news import DeviceNews, DeviceState
from assistant.gap import Gap, gap_sentence
from assistant.instance_lock import AlreadyRunning
from assistant.settings import SETTINGS, SettingError
from ui.engine_sentences import told
from ui.screen import library_sentence
from ui.translating import translated

pytestmark = pytest.mark.window


ENGINE = [
    ("The fetch was cancelled.", "Das Laden wurde abgebrochen."),
    (
        "The disk that holds /a b/c: d is full: free some space there, then fetch again.",
        "Die Festplatte mit /a b/c: d ist voll: Schaff dort Platz und lade dann noch einmal.",
    ),
    (
        "whisper-base could not be fetched from any source. huggingface.co cannot be reached: check the network "
        "connection. pypi.org is not well (it answered 503): try again later.",
        "whisper-base konnte von keiner Quelle geladen werden. huggingface.co ist nicht erreichbar: Prüf die "
        "Netzverbindung. pypi.org hat Probleme (Antwort 503): Versuch es später noch einmal.",
    ),
    (
        "For this computer (2 cores, 8.3 GB of memory) the preset “starter” is recommended. “quality” would fit, but "
        "was not tried by its makers.",
        "Für diesen Computer (2 Kerne, 8,3 GB Speicher) empfiehlt sich die Voreinstellung „starter“. „quality“ würde "
        "passen, wurde von den Entwicklern aber nicht erprobt.",
    ),
    (
        "The microphone “Headset, ALSA” is not there; plug it in or choose another one in the settings; “Built-in” "
        "stays in use.",
        "Mikrofon „Headset, ALSA“ ist nicht da; schließ das Gerät an, oder wähle in den Einstellungen ein anderes; "
        "„Built-in“ bleibt in Gebrauch.",
    ),
    ("Loading the voice…", "Die Stimme wird geladen …"),
    ("Something that no pattern fits; The camera", "Something that no pattern fits; The camera"),
    ("Etwas, das schon deutsch ist.", "Etwas, das schon deutsch ist."),
    ("", ""),
]


@pytest.mark.parametrize(("english", "in_german"), ENGINE)
def test_a_sentence_of_the_engine_keeps_its_values(german, english, in_german) -> None:
    assert told(english) == in_german


@pytest.mark.parametrize(("english", "_german"), ENGINE)
def test_in_english_it_stays_as_it_is(english, _german) -> None:
    assert told(english) == english


def test_another_window_is_told_of_in_german(german, tmp_path) -> None:
    assert told(str(AlreadyRunning(tmp_path, 12))).startswith(
        f"Counterpoint läuft schon mit dem Datenordner {tmp_path} (P"
    )
    assert "(" not in told(str(AlreadyRunning(tmp_path, None)))


def said_of_devices(*states: tuple[DeviceState, ...]) -> list[str]:
    """What the news of devices says while they stand like this, one after the other."""
    said: list[str] = []
    news = DeviceNews(said.append)
    now_s = 0.0
    for state in states:
        for _ in range(60):
            now_s += 1.0
            news.look(state, now_s)
    return said


def both(
    microphone: str | None, speaker: str | None, trouble: str = "", gone: bool = False
) -> tuple[DeviceState, ...]:
    return tuple(
        DeviceState(what, name, trouble.format(what=what) if trouble else "", gone)
        for what, name in (("microphone", microphone), ("speaker", speaker))
    )


def test_news_of_devices_leave_no_english_words(german) -> None:
    gone = "The {what} “Headset” is gone"
    said = [
        *said_of_devices(
            both("Headset", "Headset"), both("Built-in", "Built-in", gone, True), both("Headset", "Headset")
        ),
        *said_of_devices(both("Built-in", "HDMI"), both("Desk", "HDMI"), both("Desk", "Box")),
        *said_of_devices(
            both("Headset", "Box"), both("Built-in", "HDMI", gone, True), both("Headset", "Box")
        ),
        *said_of_devices(both("Headset", "Box"), both(None, None, gone, True)),
        *said_of_devices(both("Headset", "Box"), both(None, "Box", "No microphone was found; plug one in")),
        *said_of_devices(both("Built-in", "Box", "“Headset” cannot be opened (busy)")),
        *said_of_devices(
            (DeviceState("camera", "Desk"),), (DeviceState("camera", None, gone.format(what="camera"), True),)
        ),
    ]
    assert len(said) >= 9
    english = {
        "the",
        "is",
        "are",
        "gone",
        "until",
        "used",
        "microphone",
        "speaker",
        "plug",
        "cannot",
        "now",
        "camera",
        "seen",
    }
    for sentence in said:
        assert not english & set(told(sentence).lower().replace("„", " ").replace(",", " ").split()), sentence
        assert told(sentence) != sentence


@pytest.mark.parametrize("length_s", [1.0, 40.0, 60.0, 7_000.0, 90_000.0, 200_000.0])
@pytest.mark.parametrize("slept", [True, False])
def test_a_gap_is_told_in_german(german, length_s, slept) -> None:
    sentence = told(gap_sentence(Gap(length_s, slept), muted=slept))
    assert sentence.startswith("Der Computer hat " if slept else "Das Programm stand ")
    assert not {"second", "seconds", "minute", "minutes", "hours", "day", "days"} & set(sentence.split())


def test_a_setting_that_does_not_fit_is_told_in_german(german) -> None:
    for one in SETTINGS:
        for wrong in (None, "no such thing\n", 99.0, True):
            with contextlib.suppress(SettingError):
                one.check(wrong)
                continue
            with pytest.raises(SettingError) as refused:
                one.check(wrong)
            sentence = told(str(refused.value))
            assert sentence.startswith(f"„{translated(one.label)}“ ({one.key}) ")
            assert " not " not in sentence


def test_a_missing_library_is_told_in_german(german) -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert told(library_sentence(error)) == (
        "Das Fenster lässt sich nicht öffnen, weil die Systembibliothek libEGL.so.1 fehlt: Installiere sie (unter "
        "Debian und Ubuntu: sudo apt install libegl1)."
    )
