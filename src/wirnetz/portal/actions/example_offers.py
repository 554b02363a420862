"""Offers of the example year with their lives: invented, every record marked; real offers are left as they are."""

from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.loading import Line, read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.offers.actions import OfferValues, add_offer, declare, name_steward, record_step, serve_areas
from wirnetz.offers.enums import OfferKind, OfferStage
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Body, Organisation
from wirnetz.portal.actions.example import EXAMPLE
from wirnetz.regions.models import Area

OFFER_TEXTS = {"name": 200, "audience": 200, "purpose": 1000, "number": 40, "source_url": 200}
OFFERS = (*OFFER_TEXTS, "kind", "topics", "declaration_months", "as_of")
STEPS = ("offer", "stage", "on", "body", "version", "note")
SERVICES = ("offer", "office", "areas", "from_on")
DECLARATIONS = ("offer", "recorded_by", "firm_name", "area", "contact_email", "declared_on")


@transaction.atomic
def load_example_offers(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load the invented offers; the invented houses and bodies must be loaded. Offers that are there stay.

    ReferenceDataError if a table is wrong; then nothing is loaded.
    """
    report = LoadReport(_("Beispiel: Lebenslauf von Angeboten"))
    made: dict[str, Offer] = {}
    there = set(Offer.objects.filter(is_example=True).values_list("name", flat=True))
    for line in read_unique(folder / "offers.csv", OFFERS, ["name"]):
        if line.values["name"] in there:
            report.unchanged += 1
        else:
            made[line.values["name"]] = _offer(line)
            report.created += 1
    houses = {house.slug: house for house in Organisation.objects.filter(is_example=True)}
    _lives(folder, made)
    _services(folder, made, houses)
    _declarations(folder, made, houses)
    for offer in made.values():
        steward = houses["beispielkammer-westmecklenburg"]
        name_steward(offer=offer, organisation=steward, from_on=date(2024, 1, 22), by=None, is_example=True)
    return report


def _offer(line: Line) -> Offer:
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    months = line.values["declaration_months"]
    texts: dict[str, Any] = {name: line.text(name, most=most) for name, most in OFFER_TEXTS.items()}
    values = OfferValues(
        kind=line.pick("kind", {kind.value: kind for kind in OfferKind}),
        is_shared=True,
        as_of=int(line.values["as_of"]),
        declaration_months=int(months) if months else None,
        **texts,
    )
    return add_offer(values=values, topics=line.many_of("topics", topics), by=None, is_example=True)


def _lives(folder: Path, made: dict[str, Offer]) -> None:
    bodies = {body.name: body for body in Body.objects.filter(is_example=True)}
    bodies |= {body.name.removesuffix(" (Beispiel)"): body for body in bodies.values()}
    stages = {stage.value: stage for stage in OfferStage}
    for line in read_unique(folder / "offer_steps.csv", STEPS, ["offer", "stage", "on"]):
        if line.values["offer"] not in made:
            continue
        record_step(
            offer=line.pick("offer", made),
            stage=line.pick("stage", stages),
            on=line.day("on") or timezone.localdate(),
            body=line.one_of("body", bodies, required=False),
            version=line.text("version", most=20),
            note=line.text("note", most=300),
            by=None,
            is_example=True,
        )


def _services(folder: Path, made: dict[str, Offer], houses: dict[str, Organisation]) -> None:
    areas = {area.key: area for area in Area.objects.current()}
    for line in read_unique(folder / "services.csv", SERVICES, ["offer", "office"]):
        if line.values["offer"] in made:
            serve_areas(
                offer=line.pick("offer", made),
                office=line.pick("office", houses),
                areas=line.many_of("areas", areas),
                from_on=line.day("from_on") or timezone.localdate(),
                by=None,
                is_example=True,
            )


def _declarations(folder: Path, made: dict[str, Offer], houses: dict[str, Organisation]) -> None:
    areas = {area.key: area for area in Area.objects.current()}
    for line in read_unique(folder / "declarations.csv", DECLARATIONS, ["offer", "recorded_by", "firm_name"]):
        if line.values["offer"] not in made:
            continue
        house = line.pick("recorded_by", houses)
        firm = line.text("firm_name", most=200)
        declare(
            offer=line.pick("offer", made),
            recorded_by=house,
            organisation=None if firm else house,
            firm_name=firm,
            area=areas.get(line.values["area"]),
            contact_email=line.text("contact_email", most=200),
            declared_on=line.day("declared_on") or timezone.localdate(),
            by=None,
            is_example=True,
        )
