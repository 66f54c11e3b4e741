"""Speaking: the reply that is being said, held, broken off or taken up again, and what was heard of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.interaction.context import Context
from assistant.interaction.output import Output
from assistant.interaction.reply import Reply
from assistant.micro_turn import MicroTurn, Playback

RESUME_WITHIN_S = 8.0
"""What was broken off longer ago is not taken up again."""


def _nothing() -> None:
    pass


class Speaking:
    """Two replies can exist here: the one that is *spoken* and the one that was *broken* off and may be resumed."""

    def __init__(self, context: Context, *, rate_hz: int) -> None:
        self.spoken: Reply | None = None
        self.broken: Reply | None = None
        self.said_last = ""
        """What was heard of the last reply."""
        self.last_sound_s = float("-inf")
        self._context = context
        self._rate_hz = rate_hz
        self._broken_at_s = 0.0
        self._held = False
        self._finishing = False
        self._clause_ids = 0
        self._on_unheard: Callable[[], None] = _nothing

    def start_afresh(self) -> None:
        """Nothing was ever said."""
        self.spoken = self.broken = None
        self.said_last = ""
        self._held = self._finishing = False
        self._on_unheard = _nothing

    def begin(self, reply: Reply, on_unheard: Callable[[], None] = _nothing) -> None:
        """Says this from now on; `on_unheard` is called when it breaks off before anything of it was heard."""
        self.spoken = reply
        self.broken = None
        self._finishing = False
        self._on_unheard = on_unheard

    def take(self, now: MicroTurn) -> Reply | None:
        """Takes in what was played; the reply of which more was heard, if there is one."""
        reply = self.spoken or self.broken
        if reply is None:
            return None
        mine = [played for played in now.played if reply.note_played(played)]
        heard = reply.heard_text() if mine and not reply.unsaid else None
        if heard is not None:
            self.last_sound_s = max(played.ended_s for played in mine)
            if not reply.aside:
                self._context.assistant_heard(heard)
            self.said_last = heard
            if heard:
                self._on_unheard = _nothing
        if self.spoken is not None and not self._finishing and (self.spoken.over or self.spoken.silent):
            self.spoken = None
            self._held = False  # nothing is left to hold
            self._on_unheard = _nothing
            self._context.reply_over()
        return reply if heard else None

    def can_resume(self, at_s: float) -> bool:
        """Whether something was broken off lately and has a rest."""
        if self.broken is None or at_s - self._broken_at_s >= RESUME_WITHIN_S:
            return False
        return bool(self.broken.rest(self._rate_hz))

    @property
    def held(self) -> bool:
        """Whether it is silent, and what is left waits."""
        return self._held

    def finish_clause(self, out: Output) -> None:
        """Says no more than the clause that is being heard; what is left is to be broken off when `clause_over`."""
        out.playback = Playback.FINISH
        self._finishing = True

    @property
    def clause_over(self) -> bool:
        """Whether the clause that was to be finished is over."""
        return self._finishing and self.spoken is not None and self.spoken.queue_over

    def hold(self, out: Output) -> None:
        """Falls silent; what is left waits."""
        out.playback = Playback.HOLD
        self._held = True

    def carry_on(self, out: Output) -> None:
        """Goes on as before, from the word that was cut."""
        out.playback = Playback.GO_ON if self._held else Playback.RESTORE
        self._held = False

    def break_off(self, at_s: float, out: Output) -> None:
        """Stops. What was not heard may be resumed."""
        out.playback = Playback.STOP
        self._held = self._finishing = False
        reply = self.broken = self.spoken
        self.spoken = None
        self._broken_at_s = at_s
        if reply is not None and reply.hardly_begun:
            # The user had not finished: what they say now belongs to what they said before.
            reply.unsaid = True
            self._context.take_back_reply()
        on_unheard, self._on_unheard = self._on_unheard, _nothing
        on_unheard()

    def resume(self, out: Output) -> None:
        """Says again what was broken off, from the word where it was."""
        reply, self.broken = self.broken, None
        if reply is None:
            return
        reply.unsaid = False
        rest = [replace(clause, clause_id=self._next_id()) for clause in reply.rest(self._rate_hz)]
        reply.resume(rest)
        self.spoken = reply
        out.say.extend(rest)

    def go_on(self, out: Output) -> None:
        """Gives out the clauses whose sound has come."""
        if self.spoken is None or self._held or self._finishing:
            return
        for clause in self.spoken.next_clauses():
            clause = replace(clause, clause_id=self._next_id())
            self.spoken.queued.append(clause)
            out.say.append(clause)

    def _next_id(self) -> int:
        self._clause_ids += 1
        return self._clause_ids
