"""Every way to somebody's address, a source at a time: whole columns, one question each.

What people know houses and networks by is asked for apart from the ways (`queries/names.py`).
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from numpy.typing import NDArray

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node
from wirnetz.infoservice.enums import ItemAudience
from wirnetz.infoservice.folding import AUDIENCES, WHYS, Columns, Kind, Rows, Why
from wirnetz.infoservice.folding.columns import Numbers, Positions, Small
from wirnetz.infoservice.models import PassingOn, Subscription
from wirnetz.infoservice.queries.names import Names, of_networks, of_organisations, of_places, ranked, told
from wirnetz.networks.enums import InvolvementRole
from wirnetz.networks.models import Involvement, NetworkContact
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Adviser

KINDS: dict[str, Kind] = {
    NodeKind.OFFICE: Kind.OFFICE,
    NodeKind.ORGANISATION: Kind.ORGANISATION,
    NodeKind.NETWORK: Kind.NETWORK,
}
"""All other places have no version of their own."""
BEFORE_ORGANISATION = ("organisation__node", "organisation__parent__node", "organisation__parent__parent__node")
Asked = tuple[str, NDArray[Any], NDArray[Any], str]
Source = Callable[["Places", date, str], Asked]
GATHERED = """
    SELECT coalesce(string_agg(btrim(address, E' \\t\\r\\n'), chr(31)), ''),
           coalesce(string_agg(int4send(coalesce(reason, 0)::int), ''::bytea), ''),
           coalesce(string_agg(int4send(coalesce(place, 0)::int), ''::bytea), ''),
           coalesce(string_agg(audience::text, ''), '')
    FROM ({}) AS way (address, reason, place, audience)
