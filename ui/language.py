"""The language of the interface: which one it is, and the translations that bring it about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from assistant.settings import setting
from models.private_files import read_json_object

TRANSLATIONS = Path(__file__).parent / "translations"

SETTING = "window.language"

SOURCE_LANGUAGE = "en"
"""The texts stand in the source in this one, which needs no translation."""

_installed: list[tuple[QTranslator, bytes]] = []
"""With the contents of its file, which has to stay: Qt does not copy it, and would map a file of its own. A mapped file
that an update of the program writes anew takes the process down."""


def languages() -> tuple[str, ...]:
    """The codes of the languages that there are."""
    translated = sorted(file.stem.removeprefix("counterpoint_") for file in TRANSLATIONS.glob("*.qm"))
    return (SOURCE_LANGUAGE, *translated)


def use_language(app: QCoreApplication, choice: str) -> str:
    """Let every text that is put into words from now on be in the chosen language; returns its code.

    `choice` is a code, or “system” for the first of the system's languages that there is, otherwise English. Widgets
    keep the words that they have: call it before any is made. Numbers and dates follow the language, too, and so do
    the texts of Qt itself.
    """
    wanted = (choice,) if choice in languages() else system_languages()
    code = next((one for one in wanted if one in languages()), SOURCE_LANGUAGE)
    while _installed:
        app.removeTranslator(_installed.pop()[0])
    QLocale.setDefault(_locale(code))
    if code != SOURCE_LANGUAGE:
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (Path(qt) / f"qtbase_{code}.qm", TRANSLATIONS / f"counterpoint_{code}.qm"):
            translator, texts = QTranslator(), _read(file)
            if texts and translator.load(texts):
                app.installTranslator(translator)
                _installed.append((translator, texts))
    return code


def chosen_language(settings_file: Path) -> str:
    """What the settings say, before they are loaded: whatever is wrong with the file is told in this language."""
    return str(read_json_object(settings_file).get(SETTING, setting(SETTING).default))


def system_languages() -> tuple[str, ...]:
    """The codes of the languages that the user of this system reads, the preferred one first."""
    return tuple(one.partition("-")[0] for one in QLocale.system().uiLanguages())


def _read(file: Path) -> bytes:
    """Nothing where the file is missing, as Qt's own may be in a system's package: its texts are few."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _locale(code: str) -> QLocale:
    system = QLocale.system()
    return system if system.name().partition("_")[0] == code else QLocale(code)
