"""DeviceLine: which microphone (or speaker) is wanted, which one is in use, and what to do when it vanishes.

The wanted device is used when it is there, otherwise the system's default one, otherwise none. Each change is told
in one sentence; attempts that change nothing are silent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from assistant.capture.errors import DeviceError

RETRY_S = 2.0
DEFAULT_DEVICE = "the system's default"
"""What a device is called that was never opened."""


class Stream(Protocol):
    """An open microphone or speaker: see `assistant.capture.streams`."""

    @property
    def label(self) -> str: ...

    @property
    def alive(self) -> bool: ...

    def close(self) -> None: ...


S = TypeVar("S", bound=Stream)


class DeviceLine(Generic[S]):
    """One direction of a sound card. For the one thread that opens and closes devices.

    Attributes:
        what: “microphone” or “speaker”.
        wanted: the label of the device that the user chose, None for the system's default.
        current: the open stream, None while there is none.
    """

    def __init__(
        self,
        what: str,
        without: str,
        wanted: str | None,
        open_device: Callable[[str | None], S],
        attach: Callable[[S | None], None],
        say: Callable[[str], None],
    ) -> None:
        """`without` says how the user gets on without any device; `open_device` raises DeviceError."""
        self.what = what
        self.wanted = wanted
        self.current: S | None = None
        self._without = without
        self._open_device = open_device
        self._attach = attach
        self._say = say
        self._retry_at_s = 0.0
        self._resting = False
        self._rested_as: str | None = None

    @property
    def broken(self) -> bool:
        """Whether another device than the wanted one is in use, or none; not while it rests."""
        if self._resting:
            return False
        return self.current is None or self.wanted not in (None, self.current.label)

    @property
    def resting(self) -> bool:
        """Whether it is closed because nobody wants to use it."""
        return self._resting

    @property
    def label(self) -> str | None:
        """The device in use; while it rests, the one that was, or is to be."""
        if self._resting:
            return self._rested_as
        return None if self.current is None else self.current.label

    def open(self, now_s: float) -> None:
        """Opens the wanted device, or another one, and says so when it is not the wanted one."""
        self._retry_at_s = now_s + RETRY_S
        try:
            self._use(self._open_device(self.wanted))
        except DeviceError as error:
            self._fall_back(str(error))

    def switch(self, label: str | None, now_s: float) -> None:
        """Opens another device first and then closes the one in use, which stays when the other does not open."""
        self._retry_at_s = now_s + RETRY_S
        if self._resting:
            self.wanted, self._rested_as = label, label or DEFAULT_DEVICE
            return
        if label is not None and label == self.label:
            self.wanted = label
            return
        try:
            stream = self._open_device(label)
        except DeviceError as error:
            if self.current is None:
                self._say(f"{_clause(str(error))}; {self._without}.")
            else:
                self._say(f"{_clause(str(error))}; “{self.current.label}” stays in use.")
            return
        self.wanted = label
        self._use(stream)

    def check(self, now_s: float) -> None:
        """The watchdog: to be called a few times a second."""
        if self._resting:
            return
        if self.current is not None and not self.current.alive:
            self._retry_at_s = now_s + RETRY_S
            gone = self.current.label
            self.close()
            self._fall_back(
                f"The {self.what} “{gone}” is gone; plug it in or choose another one in the settings"
            )
        elif self.broken and now_s >= self._retry_at_s:
            self._retry_at_s = now_s + RETRY_S
            self._try_to_mend()

    def rest(self) -> None:
        """Closes the device until `wake`, so that the system shows that nobody uses it; also before `open`."""
        if not self._resting:
            self._rested_as = self.label or self.wanted or DEFAULT_DEVICE
            self._resting = True
            self.close()

    def wake(self, now_s: float) -> None:
        """Opens the device again, or another one, and says so when it is not the wanted one."""
        if self._resting:
            self._resting = False
            self.open(now_s)

    def close(self) -> None:
        """Closes what is open; the feed goes on with silence."""
        stream, self.current = self.current, None
        self._attach(None)
        if stream is not None:
            stream.close()

    def _use(self, stream: S) -> None:
        before, self.current = self.current, stream
        self._attach(stream)
        if before is not None:
            before.close()

    def _fall_back(self, why: str) -> None:
        try:
            self._use(self._open_device(None))
        except DeviceError:
            self._attach(None)
            self._say(f"{_clause(why)}; {self._without}.")
            return
        self._say(f"{_clause(why)}; “{self.label}” is used until then.")

    def _try_to_mend(self) -> None:
        choices = [self.wanted, None] if self.current is None else [self.wanted]
        for label in dict.fromkeys(choices):
            try:
                self._use(self._open_device(label))
            except DeviceError:
                continue
            self._say(f"The {self.what} “{self.label}” is used now.")
            return


def _clause(sentence: str) -> str:
    return sentence.rstrip(".")
