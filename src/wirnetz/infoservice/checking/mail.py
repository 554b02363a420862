"""All checks of outgoing mail in their order."""

from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address

from wirnetz.infoservice.checking.answers import Address, NoAnswer, Resolver, TlsAnswer
from wirnetz.infoservice.checking.dkim import DkimSetup, check_dkim
from wirnetz.infoservice.checking.dmarc import check_dmarc
from wirnetz.infoservice.checking.findings import Finding, Level
from wirnetz.infoservice.checking.ptr import check_ptr
from wirnetz.infoservice.checking.spf import check_spf
from wirnetz.infoservice.checking.tls import check_tls


@dataclass(frozen=True, slots=True)
class MailSetup:
    """How this installation sends. `addresses`: from which mail leaves, where the operator says so."""

    sender: str
    dkim: DkimSetup
    bounces: str = ""
    server: str = ""
    port: int = 0
    own_name: str = ""
    addresses: list[Address] = field(default_factory=list)


def check_mail(setup: MailSetup, resolver: Resolver, tls: TlsAnswer | None, *, now: datetime) -> list[Finding]:
    """What is right, wanting, wrong, or not to be told, in the order in which it is put right."""
    domain = _domain(setup.sender)
    sending, is_near = _sending(setup, resolver)
    server = check_tls(setup.server, setup.port, tls, is_near=is_near, now=now)
    if "." not in domain:
        found = f"Die Absenderadresse {setup.sender} gehört zu keiner Domain im Netz."
        todo = "Setzen Sie MAIL_FROM, oder den Absender unter /verwaltung/."
        return [Finding(check, Level.UNKNOWN, found, todo) for check in ("SPF", "DKIM", "DMARC")] + [server]
    is_stated = bool(setup.addresses)
    host = setup.own_name if is_near or not setup.server else setup.server
    envelope = _domain(setup.bounces) or domain
    return [
        *(
            finding
            for each in dict.fromkeys((envelope, domain))
            for finding in check_spf(each, sending, resolver, host=host, is_stated=is_stated)
        ),
        *check_dkim(setup.dkim, resolver),
        *check_dmarc(domain, envelope, setup.dkim.domain if setup.dkim.key else "", resolver),
        *check_ptr(sending, resolver, host=host, is_stated=is_stated),
        server,
    ]


def _sending(setup: MailSetup, resolver: Resolver) -> tuple[list[Address], bool]:
    """The addresses that receivers see, as far as they show from here; and whether the server is on this machine."""
    found: list[Address] = []
    if setup.server:
        try:
            found = [ip_address(setup.server)]
        except ValueError:
            found = _looked_up(setup.server, resolver)
    is_near = setup.server == "localhost" or any(address.is_loopback for address in found)
    return setup.addresses or [address for address in found if address.is_global], is_near


def _looked_up(host: str, resolver: Resolver) -> list[Address]:
    if "." not in host:
        return []
    try:
        return [ip_address(text) for kind in ("A", "AAAA") for text in resolver.look_up(host, kind)]
    except NoAnswer:
        return []


def _domain(address: str) -> str:
    domain = address.rpartition("@")[2].strip().lower().rstrip(".")
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain
