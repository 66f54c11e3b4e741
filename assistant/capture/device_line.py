"""DeviceLine: which microphone (or speaker) is wanted, which one is in use, and what to do when it vanishes.

The wanted device is used when it is there, otherwise the system's default one, otherwise the next best, otherwise none.
It tells nobody: `DeviceNews` looks at `label` and `trouble`, and says what has changed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Sequence
from typing import Generic, Protocol, TypeVar

from assistant.capture.errors import DeviceError

RETRY_S = 2.0
RETRY_SOON_S = 0.75
"""A headset that changes its profile is back soon after it vanished."""
DEFAULT_DEVICE = "the system's default"
"""What a device is called that was never opened."""
DEATHS = 3
DEATHS_WITHIN_S = 60.0
"""A device that falls silent so often in so long comes last, for as long again."""

# What stands still while it says that it runs may stand still when it is opened, too, and hold up whoever does that. So
# it is not tried again before somebody else has looked at it: see `trust`.


class Stream(Protocol):
    """An open microphone or speaker: see `assistant.capture.streams`."""

    @property
    def label(self) -> str: ...

    @property
    def alive(self) -> bool: ...

    @property
    def hangs(self) -> bool: ...

    def close(self) -> None: ...


S = TypeVar("S", bound=Stream)


class DeviceLine(Generic[S]):
    """One direction of a sound card. For the one thread that opens and closes devices.

    Attributes:
        what: “microphone” or “speaker”.
        wanted: the label of the device that the user chose, None for the system's default.
        current: the open stream, None while there is none.
        trouble: why the best device is not in use, as the beginning of a sentence; "" while it is.
        gone: whether that is because it vanished, and not because it does not open.
    """

    def __init__(
        self,
        what: str,
        wanted: str | None,
        open_device: Callable[[str], S],
        choices: Callable[[], Sequence[str]],
        attach: Callable[[S | None], None],
    ) -> None:
        """`choices` gives the labels of all devices, the system's default first; `open_device` raises DeviceError."""
        self.what = what
        self.wanted = wanted
        self.current: S | None = None
        self.trouble = ""
        self.gone = False
        self._open_device = open_device
        self._choices = choices
        self._attach = attach
        self._retry_at_s = 0.0
        self._resting = False
        self._rested_as: str | None = None
        self._deaths: dict[str, deque[float]] = {}
        self._hanging: set[str] = set()

    @property
    def best(self) -> str | None:
        """The device that should be in use; None where there is none at all."""
        return self.wanted or next(iter(self._all()), None)

    @property
    def broken(self) -> bool:
        """Whether another device than the best one is in use, or none; not while it rests."""
        if self._resting:
            return False
        return self.current is None or self.current.label != self.best

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
        """Opens the best device that can be opened; for the first time, or after PortAudio has looked anew."""
        self._hanging.clear()
        self._retry_at_s = now_s + RETRY_S
        self.trouble, self.gone = "", False
        self._open_first(self._in_order(now_s))

    def switch(self, label: str | None, now_s: float) -> str:
        """Opens another device first and then closes the one in use, which stays when the other does not open.

        Returns what went wrong, "" when nothing did.
        """
        self._retry_at_s = now_s + RETRY_S
        if self._resting:
            self.wanted, self._rested_as = label, label or DEFAULT_DEVICE
            return ""
        target = label or next(iter(self._all()), None)
        if target is not None and target != self.label:
            try:
                self._use(self._open_device(target))
            except DeviceError as error:
                if self.current is None:
                    return str(error)
                return f"{_clause(str(error))}; “{self.current.label}” stays in use."
        self.wanted = label
        if not self.broken:
            self.trouble, self.gone = "", False
        return ""

    def check(self, now_s: float) -> None:
        """The watchdog: to be called a few times a second."""
        if self._resting:
            return
        if self.current is not None and not self.current.alive:
            self._retry_at_s = now_s + RETRY_SOON_S
            label, hangs = self.current.label, self.current.hangs
            self._deaths.setdefault(label, deque(maxlen=DEATHS)).append(now_s)
            self.close()
            self.trouble, self.gone = f"The {self.what} “{label}” is gone", True
            order = self._in_order(now_s)
            if hangs and label != next(iter(self._all()), None):  # the default is likelier to have been moved
                self._hanging.add(label)
            self._open_first([one for one in order if one not in self._hanging])
        elif self.broken and now_s >= self._retry_at_s:
            self._retry_at_s = now_s + RETRY_S
            better = [one for one in self._in_order(now_s) if one not in self._hanging]
            if self.label in better:
                better = better[: better.index(self.label)]
            self._open_first(better)

    @property
    def hanging(self) -> bool:
        """Whether a device hung, and nobody has looked at it since."""
        return bool(self._hanging)

    def trust(self, labels: Container[str]) -> None:
        """Somebody looked at these devices just now: what hung before is tried again."""
        self._hanging = {label for label in self._hanging if label not in labels}

    def rest(self) -> None:
        """Closes the device until `wake`, so that the system shows that nobody uses it; also before `open`."""
        if not self._resting:
            self._rested_as = self.label or self.wanted or DEFAULT_DEVICE
            self._resting = True
            self.close()

    def wake(self, now_s: float) -> None:
        """Opens the device again, or another one."""
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

    def _all(self) -> Sequence[str]:
        try:
            return self._choices()
        except DeviceError as error:  # there is no sound system at all
            self.trouble = self.trouble or _clause(str(error))
            return ()

    def _in_order(self, now_s: float) -> list[str]:
        """What to try: the wanted device, then the others; those that keep falling silent at the end."""
        labels = [*([self.wanted] if self.wanted else []), *self._all()]
        return sorted(dict.fromkeys(labels), key=lambda label: self._keeps_dying(label, now_s))

    def _keeps_dying(self, label: str, now_s: float) -> bool:
        deaths = self._deaths.get(label)
        if deaths is None or len(deaths) < DEATHS or deaths[-1] - deaths[0] > DEATHS_WITHIN_S:
            return False
        return now_s - deaths[-1] < DEATHS_WITHIN_S

    def _open_first(self, labels: Sequence[str]) -> None:
        """Uses the first of them that opens; what is in use stays when none does."""
        for label in labels:
            try:
                self._use(self._open_device(label))
            except DeviceError as error:
                self.trouble = self.trouble or _clause(str(error))
                continue
            if not self.broken:
                self.trouble, self.gone = "", False
            return
        if self.current is None:
            self.trouble = self.trouble or f"No {self.what} was found; plug one in"
            self._attach(None)


def _clause(sentence: str) -> str:
    return sentence.rstrip(".")
