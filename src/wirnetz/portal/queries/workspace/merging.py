"""What the page about two offices that shall become one shows."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.networks.models import Involvement, Membership
from wirnetz.networks.queries import running
from wirnetz.offers.models import Offer
from wirnetz.organisations.actions import rights_to_pass
from wirnetz.organisations.models import Adviser, Organisation


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the comparison."""

    label: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether the two say something else."""
        return self.one != self.other


def compared(office: Organisation, other: Organisation) -> list[Compared]:
    """Both offices side by side: what is said about them, and what hangs on them."""
    return [
        Compared(label, one, two)
        for (label, one), (_label, two) in zip(_lines(office), _lines(other), strict=True)
        if one or two
    ]


def rights_that_go(office: Organisation, other: Organisation, *, by: Person) -> int:
    """How many rights could be given at the other office, whichever stays."""
    return max(len(rights_to_pass(office, other, by=by)), len(rights_to_pass(other, office, by=by)))


def _lines(office: Organisation) -> list[tuple[str, str]]:
    town = f"{office.postcode} {office.seat_city}".strip()
    return [
        (_("Nummer"), office.own_key),
        (_("Anschrift"), ", ".join(part for part in (office.street, town) if part)),
        (_("Kreis"), office.seat.full_name if office.seat else ""),
        (_("Telefon"), office.phone),
        (_("E-Mail"), office.email),
        (_("Website"), office.website),
        (_("Gehört zu"), office.parent.label if office.parent else ""),
        *((label, str(number)) for label, number in _hanging(office)),
    ]


def _hanging(office: Organisation) -> list[tuple[str, int]]:
    here: dict[str, Any] = {"organisation": office}
    people = Adviser.objects.unscoped("how many people an office of the visitor's house has")
    work = Involvement.objects.unscoped("how much work an office of the visitor's house has in networks")
    return [
        (_("Personen"), people.filter(running(), **here).count()),
        (_("Netzwerke"), Membership.objects.filter(running(), **here).count()),
        (_("Mitarbeit in Netzwerken"), work.filter(running(), **here).count()),
        (_("Stellen darunter"), office.children.filter(ended_on="").count()),
        (_("Angebote"), Offer.objects.filter(provider=office).count()),
    ]
