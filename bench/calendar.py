"""Calendar, year picture and network pages among 100,000 dates and 60,000 memberships.

Each page is asked for in turns in two databases that differ in nothing but the dates: all of them, and those of one
month and one network alone. The ratio is of computing and waiting together, in this process, medians over the rounds;
1 means that the other 98,300 dates cost nothing. Nothing is kept between the rounds.
"""

import statistics
import time

from bench.calendar_data import ALL, ALONE, MONTH, NETWORK, make_databases, turned_to

ROUNDS = 7
Row = tuple[str, float, str]
KEY = f"{MONTH[0]}-{MONTH[1]:02}"
GROWING = {
    "year as a picture, 20,000 dates": f"/kalender/jahr/{MONTH[0]}/",
    "calendar file, 1,200 dates against 30": "/kalender.ics",
}


def pages(network: str) -> dict[str, str]:
    """What is asked for; all dates of `network` are in both databases."""
    return {
        "month of the calendar, 60 of its 1,700 dates": f"/kalender/?monat={KEY}",
        "the last of the month's pages": f"/kalender/?monat={KEY}&nach={KEY.replace('-', '')}31T110000~1",
        "month of one region": f"/kalender/?monat={KEY}&region=13004",
        "month of one network": f"/kalender/?monat={KEY}&netzwerk={network}",
        "page of a network with 30 members": f"/netzwerke/{network}/",
        "what one would have of a network": f"/netzwerke/{network}/nutzen/",
        "list of networks": "/netzwerke/",
    }


def asked(path: str) -> tuple[float, int]:
    """Seconds for one page with nothing kept, and how many questions it put to the database."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from wirnetz.core.kept.store import STORE

    client = Client(headers={"host": "localhost"})
    assert client.get("/impressum/").status_code == 200  # the connection is open
    STORE.clear()
    with CaptureQueriesContext(connection) as context:
        begun = time.perf_counter()
        response = client.get(path)
        seconds = time.perf_counter() - begun
    assert response.status_code == 200, (path, response.status_code)
    return seconds, len(context.captured_queries)


def in_turns(paths: dict[str, str]) -> dict[str, dict[str, list[tuple[float, int]]]]:
    """What each page took in each database, round by round after one to warm up."""
    taken: dict[str, dict[str, list[tuple[float, int]]]] = {words: {ALL: [], ALONE: []} for words in paths}
    for number in range(ROUNDS + 1):
        for name in (ALL, ALONE):
            with turned_to(name):
                for words, path in paths.items():
                    result = asked(path)
                    if number:
                        taken[words][name].append(result)
    return taken


def compared(paths: dict[str, str], target: str) -> list[Row]:
    """The ratio for each page, and the questions it puts, which must be as many in both."""
    rows = []
    for words, by_name in in_turns(paths).items():
        seconds = {name: statistics.median(second for second, _count in found) for name, found in by_name.items()}
        counts = {name: {count for _seconds, count in found} for name, found in by_name.items()}
        assert counts[ALL] == counts[ALONE], (words, counts)
        print(
            f"  {words:<52} {seconds[ALL] * 1000:>7.1f} ms, {seconds[ALONE] * 1000:>7.1f} ms, {counts[ALL]} questions"
        )
        rows.append((f"{words}, to the same among 1,700 dates", seconds[ALL] / seconds[ALONE], target))
    return rows


def index_uses(network: str) -> list[Row]:
    """The indexes that the lists walk, from EXPLAIN; a walk through a whole table fails."""
    from datetime import datetime

    from django.utils import timezone

    from wirnetz.activities.queries import gatherings_between, gatherings_of
    from wirnetz.activities.queries.calendar import Choice
    from wirnetz.networks.models import Network

    begin, end = (timezone.make_aware(datetime(MONTH[0], month, 1)) for month in (MONTH[1], MONTH[1] + 1))
    rows = []
    with turned_to(ALL):
        lists = {
            "month": gatherings_between(begin, end).order_by("starts_at", "pk")[:61],
            "month of a network": gatherings_between(begin, end, Choice(network=network))[:61],
            "all of a network": gatherings_of(Network.objects.get(slug=network))[:51],
        }
        for words, dates in lists.items():
            plan = dates.explain()
            assert "Seq Scan on activities_gathering" not in plan, plan
            rows.append((f"{words}: walks indexes only", 1.0, ""))
    return rows


def main() -> list[Row]:
    """The ratios of this run beside what they must be."""
    from wirnetz.core.assets import build_assets

    build_assets()
    make_databases()
    network = f"netzwerk-{NETWORK}"
    steady, growing = compared(pages(network), "must ≤ 1.5, aim ≤ 1.2"), compared(GROWING, "grows with what it shows")
    return [*steady, *growing, *index_uses(network)]
