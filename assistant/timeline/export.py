"""A session as a file for others: Markdown, subtitles (SRT, VTT), JSON, JSON Lines."""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Iterable
from typing import Any

from assistant.cards import CARD, Card
from assistant.timeline.card_markdown import PictureLink, card_markdown
from assistant.timeline.card_markdown import escaped as _escaped
from assistant.timeline.item import Lane, TimelineItem
from assistant.timeline.reader import Session, SessionInfo
from assistant.timeline.transcript import LineState, TranscriptLine, transcript

NAMES = {
    Lane.USER: "You",
    Lane.ASSISTANT: "Counterpoint",
    Lane.REASONER: "In the background",
    Lane.CAMERA: "Camera",
    Lane.TIMER: "Timer",
    Lane.SYSTEM: "System",
}
"""What the lanes are called in what people read, as in the window."""

CUE_MIN_S = 0.7
"""The shortest time that a subtitle is shown: a typed line takes no time at all."""

_SPOKEN = (Lane.USER, Lane.ASSISTANT, Lane.REASONER)


class Format(enum.StrEnum):
    """The formats, by the suffix of their files."""

    MARKDOWN = "md"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    JSON_LINES = "jsonl"


def export_session(session: Session, file_format: Format, *, picture: PictureLink = str) -> str:
    """The text of the file; it ends with a newline unless it is empty. `picture` says where pictures are found."""
    if file_format is Format.MARKDOWN:
        return as_markdown(session, picture)
    if file_format is Format.SRT:
        return as_srt(session.items)
    if file_format is Format.VTT:
        return as_vtt(session.items)
    if file_format is Format.JSON:
        return as_json(session)
    return as_json_lines(session.items)


def as_record(item: TimelineItem) -> dict[str, Any]:
    """The item as it stands in JSON: times in seconds, rounded to ms; `end` is None while it goes on."""
    return {
        "lane": str(item.lane),
        "kind": item.kind,
        "start": _rounded(item.start_s),
        "end": None if item.end_s is None else _rounded(item.end_s),
        "text": item.text,
        "data": dict(item.data),
    }


def as_json_lines(items: Iterable[TimelineItem]) -> str:
    """One item a line, by start: `timeline.jsonl`."""
    return "".join(json.dumps(as_record(item), ensure_ascii=False) + "\n" for item in _by_start(items))


def as_json(session: Session) -> str:
    """The session and its items, by start."""
    info = session.info
    about = {
        "id": info.id,
        "title": info.title,
        "started_at": info.started_at.isoformat(),
        "ended_at": None if info.ended_at is None else info.ended_at.isoformat(),
        "duration": _rounded(info.duration_s),
    }
    document = {"session": about, "items": [as_record(item) for item in _by_start(session.items)]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_srt(items: Iterable[TimelineItem]) -> str:
    """Subtitles for any player. SRT has no escapes, so the signs that players take for tags are replaced."""
    cues = []
    for number, line in enumerate(_spoken(items), start=1):
        text = _one_line(_subtitle(line)).replace("-->", "→").replace("<", "‹").replace(">", "›")
        cues.append(f"{number}\n{_span(line, ',')}\n{NAMES[line.who]}: {text}\n")
    return "\n".join(cues)


def as_vtt(items: Iterable[TimelineItem]) -> str:
    """Subtitles for browsers (https://www.w3.org/TR/webvtt1/), with the speaker as the cue's voice."""
    cues = ["WEBVTT\n"]
    for line in _spoken(items):
        text = _one_line(_subtitle(line)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        cues.append(f"{_span(line, '.')}\n<v {NAMES[line.who]}>{text}</v>\n")
    return "\n".join(cues)


def as_markdown(session: Session, picture: PictureLink = str) -> str:
    """The transcript to read; what the assistant did not get to say is struck."""
    info = session.info
    blocks = [f"# {_escaped(_one_line(info.title)) or 'Conversation'}", _about(info)]
    blocks += [_paragraph(line, picture) for line in transcript(session.items)]
    return "\n\n".join(blocks) + "\n"


def _paragraph(line: TranscriptLine, picture: PictureLink) -> str:
    span = f"{_short_time(line.start_s)}–{_short_time(line.start_s if line.end_s is None else line.end_s)}"
    if line.card is not None:
        return (
            f"**{NAMES[line.who]}** · {_short_time(line.start_s)}\n\n{_card(line.card, line.text, picture)}"
        )
    text = _escaped(_one_line(f"{line.text} {line.unstable}"))
    if line.who in (Lane.CAMERA, Lane.SYSTEM):
        return f"*{NAMES[line.who]}* · {_short_time(line.start_s)}  \n{text}"
    typed = " (typed)" if line.kind == "text" else ""
    if line.struck:
        text = f"{text} ~~{_escaped(_one_line(line.struck))}~~".strip()
    if line.who is Lane.REASONER and line.state is not LineState.DONE:
        text = f"{text} ({line.state.value})"
    head = f"**{NAMES[line.who]}**{typed} · {span}  \n{text}"
    head += "".join(f"  \nAdded: {_escaped(_one_line(text))}" for text in line.added)
    if line.answer:  # a model's own Markdown
        head += "\n\n" + "\n".join(f"> {part}".rstrip() for part in line.answer.splitlines())
    return head


def _card(card: Card, words: str, picture: PictureLink) -> str:
    try:
        return card_markdown(card, picture)
    except (TypeError, ValueError):  # written by another version: its words can be read at least
        return _escaped(_one_line(words))


def _about(info: SessionInfo) -> str:
    minutes, seconds = divmod(round(info.duration_s), 60)
    length = f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
    return f"{info.started_at:%Y-%m-%d %H:%M} · session {info.id} · {length}"


def _subtitle(line: TranscriptLine) -> str:
    """What a subtitle shows: only what was heard, and of the reasoner its answer as well."""
    text = f"{line.text} {line.unstable}".strip()
    if line.who is Lane.REASONER:
        return f"{text} – {line.answer}" if line.answer else text
    return f"{text} …" if line.struck else text


def _spoken(items: Iterable[TimelineItem]) -> list[TranscriptLine]:
    """The lines that make subtitles: those of somebody, with words that came across. A card is not said."""
    lines = (line for line in transcript(items) if line.who in _SPOKEN and line.kind != CARD)
    return [line for line in lines if line.text or line.unstable]


def _span(line: TranscriptLine, point: str) -> str:
    start_s = max(0.0, line.start_s)
    end_s = max(start_s + CUE_MIN_S, line.end_s or 0.0)
    return f"{_cue_time(start_s, point)} --> {_cue_time(end_s, point)}"


def _cue_time(time_s: float, point: str) -> str:
    seconds, ms = divmod(round(time_s * 1000), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{ms:03}"


def _short_time(time_s: float) -> str:
    """Minutes and seconds, such as 1:02.5; with hours where there are any."""
    tenths = max(0, round(time_s * 10))
    minutes, seconds = divmod(tenths // 10, 60)
    clock = f"{minutes // 60}:{minutes % 60:02}" if minutes >= 60 else f"{minutes}"
    return f"{clock}:{seconds:02}.{tenths % 10}"


def _one_line(text: str) -> str:
    """`text` on one line, without control characters: an empty line would end a cue or a paragraph."""
    return " ".join(re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "", text).split())


def _by_start(items: Iterable[TimelineItem]) -> list[TimelineItem]:
    return sorted(items, key=lambda item: (item.start_s, item.id))


def _rounded(time_s: float) -> float:
    return round(time_s, 3) + 0.0  # no −0.0
