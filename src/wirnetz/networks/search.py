"""What of networks can be searched."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from wirnetz.core.search import SearchEntry, search_source
from wirnetz.networks.models import Network, Territory


@search_source("network", Network, label=_("Netzwerk"), url_name="portal:network", weight=10)
def network_entries(networks: QuerySet[Network]) -> Iterable[SearchEntry]:
    """Name, territory in words and in areas, family, host."""
    territories = Territory.objects.filter(until_on__isnull=True).select_related("area")
    joined = networks.select_related("host").prefetch_related(
        Prefetch("territories", queryset=territories, to_attr="present_territories"), "states"
    )
    for network in joined:
        areas = [territory.area.full_name for territory in network.present_territories]
        areas += [state.full_name for state in network.states.all()]
        kind = network.category_label or network.get_kind_display()
        yield SearchEntry(
            object_id=network.pk,
            argument=network.slug,
            title=network.name,
            subtitle=kind,
            body=" ".join(filter(None, (network.territory_text, network.host.name if network.host else "", *areas))),
        )
