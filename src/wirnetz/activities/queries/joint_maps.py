"""Where a joint activity takes place, as a map: the territories of who takes part, and a dot for each date."""

from collections.abc import Callable, Sequence

from wirnetz.activities.models import Gathering, JointActivity
from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import running
from wirnetz.networks.queries.maps import MapSheet, name_on_map, sheet_of
from wirnetz.regions.geometry.painting import Territory as Painted
from wirnetz.regions.geometry.painting import painting_of
from wirnetz.regions.queries import districts_of_state, germany_drawing, site_at

MOST_DOTS = 60


def campaign_sheet(
    activity: JointActivity, gatherings: Sequence[Gathering], *, href: Callable[[str], str]
) -> MapSheet | None:
    """Germany by district; None where no territory and no place is known."""
    painted = [painted_of(network) for network in _networks(activity)]
    places = {each.municipality.key: each.municipality for each in gatherings if each.municipality}
    dots = [dot for area in list(places.values())[:MOST_DOTS] if (dot := site_at(area, number="", title=area.name))]
    known = [territory for territory in painted if territory is not None]
    if not known and not dots:
        return None
    painting = painting_of(known)
    wide, narrow = (
        germany_drawing(painting, href=href, narrow=is_narrow, labels=False, dots=dots) for is_narrow in (False, True)
    )
    return sheet_of(wide, narrow, is_example=activity.is_example)


def _networks(activity: JointActivity) -> list[Network]:
    joined = Network.objects.filter(joinings__joint_activity=activity, joinings__left_on=None)
    return list(joined.order_by("sort_key", "pk"))


def painted_of(network: Network) -> Painted | None:
    """A network's districts; None for those of more than one Land, which would paint everything."""
    parts = Territory.objects.filter(running(), network=network).values_list("area__key", flat=True)
    keys: set[str] = set()
    for key in parts:
        keys |= set(districts_of_state(key).values_list("key", flat=True)) if len(key) == 2 else {key[:5]}
    if not keys or sum(len(key) == 2 for key in parts) > 1:
        return None
    return Painted(name_on_map(network), frozenset(keys), network.is_own)
