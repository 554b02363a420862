"""Every way to somebody's address, a source at a time: whole columns, one question each.

What people know houses and networks by is asked for apart from the ways (`queries/names.py`).
"""

import hashlib
import secrets
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from django.conf import settings
from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from numpy.typing import NDArray

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.enums import ItemAudience
from wirnetz.infoservice.folding import AUDIENCES, WHYS, Columns, Kind, Rows, Why
from wirnetz.infoservice.folding.binary import HEAD
from wirnetz.infoservice.folding.columns import Numbers, Positions, Small
from wirnetz.infoservice.folding.people import BETWEEN, People
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
Source = Callable[["Places", date], tuple[QuerySet, Sequence[str]]]
PLAIN = """(
    strpos(address, ' ') = 0 AND address = lower(address COLLATE "C") AND octet_length(address) = char_length(address)
)"""
"""Whether an address is written as it is compared."""
PSEUDONYM = f"""
    hashtextextended(
        CASE WHEN {PLAIN} THEN address ELSE lower(btrim(address, E' \\t\\r\\n') COLLATE "C") END COLLATE "C", {{key}}
    )
"""
"""The pseudonym of an address, as long as only blanks and capitals tell it from how it is compared."""
GATHERED = f"""
    SELECT coalesce(string_agg(
               int8send(CASE WHEN {PLAIN} THEN hashtextextended(address COLLATE "C", {{key}}) ELSE 0 END), ''::bytea
           ), ''),
           coalesce(string_agg(address, chr(31)) FILTER (WHERE NOT {PLAIN}), ''),
           coalesce(string_agg(int4send(coalesce(reason, 0)::int), ''::bytea), ''),
           coalesce(string_agg(int4send(coalesce(place, 0)::int), ''::bytea), ''),
           coalesce(string_agg(audience::text, ''), '')
    FROM ({{rows}}) AS way (address, reason, place, audience)
"""  # noqa: S608 - texts of this file only
"""The rows of a question as columns, in an order that is the same for all of them.

Of an address that is written as it is compared only the pseudonym comes; others come as texts, without one so far.
"""
READERS = """
    SELECT coalesce(string_agg(int8send(number), ''::bytea), ''),
           coalesce(string_agg(int8send(hashtextextended(canonical COLLATE "C", {key})), ''::bytea), '')
    FROM {table} AS reader (number, canonical)
"""
MARKS = """
    SELECT hashtextextended(known_as COLLATE "C", %s) FROM unnest(%s::text[]) WITH ORDINALITY AS asked (known_as, at)
    ORDER BY at
"""
NO_PSEUDONYM = 0
KEY_BITS = 62
STAMP = secrets.randbits(KEY_BITS)


class Asked(NamedTuple):
    """Columns as `GATHERED` brings them; `spelled` are the addresses without a pseudonym."""

    pseudonyms: Numbers
    spelled: list[str]
    reasons: NDArray[Any]
    places: NDArray[Any]
    audiences: memoryview


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


def over_all(tree: Places, day: date, *, only: str = "", with_readers: bool = False) -> Columns:
    """Every way of that day; with `only` those to this one address. A house on trial reaches its own team only.

    With readers, people know which of them they are.
    """
    key = secrets.randbits(KEY_BITS)
    asked = {why: _asked(*source(tree, day), key, only) for why, source in SOURCES.items()}
    written = marked({why: each.spelled for why, each in asked.items()}, key)
    names, where = ranked(
        {
            naming: told(naming(), only=np.concatenate([asked[why].reasons for why in whys]).tolist() if only else None)
            for naming, whys in NAMING.items()
        }
    )
    of = {why: where[naming] for naming, whys in NAMING.items() for why in whys}
    rows = (rows_from(tree, of[why], asked.pop(why), written[why][0], why=why) for why in SOURCES)
    columns = Columns(rows, tree.numbers, names, (lambda: _readers(key)) if with_readers else None)
    columns.people.key = key
    for _marks, spelled in written.values():
        columns.people.spell(spelled)
    return columns


