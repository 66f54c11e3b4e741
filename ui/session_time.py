"""The time on the session's clock between two looks at it, and a call when the next second has begun."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal


class SessionTime(QObject):
    """Knows the time since it was last `set`; nothing runs unless somebody asked for the next second.

    Signals:
        passed(): the second that was waited for has begun.
    """

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_s: float | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.passed)

    def set(self, now_s: float | None) -> None:
        """It is this late now; None: no time passes."""
        self._at_s = now_s
        self._since.start()

    def now_s(self) -> float | None:
        """How late it is (s); None when no time passes."""
        return None if self._at_s is None else self._at_s + self._since.elapsed() / 1000

    @property
    def waiting(self) -> bool:
        """Whether somebody waits for the next second."""
        return self._timer.isActive()

    def wait_for_next_second(self) -> None:
        """Emit `passed` when the next whole second begins."""
        now_s = self.now_s()
        if now_s is not None and not self._timer.isActive():
            self._timer.start(round((floor(now_s) + 1 - now_s) * 1000) + 5)
