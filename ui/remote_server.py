"""Listens for requests of other processes of the user: see `assistant.remote_control`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from assistant.remote_control import LONGEST_LINE, Answer, RemoteError, Request
from ui.translating import tr

MOST_AT_ONCE = 8
PATIENCE_MS = 5_000
"""How long a connection may take over one request and its answer."""


class RemoteServer(QObject):
    """Answers one line with one line on each connection, by `carry_out`, on the GUI thread."""

    def __init__(self, carry_out: Callable[[Request], Answer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._carry_out = carry_out
        self._open: set[_Connection] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_AT_ONCE)
        self._server.newConnection.connect(self._take)

    def listen(self, address: str) -> str:
        """Begin; returns "" or, where that cannot be, a sentence that says so.

        Whoever calls holds the lock of the data folder: a socket that lies there belongs to nobody any more.
        """
        QLocalServer.removeServer(address)
        if self._server.listen(address):
            return ""
        return tr(
            "Keys of the desktop cannot reach this window ({error}); everything else works. "
            "Another data folder may help.",
            error=self._server.errorString(),
        )

    def close(self) -> None:
        """Listen no more, and remove the socket."""
        self._server.close()
        for one in tuple(self._open):
            one.end()

    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._open) >= MOST_AT_ONCE:
                socket.abort()
                socket.deleteLater()
                continue
            connection = _Connection(socket, self._carry_out, self._open.discard)
            self._open.add(connection)
            connection.read()


class _Connection(QObject):
    """One request and its answer; it ends when the other side closes it, or its patience does."""

    def __init__(
        self,
        socket: QLocalSocket,
        carry_out: Callable[[Request], Answer],
        on_end: Callable[[_Connection], None],
    ) -> None:
        super().__init__(socket)
        self._socket = socket
        self._carry_out = carry_out
        self._on_end = on_end
        self._answered = self._ended = False
        socket.setReadBufferSize(LONGEST_LINE + 1)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self.end)
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self.end)
        patience.start(PATIENCE_MS)

    def read(self) -> None:
        """Answer the request, if all of it is there."""
        if self._answered:
            self._socket.readAll()  # what is left unread at the end would cost the other side its answer
        elif self._socket.canReadLine():
            self._answer(bytes(self._socket.readLine(LONGEST_LINE + 1).data()))
        elif self._socket.bytesAvailable() > LONGEST_LINE:
            self._say(Answer(False, f"A request has at most {LONGEST_LINE} bytes."))

    def _answer(self, line: bytes) -> None:
        try:
            request = Request.read(line)
        except RemoteError as error:
            self._say(Answer(False, str(error)))
        else:
            self._say(self._carry_out(request))

    def _say(self, answer: Answer) -> None:
        self._answered = True
        self._socket.readAll()
        self._socket.write(answer.line())
        self._socket.flush()

    def end(self) -> None:
        """Let go of it, whatever has been said."""
        if not self._ended:
            self._ended = True
            self._on_end(self)
            self._socket.abort()
            self._socket.deleteLater()
