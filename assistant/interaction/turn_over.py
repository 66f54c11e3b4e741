"""What brings a turn to its end without an answer: silence is asked for, the voice breaks off, a noise passes."""

from __future__ import annotations

from assistant.gap import LONG_S
from assistant.interaction.evidence import Evidence
from assistant.interaction.output import Output
from assistant.interaction.parts import Parts
from assistant.interaction.telling import leave_check
from assistant.micro_turn import Decision, MicroTurn, Playback


def end_turn(parts: Parts, now: MicroTurn, out: Output, *, spoken_only: bool = False) -> None:
    """What was said up to now is over and done with."""
    parts.turn.done(now.voice.utterance, spoken_only=spoken_only)
    out.utterance_done = now.voice.utterance


def forget_utterance(parts: Parts, evidence: Evidence, now: MicroTurn, out: Output) -> None:
    """The utterance was a nod, a noise or nothing: it is no part of any turn."""
    if parts.turn.spoken_text or now.voice.utterance > parts.turn.done_utterance:
        parts.passed.note(parts.turn.spoken_text, evidence)
        end_turn(parts, now, out, spoken_only=True)


def break_off(parts: Parts, now: MicroTurn, out: Output) -> None:
    """The voice stops; what was not heard may be resumed."""
    parts.speaking.break_off(now.end_s, out)
    parts.speculation.drop()


def keep_quiet(parts: Parts, evidence: Evidence, now: MicroTurn, out: Output) -> None:
    """The user asked for silence, and has it."""
    parts.floor.turn_taken(evidence)
    end_turn(parts, now, out)
    parts.speculation.drop()
    parts.speaking.broken = None
    out.cancel_tasks.extend(parts.looking.take_back())
    parts.orders.hush()
    leave_check(parts.self_correction.stop("the user asked for silence"), out)
    out.decisions.append(Decision("keep quiet", "the user asked for silence"))


def stop(parts: Parts, now: MicroTurn, out: Output, shown: str = "") -> None:
    """The user pressed stop, or time went by unheard: silence, and nothing is answered that was said before.

    `shown` is how else the user has asked for silence.
    """
    asked = bool(now.stop_asked or shown)
    why = shown or ("the user asked for silence" if asked else "nothing ran for a while")
    out.playback = Playback.STOP  # a nod may be playing
    parts.speaking.start_afresh()
    parts.context.reply_over()
    parts.speculation.drop()
    end_turn(parts, now, out)
    if asked:
        parts.orders.hush()
    out.cancel_tasks.extend(parts.looking.take_back())
    leave_check(parts.self_correction.stop(why), out)
    out.decisions.append(Decision("stop", why))
    if now.end_s - now.start_s > LONG_S:
        parts.delegation.keep_to_the_cards()
    parts.along.stop(now, out, why)
