"""The settings: declared in `declared.py`, held and saved by `values.py`."""

from assistant.settings.declared import KEPT_DAYS, PATIENCE, SETTINGS, setting
from assistant.settings.markdown import settings_as_markdown
from assistant.settings.setting import Kind, Restarts, Setting, SettingError, Value
from assistant.settings.values import SETTINGS_FILE, Settings

__all__ = [
    "KEPT_DAYS",
    "PATIENCE",
    "SETTINGS",
    "SETTINGS_FILE",
    "Kind",
    "Restarts",
    "Setting",
    "SettingError",
    "Settings",
    "Value",
    "setting",
    "settings_as_markdown",
]
