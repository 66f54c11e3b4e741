"""What the set-up says: plain sentences, one line for each step, a live line where it takes long.

Must parse and run on old Pythons (3.8), see bootstrap.py.
"""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType

# Between two progress lines when nobody watches a terminal (a log file, CI), in seconds.
SPARSE_INTERVAL_S = 20.0
# Between two redraws of the live line, in seconds.
LIVE_INTERVAL_S = 0.1


class SetupProblem(Exception):  # noqa: N818 - it is not always an error
    """Something the user has to know or do; its text is shown as it is, without a traceback."""


def say(text: str, error: bool = False) -> None:
    """Write one line, in any encoding of the terminal, at once."""
    stream = sys.stderr if error else sys.stdout
    if stream is None:  # pythonw has no streams
        return
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


def human_duration(seconds: float) -> str:
    """A duration as people say it: `0.4 s`, `38 s`, `4 min 41 s`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


class NothingChangedProblem(SetupProblem):
    """A problem that came up before anything was changed; what was set up before is as good as it was."""


class Step:
    """One announced step: `Making .venv … 3.1 s`.

    Used as a context manager. `progress` may be called as often as one likes: a terminal shows the newest
    text on the same line, anything else gets a line now and then.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self._began = time.monotonic()
        self._live = bool(sys.stdout and sys.stdout.isatty())
        self._shown_width = 0
        self._last_shown = self._began
        self._sparse_lines = 0

    @property
    def elapsed_s(self) -> float:
        """Seconds since the step began."""
        return time.monotonic() - self._began

    def __enter__(self) -> Step:
        self._began = self._last_shown = time.monotonic()
        self._write(f"{self.title} … ")
        self._shown_width = len(self.title) + 3
        return self

    def progress(self, text: str) -> None:
        """Show how far the step is."""
        now = time.monotonic()
        if now - self._last_shown < (LIVE_INTERVAL_S if self._live else SPARSE_INTERVAL_S):
            return
        self._last_shown = now
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            line = f"{self.title} … {text}"[:width]
            self._write("\r" + line.ljust(self._shown_width))
            self._shown_width = len(line)
        else:
            self._write(("\n" if self._sparse_lines == 0 else "") + f"  {text}\n")
            self._sparse_lines += 1

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        outcome = human_duration(self.elapsed_s) if kind is None else "not done"
        if self._live:
            line = f"{self.title} … {outcome}"
            self._write("\r" + line.ljust(self._shown_width) + "\n")
        elif self._sparse_lines:
            self._write(f"{self.title}: {outcome}\n")
        else:
            self._write(f"{outcome}\n")

    @staticmethod
    def _write(text: str) -> None:
        if sys.stdout is None:
            return
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
