"""MicroTurn and MicroTurnOutput: the two messages that everything is about.

One MicroTurn says what happened since the last look (at most 200 ms ago); one MicroTurnOutput says what to do
about it. Both are frozen and can be written to JSON: see `assistant.micro_turn_json`.
All times are seconds on the session clock. All audio is float32, mono, in −1…1.
"""

from __future__ import annotations

from assistant.micro_turn.eyes import Eyes
from assistant.micro_turn.input import (
    MICRO_TURN_S,
    MicroTurn,
)
from assistant.micro_turn.looks import (
    Look,
    PictureNews,
)
from assistant.micro_turn.news import (
    DraftNews,
    LookoutNews,
    News,
    NodsNews,
    VoiceNews,
    WordsJudged,
)
from assistant.micro_turn.output import (
    Decision,
    MicroTurnOutput,
    Playback,
    ShownCard,
)
from assistant.micro_turn.perceived import (
    HEARING_TOLERANCE_S,
    SHOWN_WITHOUT_WORDS,
    Addition,
    CameraEvent,
    EndOfTurn,
    Hearing,
    TypedText,
    VoiceActivity,
    VoiceCharacter,
    Word,
)
from assistant.micro_turn.sight import (
    Body,
    Face,
    Hand,
    Sight,
)
from assistant.micro_turn.sound_and_picture import (
    PERCEPTION_RATE_HZ,
    Frame,
    Samples,
    no_samples,
)
from assistant.micro_turn.tasks import (
    Delivery,
    Task,
    TaskNews,
    TaskState,
    Verdict,
)
from assistant.micro_turn.voice import (
    Nod,
    Nodded,
    Played,
    SpokenClause,
)

__all__ = [
    "HEARING_TOLERANCE_S",
    "MICRO_TURN_S",
    "PERCEPTION_RATE_HZ",
    "SHOWN_WITHOUT_WORDS",
    "Addition",
    "Body",
    "CameraEvent",
    "Decision",
    "Delivery",
    "DraftNews",
    "EndOfTurn",
    "Eyes",
    "Face",
    "Frame",
    "Hand",
    "Hearing",
    "Look",
    "LookoutNews",
    "MicroTurn",
    "MicroTurnOutput",
    "News",
    "Nod",
    "Nodded",
    "NodsNews",
    "PictureNews",
    "Playback",
    "Played",
    "Samples",
    "ShownCard",
    "Sight",
    "SpokenClause",
    "Task",
    "TaskNews",
    "TaskState",
    "TypedText",
    "Verdict",
    "VoiceActivity",
    "VoiceCharacter",
    "VoiceNews",
    "Word",
    "WordsJudged",
    "no_samples",
]
