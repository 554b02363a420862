"""Who looks after which offer in the example year, and what houses and networks say about offers: all invented."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.core.loading import Line, read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.networks.actions.answers import Speaker, say_not_used
from wirnetz.networks.actions.example import EXAMPLE
from wirnetz.networks.enums import AnswerKind
from wirnetz.networks.models import Network, OfferAnswer
from wirnetz.offers.models import Offer, OfferSteward
from wirnetz.organisations.models import Organisation

STEWARDS = ("offer", "organisation", "from_on", "until_on")
ANSWERS = ("offer", "speaker", "kind", "reason", "said_on", "reply", "replied_on")
KINDS = {kind.value: kind for kind in AnswerKind}


@transaction.atomic
def load_example_answers(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load stewards and answers; what is there already stays. ReferenceDataError if a table is wrong."""
    report = LoadReport(_("Beispiel: Rückmeldungen zu Angeboten"))
    offers = {offer.slug: offer for offer in Offer.objects.all()}
    houses = {house.slug: house for house in Organisation.objects.filter(is_example=True)}
    speakers: dict[str, Speaker] = {f"o:{slug}": house for slug, house in houses.items()}
    for line in read_unique(folder / "stewards.csv", STEWARDS, ["offer", "organisation"]):
        house = line.pick("organisation", houses)
        dates = {"from_on": line.day("from_on"), "until_on": line.day("until_on")}
        _steward, is_new = OfferSteward.objects.get_or_create(
            offer=line.pick("offer", offers), organisation=house, defaults=dates | {"is_example": True}
        )
        _count(report, is_new)
    speakers |= {f"n:{network.slug}": network for network in Network.objects.all()}
    known = OfferAnswer.objects.unscoped("the example year is loaded").filter(is_example=True)
    there = set(known.values_list("offer__slug", "reason"))
    for line in read_unique(folder / "answers.csv", ANSWERS, ["offer", "speaker"]):
        is_new = (line.values["offer"], line.values["reason"]) not in there
        _count(report, is_new)
        if is_new:
            _answer(line, offers, speakers)
    return report


def _answer(line: Line, offers: dict[str, Offer], speakers: dict[str, Speaker]) -> None:
    on = line.day("said_on")
    if on is None:
        raise line.error("said_on", _("Der Tag fehlt."), _("Schreiben Sie ihn als 2026-11-30."))
    answer = say_not_used(
        offer=line.pick("offer", offers),
        speaker=line.pick("speaker", speakers),
        kind=line.pick("kind", KINDS),
        reason=line.text("reason", most=500, required=True),
        on=on,
        by=None,
        is_example=True,
    )
    answer.reply, answer.replied_on = line.text("reply", most=1000), line.day("replied_on")
    answer.save(update_fields=["reply", "replied_on"])


def _count(report: LoadReport, is_new: bool) -> None:
    if is_new:
        report.created += 1
    else:
        report.unchanged += 1
