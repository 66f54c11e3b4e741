"""Makes the pictures of the README from the real window, with a conversation that was written beforehand.

    python packaging/screenshots.py [--scale 2] [--only window-light …] [folder]

Needs no screen: without one the window is drawn offscreen.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
