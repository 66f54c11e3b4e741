"""What the window needs of a conversation: the face it talks to, and nothing below it.

`assistant.conversation.Conversation` has this face; so has the scripted one of the tests and the screenshots.
Every method may be called from the GUI thread and returns at once; only `stop` waits, for threads to end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.attachment import Attachment
from assistant.health import Health
from assistant.manners import Initiative, Interruptions
from assistant.micro_turn import Delivery
from assistant.sound_record.kept_sound import KeptSound
from assistant.status import Status
from assistant.timeline.item import TimelineItem


class TimelineView(Protocol):
    """The record, as far as the window reads it."""

    def items(self) -> Sequence[TimelineItem]:
        """Everything so far, in the order it came."""

    def subscribe(
        self, callback: Callable[[TimelineItem], None], on_session: Callable[[], None] | None = None
    ) -> Callable[[], None]:
        """Call `callback` with every new or changed item, from any thread; returns what ends that.

        `on_session` is called between the last item of a session and the first of the next.
        """


class ConversationView(Protocol):
    """One running conversation, as far as the window uses it."""

    @property
    def timeline(self) -> TimelineView:
        """Where everything that happens is written down."""

    def start(self) -> None:
        """Begin to load and then to listen; `status().phase` says how far it is."""

    def stop(self) -> None:
        """End all threads; may take about two seconds."""

    def status(self) -> Status:
        """What it is doing now; cheap."""

    def health(self) -> Health:
        """How it is doing; a few milliseconds, for once a second or so."""

    def latest_frame(self) -> NDArray[np.uint8] | None:
        """The newest camera picture (height, width, 3), blue first; None without a camera."""

    def type_text(self, text: str, attachment: Attachment | None = None) -> None:
        """Say something by keyboard, perhaps about a file."""

    def take_up(self, said: Sequence[tuple[str, str]], sentence: str) -> None:
        """Go on from an earlier conversation: who (“user”, “assistant”) said what; `sentence` tells from which."""

    def begin_anew(self, said: Sequence[tuple[str, str]] = (), sentence: str = "") -> None:
        """End the session and begin another with the same models and devices, perhaps going on like `take_up`."""

    def forget_everything(self) -> None:
        """Begin another session, and end every timer and list."""

    def stop_speaking(self) -> None:
        """Fall silent now; work in the background goes on."""

    def set_muted(self, muted: bool) -> None:
        """Close or open the microphone."""

    def set_camera(self, on: bool) -> None:
        """Open or close the camera."""

    def switch_model(self, role: str, model_id: str) -> None:
        """Let another model play a role; the outcome arrives on the timeline."""

    def use_microphone(self, name: str) -> None:
        """Listen to this microphone; "" is the system's default."""

    def use_speaker(self, name: str) -> None:
        """Speak through this speaker; "" is the system's default."""

    def use_camera(self, source: str) -> None:
        """Look through this camera, file or network stream."""

    def set_volume(self, volume: float) -> None:
        """How loud the voice is, 0…1."""

    def play_tone(self) -> None:
        """Play a soft tone through the speaker; nothing while it speaks."""

    def speak_sample(self) -> None:
        """Say a sentence in the voice in use, beside the conversation; nothing while it speaks."""

    def set_self_correction(self, on: bool) -> None:
        """Have hasty answers checked and set right, or do not."""

    def set_scenes_described(self, on: bool) -> None:
        """Whether what the camera sees is described when it has changed."""

    def set_patience(self, patience: float) -> None:
        """Wait longer (above 1) or shorter than usual in a pause before answering."""

    def set_interruptions(self, interruptions: Interruptions) -> None:
        """Let itself be interrupted by this while it speaks."""

    def set_initiative(self, initiative: Initiative) -> None:
        """Speak up by itself only then."""

    def set_gestures(self, on: bool) -> None:
        """Heed hands that are held up to the camera, or do not."""

    def deliver_results(self, delivery: Delivery) -> None:
        """Bring the results of background tasks in this way."""

    @property
    def sound_rate_hz(self) -> int:
        """The rate of the sound that `play_sound` takes."""

    def play_sound(self, sound: NDArray[np.float32]) -> bool:
        """Play sound that was kept, beside the conversation; False while it speaks, or is not ready."""

    def stop_sound(self) -> None:
        """End what `play_sound` began."""

    def kept_sound(self) -> KeptSound | None:
        """What of it can be heard again; None when nothing is kept."""

    def set_sound_kept(self, kept: bool) -> None:
        """Keep its sound from now on, or do not."""

    def set_backchannels(self, on: bool) -> None:
        """Nod, or do not, while the user tells something at length."""

    def cancel_task(self, task_id: str) -> None:
        """Give up a task in the background."""

    def end_order(self, order_id: str) -> None:
        """End a standing order, such as a timer; its id stands beside its card in the item's data."""

    def tick(self, order_id: str, number: int, done: bool) -> None:
        """Tick an item of a list off, or take the tick away; the list's id is found like that for `end_order`."""

    def amend_task(self, task_id: str, text: str) -> None:
        """Add something to a task in the background; one that is over is gone on from."""

    def microphones(self) -> tuple[str, ...]:
        """Names of the microphones there are."""

    def speakers(self) -> tuple[str, ...]:
        """Names of the speakers there are."""

    def cameras(self) -> tuple[str, ...]:
        """Names of the cameras there are."""
