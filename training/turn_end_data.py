"""What the program would know at every pause and at every end of the made-up turns.

All inputs come from the models that the presets use: the words from Whisper, how likely a sentence ends after them from
the language model in the program's own prompt, and how finished the turn sounds from Smart Turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from assistant.bench.duplex import scripts
from assistant.bench.duplex.noises import room_noise
from assistant.bench.duplex.voices import PEOPLE, Manner, Studio
from assistant.interaction.context import Context
from assistant.interaction.language_model import LanguageModel
from assistant.micro_turn import PERCEPTION_RATE_HZ, Samples
from assistant.perception.end_of_turn import SmartTurn
from assistant.perception.whisper_reader import WhisperReader
from training.made_up_people import Person, people, studio
from training.paused_speech import OnePiece, in_pieces, with_pauses
from training.turns import turns

PRESETS = {
    "starter": ("whisper-base", "qwen2.5-coder-0.5b-instruct-q4_k_m"),
    "tiny": ("whisper-tiny.en", "smollm2-135m-instruct-q4_1"),
}
SILENCES_S = (0.09, 0.35)
"""After how much silence Smart Turn is asked: at the onset, and once more."""
READ_AFTER_S = 0.1
PAUSES_S = (0.4, 1.0)
SEED = 11
PEOPLE_COUNT = 10
PASSES = 2
"""Every turn is spoken so often, by different people: in pieces and in one piece."""


@dataclass(frozen=True)
class Place:
    """A silence in a made-up turn, and what is known 0.1–0.4 s into it.

    `turn` numbers the sentences, `kind` is theirs; `way` is how it was spoken. `after_sentence` tells a pause after a
    whole sentence, where nothing says that another follows.
    """

    turn: int
    kind: str
    way: str
    preset: str
    done: bool
    after_sentence: bool
    text: str
    sentence_end: float | None
    end_of_turn: tuple[float, ...]


@dataclass(frozen=True)
class Spoken:
    """A turn: its parts as text and as sound."""

    turn: int
    kind: str
    way: str
    parts: tuple[str, ...]
    sounds: tuple[Samples, ...]


def learned(models: Path) -> Iterator[Spoken]:
    """This folder's turns, in an order without order."""
    pieces, one_piece, crowd = studio(models, SEED), OnePiece(models, SEED), people(PEOPLE_COUNT, SEED)
    rng = np.random.default_rng(SEED)
    every = turns()
    for go in range(PASSES):
        for number in rng.permutation(len(every)):
            kind, parts = every[number]
            person = crowd[int(rng.integers(len(crowd)))]
            whole = (int(number) + go) % 2 == 0
            sounds = one_piece.speak(person, parts) if whole else in_pieces(pieces, person, parts)
            yield Spoken(int(number), kind, "one piece" if whole else "pieces", parts, tuple(sounds))


def benched(models: Path) -> Iterator[Spoken]:
    """The bench's turns by the bench's people: other sentences, other voices, the same pieces as there."""
    voice = Studio(models / "piper-en_US-joe-medium" / "en_US-joe-medium.onnx", seed=SEED + 1)
    one_piece = OnePiece(models, SEED + 1)
    every = [*scripts.PAUSED_TURNS, *(("turn", (line,)) for line in scripts.TURN_LINES)]
    for number, (kind, parts) in enumerate(every):
        manner: Manner = PEOPLE[number % len(PEOPLE)]
        sounds = tuple(voice.speak(part, manner) for part in parts)
        yield Spoken(number, kind, "pieces", parts, sounds)
        if len(parts) > 1:
            person = Person(manner, warp=1.0, tilt_db=0.0)
            yield Spoken(number, kind, "one piece", parts, tuple(one_piece.speak(person, parts)))


class Observer:
    """The models of a preset, asked about one silence after the other."""

    def __init__(self, models: Path, preset: str, seed: int = SEED) -> None:
        recogniser, language_model = PRESETS[preset]
        self._preset = preset
        self._reader = WhisperReader(models / recogniser, threads=1)
        self._language_model = LanguageModel(next((models / language_model).glob("*.gguf")), threads=1)
        self._smart_turn = SmartTurn(next((models / "smart-turn-v3.2").glob("*.onnx")))
        self._context = Context()
        self._rng = np.random.default_rng(seed)

    def places(self, spoken: Spoken) -> Iterator[Place]:
        """Every pause of the turn, and its end."""
        pauses_s = list(self._rng.uniform(*PAUSES_S, len(spoken.parts) - 1))
        gain = np.float32(10 ** (self._rng.uniform(-10, 2) / 20))
        noise_dbfs, noise_seed = float(self._rng.uniform(-72, -55)), int(self._rng.integers(1 << 30))
        for count, part in enumerate(spoken.parts, start=1):
            said = with_pauses(spoken.sounds[:count], pauses_s[: count - 1]) * gain
            hush = round((max(SILENCES_S) + 0.1) * PERCEPTION_RATE_HZ)
            heard = np.concatenate([said, np.zeros(hush, dtype=np.float32)])
            heard = heard + room_noise(len(heard) / PERCEPTION_RATE_HZ, noise_seed, noise_dbfs)[: len(heard)]
            text = " ".join(self._reader.read(_until(heard, len(said), READ_AFTER_S)).words)
            yield Place(
                spoken.turn,
                spoken.kind,
                spoken.way,
                self._preset,
                done=count == len(spoken.parts),
                after_sentence=count < len(spoken.parts) and part.endswith((".", "?", "!")),
                text=text,
                sentence_end=self._sentence_end(text),
                end_of_turn=tuple(
                    self._smart_turn.probability(_until(heard, len(said), silence_s))
                    for silence_s in SILENCES_S
                ),
            )

    def _sentence_end(self, text: str) -> float | None:
        messages = self._context.with_user(text)
        if (mark := self._language_model.end_of_words(messages)) is None:
            return None
        tokens = self._language_model.tokens_of(messages, closed=False)
        self._language_model.hold(tokens, lambda: False, mark=mark)
        return self._language_model.sentence_end


def _until(heard: Samples, said: int, silence_s: float) -> Samples:
    return heard[: said + round(silence_s * PERCEPTION_RATE_HZ)]


def save(places: Iterator[Place], path: Path) -> None:
    """Writes them as they come, a line each."""
    with path.open("w", encoding="utf-8") as file:
        for place in places:
            file.write(json.dumps(asdict(place)) + "\n")
            file.flush()


def load(paths: Sequence[Path]) -> list[Place]:
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Place(**{**json.loads(line), "end_of_turn": tuple(json.loads(line)["end_of_turn"])}) for line in lines
    ]


def observe(models: Path, preset: str, *, bench: bool) -> Iterator[Place]:
    """All places of the turns to learn from, or of the bench's, as the preset's models know them."""
    observer = Observer(models, preset)
    for spoken in benched(models) if bench else learned(models):
        yield from observer.places(spoken)
