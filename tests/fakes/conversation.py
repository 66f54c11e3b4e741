"""What the window sees, without an engine and without models: every part is moved by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.attachment import Attachment
from assistant.cards import CARD, Card, Timer, card_as_data
from assistant.health import Health
from assistant.manners import Initiative, Interruptions
from assistant.micro_turn import Delivery
from assistant.sound_record.kept_sound import KeptSound
from assistant.status import Phase, Status
from assistant.timeline.item import Lane, TimelineItem
from models.catalogue import ModelFile
from models.errors import FetchCancelled, FetchPaused, ModelError
from models.held import hold, release
from models.presets import load_presets
from models.progress import FetchProgress
from models.store import ModelStore


class FakeTimeline:
    """Items in memory. `put` adds or changes one and tells the subscribers, in the thread that calls it."""

    def __init__(self) -> None:
        self._items: dict[int, TimelineItem] = {}
        self._lock = threading.Lock()
        self.subscribers: list[Callable[[TimelineItem], None]] = []
        self.session_subscribers: list[Callable[[], None]] = []

    def items(self) -> list[TimelineItem]:
        with self._lock:
            return list(self._items.values())

    def subscribe(
        self, callback: Callable[[TimelineItem], None], on_session: Callable[[], None] | None = None
    ) -> Callable[[], None]:
        self.subscribers.append(callback)
        if on_session is not None:
            self.session_subscribers.append(on_session)

        def leave() -> None:
            self.subscribers.remove(callback)
            if on_session is not None:
                self.session_subscribers.remove(on_session)

        return leave

    def begin_anew(self) -> None:
        """Another session begins: nothing of the one before is left."""
        with self._lock:
            self._items.clear()
        for callback in list(self.session_subscribers):
            callback()

    def put(
        self,
        item_id: int,
        lane: Lane,
        kind: str,
        start_s: float,
        end_s: float | None,
        text: str,
        /,
        **data: Any,
    ) -> TimelineItem:
        item = TimelineItem(item_id, lane, kind, start_s, end_s, text, data)
        with self._lock:
            self._items[item_id] = item
        for callback in list(self.subscribers):
            callback(item)
        return item

    def user(self, item_id: int, start_s: float, end_s: float | None, text: str, **data: Any) -> None:
        self.put(item_id, Lane.USER, "speech", start_s, end_s, text, **data)

    def assistant(self, item_id: int, start_s: float, end_s: float | None, text: str, **data: Any) -> None:
        self.put(item_id, Lane.ASSISTANT, "speech", start_s, end_s, text, **data)

    def task(self, item_id: int, start_s: float, end_s: float | None, question: str, **data: Any) -> None:
        self.put(item_id, Lane.REASONER, "task", start_s, end_s, question, **{"task": f"t{item_id}", **data})

    def card(self, item_id: int, at_s: float, card: Card, words: str, end_s: float | None = None) -> None:
        lane = Lane.TIMER if isinstance(card, Timer) else Lane.ASSISTANT
        ends_s = at_s if end_s is None and not isinstance(card, Timer) else end_s
        self.put(item_id, lane, CARD, at_s, ends_s, words, **card_as_data(card))

    def notice(self, item_id: int, at_s: float, text: str) -> None:
        self.put(item_id, Lane.SYSTEM, "notice", at_s, at_s, text)


class FakeConversation:
    """The face of `assistant.conversation.Conversation`.

    It notes what is asked of it in `asked`, as (verb, argument); `now` is what `status` answers.
    """

    def __init__(self) -> None:
        self.timeline = FakeTimeline()
        self.asked: list[tuple[str, Any]] = []
        self.frame: NDArray[np.uint8] | None = None
        self.stopped = threading.Event()
        self.healthy = Health()
        self.kept: KeptSound | None = None
        self.looks = 0
        """How often `health` was asked."""
        self.now = Status(
            phase=Phase.READY,
            floor="idle",
            input_level_dbfs=-48.0,
            output_level_dbfs=-100.0,
            microphone="Built-in microphone",
            speaker="Built-in speaker",
        )

    def be(self, **changes: Any) -> None:
        """Change the status."""
        self.now = replace(self.now, **changes)

    def start(self) -> None:
        self.asked.append(("start", None))

    def stop(self) -> None:
        self.asked.append(("stop", None))
        self.stopped.set()

    def status(self) -> Status:
        return self.now

    def health(self) -> Health:
        self.looks += 1
        return self.healthy

    def latest_frame(self) -> NDArray[np.uint8] | None:
        return self.frame

    def type_text(self, text: str, attachment: Attachment | None = None) -> None:
        self.asked.append(("type_text", text if attachment is None else (text, attachment)))

    def take_up(self, said: Sequence[tuple[str, str]], sentence: str) -> None:
        self.asked.append(("take_up", (list(said), sentence)))

    def begin_anew(self, said: Sequence[tuple[str, str]] = (), sentence: str = "") -> None:
        self.asked.append(("begin_anew", (list(said), sentence)))
        self.timeline.begin_anew()

    def forget_everything(self) -> None:
        self.asked.append(("forget_everything", None))
        self.timeline.begin_anew()

    def stop_speaking(self) -> None:
        self.asked.append(("stop_speaking", None))
        self.be(speaking=False, playing_sound=False)

    def set_muted(self, muted: bool) -> None:
        self.asked.append(("set_muted", muted))
        self.be(muted=muted)

    def set_camera(self, on: bool) -> None:
        self.asked.append(("set_camera", on))
        self.be(camera_on=on)

    def switch_model(self, role: str, model_id: str) -> None:
        self.asked.append(("switch_model", (role, model_id)))

    def use_microphone(self, name: str) -> None:
        self.asked.append(("use_microphone", name))

    def use_speaker(self, name: str) -> None:
        self.asked.append(("use_speaker", name))

    def use_camera(self, source: str) -> None:
        self.asked.append(("use_camera", source))

    def set_volume(self, volume: float) -> None:
        self.asked.append(("set_volume", volume))

    def play_tone(self) -> None:
        self.asked.append(("play_tone", None))

    def speak_sample(self) -> None:
        self.asked.append(("speak_sample", None))

    def set_self_correction(self, on: bool) -> None:
        self.asked.append(("set_self_correction", on))

    def set_patience(self, patience: float) -> None:
        self.asked.append(("set_patience", patience))

    def set_interruptions(self, interruptions: Interruptions) -> None:
        self.asked.append(("set_interruptions", interruptions))

    def set_initiative(self, initiative: Initiative) -> None:
        self.asked.append(("set_initiative", initiative))

    def set_gestures(self, on: bool) -> None:
        self.asked.append(("set_gestures", on))

    def deliver_results(self, delivery: Delivery) -> None:
        self.asked.append(("deliver_results", delivery))

    sound_rate_hz = 16_000

    def play_sound(self, sound: NDArray[np.float32]) -> bool:
        self.asked.append(("play_sound", sound))
        self.be(playing_sound=not self.now.speaking)
        return self.now.playing_sound

    def stop_sound(self) -> None:
        self.asked.append(("stop_sound", None))
        self.be(playing_sound=False)

    def kept_sound(self) -> KeptSound | None:
        return self.kept

    def set_sound_kept(self, kept: bool) -> None:
        self.asked.append(("set_sound_kept", kept))

    def set_scenes_described(self, on: bool) -> None:
        self.asked.append(("set_scenes_described", on))

    def set_backchannels(self, on: bool) -> None:
        self.asked.append(("set_backchannels", on))

    def cancel_task(self, task_id: str) -> None:
        self.asked.append(("cancel_task", task_id))

    def end_order(self, order_id: str) -> None:
        self.asked.append(("end_order", order_id))

    def tick(self, order_id: str, number: int, done: bool) -> None:
        self.asked.append(("tick", (order_id, number, done)))

    def amend_task(self, task_id: str, text: str) -> None:
        self.asked.append(("amend_task", (task_id, text)))

    def microphones(self) -> tuple[str, ...]:
        return ("Built-in microphone, ALSA", "USB headset, ALSA")

    def speakers(self) -> tuple[str, ...]:
        return ("Built-in speaker, ALSA", "USB headset, ALSA")

    def cameras(self) -> tuple[str, ...]:
        return ("Integrated camera",)


class FakeTrial(FakeConversation):
    """The face of `assistant.device_trial.DeviceTrial`; `told` says that something is wrong with a device."""

    def __init__(self, told: Callable[[str], None]) -> None:
        super().__init__()
        self.told = told


class StockedStore(ModelStore):
    """The real catalogue; `present` says which models are on disk."""

    def __init__(self, root: Path, present: Iterable[str] = ()) -> None:
        super().__init__(root)
        self.present = set(present)

    def lacking(self, model_id: str) -> list[ModelFile]:
        return [] if model_id in self.present else list(self.catalogue[model_id].files)


def preset_ids(name: str) -> tuple[str, ...]:
    """The models of a preset."""
    return load_presets()[name].ids


class HandFetcher:
    """Fetches nothing by itself: `progress`, `finish` and `fail` say what happens to the first that waits."""

    def __init__(
        self,
        store: StockedStore,
        on_progress: Callable[[FetchProgress], None],
        on_done: Callable[[str, ModelError | None], None],
    ) -> None:
        self._store = store
        self._on_progress = on_progress
        self._on_done = on_done
        self.queue: list[str] = []
        self.stopped = False
        self.hurries = False

    def add(self, ids: Iterable[str]) -> None:
        wanted = list(ids)
        release(self._store.root, wanted)
        self.queue.extend(one for one in wanted if one not in self.queue)

    def pause(self, model_id: str | None = None) -> None:
        """What arrived of the first is as much as the last `progress` said."""
        for one in [one for one in self.queue if model_id in (None, one)]:
            self.queue.remove(one)
            hold(self._store.root, [one])
            self._on_done(one, FetchPaused(f"The fetch of {one} is paused."))

    def cancel(self, model_id: str | None = None) -> None:
        for one in [one for one in self.queue if model_id in (None, one)]:
            self.queue.remove(one)
            self._store.discard(one)
            hold(self._store.root, [one])
            self._on_done(one, FetchCancelled(f"The fetch of {one} was cancelled."))

    def hurry(self, on: bool) -> None:
        self.hurries = on

    @property
    def pending(self) -> tuple[str, ...]:
        return tuple(self.queue)

    def stop(self, timeout_s: float = 5.0) -> bool:
        self.stopped = True
        return True

    def progress(self, fraction: float, bytes_per_s: float = 5_200_000.0) -> None:
        size = self._store.catalogue[self.queue[0]].size_bytes
        part = self._store.incoming(self.queue[0]) / "model.bin.part"
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.truncate(round(fraction * size))  # a file with a hole takes no room
        self._on_progress(
            FetchProgress(self.queue[0], "model.bin", round(fraction * size), size, "hub", bytes_per_s)
        )

    def finish(self) -> str:
        model_id = self.queue.pop(0)
        self._store.present.add(model_id)
        self._on_done(model_id, None)
        return model_id

    def fail(self, error: ModelError) -> str:
        model_id = self.queue.pop(0)
        self._on_done(model_id, error)
        return model_id
