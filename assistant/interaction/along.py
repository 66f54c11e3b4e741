"""Speaking while the user speaks, because they asked for it: live translation, reading along, repeating.

While it is on, the user's words are taken clause by clause and said, in order, over their own voice: overlap is no
interruption, and nothing is answered. Only the words that end it count, silence that is asked for, and Stop.

The voice takes as long as the user does, and more. What has waited while `MOST_BEHIND` newer clauses came is not said
any more: its translation is shown (words that would only be repeated are on the timeline already).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from assistant.interaction.along_wording import Mode, Request, asked_for, ending_of
from assistant.interaction.clauses import clauses_of
from assistant.interaction.context import Context
from assistant.interaction.heard_clauses import HeardClauses, all_clauses
from assistant.interaction.interpreting import LANGUAGES, TRIAL, Language, messages_for, passes, runs_on
from assistant.interaction.output import Output
from assistant.interaction.protocol import DraftingPort, SynthesisPort
from assistant.interaction.reply import DraftedClause, Reply
from assistant.interaction.speaking import Speaking
from assistant.interaction.speculation import Speculation
from assistant.interaction.wording import is_hush
from assistant.micro_turn import Decision, DraftNews, Hearing, MicroTurn

MOST_BEHIND = 4
"""More clauses than this never wait for the voice once it speaks along."""
MOST_UNTRANSLATED = 8
"""More never wait for the language model: the oldest is dropped."""
GIVEN_AHEAD = 2
"""So many clauses are at the voice or the loudspeaker at once: the next has its sound when one is over."""

BEGINS = {
    Mode.TRANSLATE: "I'll translate into {language} as you speak, roughly. Say stop translating to end it.",
    Mode.READ: "I'll read along with you. Say stop reading to end it.",
    Mode.REPEAT: "I'll repeat what you say. Say stop repeating to end it.",
}
ENDS = {
    Mode.TRANSLATE: "I've stopped translating.",
    Mode.READ: "I've stopped reading along.",
    Mode.REPEAT: "I've stopped repeating.",
}
DONE = {
    Mode.TRANSLATE: "I translated what you said into {language}, until you told me to stop.",
    Mode.READ: "I read along with you, until you told me to stop.",
    Mode.REPEAT: "I repeated what you said, until you told me to stop.",
}
"""What the conversation's context keeps of it."""
CANNOT = "I can't translate into {language} with this model. A larger one in the settings may do it."
UNKNOWN_LANGUAGE = "I can translate into {languages} only. Say, for example: interpret for me into Spanish."


@dataclass
class _Part:
    """A clause of the user's and what is to be said for it; None while that is not known."""

    heard: str
    text: str | None


@dataclass
class _On:
    """What there is only while it is on."""

    request: Request
    asked_with: str
    clauses: HeardClauses
    language: Language | None = None
    on_trial: bool = False
    parts: deque[_Part] = field(default_factory=deque)
    line: Reply | None = None
    draft: int | None = None
    translating: _Part | None = None
    pieces: list[str] = field(default_factory=list)


