"""Telling the operator that mailings do not go out: once for each standstill."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.installation import current
from wirnetz.core.mail import send_mail
from wirnetz.infoservice.delivery import statements
from wirnetz.infoservice.enums import HaltReason, MailingState
from wirnetz.infoservice.models import Mailing, PumpGuard
from wirnetz.infoservice.queries.mailing import delivery_fault, words_of_halt

AGAIN_AFTER = timedelta(hours=6)


@transaction.atomic
def tell_operator() -> int:
    """Write to the operator about a standstill and about mailings that stopped by themselves; how many messages."""
    here = current()
    if not here.operator_email:
        return 0
    sentences = [sentence for sentence in (_standstill(),) if sentence] + _stopped()
    for sentence in sentences:
        send_mail(
            to=here.operator_email, subject=_("Der Versand des Infodienstes steht"), text=sentence, kind="delivery"
        )
    return len(sentences)


def _standstill() -> str:
    """The fault, if the operator has not heard of it for some hours."""
    fault = delivery_fault()
    if not fault:
        PumpGuard.objects.filter(told_at__isnull=False).update(told_at=None)
        return ""
    _make_guard()
    now = timezone.now()
    row = PumpGuard.objects.select_for_update(skip_locked=True).first()
    if row is None or (row.told_at and row.told_at > now - AGAIN_AFTER):
        return ""
    PumpGuard.objects.filter(pk=row.pk).update(told_at=now)
    return fault


def _stopped() -> list[str]:
    halted = Mailing.objects.filter(state__in=[MailingState.PAUSED, MailingState.HELD], told_at=None)
    told = list(halted.exclude(reason=HaltReason.PERSON).select_for_update(skip_locked=True))
    Mailing.objects.filter(pk__in=[mailing.pk for mailing in told]).update(told_at=timezone.now())
    return [words_of_halt(mailing) for mailing in told]


def _make_guard() -> None:
    """Make the one row of the guard if no worker has made it yet."""
    with connection.cursor() as cursor:
        cursor.execute(statements.BEGIN_GUARD)
