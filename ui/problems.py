"""What is wrong, told over the conversation: one sentence at a time, until it is dismissed or not so any more."""

from __future__ import annotations

from collections.abc import Callable

from ui.engine_sentences import told
from ui.strip import Strip, StripAction, StripContent
from ui.translating import tr


class Problems:
    """Shows them in a strip. While the conversation has failed, the strip says that, and what can be done about it.

    From the GUI thread.
    """

    def __init__(
        self, strip: Strip, try_again: Callable[[], None], open_settings: Callable[[], None]
    ) -> None:
        self._strip = strip
        self._try_again, self._open_settings = try_again, open_settings
        self._told: dict[str, tuple[StripAction, ...]] = {}
        self._failure = ""

    @property
    def failure(self) -> str:
        """Why there is no conversation; "" where it did not fail."""
        return self._failure

    def fail(self, sentence: str) -> None:
        """The conversation failed; with "" it has not, or is made again."""
        self._failure = sentence
        self._show()

    def tell(self, sentence: str, *actions: StripAction) -> None:
        """Show that something is wrong, and what can be done."""
        sentence = told(sentence)
        if sentence not in self._told:
            self._told[sentence] = actions
            self._show()

    def take_back(self, sentence: str) -> None:
        """What was told is not so any more."""
        if self._told.pop(told(sentence), None) is not None:
            self._show()

    def all(self) -> list[str]:
        """What is wrong and was not dismissed yet."""
        return [*([self._failure] if self._failure else []), *self._told]

    def _show(self) -> None:
        content = None
        if self._failure:
            content = StripContent(
                told(self._failure),
                danger=True,
                actions=(
                    StripAction(tr("Try again"), self._try_again, primary=True),
                    StripAction(tr("Settings"), self._open_settings),
                ),
            )
        elif self._told:
            sentence, actions = next(iter(self._told.items()))
            content = StripContent(
                sentence,
                danger=not actions,  # what can be helped needs no alarm
                actions=(*actions, StripAction(tr("Understood"), self._dismiss)),
            )
        self._strip.say(content)

    def _dismiss(self) -> None:
        if self._told:
            del self._told[next(iter(self._told))]
        self._show()
