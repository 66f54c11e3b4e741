"""Gathering the evidence on who speaks and whose turn it is from all parts of the cascade."""

from __future__ import annotations

from assistant.interaction.evidence import Evidence
from assistant.interaction.parts import Parts
from assistant.micro_turn import MicroTurn


def evidence_of(now: MicroTurn, parts: Parts) -> Evidence:
    """All that is known now."""
    voice = now.voice
    turn, spoken = parts.turn, parts.speaking.spoken
    judgement = parts.speculation.judgement_of(turn.text)
    goes_on = spoken is not None and spoken.hardly_begun and bool(turn.spoken_text)
    before = spoken.to_text if spoken is not None and goes_on else ""
    until_s = voice.heard_until_s if voice.speaking else voice.speech_ended_s
    looked = parts.gaze.during(voice.speech_started_s, until_s)
    addressed = parts.addressing.judge(
        f"{before} {parts.passed.before(turn.spoken_text, voice.speech_started_s)}".strip(),
        assistant_speaking=spoken is not None,
        said_last=parts.speaking.said_last,
        looked=looked,
        # Half a turn says little by itself: the user had not finished when the answer began.
        by_model=None if judgement is None or turn.typed or goes_on else judgement.addressed,
    )
    return Evidence(
        now_s=voice.heard_until_s,
        speaking=voice.speaking,
        speech_started_s=voice.speech_started_s,
        speech_ended_s=voice.speech_ended_s,
        text=turn.spoken_text,
        text_until_s=turn.heard_until_s,
        text_agreed=turn.agreed,
        sentence_end=None if judgement is None else judgement.sentence_end,
        end_of_turn=turn.end_of_turn_for(voice.speech_ended_s),
        usual_pause_s=turn.usual_pause_s,
        assistant_audible=spoken is not None,
        awaits_answer=spoken is not None and spoken.awaits_answer,
        can_resume=parts.speaking.can_resume(now.end_s),
        addressed=addressed.probability,
        meant_for_others=addressed.for_others,
        judgement_due=judgement is None and (spoken is None or (spoken.complete and not goes_on)),
        voice_probability=voice.probability,
        facing=parts.gaze.facing(voice.heard_until_s),
        looked=looked,
        character=parts.passed.character(turn.character_of(voice.speech_started_s), voice.speech_started_s),
    )
