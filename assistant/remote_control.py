"""Asking the window that runs to do something, from another process: a key of the desktop, a script.

The window listens on a Unix domain socket in the data folder, on Windows on a named pipe that only the user may open.
A request is one line of JSON, `{"do": "say", "text": "Hello"}`, and so is the answer, `{"ok": true, "said": "…"}`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SOCKET_FILE = "counterpoint.sock"
"""The socket's name in the data folder."""
LONGEST_ADDRESS = 100
"""Bytes: what every system takes as the path of a socket (macOS 103, Linux 107)."""
LONGEST_LINE = 1 << 16
"""Bytes that a request or an answer may have, with the end of its line."""
LONGEST_TOKEN = 256
TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"
ANSWER_S = 5.0

TOGGLE_MUTE, PUSH_TO_TALK, SAY, SHOW = "toggle-mute", "push-to-talk", "say", "show"
VERBS = (TOGGLE_MUTE, PUSH_TO_TALK, SAY, SHOW)

_RETRY_S = 0.05


class RemoteError(Exception):
    """A request that cannot be made or understood; the text is a sentence for the user that says what to do."""


class NotRunning(RemoteError):  # noqa: N818 (not a fault: nobody is there)
    """No window has this data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Counterpoint is not running with the data folder {folder}; start it by `counterpoint`, "
            "or name the folder that it runs with by --data-dir."
        )


@dataclass(frozen=True)
class Request:
    """What the window shall do: one of VERBS; `text` is what to say, for SAY alone.

    `token` is the leave that Wayland gave the asking process to bring a window to the front, "" for none.
    """

    do: str
    text: str = ""
    token: str = ""

    def line(self) -> bytes:
        """As it is sent. Raises RemoteError when the text is too long."""
        line = _line({key: value for key, value in asdict(self).items() if value})
        if len(line) > LONGEST_LINE:
            raise RemoteError(f"The text is too long; send at most {LONGEST_LINE - 100} bytes at a time.")
        return line

    @classmethod
    def read(cls, line: bytes) -> Request:
        """What was sent. Raises RemoteError when that is no request."""
        stored = _read(line)
        do, text, token = stored.get("do"), stored.get("text", ""), stored.get("token", "")
        if do not in VERBS:
            raise RemoteError(f"“do” is one of {', '.join(VERBS)}.")
        if not isinstance(text, str) or (do == SAY) is not bool(text.strip()):
            raise RemoteError(f"“text” is the text to say, for “{SAY}” alone, and not empty.")
        if not isinstance(token, str) or len(token) > LONGEST_TOKEN or not token.isprintable():
            raise RemoteError("“token” is what XDG_ACTIVATION_TOKEN holds.")
        return cls(do, text.strip(), token)

    @classmethod
    def to_show(cls) -> Request:
        """The request to show the window, with this process' leave to do that."""
        return cls(SHOW, token=os.environ.get(TOKEN_VARIABLE, "")[:LONGEST_TOKEN])


@dataclass(frozen=True)
class Answer:
    """What came of a request: a sentence for the user, and whether what was asked for was done."""

    ok: bool
    said: str

    def line(self) -> bytes:
        """As it is sent."""
        return _line({"ok": self.ok, "said": self.said})

    @classmethod
    def read(cls, line: bytes) -> Answer:
        """What was sent. Raises RemoteError when that is no answer."""
        stored = _read(line)
        ok, said = stored.get("ok"), stored.get("said")
        if not isinstance(ok, bool) or not isinstance(said, str):
            raise RemoteError("“ok” is true or false, and “said” a sentence.")
        return cls(ok, said)


def address(data_dir: Path) -> str:
    """Where the window of this data folder listens: the socket's path, on Windows the pipe's name.

    A folder whose path is too long for a socket has it in the user's folder for such things, or the temporary one.
    """
    folder = str(data_dir.resolve())
    name = (
        "counterpoint-" + hashlib.sha256(os.path.normcase(folder).encode(errors="replace")).hexdigest()[:16]
    )
    if sys.platform == "win32":
        return name
    path = os.path.join(folder, SOCKET_FILE)  # noqa: PTH118 (a text is what sockets take)
    if len(os.fsencode(path)) <= LONGEST_ADDRESS:
        return path
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"{name}.sock")


def ask(data_dir: Path, request: Request, *, wait_s: float = 0.0) -> Answer:
    """Sends a request to the window of this data folder and returns its answer; waits for that for 5 s at most.

    `wait_s` is how long a window that is only just starting may take to listen. Raises NotRunning when none listens
    then, RemoteError when it does not answer.
    """
    line = request.line()
    deadline = time.monotonic() + wait_s
    while True:
        try:
            answer = _exchange(address(data_dir), line)
            break
        except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError):
            if time.monotonic() >= deadline:
                raise NotRunning(data_dir) from None
            time.sleep(_RETRY_S)
        except OSError as error:
            raise RemoteError(_silent(error.strerror or "it took too long")) from error
    try:
        return Answer.read(answer)
    except RemoteError as error:
        raise RemoteError(_silent("its answer makes no sense; is it another version?")) from error


def _silent(why: str) -> str:
    return f"Counterpoint is running but does not answer ({why}); look at its window, or close it and start it again."


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode() + b"\n"


def _read(line: bytes) -> dict[str, Any]:
    try:
        stored = json.loads(line)
    except (ValueError, RecursionError):  # no JSON, no UTF-8
        stored = None
    if not isinstance(stored, dict):
        raise RemoteError('A request is one line of JSON such as {"do": "show"}.')
    return stored


if sys.platform == "win32":

    def _exchange(pipe: str, line: bytes) -> bytes:
        """Sends a line and returns the one that comes back. Raises OSError."""
        with Path(rf"\\.\pipe\{pipe}").open("r+b", buffering=0) as stream:
            stream.write(line)
            answer = b""
            while not answer.endswith(b"\n") and (piece := stream.read(LONGEST_LINE)):
                answer += piece
        return answer

else:
    import socket

    def _exchange(path: str, line: bytes) -> bytes:
        """Sends a line and returns the one that comes back. Raises OSError."""
        owner = os.stat(path).st_uid  # noqa: PTH116 (as above)
        if owner != os.getuid():  # in the temporary folder anybody may have put it there
            raise PermissionError(0, "its socket belongs to somebody else")
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stream:
            stream.settimeout(ANSWER_S)
            stream.connect(path)
            stream.sendall(line)
            answer = b""
            while not answer.endswith(b"\n") and (piece := stream.recv(4096)):
                answer += piece
        return answer
