"""Speculation: the reply is drafted and its first clause made sound before the user's turn is over.

It owns the generation numbers: whatever belongs to an older generation than the present one is dropped by the
drafting and the synthesis thread, and its news finds no reply here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.interaction.clauses import clauses_of
from assistant.interaction.context import Context
from assistant.interaction.evidence import Evidence, is_whole_question
from assistant.interaction.protocol import DraftingPort, SynthesisPort
from assistant.interaction.reply import DraftedClause, Reply
from assistant.interaction.turn import Turn
from assistant.interaction.wording import asks, is_complete
from assistant.micro_turn import DraftNews, VoiceNews, WordsJudged
from assistant.perception.hypothesis import same_words

Substitute = Callable[[Reply, str, float], str | None]
"""Given a reply, its first clause and the model's confidence: what to say instead, None to say the clause."""


class Speculation:
    """The reply `ahead` is for the turn as it stands; when the turn says something else it is drafted anew."""

    def __init__(self, drafting: DraftingPort, synthesis: SynthesisPort, context: Context) -> None:
        self.ahead: Reply | None = None
        self._drafting = drafting
        self._synthesis = synthesis
        self._context = context
        self._generation = 0
        self.oldest_wanted = 0
        """What was asked for with a smaller number was dropped."""
        self._read_ahead = ""
        self._user_speaks = False
        self._unspoken: set[int] = set()  # clauses of the reply ahead that wait for the user's silence
        # The last request that brings a judgement, and the words it is on; the last judgement, and its words.
        self._judging: tuple[int, str] = (0, "")
        self._judged: tuple[str, WordsJudged] | None = None

    def warm_up(self) -> None:
        """Lets the language model read what never changes, before anybody speaks."""
        self._generation += 1
        self._drafting.prepare(self._generation, self._context.fixed)

    def start_over(self, turn_text: str) -> None:
        """The language model is another one: it has read nothing yet."""
        self.drop()
        self._read_ahead = ""
        self._drafting.prepare(self._generation, self._context.with_user(turn_text))

    def next_generation(self) -> int:
        """A number for something that is drafted or spoken besides."""
        self._generation += 1
        return self._generation

    def drop(self) -> None:
        """Forgets what was drafted ahead, and lets the threads stop working on it."""
        self._generation += 1
        self.oldest_wanted = self._generation
        self.ahead = None
        self._judging = (0, "")
        self._unspoken.clear()
        self._drafting.drop(self._generation)
        self._synthesis.drop(self._generation)

    def draft_for(self, turn: Turn, evidence: Evidence, at_s: float) -> None:
        """Drafts a reply to the turn unless there is one for these words.

        While the user goes on speaking and the words do not make a sentence, they are only read ahead, all but the last
        one, which may be half heard: a draft would be for nothing, and take time from the recogniser.
        """
        text = turn.text
        if self.ahead is not None and same_words(self.ahead.to_text, text):
            return
        if evidence.words_are_all_in or is_complete(text) or turn.typed:
            self.drop()
            self.ahead = Reply(self._generation, text, asked_s=at_s)
            self._judging = (self._generation, text)
            self._drafting.draft(self._generation, self._context.with_user(text), may_think=asks(text))
        elif (known := turn.likely_text) not in ("", self._read_ahead):
            self._read_ahead = known
            self.drop()
            self._drafting.prepare(self._generation, self._context.with_user(known))

    def reply_with(self, words: str, to_text: str, at_s: float, *, is_order: bool = True) -> None:
        """The reply is known: it is made ahead like a draft, and the model only judges the turn."""
        self.drop()
        reply = self.ahead = Reply(
            self._generation, to_text, complete=True, is_draft=False, is_order=is_order
        )
        reply.asked_s = reply.first_clause_s = at_s
        for index, clause in enumerate(clauses_of(words)):
            reply.clauses[index] = DraftedClause(clause)
            self._speak_or_wait(reply, index)
        self._judging = (self._generation, to_text)
        self._drafting.judge(self._generation, self._context.with_user(to_text))

    def ready_for(self, text: str) -> Reply | None:
        """The reply to these words, if it can begin to be heard now."""
        reply = self.ahead
        return reply if reply is not None and reply.can_begin and same_words(reply.to_text, text) else None

    def reading_out(self, text: str, question: str) -> Reply:
        """A reply that says a background task's result; its sound comes as that of a draft does."""
        self.drop()
        reply = Reply(self._generation, question, complete=True, is_draft=False)
        for index, clause in enumerate(clauses_of(text)):
            reply.clauses[index] = DraftedClause(clause)
            self._synthesis.speak(self._generation, index, clause)
        return reply

    def take_draft(
        self, news: DraftNews, replies: Sequence[Reply | None], at_s: float, substitute: Substitute
    ) -> None:
        """Takes in a clause for one of the `replies`, and asks for its sound."""
        reply = _of_generation(news.generation, replies)
        if reply is None or reply.thinks:
            return
        reply.error = reply.error or news.error
        text = news.clause
        instead = substitute(reply, text, news.confidence) if text and news.index == 0 else None
        if instead is not None:
            reply.thinks = reply.complete = True
            text = instead
        if text:
            if reply.first_clause_s is None:
                reply.first_clause_s = at_s
            reply.clauses[news.index] = DraftedClause(text)
            reply.confidence = min(reply.confidence, news.confidence)
            self._speak_or_wait(reply, news.index)
        reply.complete = reply.complete or news.finished

    def user_speaks(self, speaking: bool) -> None:
        """While the user speaks nothing is made sound but the answer to a whole question: other words may still change,
        and have to be read."""
        self._user_speaks = speaking
        if not speaking and self.ahead is not None:
            for index in sorted(self._unspoken):
                self._synthesis.speak(self.ahead.generation, index, self.ahead.clauses[index].text)
            self._unspoken.clear()

    @property
    def end_is_judged_soon(self) -> bool:
        """Whether a reply is being made to words that are a whole question, or that the language model judges soon.

        Then no other model need be asked whether they are the end. From any thread.
        """
        reply = self.ahead
        if reply is None or reply.can_begin:
            return False
        return self.judgement_of(reply.to_text) is None or self._answers_whole_question(reply)

    def _speak_or_wait(self, reply: Reply, index: int) -> None:
        if self._user_speaks and reply is self.ahead and not self._answers_whole_question(reply):
            self._unspoken.add(index)
        else:
            self._synthesis.speak(reply.generation, index, reply.clauses[index].text)

    def _answers_whole_question(self, reply: Reply) -> bool:
        judgement = self.judgement_of(reply.to_text)
        return judgement is not None and is_whole_question(reply.to_text, judgement.sentence_end)

    def judge(self, text: str) -> None:
        """Asks what the language model makes of words over the assistant's voice, unless it was asked that.

        For a reply that is drafted to its end: the rest of an unfinished draft would be lost.
        """
        if same_words(self._judging[1], text):
            return
        self._judging = (self.next_generation(), text)
        self._drafting.judge(self._generation, self._context.with_user(text))

    def take_judgement(self, news: WordsJudged) -> None:
        """Takes in what the language model makes of the words that it was asked about last."""
        generation, text = self._judging
        if news.generation == generation:
            self._judged = (text, news)

    def judgement_of(self, text: str) -> WordsJudged | None:
        """What the language model makes of these words of the user's; None when that is not known (yet)."""
        if self._judged is None or not same_words(self._judged[0], text):
            return None
        return self._judged[1]

    @staticmethod
    def take_sound(news: VoiceNews, replies: Sequence[Reply | None], at_s: float) -> None:
        """Takes in the sound of a clause of one of the `replies`."""
        reply = _of_generation(news.generation, replies)
        clause = reply.clauses.get(news.index) if reply is not None else None
        if reply is None or clause is None:
            return
        if reply.first_sound_s is None:
            reply.first_sound_s = at_s
        clause.samples = news.samples
        clause.word_ends_s = news.word_ends_s


def _of_generation(generation: int, replies: Sequence[Reply | None]) -> Reply | None:
    return next((r for r in replies if r is not None and r.generation == generation), None)
