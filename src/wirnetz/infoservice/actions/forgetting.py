"""What the passing of time ends: wishes that nobody confirmed, readers whom nothing reaches, proofs."""

from datetime import date, timedelta

import pgtrigger
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from wirnetz.core.guarded import GuardedQuerySet
from wirnetz.infoservice.enums import ConsentAct, LeavingWay
from wirnetz.infoservice.models import (
    UNCONFIRMED,
    ConsentEntry,
    Deliverability,
    LeftLevel,
    MailingRecipient,
    Reader,
    Subscription,
    morning_of,
)
from wirnetz.infoservice.queries.audience import everybody
from wirnetz.infoservice.queries.tokens import digests_of

RETURNED = timedelta(days=180)
UNREACHED = timedelta(days=400)
"""So long the word in an old mail opens something, even if nothing comes any more."""
PROOF_YEARS = 3


@transaction.atomic
def forget_requests(*, on: date) -> int:
    """Remove wishes that nobody confirmed in fourteen days, and subscriptions that ended; how many."""
    rows = Subscription.objects.unscoped("what is over goes, whoever asked")
    unconfirmed = Q(confirmed_at=None, requested_at__lt=morning_of(on - UNCONFIRMED))
    over = rows.filter(unconfirmed | Q(ended_at__lt=morning_of(on)))
    readers = set(rows.filter(unconfirmed).values_list("reader", flat=True))
    count = over.delete()[0]
    _without_anything().filter(pk__in=readers, created_at__lt=morning_of(on - UNCONFIRMED)).exclude(
        canonical__in=everybody() if readers else ()
    ).delete()
    return count


@transaction.atomic
def forget_readers(*, on: date) -> int:
    """Remove readers whom nothing has reached for more than a year; who left stays noted. How many."""
    old = _without_anything().filter(created_at__lt=morning_of(on - UNREACHED))
    return old.exclude(canonical__in=everybody()).delete()[0] if old.exists() else 0


def forget_returns(*, on: date) -> int:
    """Remove from the ledger undeliverable addresses that nobody lists any more, after half a year; how many."""
    rows = Deliverability.objects.unscoped("what is over goes, whosever it was")
    old = rows.filter(undeliverable_at__isnull=False, last_at__lt=morning_of(on - RETURNED))
    return old.exclude(canonical__in=everybody()).delete()[0] if old.exists() else 0


def _without_anything() -> GuardedQuerySet[Reader]:
    """Readers without subscription, leaving, or a mail that is still recorded."""
    rows = Reader.objects.unscoped("whom nothing reaches is forgotten")
    mine = {"reader": OuterRef("pk")}
    return rows.filter(
        ~Exists(Subscription.objects.unscoped("whether there is one").filter(**mine)),
        ~Exists(LeftLevel.objects.unscoped("whether there is one").filter(**mine)),
        ~Exists(MailingRecipient.objects.unscoped("whether there is one").filter(canonical=OuterRef("canonical"))),
        left_at=None,
    )


@transaction.atomic
def close_consents(*, on: date) -> int:
    """Note for consents whose reader was erased that they ended; how many."""
    rows = Subscription.objects.unscoped("compared with the record").filter(ended_at=None, confirmed_at__isnull=False)
    running = {
        (digest, place)
        for address, place in rows.values_list("reader__address", "place")
        for digest in digests_of(address)
    }
    left = [entry for entry in _last_entries(ConsentAct.GIVEN) if (entry.subject, entry.place) not in running]
    for entry in left:
        ConsentEntry.objects.create(
            subject=entry.subject,
            place=entry.place,
            place_name=entry.place_name,
            act=ConsentAct.WITHDRAWN,
            at=morning_of(on),
            details={"way": LeavingWay.ERASURE.value},
        )
    return len(left)


@transaction.atomic
def forget_consents(*, on: date) -> int:
    """Remove the record of consents that ended more than three full calendar years ago; how many entries.

    The trigger that refuses every removal is told to look away for these statements.
    """
    last = morning_of(date(on.year - PROOF_YEARS, 1, 1))
    old = [entry for entry in _last_entries(ConsentAct.WITHDRAWN) if entry.at < last]
    count = 0
    with pgtrigger.ignore("infoservice.ConsentEntry:consent_append_only"):
        for entry in old:
            chain = ConsentEntry.objects.unscoped("its time is over")
            count += chain.filter(subject=entry.subject, place=entry.place).delete()[0]
    return count


def _last_entries(act: ConsentAct) -> list[ConsentEntry]:
    """The newest entry of each consent, where it says this."""
    entries = ConsentEntry.objects.unscoped("only how each consent ends")
    newest = entries.order_by("subject", "place", "-position").distinct("subject", "place")
    return [entry for entry in newest if entry.act == act]
