"""What an order needs of the camera, and how it is said that this is not there."""

from __future__ import annotations

from assistant.micro_turn import Eyes

WAITS_FOR_CAMERA = "waits for the camera"
WAITS_FOR_PEOPLE = "waits for the models that find people"
WAITS_FOR_SIGHT = "waits for a model that sees"
WAITS_FOR_SCREEN = "waits for the screen as the camera"
_WHAT_TO_DO = {
    WAITS_FOR_CAMERA: "once the camera is on: switch it on with the camera button",
    WAITS_FOR_PEOPLE: "once I can find people: fetch the models for the camera in the settings",
    WAITS_FOR_SCREEN: "once I see the screen: choose it as the camera in the settings",
    WAITS_FOR_SIGHT: "once I have a model that sees: choose one in the settings, under models",
}


def lacking(eyes: Eyes, *, people: bool = True, answers: bool = False, screen: bool = False) -> str:
    """What is waited for: the camera, or the `screen` in its place, the models that find `people`, one that `answers`;
    "" for nothing."""
    if screen:
        return "" if eyes.open and eyes.screen else WAITS_FOR_SCREEN
    if not eyes.open:
        return WAITS_FOR_CAMERA
    if answers:
        return "" if eyes.answer else WAITS_FOR_SIGHT
    return "" if eyes.find_people or not people else WAITS_FOR_PEOPLE


def confirmed(promise: str, lacks: str) -> str:
    """A promise as a sentence, with what has to be done before it can be kept."""
    return f"{promise}, {_WHAT_TO_DO[lacks]}." if lacks else f"{promise}."
