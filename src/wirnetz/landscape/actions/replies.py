"""Saying what is up with a finding, and taking it back."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can
from wirnetz.landscape.enums import MOST_MONTHS, REPLIES, WITH_REASON, Asked, Reply
from wirnetz.landscape.models import FindingReply
from wirnetz.networks.models import Network
from wirnetz.offers.actions import months_later
from wirnetz.organisations.models import Organisation


@transaction.atomic
def reply_to_finding(
    *,
    question: Asked,
    speaker: Organisation | Network,
    other: Network,
    reply: Reply,
    reason: str = "",
    rests_until: date,
    by: Person | None,
    on: date | None = None,
    is_example: bool = False,
) -> FindingReply:
    """`speaker` says what is up with the finding about it and `other`; what it said before is taken back.

    ValidationError for a reply that does not belong to the question, without a reason where one is wanted, for a day
    that lies behind or more than three years ahead, or if both are the same network. PermissionDenied for who may not
    edit the speaker's entry.
    """
    if by is not None and not can(by, "edit", speaker):
        raise PermissionDenied(_("Darauf antwortet, wer den Eintrag pflegt."))
    if reply not in REPLIES[question]:
        raise ValidationError({"reply": _("Diese Antwort gehört zu einer anderen Frage.")})
    day, reason = on or timezone.localdate(), " ".join(reason.split())
    if reply in WITH_REASON and not reason:
        raise ValidationError({"reason": _("Bitte ergänzen Sie in einem halben Satz, warum.")})
    if rests_until < day:
        raise ValidationError({"rests_until": _("Dieser Tag liegt hinter Ihnen. Bis wann soll die Antwort gelten?")})
    if rests_until > months_later(day, MOST_MONTHS):
        raise ValidationError(
            {
                "rests_until": _(
                    "Eine Antwort gilt höchstens drei Jahre. Wählen Sie einen früheren Tag, oder lassen Sie leer."
                )
            }
        )
    if speaker == other:
        raise ValidationError(_("Das ist dasselbe Netzwerk."))
    is_network = isinstance(speaker, Network)
    who = {"network": speaker if is_network else None, "organisation": None if is_network else speaker}
    Network.objects.select_for_update().get(pk=other.pk)
    known = FindingReply.objects.unscoped("a new reply takes the place of the old one")
    known.filter(question=question, other=other, taken_back_on=None, **who).update(taken_back_on=day)
    stored = FindingReply.objects.create(
        question=question, other=other, reply=reply, reason=reason, said_on=day, said_by=by, rests_until=rests_until,
        is_example=is_example, **who,
    )  # fmt: skip
    record_audit(by=by, action="reply_to_finding", record=stored, details={"reply": str(reply), "other": other.pk})
    return stored


@transaction.atomic
def take_reply_back(*, reply: FindingReply, by: Person) -> FindingReply:
    """The finding is shown again; the reply stays as history. ValidationError if it has been taken back before."""
    rows = FindingReply.objects.unscoped("the rule below says who may").select_for_update(of=("self",))
    stored = rows.select_related("network__node", "organisation__node").get(pk=reply.pk)
    if not can(by, "withdraw", stored):
        raise PermissionDenied(_("Das nimmt zurück, wer den Eintrag pflegt."))
    if stored.taken_back_on:
        raise ValidationError(_("Diese Antwort gilt schon nicht mehr."), code="taken_back")
    stored.taken_back_on = timezone.localdate()
    stored.save(update_fields=["taken_back_on"])
    record_audit(by=by, action="take_reply_back", record=stored, details={"other": stored.other_id})
    return stored
