"""Hand signs that act: an open hand held up to the camera silences the assistant, a raised hand asks for the floor.

An open hand is like Esc, but counts only while it speaks. After a raised hand it finishes its clause, gives the floor
to the user and waits for them; when the hand is down again and nothing was said, it goes on. Where the user wants to
interrupt by key only, neither does anything; other signs never do.
"""

from __future__ import annotations

from assistant.interaction.evidence import Evidence
from assistant.interaction.output import Output
from assistant.interaction.parts import Parts
from assistant.interaction.turn_over import break_off
from assistant.manners import Interruptions
from assistant.micro_turn import CameraEvent, Decision, MicroTurn

FINISH_AT_MOST_S = 3.0
"""A clause that goes on for longer is broken off."""
GOES_ON_AFTER_S = 1.5
"""How long the hand is down, and nobody has spoken, before it goes on."""
WAITS_AT_MOST_S = 20.0
BY_KEY_ONLY = "only a key interrupts"


class HandSigns:
    """Steps with every micro-turn, before the floor is judged. `on` says whether they act at all."""

    def __init__(self, parts: Parts) -> None:
        self.on = True
        self._parts = parts
        self.start_afresh()

    def start_afresh(self) -> None:
        """Nobody has asked for anything."""
        self._finishing_since_s: float | None = None
        self._waiting_since_s = 0.0
        self._down_since_s: float | None = None

    def silence(self, now: MicroTurn, out: Output) -> str:
        """Why the assistant is to be silent now; "" when nobody asks for that."""
        parts = self._parts
        speaks = (
            now.assistant_audible or now.assistant_held or parts.speaking.spoken is not None or parts.along.on
        )
        if not speaks or not any(event.kind == "open_palm" for event in now.camera):
            return ""
        return "an open hand was held up" if self._acts("open_palm", out) else ""

    def step(self, now: MicroTurn, evidence: Evidence, out: Output) -> bool:
        """Gives the floor to somebody who raised a hand, and takes it again when they want nothing after all.

        Whether that has changed who speaks, so that the evidence has to be gathered anew.
        """
        spoken = self._parts.speaking.spoken
        for event in now.camera:
            if event.kind == "raised_hand":
                self._hand_is_up(event, now, evidence, out)
            elif event.kind in ("lowered_hand", "nobody"):
                self._down_since_s = now.end_s
        if self._finishing_since_s is not None:
            self._finish(now, evidence, out)
        if self._parts.floor.kept_for_user:
            self._wait(now, evidence, out)
        return self._parts.speaking.spoken is not spoken

    def _hand_is_up(self, event: CameraEvent, now: MicroTurn, evidence: Evidence, out: Output) -> None:
        parts = self._parts
        self._down_since_s = None
        if parts.floor.kept_for_user or self._finishing_since_s is not None:
            return
        if parts.speaking.spoken is None:
            if parts.turn.text and not evidence.speaking and self._acts(event.kind, out):
                self._begin_to_wait("a hand is raised: there is more to come", now.end_s, now, evidence, out)
        elif self._acts(event.kind, out):
            self._finishing_since_s = now.end_s
            if not parts.speaking.held:
                out.decisions.append(Decision("finish the clause", "a hand is raised"))

    def _finish(self, now: MicroTurn, evidence: Evidence, out: Output) -> None:
        parts, since_s = self._parts, self._finishing_since_s
        if parts.speaking.spoken is None or since_s is None:
            self._finishing_since_s = None  # the floor is somebody's already
        elif parts.speaking.held or parts.speaking.clause_over or now.end_s - since_s >= FINISH_AT_MOST_S:
            self._finishing_since_s = None
            break_off(parts, now, out)
            self._begin_to_wait("a hand is raised", since_s, now, evidence, out)
        else:
            parts.speaking.finish_clause(out)
            out.look_again(since_s + FINISH_AT_MOST_S)

    def _begin_to_wait(
        self, why: str, raised_s: float, now: MicroTurn, evidence: Evidence, out: Output
    ) -> None:
        self._waiting_since_s = now.end_s
        self._parts.floor.keep_for_user(evidence, raised_s)
        out.decisions.append(Decision("yield", why))

    def _wait(self, now: MicroTurn, evidence: Evidence, out: Output) -> None:
        parts = self._parts
        since_s, down_s = self._waiting_since_s, self._down_since_s
        if not (parts.floor.awaits_user(evidence) or parts.floor.answered(evidence)):
            return  # they have their turn: the floor knows what to do about it
        quiet_s = evidence.silence_since(parts.speaking.last_sound_s)
        if down_s is not None:
            left_s = GOES_ON_AFTER_S - min(now.end_s - max(down_s, since_s), quiet_s)
            if left_s > 0.0:
                out.look_again(now.end_s + left_s)
                return
            why = "the hand is down and nothing was said"
        elif now.end_s - since_s < WAITS_AT_MOST_S:
            return
        else:
            why = "nothing was said for long"
        parts.floor.keep_no_longer()
        if parts.speaking.can_resume(now.end_s):
            parts.speculation.drop()
            parts.speaking.resume(out)
            out.decisions.append(Decision("resume", why))

    def _acts(self, kind: str, out: Output) -> bool:
        """Whether such a sign does something; if only a key interrupts, it is noted that it does not."""
        if not self.on:
            return False
        by_key = self._parts.floor.interruptions is Interruptions.BY_KEY
        if by_key:
            out.decisions.append(Decision("carry on", BY_KEY_ONLY, (("sign", kind),)))
        return not by_key
