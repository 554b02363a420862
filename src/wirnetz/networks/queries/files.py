"""Papers that a network keeps."""

from wirnetz.core.guarded import GuardedQuerySet
from wirnetz.networks.models import Network, NetworkFile


def files_of(network: Network) -> GuardedQuerySet[NetworkFile]:
    """What the network has put by, the newest first; guarded."""
    found = NetworkFile.objects.filter(network=network).select_related("added_by")
    return found.order_by("-pk")  # type: ignore[return-value]
