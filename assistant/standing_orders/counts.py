"""How people ask to have the repetitions of an exercise counted, and about counts that go on: see `CountOrder`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.standing_orders.count_order import CountOrder
from assistant.standing_orders.exercise_form import CURL, EXERCISES, JACK, PUSH_UP, SQUAT, Exercise
from assistant.standing_orders.needed_eyes import confirmed
from assistant.standing_orders.numbers import NUMBER_WORDS, WHOLE, in_words, value_of
from assistant.standing_orders.order import Kind, Moment, Order, Plan, Standing
from assistant.standing_orders.sentence import Found, Sentence

KEPT_S = 900.0
"""A workout that was broken off longer ago is not gone on with in another run."""
MOST = 1000
_NAMES = (
    (PUSH_UP, r"push ?up'?s?|pushup'?s?|press ?ups?|pressups?"),
    (SQUAT, r"squat'?s?|squads|swats|knee bends?"),
    (JACK, r"(?:jumping|star|jump) (?:jack'?s?|jax|jumps?|checks)|jumpingjacks"),
    (CURL, r"(?:(?:arm|bicep'?s?|dumbbell|hammer|hand) )?(?:curl'?s?|curles)"),
)
_EXERCISE = rf"(?P<exercise>{'|'.join(pattern for _, pattern in _NAMES)})"
_OTHER = (
    r"(?:sit ?ups?|pull ?ups?|chin ?ups?|crunches|burpees|lunges|planks?|dips|steps|leg raises|mountain climbers"
    r"|rep(?:etition)?s)"
)
_QUIETLY = (
    r"silently|quietly|in silence|without (?:speaking|talking|saying (?:it|them|anything))|in your head"
    r"|(?:and )?(?:just|only) show (?:it|them|me|the number)"
)
_ALOUD = r"out loud|aloud|loudly|loud"
_HOW = rf"(?: (?:(?P<quiet>{_QUIETLY})|(?:{_ALOUD})|for me|with me|along|please|now|as i do them|while i do them))*"
_MY = r"(?: (?:my|the|these|those|our|some|me do(?:ing)?|me while i do|while i do|as i do))*(?: next)?"
_GOAL = rf"(?: (?:up to|to|until) (?P<goal>{WHOLE}))?"
_COUNT = (
    r"(?:(?:start |begin )?count(?:ing)?|keep count of|keep track of|track|help me count"
    r"|count along(?: with| while i do| as i do)?)"
)
_ASKED = (
    rf"(?:(?P<quiet_first>{_QUIETLY}) )?{_COUNT}{_MY}(?: (?P<sets>{WHOLE}) sets? of)?(?: (?P<target>{WHOLE}))?"
    rf" {_EXERCISE}{_HOW}{_GOAL}{_HOW.replace('quiet>', 'quiet_after>')}",
    rf"{_COUNT}{_MY} {_EXERCISE}{_HOW} (?P<sets>{WHOLE}) sets? of (?P<target>{WHOLE})",
    rf"{_COUNT} (?:how many|the) {_EXERCISE} (?:that )?(?:i|we) (?:do|make|manage|can do|am doing){_HOW}",
    rf"(?:tell me|let me know|say|call out) how many {_EXERCISE} (?:i|we) (?:do|make|manage|am doing){_HOW}",
    rf"(?:i'm|i am)(?: going to| gonna| about to)? do(?:ing)?(?: (?P<sets>{WHOLE}) sets? of)?(?: (?P<target>{WHOLE}))?"
    rf"(?: some| my)? {_EXERCISE}(?: now)? (?:please )?(?:can you |could you |you )?(?:count|count along|count them"
    rf"|count for me){_HOW}",
    r"(?P<only_end>tell me|let me know|say (?:something|stop|when)|stop me) (?:when|once|as soon as) (?:i've"
    r"|i have|i) "
    rf"(?:done|did|made|reached|reach|do|finished|hit|get to|got to) (?P<target>{WHOLE}) {_EXERCISE}",
    rf"(?P<only_end>(?:stop|tell|interrupt) me) (?:after|at) (?P<target>{WHOLE}) {_EXERCISE}",
)
_WRONG = rf"{_COUNT}{_MY}(?: {WHOLE})? {_OTHER}(?: .+)?|{_COUNT} how many {_OTHER} (?:i|we) do"
_CAN_COUNT = "I can count push-ups, squats, jumping jacks and arm curls."
_UP_TO = (
    r"(?:tell me|let me know|say (?:something|stop|when)|stop(?: me| counting)?) (?:when|once|as soon as|at|after|if)"
    rf"(?: (?:i've|i have|i'm|i am|i|it's|it is|we) (?:done|did|at|get to|got to|reach|reached|have|made|do))?"
    rf" (?P<target>{WHOLE})(?: of them)?|make (?:it|that) (?P<made>{WHOLE})"
)
_STOP = (
    r"(?:stop|quit|end|finish|you can stop) counting(?: (?:my|the))?(?: .+)?|i'm (?:done|finished)(?: with (?:my"
    r"|the) .+)?"
    r"|(?:that's|that is|that was) (?:it|all|the last one)|(?:done|finished)|(?:that's |that is )?enough"
    r"|you can stop(?: now)?|stop (?:it|that|now)"
)
_HOW_MANY = (
    r"(?:how many|what number) (?:was|is|were|are|of) (?:that|this|those|it|they)(?: so far| now| by now)?"
    r"|how many (?:have i|did i|do i have|i)(?: (?:done|do|made|make|got|did))?(?: so far| now| already| until now)?"
    rf"|how many(?: {_EXERCISE})?(?: (?:was|were|is|are) (?:that|those|it))?"
    rf"(?: (?:have i|did i|did we))?(?: (?:done|do|did|make|made))?(?: so far| now| in all| in total| altogether)?"
    r"|what(?:'s| is) (?:my|the) (?:count|number)(?: now| so far)?|where (?:am i|are we)(?: at)?|what am i at"
)
_NOW_ANOTHER = (
    rf"(?:next )?(?:(?P<sets>{WHOLE}) sets? of )?(?:(?P<target>{WHOLE}) )?{_EXERCISE}(?: now| next)?"
    rf"(?: (?P<quiet>{_QUIETLY}))?"
)
"""What somebody whose push-ups were counted does next."""
_UNCOUNTED = rf"how many {_EXERCISE} (?:have i done|did i do|was that|were those)(?: so far| now)?"
_AFRESH = (
    r"(?:start|begin|count)(?: it| the count| counting| from)?(?: all)? (?:again|over|anew|afresh)(?: from (?:one"
    r"|zero|the beginning|the start))?"
    r"|(?:start|begin|count)(?: again)? (?:from|at) (?:one|zero|the beginning|the start|scratch)|reset(?: it| that"
    r"| the count(?:er)?)?"
    r"|(?:back|go back|set it back)(?: to)? (?:zero|one)"
)
_NEXT_SET = r"(?:(?:start|begin|here comes|now) )?(?:a |the |my )?(?:next|new|another|second|third|fourth) set(?: now)?"
_BE_QUIET = (
    rf"(?:count |do it |keep counting |go on )(?:{_QUIETLY})(?: from now on| now)?|(?:just|only) (?:show"
    r"|display) (?:it|them|that|me|the (?:number|count))(?: .+)?"
    r"|(?:don't|do not) (?:say|speak|tell me|count)(?: (?:it|them|the numbers?|the count|out loud"
    r"|aloud))*(?: any ?more)?"
    r"|stop (?:saying|speaking)(?: (?:it|them|the numbers?))?|count without (?:speaking|talking)"
)
_ALONG = rf"(?:and )?{WHOLE}(?: (?:and )?{WHOLE}){{0,9}}"
_BE_LOUD = (
    rf"(?:count|say it|say them|do it|keep counting|count them)(?: again)? (?:{_ALOUD})"
    r"(?: again| from now on| now)?"
)


def understand(sentence: Sentence, standing: Standing, moment: Moment) -> Plan | None:
    """What a sentence wants of counts."""
    for pattern in _ASKED:
        if (found := sentence.fullmatch(pattern)) is not None:
            return _begin(found, standing, moment)
    if sentence.fullmatch(_WRONG) is not None:
        return Plan(_CAN_COUNT)
    counts = [one for one in standing.all if isinstance(one, CountOrder)]
    if counts and (found := sentence.fullmatch(_NOW_ANOTHER)) is not None:
        return _begin(found, standing, moment)
    if not counts and (found := sentence.fullmatch(_UNCOUNTED)) is not None:
        return Plan(f"I wasn't counting. Say: count my {_exercise(found['exercise']).many}.")
    if any(not one.stopped for one in counts) and sentence.fullmatch(_ALONG) is not None:
        return Plan("")  # who counts along wants no answer
    return _about(sentence, counts[-1]) if counts else None


def restore(order_id: str, kept: Mapping[str, Any], moment: Moment) -> Order:
    """The count of an earlier run, if that ended just now."""
    if moment.wall_s - float(kept["last_wall_s"]) > KEPT_S:
        raise ValueError("that workout is over")
    count = int(kept["count"])
    return CountOrder(
        order_id,
        EXERCISES[str(kept["exercise"])].many,
        moment.now_s,
        aloud=bool(kept["aloud"]),
        target=int(kept["target"]),
        sets=int(kept["sets"]),
        count=count,
        said=count,
        set_number=int(kept["set_number"]),
    )


KIND = Kind(
    "count",
    frozenset(
        (
            "count counting track many number stop done finished start begin reset set back say tell let don't just"
            " only"
            " show last it all what where what's zero"
        ).split()
    )
    | NUMBER_WORDS,
    understand,
    restore,
    of_conversation=True,
)


def _begin(found: Found, standing: Standing, moment: Moment) -> Plan:
    exercise = _exercise(found["exercise"])
    target = int(value_of(found["target"] or found["goal"])) if found["target"] or found["goal"] else 0
    sets = int(value_of(found["sets"])) if found["sets"] else 1
    if target > MOST or sets > MOST:
        return Plan(f"I can count up to {MOST}.")
    quiet = any(found[group] for group in ("quiet", "quiet_first", "quiet_after", "only_end"))
    before = tuple(one.id for one in standing.all if isinstance(one, CountOrder))
    order = CountOrder(
        standing.new_id("count"), exercise.many, moment.ended_s, aloud=not quiet, target=target, sets=sets
    )
    return Plan(confirmed(_promise(order), order.lacks(moment.eyes)), put=(order,), end=before)


def _promise(order: CountOrder) -> str:
    if order.target and not order.aloud:
        return f"I'll tell you when you have done {in_words(order.target)} {order.exercise}"
    quietly = "" if order.aloud else " silently"
    if order.sets > 1:
        sets = (
            f"{in_words(order.sets)} sets of {in_words(order.target)}"
            if order.target
            else f"{in_words(order.sets)} sets of"
        )
        return f"I'll count {sets} {order.exercise}{quietly}"
    return f"I'll count your {order.exercise}{quietly}{f' up to {in_words(order.target)}' if order.target else ''}"


def _about(sentence: Sentence, count: CountOrder) -> Plan | None:
    """What is said about a count that goes on, or about the last one."""
    if sentence.fullmatch(_HOW_MANY) is not None:
        return Plan(f"{_how_many(count)}{'' if count.stopped else ' so far'}.", show=(count.id,))
    if count.stopped:
        return None
    if (found := sentence.fullmatch(_UP_TO)) is not None:
        target = int(value_of(found["target"] or found["made"]))
        if not count.count < target <= MOST:
            return Plan(f"You have done {in_words(count.count)} already.")
        return Plan(f"I'll tell you at {in_words(target)}.", put=(replace(count, target=target),))
    if sentence.fullmatch(_STOP) is not None:
        return Plan(f"{_how_many(count)}.", put=(replace(count, stopped=True, said=count.count),))
    if sentence.fullmatch(_AFRESH) is not None:
        return Plan("From the beginning.", put=(_afresh(count, count.set_number),))
    if sentence.fullmatch(_NEXT_SET) is not None:
        return Plan(f"Set {in_words(count.set_number + 1)}.", put=(_afresh(count, count.set_number + 1),))
    if sentence.fullmatch(_BE_QUIET) is not None:
        return Plan("I'll only show it.", put=(replace(count, aloud=False, said=count.count),))
    if sentence.fullmatch(_BE_LOUD) is not None:
        return Plan("I'll count aloud.", put=(replace(count, aloud=True, said=count.count),))
    return None


def _afresh(count: CountOrder, set_number: int) -> CountOrder:
    return replace(count, count=0, said=0, set_number=set_number)


def _how_many(count: CountOrder) -> str:
    name = count.form.one if count.count == 1 else count.exercise
    number = in_words(count.count) if count.count else "no"
    in_set = f" in set {in_words(count.set_number)}" if count.set_number > 1 else ""
    return f"{number[:1].upper()}{number[1:]} {name}{in_set}"


def _exercise(said: str) -> Exercise:
    words = Sentence(said)
    return next(exercise for exercise, pattern in _NAMES if words.fullmatch(pattern) is not None)
