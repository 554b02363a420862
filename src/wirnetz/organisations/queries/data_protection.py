"""On what houses rest their data about people: as each has settled it, else as its kind suggests."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Grant
from wirnetz.core.personal import Basis, Subject
from wirnetz.organisations.enums import PUBLIC_KINDS, Footing
from wirnetz.organisations.models import Adviser, DataProtection, Organisation

BASIS_OF = {Footing.TASK: Basis.TASK, Footing.INTEREST: Basis.INTEREST, Footing.CONTRACT: Basis.CONTRACT}


@dataclass(frozen=True)
class Settled:
    """What holds for one house: its basis, the law it names, who answers; whether it has said so itself."""

    organisation: Organisation
    footing: Footing
    law: str
    contact: str
    is_own_word: bool

    @property
    def words(self) -> str:
        """The basis as texts name it: with its article, and the law where one is named."""
        label = str(BASIS_OF[self.footing].label)
        return f"{label[:-1]}, {self.law})" if self.law and label.endswith(")") else label


def usual_footing(organisation: Organisation) -> Footing:
    """What the kind suggests: chambers, insurers and authorities have a public task, the others an interest."""
    return Footing.TASK if organisation.kind in PUBLIC_KINDS else Footing.INTEREST


def house_above(organisation: Organisation) -> Organisation:
    """The organisation that answers for an office; itself for any other."""
    place = organisation
    while place.is_office and place.parent is not None:
        place = place.parent
    return place


def settled_by(organisation: Organisation) -> Settled:
    """What holds for an organisation; an office rests on what its house has settled."""
    house = house_above(organisation)
    return _settled(house, DataProtection.objects.filter(organisation=house).first())


def _settled(house: Organisation, said: DataProtection | None) -> Settled:
    if said is None or not said.footing:
        return Settled(house, usual_footing(house), said.law if said else "", said.contact if said else "", False)
    return Settled(house, Footing(said.footing), said.law, said.contact, True)


def settled_by_all() -> list[Settled]:
    """What holds for each house that takes part, the alliance included, by name; one question to the database."""
    kinds = (NodeKind.ORGANISATION, NodeKind.ALLIANCE)
    houses = Organisation.objects.filter(node__kind__in=kinds, ended_on="").select_related("data_protection")
    return [_settled(house, getattr(house, "data_protection", None)) for house in houses.order_by("sort_key", "pk")]


def houses_by_basis() -> dict[str, list[Settled]]:
    """Every house that takes part, under the words of its basis without the law."""
    found: dict[str, list[Settled]] = {}
    for settled in settled_by_all():
        found.setdefault(str(BASIS_OF[settled.footing].label), []).append(settled)
    return dict(sorted(found.items()))


def bases_of_houses(subject: Subject | None) -> list[str]:
    """The bases, in words, of the houses that hold something about a person; of all houses for None."""
    if subject is None:
        return _words(settled_by_all())
    entries = Adviser.objects.unscoped("a person asks on what their own entries rest").filter(
        Q(person=subject.number) | Q(email__in=subject.addresses)
    )
    grants = Grant.objects.unscoped("a person asks on what their own roles rest").filter(person=subject.number)
    mine = Q(pk__in=entries.values("organisation")) | Q(node__in=grants.values("node"))
    houses = Organisation.objects.filter(mine).select_related("parent")
    return _words(settled_by(house) for house in houses.order_by("sort_key", "pk"))


def _words(found: Iterable[Settled]) -> list[str]:
    return sorted(dict.fromkeys(settled.words for settled in found))
