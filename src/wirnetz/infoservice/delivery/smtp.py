"""One connection to the mail server, used for many messages: one recipient per transaction, commands in one write
where the server allows it.

What matters is what is known when something breaks: until the final dot is written, the message certainly did not
arrive; after it, nobody knows until the answer is read.
"""

import contextlib
import re
import selectors
import ssl
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from wirnetz.infoservice.delivery import failpoints
from wirnetz.infoservice.delivery.connecting import Server, connected, one_line, words_of
from wirnetz.infoservice.delivery.replies import MEANINGS, Reply, ReplyClass, Stage, classify

_LINE = re.compile(rb"^(\d{3})([ -])?(.*)$", re.DOTALL)
_GO_AHEAD = re.compile(rb"25[01] [^\r\n]*\r\n25[01] [^\r\n]*\r\n354[^\r\n-]*\r\n")
"""MAIL and RCPT taken, DATA awaited: what a server that takes commands in one write nearly always answers."""
LONGEST_REPLY_LINE, MOST_REPLY_LINES = 4_096, 100
FINAL_DOT = b".\r\n"
READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
T = TypeVar("T")
Talk = Generator[int, None, T]
"""Something said and heard, step by step: yields what it waits for, returns what came of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message: the class, and the server's words or ours."""

    reply: ReplyClass
    code: int = 0
    text: str = ""
    is_stale: bool = False
    """The server had left a connection that was used before; nothing was heard, nothing was sent in full."""


class _Lost(Exception):
    """The connection broke, or the server said something that is no answer."""