"""
"""The rows of a question as four columns, in an order that is the same for all of them."""


@dataclass(frozen=True)
class Places:
    """The tree as it is needed here: kind and level by number; `on_trial` are the places that are, or lie below."""

    numbers: Numbers
    kinds: Small
    levels: Small
    root: int
    on_trial: frozenset[int]

    def where(self, numbers: NDArray[Any]) -> Positions:
        """At which position these places stand; the alliance instead of one that is not there."""
        at = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[at] == numbers, at, self.root).astype(np.int32)


def places() -> Places:
    """The tree of today: two questions."""
    rows = list(Node.objects.order_by("pk").values_list("pk", "kind", "path"))
    trial = {str(place) for place in PassingOn.objects.filter(is_trial=True).values_list("place", flat=True)}
    below = (number for number, _kind, path in rows if not trial.isdisjoint(str(path).split("."))) if trial else ()
    return Places(
        numbers=np.array([number for number, _kind, _path in rows], np.int64),
        kinds=np.array([KINDS.get(kind, Kind.BASE) for _number, kind, _path in rows], np.int8),
        levels=np.array([str(path).count(".") + 1 for _number, _kind, path in rows], np.int8),
        root=next(at for at, row in enumerate(rows) if row[1] == NodeKind.ALLIANCE),
        on_trial=frozenset(below),
    )


def over_all(tree: Places, day: date, *, only: str = "") -> Columns:
    """Every way of that day; with `only` those to this one address. A house on trial reaches its own team only."""
    asked = {why: source(tree, day, only) for why, source in SOURCES.items()}
    reasons = {why: numbers for why, (_addresses, numbers, _places, _audiences) in asked.items()}
    names, where = ranked(
        {
            naming: told(naming(), only=np.concatenate([reasons[why] for why in whys]).tolist() if only else None)
            for naming, whys in NAMING.items()
        }
    )
    of = {why: where[naming] for naming, whys in NAMING.items() for why in whys}
    return Columns((rows_from(tree, of[why], asked.pop(why), why=why) for why in SOURCES), tree.numbers, names)


def stamp_of_rights(day: date) -> str:
    """Another one as soon as rights lead to others."""
    addresses, *numbers, audiences = _over_rights(None, day, "")
    stamp = hashlib.sha256(f"{addresses}\n{audiences}".encode())
    for column in numbers:
        stamp.update(column.tobytes())
    return stamp.hexdigest()


def _over_rights(_tree: Places | None, day: date, only: str) -> Asked:
    grants = Grant.objects.unscoped("the audience of the info service").filter(
        Q(until_on=None) | Q(until_on__gte=day),
        from_on__lte=day,
        person__is_active=True,
        person__erased_at=None,
    )
    leads = Q(role__in=(Role.STEWARDSHIP, Role.ADMINISTRATION))
    audience = Case(
        When(leads, node__kind=NodeKind.NETWORK, then=_as(ItemAudience.COORDINATORS)),
        When(leads, node__kind=NodeKind.ORGANISATION, then=_as(ItemAudience.HOUSES)),
        default=0,
        output_field=IntegerField(),
    )
    rows = _really(grants, "person__is_example").annotate(audience=audience)
    return _asked(rows, ("person__email", "node", "node", "audience"), only)


def _over_directory(tree: Places, day: date, only: str) -> Asked:
    rows = advisers_of_day(day).exclude(email="").annotate(place=Coalesce(*BEFORE_ORGANISATION))
    rows = _settled(tree, rows.annotate(audience=_as(ItemAudience.ADVISERS)), "place")
    return _asked(rows, ("email", "organisation", "place", "audience"), only)


def _over_involvements(tree: Places, day: date, only: str) -> Asked:
    found = Involvement.objects.unscoped("the audience of the info service")
    found = found.filter(running(day), running(day, prefix="adviser__")).exclude(adviser__email="")
    coordinates = Q(role__in=(InvolvementRole.COORDINATION, InvolvementRole.DEPUTY))
    audience = Case(When(coordinates, then=_as(ItemAudience.COORDINATORS)), default=0, output_field=IntegerField())
    rows = _settled(tree, _really(found, "is_example").annotate(audience=audience), "network__node")
    return _asked(rows, ("adviser__email", "network", "network__node", "audience"), only)


def _over_contacts(tree: Places, day: date, only: str) -> Asked:
    agreed = NetworkContact.objects.unscoped("the audience of the info service")
    agreed = agreed.filter(running(day), consent_on__isnull=False).exclude(named_until__lt=day).exclude(email="")
    rows = _settled(tree, _really(agreed, "is_example").annotate(audience=_as()), "network__node")
    return _asked(rows, ("email", "network", "network__node", "audience"), only)


def _over_subscriptions(tree: Places, day: date, only: str) -> Asked:
    confirmed = Subscription.objects.unscoped("the audience of the info service")
    confirmed = confirmed.filter(confirmed_at__isnull=False, ended_at=None)
    rows = _settled(tree, confirmed.annotate(audience=_as()), "place")
    return _asked(rows, ("reader__address", "place", "place", "audience"), only)


def advisers_of_day(day: date) -> QuerySet[Adviser]:
    """Who is in the directory of a house that still is, on that day."""
    advisers = Adviser.objects.unscoped("the audience of the info service")
    return _really(advisers.filter(running(day), organisation__ended_on=""), "is_example")


def _really(rows: QuerySet, is_example: str) -> QuerySet:
    """Without made-up people, where there is a mail server that would try to reach them."""
    return rows.filter(**{is_example: False}) if settings.SMTP else rows


def _settled(tree: Places, rows: QuerySet, place: str) -> QuerySet:
    """Without those of houses that send only to their own team for now."""
    return rows.exclude(**{f"{place}__in": tree.on_trial}) if tree.on_trial else rows


def _as(audience: str = "") -> Value:
    return Value(AUDIENCES.index(audience), output_field=IntegerField())


def _asked(rows: QuerySet, columns: Sequence[str], only: str) -> Asked:
    if only:
        rows = rows.filter(**{f"{columns[0]}__iexact": only})
    statement, values = rows.order_by().values_list(*columns).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(GATHERED.format(statement), values)
        return asked_from(*cursor.fetchone())


def asked_from(addresses: str, reasons: bytes, places: bytes, audiences: str) -> Asked:
    """Columns as `GATHERED` brings them."""
    return addresses, np.frombuffer(reasons, ">i4"), np.frombuffer(places, ">i4"), audiences


def rows_from(tree: Places, names: Names, asked: Asked, *, why: Why) -> Rows:
    """Ways with the places over which they lead and the names of their reasons."""
    addresses, reasons, places, audiences = asked
    at = tree.where(places)
    is_chosen = why is Why.SUBSCRIBED
    return Rows(
        addresses=addresses,
        reasons=names.where(reasons),
        places=at,
        levels=tree.levels[at],
        kinds=np.full(len(at), Kind.OWN_CHOICE, np.int8) if is_chosen else tree.kinds[at],
        whys=np.full(len(at), WHYS.index(why), np.int8),
        audiences=np.frombuffer(audiences.encode("ascii"), np.int8) - ord("0"),
    )


SOURCES: dict[Why, Source] = {
    Why.ROLE: _over_rights,
    Why.LISTED: _over_directory,
    Why.INVOLVED: _over_involvements,
    Why.CONTACT: _over_contacts,
    Why.SUBSCRIBED: _over_subscriptions,
}
NAMING: dict[Callable[[], QuerySet], Sequence[Why]] = {
    of_places: (Why.ROLE, Why.SUBSCRIBED),
    of_organisations: (Why.LISTED,),
    of_networks: (Why.INVOLVED, Why.CONTACT),
}
"""Whose names tell why."""
