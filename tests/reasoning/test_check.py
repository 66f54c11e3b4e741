"""An answer counts as wrong only when everything that the model says about it agrees."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from assistant.micro_turn import Verdict
from assistant.reasoning.check import Messages, check_answer

QUESTION = "How many legs does a spider have?"
GIVEN = "A spider has four legs."


@dataclass
class ScriptedProbe:
    """Answers in few words and in a sentence; `asked` counts."""

    short: str = "Eight"
    sure: float = 0.9
    sentence: str = "A spider has eight legs."
    asked: int = 0

    def complete(self, messages: Messages, most_tokens: int) -> Generator[None, None, tuple[str, float]]:
        self.asked += 1
        yield None
        assert messages[-1] == {"role": "user", "content": QUESTION}
        short = "few words" in messages[0]["content"]
        return (self.short, self.sure) if short else (self.sentence, 0.9)


def verdict_of(probe: ScriptedProbe, given: str = GIVEN) -> Verdict:
    verdicts: list[Verdict] = []

    def to_the_end() -> Generator[None, None, None]:
        verdicts.append((yield from check_answer(probe, QUESTION, given)))

    assert list(to_the_end()) == [None] * probe.asked, "it can be stopped between two slices"
    return verdicts[0]


def test_it_is_wrong_when_all_agree() -> None:
    verdict = verdict_of(ScriptedProbe())
    assert (verdict.correction, verdict.own, verdict.sure) == ("eight", "Eight", 0.9)


def test_what_is_right_is_not_looked_into_any_further() -> None:
    probe = ScriptedProbe()
    assert verdict_of(probe, "It has 8.").correction == ""
    assert probe.asked == 1


def test_it_stands_when_anything_disagrees() -> None:
    unsure = verdict_of(ScriptedProbe(sure=0.3))
    torn = verdict_of(ScriptedProbe(sentence="A spider has six legs."))
    assert unsure.correction == torn.correction == ""
    assert unsure.why != torn.why


def test_a_common_noun_is_said_as_in_a_sentence() -> None:
    probe = ScriptedProbe("Giraffe", sentence="The tallest animal is a giraffe.")
    assert verdict_of(probe, "A lion is.").correction == "giraffe"
    probe = ScriptedProbe("Canberra", sentence="It is Canberra.")
    assert verdict_of(probe, "It is Sydney.").correction == "Canberra"
