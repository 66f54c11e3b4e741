"""Figures: what the performances add up to, row by row of the table, each with its target and its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from assistant.bench.duplex import rows
from assistant.bench.duplex.carrying_on import CarryingOnScore, OtherScore, score_carrying_on, score_other
from assistant.bench.duplex.figure import Figure, Target, of, share, times
from assistant.bench.duplex.listening import EchoScore, StoryScore, score_story
from assistant.bench.duplex.performance import Performance
from assistant.bench.duplex.runner import Session
from assistant.bench.duplex.scores import (
    AnswerScore,
    InterruptionScore,
    PauseScore,
    score_answer,
    score_interruption,
    score_pause,
)

ANSWER_TARGETS = {
    "starter": {"median": Target(0.45, 0.25), "95th": Target(0.90, 0.50)},
    "tiny": {"median": Target(0.33, 0.25), "95th": Target(0.75, 0.50)},
}
STOP_TARGETS = {"median": Target(0.25, 0.15), "95th": Target(0.50, 0.30)}


Score = AnswerScore | PauseScore | InterruptionScore | CarryingOnScore | OtherScore | StoryScore


def score(performance: Performance) -> Score | None:
    """What its row's rule says of a performance; None for a silence."""
    scene = performance.scene
    if scene.row == rows.TURNS:
        return score_answer(performance, performance.of(rows.TURN)[0])
    if scene.row == rows.PAUSES:
        return score_pause(performance)
    if scene.row == rows.INTERRUPTIONS:
        return score_interruption(performance)
    if scene.row == rows.BACKCHANNELS:
        return score_carrying_on(performance, next(iter(performance.of(rows.NOD)), None))
    if scene.row == rows.OTHERS:
        return score_other(performance)
    if scene.row == rows.STORY:
        return score_story(performance)
    return None


def figures(session: Session, preset: str, echoes: Mapping[str, EchoScore] | None = None) -> list[Figure]:
    """The table's lines, in its order."""
    scored = [(performance, score(performance)) for performance in session.performances]
    answers = [s for _, s in scored if isinstance(s, AnswerScore)]
    pauses = [s for _, s in scored if isinstance(s, PauseScore)]
    interruptions = [s for _, s in scored if isinstance(s, InterruptionScore)]
    nods = [(p, s) for p, s in scored if isinstance(s, CarryingOnScore)]
    others = [(p, s) for p, s in scored if isinstance(s, OtherScore)]
    stories = [(p, s) for p, s in scored if isinstance(s, StoryScore)]
    shares = [
        _takes_its_turn(answers),
        _waits(pauses, scored),
        _answers_interruption(interruptions),
        _carries_on(nods),
        _leaves_alone(others),
    ]
    lines = [
        _answers(answers, pauses, preset, scored),
        shares[0],
        shares[1],
        _stops(interruptions),
        shares[2],
        shares[3],
        shares[4],
        _echo(echoes or {}),
        _nods(stories),
        _keeps_time(session),
        *_costs(session),
    ]
    return [*lines, _average(shares)] if all(line.count for line in shares) else lines


def _answers(
    answers: list[AnswerScore],
    pauses: list[PauseScore],
    preset: str,
    scored: list[tuple[Performance, Score | None]],
) -> Figure:
    counted = [s.after_s for s in answers if s.after_s is not None and s.after_s >= 0 and not s.promised]
    busy = [
        s.after_s
        for p, s in scored
        if isinstance(s, AnswerScore) and p.busy and s.after_s is not None and s.after_s >= 0
    ]
    after_pauses = [
        s.answer.after_s for s in pauses if s.answer.after_s is not None and s.answer.after_s >= 0
    ]
    parts = {
        "began before the end": sum(s.after_s is not None and s.after_s < 0 for s in answers),
        "promised to think first": sum(s.promised for s in answers),
        "with the reasoner at work": times(busy),
        "after turns with pauses": times(after_pauses),
    }
    return Figure("answers", len(counted), times(counted), ANSWER_TARGETS.get(preset, {}), "s", parts)


def _takes_its_turn(answers: list[AnswerScore]) -> Figure:
    parts = {"takeovers by the rule of Full-Duplex-Bench": share([s.takeover for s in answers]).get("share")}
    target = {"share": Target(0.97, 1.0, higher=True)}
    return Figure("takes its turn", len(answers), share([s.answered for s in answers]), target, parts=parts)


def _waits(pauses: list[PauseScore], scored: list[tuple[Performance, Score | None]]) -> Figure:
    taken = Counter(p.scene.detail for p, s in scored if isinstance(s, PauseScore) and s.takeover)
    parts = {
        "said anything at all before the end": share([s.spoke for s in pauses]).get("share"),
        "answered after the end": share([s.answer.answered for s in pauses]).get("share"),
        "taken over after": dict(taken),
    }
    values = share([s.takeover for s in pauses])
    return Figure("waits", len(pauses), values, {"share": Target(0.08, 0.02)}, parts=parts)


