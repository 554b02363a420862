"""The life of an offer: its steps with day and body, who looks after it, and which office provides it where."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.search import index_record
from wirnetz.offers.enums import NEXT_STAGES, OfferStage, OfferStatus
from wirnetz.offers.models import Offer, OfferStep, OfferSteward, ServiceArea
from wirnetz.organisations.models import Body, Organisation
from wirnetz.regions.models import Area

DECIDED = (OfferStage.RECOMMENDATION, OfferStage.CONSENSUS)
"""Stages that a body has to name itself for."""


@transaction.atomic
def record_step(
    *,
    offer: Offer,
    stage: OfferStage,
    on: date,
    by: Person | None,
    body: Body | None = None,
    version: str = "",
    note: str = "",
    is_example: bool = False,
) -> OfferStep:
    """The offer reached a stage on a day; offer, version and end follow from the latest step.

    ValidationError if the stage cannot follow the last one, the day lies before it or to come, or a body is missing.
    """
    stored = Offer.objects.select_for_update().get(pk=offer.pk)
    last = stored.steps.order_by("on", "pk").last()
    if on > timezone.localdate():
        raise ValidationError({"on": _("Dieser Tag liegt in der Zukunft.")})
    if last and on < last.on:
        raise ValidationError({"on": _("Der letzte Schritt war am %s. Danach geht es weiter.") % f"{last.on:%d.%m.%Y}"})
    if last and stage not in NEXT_STAGES[OfferStage(last.stage)]:
        raise ValidationError({"stage": _("Auf „%s“ folgt das nicht.") % last.get_stage_display()})
    if stage in DECIDED and body is None:
        raise ValidationError({"body": _("Nennen Sie das Gremium, das so entschieden hat.")})
    step = OfferStep.objects.create(
        offer=stored,
        stage=stage,
        on=on,
        body=body,
        version=version,
        note=note,
        as_of=on.year,
        source_note=_("Eintrag der Geschäftsstelle"),
        is_example=is_example,
    )
    _follow(stored)
    record_audit(by=by, action="record_offer_step", record=stored, details={"stage": str(stage), "on": on.isoformat()})
    return step


@transaction.atomic
def take_step_back(*, step: OfferStep, by: Person) -> Offer:
    """Remove the latest step, written by mistake; ValidationError for any other."""
    stored = Offer.objects.select_for_update().get(pk=step.offer_id)
    last = stored.steps.order_by("on", "pk").last()
    if last is None or last.pk != step.pk:
        raise ValidationError(_("Zurücknehmen lässt sich nur der letzte Schritt."))
    record_audit(by=by, action="take_offer_step_back", record=stored, details={"stage": last.stage})
    last.delete()
    _follow(stored)
    return stored


def _follow(offer: Offer) -> None:
    """What the offer says of itself follows from its steps."""
    steps = list(offer.steps.order_by("on", "pk"))
    last = steps[-1] if steps else None
    offer.stage = last.stage if last else ""
    offer.version = next((step.version for step in reversed(steps) if step.version), "")
    is_over = last is not None and last.stage == OfferStage.RETIRED
    offer.status = OfferStatus.ENDED if is_over else OfferStatus.RECORDED
    offer.ended_on = last.on.isoformat() if last and is_over else ""
    offer.save(update_fields=["stage", "version", "status", "ended_on", "sort_key"])
    index_record(offer)


@transaction.atomic
def name_steward(
    *, offer: Offer, organisation: Organisation, from_on: date, by: Person | None, is_example: bool = False
) -> OfferSteward:
    """An organisation looks after the offer from a day on; ValidationError if it does already or has ended."""
    if organisation.is_ended:
        raise ValidationError({"organisation": _("Für diese Organisation ist ein Ende vermerkt.")})
    Offer.objects.select_for_update().get(pk=offer.pk)
    if offer.stewards.filter(organisation=organisation, until_on=None).exists():
        raise ValidationError({"organisation": _("Diese Organisation betreut das Angebot schon.")})
    steward = OfferSteward.objects.create(
        offer=offer, organisation=organisation, from_on=from_on, is_example=is_example
    )
    record_audit(by=by, action="name_steward", record=offer, details={"organisation": organisation.pk})
    return steward


@transaction.atomic
def end_stewardship(*, steward: OfferSteward, on: date, by: Person) -> OfferSteward:
    """It ends with the day `on` and stays as history; what began later ends on its first day."""
    steward.until_on = max(on, steward.from_on) if steward.from_on else on
    steward.save(update_fields=["until_on"])
    record_audit(
        by=by, action="end_stewardship", record=steward.offer, details={"organisation": steward.organisation_id}
    )
    return steward


@transaction.atomic
def serve_areas(
    *, offer: Offer, office: Organisation, areas: list[Area], from_on: date, by: Person | None, is_example: bool = False
) -> list[ServiceArea]:
    """An office provides the offer in these areas from a day on; those that it serves already stay as they are."""
    if offer.is_ended:
        raise ValidationError({"offer": _("Für dieses Angebot ist ein Ende vermerkt.")})
    Offer.objects.select_for_update().get(pk=offer.pk)
    known = set(ServiceArea.objects.filter(offer=offer, office=office, until_on=None).values_list("area", flat=True))
    made = [
        ServiceArea.objects.create(offer=offer, office=office, area=area, from_on=from_on, is_example=is_example)
        for area in areas
        if area.pk not in known
    ]
    if made:
        details = {"office": office.pk, "areas": [each.area.key for each in made]}
        record_audit(by=by, action="serve_areas", record=offer, details=details)
    return made


@transaction.atomic
def end_service(*, service: ServiceArea, on: date, by: Person) -> ServiceArea:
    """It ends with the day `on` and stays as history."""
    service.until_on = max(on, service.from_on) if service.from_on else on
    service.save(update_fields=["until_on"])
    record_audit(by=by, action="end_service", record=service.offer, details={"office": service.office_id})
    return service
