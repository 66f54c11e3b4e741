"""Opener: opens what may hang in a driver or a sound server, without hanging with it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from assistant.capture.errors import DeviceError
from assistant.capture.quiet import quiet

OPEN_S = 4.0
"""What takes longer to open is taken to hang."""
NO_ANSWER = "The sound system does not answer; restart it or the computer."


class Opener:
    """One at a time, as PortAudio wants it: while something hangs, everything else is refused at once."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None  # which opens something for which nobody waits any more

    @property
    def hangs(self) -> bool:
        """Whether something is still being opened that was given up."""
        return self._thread is not None and self._thread.is_alive()

    def open(self, open_one: Callable[[], Any]) -> Any:
        """The stream that `open_one` opens. Raises what it raises, or DeviceError when it hangs.

        A stream that is open after all, when nobody waits for it any more, is closed again.
        """
        if self.hangs:
            raise DeviceError(NO_ANSWER)
        outcome: list[Any] = []
        deciding = threading.Lock()
        given_up = False

        def run() -> None:
            result: Any
            try:
                with quiet():
                    result = open_one()
            except Exception as error:
                result = error
            with deciding:
                outcome.append(result)
                late = given_up
            if late and not isinstance(result, Exception):
                result.close(ignore_errors=True)

        thread = threading.Thread(target=run, name="open-audio", daemon=True)
        thread.start()
        thread.join(OPEN_S)
        with deciding:
            if not outcome:
                given_up, self._thread = True, thread
                raise DeviceError(NO_ANSWER)
        if isinstance(outcome[0], Exception):
            raise outcome[0]
        return outcome[0]
