"""The three map views for areas given by key. Shapes are read once per process; names and towns come from the database.

Drawings without links (for documents) leave `href` out.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wirnetz.documents.drawing import Drawing
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.geometry.germany import NORMAL, germany_map
from wirnetz.regions.geometry.labels import Site, Town
from wirnetz.regions.geometry.painting import Paint, Painting
from wirnetz.regions.geometry.parts import PartLink, parts_map
from wirnetz.regions.geometry.shapes import shape_of
from wirnetz.regions.geometry.state import state_map
from wirnetz.regions.geometry.territory import territory_map
from wirnetz.regions.geometry.topology import Topology
from wirnetz.regions.models import Area, AreaEdition

REFERENCE = Path(__file__).parents[1] / "reference"
LEAST_TOWN = 2_500  # weight from which a place may be named
Link = Callable[[str], str]


def germany_drawing(
    paint: Painting | Mapping[str, Paint],
    href: Link | None = None,
    marked: Collection[str] = (),
    narrow: bool = False,
    labels: bool = True,
    *,
    dots: Sequence[Site] = (),
) -> Drawing:
    """Germany by district. `marked` areas (keys of any level) get a ring; `labels` names the own networks.

    `dots` are places without a number, one for each spot.
    """
    names = _names(_edition())
    return germany_map(
        districts(), paint, names=names, href=href, marked=marked, narrow=narrow, labels=labels, dots=dots
    )


def state_drawing(
    key: str, paint: Painting | Mapping[str, Paint], href: Link | None = None, narrow: bool = False
) -> Drawing:
    """One Land by district, with its surroundings. KeyError for an unknown Land."""
    edition = _edition()
    names = _names(edition)
    title = _("Regionale Netzwerke in %s") % names.get(key, key)
    return state_map(
        municipalities(), districts(), key, paint,
        names=names, towns=_towns(edition), href=href, narrow=narrow, title=title,
    )  # fmt: skip


def territory_drawing(
    keys: Collection[str],
    *,
    own_keys: Collection[str] = (),
    other_sets: Sequence[Collection[str]] = (),
    marked: Collection[str] = (),
    sites: Sequence[Site] = (),
    narrow: bool = False,
    title: str = "",
    href: Link | None = None,
    is_outdated: bool = False,
) -> Drawing:
    """A set of areas close up: what an own network covers, what each other network covers, numbered sites.

    `marked` areas inside are outlined and named.

    All keys may be of any level. KeyError if none of `keys` is an area of today.
    """
    edition = _edition()
    return territory_map(
        municipalities(), districts(), keys,
        own_keys=own_keys, other_sets=other_sets, marked=marked, sites=sites,
        towns=_towns(edition, marked), names=_names(edition), href=href, narrow=narrow,
        is_outdated=is_outdated, title=title,
    )  # fmt: skip


def parts_drawing(
    parts: Sequence[Collection[str]],
    *,
    touching: Collection[tuple[int, int]] = (),
    sites: Sequence[Site] = (),
    marked: Collection[str] = (),
    chosen: Collection[str] = (),
    links: Sequence[PartLink] = (),
    title: str = "",
    name: str = "parts",
) -> Drawing:
    """A territory in parts (sets of keys of any level), with numbered sites; `marked` areas are outlined."""
    return parts_map(
        municipalities(), districts(), parts,
        touching=touching, sites=sites, towns=_towns(_edition()), marked=marked, chosen=chosen, links=links,
        title=title, name=name,
    )  # fmt: skip


def geojson_of(rows: Sequence[tuple[Collection[str], Mapping[str, Any]]]) -> dict[str, Any]:
    """Sets of areas with what is said of each as GeoJSON; what is on no map keeps its place without a shape.

    Shapes are those of the maps of Germany: lighter than the official ones, without gaps.
    """
    features = []
    for keys, said in rows:
        is_coarse = all(len(key) <= 5 for key in keys)
        topology = districts().coarse(*NORMAL) if is_coarse else municipalities().coarse(*NORMAL)
        features.append({"type": "Feature", "geometry": shape_of(topology, keys), "properties": dict(said)})
    return {"type": "FeatureCollection", "features": features}


def site_at(area: Area, *, number: str, title: str = "") -> Site | None:
    """A numbered dot at the town of an area; None where its place is not known."""
    if area.latitude is None or area.longitude is None:
        return None
    return Site(number, area.longitude, area.latitude, title)


@lru_cache(maxsize=1)
def districts() -> Topology:
    """The shapes of the districts."""
    return Topology.load(REFERENCE / "districts.json.gz")


@lru_cache(maxsize=1)
def municipalities() -> Topology:
    """The shapes of the municipalities."""
    return Topology.load(REFERENCE / "municipalities.json.gz")


def _edition() -> str:
    return AreaEdition.objects.order_by("-loaded_at").values_list("digest", flat=True).first() or ""


@lru_cache(maxsize=1)
def _names(edition: str) -> dict[str, str]:
    return dict(Area.objects.current().order_by().values_list("key", "full_name"))


def _towns(edition: str, marked: Collection[str] = ()) -> list[Town]:
    """The places that may be named: those of some size, and the `marked` ones."""
    return [town for town in _all_towns(edition) if town.weight >= LEAST_TOWN or town.key in marked]


@lru_cache(maxsize=1)
def _all_towns(edition: str) -> tuple[Town, ...]:
    found = Area.objects.current().filter(level=AreaLevel.MUNICIPALITY).order_by("key")
    fields = found.values_list("key", "name", "weight", "longitude", "latitude", "designation")
    return tuple(Town(key, name, weight, x, y, "tadt" in kind) for key, name, weight, x, y, kind in fields if x and y)
