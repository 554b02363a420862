"""A mail server that takes everything and keeps nothing: `python -m bench.mail_sink PORT`, one loop for all.

It counts messages; `STAT` as a command answers with the number and sets it back.
"""

import selectors
import socket
import sys

GREETING, HELLO, TAKEN = b"220 sink\r\n", b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n", b"250 taken\r\n"
END = b"\r\n.\r\n"


class Talk:
    """One connection: what has come, and whether it is inside a message."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.waiting = b""
        self.in_message = False

    def answers(self, data: bytes, count: list[int]) -> bytes:
        """What to say to everything that has come in full."""
        self.waiting += data
        said = []
        while True:
            if self.in_message:
                end = self.waiting.find(END)
                if end < 0:
                    return b"".join(said)
                self.waiting = self.waiting[end + len(END) :]
                self.in_message = False
                count[0] += 1
                said.append(TAKEN)
                continue
            line, found, rest = self.waiting.partition(b"\r\n")
            if not found:
                return b"".join(said)
            self.waiting = rest
            said.append(self._answer(line[:4].upper(), count))

    def _answer(self, verb: bytes, count: list[int]) -> bytes:
        if verb == b"DATA":
            self.in_message = True
            return b"354 go\r\n"
        if verb == b"STAT":
            number, count[0] = count[0], 0
            return b"250 %d\r\n" % number
        return HELLO if verb == b"EHLO" else b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n"


def serve(port: int) -> None:
    """Until killed."""
    selector, count = selectors.DefaultSelector(), [0]
    listening = socket.create_server(("127.0.0.1", port), backlog=256)
    selector.register(listening, selectors.EVENT_READ)
    while True:
        for key, _events in selector.select():
            if key.fileobj is listening:
                connection, _address = listening.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection.sendall(GREETING)
                selector.register(connection, selectors.EVENT_READ, Talk(connection))
                continue
            talk: Talk = key.data
            try:
                data = talk.connection.recv(262_144)
                if data:
                    talk.connection.sendall(talk.answers(data, count))
                    continue
            except OSError:
                pass
            selector.unregister(talk.connection)
            talk.connection.close()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
