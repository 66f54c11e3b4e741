"""The language of the interface: which one it is, and the translations that bring it about."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from assistant.settings import setting

TRANSLATIONS = Path(__file__).parent / "translations"

SETTING = "window.language"

SOURCE_LANGUAGE = "en"
"""The texts stand in the source in this one, which needs no translation."""

_installed: list[QTranslator] = []


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
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(_locale(code))
    if code != SOURCE_LANGUAGE:
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (Path(qt) / f"qtbase_{code}.qm", TRANSLATIONS / f"counterpoint_{code}.qm"):
            translator = QTranslator()
            if translator.load(str(file)):  # Qt's own may be missing in a system's package: its texts are few
                app.installTranslator(translator)
                _installed.append(translator)
    return code


def chosen_language(settings_file: Path) -> str:
    """What the settings say, before they are loaded: whatever is wrong with the file is told in this language."""
    default = str(setting(SETTING).default)
    try:
        stored = json.loads(settings_file.read_text(encoding="utf-8"))
        return str(stored.get(SETTING, default)) if isinstance(stored, dict) else default
    except (OSError, ValueError, RecursionError):
        return default


def system_languages() -> tuple[str, ...]:
    """The codes of the languages that the user of this system reads, the preferred one first."""
    return tuple(one.partition("-")[0] for one in QLocale.system().uiLanguages())


def _locale(code: str) -> QLocale:
    system = QLocale.system()
    return system if system.name().partition("_")[0] == code else QLocale(code)
