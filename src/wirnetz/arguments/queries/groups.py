"""A situation seen from several sides: by kind of organisation, by what is missing, by who connects."""

from collections import Counter

from wirnetz.arguments.queries.situation import Situation
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


def bridges(situation: Situation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Organisations in two or more regional networks here with the names of these, most networks first."""
    networks: dict[str, list[str]] = {}
    for membership in situation.memberships:
        names = networks.setdefault(membership.organisation.name, [])
        if membership.network.name not in names:
            names.append(membership.network.name)
    found = [(name, tuple(names)) for name, names in networks.items() if len(names) > 1]
    return tuple(sorted(found, key=lambda item: (-len(item[1]), item[0])))
