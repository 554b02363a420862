"""Uptake in one line: we use it, we do not because …, to use it we would need …; and what the stewards reply."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.networks.actions.ties import record_uptake
from wirnetz.networks.enums import AnswerKind
from wirnetz.networks.models import Network, OfferAnswer, Uptake
from wirnetz.networks.queries.by_area import running
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation

Speaker = Organisation | Network


def _who(speaker: Speaker) -> dict[str, Speaker | None]:
    is_network = isinstance(speaker, Network)
    return {"organisation": None if is_network else speaker, "network": speaker if is_network else None}


@transaction.atomic
def say_used(*, offer: Offer, speaker: Speaker, on: date, by: Person | None, is_example: bool = False) -> Uptake:
    """The speaker uses the offer; what it said before is over. Said twice it is one use."""
    Offer.objects.select_for_update().get(pk=offer.pk)
    _end_answers(offer, speaker, on)
    known = Uptake.objects.filter(running(on, start="since_on"), offer=offer, **_who(speaker)).order_by("pk").first()
    if known is not None:
        return known
    return record_uptake(
        offer=offer,
        organisation=speaker if isinstance(speaker, Organisation) else None,
        network=speaker if isinstance(speaker, Network) else None,
        since_on=on,
        by=by,
        source_note=_("Angabe der Organisation") if isinstance(speaker, Organisation) else _("Angabe des Netzwerks"),
        is_example=is_example,
    )


@transaction.atomic
def say_not_used(
    *,
    offer: Offer,
    speaker: Speaker,
    kind: AnswerKind,
    reason: str,
    on: date,
    by: Person | None,
    is_example: bool = False,
) -> OfferAnswer:
    """Why the speaker does not use it or what it would need; a running use ends, what it said before is over.

    ValidationError without a reason or for an offer that has ended. The same words again are the same answer.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError({"reason": _("Ein halber Satz genügt: Woran liegt es?")})
    if offer.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % offer)
    Offer.objects.select_for_update().get(pk=offer.pk)
    answers = OfferAnswer.objects.unscoped("a new answer takes the place of the old one")
    same = answers.filter(offer=offer, kind=kind, reason=reason, until_on=None, **_who(speaker)).first()
    if same is not None:
        return same
    _end_answers(offer, speaker, on)
    uses = Uptake.objects.filter(running(on, start="since_on"), offer=offer, **_who(speaker))
    uses.filter(since_on=on).delete()  # said and taken back on one day
    uses.update(until_on=on - timedelta(days=1))
    answer = OfferAnswer.objects.create(
        offer=offer, kind=kind, reason=reason, said_on=on, said_by=by, is_example=is_example, **_who(speaker)
    )
    record_audit(by=by, action="answer_offer", record=answer, details={"offer": offer.pk, "kind": str(kind)})
    return answer


def _end_answers(offer: Offer, speaker: Speaker, on: date) -> None:
    answers = OfferAnswer.objects.unscoped("a new answer takes the place of the old one")
    answers.filter(offer=offer, until_on=None, **_who(speaker)).update(until_on=on)


@transaction.atomic
def reply_to_answer(*, answer: OfferAnswer, reply: str, on: date, by: Person) -> OfferAnswer:
    """What those who look after the offer say to it; a later reply takes the place of the first."""
    answer.reply, answer.replied_on = " ".join(reply.split())[:1000], on
    if not answer.reply:
        raise ValidationError({"reply": _("Schreiben Sie, was Sie antworten möchten.")})
    answer.save(update_fields=["reply", "replied_on"])
    record_audit(by=by, action="reply_to_answer", record=answer, details={"offer": answer.offer_id})
    return answer
