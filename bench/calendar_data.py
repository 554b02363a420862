"""100,000 dates over five years in the country of `pages_data`; beside it those of one month and one network alone."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.pages_data import DATABASE, Row, bench_database, copy

DATES, YEARS, FIRST = 100_000, 5, datetime(2024, 1, 1, 8, tzinfo=UTC)
MONTH, NETWORK = (2026, 5), 16
ALL, ALONE = "wirnetz_bench_dates", "wirnetz_bench_month"
TITLES = ("Treffen im Quartal", "Betriebsabend", "Runder Tisch Fachkräfte", "Sprechstunde", "Werkstatt Digitales")


@contextmanager
def turned_to(name: str) -> Iterator[None]:
    """Inside, Django's default connection is this database."""
    from django.db import connection

    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def make_databases() -> None:
    """Both databases, made anew from the country: they take a minute and are dropped by the next run."""
    from django.db import connection

    with bench_database():
        pass
    for name in (ALL, ALONE):
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {DATABASE}")
        with turned_to(name):
            fill(is_month_alone=name == ALONE)


def fill(*, is_month_alone: bool) -> None:
    """The dates with those who invite; every tenth has a second network."""
    from django.db import connection

    from wirnetz.activities.models import Gathering, GatheringHost
    from wirnetz.networks.models import Network
    from wirnetz.regions.models import Area

    networks = list(Network.objects.order_by("pk").values_list("pk", flat=True))
    towns = list(Area.objects.current().filter(level="municipality").order_by("key").values_list("pk", flat=True))
    rows = [row for row in date_rows(towns) if not is_month_alone or _is_in_both(row, len(networks))]
    numbers = copy(Gathering, rows)
    copy(GatheringHost, host_rows(numbers, rows, networks))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _is_in_both(row: Row, networks: int) -> bool:
    is_month = (row["starts_at"].year, row["starts_at"].month) == MONTH
    return is_month or _number(row) % networks == NETWORK


def _number(row: Row) -> int:
    return int(row["slug"].removeprefix("termin-"))


def date_rows(towns: list[int]) -> Iterator[Row]:
    """Evenly over five years, in working hours, somewhere in the country."""
    chance = random.Random(12)
    for i in range(DATES):
        start = FIRST + timedelta(days=chance.randrange(365 * YEARS), hours=chance.randrange(10))
        yield {
            "slug": f"termin-{i}", "title": f"{chance.choice(TITLES)} {i}", "kind": "meeting", "state": "planned",
            "audience": "public", "starts_at": start, "ends_at": start + timedelta(hours=2),
            "changed_at": FIRST, "municipality_id": chance.choice(towns),
        }  # fmt: skip


def host_rows(numbers: list[int], rows: list[Row], networks: list[int]) -> Iterator[Row]:
    """One network for each date, chosen by the date's own number, and a second for every tenth."""
    for number, row in zip(numbers, rows, strict=True):
        own = _number(row)
        hosts: list[Any] = [networks[own % len(networks)], networks[(own * 7 + 1) % len(networks)]]
        for network in dict.fromkeys(hosts[: 2 if own % 10 == 0 else 1]):
            yield {"gathering_id": number, "network_id": network}
