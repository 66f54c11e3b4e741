"""What goes wrong with kept sound."""

from __future__ import annotations


class SoundError(Exception):
    """Kept sound cannot be used; the text is a sentence for the user that says what to do."""
