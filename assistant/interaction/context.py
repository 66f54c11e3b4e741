"""The conversation as the language model sees it: rules, a few examples, and what was said and heard."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.attached_picture import with_picture_examples
from assistant.attachment import AT_ONCE, Attachment, for_model, holds_attachment
from assistant.interaction.language_model import Message

RULES = (
    "You are Counterpoint, a friendly voice assistant in a spoken conversation. Answer in one or two short plain"
    " sentences. No lists, no code, no markdown. You cannot make out pictures yet. For calculations, puzzles, plans,"
    ' comparisons, and facts you are not sure of, say "Let me think about that." and nothing else.'
)

EXAMPLES: tuple[Message, ...] = (
    ("user", "What is 37 times 24?"),
    ("assistant", "Let me think about that."),
    ("user", "If I have twelve eggs and use a third of them, how many are left?"),
    ("assistant", "Let me think about that."),
    ("user", "Hi there!"),
    ("assistant", "Hello! What can I do for you?"),
    ("user", "What is the capital of Italy?"),
    ("assistant", "The capital of Italy is Rome."),
    ("user", "I had a long day at work."),
    ("assistant", "That sounds tiring. I hope you can rest a little now."),
    ("user", "Tell me a story."),
    ("assistant", "Once a little fox was afraid of the dark. Then she met an owl, who showed her the stars."),
)
"""Small models follow what they see done rather than what they are told.

The order counts: with the examples of thinking at the end, the 0.5B model wants to think about every remark.
"""

KEPT_CHARACTERS = 3600
"""About 900 tokens of conversation; with the rules they fit a context of 2048 with room for a reply."""
TRIMMED_TO_CHARACTERS = 1800
"""Trimmed in large steps, so that the beginning, and with it the KV cache, stays the same most of the time."""


class Context:
    """What was said by whom, oldest first. Of the assistant's own lines it holds what was really heard."""

    def __init__(self, rules: str = RULES, examples: tuple[Message, ...] = EXAMPLES) -> None:
        self._fixed: tuple[Message, ...] = (("system", rules), *examples)
        self._said: list[Message] = []
        self._before_turn: tuple[Message, ...] = ()
        self._reply_open = False
        self._attached: tuple[Attachment, ...] = ()

    def attach(self, attachments: Iterable[Attachment]) -> None:
        """These files and pictures, and no others, belong to the user's turn as it stands."""
        self._attached = tuple(attachments)

    def user_said(self, text: str) -> None:
        """A turn of the user's. Two in a row, with nothing heard between, are one message."""
        self._reply_open = False
        self._before_turn = tuple(self._said)
        self._said = list(_with_user(self._said, self._with_attached(text)))
        self._trim()

    def assistant_heard(self, text: str) -> None:
        """What was heard so far of the reply to the last turn; takes the place of what this said before."""
        if self._reply_open:
            self._said.pop()
            self._reply_open = False
        if text:
            self._said.append(("assistant", text))
            self._reply_open = True

    def take_back_turn(self) -> None:
        """The last turn was heard wrong: it and what was heard of the reply to it count for nothing."""
        self._said = list(self._before_turn)
        self._reply_open = False

    def take_back_reply(self) -> None:
        """The few words that were heard of the reply count for nothing: the user had not finished."""
        self.assistant_heard("")

    def reply_over(self) -> None:
        """What is heard from now on belongs to another reply."""
        self._reply_open = False

    def take_up(self, said: Iterable[Message]) -> None:
        """Goes on from a conversation before this one: `said` comes before all that was said in here."""
        earlier: list[Message] = []
        for role, text in said:
            earlier = list(_with_user(earlier, text)) if role == "user" else [*earlier, (role, text)]
        self._said = [*earlier, *self._said]
        self._before_turn = (*earlier, *self._before_turn)
        self._trim()

    def forget(self) -> None:
        """Nothing has been said yet."""
        self._said = []
        self._reply_open = False

    @property
    def fixed(self) -> tuple[Message, ...]:
        """What never changes: it can be read before anybody speaks."""
        return self._fixed

    @property
    def said(self) -> tuple[Message, ...]:
        """The conversation alone."""
        return tuple(self._said)

    def with_user(self, text: str) -> tuple[Message, ...]:
        """The messages for a model if the user's turn were `text`."""
        return (*self._fixed, *with_picture_examples(_with_user(self._said, self._with_attached(text))))

    @property
    def holds_attachment(self) -> bool:
        """Whether what is said may be about a file or a picture."""
        return any(holds_attachment(text) for _, text in self._said)

    def _with_attached(self, text: str) -> str:
        """What is attached and then the words: a small model answers the last thing that it read."""
        return "\n".join([*for_model(self._attached, AT_ONCE), text])

    def _trim(self) -> None:
        if sum(len(text) for _, text in self._said) <= KEPT_CHARACTERS:
            return
        while len(self._said) > 1 and (
            sum(len(text) for _, text in self._said) > TRIMMED_TO_CHARACTERS or self._said[0][0] != "user"
        ):
            self._said.pop(0)


def _with_user(said: list[Message], text: str) -> tuple[Message, ...]:
    if said and said[-1][0] == "user":
        return (*said[:-1], ("user", f"{said[-1][1]} {text}"))
    return (*said, ("user", text))