class Along:
    """Steps on every MicroTurn while it is `on`; the cascade then neither judges the floor nor answers."""

    def __init__(
        self,
        drafting: DraftingPort,
        synthesis: SynthesisPort,
        speculation: Speculation,
        speaking: Speaking,
        context: Context,
    ) -> None:
        self._drafting = drafting
        self._synthesis = synthesis
        self._speculation = speculation
        self._speaking = speaking
        self._context = context
        self._on: _On | None = None

    @property
    def on(self) -> bool:
        return self._on is not None

    @property
    def on_trial(self) -> bool:
        """Whether it is still to be seen if the language model can translate at all."""
        return self._on is not None and self._on.on_trial

    def users(self, hearing: Hearing) -> bool:
        """Whether these are surely the user's words, though they are like its own: it says them after the user."""
        return self._on is not None and self._on.clauses.began_with(hearing)

    def holder(self, now: MicroTurn) -> str:
        """Who has the floor, in the words of `assistant.interaction.floor.Holder`."""
        if not now.assistant_audible:
            return "user" if now.voice.speaking else "nobody"
        return "both" if now.voice.speaking else "assistant"

    def begin(self, question: str, now: MicroTurn, out: Output) -> bool:
        """Begins it if that is what the user's turn asks for; says so, or says why not."""
        request = asked_for(question)
        if request is None:
            return False
        self._speculation.drop()
        self._context.reply_over()
        on = self._on = _On(request, question, HeardClauses(now.voice.utterance))
        if request.mode is not Mode.TRANSLATE:
            self._begun(on, out)
            return True
        on.language = LANGUAGES.get(request.language)
        if on.language is None:
            *most, last = LANGUAGES
            self._refuse(on, UNKNOWN_LANGUAGE.format(languages=f"{', '.join(most)} and {last}"), out)
            return True
        on.on_trial = True
        self._translate(on, _Part(TRIAL, None))
        return True

    def step(self, now: MicroTurn, out: Output) -> None:
        """Takes in what was heard and drafted; says what can be said. Afterwards it may be off."""
        on = self._on
        if on is None:
            return
        for news in now.news:
            if isinstance(news, DraftNews) and news.generation == on.draft:
                self._take_draft(on, news, out)
        if self._on is None:
            return
        done_before = on.clauses.done_utterance
        for clause in on.clauses.take(now):
            self._add(on, clause)
        out.look_again(on.clauses.look_again_at_s)
        if on.clauses.done_utterance != done_before:
            out.utterance_done = on.clauses.done_utterance
        ended_by = on.clauses.ended_by
        for line in now.typed:
            words = line.text.split()
            if ending_of(words) == 0 or is_hush(line.text):
                ended_by = line.text
                break
            for clause in all_clauses(words):
                self._add(on, clause)
        if ended_by:
            aloud = ending_of(ended_by.split()) is not None
            self._end(on, now, out, f"the user said so: {ended_by}", aloud=aloud)
            return
        self._go_on(on, out)
        if on.line is not None:  # one line lasts until the user pauses and nothing is left to say
            on.line.complete = not (on.parts or now.voice.speaking)

    def stop(self, now: MicroTurn, out: Output, why: str) -> None:
        """It is over, without a word."""
        if self._on is not None:
            self._end(self._on, now, out, why, aloud=False)

    def start_afresh(self) -> None:
        """Another conversation begins: nothing of it was ever said."""
        self._on = None

    # -- beginning and ending --

    def _begun(self, on: _On, out: Output) -> None:
        on.on_trial = False
        self._say(BEGINS[on.request.mode].format(language=on.request.language))
        out.decisions.append(Decision("along", "the user asked for it", (("mode", on.request.mode.value),)))

    def _refuse(self, on: _On, text: str, out: Output, **facts: str) -> None:
        self._on = None
        self._context.user_said(on.asked_with)
        self._say(text, in_context=True)
        self._speculation.warm_up()  # the model's cache holds the interpreter's prompt
        named = (("language", on.request.language), *facts.items())
        out.decisions.append(Decision("along", "it cannot be done: " + text, named))

    def _end(self, on: _On, now: MicroTurn, out: Output, why: str, *, aloud: bool) -> None:
        self._on = None
        for part in on.parts:
            self._show(part, out, "it was ended")
        if self._speaking.spoken is not None:
            self._speaking.break_off(now.end_s, out)
            self._speaking.broken = None
        self._speculation.drop()
        self._context.user_said(on.asked_with)
        self._context.assistant_heard(DONE[on.request.mode].format(language=on.request.language))
        self._context.reply_over()
        out.decisions.append(Decision("along ends", why, (("mode", on.request.mode.value),)))
        if aloud:
            self._say(ENDS[on.request.mode])
        self._speculation.warm_up()

    def _say(self, text: str, *, in_context: bool = False) -> None:
        reply = Reply(self._speculation.next_generation(), "", complete=True, is_draft=False)
        reply.aside = not in_context
        for index, clause in enumerate(clauses_of(text)):
            reply.clauses[index] = DraftedClause(clause)
            self._synthesis.speak(reply.generation, index, clause)
        self._speaking.begin(reply)

    # -- clause by clause --

    def _add(self, on: _On, clause: str) -> None:
        on.parts.append(_Part(clause, clause if on.language is None else None))

    def _go_on(self, on: _On, out: Output) -> None:
        if on.on_trial:
            return
        self._drop_untranslated(on, out)
        if on.draft is None and (part := _first_untranslated(on)) is not None:
            self._translate(on, part)
        on.parts = deque(part for part in on.parts if part.text != "")
        if self._speaking.spoken is None:
            on.line = None
        elif self._speaking.spoken is not on.line:
            return  # what it began with is still being said
        while sum(part.text is not None for part in on.parts) > MOST_BEHIND:
            self._show(on.parts.popleft(), out, "it fell behind")
        while on.parts and on.parts[0].text and (on.line is None or on.line.unfinished < GIVEN_AHEAD):
            self._speak(on, on.parts.popleft(), out)

    def _speak(self, on: _On, part: _Part, out: Output) -> None:
        line = on.line
        if line is None:
            line = on.line = Reply(self._speculation.next_generation(), "", is_draft=False, aside=True)
            self._speaking.begin(line)
        index = len(line.clauses)
        line.clauses[index] = DraftedClause(part.text or "")
        self._synthesis.speak(line.generation, index, part.text or "")
        facts = (("said", part.heard), ("waiting", len(on.parts)))
        out.decisions.append(Decision("along", "a clause of the user's is over", facts))

    @staticmethod
    def _show(part: _Part, out: Output, why: str) -> None:
        """The part is not spoken: a translation is shown."""
        out.decisions.append(Decision("along: not spoken", why, (("said", part.heard),)))
        if part.text and part.text != part.heard:
            out.notices.append(f"Translated, not spoken: {part.text}")

    # -- translating --

    def _translate(self, on: _On, part: _Part) -> None:
        assert on.language is not None
        on.draft = self._speculation.next_generation()
        on.translating = part
        on.pieces = []
        self._drafting.draft(on.draft, messages_for(on.language, part.heard))

    def _take_draft(self, on: _On, news: DraftNews, out: Output) -> None:
        part = on.translating
        assert part is not None
        assert on.language is not None
        if news.clause:
            on.pieces.append(news.clause)
        text = " ".join(on.pieces)
        too_long = runs_on(part.heard, text)
        if not (news.finished or too_long):
            return
        on.draft = on.translating = None
        if on.on_trial:
            if passes(on.language, text):
                self._begun(on, out)
            else:
                self._refuse(on, CANNOT.format(language=on.language.name), out, trial=text)
            return
        part.text = "" if too_long or news.error else text
        if not part.text:
            self._show(part, out, "the model gave no translation")

    @staticmethod
    def _drop_untranslated(on: _On, out: Output) -> None:
        waiting = [part for part in on.parts if part.text is None and part is not on.translating]
        for part in waiting[: max(0, len(waiting) - MOST_UNTRANSLATED)]:
            part.text = ""
            Along._show(part, out, "the model fell behind")


def _first_untranslated(on: _On) -> _Part | None:
    return next((part for part in on.parts if part.text is None), None)
