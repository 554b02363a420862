"""What was proposed about entries, and what in the record is like it."""

import hashlib
from collections.abc import Iterable

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import QuerySet

from wirnetz.core.sorting import address_words
from wirnetz.networks.enums import NetworkScope
from wirnetz.networks.models import EntryProposal, Network
from wirnetz.networks.queries.by_area import networks_in_areas

RESERVED_SLUGS = {"vorschlagen", "vorschlag", "nachfrage", "ansprechperson", "uebernahme"}
MOST_ALIKE = 5


def proposals_listed(*states: str) -> QuerySet[EntryProposal]:
    """Proposals in these states with the network they are about; what waits comes oldest first by the caller."""
    return EntryProposal.objects.filter(state__in=states).select_related("network__node", "decided_by")


def key_digest(key: str) -> str:
    """What is stored of the key in a private link."""
    return hashlib.sha256(key.encode()).hexdigest()


def proposal_of_key(key: str) -> EntryProposal | None:
    """The proposal whose private link has this key."""
    rows = EntryProposal.objects.unscoped("whoever has the key reads the own proposal")
    return rows.filter(token_hash=key_digest(key)).select_related("network").first()


def networks_like(name: str, *, keys: Iterable[str] = ()) -> list[Network]:
    """Entries with a name like this one, the most alike first, then regional ones in the same areas; ended ones too."""
    likeness = TrigramSimilarity("name", name)
    found = Network.objects.annotate(likeness=likeness).filter(likeness__gt=0.25).order_by("-likeness", "pk")
    alike = list(found[:MOST_ALIKE])
    keys = list(keys)
    near = networks_in_areas(keys, scopes=[NetworkScope.REGIONAL])[: 2 * MOST_ALIKE] if keys else []
    known = {network.pk for network in alike}
    return [*alike, *(network for network in near if network.pk not in known)][: 2 * MOST_ALIKE]


def free_network_slug(name: str) -> str:
    """A short name for an address that no network has yet."""
    wanted = address_words(name, most=70) or "netzwerk"
    taken = set(Network.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)) | RESERVED_SLUGS
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
