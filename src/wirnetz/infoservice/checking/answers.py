"""What is asked outside: a resolver, and the mail server's encryption."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address
from typing import Protocol

Address = IPv4Address | IPv6Address


class NoAnswer(Exception):
    """The question could not be answered now: no network, no resolver, a name server that fails."""


class Resolver(Protocol):
    """Looks names up. `kind` is TXT, A, AAAA, MX or PTR."""

    def look_up(self, name: str, kind: str) -> list[str]:
        """Every record as text, host names without their last dot; [] if there is none; NoAnswer if nobody says."""
        ...


class TlsState(StrEnum):
    """How far an encrypted connection came."""

    ENCRYPTED = "encrypted"
    OFFERED = "offered"
    PLAIN = "plain"
    BAD_CERTIFICATE = "bad_certificate"
    NO_AGREEMENT = "no_agreement"
    REFUSED = "refused"
    UNREACHED = "unreached"


@dataclass(frozen=True, slots=True)
class TlsAnswer:
    """What the mail server showed. `OFFERED` and `PLAIN`: encryption was not asked for, and is there or not."""

    state: TlsState
    words: str = ""
    version: str = ""
    valid_until: datetime | None = None