class Connection:
    """An open connection that never blocks. After a talk it may be `closed`; then it is of no more use."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._smtp, self._socket = connected(server)
        self._socket.setblocking(False)
        self._is_encrypted = isinstance(self._socket, ssl.SSLSocket)
        self._pipelining = self._smtp.has_extn("pipelining")
        self._came = b""
        self._count = 0
        self._heard = False
        self._unwritten = 0
        self._used_at = time.monotonic()
        self.deadline = 0.0
        """Until when the server may take; whoever drives a talk throws TimeoutError into it afterwards."""
        self.closed = False

    def fileno(self) -> int:
        """For a selector."""
        return self._socket.fileno()

    def is_fresh(self) -> bool:
        """Whether it may carry another message: not closed, not used up, not idle for long."""
        idle = time.monotonic() - self._used_at
        return (
            not self.closed and self._count < self._server.messages_per_connection and idle < self._server.idle_seconds
        )

    def close(self) -> None:
        """Take leave as far as the server still listens."""
        self.closed = True
        with contextlib.suppress(OSError, ValueError):
            self._socket.send(b"QUIT\r\n")
        self._smtp.close()

    def transmit(self, sender: str, address: str, raw: bytes) -> Outcome:
        """`talk`, for a caller that has nothing else to do meanwhile."""
        talk = self.talk(sender, address, raw)
        with selectors.DefaultSelector() as selector:
            key = selector.register(self, READ)
            try:
                waits = next(talk)
                while True:
                    if waits != key.events:
                        key = selector.modify(self, waits)
                    in_time = selector.select(max(self.deadline - time.monotonic(), 0.0))
                    waits = next(talk) if in_time else talk.throw(TimeoutError("timed out"))
            except StopIteration as done:
                outcome: Outcome = done.value
        if MEANINGS[outcome.reply].closes:
            self.close()
        return outcome

    def talk(self, sender: str, address: str, raw: bytes) -> Talk[Outcome]:
        """One transaction for one recipient. Never raises for what a server or a network does.

        Yields what it waits for, READ or WRITE; `closed` afterwards if the connection must not be used again.
        """
        self._count += 1
        self._heard = False
        try:
            outcome = (yield from self._envelope(sender, address)) or (yield from self._content(raw))
        except (_Lost, OSError, ValueError) as error:
            stale = self._count > 1 and not self._heard
            outcome = Outcome(ReplyClass.LOST, text=_words(error), is_stale=stale)
        self._used_at = time.monotonic()
        if MEANINGS[outcome.reply].closes:
            self.closed = True
        return outcome

    def _envelope(self, sender: str, address: str) -> Talk[Outcome | None]:
        """MAIL, RCPT and DATA; None if the server waits for the message."""
        self.deadline = time.monotonic() + self._server.command_seconds
        if self._pipelining:
            yield from self._say(f"MAIL FROM:<{sender}>\r\nRCPT TO:<{address}>\r\nDATA")
            if not self._came:
                yield from self._fetch()
            if _GO_AHEAD.fullmatch(self._came):
                self._came, self._heard = b"", True
                return None
        commands = [(Stage.MAIL, f"MAIL FROM:<{sender}>"), (Stage.RCPT, f"RCPT TO:<{address}>"), (Stage.DATA, "DATA")]
        refused: Outcome | None = None
        for stage, command in commands:
            if not self._pipelining:
                if refused:
                    break
                yield from self._say(command)
            reply = yield from self._read()
            if stage is Stage.DATA and reply.code == 354:
                return (yield from self._take_back(refused)) if refused else None
            if refused is None and (stage is Stage.DATA or reply.code not in (250, 251)):
                refused = Outcome(classify(stage, reply), reply.code, reply.text)
                if MEANINGS[refused.reply].closes:
                    return refused
        if refused is None:
            raise _Lost("no answer to DATA")
        yield from self._reset()
        return refused

    def _take_back(self, refused: Outcome) -> Talk[Outcome]:
        """The server wants a message for nobody: give it an empty one, which it must refuse."""
        yield from self._write(FINAL_DOT)
        yield from self._read()
        return refused

    def _reset(self) -> Talk[None]:
        """Be ready for the next transaction; what was answered before stands, whatever the server says to this."""
        try:
            yield from self._say("RSET")
            if (yield from self._read()).code != 250:
                self.closed = True
        except (_Lost, OSError):
            self.closed = True

    def _content(self, raw: bytes) -> Talk[Outcome]:
        """The message and its end. Whatever goes wrong from the dot on leaves it uncertain.

        Both in one write where nothing is encrypted: what the system did not take up to the dot did not arrive.
        """
        is_whole = not self._is_encrypted
        if failpoints.is_set("mid_body"):
            is_whole = False
            yield from self._write(raw[: len(raw) // 2])
            failpoints.reach("mid_body")
            yield from self._write(raw[len(raw) // 2 :])
        elif not is_whole:
            yield from self._write(raw)
        try:
            if is_whole:
                yield from self._write(raw + FINAL_DOT)
                self.deadline = time.monotonic() + self._server.end_seconds
            else:
                self.deadline = time.monotonic() + self._server.end_seconds
                yield from self._write(FINAL_DOT)
            failpoints.reach("after_dot")
            reply = yield from self._read()
        except (_Lost, OSError, ValueError) as error:
            if is_whole and self._unwritten >= len(FINAL_DOT):
                raise
            return Outcome(ReplyClass.UNCERTAIN, text=_words(error))
        failpoints.reach("after_reply")
        return Outcome(classify(Stage.END, reply), reply.code, reply.text)

    def _say(self, line: str) -> Talk[None]:
        yield from self._write(line.encode("ascii") + b"\r\n")

    def _write(self, data: bytes) -> Talk[None]:
        left = memoryview(data)
        self._unwritten = len(left)
        while left:
            try:
                left = left[self._socket.send(left) :]
                self._unwritten = len(left)
            except (BlockingIOError, ssl.SSLWantWriteError):
                yield WRITE
            except ssl.SSLWantReadError:
                yield READ

    def _read(self) -> Talk[Reply]:
        """One whole answer; `_Lost` if that is none."""
        texts: list[str] = []
        for _number in range(MOST_REPLY_LINES):
            end = self._came.find(b"\n") + 1
            if not end:
                end = yield from self._fetch()
            line, self._came = self._came[:end], self._came[end:]
            found = _LINE.match(line.rstrip(b"\r\n"))
            if not line.endswith(b"\n") or not found:
                raise _Lost("the server closed the connection" if not line else "the server's answer is none")
            texts.append(found[3].decode("utf-8", "replace"))
            self._heard = True
            if found[2] != b"-":
                return Reply(int(found[1]), one_line(" ".join(texts)))
        raise _Lost("the server's answer has no end")

    def _fetch(self) -> Talk[int]:
        """Wait for a line; where it ends: after what there is of it if it is too long, or if the server has left."""
        if not self._came and not self._is_encrypted:
            yield READ
        while (end := self._came.find(b"\n") + 1) == 0 and len(self._came) < LONGEST_REPLY_LINE:
            try:
                chunk = self._socket.recv(LONGEST_REPLY_LINE)
            except (BlockingIOError, ssl.SSLWantReadError):
                yield READ
                continue
            except ssl.SSLWantWriteError:
                yield WRITE
                continue
            if not chunk:
                return len(self._came)
            self._came += chunk
        return end or LONGEST_REPLY_LINE


def _words(error: Exception) -> str:
    return one_line(str(error)) if isinstance(error, _Lost) else words_of(error)
