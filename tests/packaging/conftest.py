"""Lets the tests import the set-up program, which is no part of the installed packages."""

import sys
from pathlib import Path

# The folder `packaging` itself, not its parent: as a package, that name belongs to a library.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
