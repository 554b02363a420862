"""A mail server that takes everything and keeps nothing: `python -m bench.mail_sink PORT`, one loop for all.

It counts messages and different recipients; `STAT` as a command answers with both numbers and sets them back.
"""

import selectors
import socket
import sys
from dataclasses import dataclass, field

GREETING, HELLO, TAKEN = b"220 sink\r\n", b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n", b"250 taken\r\n"
END = b"\r\n.\r\n"


@dataclass
class Taken:
    """What came since somebody asked."""

    messages: int = 0
    recipients: set[bytes] = field(default_factory=set)

    def told(self) -> bytes:
        """Both numbers as an answer; then from the beginning."""
        answer = b"250 %d %d\r\n" % (self.messages, len(self.recipients))
        self.messages, self.recipients = 0, set()
        return answer


class Talk:
    """One connection: what has come, and whether it is inside a message."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.waiting = b""
        self.in_message = False
        self.recipient = b""

    def answers(self, data: bytes, taken: Taken) -> bytes:
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
                taken.messages += 1
                taken.recipients.add(self.recipient)
                said.append(TAKEN)
                continue
            line, found, rest = self.waiting.partition(b"\r\n")
            if not found:
                return b"".join(said)
            self.waiting = rest
            said.append(self._answer(line, taken))

    def _answer(self, line: bytes, taken: Taken) -> bytes:
        verb = line[:4].upper()
        if verb == b"DATA":
            self.in_message = True
            return b"354 go\r\n"
        if verb == b"STAT":
            return taken.told()
        if verb == b"RCPT":
            self.recipient = line
        return HELLO if verb == b"EHLO" else b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n"


def serve(port: int) -> None:
    """Until killed."""
    selector, taken = selectors.DefaultSelector(), Taken()
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
                    talk.connection.sendall(talk.answers(data, taken))
                    continue
            except OSError:
                pass
            selector.unregister(talk.connection)
            talk.connection.close()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
