"""What people do with a mailing that is under way: pause, resume, call off, slow down, decide about uncertain mails."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.deadlocks import again_after_deadlock
from wirnetz.infoservice.delivery import states
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.enums import HaltReason, MailingState, RecipientState
from wirnetz.infoservice.models import Mailing, MailingRecipient
from wirnetz.infoservice.queries.mailing import IN_OUTBOX, standing


def _locked(mailing: Mailing) -> Mailing:
    return Mailing.objects.select_for_update().get(pk=mailing.pk)


def _refuse(mailing: Mailing, wanted: MailingState) -> None:
    """ValidationError if the mailing cannot go over to that state."""
    allowed = states.MAILING_TRANSITIONS[states.MailingState(mailing.state)]
    if states.MailingState(wanted) not in allowed:
        raise ValidationError(
            _("Dieser Versand ist inzwischen „%(state)s“.") % {"state": mailing.get_state_display()}, code="state"
        )


@again_after_deadlock
@transaction.atomic
def pause_mailing(mailing: Mailing, *, by: Person | None) -> Mailing:
    """Let nothing more begin; what is being handed over in this moment ends."""
    mailing = _locked(mailing)
    _refuse(mailing, MailingState.PAUSED)
    mailing.state, mailing.reason, mailing.reason_text = MailingState.PAUSED, HaltReason.PERSON, ""
    mailing.save(update_fields=["state", "reason", "reason_text"])
    record_audit(by=by, action="pause_mailing", record=mailing)
    return mailing


@again_after_deadlock
@transaction.atomic
def resume_mailing(mailing: Mailing, *, by: Person | None) -> Mailing:
    """Go on exactly where it stopped. A late one goes out although it is late: whoever resumes it has decided so."""
    mailing = _locked(mailing)
    _refuse(mailing, MailingState.RUNNING)
    if mailing.state == MailingState.FINISHED:
        raise ValidationError(_("Dieser Versand ist abgeschlossen."), code="state")
    if mailing.reason == HaltReason.LATE:
        mailing.not_after = None
    mailing.state, mailing.reason, mailing.reason_text = MailingState.RUNNING, "", ""
    mailing.told_at = None
    mailing.run += 1
    mailing.save(update_fields=["state", "reason", "reason_text", "not_after", "run", "told_at"])
    record_audit(by=by, action="resume_mailing", record=mailing)
    return mailing


@again_after_deadlock
@transaction.atomic
def cancel_mailing(mailing: Mailing, *, by: Person | None) -> int:
    """Call off what has not begun; how many rows. At most one message per connection is still under way."""
    mailing = _locked(mailing)
    _refuse(mailing, MailingState.CANCELLED)
    now = timezone.now()
    mailing.state, mailing.reason, mailing.reason_text = MailingState.CANCELLED, "", ""
    mailing.finished_at = now
    mailing.save(update_fields=["state", "reason", "reason_text", "finished_at"])
    stopped = _unsent(mailing).update(
        state=RecipientState.CANCELLED, owner=None, leased_at=None, settled_at=now, token=""
    )
    record_audit(by=by, action="cancel_mailing", record=mailing, details={"stopped": stopped})
    return stopped


def _unsent(mailing: Mailing) -> Any:
    rows = MailingRecipient.objects.unscoped("a mailing is steered as a whole, whoever gets it")
    return rows.filter(mailing=mailing, state__in=list(states.UNSENT))


@again_after_deadlock
@transaction.atomic
def set_pace(mailing: Mailing, *, per_minute: float | None, by: Person | None) -> Mailing:
    """Send at most so many a minute from now on; None: as fast as the mail server takes them."""
    if per_minute is not None and per_minute <= 0:
        raise ValidationError(_("Mindestens eine Mail je Minute."), code="pace")
    mailing = _locked(mailing)
    mailing.per_minute = per_minute
    mailing.save(update_fields=["per_minute"])
    record_audit(by=by, action="set_pace_of_mailing", record=mailing)
    return mailing


def suppress_address(address: str) -> int:
    """Send nothing more of any mailing to this address; how many rows that stopped. For leaving, and for returns."""
    return suppress_rows(Q(canonical=canonical(address)))


@again_after_deadlock
def suppress_rows(wanted_no_more: Q) -> int:
    """Send nothing of what waits under this condition; how many rows that stopped."""
    rows = MailingRecipient.objects.unscoped("somebody wants no more mail, whoever sends it")
    return rows.filter(wanted_no_more, state__in=list(states.UNSENT)).update(
        state=RecipientState.SUPPRESSED, owner=None, leased_at=None, settled_at=timezone.now(), token=""
    )


@again_after_deadlock
@transaction.atomic
def resolve_unknown(recipient: MailingRecipient, *, arrived: bool, by: Person | None) -> None:
    """Decide about an uncertain mail: it arrived, or it is sent once more and its mailing runs again."""
    rows = MailingRecipient.objects.unscoped("the caller may decide about this row")
    row = rows.select_for_update().get(pk=recipient.pk)
    if row.state != RecipientState.UNKNOWN:
        raise ValidationError(_("Darüber ist schon entschieden."), code="state")
    if arrived:
        row.state = RecipientState.ACCEPTED
    else:
        mailing = _locked(row.mailing)
        if mailing.state == MailingState.CANCELLED:
            raise ValidationError(_("Dieser Versand ist abgebrochen."), code="state")
        row.state, row.settled_at, row.next_at = RecipientState.QUEUED, None, timezone.now()
        if mailing.state == MailingState.FINISHED:
            Mailing.objects.filter(pk=mailing.pk).update(state=MailingState.RUNNING, finished_at=None)
    row.save(update_fields=["state", "settled_at", "next_at"])
    record_audit(by=by, action="resolve_unknown_mail", record=row.mailing, details={"arrived": arrived})


def keep_counts(on: date) -> int:
    """Write the numbers of mailings that ended thirty days before `on` into them; how many mailings."""
    ended = Mailing.objects.filter(kept_counts__isnull=True, finished_at__date__lte=on - timedelta(days=30))
    for mailing in ended:
        stands = standing(mailing)
        mailing.kept_counts = stands.counts | ({IN_OUTBOX: stands.in_outbox} if stands.in_outbox else {})
        mailing.save(update_fields=["kept_counts"])
    return len(ended)
