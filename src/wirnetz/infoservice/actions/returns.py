"""What a message that came back changes, once it proves which mail it is about; everything else is only logged.

What counts stands in a ledger by address, whoever wrote to it and on however many lists it is.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from wirnetz.infoservice.actions.choosing import leave_everything
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.actions.steering import suppress_address
from wirnetz.infoservice.delivery import failpoints
from wirnetz.infoservice.delivery.replies import Score
from wirnetz.infoservice.enums import CameBack, LeavingWay
from wirnetz.infoservice.models import SOFT_LIMIT, SOFT_RESET, Deliverability, MailingRecipient
from wirnetz.infoservice.queries.tokens import is_reader_word, reader_of_token
from wirnetz.infoservice.returning import Meaning, Returned

REFUSALS_OF = timedelta(days=4)
"""Longer than a mail is tried (three days), and than `tidy` may be late."""
MOST_SEEN = 50
log = logging.getLogger(__name__)
MARKS = {
    Meaning.SOFT: CameBack.BOUNCED_SOFT,
    Meaning.HARD: CameBack.BOUNCED_HARD,
    Meaning.COMPLAINT: CameBack.COMPLAINED,
}
LEAVES = {Meaning.COMPLAINT: LeavingWay.COMPLAINT, Meaning.UNSUBSCRIBE: LeavingWay.MAIL}
HEAVIER = ["", *MARKS.values()]
"""A later mark replaces an earlier one only if it weighs more."""


@transaction.atomic
def apply_return(returned: Returned) -> bool:
    """Note what came back with its mail; whether that changed anything. The same message twice is once.

    An address that does not exist, or that takes nothing on five days, gets nothing more; who complained or asked to
    leave has left.
    """
    if returned.is_forged:
        log.warning("a returned message names a mail without the right proof: nothing changes")
    if returned.word:
        return _leave_by_mail(returned.word)
    if returned.row is None or returned.meaning not in {*MARKS, Meaning.UNSUBSCRIBE}:
        return False
    rows = MailingRecipient.objects.unscoped("the envelope of this mail proves it")
    row = rows.select_for_update(of=("self",)).filter(pk=returned.row).first()
    if row is None:
        return False
    ledger = _entry(row)
    if returned.digest in ledger.seen:
        return False
    ledger.seen = [*ledger.seen, returned.digest][-MOST_SEEN:]
    if returned.meaning in MARKS:
        _mark(row, MARKS[returned.meaning])
    if returned.meaning in LEAVES:
        leave_everything(reader_for(row.address), way=LEAVES[returned.meaning])
    elif returned.is_held_against:
        _hold_against(ledger, is_hard=returned.meaning is Meaning.HARD, status=returned.status)
    ledger.last_at = timezone.now()
    ledger.save()
    failpoints.reach("in_noting")
    return True


def _leave_by_mail(word: str) -> bool:
    reader = reader_of_token(word)
    if reader is None or reader.left_at is not None:
        return False
    leave_everything(reader, way=LeavingWay.MAIL)
    return True


def is_settled(returned: Returned) -> bool:
    """Whether the message proves what it is about, so that nobody has to look at it once it is noted."""
    return returned.row is not None or (bool(returned.word) and is_reader_word(returned.word))


def apply_refusals() -> int:
    """Note what receiving servers refused while we sent, as far as it counts against the address; how many were new.

    Looks at the last days only, and counts a row once however often it is called.
    """
    rows = MailingRecipient.objects.unscoped("what counts against an address, whoever wrote to it")
    since = timezone.now() - REFUSALS_OF
    refused = rows.filter(score__in=[Score.HARD.value, Score.SOFT.value], settled_at__gte=since).order_by("pk")
    return sum(_apply_refusal(row) for row in refused.iterator(chunk_size=1000))


@transaction.atomic
def _apply_refusal(row: MailingRecipient) -> bool:
    ledger, told = _entry(row), f"row-{row.pk}"
    if told in ledger.seen:
        return False
    ledger.seen = [*ledger.seen, told][-MOST_SEEN:]
    _hold_against(ledger, is_hard=row.score == Score.HARD.value, status=str(row.reply_code))
    ledger.last_at = timezone.now()
    ledger.save()
    return True


def _entry(row: MailingRecipient) -> Deliverability:
    """The entry of the row's address, locked."""
    rows = Deliverability.objects.unscoped("the entry of this one address").select_for_update()
    values = {"address": row.address, "last_at": timezone.now()}
    return rows.get_or_create(canonical=row.canonical, defaults=values)[0]


def _hold_against(ledger: Deliverability, *, is_hard: bool, status: str) -> None:
    """Count it; after the last one nothing more goes to the address, what waits included."""
    today = timezone.localdate()
    ledger.status = status
    if not is_hard and ledger.soft_on != today:
        is_long_ago = ledger.soft_on is None or today - ledger.soft_on > SOFT_RESET
        ledger.soft_count = 1 if is_long_ago else ledger.soft_count + 1
        ledger.soft_on = today
    if is_hard or ledger.soft_count >= SOFT_LIMIT:
        ledger.undeliverable_at = ledger.undeliverable_at or timezone.now()
        suppress_address(ledger.address)


def _mark(row: MailingRecipient, mark: CameBack) -> None:
    if HEAVIER.index(mark) > HEAVIER.index(row.came_back):
        row.came_back, row.came_back_at = mark, timezone.now()
        row.save(update_fields=["came_back", "came_back_at"])
