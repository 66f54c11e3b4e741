"""What a conversation takes over from the one before it."""

from __future__ import annotations

from dataclasses import dataclass

from ui.conversation_port import ConversationView


@dataclass(frozen=True)
class Heritage:
    """Whether the microphone is closed, and the words that it goes on from: who (“user”, “assistant”) said what.

    `sentence` tells in the transcript where the words come from.
    """

    muted: bool = False
    said: tuple[tuple[str, str], ...] = ()
    sentence: str = ""

    def hand_to(self, conversation: ConversationView) -> None:
        """Give it to a conversation that was not started yet."""
        if self.muted:
            conversation.set_muted(True)
        if self.said:
            conversation.take_up(self.said, self.sentence)
