"""Who of the example year's people works in which network: invented, every line marked."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.core.loading import read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.networks.actions.example import EXAMPLE
from wirnetz.networks.actions.involvements import add_involvement
from wirnetz.networks.enums import InvolvementRole
from wirnetz.networks.models import Involvement, Network
from wirnetz.organisations.models import Adviser, Organisation

COLUMNS = ("person", "organisation", "network", "role", "from_on", "until_on")


@transaction.atomic
def load_example_involvements(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load who works where; what is there already stays. ReferenceDataError if the table is wrong."""
    report = LoadReport(_("Beispiel: Mitarbeit in Netzwerken"))
    advisers = Adviser.objects.unscoped("the example year is loaded").filter(is_example=True)
    people = {adviser.name: adviser for adviser in advisers.select_related("organisation")}
    houses = {house.slug: house for house in Organisation.objects.filter(is_example=True)}
    networks = {network.slug: network for network in Network.objects.all()}
    lines = Involvement.objects.unscoped("the example year is loaded").filter(is_example=True)
    there = set(lines.values_list("adviser__name", "network__slug", "role"))
    for line in read_unique(folder / "involvements.csv", COLUMNS, ["person", "network", "role"]):
        role = line.pick("role", {each.value: each for each in InvolvementRole})
        if (line.values["person"], line.values["network"], role.value) in there:
            report.unchanged += 1
            continue
        add_involvement(
            adviser=line.pick("person", people),
            organisation=line.pick("organisation", houses),
            network=line.pick("network", networks),
            role=role,
            from_on=line.day("from_on"),
            until_on=line.day("until_on"),
            by=None,
            is_example=True,
        )
        report.created += 1
    return report