def _stops(interruptions: list[InterruptionScore]) -> Figure:
    stops = [s.stop_s for s in interruptions if s.stop_s is not None]
    parts = {
        "not applicable": sum(not s.applicable for s in interruptions),
        "what was said ended by itself": sum(s.applicable and s.stop_s is None for s in interruptions),
    }
    return Figure("stops", len(stops), times(stops), STOP_TARGETS, "s", parts)


def _answers_interruption(interruptions: list[InterruptionScore]) -> Figure:
    applicable = [s for s in interruptions if s.applicable]
    known = [s.expected for s in applicable if s.expected is not None]
    parts = {
        "not applicable": len(interruptions) - len(applicable),
        "its words were recognised": share([s.understood for s in applicable]).get("share"),
        "with the expected word in it": share(known).get("share"),
        "after its end": times([s.after_s for s in applicable if s.after_s is not None and s.answered]),
    }
    target = {"share": Target(0.95, 1.0, higher=True)}
    return Figure(
        "answers the interruption",
        len(applicable),
        share([s.answered for s in applicable]),
        target,
        parts=parts,
    )


def _carries_on(nods: list[tuple[Performance, CarryingOnScore]]) -> Figure:
    applicable = [(p, s) for p, s in nods if s.applicable]
    parts: dict[str, Any] = {"not applicable": len(nods) - len(applicable)}
    for detail in dict.fromkeys(p.scene.detail for p, _ in applicable):
        parts[detail] = of([s.carried_on for p, s in applicable if p.scene.detail == detail])
    parts["failed"] = dict(Counter(s.why.split(" after")[0] for _, s in applicable if not s.carried_on))
    parts["paused for"] = times([s.silent_s for _, s in applicable if s.carried_on and s.silent_s])
    target = {"share": Target(0.90, 0.98, higher=True)}
    return Figure(
        "carries on", len(applicable), share([s.carried_on for _, s in applicable]), target, parts=parts
    )


def _leaves_alone(others: list[tuple[Performance, OtherScore]]) -> Figure:
    applicable = [(p, s) for p, s in others if s.applicable]
    parts: dict[str, Any] = {"not applicable": len(others) - len(applicable)}
    for detail in dict.fromkeys(p.scene.detail for p, _ in applicable):
        parts[detail] = of([s.left_alone for p, s in applicable if p.scene.detail == detail])
    parts["failed"] = dict(Counter(s.why for _, s in applicable if not s.left_alone))
    target = {"share": Target(0.80, 0.95, higher=True)}
    return Figure(
        "leaves others alone",
        len(applicable),
        share([s.left_alone for _, s in applicable]),
        target,
        parts=parts,
    )


def _nods(stories: list[tuple[Performance, StoryScore]]) -> Figure:
    values: dict[str, float] = {}
    if stories:
        told_s = sum(p.of(rows.TURN)[0].end_s - p.of(rows.TURN)[0].start_s for p, _ in stories)
        values = {
            "per second": round(sum(s.nods for _, s in stories) / told_s, 4),
            "takeovers": float(sum(s.takeover for _, s in stories)),
        }
    targets = {"per second": Target(0.06, 0.06, at_least=0.02), "takeovers": Target(0, 0)}
    return Figure("nods", len(stories), values, targets, parts={"nods": [s.nods for _, s in stories]})


def _echo(echoes: Mapping[str, EchoScore]) -> Figure:
    values = {}
    if echoes:
        values = {
            "self-interruptions": float(sum(s.self_interruptions for s in echoes.values())),
            "own words": float(sum(s.own_words for s in echoes.values())),
        }
    targets = {"self-interruptions": Target(0, 0), "own words": Target(0, 0)}
    parts = {name: asdict(s) for name, s in echoes.items()}
    return Figure("does not hear itself", len(echoes), values, targets, parts=parts)


def _keeps_time(session: Session) -> Figure:
    kept = session.punctual
    if not kept.micro_turns:
        return Figure("keeps time", 0, {})
    parts = {
        "worst (s)": kept.worst_late_s,
        "late by row": {
            row: f"{p.late} of {p.micro_turns}" for row, p in session.punctual_by_row.items() if p.late
        },
    }
    values = {"share late": round(kept.late / kept.micro_turns, 5)}
    return Figure("keeps time", kept.micro_turns, values, {"share late": Target(0.005, 0.0)}, parts=parts)


def _costs(session: Session) -> list[Figure]:
    costs = session.costs
    shares = {} if costs.processor_share is None else {"share of a core": costs.processor_share}
    silent = Figure(
        "costs nobody's time",
        1 if shares else 0,
        shares,
        {"share of a core": Target(0.15, 0.05)},
        parts={"silence (s)": costs.silent_s},
    )
    held = {"GB": round(costs.memory_bytes / 1e9, 2)} if costs.memory_bytes else {}
    memory = Figure("costs memory", 1 if held else 0, held, {"GB": Target(2.5, 1.8)}, "GB")
    return [silent, memory]


def _average(shares: list[Figure]) -> Figure:
    """The mean of the five shares of right behaviour; it means nothing without them."""
    parts = {
        line.behaviour: round(
            1 - line.values["share"] if line.behaviour == "waits" else line.values["share"], 3
        )
        for line in shares
    }
    return Figure("average", len(parts), {"share": round(sum(parts.values()) / len(parts), 3)}, parts=parts)
