"""The reply that is being said, held, and over."""

from __future__ import annotations

import numpy as np

from assistant.interaction.context import Context
from assistant.interaction.output import Output
from assistant.interaction.reply import DraftedClause, Reply
from assistant.interaction.speaking import Speaking
from assistant.micro_turn import MicroTurn, Played


def reply(generation: int, text: str) -> Reply:
    made = Reply(generation, "", complete=True)
    ends_s = tuple(0.25 * (n + 1) for n in range(len(text.split())))
    made.clauses[0] = DraftedClause(text, np.ones(round(1000 * ends_s[-1]), dtype=np.float32), ends_s)
    return made


def over(clause_id: int, words: int) -> MicroTurn:
    return MicroTurn(1, 0.0, 2.0, played=(Played(clause_id, words, 0.0, 1.0, finished=True),))


def test_a_reply_that_ends_just_as_it_is_held_holds_nothing_up() -> None:
    speaking = Speaking(Context(), rate_hz=1000)
    speaking.begin(reply(1, "One two three four."))
    out = Output()
    speaking.go_on(out)
    speaking.hold(out)
    speaking.take(over(out.say[0].clause_id, 4))
    assert speaking.spoken is None
    speaking.begin(reply(2, "Paris."))
    out = Output()
    speaking.go_on(out)
    assert [clause.text for clause in out.say] == ["Paris."]
