"""Proposals for pages: computed once for the same question, drawn as maps."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from django.core.cache import cache

from wirnetz.documents.drawing import Drawing
from wirnetz.landscape.analysis.splitting.proposing import Answer, Question, proposals_for
from wirnetz.landscape.queries.splitting import Cut
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.geometry.labels import Site
from wirnetz.regions.geometry.parts import PartLink
from wirnetz.regions.models import Area
from wirnetz.regions.queries import parts_drawing

KEPT = 7 * 24 * 3600
RULES = 3
"""Goes up when the analysis answers differently, so that nothing old is shown."""


def answer_to(question: Question) -> Answer:
    """The answer, kept for a week for exactly this question."""
    units = sorted(
        (unit.key, unit.weight, unit.x, unit.y, sorted(unit.offices), unit.district) for unit in question.units
    )
    more = (question.wishes, question.seed, question.noun, question.outside, question.unknown, RULES)
    told = (units, sorted(question.borders), more)
    key = f"landscape-split-{sha256(repr(told).encode()).hexdigest()}"
    found = cache.get(key)
    if not isinstance(found, Answer):
        found = proposals_for(question)
        cache.set(key, found, KEPT)
    return found


def parts_map_of(
    cut: Cut,
    parts: Sequence[Collection[str]],
    *,
    touching: Collection[tuple[int, int]],
    title: str,
    name: str,
    marked: Collection[str] = (),
    chosen: Collection[str] = (),
    links: Mapping[str, tuple[str, str]] | None = None,
) -> Drawing:
    """The map of parts given by units; each part's number stands at its largest town.

    `links` give words and address of units that can be pressed.
    """
    return parts_drawing(
        [[area for key in keys for area in cut.areas[key]] for keys in parts],
        touching=touching,
        sites=_sites(cut, parts),
        marked=[area for key in marked for area in cut.areas[key]],
        chosen=[area for key in chosen for area in cut.areas[key]],
        links=[PartLink(key, cut.areas[key], *told) for key, told in (links or {}).items()],
        title=title,
        name=name,
    )


def _sites(cut: Cut, parts: Sequence[Collection[str]]) -> list[Site]:
    sites = []
    for number, keys in enumerate(parts, start=1):
        unit = max(keys, key=lambda key: cut.towns[key], default="")
        if unit:
            _people, name = cut.towns[unit]
            rows = Area.objects.current().filter(key__startswith=unit, level=AreaLevel.MUNICIPALITY, name=name)
            area = rows.exclude(longitude=None).order_by("key").first()
            if area is not None and area.longitude and area.latitude:
                sites.append(Site(str(number), area.longitude, area.latitude, name))
    return sites
