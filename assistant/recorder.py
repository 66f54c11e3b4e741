"""The recorder: puts what micro-turns brought and decided onto the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assistant.attached_picture import AttachedPicture
from assistant.attachment import IN_BACKGROUND, TextFile
from assistant.card_recorder import CardRecorder
from assistant.card_words import card_in_words
from assistant.cards import CARD, Picture, card_as_data
from assistant.look_recorder import LookRecorder
from assistant.micro_turn import (
    Decision,
    Hearing,
    MicroTurn,
    MicroTurnOutput,
    PictureNews,
    Played,
    SpokenClause,
    TaskNews,
    TypedText,
    Word,
)
from assistant.task_recorder import TaskRecorder
from assistant.timeline.item import Lane
from assistant.timeline.timeline import Timeline


@dataclass
class _Line:
    """A line of the assistant's while it is spoken."""

    clauses: list[SpokenClause] = field(default_factory=list)
    played: dict[int, Played] = field(default_factory=dict)
    item_id: int | None = None
    task_id: str = ""

    @property
    def over(self) -> bool:
        return all((p := self.played.get(c.clause_id)) is not None and p.finished for c in self.clauses)

    def words(self) -> list[tuple[str, float, float]]:
        """The words that were heard, each with its start and end on the session clock (s)."""
        heard: list[tuple[str, float, float]] = []
        for clause in self.clauses:
            played = self.played.get(clause.clause_id)
            if played is None:
                continue
            ends = clause.word_ends_s[: played.words_heard]
            starts = (0.0, *ends)
            for number, (word, end_s) in enumerate(zip(clause.text.split(), ends, strict=False)):
                from_s = played.started_s + played.waited_s(number)
                heard.append((word, round(from_s + starts[number], 3), round(from_s + end_s, 3)))
        return heard

    def unheard(self) -> str:
        """What was to be said and was not heard."""
        words: list[str] = []
        for clause in self.clauses:
            played = self.played.get(clause.clause_id)
            words += clause.text.split()[played.words_heard if played else 0 :]
        return " ".join(words)


