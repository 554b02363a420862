"""Really asking: the name server by dnspython, the mail server by the standard library; nothing is sent."""

import smtplib
import socket
import ssl
from datetime import UTC, datetime

import dns.exception
import dns.resolver

from wirnetz.infoservice.checking.answers import NoAnswer, TlsAnswer, TlsState

SECONDS = 8.0
SILENT = "Der Nameserver antwortet nicht oder sieht das Netz nicht."


class NameServer:
    """A resolver that remembers its answers: the machine's own, or the one at `address`.

    One that cannot name the root servers does not see the net: its "there is no such name" would be no answer.
    """

    def __init__(self, address: str = "", *, port: int = 53) -> None:
        self._known: dict[tuple[str, str], list[str]] = {}
        try:
            self._resolver = dns.resolver.Resolver(configure=not address)
        except dns.resolver.NoResolverConfiguration:
            self._resolver = dns.resolver.Resolver(configure=False)
        if address:
            self._resolver.nameservers, self._resolver.port = [address], port
        self._sees_net: bool | None = None

    def look_up(self, name: str, kind: str) -> list[str]:
        """Every record of this kind; [] if there is none; NoAnswer if nobody says. Asks no more after one silence."""
        if (name, kind) not in self._known:
            self._known[name, kind] = self._asked(name, kind)
        return self._known[name, kind]

    def _asked(self, name: str, kind: str) -> list[str]:
        if self._sees_net is None:
            self._sees_net = bool(self._resolver.nameservers) and bool(self._records(".", "NS"))
        if not self._sees_net:
            raise NoAnswer(SILENT)
        return self._records(f"{name}.", kind)

    def _records(self, name: str, kind: str) -> list[str]:
        try:
            answer = self._resolver.resolve(name, kind, lifetime=SECONDS, raise_on_no_answer=False)
        except dns.resolver.NXDOMAIN:
            return []
        except dns.resolver.LifetimeTimeout as error:
            self._sees_net = False
            raise NoAnswer(SILENT) from error
        except (dns.exception.DNSException, OSError) as error:
            raise NoAnswer(
                f"Der Nameserver sagt zu {name.rstrip('.') or 'den Wurzelservern'} nichts ({type(error).__name__})."
            ) from error
        return [_text(record) for record in answer.rrset or ()]


def _text(record: object) -> str:
    strings = getattr(record, "strings", None)
    if strings is not None:
        return b"".join(strings).decode("utf-8", "replace")
    return str(record).rstrip(".")


def ask_server(host: str, port: int, *, use_tls: bool, use_ssl: bool, own_name: str) -> TlsAnswer:
    """Connects as the delivery would, up to the encryption, and takes its leave."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        if use_ssl:
            with smtplib.SMTP_SSL(host, port, own_name, timeout=SECONDS, context=context) as smtp:
                return _encrypted(smtp.sock)
        with smtplib.SMTP(host, port, own_name, timeout=SECONDS) as smtp:
            smtp.ehlo()
            if not use_tls:
                return TlsAnswer(TlsState.OFFERED if smtp.has_extn("starttls") else TlsState.PLAIN)
            smtp.starttls(context=context)
            return _encrypted(smtp.sock)
    except ssl.SSLCertVerificationError as error:
        return TlsAnswer(TlsState.BAD_CERTIFICATE, error.verify_message)
    except (ssl.SSLError, smtplib.SMTPNotSupportedError, smtplib.SMTPResponseException) as error:
        return TlsAnswer(TlsState.NO_AGREEMENT, type(error).__name__)
    except ConnectionRefusedError:
        return TlsAnswer(TlsState.REFUSED)
    except (OSError, smtplib.SMTPException) as error:
        return TlsAnswer(TlsState.UNREACHED, type(error).__name__)


def _encrypted(sock: socket.socket | None) -> TlsAnswer:
    if not isinstance(sock, ssl.SSLSocket):
        return TlsAnswer(TlsState.NO_AGREEMENT)
    until = str((sock.getpeercert() or {}).get("notAfter", ""))
    return TlsAnswer(
        TlsState.ENCRYPTED,
        version=(sock.version() or "").replace("TLSv", "TLS "),
        valid_until=datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC),
    )
