"""What the pump has to be told, taken from the settings; and saying that a database is the one to send from."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg.conninfo import make_conninfo

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.infoservice.delivery.connecting import Server
from wirnetz.infoservice.delivery.dkim import Signer, load_signer
from wirnetz.infoservice.delivery.guard import Guard, Mark
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.models import PumpGuard

SECRET_LABEL = b"wirnetz.infoservice.envelope:"


def database_address() -> str:
    """How a plain connection reaches the database that Django uses."""
    known = connection.get_connection_params()
    return make_conninfo(
        **{name: known[name] for name in ("host", "port", "user", "password", "dbname", "sslmode") if known.get(name)}
    )


def envelope_secret() -> bytes:
    """The secret under which rows are named in envelopes; whoever reads returned mail needs it too."""
    return hashlib.sha256(SECRET_LABEL + settings.SECRET_KEY.encode()).digest()


def signer() -> Signer | None:
    """The key of the sender's domain, if one is set up; ValidationError if it cannot be used."""
    domain, selector, path = settings.DKIM_DOMAIN, settings.DKIM_SELECTOR, settings.DKIM_KEY
    if not domain or not path.is_file():
        return None
    try:
        return load_signer(domain, selector, path.read_bytes())
    except (ValueError, OSError) as error:
        raise ValidationError(
            _("Der DKIM-Schlüssel %(path)s lässt sich nicht lesen: %(why)s") % {"path": path, "why": error}
        ) from error


def pump_settings(**changes: Any) -> PumpSettings:
    """Settings for a pump of this installation; without a mail server one that keeps mails in the local outbox."""
    own_name = urlsplit(settings.BASE_URL).hostname or "localhost"
    server = Server(own_name=own_name, **settings.SMTP) if settings.SMTP else None
    return PumpSettings(
        **{
            "database": database_address(),
            "folder": settings.DATA,
            "server": server,
            "secret": envelope_secret(),
            "bounces": settings.MAIL_BOUNCES,
            "signer": signer(),
            "relay_per_minute": settings.MAIL_PER_MINUTE,
            **changes,
        }
    )


@transaction.atomic
def confirm_database(*, by: Person | None) -> bool:
    """Say that this machine may send from this database; False if it knew so already.

    For a database that was put back, and for a further machine. Held mailings stay held until each is resumed.
    """
    row = PumpGuard.objects.select_for_update().first()
    if row is None:
        return False
    guard, mark = Guard(settings.DATA), Mark(str(row.instance), row.generation)
    if not guard.refuses(mark, guard.read()):
        return False
    record_audit(by=by, action="confirm_database", record=row)
    guard.replace(mark)
    return True
