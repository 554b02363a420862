"""A situation seen from several sides: by kind of organisation, by what is missing, by who connects."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from wirnetz.arguments.queries.situation import Situation
from wirnetz.networks.models import Network
from wirnetz.organisations.enums import PARTNER_KINDS, OrganisationKind


def missing_kinds(situation: Situation) -> tuple[OrganisationKind, ...]:
    """Kinds of partners without a recorded organisation here, in their fixed order."""
    present = {organisation.kind for organisation in situation.organisations}
    return tuple(kind for kind in PARTNER_KINDS if kind not in present)


def kind_counts(situation: Situation) -> tuple[tuple[OrganisationKind, int], ...]:
    """Kinds with their number of organisations here, most frequent first, "other" last."""
    counts = Counter(OrganisationKind(organisation.kind) for organisation in situation.organisations)
    order = list(OrganisationKind)
    other = OrganisationKind.OTHER
    return tuple(sorted(counts.items(), key=lambda item: (item[0] == other, -item[1], order.index(item[0]))))


def marked(name: str, *, is_example: bool) -> str:
    """The name as it stands in a list; „(Beispiel)“ follows what is invented."""
    return _("%s (Beispiel)") % name if is_example else name


def newest_first(networks: Iterable[Network]) -> list[Network]:
    """Networks of the alliance first, then those with the most recent source, in German order."""
    return sorted(networks, key=lambda network: (not network.is_own, -(network.as_of or 0), network.sort_key))


def bridges(situation: Situation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Organisations in two or more regional networks here with the names of these: the own house, then by number."""
    house = situation.organisation.name if situation.organisation else ""
    networks: dict[str, dict[int, str]] = {}
    for membership in situation.memberships:
        is_example = membership.is_example or membership.network.is_example
        names = networks.setdefault(membership.organisation.name, {})
        names.setdefault(membership.network_id, marked(membership.network.name, is_example=is_example))
    found = [(name, tuple(names.values())) for name, names in networks.items() if len(names) > 1]
    return tuple(sorted(found, key=lambda item: (item[0] != house, -len(item[1]), item[0])))
