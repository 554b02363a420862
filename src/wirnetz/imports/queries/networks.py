"""What a list of networks is compared with."""

from wirnetz.accounts.enums import NodeKind
from wirnetz.imports.planning.naming import Named, Names
from wirnetz.imports.planning.networks import Ground
from wirnetz.imports.planning.records import Known
from wirnetz.imports.queries.areas import current_matcher
from wirnetz.imports.queries.people import house_of, network_names
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import Membership, Network, Territory
from wirnetz.organisations.models import Organisation


def network_ground(organisation: Organisation) -> Ground:
    """Networks, members and areas as they are recorded; whose ties this organisation may write."""
    networks = Network.objects.exclude(status=NetworkStatus.ENDED).order_by("pk")
    rows = networks.values_list("pk", "name", "website", "kind")
    is_alliance = organisation.node is not None and organisation.node.kind == NodeKind.ALLIANCE
    own = None if is_alliance else frozenset(house_of(organisation).values_list("pk", flat=True))
    territories = Territory.objects.filter(until_on__isnull=True).values_list("network_id", "area__key")
    memberships = Membership.objects.filter(until_on__isnull=True)
    ties = memberships.values_list("organisation_id", "network_id", "role", "pk", "from_on")
    return Ground(
        networks=[Known(pk, {"name": name, "website": web, "kind": kind}) for pk, name, web, kind in rows],
        network_names=network_names(),
        organisations=_organisation_names(),
        own=own,
        territories=frozenset(territories),
        memberships={
            (member, network, role): (pk, start.isoformat() if start else "")
            for member, network, role, pk, start in ties
        },
        areas=current_matcher().districts_named,
    )


def _organisation_names() -> Names:
    found = Organisation.objects.filter(ended_on="").order_by("pk").values_list("pk", "name", "short_name")
    return Names(Named(pk, name, (short,)) for pk, name, short in found)
