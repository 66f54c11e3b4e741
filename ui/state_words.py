"""What the assistant is doing now, in words for a person."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from assistant.status import Phase, Status
from ui.engine_sentences import told
from ui.translating import tr, tr_count


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


def setting_up() -> StateWords:
    """The words while a conversation is being made: while its models are still fetched, another page is shown."""
    return StateWords(Doing.SETTING_UP, tr("Getting ready"), tr("You can speak in a moment."))


def state_words(status: Status, talk_key: str = "", stop_key: str = "Esc") -> StateWords:
    """The words for a status.

    `talk_key` is the key that is held to talk, if that is how one talks; `stop_key` the one that stops the voice.
    """
    if status.phase is Phase.FAILED:
        return StateWords(Doing.FAILED, tr("Something is wrong"), told(status.phase_text))
    if status.phase is Phase.LOADING:
        return StateWords(
            Doing.LOADING, tr("Loading"), told(status.phase_text) or tr("You can speak in a moment.")
        )
    if status.phase is Phase.STOPPED:
        return StateWords(Doing.STOPPED, tr("Stopped"))
    if status.user_speaking and not status.muted:
        hint = tr("Both of you are speaking.") if status.speaking else _work(status) or tr("Take your time.")
        return StateWords(Doing.HEARING, tr("Hearing you"), hint)
    if status.speaking:
        how = (
            tr("Speak or press {key} to interrupt.", key=stop_key) if stop_key else tr("Speak to interrupt.")
        )
        return StateWords(Doing.SPEAKING, tr("Speaking"), _work(status) or how)
    if status.thinking:
        return StateWords(
            Doing.THINKING,
            tr("Thinking", "what it does now"),
            _work(status) or tr("An answer is on its way."),
        )
    if status.muted:
        how = (
            tr("Hold {key} to talk, or type.", key=talk_key)
            if talk_key
            else tr("It does not hear you; you can type.")
        )
        return StateWords(Doing.MUTED, tr("Muted"), _work(status) or how)
    if status.microphone is None:
        return StateWords(Doing.MUTED, tr("No microphone"), tr("Type below, or choose one in Settings."))
    if status.tasks_running:
        return StateWords(Doing.WORKING, tr("Listening"), _work(status))
    return StateWords(Doing.LISTENING, tr("Listening"), tr("Speak whenever you like."))


def _work(status: Status) -> str:
    if not status.tasks_running:
        return ""
    return tr_count(
        "Working on one thing in the background.",
        "Working on {count} things in the background.",
        status.tasks_running,
    )
