"""One copy for each of 1,000,000 people of 100,000 organisations: our columns against the usual ways.

All read the same ways, places and readers from the database and write one row per reader, with the place whose version
they get, under a unique index; ours keeps all reasons for the sentence that says why. Each runs in a process of its
own, in turns; memory is that of the process beyond what it had before. The way over Django's objects is taken for 1,000
people ("Objekte") and scaled. One more row tells what the statement takes that writes the address itself, as text.
`BENCH_PEOPLE=100000` takes a tenth, `BENCH_ROUNDS=5` more rounds.
"""

import os
import statistics

from bench.audience_peers import by_dicts, by_objects, by_sql, by_sql_with_texts, preview_by_sql
from bench.audience_ways import by_columns, by_kept_columns, by_ready_columns, preview_by_columns, read, ready
from bench.audience_world import PEOPLE, Prepare, Spent, Way, begin, compared, end, in_a_process

Row = tuple[str, float, str]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
FEW = 1000


WAYS: dict[str, tuple[Way, Prepare]] = {
    "Objekte": (lambda _nothing: by_objects(FEW), None),
    "Spalten": (by_columns, None),
    "Wörterbücher": (by_dicts, None),
    "SQL": (by_sql, None),
    "SQL mit Adressen": (by_sql_with_texts, None),
    "behalten": (by_kept_columns, read),
    "fertige Spalten": (by_ready_columns, ready),
    "Vorschau": (preview_by_columns, read),
    "Vorschau SQL": (preview_by_sql, None),
}
SAME = ("Spalten", "Wörterbücher", "SQL", "behalten", "fertige Spalten")


def main() -> list[Row]:
    """The ratio of each round in turn, and the memory."""
    begin()
    turns: list[dict[str, Spent]] = []
    try:
        for turn in range(ROUNDS):
            spent = {name: in_a_process(way, prepare) for name, (way, prepare) in WAYS.items()}
            compared([spent[name].found for name in SAME])
            compared([spent["Vorschau"].found, spent["Vorschau SQL"].found])
            told = ", ".join(f"{name} {each.seconds:.3f} s ({each.peak:.0f} MiB)" for name, each in spent.items())
            print(f"Runde {turn + 1}: {told}", flush=True)
            turns.append(spent)
    finally:
        end()

    def ratio(over: str, under: str) -> float:
        return statistics.median(turn[over].seconds / turn[under].seconds for turn in turns)

    objects = statistics.median(turn["Objekte"].seconds / turn["Spalten"].seconds for turn in turns) * PEOPLE / FEW
    memory = statistics.median(turn["Spalten"].peak / turn["Wörterbücher"].peak for turn in turns)
    return [
        (f"Djangos Objekte (hochgerechnet) ÷ Spalten, {PEOPLE} Personen", objects, "≥ 1500"),
        ("Wörterbücher in Python ÷ Spalten", ratio("Wörterbücher", "Spalten"), "≥ 1,5"),
        ("eine SQL-Anweisung ÷ Spalten", ratio("SQL", "Spalten"), "gemessen, ohne Ziel"),
        ("eine SQL-Anweisung ÷ behaltene Spalten", ratio("SQL", "behalten"), "≥ 5"),
        (
            "dieselbe mit Adressen statt Nummern ÷ behaltene Spalten",
            ratio("SQL mit Adressen", "behalten"),
            "gemessen, ohne Ziel",
        ),
        (
            "eine SQL-Anweisung ÷ fertige Spalten, COPY und Index allein",
            ratio("SQL", "fertige Spalten"),
            "der Boden dazu",
        ),
        ("Vorschau: eine SQL-Anweisung ÷ behaltene Spalten", ratio("Vorschau SQL", "Vorschau"), "≥ 80"),
        ("Höchstbedarf: Spalten ÷ Wörterbücher", memory, "≤ 0,5"),
    ]
