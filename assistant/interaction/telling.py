"""What is told when nobody speaks: the results of background tasks, and that an answer was wrong."""

from __future__ import annotations

from collections.abc import Callable

from assistant.interaction.context import Context
from assistant.interaction.delegation import Delegation
from assistant.interaction.looking import Looking
from assistant.interaction.output import Output
from assistant.interaction.self_correction import Cancelled, SelfCorrection
from assistant.interaction.speaking import Speaking
from assistant.interaction.speculation import Speculation
from assistant.micro_turn import Decision, Delivery, MicroTurn, Task
from assistant.reasoning.for_the_ear import for_the_ear


def leave_check(left: Cancelled, out: Output) -> None:
    """The checks that need not go on, and what to record about it."""
    checks, decisions = left
    out.cancel_tasks.extend(checks)
    out.decisions.extend(decisions)


class Telling:
    """Has answers checked, and tells what came of that and of the tasks."""

    def __init__(
        self,
        delegation: Delegation,
        looking: Looking,
        self_correction: SelfCorrection,
        speaking: Speaking,
        speculation: Speculation,
        context: Context,
    ) -> None:
        self._delegation = delegation
        self._looking = looking
        self._self_correction = self_correction
        self._speaking = speaking
        self._speculation = speculation
        self._context = context

    def check_answer(self, now: MicroTurn, out: Output) -> None:
        """Has an answer that was given in haste looked into while it is being said."""
        reply = self._speaking.spoken
        if reply is None or not reply.complete or not reply.is_draft or reply.thinks:
            return
        if self._context.holds_attachment:  # the answer may stand there, and checks know the question alone
            return
        busy = bool(self._delegation.running or self._delegation.waiting)
        check = self._self_correction.answered(
            reply.generation, reply.to_text, reply.text, reply.confidence, now.end_s, busy=busy
        )
        if check is not None:
            out.checks.append(check)

    def tell(self, now: MicroTurn, out: Output) -> None:
        """Gives the result of a look or a background task, or sets an answer right; for when nobody speaks."""
        if (seen := self._looking.next_result()) is not None:
            self._say(*seen, "nobody speaks", self._looking.put_back, out)
        elif (result := self._delegation.next_result()) is None:
            self._correct(now, out)
        elif result[0].delivery is Delivery.SILENT:
            self._show(*result, out)
        else:
            self._say(*result, "nobody speaks", self._delegation.put_back, out)

    def break_in(self, out: Output) -> bool:
        """Gives a result that is not to wait, though somebody else may speak; whether there was one."""
        if self._speaking.spoken is not None or not self._delegation.urgent:
            return False
        result = self._delegation.next_result()
        if result is None:
            return False
        return self._say(*result, "it is not to wait", self._delegation.put_back, out)

    def _show(self, task: Task, text: str, out: Output) -> None:
        """The result stands on its card; the conversation knows of it from then on."""
        self._context.assistant_heard(for_the_ear(text))
        self._context.reply_over()
        out.decisions.append(Decision("show a result", "the user wants to read it", (("task", task.id),)))

    def _say(
        self, task: Task, text: str, why: str, put_back: Callable[[Task, str], None], out: Output
    ) -> bool:
        reply = self._speculation.reading_out(for_the_ear(text), task.question)
        reply.task_id = task.id
        if reply.clauses:
            # A result of which nothing was heard is told another time.
            self._speaking.begin(reply, on_unheard=lambda: put_back(task, text))
            out.decisions.append(Decision("tell a result", why, (("task", task.id),)))
        return bool(reply.clauses)

    def _correct(self, now: MicroTurn, out: Output) -> None:
        """Says that an answer was wrong, and what is right."""
        if (correction := self._self_correction.next_correction(now.end_s, self._context.said)) is None:
            return
        text, decision = correction
        out.decisions.append(decision)
        if text:
            reply = self._speculation.reading_out(text, "")
            self._speaking.begin(reply, on_unheard=self._self_correction.put_back)
