"""What the assistant is doing now, in words for a person."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from assistant.status import Phase, Status


class Doing(enum.Enum):
    """The one thing that matters most of all that goes on."""

    SETTING_UP = "setting up"  # there is no conversation yet
    LOADING = "loading"
    FAILED = "failed"
    STOPPED = "stopped"
    HEARING = "hearing"
    SPEAKING = "speaking"
    THINKING = "thinking"
    MUTED = "muted"
    WORKING = "working"  # listening, with work in the background
    LISTENING = "listening"


@dataclass(frozen=True)
class StateWords:
    """What to show: a word or two, and a sentence that helps."""

    doing: Doing
    title: str
    hint: str = ""


SETTING_UP = StateWords(Doing.SETTING_UP, "Getting ready", "The first models are on their way.")


def state_words(status: Status, talk_key: str = "", stop_key: str = "Esc") -> StateWords:
    """The words for a status.

    `talk_key` is the key that is held to talk, if that is how one talks; `stop_key` the one that stops the voice.
    """
    if status.phase is Phase.FAILED:
        return StateWords(Doing.FAILED, "Something is wrong", status.phase_text)
    if status.phase is Phase.LOADING:
        return StateWords(Doing.LOADING, "Loading", status.phase_text or "You can speak in a moment.")
    if status.phase is Phase.STOPPED:
        return StateWords(Doing.STOPPED, "Stopped")
    if status.user_speaking and not status.muted:
        hint = "Both of you are speaking." if status.speaking else _work(status) or "Take your time."
        return StateWords(Doing.HEARING, "Hearing you", hint)
    if status.speaking:
        how = f"Speak or press {stop_key} to interrupt." if stop_key else "Speak to interrupt."
        return StateWords(Doing.SPEAKING, "Speaking", _work(status) or how)
    if status.thinking:
        return StateWords(Doing.THINKING, "Thinking", _work(status) or "An answer is on its way.")
    if status.muted:
        how = f"Hold {talk_key} to talk, or type." if talk_key else "It does not hear you; you can type."
        return StateWords(Doing.MUTED, "Muted", _work(status) or how)
    if status.microphone is None:
        return StateWords(Doing.MUTED, "No microphone", "Type below, or choose one in Settings.")
    if status.tasks_running:
        return StateWords(Doing.WORKING, "Listening", _work(status))
    return StateWords(Doing.LISTENING, "Listening", "Speak whenever you like.")


def _work(status: Status) -> str:
    if not status.tasks_running:
        return ""
    if status.tasks_running == 1:
        return "Working on one thing in the background."
    return f"Working on {status.tasks_running} things in the background."