def marked(texts: Mapping[Why, list[str]], key: int) -> dict[Why, tuple[Numbers, list[tuple[int, str]]]]:
    """The pseudonyms of addresses that came as texts, and with them those that are not written as they are compared."""
    raw = {why: [each.strip() for each in some] for why, some in texts.items()}
    known = [canonical(each) for some in raw.values() for each in some]
    pseudonyms, found, start = pseudonyms_of(known, key), {}, 0
    for why, some in raw.items():
        here = slice(start, start + len(some))
        pairs = zip(pseudonyms[here].tolist(), some, known[here], strict=True)
        found[why] = (pseudonyms[here], [(pseudonym, text) for pseudonym, text, plain in pairs if text != plain])
        start += len(some)
    return found


def pseudonyms_of(known_as: Sequence[str], key: int) -> Numbers:
    """The pseudonyms of canonical addresses."""
    if not known_as:
        return np.zeros(0, np.int64)
    with connection.cursor() as cursor:
        cursor.execute(MARKS, [key, list(known_as)])
        return np.array([pseudonym for (pseudonym,) in cursor.fetchall()], np.int64)


def _readers(key: int) -> tuple[Numbers, Numbers]:
    table = "(SELECT id, canonical FROM infoservice_reader)"
    return readers_from(*_columns(READERS.format(key=key, table=table)))


def readers_from(numbers: memoryview, pseudonyms: memoryview) -> tuple[Numbers, Numbers]:
    """Columns as `READERS` brings them."""
    return numbers_from(numbers), numbers_from(pseudonyms)


def numbers_from(column: memoryview) -> Numbers:
    """A column of numbers as it comes."""
    return np.frombuffer(column, ">i8").astype(np.int64)


def addresses_of(people: People, pseudonyms: Numbers, day: date) -> dict[int, str]:
    """The addresses of people by their pseudonyms, as mails go to them; whoever went in the meantime is not there."""
    found: dict[int, str] = {}
    tree = places()
    with connection.cursor() as cursor:
        for source in SOURCES.values():
            rows, columns = source(tree, day)
            statement, values = rows.order_by().values_list(columns[0]).query.sql_with_params()
            pseudonym = PSEUDONYM.format(key=people.key)
            cursor.execute(
                f"SELECT {pseudonym}, address FROM ({statement}) AS way (address)"  # noqa: S608 - no value is spliced in
                f" WHERE {pseudonym} = ANY(%s)",
                [*values, pseudonyms.tolist()],
            )
            found |= {number: canonical(address) for number, address in cursor.fetchall()}
    return found | {
        pseudonym: people.spelled[pseudonym] for pseudonym in pseudonyms.tolist() if pseudonym in people.spelled
    }


def everybody(day: date) -> set[str]:
    """The canonical addresses of all whom a way leads to on that day."""
    tree = places()
    asked = (source(tree, day) for source in SOURCES.values())
    return {canonical(each) for rows, columns in asked for each in rows.order_by().values_list(columns[0], flat=True)}


def stamp_of_rights(day: date) -> str:
    """Another one as soon as rights lead to others."""
    pseudonyms, spelled, *numbers, audiences = _asked(*_over_rights(None, day), STAMP, "")
    stamp = hashlib.sha256(bytes(audiences) + "\n".join(spelled).encode())
    for column in (pseudonyms, *numbers):
        stamp.update(column.tobytes())
    return stamp.hexdigest()


def _over_rights(_tree: Places | None, day: date) -> tuple[QuerySet, Sequence[str]]:
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
    return rows, ("person__email", "node", "node", "audience")


def _over_directory(tree: Places, day: date) -> tuple[QuerySet, Sequence[str]]:
    rows = advisers_of_day(day).exclude(email="").annotate(place=Coalesce(*BEFORE_ORGANISATION))
    rows = _settled(tree, rows.annotate(audience=_as(ItemAudience.ADVISERS)), "place")
    return rows, ("email", "organisation", "place", "audience")


