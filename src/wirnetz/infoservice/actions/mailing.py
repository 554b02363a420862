"""Releasing a mailing: its bodies are frozen, and each address becomes a row."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.infoservice.actions.staging import Addressee, Readers, stage
from wirnetz.infoservice.delivery import failpoints
from wirnetz.infoservice.delivery.marks import FOOTER, TOKEN
from wirnetz.infoservice.delivery.message import Body, BrokenMessage, Frozen
from wirnetz.infoservice.enums import UnknownPolicy
from wirnetz.infoservice.models import Mailing, MailingBody, MailingPicture

CANARY = 50
FEWEST_FOR_CANARY = 4
"""With fewer than so many times the first wave, waiting costs more than it saves."""


@dataclass(frozen=True)
class MailBody:
    """A version to be frozen. Put `delivery.marks.TOKEN` into addresses and `FOOTER` on a line of its own.

    `fields` are further lines of the head: List-Id, List-Unsubscribe, List-Unsubscribe-Post, List-Help. `pictures` are
    JPEGs by their names in the html; what is the same in several versions is kept once.
    """

    key: str
    subject: str
    html: str
    text: str
    sender_name: str
    sender_address: str
    reply_to: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    language: str = "de"


@dataclass(frozen=True)
class Plan:
    """How it goes out: when, how fast, how many first, and what to do with what nobody can know."""

    not_before: datetime | None = None
    not_after: datetime | None = None
    per_minute: float | None = None
    canary: int = CANARY
    canary_minutes: int = 10
    policy: UnknownPolicy = UnknownPolicy.RESEND


@transaction.atomic
def release_mailing(
    *,
    family: str,
    title: str,
    bodies: Iterable[MailBody],
    recipients: Iterable[Addressee] | Readers,
    plan: Plan = Plan(),
    by: Person | None,
) -> Mailing:
    """Write a mailing with its bodies and one row per address, all or nothing; from the commit on the pump sends it.

    `recipients` may not ask the database while it is gone through: the connection is busy taking them in.

    An address that comes twice is taken once, as it came first. ValidationError if the family was released before,
    nobody would get it, a body cannot be written, or a person lacks the key that its body needs.
    """
    if Mailing.objects.filter(family=family).exists():
        raise ValidationError(_("Diese Ausgabe ist schon freigegeben; niemand bekommt sie zweimal."), code="released")
    mailing = Mailing.objects.create(
        family=family,
        title=title[:200],
        not_before=plan.not_before,
        not_after=plan.not_after,
        per_minute=plan.per_minute,
        policy=plan.policy,
        wave_pause_minutes=plan.canary_minutes,
    )
    frozen = {body.key: _freeze(mailing, body) for body in bodies}
    failpoints.reach("in_freezing")
    stage(recipients, {key: body.pk for key, body in frozen.items()})
    _refuse_gaps(frozen)
    count = _write(mailing, plan.canary)
    if not count:
        raise ValidationError(
            _("Diese Ausgabe hat niemanden, der sie bekommt. Prüfen Sie den Verteiler."), code="nobody"
        )
    record_audit(by=by, action="release_mailing", record=mailing, details={"recipients": count})
    mailing.refresh_from_db()
    failpoints.reach("in_snapshot")
    return mailing


def _freeze(mailing: Mailing, body: MailBody) -> MailingBody:
    content = Body(
        *(body.subject, body.html, body.text, body.sender_name, body.sender_address, body.reply_to),
        *(body.fields, body.pictures),
    )
    try:
        Frozen(content)
    except (BrokenMessage, ValueError) as error:
        raise ValidationError(
            _("Die Fassung „%(key)s“ lässt sich nicht als Mail schreiben: %(why)s") % {"key": body.key, "why": error},
            code="body",
        ) from error
    seed = json.dumps([body.subject, body.html, body.text, body.sender_name, body.reply_to, dict(body.fields)])
    pictures = [MailingPicture(mailing=mailing, name=name, content=held) for name, held in body.pictures.items()]
    MailingPicture.objects.bulk_create(pictures, ignore_conflicts=True)
    return MailingBody.objects.create(
        mailing=mailing,
        key=body.key,
        language=body.language,
        subject=body.subject,
        html=body.html,
        text=body.text,
        sender_name=body.sender_name,
        sender_address=body.sender_address,
        reply_to=body.reply_to,
        fields=dict(body.fields),
        pictures=list(body.pictures),
        digest=hashlib.sha256(seed.encode()).hexdigest(),
    )


def _refuse_gaps(frozen: dict[str, MailingBody]) -> None:
    """ValidationError if a body speaks of a key or a reason that one of its people does not have."""
    for mark, column, words in (
        (
            TOKEN,
            "token",
            _("Bei %(count)d Empfangenden fehlt der Schlüssel zum Abbestellen. Ohne ihn geht nichts hinaus."),
        ),
        (FOOTER, "footer", _("Bei %(count)d Empfangenden fehlt der Satz, warum sie die Nachricht bekommen.")),
    ):
        needing = [
            body.pk for body in frozen.values() if mark in "".join((body.html, body.text, *body.fields.values()))
        ]
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM staged_recipient WHERE body_id = ANY(%s) AND {column} = ''",  # noqa: S608
                [needing],
            )
            if count := cursor.fetchone()[0]:
                raise ValidationError(words % {"count": count}, code=column)


_WRITE = """
    INSERT INTO infoservice_mailingrecipient (
        mailing_id, body_id, address, canonical, domain_group, language, reasons, footer, token, message_id, wave,
        state, attempts, ambiguous, next_at, reply, reply_code, reply_text, score, came_back, released_at)
    SELECT %(mailing)s, body_id, address, canonical, domain_group, language, reasons, footer, token,
           '<' || replace(gen_random_uuid()::text, '-', '') || '@' || %(domain)s || '>',
           CASE WHEN %(canary)s > 0 AND count(*) OVER () > %(canary)s * %(fewest)s
                     AND row_number() OVER (ORDER BY md5(canonical)) > %(canary)s THEN 1 ELSE 0 END,
           'queued', 0, 0, %(now)s, '', 0, '', '', '', %(now)s
    FROM (SELECT DISTINCT ON (canonical) * FROM staged_recipient ORDER BY canonical, number) once
    ORDER BY md5(canonical)
"""
"""In an order of no meaning, so that no house and no provider comes all at once."""


def _write(mailing: Mailing, canary: int) -> int:
    address = mailing.bodies.values_list("sender_address", flat=True).first() or "@localhost"
    values: dict[str, int | str | datetime] = {
        "mailing": mailing.pk, "domain": address.rpartition("@")[2], "canary": canary, "fewest": FEWEST_FOR_CANARY,
        "now": timezone.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, values)
        count: int = cursor.rowcount
        cursor.execute(
            "UPDATE infoservice_mailing SET size = %s, last_wave = (SELECT coalesce(max(wave), 0)"
            " FROM infoservice_mailingrecipient WHERE mailing_id = %s) WHERE id = %s",
            [count, mailing.pk, mailing.pk],
        )
    return count
