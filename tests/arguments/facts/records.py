"""Records for figures: real ones of our models, saved nowhere, and readings that belong together."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from wirnetz.activities.models import CarriedNote
from wirnetz.arguments.queries.happenings import JointPart, PublicDate
from wirnetz.networks.models import Membership, Network, NetworkLink, Uptake
from wirnetz.offers.models import Offer, ServiceArea, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

_numbers = itertools.count(1000)
LEVELS = {2: AreaLevel.STATE, 5: AreaLevel.DISTRICT, 8: AreaLevel.MUNICIPALITY}


def some(count: int, make: Callable[..., Any], *parts: Any, **fields: Any) -> list[Any]:
    """So many of a kind."""
    return [make(*parts, **fields) for _ in range(count)]


def area(key: str = "13004", **fields: Any) -> Area:
    """A district, or what the length of the key says."""
    return Area(**({"pk": next(_numbers), "key": key, "name": f"Gebiet {key}", "level": LEVELS[len(key)]} | fields))


def network(**fields: Any) -> Network:
    """Another organisation's network."""
    number = next(_numbers)
    return Network(**({"pk": number, "name": f"Netzwerk {number}", "kind": "other", "as_of": 2025} | fields))


def own_network(**fields: Any) -> Network:
    """A network of the alliance."""
    return network(kind="own", **fields)


def organisation(*, is_seated_here: bool = True, **fields: Any) -> Organisation:
    """A chamber with its seat here."""
    number = next(_numbers)
    found = Organisation(**({"pk": number, "name": f"Kammer {number}", "kind": "chamber"} | fields))
    found.is_seated_here, found.local_memberships = is_seated_here, []  # type: ignore[attr-defined]
    return found


def office(**fields: Any) -> Organisation:
    """A regional office with its seat here."""
    return organisation(level="office", **fields)


def membership(member: Organisation, of: Network, role: str = "member") -> Membership:
    """It belongs to the network."""
    return Membership(pk=next(_numbers), organisation=member, network=of, role=role)


def tied(*members: Organisation, times: int = 1, role: str = "member") -> dict[str, Any]:
    """These belong to so many networks here, in which nobody else is."""
    networks = some(times, network)
    ties = [membership(member, of, role) for member in members for of in networks]
    return {"organisations": list(members), "networks": networks, "memberships": ties}


def state_of(have: int, every: int) -> dict[str, Any]:
    """A region of Saxony, so many of whose districts have a network."""
    saxony = area("14", name="Sachsen")
    return {"districts": [area("14511")], "states": {"14": saxony}, "covered": {"14": (have, every)}}


def own(here: int, away: int, *, others: int = 0) -> dict[str, Any]:
    """The house belongs to networks here and elsewhere; `others` belong to every one of those here too."""
    house, inside = organisation(), some(here, network)
    ties = [membership(house, of) for of in [*inside, *some(away, network)]]
    beside = [membership(other, of) for other in some(others, organisation) for of in inside]
    together = [*(tie for tie in ties if tie.network in inside), *beside]
    return {"organisation": house, "networks": inside, "own_memberships": ties, "memberships": together}


def housed(**parts: Any) -> dict[str, Any]:
    """A house asks, and this is recorded about it."""
    names = {"own_uptakes": "uptakes", "own_notes": "notes"}
    return {"house": {"organisation": organisation()} | {names.get(name, name): parts[name] for name in parts}}


def offer(*, topics: tuple[str, ...] | list[str] = (), **fields: Any) -> Offer:
    """A check."""
    number = next(_numbers)
    found = Offer(**({"pk": number, "name": f"Check {number}", "kind": "check"} | fields))
    found._prefetched_objects_cache = {"topics": [Topic(name=name) for name in topics]}  # type: ignore[attr-defined]
    return found


def uptake(used: Offer, **fields: Any) -> Uptake:
    """Use of an offer."""
    return Uptake(pk=next(_numbers), offer=used, **fields)


def service(by: Organisation, **fields: Any) -> ServiceArea:
    """An office provides an offer here."""
    return ServiceArea(pk=next(_numbers), office=by, offer=offer(), **fields)


def link(**fields: Any) -> NetworkLink:
    """A tie of two networks."""
    return NetworkLink(pk=next(_numbers), first=network(), second=network(), kind="talks", **fields)


def meeting(title: str = "Treffen", **fields: Any) -> PublicDate:
    """A public date on 12 March 2026."""
    sets = {name: frozenset(fields.pop(name)) for name in ("hosts", "came", "offers") if name in fields}
    return PublicDate(title, datetime(2026, 3, 12, 13, tzinfo=UTC), **sets, **fields)


def joint(*, carriers: tuple[int, ...] | list[int] = (), **fields: Any) -> JointPart:
    """A joint activity that runs."""
    number = next(_numbers)
    return JointPart(
        **({"number": number, "title": f"Aktion {number}", "is_running": True} | fields), carriers=frozenset(carriers)
    )


def note(**fields: Any) -> CarriedNote:
    """An argument was brought into a network this spring."""
    parts = {
        "organisation": organisation(),
        "network": network(),
        "argument_key": "warum",
        "on": datetime(2026, 4, 1).date(),
    }
    return CarriedNote(pk=next(_numbers), **(parts | fields))