def _over_involvements(tree: Places, day: date) -> tuple[QuerySet, Sequence[str]]:
    found = Involvement.objects.unscoped("the audience of the info service")
    found = found.filter(running(day), running(day, prefix="adviser__")).exclude(adviser__email="")
    coordinates = Q(role__in=(InvolvementRole.COORDINATION, InvolvementRole.DEPUTY))
    audience = Case(When(coordinates, then=_as(ItemAudience.COORDINATORS)), default=0, output_field=IntegerField())
    rows = _settled(tree, _really(found, "is_example").annotate(audience=audience), "network__node")
    return rows, ("adviser__email", "network", "network__node", "audience")


def _over_contacts(tree: Places, day: date) -> tuple[QuerySet, Sequence[str]]:
    agreed = NetworkContact.objects.unscoped("the audience of the info service")
    agreed = agreed.filter(running(day), consent_on__isnull=False).exclude(named_until__lt=day).exclude(email="")
    rows = _settled(tree, _really(agreed, "is_example").annotate(audience=_as()), "network__node")
    return rows, ("email", "network", "network__node", "audience")


def _over_subscriptions(tree: Places, day: date) -> tuple[QuerySet, Sequence[str]]:
    confirmed = Subscription.objects.unscoped("the audience of the info service")
    confirmed = confirmed.filter(confirmed_at__isnull=False, ended_at=None)
    rows = _settled(tree, confirmed.annotate(audience=_as()), "place")
    return rows, ("reader__address", "place", "place", "audience")


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


def _asked(rows: QuerySet, columns: Sequence[str], key: int, only: str) -> Asked:
    if only:
        rows = rows.filter(**{f"{columns[0]}__iexact": only})
    statement, values = rows.order_by().values_list(*columns).query.sql_with_params()
    return asked_from(*_columns(GATHERED.format(rows=statement, key=key), values))


def _columns(statement: str, values: Sequence[Any] = ()) -> list[memoryview]:
    with connection.cursor() as cursor:
        return only_row(cursor, statement, values)


def only_row(cursor: Any, statement: str, values: Sequence[Any]) -> list[memoryview]:
    """The one row of a statement as it is: in an ordinary answer bytes come as text, twice as long."""
    with cursor.copy(cursor.mogrify(f"COPY ({statement}) TO STDOUT (FORMAT binary)", values)) as copy:
        row, *_end = (memoryview(each) for each in copy)
    (count,), at, found = struct.unpack_from(">h", row, len(HEAD)), len(HEAD) + 2, []
    for _value in range(count):
        (length,) = struct.unpack_from(">i", row, at)
        found.append(row[at + 4 : at + 4 + length])
        at += 4 + length
    return found


def asked_from(
    pseudonyms: memoryview, spelled: memoryview, reasons: memoryview, places: memoryview, audiences: memoryview
) -> Asked:
    """Columns as `GATHERED` brings them."""
    texts = str(spelled, "utf-8").split(BETWEEN) if spelled else []
    return Asked(
        numbers_from(pseudonyms), texts, np.frombuffer(reasons, ">i4"), np.frombuffer(places, ">i4"), audiences
    )


def rows_from(tree: Places, names: Names, asked: Asked, spelled: Numbers, *, why: Why) -> Rows:
    """Ways with the places over which they lead and the names of their reasons; `spelled` are pseudonyms of texts."""
    at = tree.where(asked.places)
    is_chosen = why is Why.SUBSCRIBED
    if len(spelled):
        asked.pseudonyms[asked.pseudonyms == NO_PSEUDONYM] = spelled
    return Rows(
        pseudonyms=asked.pseudonyms,
        reasons=names.where(asked.reasons),
        places=at,
        levels=tree.levels[at],
        kinds=np.full(len(at), Kind.OWN_CHOICE, np.int8) if is_chosen else tree.kinds[at],
        whys=np.full(len(at), WHYS.index(why), np.int8),
        audiences=np.frombuffer(asked.audiences, np.int8) - ord("0"),
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
