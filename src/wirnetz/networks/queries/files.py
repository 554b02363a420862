"""Papers that a network keeps."""

from django.db.models import QuerySet

from wirnetz.networks.models import Network, NetworkFile


def files_of(network: Network) -> QuerySet[NetworkFile]:
    """What the network has put by, the newest first; guarded."""
    return NetworkFile.objects.filter(network=network).select_related("added_by").order_by("-pk")
