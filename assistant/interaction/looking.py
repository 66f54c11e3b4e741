"""Looking: questions about what the camera sees at the moment at which they end, and about pictures that are shown.

Where a model that sees is there, the picture is handed to it and its answer told like a task's result; otherwise the
fast perception answers as far as it can, and says what it would take to know more.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from assistant.attached_picture import AttachedPicture
from assistant.cards import Code
from assistant.interaction.evidence import Evidence
from assistant.interaction.looking_words import (
    BRIDGES,
    CAMERA_OFF,
    CANNOT_READ,
    CANNOT_TELL,
    FAILED,
    NEEDS_A_MODEL,
    NEEDS_A_MODEL_STILL,
    NO_HAND,
    NO_PICTURE,
    READING_BRIDGES,
    REFUSED,
    WHAT_IS_IN_IT,
    WRITTEN,
    read_out,
)
from assistant.interaction.output import Output
from assistant.interaction.reply import Reply
from assistant.interaction.seen_now import SeenNow
from assistant.interaction.sight_questions import Wish, is_about_shown, wish_for_look
from assistant.interaction.speculation import Speculation
from assistant.interaction.turn import Turn
from assistant.interaction.wording import asks, is_complete
from assistant.micro_turn import (
    SHOWN_WITHOUT_WORDS,
    Decision,
    Eyes,
    Frame,
    Look,
    MicroTurn,
    ShownCard,
    Task,
    TaskNews,
    TaskState,
)
from assistant.perception.hypothesis import same_words

AGAIN_S: Final = 45.0
"""So long after a look "and now?" asks for another one."""
SHOWN_S: Final = 120.0
"""So long a question may be about a picture that was shown."""
SHOWN_FROM_WORDS: Final = 8
"""A text with more words than that is shown as well as read."""

_LOOK: Final = "look-"
_OVER: Final = (TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED)


@dataclass(frozen=True)
class _Plan:
    """What a reply that is made ahead leads to: a look at the camera's picture, or at one that is shown."""

    reply: Reply
    wish: Wish
    question: str
    shows: AttachedPicture | None = None


