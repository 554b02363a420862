"""Search in 120,000 generated documents, against a read of 20 rows by primary key and against the ways not taken."""

import csv
import gzip
import random
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

NAMES, TEXTS = 100_000, 20_000
ROUNDS, REPEATS = 9, 5
AREAS = Path(__file__).resolve().parents[1] / "src" / "wirnetz" / "regions" / "reference" / "areas.csv.gz"
FIRST = """
    Handwerks Wirtschafts Fachkräfte Gesundheits Bildungs Weiterbildungs Innovations Klima Arbeits Regional Mittelstands
    Unternehmens Digital Kultur Jugend Energie Technologie Sozial Verkehrs Umwelt Pflege
"""
LAST = "kammer förderung bündnis verband netzwerk zentrum initiative stelle agentur beratung verein forum"
PLAIN = """
    Handwerk Wirtschaft Fachkräfte Gesundheit Bildung Kammer Förderung Bündnis Verband Netzwerk Zentrum Initiative
    Stelle Agentur Beratung Verein Forum Betriebe Region Zusammenarbeit Mittelstand Zukunft
"""
PATTERNS = (
    "{compound} {place}",
    "{compound} der Region {place} e. V.",
    "{compound} {place}-{other}",
    "Verein für {noun} und {compound} {place}",
)
"""As long as real names of organisations: 34 signs, three to four words."""
Row = tuple[str, float, str]


def entries(_records: Any = None) -> Iterable[Any]:
    """Long names of organisations at real places, and texts of sixty words; one document in eight says "Ehrenamt"."""
    from wirnetz.core.search import SearchEntry

    chance = random.Random(7)
    first, last, plain = FIRST.split(), LAST.split(), PLAIN.split()
    with gzip.open(AREAS, "rt", encoding="utf-8", newline="") as file:
        places = [row["name"] for row in csv.DictReader(file)]
    for number in range(NAMES + TEXTS):
        name = chance.choice(PATTERNS).format(
            compound=chance.choice(first) + chance.choice(last),
            noun=chance.choice(plain),
            place=chance.choice(places),
            other=chance.choice(places),
        )
        words = chance.choices(plain, k=60 if number >= NAMES else 3) + (["Ehrenamt"] if number % 8 == 0 else [])
        yield SearchEntry(number + 1, str(number), name, subtitle=chance.choice(plain), body=" ".join(words))


def medians(ways: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """Seconds of each way: the median of rounds in which they take turns, each a few times in a row."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    for _ in range(ROUNDS):
        for name, way in ways.items():
            way()
            started = time.perf_counter()
            for _ in range(REPEATS):
                way()
            times[name].append((time.perf_counter() - started) / REPEATS)
    return {name: statistics.median(values) for name, values in times.items()}


def prepare() -> list[str]:
    """Fill and index the table; returns the titles."""
    from django.db import connection

    from wirnetz.accounts.models import Person
    from wirnetz.core.models import SearchDocument, SearchWord
    from wirnetz.core.search import reindex, search_source

    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    search_source("bench", Person, label="Messung", url_name="portal:home")(entries)
    reindex("bench")
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX IF NOT EXISTS bench_trigram ON core_searchdocument USING gin (title gin_trgm_ops)")
        cursor.execute("VACUUM ANALYZE core_searchdocument")
    return list(SearchDocument.objects.values_list("title", flat=True))


def asked(statement: str, *values: Any) -> Callable[[], Any]:
    """A way that sends one statement and fetches all rows."""
    from django.db import connection

    def way() -> Any:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()

    return way


def search_all() -> Any:
    """The same search without a bound on what is ranked."""
    from wirnetz.core.search import finding

    bound, finding.MOST_RANKED = finding.MOST_RANKED, 10**6
    try:
        return finding.search("Ehrenamt")
    finally:
        finding.MOST_RANKED = bound


def main() -> list[Row]:
    """The ratios of this run; targets from the plan of the project."""
    from rapidfuzz import fuzz, process

    from wirnetz.core.models import SearchDocument
    from wirnetz.core.search import search

    started = time.perf_counter()
    titles = prepare()
    indexed = time.perf_counter() - started
    ids = random.Random(3).sample(list(SearchDocument.objects.values_list("id", flat=True)), 20)
    place = "Schwerin"
    typo = "Handwrekskammer"
    columns = "SELECT kind, object_id, title, subtitle, argument FROM core_searchdocument"
    took = medians(
        {
            "floor": asked(f"{columns} WHERE id = ANY(%s)", ids),
            "two": lambda: search(f"Förderung {place}"),
            "none": lambda: search("Handwerk Quartiersmanagement Schwerin"),
            "common": lambda: search("Ehrenamt"),
            "ranked": search_all,
            "typo": lambda: search(typo),
            "typo two": lambda: search(f"{typo} {place}"),
            "trigram": asked(
                f"{columns} WHERE %s <%% title ORDER BY word_similarity(%s, title) DESC LIMIT 20", typo, typo
            ),
            "similar": asked(
                f"{columns} WHERE title %% %s ORDER BY similarity(title, %s) DESC LIMIT 20",
                f"{typo} {place}",
                f"{typo} {place}",
            ),
            "fuzzy": lambda: process.extract(f"{typo} {place}", titles, scorer=fuzz.ratio, limit=20),
        }
    )
    floor = took["floor"]
    return [
        ("index of 120,000 documents, per document, to the floor", indexed / len(titles) / floor, "no target"),
        ("two words, ranked, to a primary-key read of 20 rows", took["two"] / floor, "≤ 30, stretch ≤ 15"),
        ("three words without a hit, to the same", took["none"] / floor, "≤ 30"),
        ("common word: all hits ranked, to ours", took["ranked"] / took["common"], "≥ 5, stretch ≥ 10"),
        ("typo, two words: trigram similarity, to ours", took["similar"] / took["typo two"], "≥ 15, stretch ≥ 40"),
        ("typo, one common word: trigram word similarity, to ours", took["trigram"] / took["typo"], "no target"),
        ("typo: rapidfuzz over all names, to ours", took["fuzzy"] / took["typo two"], "≥ 4, stretch ≥ 10"),
    ]
