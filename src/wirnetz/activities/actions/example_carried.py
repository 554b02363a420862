"""What the example year's houses brought into networks: invented, every line marked."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.activities.actions.carrying import carry_in
from wirnetz.activities.actions.example import EXAMPLE
from wirnetz.activities.models import CarriedNote
from wirnetz.core.loading import read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation

COLUMNS = ("organisation", "network", "what", "on", "note")


@transaction.atomic
def load_example_carried(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load the notes; what is there already stays. ReferenceDataError if the table is wrong."""
    report = LoadReport(_("Beispiel: Eingebracht"))
    networks = {network.slug: network for network in Network.objects.all()}
    houses = {house.slug: house for house in Organisation.objects.filter(is_example=True)}
    offers = {f"a:{offer.slug}": offer for offer in Offer.objects.all()}
    before = CarriedNote.objects.count()
    lines = read_unique(folder / "carried.csv", COLUMNS, ["organisation", "network", "what", "on"])
    for line in lines:
        on = line.day("on")
        if on is None:
            raise line.error("on", _("Der Tag fehlt."), _("Schreiben Sie ihn als 2026-11-30."))
        argument = line.values["what"].removeprefix("t:") if line.values["what"].startswith("t:") else ""
        carry_in(
            organisation=line.pick("organisation", houses),
            network=line.pick("network", networks),
            offer=None if argument else line.pick("what", offers),
            argument=argument,
            on=on,
            note=line.text("note", most=200),
            by=None,
            is_example=True,
        )
    report.created = CarriedNote.objects.count() - before
    report.unchanged = len(lines) - report.created
    return report
