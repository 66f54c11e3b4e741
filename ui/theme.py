"""How the window looks: the palette in force, and the style sheet and fonts that follow from it."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.icons import IconFiles
from ui.palette import DARK, LIGHT, Palette

CHOICES = ("system", "light", "dark")

SMALL = 0.85
TITLE = 1.18
DISPLAY = 1.6
"""The type scale, as factors of the system's font size."""


def scaled_font(factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The application's font, larger or smaller."""
    font = resized(QGuiApplication.font(), factor)
    font.setWeight(weight)
    return font


def resized(font: QFont, factor: float) -> QFont:
    """A font, larger or smaller."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:  # the system gave its font in pixels
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return result


class Theme(QObject):
    """The one theme of an application; `choice` is `system`, `light` or `dark`.

    Signals:
        changed(Palette): another palette is in force; whoever paints by hand paints again.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._icon_files = IconFiles()
        self._scheme = app.styleHints().colorScheme()
        self._choice = "system"
        self._font = QFont(app.font())
        self._text_factor = 1.0
        self.calm = False
        """Whether nothing is to move that need not."""
        self.palette = LIGHT
        app.setStyle("Fusion")  # the style that a sheet can shape the same on every desktop
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._put_on(self._wanted())
        self.choose(choice)

    @property
    def choice(self) -> str:
        """What was chosen, not what came of it."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Change to `system`, `light` or `dark`; anything else counts as `system`."""
        self._choice = choice if choice in CHOICES else "system"
        hints = self._app.styleHints()
        if self._choice == "system":
            hints.unsetColorScheme()
        else:  # for what the system draws: title bars and file dialogs
            hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
        self._change()

    def scale_text(self, factor: float) -> None:
        """Write everything larger or smaller: a factor of the font size that the application began with."""
        if factor == self._text_factor:
            return
        change, self._text_factor = factor / self._text_factor, factor
        for widget in self._app.allWidgets():
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):  # its size is its own
                widget.setFont(resized(widget.font(), change))
        self._app.setFont(resized(self._font, factor))

    def close(self) -> None:
        """Let go of the application."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._follow_system)
        self.scale_text(1.0)
        self._icon_files.remove()

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._change()

    def _change(self) -> None:
        wanted = self._wanted()
        if wanted is not self.palette:
            self._put_on(wanted)
            self.changed.emit(wanted)

    def _wanted(self) -> Palette:
        if self._choice == "system":
            return DARK if self._scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _put_on(self, palette: Palette) -> None:
        self.palette = palette
        self._app.setPalette(qt_palette(palette))
        self._app.setStyleSheet(style_sheet(palette, self._icon_files))


def qt_palette(palette: Palette) -> QPalette:
    """The palette for what Qt draws without a style sheet."""
    roles = {
        QPalette.ColorRole.Window: palette.window,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Base: palette.surface,
        QPalette.ColorRole.AlternateBase: palette.raised,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.PlaceholderText: palette.dim,
        QPalette.ColorRole.Button: palette.raised,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.ToolTipBase: palette.raised,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.Highlight: palette.selection,
        QPalette.ColorRole.HighlightedText: palette.text,
        QPalette.ColorRole.Link: palette.accent,
        QPalette.ColorRole.Accent: palette.accent,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.dim))
    return result


def style_sheet(palette: Palette, files: IconFiles) -> str:
    """The style sheet with the palette's colours in it."""
    values = {key: str(value) for key, value in asdict(palette).items()}
    values["arrow"] = files.url("down", palette.dim)
    values["check"] = files.url("check", palette.on_accent)
    template = Path(__file__).with_name("theme.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda match: values[match[1]], template.replace("@names", "names"))
