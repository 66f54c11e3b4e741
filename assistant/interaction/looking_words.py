"""What is said about pictures: before a look, in place of one, and of a text that was read."""

from __future__ import annotations

from typing import Final

from assistant.interaction.sight_questions import Wish
from assistant.reasoning.for_the_ear import for_the_ear

BRIDGES: Final = ("Let me look.", "Let me have a look.", "One moment, I'm looking.")
"""Said while the picture is looked at."""
READING_BRIDGES: Final = ("Let me read it.", "One moment, I'm reading it.")
CAMERA_OFF: Final = "The camera is off. Switch it on and ask again."
NO_PICTURE: Final = "The camera gives no picture just now. Try again in a moment."
NEEDS_A_MODEL: Final = "For more I need a model that sees; you find it in the settings under Models."
NEEDS_A_MODEL_STILL: Final = "For more I would need a model that sees."
"""When the way to it was told before."""
CANNOT_TELL: Final = "I can't make that out."
CANNOT_READ: Final = (
    "I can't read yet: the model for that is still to be downloaded, in the settings under Models."
)
NO_HAND: Final = "I can't make out a hand. Hold it up to the camera and ask again."
NO_NAMES: Final = "I don't tell who somebody is by their face."
NO_LOOKS: Final = "I'd rather not comment on how people look."
FAILED: Final = "I'm afraid I could not make it out."
NOTHING_WRITTEN: Final = "I can't make out any text there. Hold it closer, or into the light, and ask again."
REST_ON_SCREEN: Final = "The rest is on the screen."
WRITTEN: Final = "What is written there"
WHAT_IS_IN_IT: Final = "What is in this picture?"
"""Asked of a picture that is shown without a word."""

READ_OUT_WORDS: Final = 28

REFUSED: Final = {Wish.NAME: NO_NAMES, Wish.LOOKS: NO_LOOKS}


def read_out(text: str) -> str:
    """A text as it is read out: what is long is cut short, and the whole is on the screen."""
    if not text:
        return NOTHING_WRITTEN
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    joined = " ".join(
        line if line[-1] in ".,;:!?-" or _goes_on(line) else f"{line}," for line in lines
    ).rstrip(",")
    spoken = for_the_ear(joined, most_words=READ_OUT_WORDS)
    if len(spoken.split()) < len(for_the_ear(joined, most_words=len(joined.split()) + 1).split()):
        return f"It says: {spoken} {REST_ON_SCREEN}"
    return f"It says: {spoken}"


def _goes_on(line: str) -> bool:
    """Whether a line is one of running text, which goes on in the next."""
    return len(line.split()) > 4
