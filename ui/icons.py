"""Icons drawn for the project: strokes on a 24 × 24 grid, in any colour and at any scale."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKES = {
    "microphone": '<rect x="9" y="3" width="6" height="11" rx="3"/>'
    '<path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
    "microphone-off": '<path d="M9 9v2a3 3 0 0 0 4.6 2.5M15 11V6a3 3 0 0 0-5.6-1.5'
    'M5.5 11.5a6.5 6.5 0 0 0 10.3 5.3M18.5 11.5a6.5 6.5 0 0 1-.4 2.3M12 18v3M4 3.5l16 17"/>',
    "camera": '<rect x="3" y="6.5" width="12.5" height="11" rx="2.5"/><path d="M15.5 11l5-3v8l-5-3"/>',
    "camera-off": '<path d="M3.6 7.2A2.5 2.5 0 0 0 3 9v6a2.5 2.5 0 0 0 2.5 2.5H13a2.5 2.5 0 0 0 2-1'
    'M9 6.5h4a2.5 2.5 0 0 1 2.5 2.5v2l5-3v8l-3-1.8M4 3.5l16 17"/>',
    "attach": '<path d="M19 11.5l-7.2 7.2a4.6 4.6 0 0 1-6.5-6.5l7.6-7.6a3.1 3.1 0 0 1 4.4 4.4l-7.5 7.5'
    'a1.5 1.5 0 0 1-2.2-2.2l6.7-6.7"/>',
    "record": '<circle cx="12" cy="12" r="8.2"/><circle cx="12" cy="12" r="2" stroke-width="4.2"/>',
    "play": '<path d="M8 5.5v13l10.5-6.5z"/>',
    "stop": '<rect x="6.5" y="6.5" width="11" height="11" rx="2.5"/>',
    "settings": '<path d="M4 7.5h8M18 7.5h2M4 16.5h2M12 16.5h8"/><circle cx="15" cy="7.5" r="2.6"/>'
    '<circle cx="9" cy="16.5" r="2.6"/>',
    "details": '<path d="M5 7h14M5 12h9M5 17h11"/>',
    "lanes": '<rect x="4" y="4" width="4.5" height="8" rx="1.6"/><rect x="10" y="9" width="4.5" height="6" rx="1.6"/>'
    '<rect x="16" y="13" width="4.5" height="7" rx="1.6"/>',
    "sessions": '<path d="M4.2 9.5A8.2 8.2 0 1 1 3.8 13M4 4.8v4.7h4.7M12 7.8V12l3 2"/>',
    "new": '<path d="M12 4H6.5A2.5 2.5 0 0 0 4 6.5v11A2.5 2.5 0 0 0 6.5 20h11a2.5 2.5 0 0 0 2.5-2.5V12'
    'M18 3v6M15 6h6"/>',
    "orders": '<path d="M6.5 17V11a5.5 5.5 0 0 1 11 0v6l1.8 1.3H4.7zM10.2 21h3.6"/>',
    "timer": '<circle cx="12" cy="13.4" r="7.3"/><path d="M12 9.4v4l2.6 1.8M9.8 3h4.4"/>',
    "rhythm": '<path d="M5 11.5V10a3.5 3.5 0 0 1 3.5-3.5H19M16 3.5l3 3-3 3M19 12.5V14a3.5 3.5 0 0 1-3.5 3.5H5'
    'M8 20.5l-3-3 3-3"/>',
    "cue": '<path d="M5.5 4.5h13A2.5 2.5 0 0 1 21 7v7a2.5 2.5 0 0 1-2.5 2.5H12L7.5 20v-3.5h-2'
    'A2.5 2.5 0 0 1 3 14V7a2.5 2.5 0 0 1 2.5-2.5z"/>'
    '<path d="M8 10.5h8"/>',
    "list": '<path d="M9.5 6.5H20M9.5 12H20M9.5 17.5H20M4.5 6.5h.8M4.5 12h.8M4.5 17.5h.8"/>',
    "eye": '<path d="M2.8 12S6.2 5.8 12 5.8 21.2 12 21.2 12 17.8 18.2 12 18.2 2.8 12 2.8 12z"/>'
    '<circle cx="12" cy="12" r="2.7"/>',
    "count": '<path d="M8.5 12h7M6 7.5v9M3.2 9.8v4.4M18 7.5v9M20.8 9.8v4.4"/>',
    "screen": '<rect x="3" y="4.5" width="18" height="12.5" rx="2.2"/><path d="M8.5 20.5h7M12 17v3.5"/>',
    "send": '<path d="M12 19V5.5M6 11l6-6 6 6"/>',
    "speaker": '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>',
    "hide": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
    "down": '<path d="M5.5 9l6.5 6.5L18.5 9"/>',
    "up": '<path d="M5.5 15.5L12 9l6.5 6.5"/>',
    "more": '<circle cx="6" cy="12" r="0.8"/><circle cx="12" cy="12" r="0.8"/><circle cx="18" cy="12" r="0.8"/>',
    "dash": '<path d="M7 12h10"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5" stroke-width="3"/>',
}

APP_ICON = Path(__file__).with_name("counterpoint.svg")


def svg_text(name: str, colour: str) -> str:
    """The icon as an SVG document."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g fill="none" '
        f'stroke="{colour}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">'
        f"{_STROKES[name]}</g></svg>"
    )


def draw(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Paint an icon into `box`."""
    _renderer(name, colour).render(painter, box)


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The icon for a button, sharp up to three times the size, on a dense screen or beside large text."""
    result = QIcon()
    for scale, ratio in ((1, 1), (2, 2), (3, 3), (2, 1), (3, 1)):
        picture = QPixmap(size * scale, size * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter, name, colour, QRectF(0, 0, size * scale, size * scale))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        result.addPixmap(picture)
    return result


def app_icon() -> QIcon:
    """The icon of the application: two voices that run at once."""
    return QIcon(str(APP_ICON))


class IconFiles:
    """Icons as files, since a style sheet can only name files; they go when the object does."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="counterpoint-icons-")

    def url(self, name: str, colour: str) -> str:
        """The path of the icon in that colour, as a style sheet wants it."""
        path = Path(self._folder.name) / f"{name}-{colour.lstrip('#')}.svg"
        if not path.exists():
            path.write_text(svg_text(name, colour), encoding="utf-8")
        return path.as_posix()

    def remove(self) -> None:
        """Delete the files."""
        self._folder.cleanup()


@lru_cache(maxsize=64)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg_text(name, colour).encode()))
