"""What somebody wants to see of the calendar: read from the address, said in words, offered as choices."""

from typing import Any

from django.http import HttpRequest

from wirnetz.activities.models import GatheringHost
from wirnetz.activities.queries import Choice
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_with_slug
from wirnetz.offers.models import Topic
from wirnetz.regions.queries import current_area, states

MOST_NETWORKS = 200
PARAMETERS = ("region", "netzwerk", "organisation", "thema")
"""Names under which an address carries a choice."""


def choice_of(request: HttpRequest) -> Choice:
    """The choice that the address names; what it cannot be is left out."""
    key = request.GET.get("region", "")
    return Choice(
        region=key if key.isascii() and key.isdigit() and len(key) in {2, 5, 8} else "",
        network=_word(request, "netzwerk"),
        organisation=_word(request, "organisation"),
        topic=_word(request, "thema"),
    )


def _word(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "")[:80].replace("\x00", "")


def chosen_words(choice: Choice) -> str:
    """Region, network and topic by name."""
    area = current_area(choice.region) if choice.region else None
    network = networks_with_slug(choice.network).first() if choice.network else None
    topic = Topic.objects.filter(slug=choice.topic).first() if choice.topic else None
    names = (area.full_name if area else "", network.name if network else "", topic.name if topic else "")
    return ", ".join(name for name in names if name)


def options_of(choice: Choice) -> dict[str, Any]:
    """What there is to choose: topics, states, networks that have dates; each as value, words, whether chosen."""
    hosting = GatheringHost.objects.filter(network__isnull=False).values("network")
    networks = Network.objects.filter(pk__in=hosting).order_by("sort_key", "pk")[:MOST_NETWORKS]
    topics = Topic.objects.all()
    area = current_area(choice.region) if len(choice.region) > 2 else None
    return {
        "topics": [(topic.slug, topic.name, topic.slug == choice.topic) for topic in topics],
        "states": [(area.key, area.name, area.key == choice.region) for area in states()],
        "networks": [(each.slug, each.label, each.slug == choice.network) for each in networks],
        "region": choice.region if area else "",
        "region_words": area.full_name if area else "",
    }
