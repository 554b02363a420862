"""How this installation sends, for the check of its domain; and asking outside."""

from dataclasses import asdict, dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone

from wirnetz.core.installation import current
from wirnetz.infoservice.actions.pumping import signer
from wirnetz.infoservice.actions.sending import sender_address
from wirnetz.infoservice.checking import DkimSetup, Finding, Level, MailSetup, TlsAnswer, check_mail, published_key
from wirnetz.infoservice.checking.answers import Address

CHECKED, KEPT_SECONDS = "infoservice.checked_sending", 30 * 24 * 3600


def mail_setup(addresses: list[Address]) -> MailSetup:
    """The settings that decide whether receivers believe our mails."""
    return MailSetup(
        sender=sender_address(current()),
        dkim=_dkim(),
        bounces=settings.MAIL_BOUNCES,
        server=settings.SMTP.get("host", ""),
        port=settings.SMTP.get("port", 0),
        own_name=_own_name(),
        addresses=addresses,
    )


def mail_findings(addresses: list[Address], name_server: str) -> list[Finding]:
    """Every finding, asked anew; slow where nobody answers."""
    from wirnetz.infoservice.checking.asking import NameServer  # a slow library

    return check_mail(mail_setup(addresses), NameServer(name_server), _tls_answer(), now=timezone.now())


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and when."""

    at: datetime
    findings: list[Finding]


def check_sending(addresses: list[Address], name_server: str = "") -> Checked:
    """Ask anew and remember the answers for the page of the operators; slow where nobody answers."""
    checked = Checked(timezone.now(), mail_findings(addresses, name_server))
    told = [{**asdict(finding), "level": finding.level.value} for finding in checked.findings]
    cache.set(CHECKED, {"at": checked.at.isoformat(), "findings": told}, KEPT_SECONDS)
    return checked


def last_check() -> Checked | None:
    """The answers to the last question within a month."""
    kept = cache.get(CHECKED)
    if kept is None:
        return None
    findings = [Finding(**{**each, "level": Level(each["level"])}) for each in kept["findings"]]
    return Checked(datetime.fromisoformat(kept["at"]), findings)


def _dkim() -> DkimSetup:
    domain, selector, path = settings.DKIM_DOMAIN.lower(), settings.DKIM_SELECTOR, str(settings.DKIM_KEY)
    try:
        found = signer()
    except ValidationError as error:
        return DkimSetup(domain, selector, path, problem=" ".join(error.messages))
    return DkimSetup(domain, selector, path, key=published_key(found.key) if found else None)


def _tls_answer() -> TlsAnswer | None:
    if not settings.SMTP:
        return None
    from wirnetz.infoservice.checking.asking import ask_server  # a slow library

    known = {name: settings.SMTP[name] for name in ("host", "port", "use_tls", "use_ssl")}
    return ask_server(**known, own_name=_own_name())


def _own_name() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"
