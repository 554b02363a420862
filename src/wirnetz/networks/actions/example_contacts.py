"""Whom one may call in the example year's networks: invented people who agreed to be shown.

Who is named until a day is a link person of a house.
"""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.core.loading import read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.networks.actions.example import EXAMPLE
from wirnetz.networks.models import Network, NetworkContact
from wirnetz.organisations.models import Organisation

TEXTS = {"name": 150, "function": 150, "phone": 60, "email": 200, "consent_how": 200}
COLUMNS = ("network", "organisation", *TEXTS, "from_on", "consent_on", "named_until")


@transaction.atomic
def load_example_contacts(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load the invented contacts; who is there already stays. ReferenceDataError if the table is wrong."""
    report = LoadReport(_("Beispiel: Ansprechpersonen von Netzwerken"))
    networks = {network.slug: network for network in Network.objects.all()}
    houses = {house.slug: house for house in Organisation.objects.filter(is_example=True)}
    contacts = NetworkContact.objects.unscoped("the example year is loaded").filter(is_example=True)
    there = set(contacts.values_list("network__slug", "name"))
    for line in read_unique(folder / "contacts.csv", COLUMNS, ["network", "name"]):
        if (line.values["network"], line.values["name"]) in there:
            report.unchanged += 1
            continue
        NetworkContact.objects.create(
            network=line.pick("network", networks),
            organisation=line.one_of("organisation", houses, required=False),
            from_on=line.day("from_on"),
            consent_on=line.day("consent_on"),
            named_until=line.day("named_until"),
            is_link=bool(line.values["named_until"]),
            is_example=True,
            **{name: line.text(name, most=most) for name, most in TEXTS.items()},
        )
        report.created += 1
    return report
