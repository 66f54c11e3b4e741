"""Moments: a whole conversation with a film as its camera: when does it speak up about what it was asked for?

Orders are typed at the beginning; cue words are spoken when the film is over; everything is read off the timeline.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.bench.eyes.delays import LATEST_S, Delays, delays
from assistant.bench.eyes.visits import COMES, RAISES, SQUAT, Film
from assistant.bench.spoken_questions import SPEECH_LEVEL
from assistant.capture.file_audio import FileAudio
from assistant.capture.wav_writer import WavWriter
from assistant.clock import RealClock
from assistant.conversation import Conversation
from assistant.headless import hold
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.model_loading import VOICE, ModelLoader
from assistant.speech.piper_voice import Voice
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.timeline import Timeline
from models.store import ModelStore

WATCHES = {COMES: "Tell me when somebody comes in.", RAISES: "Tell me when I raise my hand."}
COUNT, COUNTS = "Count my squats.", "count: squats"
NEXT_S = 1.2
"""What is counted later than this belongs to the next one."""
CUE = "Stop me when I say actually."
CUE_SENTENCE = "I think so, actually."
CUES, CUE_EVERY_S = 3, 7.0
ASKED_S = 0.5
ASK_EVERY_S = 1.1
PAUSE_S = 2.0
"""So long after a visit a timer ends: nothing else is said then."""
TAIL_S = 5.0
WATCH_S, COUNT_S, TIMER_S, CUE_S = 0.6, 0.4, 0.1, 0.5
"""How late each may be at the most."""
ROOM_NOISE = 0.0005
_AUDIBLE = 0.01


@dataclass(frozen=True)
class Moments:
    """`fired` is when the timeline has it, `heard` when its sound began."""

    fired: tuple[Delays, ...]
    heard: tuple[Delays, ...]
    late_micro_turns: int
    micro_turns: int


def converse_with(film: Film, path: Path, store: ModelStore, models: Mapping[str, str]) -> Moments:
    """Holds the conversation, as long as the film and a little longer. Raises LoadingError, DeviceError, ModelError."""
    voice = ModelLoader(store, language="en", rate_hz=PERCEPTION_RATE_HZ).voice(models[VOICE])
    with tempfile.TemporaryDirectory(prefix="counterpoint-bench-") as folder:
        sound, cues_s = (
            Path(folder) / "said.wav",
            _record_cues(voice, Path(folder) / "said.wav", film.length_s),
        )
        audio = FileAudio(sound, Path(folder) / "heard.wav", TAIL_S)
        clock = RealClock()
        timeline = Timeline(clock)
        conversation = Conversation(
            store,
            {role: model for role, model in models.items() if role != "reasoner"},
            audio,
            timeline,
            clock,
            echo_cancellation=False,
            begin_complete=True,
            camera_source=str(path),
        )
        asking = threading.Thread(target=_ask, args=(conversation, clock, film), name="asking", daemon=True)
        asking.start()
        hold(conversation, audio, with_camera=True)
        asking.join()
    return _read(timeline.items(), film, cues_s, conversation)


def _ask(conversation: Conversation, clock: RealClock, film: Film) -> None:
    """Types the orders, one after the other."""
    conversation.ready.wait()
    waiting = threading.Event()
    timers: list[str | float] = [visit.over_s + PAUSE_S for visit in film.visits[:-1]]
    for number, order in enumerate([*WATCHES.values(), COUNT, CUE, *timers]):
        at_s = ASKED_S + number * ASK_EVERY_S
        waiting.wait(max(0.0, at_s - clock.now_s()))
        text = order if isinstance(order, str) else f"Set a timer for {round(order - at_s)} seconds."
        conversation.type_text(text)


def _read(
    items: tuple[TimelineItem, ...], film: Film, cues_s: list[float], conversation: Conversation
) -> Moments:
    happened = {
        what: [one.at_s for one in film.happenings() if one.what == what] for what in (COMES, RAISES, SQUAT)
    }
    wanted: list[tuple[str, list[float], str, float]] = [
        (f"watch: somebody {COMES}", happened[COMES], "watch-1", WATCH_S),
        (f"watch: somebody {RAISES}", happened[RAISES], "watch-2", WATCH_S),
        (COUNTS, happened[SQUAT], "count", COUNT_S),
        ("timer", _timers_s(items), "timer", TIMER_S),
        ("cue word", cues_s, "cue", CUE_S),
    ]
    fired, heard = [], []
    for what, happened_s, order, limit_s in wanted:
        fired_s = [item.start_s for item in items if _fires(item, order)]
        latest_s = NEXT_S if what == COUNTS else LATEST_S
        fired.append(delays(what, happened_s, fired_s, limit_s, latest_s))
        heard_s = [_heard_s(items, at_s) for at_s in fired_s]
        heard.append(delays(what, happened_s, heard_s, limit_s, latest_s))
    kept_time = conversation.punctuality
    return Moments(tuple(fired), tuple(heard), kept_time.late, kept_time.micro_turns)


def _fires(item: TimelineItem, order: str) -> bool:
    said = item.lane is Lane.SYSTEM and item.kind == "decision" and item.text == "announce"
    return said and (item.data["order"] == order or str(item.data["order"]).partition("-")[0] == order)


def _timers_s(items: tuple[TimelineItem, ...]) -> list[float]:
    return sorted(float(item.data["ends_s"]) for item in items if item.lane is Lane.TIMER)


def _heard_s(items: tuple[TimelineItem, ...], fired_s: float) -> float:
    """When the first sound that was made after the order fired began; later than anything when there was none."""
    sounds = [
        item.start_s
        for item in items
        if item.lane is Lane.ASSISTANT
        and item.kind in ("speech", "backchannel")
        and item.start_s > fired_s - 0.02
    ]
    return min(sounds, default=float("inf"))


def _record_cues(voice: Voice, path: Path, from_s: float) -> list[float]:
    """A silent room as long as the film, then sentences that end with the cue word; when each of those ends (s)."""
    speech = voice.speak(CUE_SENTENCE) * np.float32(SPEECH_LEVEL)
    speech = speech[: np.flatnonzero(np.abs(speech) > _AUDIBLE)[-1] + 1]
    sound: Samples = np.zeros(round((from_s + CUES * CUE_EVERY_S) * PERCEPTION_RATE_HZ), dtype=np.float32)
    ends_s: list[float] = []
    for number in range(CUES):
        begin = round((from_s + number * CUE_EVERY_S) * PERCEPTION_RATE_HZ)
        sound[begin : begin + len(speech)] = speech
        ends_s.append((begin + len(speech)) / PERCEPTION_RATE_HZ)
    noise = np.random.default_rng(0).standard_normal(len(sound)).astype(np.float32)
    writer = WavWriter(path)
    writer.write(sound + noise * np.float32(ROOM_NOISE))
    writer.close()
    return ends_s
