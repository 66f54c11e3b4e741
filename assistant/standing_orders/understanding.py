"""What a turn of the user's asks of the standing orders: rules, no model.

A grammar-constrained 0.5B model read 7 of 10 ordinary remarks as orders, a 1.5B model 4, and took seconds for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.perception.hypothesis import bare_words
from assistant.standing_orders.book import Book
from assistant.standing_orders.kinds import KINDS
from assistant.standing_orders.order import Moment, Plan
from assistant.standing_orders.sentence import Sentence, sentences_of

MOST_WORDS = 60
"""Nobody gives an order in more."""
MOST_WORDS_OF_ONE = 20
"""What is written as several sentences with more words is not one."""
LINKS = (" ", " for ", " in ", " at ")
"""What stands between a sentence that lacked something and the words that bring it."""
CONTINUING = frozenset("for to called named about that".split())
"""With these a turn goes on that was taken for finished: "Set a timer for five minutes." "For the pasta." """
_TRIGGERS = frozenset().union(*(kind.triggers for kind in KINDS))
_TAKE_BACK = (
    r"(?:no )?(?:never mind|nevermind|cancel (?:that|it)|forget (?:it|that|about (?:it|that))|undo (?:that|it)"
    r"|take that back|stop (?:that|it))"
)
_STOP_IT = r"stop (?:that|it|this)|(?:that's|that is) enough|you can stop(?: now)?|cancel (?:that|it)|stop"
_TAKING_BACK = frozenset("never nevermind cancel forget undo back stop enough".split())
_FILLERS = re.compile(r",? \b(?:um|uh|er|erm|hmm),?(?= )", re.IGNORECASE)
_AND = re.compile(r" and (?:then |also )?", re.IGNORECASE)


def understand(
    text: str,
    book: Book,
    moment: Moment,
    *,
    asked_on: str = "",
    goes_on_from: str = "",
    just_given: bool = False,
) -> Plan | None:
    """The plan for a turn of the user's; None when it is about something else, which costs a microsecond, or
    half a millisecond where the words of an order stand in it.

    `asked_on` is the sentence of the turn before that lacked something; `goes_on_from` one that was carried out, and
    may not have been finished; `just_given` says that there is something to take back.
    """
    words = bare_words(text)
    if not words or len(words) > MOST_WORDS:
        return None
    if not _TRIGGERS.isdisjoint(words):
        plan = _of_turn(text, book, moment)
        fluent = _FILLERS.sub("", text)
        if fluent != text and (plan is None or not (plan.put or plan.end or plan.show)):
            plan = _of_turn(fluent, book, moment) or plan
        if plan is not None:
            return plan
    if not _TAKING_BACK.isdisjoint(words) and (plan := _taking_back(text, book, just_given)) is not None:
        return plan
    if asked_on:
        for link in LINKS:
            if (
                plan := _of_sentence(f"{asked_on}{link}{text}", book, moment)
            ) is not None and not plan.asks_on:
                return plan
    if goes_on_from and words[0] in CONTINUING:
        plan = _of_sentence(f"{goes_on_from.rstrip(' .!?,')} {text}", book, moment)
        return None if plan is None else Plan(plan.reply, plan.put, plan.end, plan.show, takes_back=True)
    return None


def _of_turn(text: str, book: Book, moment: Moment) -> Plan | None:
    """The orders among the sentences; what else is said beside them is passed over.

    A recogniser ends sentences where the user only paused, so that what is short may be one after all.
    """
    sentences = _without_repetitions(sentences_of(text))
    if len(sentences) == 1:
        return _of_sentence(sentences[0], book, moment)
    plans: list[Plan] = []
    after = book
    for one in sentences:
        plan = _of_sentence(one, after, moment)
        if plan is not None:
            plans.append(plan)
            after = after.after(plan)
    if len(text.split()) <= MOST_WORDS_OF_ONE and len(plans) < 2 and not any(plan.put for plan in plans):
        whole = _of_sentence(text, book, moment)
        if whole is not None and not whole.asks_on:
            return whole
    return _together(plans) if plans else None


def _without_repetitions(sentences: list[str]) -> list[str]:
    """A recogniser may write what was said once twice: "Set a timer. Set a timer." """
    said = [bare_words(one) for one in sentences]
    return [one for number, one in enumerate(sentences) if number == 0 or said[number] != said[number - 1]]


def _of_sentence(text: str, book: Book, moment: Moment) -> Plan | None:
    if (plan := _by_kinds(text, book, moment)) is not None and not plan.asks_on:
        return plan
    for left, right in _halves(text):
        first = _by_kinds(left, book, moment)
        if first is None or first.asks_on or not first.put:
            continue
        second = _by_kinds(right, book.after(first), moment)
        if second is not None and not second.asks_on:
            return _together([first, second])
    return plan


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """The sentence cut in two at each "and"."""
    for joint in _AND.finditer(text):
        yield text[: joint.start()], text[joint.end() :]


def _by_kinds(text: str, book: Book, moment: Moment) -> Plan | None:
    sentence = Sentence(text)
    words = set(sentence.said.split())
    for kind in KINDS:
        if (
            not kind.triggers.isdisjoint(words)
            and (plan := kind.understand(sentence, book, moment)) is not None
        ):
            return plan
    return None


def _taking_back(text: str, book: Book, just_given: bool) -> Plan | None:
    sentence = Sentence(text)
    if just_given and sentence.fullmatch(_TAKE_BACK) is not None:
        return Plan("Cancelled.", takes_back=True)
    speaking_up = tuple(one.id for one in book.all if one.speaks_up)
    if speaking_up and sentence.fullmatch(_STOP_IT) is not None:
        return Plan("I've stopped.", end=speaking_up)
    return None


def _together(plans: list[Plan]) -> Plan:
    """Several plans as one; an order that two of them change stands as the last one has it."""
    put = {order.id: order for plan in plans for order in plan.put}
    return Plan(
        " ".join(dict.fromkeys(plan.reply for plan in plans)),
        put=tuple(put.values()),
        end=tuple(order_id for plan in plans for order_id in plan.end),
        show=tuple(order_id for plan in plans for order_id in plan.show),
        asks_on=plans[-1].asks_on,
    )