class Looking:
    """All of it belongs to the thread of the micro-turns."""

    def __init__(self, speculation: Speculation) -> None:
        self._speculation = speculation
        self._seen = SeenNow()
        self._ended_s: float | None = None  # the end of speech that was noticed last
        self._frame: Frame | None = None  # what the camera saw then, or when a line was typed
        self._frame_s = 0.0
        self._plan: _Plan | None = None
        self._no_wish = ("", Eyes())
        self._last: tuple[Wish, str] | None = (
            None  # the last look at the camera's picture: what for, and the question
        )
        self._looked_s = float("-inf")
        self._shown: AttachedPicture | None = None
        self._shown_s = float("-inf")
        self._right_after = False  # the turn before was about the picture that was shown
        self._looks: dict[str, Look] = {}
        self._results: deque[tuple[Task, str]] = deque()
        self._count = 0
        self._offered = False

    def take(self, now: MicroTurn) -> None:
        """Takes in what the camera sees; the picture counts in which a question ended."""
        self._seen.take(now)
        ended_s = now.voice.speech_ended_s
        if now.typed or (ended_s is not None and ended_s != self._ended_s and not now.voice.speaking):
            self._ended_s = ended_s
            self._frame, self._frame_s = now.frame, now.end_s

    # -- questions --

    def reply_to(self, turn: Turn, evidence: Evidence, now: MicroTurn) -> bool:
        """Whether the turn as it stands asks for a look; what to say at once is then made ahead, without a draft."""
        text = turn.text
        ahead = self._speculation.ahead
        if ahead is not None and same_words(ahead.to_text, text):
            return not ahead.is_draft
        if not (evidence.words_are_all_in or is_complete(text) or turn.typed):
            return False
        if (text, now.eyes) == self._no_wish and not turn.attachments:
            return False
        shows = next((one for one in reversed(turn.attachments) if isinstance(one, AttachedPicture)), None)
        if shows is not None:
            return self._reply_about_shown(shows, text, now)
        if turn.attachments:
            return False
        wish = wish_for_look(text, camera_open=now.eyes.open, just_looked=self._just_looked(now.end_s))
        if wish is None:
            if self._is_about_shown(text, now):
                assert self._shown is not None
                return self._reply_about_shown(self._shown, text, now)
            self._no_wish = (text, now.eyes)
            return False
        self._reply_about_camera(wish, text, evidence, now)
        return True

    def begin(self, reply: Reply, now: MicroTurn, out: Output) -> Task | None:
        """The user is done, and this reply begins: what it promises is done from now on."""
        plan, self._plan = self._plan, None
        self._no_wish = ("", Eyes())
        if plan is None or plan.reply is not reply:
            self._right_after = False
            return None
        self._right_after = plan.shows is not None
        self._count += 1
        task = Task(f"{_LOOK}{self._count}", plan.question, (), now.end_s)
        if plan.shows is not None:
            look = Look(task, now.end_s, shows=plan.shows, reads=plan.wish is Wish.READ)
            self._shown, self._shown_s = plan.shows, now.end_s
        else:
            look = Look(task, self._frame_s, frame=self._frame, reads=plan.wish is Wish.READ)
            self._last, self._looked_s = (plan.wish, plan.question), now.end_s
        self._looks[task.id] = look
        out.looks.append(look)
        out.decisions.append(
            Decision("look", "the user asks about a picture", (("task", task.id), ("wish", plan.wish.value)))
        )
        return task

    def _reply_about_camera(self, wish: Wish, text: str, evidence: Evidence, now: MicroTurn) -> None:
        question = text
        if wish is Wish.AGAIN and self._last is not None:
            wish, question = self._last
        frame = now.frame if evidence.speaking else self._frame
        words, looks = self._words_for(wish, now.eyes, frame)
        if evidence.speaking and not looks:
            return  # what is seen when the question ends counts
        self._speculation.reply_with(words, text, now.end_s, is_order=False)
        reply = self._speculation.ahead
        self._plan = _Plan(reply, wish, question) if looks and reply is not None else None

    def _reply_about_shown(self, shows: AttachedPicture, text: str, now: MicroTurn) -> bool:
        """Whether somebody can look at it; otherwise the language model says that nobody can."""
        reads = wish_for_look(text, camera_open=True) is Wish.READ
        if not (now.eyes.answer or (reads and now.eyes.read)):
            return False
        wish = Wish.READ if reads else Wish.ASK
        question = WHAT_IS_IN_IT if text.strip() == SHOWN_WITHOUT_WORDS else text
        self._speculation.reply_with(self._bridge(wish), text, now.end_s, is_order=False)
        reply = self._speculation.ahead
        self._plan = _Plan(reply, wish, question, shows) if reply is not None else None
        return True

    def _is_about_shown(self, text: str, now: MicroTurn) -> bool:
        if self._shown is None or now.end_s - self._shown_s > SHOWN_S or not now.eyes.answer:
            return False
        return asks(text) and is_about_shown(text, right_after=self._right_after)

    def _just_looked(self, now_s: float) -> bool:
        return self._last is not None and now_s - self._looked_s <= AGAIN_S

    def _words_for(self, wish: Wish, eyes: Eyes, frame: Frame | None) -> tuple[str, bool]:
        """What to say at once, and whether somebody is to look."""
        if (refused := REFUSED.get(wish)) is not None:
            return refused, False
        if not eyes.open:
            return CAMERA_OFF, False
        if frame is None:
            return NO_PICTURE, False
        if self._seen.dark:
            return self._seen.in_words(), False
        known = self._known(wish)
        if known:
            return known, False
        if (eyes.read or eyes.answer) if wish is Wish.READ else eyes.answer:
            return self._bridge(wish), True
        return self._without_model(wish, eyes), False

    def _known(self, wish: Wish) -> str:
        """What the fast perception answers as well as any model; "" where it cannot."""
        if wish is Wish.FINGERS:
            return self._seen.fingers_in_words()
        if wish is Wish.PEOPLE:
            return self._seen.people_in_words()
        if wish is Wish.PRESENCE and (people := self._seen.people) is not None:
            return f"Yes, {self._seen.in_words()}" if people else "No, I see nobody."
        return ""

    def _without_model(self, wish: Wish, eyes: Eyes) -> str:
        if wish is Wish.READ:
            return CANNOT_READ
        if wish is Wish.FINGERS and eyes.find_people:
            return NO_HAND
        offer = NEEDS_A_MODEL_STILL if self._offered else NEEDS_A_MODEL
        self._offered = True
        seen = self._seen.in_words()
        return f"{CANNOT_TELL} {seen} {offer}" if wish is Wish.ASK else f"{seen} {offer}"

    def _bridge(self, wish: Wish) -> str:
        bridges = READING_BRIDGES if wish is Wish.READ else BRIDGES
        return bridges[self._count % len(bridges)]

    # -- what comes of it --

    @staticmethod
    def owns(task_id: str) -> bool:
        """Whether this is the id of a look."""
        return task_id.startswith(_LOOK)

    def take_news(self, news: TaskNews, out: Output) -> None:
        """Takes in how a look stands; what was seen, or that nothing was made out, waits to be told."""
        if news.state not in _OVER:
            return
        look = self._looks.pop(news.task_id, None)
        if look is None or news.state is TaskState.CANCELLED:
            return
        text = news.text.strip() if news.state is TaskState.DONE else ""
        if look.reads and news.state is TaskState.DONE:
            if len(text.split()) > SHOWN_FROM_WORDS:
                card = Code(WRITTEN, "", text)
                out.show.append(ShownCard(look.task.id, card, going_on=False, stands=False))
            text = read_out(text)
        self._results.append((look.task, text or FAILED))

    def next_result(self) -> tuple[Task, str] | None:
        """The oldest answer that has not been told."""
        return self._results.popleft() if self._results else None

    def put_back(self, task: Task, text: str) -> None:
        """The answer could not be told after all: it is the next one again."""
        self._results.appendleft((task, text))

    @property
    def pending(self) -> bool:
        """Whether something is looked at, or an answer waits to be told."""
        return bool(self._looks or self._results)

    @property
    def running(self) -> int:
        """How many looks are on their way."""
        return len(self._looks)

    def withdraw(self, task: Task) -> None:
        """The look was asked for by mistake: nothing is told of it."""
        self._looks.pop(task.id, None)

    def take_back(self) -> tuple[str, ...]:
        """The user wants none of it any more: the ids of the tasks to cancel."""
        cancelled = tuple(self._looks)
        self._looks.clear()
        self._results.clear()
        return cancelled

    def start_afresh(self) -> tuple[str, ...]:
        """A new conversation: nothing was shown or asked; the ids of the tasks to cancel."""
        self._plan = self._last = self._shown = self._frame = None
        self._right_after = self._offered = False
        return self.take_back()
