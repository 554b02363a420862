"""A generated country on the real areas: 20,000 organisations, 2,000 networks, 100,000 people, in its own database."""

import hashlib
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DATABASE = "wirnetz_bench"
ORGANISATIONS, NETWORKS, MEMBERS, PEOPLE, OFFERS = 20_000, 2_000, 30, 100_000, 100
SOURCE = {"source_url": "https://quelle.example/bench", "as_of": 2026}
TYPES = (
    "Handwerkskammer", "Kreishandwerkerschaft", "Wirtschaftsförderung", "Agentur für Arbeit", "Unternehmerverband",
    "Berufsgenossenschaft", "Gewerkschaftsbund", "Technologiezentrum", "Krankenkasse", "Bildungswerk", "Innung",
)  # fmt: skip
NAMES = ("Fachkräftebündnis", "Netzwerk Mittelstand", "Weiterbildungsverbund")
Row = dict[str, Any]


@contextmanager
def bench_database() -> Iterator[None]:
    """Inside, Django's default connection is the database of this module, filled."""
    from django.db import connection

    before = connection.settings_dict["NAME"]
    try:
        fill_if_needed()
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def fingerprint() -> str:
    """Of this file and all migrations: another one means to fill anew."""
    root = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(root.glob("src/wirnetz/*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def fill_if_needed() -> None:
    """Switch to the database; make it and fill it unless it holds just this content already."""
    from django.core.management import call_command
    from django.db import connection

    mark = fingerprint()
    with connection.cursor() as cursor:
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [DATABASE])
        is_filled = cursor.fetchone() == (mark,)
        if not is_filled:
            cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {DATABASE}")
    connection.close()
    connection.settings_dict["NAME"] = DATABASE
    if is_filled:
        return
    call_command("migrate", interactive=False, verbosity=0)
    fill()
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON DATABASE {DATABASE} IS '{mark}'")
        cursor.execute("VACUUM ANALYZE")


def copy(model: Any, rows: Iterable[Row]) -> list[int]:
    """COPY rows into the table of `model`, fields not named at their defaults; returns the new numbers in order.

    The history's triggers rest meanwhile: about a millisecond for each row, and no page shows them.
    """
    from django.db import connection

    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    defaults = {field.attname: field.get_default() for field in fields}
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
        with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as file:
            for row in rows:
                file.write_row(list((defaults | row).values()))
        cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
        cursor.execute(f"SELECT {model._meta.pk.column} FROM {model._meta.db_table} ORDER BY 1")
        return [number for (number,) in cursor.fetchall()]


def fill() -> None:
    """Areas from the reference tables, everything else generated from a fixed seed."""
    from django.utils import timezone

    from wirnetz.accounts.models import Person
    from wirnetz.networks.models import Membership, Network, Territory
    from wirnetz.offers.models import Offer
    from wirnetz.organisations.models import Organisation
    from wirnetz.regions.actions import load_reference
    from wirnetz.regions.models import Adjacency, Area

    load_reference()
    chance = random.Random(11)
    districts = list(Area.objects.current().filter(level="district").order_by("key"))
    near: dict[int, list[int]] = {district.pk: [] for district in districts}
    for a, b in Adjacency.objects.filter(a__level="district").values_list("a_id", "b_id"):
        near[a].append(b)
        near[b].append(a)
    organisations = copy(Organisation, organisation_rows(districts, chance))
    networks = copy(Network, network_rows(districts, chance))
    territory = {
        number: territory_of(districts[i % len(districts)].pk, near, chance) for i, number in enumerate(networks)
    }
    copy(Territory, ({"network_id": n, "area_id": area, **SOURCE} for n, areas in territory.items() for area in areas))
    seated: dict[int, list[int]] = {}
    for i, number in enumerate(organisations):
        seated.setdefault(districts[i % len(districts)].pk, []).append(number)
    copy(Membership, membership_rows(territory, seated, organisations, chance))
    copy(Offer, offer_rows(organisations))
    now = timezone.now()
    copy(Person, ({"email": f"p{i}@wirnetz.example", "name": f"Person {i}", "password": "!", "created_at": now}
                  for i in range(PEOPLE)))  # fmt: skip


def organisation_rows(districts: list[Any], chance: random.Random) -> Iterator[Row]:
    """Fifty in each district; exactly one of the kind "other"."""
    from wirnetz.core.sorting import german_sort_key
    from wirnetz.organisations.enums import PARTNER_KINDS, OrganisationKind

    for i in range(ORGANISATIONS):
        district, kind = districts[i % len(districts)], chance.choice(TYPES)
        name = f"{kind} {district.name} {i // len(districts) + 1}"
        yield {
            "slug": f"organisation-{i}", "name": name, "sort_key": german_sort_key(name), "seat_id": district.pk,
            "seat_city": district.name, "source_kind_label": kind, "reach": "regional",
            "kind": OrganisationKind.OTHER.value if i == 77 else chance.choice(PARTNER_KINDS).value,
            "partnership": chance.choice(["documented", "none", "none"]), **SOURCE,
        }  # fmt: skip


def network_rows(districts: list[Any], chance: random.Random) -> Iterator[Row]:
    """Five in each district, one in ten an own one."""
    from wirnetz.core.sorting import german_sort_key

    for i in range(NETWORKS):
        place = districts[i % len(districts)].name
        name = f"{chance.choice(NAMES)} {place} {i}"
        yield {
            "slug": f"netzwerk-{i}", "name": name, "sort_key": german_sort_key(name), "coverage": "full",
            "kind": "own" if chance.random() < 0.1 else "other", "category_label": "Fachkräftebündnis",
            "territory_text": f"Kreis {place} und Nachbarn", **SOURCE,
        }  # fmt: skip


def territory_of(home: int, near: dict[int, list[int]], chance: random.Random) -> list[int]:
    """A district and up to three that border on it."""
    return [home, *chance.sample(near[home], min(len(near[home]), chance.randrange(4)))]


def membership_rows(
    territory: dict[int, list[int]], seated: dict[int, list[int]], everybody: list[int], chance: random.Random
) -> Iterator[Row]:
    """Thirty members to a network, four in five seated in its territory."""
    for network, areas in territory.items():
        local = [number for area in areas for number in seated[area]]
        members = {*chance.sample(local, MEMBERS * 4 // 5)}
        while len(members) < MEMBERS:
            members.add(chance.choice(everybody))
        for member in sorted(members):
            yield {"organisation_id": member, "network_id": network, "role": "member", **SOURCE}


def offer_rows(organisations: list[int]) -> Iterator[Row]:
    """A catalogue; every third offer jointly developed."""
    from wirnetz.core.sorting import german_sort_key

    for i in range(OFFERS):
        yield {
            "slug": f"angebot-{i}", "name": f"Angebot {i}", "sort_key": german_sort_key(f"Angebot {i}"),
            "kind": "check", "purpose": "Zeigt, wo der Betrieb steht und was als Nächstes hilft.",
            "is_shared": i % 3 == 0, "provider_id": organisations[i], **SOURCE,
        }  # fmt: skip