class Recorder:
    """Lives in the thread of the micro-turn loop."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._utterance: tuple[int, int] | None = None  # number, item id
        self._closed: tuple[int, int] | None = None  # the last one that is over
        self._utterance_end_s = 0.0
        self._lines: dict[int, _Line] = {}
        self._tasks = TaskRecorder(timeline)
        self._looks = LookRecorder(timeline)
        self._cards = CardRecorder(timeline)
        self._before_session = 0  # utterances up to this one belong to an earlier session

    def end_session(self, played: Iterable[Played], utterance: int, at_s: float) -> None:
        """Brings every line to its end, as far as it was heard: what comes next is another session's.

        `played` is what was played since the last micro-turn, `utterance` the last one that was begun.
        """
        for account in played:
            self._played(account)
        if self._utterance is not None:
            self._close_utterance(self._utterance[0])
        for reply, line in list(self._lines.items()):
            if not line.over:
                self._close_line(reply, line, at_s)
        self._tasks.end_session(at_s)
        self._looks.end_session(at_s)
        self._cards.end_session()
        self._closed = None
        self._lines.clear()
        self._before_session = utterance

    def observe(self, now: MicroTurn, output: MicroTurnOutput) -> None:
        """Takes one micro-turn in."""
        if now.hearing is not None and not output.own_echo:
            self._heard(now.hearing)
        for line in now.typed:
            self._typed(line)
        for event in now.camera:
            number = {} if event.number is None else {"number": event.number}
            data = {"event": event.kind, **number}
            self._timeline.add(Lane.CAMERA, "event", event.text, start_s=event.at_s, data=data)
        for played in now.played:
            self._played(played)
        for nod in now.nodded:
            if nod.text:  # else it was a tone
                self._timeline.add(
                    Lane.ASSISTANT, "backchannel", nod.text, start_s=nod.started_s, end_s=nod.ended_s
                )
        if output.utterance_done is not None:
            self._close_utterance(output.utterance_done)
        for decision in output.decisions:
            self._decided(decision, now.end_s)
        if output.say:
            current = output.say[-1].reply
            self._lines = {r: line for r, line in self._lines.items() if r == current or not line.over}
        for clause in output.say:
            self._lines.setdefault(clause.reply, _Line(task_id=clause.task_id)).clauses.append(clause)
        for shown in output.show:
            self._cards.show(shown, now.end_s)
        for notice in output.notices:
            self._timeline.add(Lane.SYSTEM, "notice", notice)
        for task_id, task in output.replaced:
            self._tasks.begun_anew(task_id, task)
        for task in output.delegate:
            self._tasks.delegated(task)
        for look in output.looks:
            self._looks.asked(look)
        for news in now.news:
            if isinstance(news, TaskNews):
                self._tasks.news(news, now.end_s)
                self._looks.news(news, now.end_s)
            elif isinstance(news, PictureNews):
                self._looks.pictured(news)

    def _typed(self, line: TypedText) -> None:
        """The line names a file; what of it can have been read is kept beside it. A picture that is kept is a card."""
        text, data, attached = line.text, {}, line.attachment
        picture = attached if isinstance(attached, AttachedPicture) and attached.kept_in else None
        if attached is not None and picture is None:
            text = f"{text} (with {attached.name})".lstrip()
        if isinstance(attached, TextFile):
            data = {"file": attached.name, "file_text": attached.text[: attached.used(IN_BACKGROUND)]}
        if text:
            self._timeline.add(Lane.USER, "text", text, start_s=line.at_s, data=data)
        if picture is not None:
            self._show_picture(picture, line.at_s)

    def _show_picture(self, picture: AttachedPicture, at_s: float) -> None:
        card = Picture(picture.name, picture.kept_in, picture.width, picture.height)
        self._timeline.add(Lane.USER, CARD, card_in_words(card), start_s=at_s, data=card_as_data(card))

    def _heard(self, hearing: Hearing) -> None:
        words = (*hearing.committed, *hearing.unstable)
        if hearing.utterance <= self._before_session:
            return
        if self._closed is not None and self._closed[0] == hearing.utterance:
            if words:  # a read that was under way when the utterance was answered, or passed over
                self._timeline.update(self._closed[1], data={"words": self._timed(_spoken(words))})
                self._end(self._closed[1], hearing.text, words[-1].end_s)
            return
        if self._utterance is not None and self._utterance[0] != hearing.utterance:
            self._close_utterance(self._utterance[0])
        if not words:
            return
        data = {
            "committed": " ".join(word.text for word in hearing.committed),
            "unstable": " ".join(word.text for word in hearing.unstable),
            "words": self._timed(_spoken(words)),
        }
        if self._utterance is None:
            item = self._timeline.add(
                Lane.USER, "speech", hearing.text, start_s=words[0].start_s, going_on=True, data=data
            )
            self._utterance = (hearing.utterance, item.id)
        else:
            self._timeline.update(self._utterance[1], text=hearing.text, data=data)
        self._utterance_end_s = words[-1].end_s

    def _close_utterance(self, number: int) -> None:
        if self._utterance is None or self._utterance[0] > number:
            return
        self._closed, self._utterance = self._utterance, None
        item_id = self._closed[1]
        self._end(item_id, self._timeline.item(item_id).text, self._utterance_end_s)

    def _end(self, item_id: int, text: str, end_s: float) -> None:
        """The user's line is over, with these words."""
        self._timeline.update(item_id, text=text, end_s=end_s, data={"committed": text, "unstable": ""})

    def _played(self, played: Played) -> None:
        for reply, line in self._lines.items():
            if any(clause.clause_id == played.clause_id for clause in line.clauses):
                line.played[played.clause_id] = played
                self._show(line)
                if line.over:
                    self._close_line(reply, line, played.ended_s)
                return

    def _show(self, line: _Line) -> None:
        words = line.words()
        if not words:
            return
        text = " ".join(word for word, _, _ in words)
        if line.item_id is None:
            data = {"task": line.task_id} if line.task_id else None
            item = self._timeline.add(
                Lane.ASSISTANT, "speech", text, start_s=words[0][1], going_on=True, data=data
            )
            line.item_id = item.id
        elif self._timeline.item(line.item_id).text == text:
            return
        self._timeline.update(line.item_id, text=text, data={"words": self._timed(words)})

    def _timed(self, words: Iterable[tuple[str, float, float]]) -> list[list[str | float]]:
        """Words with their times as items have them."""
        in_session = self._timeline.in_session
        return [[word, round(in_session(s), 3), round(in_session(e), 3)] for word, s, e in words]

    def _close_line(self, reply: int, line: _Line, at_s: float) -> None:
        """Every clause that was given out is over: heard to its end or cut off. More may still come."""
        accounts = line.played.values()
        sounded = [played.ended_s for played in accounts if played.ended_s > played.started_s]
        ended_s = max(sounded or [played.ended_s for played in accounts], default=at_s)
        unheard = line.unheard()
        if line.item_id is None:
            if unheard:
                self._timeline.add(Lane.ASSISTANT, "speech", "", start_s=ended_s, data={"unheard": unheard})
        else:
            self._timeline.update(line.item_id, end_s=ended_s, data={"unheard": unheard})
        if unheard:
            del self._lines[reply]

    def _decided(self, decision: Decision, at_s: float) -> None:
        data: dict[str, Any] = {"why": decision.why, **dict(decision.facts)}
        self._timeline.add(Lane.SYSTEM, "decision", decision.what, start_s=at_s, data=data)


def _spoken(words: Iterable[Word]) -> list[tuple[str, float, float]]:
    return [(word.text, word.start_s, word.end_s) for word in words]
