"""A reply: its clauses from the draft to the last word that was heard."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.micro_turn import Played, Samples, SpokenClause

WORDS_NEARLY_OVER = 3
WORDS_HARDLY_BEGUN = 2


@dataclass
class DraftedClause:
    """A clause and, when the voice is done with it, its sound."""

    text: str
    samples: Samples | None = None
    word_ends_s: tuple[float, ...] = ()


@dataclass
class Reply:
    """A reply as it is drafted, synthesised, played and heard.

    `generation` ties the news of the drafting and synthesis threads to it; `to_text` is the user's turn that it
    answers, as it was when the draft began. It is `complete` when no more clauses come.
    """

    generation: int
    to_text: str
    thinks: bool = False
    thinks_because: str = ""
    clauses: dict[int, DraftedClause] = field(default_factory=dict)
    complete: bool = False
    is_draft: bool = True
    """Whether the interaction model made it up itself, and how sure it was of its least sure clause."""
    confidence: float = 1.0
    error: str = ""
    asked_s: float = 0.0
    first_clause_s: float | None = None
    first_sound_s: float | None = None
    """When the draft was asked for, when its first clause was there, and when that had become sound (s)."""
    unsaid: bool = False
    """Whether it broke off so early that it counts as not begun."""
    task_id: str = ""
    """The task whose result it tells."""
    is_order: bool = False
    """Whether it confirms an order of the user's, in the program's own words."""
    aside: bool = False
    """Whether the conversation's context does not take it up."""
    queued: list[SpokenClause] = field(default_factory=list)
    played: dict[int, Played] = field(default_factory=dict)
    _next_to_queue: int = 0

    @property
    def text(self) -> str:
        """All of it, whether it was heard or not."""
        return " ".join(clause.text for _, clause in sorted(self.clauses.items()))

    @property
    def ready(self) -> bool:
        """Whether there is a clause that can be played."""
        return any(clause.samples is not None and len(clause.samples) for clause in self.clauses.values())

    @property
    def wordless(self) -> bool:
        """Whether the draft is complete and there is nothing to say."""
        return self.complete and not any(clause.text for clause in self.clauses.values())

    @property
    def silent(self) -> bool:
        """Whether everything is there and none of it can be heard."""
        return self.complete and all(
            clause.samples is not None and not len(clause.samples) for clause in self.clauses.values()
        )

    @property
    def can_begin(self) -> bool:
        """Whether the turn can be taken now: there is something to hear, or it is clear that there is nothing."""
        return self.ready or self.wordless or self.silent or bool(self.error)

    def next_clauses(self) -> list[SpokenClause]:
        """The clauses whose sound has come since the last call, in order, without ids; see `queued`."""
        found: list[SpokenClause] = []
        while (clause := self.clauses.get(self._next_to_queue)) is not None and clause.samples is not None:
            self._next_to_queue += 1
            if len(clause.samples):
                found.append(
                    SpokenClause(
                        0, self.generation, clause.text, clause.samples, clause.word_ends_s, self.task_id
                    )
                )
        return found

    def note_played(self, played: Played) -> bool:
        """Takes in what was played; False when the clause is another reply's."""
        if all(clause.clause_id != played.clause_id for clause in self.queued):
            return False
        self.played[played.clause_id] = played
        return True

    @property
    def over(self) -> bool:
        """Whether everything that was to be said has been played."""
        return self.complete and self._next_to_queue >= len(self.clauses) and self.queue_over

    @property
    def queue_over(self) -> bool:
        """Whether all that was given out so far has been played, or dropped."""
        return all(self._finished(clause) for clause in self.queued)

    @property
    def unfinished(self) -> int:
        """How many clauses, with their sound or still without, have not been played to their end."""
        sounding = sum(clause.samples is None or len(clause.samples) > 0 for clause in self.clauses.values())
        return sounding - sum(self._finished(clause) for clause in self.queued)

    @property
    def hardly_begun(self) -> bool:
        """Whether so little of it was heard that it answers nothing yet."""
        return (
            len(self.heard_text().split()) <= WORDS_HARDLY_BEGUN
            and len(self.text.split()) > WORDS_HARDLY_BEGUN
        )

    @property
    def awaits_answer(self) -> bool:
        """Whether it ends with a question and is nearly over: a "yes" is then no nod."""
        if not self.complete or not self.queued or not self.queued[-1].text.rstrip().endswith("?"):
            return False
        last = self.queued[-1]
        unheard = len(last.text.split()) - self._words_heard(last)
        others_over = all(self._finished(clause) for clause in self.queued[:-1])
        return others_over and unheard <= WORDS_NEARLY_OVER

    def heard_text(self) -> str:
        """The words that were heard."""
        words: list[str] = []
        for clause in self.queued:
            words += clause.text.split()[: self._words_heard(clause)]
        return " ".join(words)

    def rest(self, rate_hz: int) -> list[SpokenClause]:
        """What was not heard of the queued clauses, cut at the word where it broke off. Ids are the old ones."""
        left: list[SpokenClause] = []
        for clause in self.queued:
            heard = self._words_heard(clause)
            words = clause.text.split()
            if heard >= len(words):
                continue
            cut_s = clause.word_ends_s[heard - 1] if heard else 0.0
            left.append(
                replace(
                    clause,
                    text=" ".join(words[heard:]),
                    samples=clause.samples[round(cut_s * rate_hz) :],
                    word_ends_s=tuple(end_s - cut_s for end_s in clause.word_ends_s[heard:]),
                )
            )
        return left

    def resume(self, rest: list[SpokenClause]) -> None:
        """Takes the reply up again: what was heard stays as it was, `rest` is queued, nothing more is drafted."""
        heard = []
        for clause in self.queued:
            words = clause.text.split()[: self._words_heard(clause)]
            if words:
                heard.append(
                    replace(clause, text=" ".join(words), word_ends_s=clause.word_ends_s[: len(words)])
                )
        self.queued = [*heard, *rest]
        self.clauses = {i: c for i, c in self.clauses.items() if i < self._next_to_queue}
        self.complete = True

    def _words_heard(self, clause: SpokenClause) -> int:
        played = self.played.get(clause.clause_id)
        return played.words_heard if played else 0

    def _finished(self, clause: SpokenClause) -> bool:
        played = self.played.get(clause.clause_id)
        return played is not None and played.finished
