"""UDP, as little of it as a live session needs."""

from __future__ import annotations

import socket

from engine.errors import UnavailableError, UsageError

_LARGEST = 65_535


class DatagramOut:
    """Sends datagrams to one place without ever waiting.

    Args:
        host: name or address.
        port: of the receiver.

    Raises:
        UsageError: there is no such host.
    """

    def __init__(self, host: str, port: int) -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)
        except (OSError, UnicodeError) as error:
            raise UsageError(f"There is no computer called {host!r}.") from error
        family, kind, protocol, _, self._address = found[0]
        self._socket: socket.socket | None = socket.socket(family, kind, protocol)
        self._socket.setblocking(False)

    def send(self, data: bytes) -> None:
        """Send one datagram; nothing happens where nobody listens.

        Raises:
            OSError: the network is not there.
        """
        if self._socket is not None:
            try:
                self._socket.sendto(data, self._address)
            except (BlockingIOError, ConnectionRefusedError):
                return  # A full queue or an absent receiver: the next moment follows at once.

    def close(self) -> None:
        """Let go of the socket; a second call does nothing."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


class DatagramIn:
    """Receives datagrams on one port.

    Args:
        host: address of this computer to listen on.
        port: 0 for any free one.
    """

    def __init__(self, host: str, port: int) -> None:
        self.port = port
        self._host = host
        self._socket: socket.socket | None = None

    def open(self) -> None:
        """Begin to listen.

        Raises:
            UnavailableError: another program listens there.
        """
        self.close()
        opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            opened.bind((self._host, self.port))
        except OSError as error:
            opened.close()
            raise UnavailableError(
                f"Port {self.port} cannot be listened on.", "Another program may be using it."
            ) from error
        self._socket, self.port = opened, opened.getsockname()[1]

    def receive(self, timeout_s: float) -> bytes | None:
        """The next datagram; None when none came in time."""
        if self._socket is None:
            return None
        self._socket.settimeout(max(timeout_s, 1e-3))
        try:
            return self._socket.recv(_LARGEST)
        except (TimeoutError, ConnectionResetError):
            return None

    def close(self) -> None:
        """Let go of the port; a second call does nothing."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def parse_address(text: str, port: int) -> tuple[str, int]:
    """HOST:PORT, or a HOST with a port to fall back on.

    Raises:
        UsageError: the port is no number from 1 to 65535.
    """
    host, colon, number = text.rpartition(":")
    if not colon:
        return text, port
    if not number.isdecimal() or not 0 < int(number) < 65536:
        raise UsageError(f"{text!r} is not HOST:PORT.", f"For example: 127.0.0.1:{port}")
    return host or "127.0.0.1", int(number)
