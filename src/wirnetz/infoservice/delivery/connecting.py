"""Opening a connection to the mail server: greeting, encryption, signing in; and why one cannot be had."""

import smtplib
import socket
import ssl
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Server:
    """Where the mail server is, and how long it may take to answer."""

    host: str
    port: int
    username: str = ""
    password: str = ""
    use_tls: bool = False
    use_ssl: bool = False
    own_name: str = "localhost"
    connect_seconds: float = 30.0
    command_seconds: float = 120.0
    end_seconds: float = 600.0
    messages_per_connection: int = 100
    idle_seconds: float = 15.0


class NoConnection(Exception):
    """The server cannot be used now. `kind`: `away` passes by itself, `sign_in` and `encryption` do not."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind


def connected(server: Server) -> tuple[smtplib.SMTP, socket.socket]:
    """A connection that has said EHLO, is encrypted and signed in as far as asked for; NoConnection otherwise."""
    smtp: smtplib.SMTP | None = None
    kind = "away"
    try:
        context = ssl.create_default_context() if server.use_tls or server.use_ssl else None
        if server.use_ssl:
            smtp = smtplib.SMTP_SSL(
                server.host, server.port, server.own_name, timeout=server.connect_seconds, context=context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, server.own_name, timeout=server.connect_seconds)
        smtp.ehlo_or_helo_if_needed()
        if server.use_tls:
            kind = "encryption"
            smtp.starttls(context=context)
            smtp.ehlo()
        if server.username:
            kind = "sign_in"
            smtp.login(server.username, server.password)
        if smtp.sock is None:
            raise smtplib.SMTPServerDisconnected("the server closed the connection")
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        if smtp is not None:
            smtp.close()
        raise NoConnection(_kind(kind, error), words_of(error)) from error
    return smtp, smtp.sock


def _kind(step: str, error: Exception) -> str:
    """Whether waiting helps. A sign-in that the server puts off (4xx) and a broken line do pass by themselves."""
    if isinstance(error, ssl.SSLError):
        return "encryption"
    if isinstance(error, smtplib.SMTPServerDisconnected | TimeoutError | ConnectionError | socket.gaierror):
        return "away"
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code < 500:
        return "away"
    return step


def words_of(error: Exception) -> str:
    """What the server said, or what kind of error it was."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return one_line(f"{error.smtp_code} {text}")
    return one_line(f"{type(error).__name__}: {error}")


def one_line(text: str) -> str:
    """Printable, on one line, and short."""
    if text.isprintable():
        return text[:300].strip()
    return "".join(character if character.isprintable() else " " for character in text)[:300].strip()
