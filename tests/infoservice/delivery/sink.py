"""A mail server for tests: takes messages over loopback, notes each that was accepted, answers as a script says.

It runs as a thread, or as a process of its own (`python -m tests.infoservice.delivery.sink PORT LOG SCRIPT`) for drills
in which everything else is killed. `strict` takes CR LF alone as the end of a line, `lax` takes a bare LF too.
"""

import contextlib
import hashlib
import json
import random
import re
import socket
import socketserver
import ssl
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Answer = str
DROP = "drop"
MESSAGE_ID = re.compile(rb"^message-id:[ \t]*(<[^>]+>)", re.IGNORECASE | re.MULTILINE)


@dataclass
class Script:
    """What to answer at each command; by default everything is taken. `DROP` closes the connection without a word."""

    greeting: Callable[[int], Answer] = lambda number: "220 sink"
    mail: Callable[[str], Answer] = lambda sender: "250 2.1.0 ok"
    rcpt: Callable[[str], Answer] = lambda address: "250 2.1.5 ok"
    end: Callable[[str], Answer] = lambda address: "250 2.0.0 taken"
    auth: Callable[[], Answer] | None = None
    extensions: tuple[str, ...] = ("PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", "SIZE 10000000")
    strict: bool = True
    pause: float = 0.0
    tls: ssl.SSLContext | None = None
    """Speak encrypted from the start, or from STARTTLS on if that is among the extensions."""

    @property
    def waits_for_starttls(self) -> bool:
        return "STARTTLS" in self.extensions


@dataclass
class Taken:
    """A message that was accepted."""

    sender: str
    address: str
    raw: bytes

    @property
    def message_id(self) -> str:
        found = MESSAGE_ID.search(self.raw)
        return found[1].decode() if found else ""

    @property
    def body(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[2]


@dataclass
class Sink:
    """The server and what it took. `taken` also holds messages whose answer was then dropped."""

    script: Script = field(default_factory=Script)
    taken: list[Taken] = field(default_factory=list)
    connections: int = 0
    log: Path | None = None
    port: int = 0
    open: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        sink = self

        class Handler(socketserver.StreamRequestHandler):
            disable_nagle_algorithm = True

            def handle(self) -> None:
                sink.open.append(self.connection)
                with contextlib.suppress(OSError, ValueError):
                    if sink.script.tls and not sink.script.waits_for_starttls:
                        self.encrypt()
                    if sink.converse(self.rfile, self.wfile):
                        self.encrypt()
                        sink.converse(self.rfile, self.wfile, is_greeted=True)

            def encrypt(self) -> None:
                self.request = sink.script.tls.wrap_socket(self.request, server_side=True)
                super().setup()

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        self._server = Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_address[1]
        self._lock = threading.Lock()
        self._log = self.log.open("a", encoding="utf-8") if self.log else None

    def __enter__(self) -> "Sink":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def serve(self) -> None:
        """Serve until killed."""
        self._server.serve_forever()

    def drop_all(self) -> None:
        """Close every connection, as a server that was restarted."""
        for each in self.open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def converse(self, reading, writing, *, is_greeted=False) -> bool:
        """One connection; whether it goes on encrypted."""
        with self._lock:
            self.connections += not is_greeted
            number = self.connections
        sender = address = ""
        refused = False

        def say(answer: Answer) -> bool:
            if answer == DROP:
                return False
            writing.write("".join(f"{line}\r\n" for line in answer.split("\n")).encode("latin-1"))
            writing.flush()
            return not answer.startswith("421")

        if not is_greeted and not say(self.script.greeting(number)):
            return False
        while line := reading.readline(65_536):
            command = line.decode("latin-1").strip()
            verb = command.partition(" ")[0].upper()
            if verb in {"EHLO", "HELO"}:
                lines = ["sink", *self.script.extensions]
                answer = "\n".join(
                    f"250{'-' if place < len(lines) - 1 else ' '}{text}" for place, text in enumerate(lines)
                )
            elif verb == "AUTH":
                answer = self.script.auth() if self.script.auth else "235 2.7.0 in"
            elif verb == "MAIL":
                sender = command[command.find("<") + 1 : command.rfind(">")]
                answer = self.script.mail(sender)
                refused = not answer.startswith("250")
            elif verb == "RCPT":
                address = command[command.find("<") + 1 : command.rfind(">")]
                answer = "503 no sender" if refused else self.script.rcpt(address)
                refused = refused or not answer.startswith("250")
            elif verb == "DATA":
                if refused:
                    answer = "554 no valid recipients"
                else:
                    say("354 go on")
                    raw = self._message(reading)
                    if raw is None:
                        return False
                    answer = self._taken(sender, address, raw)
            elif verb == "QUIT":
                say("221 bye")
                return False
            elif verb == "STARTTLS" and self.script.tls:
                return say("220 go on")
            else:
                answer = "250 ok"
            if not say(answer):
                return False
        return False

    def _message(self, reading) -> bytes | None:
        """What comes up to the dot, its dots unstuffed; None if the connection ended before."""
        lines = []
        while line := reading.readline():
            bare = line.endswith(b"\n") and not line.endswith(b"\r\n")
            if line == b".\r\n" or (not self.script.strict and bare and line == b".\n"):
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)
        return None

    def _taken(self, sender: str, address: str, raw: bytes) -> Answer:
        if self.script.pause:
            time.sleep(random.random() * self.script.pause)
        answer = self.script.end(address)
        if answer.startswith("250") or answer == DROP or not answer[:3].isdigit():
            with self._lock:
                message = Taken(sender, address, raw)
                if self._log is None:
                    self.taken.append(message)
                else:
                    body = hashlib.sha256(message.body).hexdigest()[:16]
                    entry = {"id": message.message_id, "to": address, "body": body, "at": time.time(),
                             "signed": message.raw.startswith(b"DKIM-Signature:")}  # fmt: skip
                    self._log.write(json.dumps(entry) + "\n")
                    self._log.flush()
        return answer


def by_address(path: Path) -> dict[str, list[dict[str, object]]]:
    """What a sink's log says, by address."""
    found: dict[str, list[dict[str, object]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        found.setdefault(entry["to"], []).append(entry)
    return found


if __name__ == "__main__":
    Sink(script=Script(pause=float(sys.argv[3])), log=Path(sys.argv[2]), port=int(sys.argv[1])).serve()
