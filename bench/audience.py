"""One copy for each of 1,000,000 people of 100,000 organisations: our columns against the usual ways.

All read the same ways and places from the database and write one row per address, with its place, under a unique
index; ours keeps all reasons for the sentence that says why. Each runs in a process of its own, in turns; memory is
that of the process beyond what it had before. The way over Django's objects is taken for 1,000 people and scaled.
`BENCH_PEOPLE=100000` takes a tenth, `BENCH_ROUNDS=5` more rounds.
"""

import os
import statistics

from bench.audience_peers import by_dicts, by_objects, by_sql, preview_by_sql
from bench.audience_ways import by_columns, by_kept_columns, by_ready_lines, lines, preview_by_columns, read
from bench.audience_world import PEOPLE, Prepare, Spent, Way, begin, compared, end, in_a_process

Row = tuple[str, float, str]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
FEW = 1000


WAYS: dict[str, tuple[Way, Prepare]] = {
    "Spalten": (by_columns, None),
    "Wörterbücher": (by_dicts, None),
    "SQL": (by_sql, None),
    "behalten": (by_kept_columns, read),
    "fertige Zeilen": (by_ready_lines, lines),
    "Vorschau": (preview_by_columns, read),
    "Vorschau SQL": (preview_by_sql, None),
}


def main() -> list[Row]:
    """The ratio of each round in turn, and the memory."""
    begin()
    turns: list[dict[str, Spent]] = []
    try:
        for turn in range(ROUNDS):
            spent = {name: in_a_process(way, prepare) for name, (way, prepare) in WAYS.items()}
            compared([each.found for name, each in spent.items() if not name.startswith("Vorschau")])
            compared([spent["Vorschau"].found, spent["Vorschau SQL"].found])
            told = ", ".join(f"{name} {each.seconds:.3f} s ({each.peak:.0f} MiB)" for name, each in spent.items())
            print(f"Runde {turn + 1}: {told}", flush=True)
            turns.append(spent)
        objects = in_a_process(lambda _kept: by_objects(FEW)).seconds / FEW * PEOPLE
        print(f"Djangos Objekte, von {FEW} auf {PEOPLE} Personen hochgerechnet: {objects:.0f} s", flush=True)
    finally:
        end()

    def ratio(over: str, under: str) -> float:
        return statistics.median(turn[over].seconds / turn[under].seconds for turn in turns)

    memory = statistics.median(turn["Spalten"].peak / turn["Wörterbücher"].peak for turn in turns)
    columns = statistics.median(turn["Spalten"].seconds for turn in turns)
    return [
        (f"Djangos Objekte (hochgerechnet) ÷ Spalten, {PEOPLE} Personen", objects / columns, "≥ 1500"),
        ("Wörterbücher in Python ÷ Spalten", ratio("Wörterbücher", "Spalten"), "≥ 1,5"),
        ("eine SQL-Anweisung ÷ Spalten", ratio("SQL", "Spalten"), "gemessen, ohne Ziel"),
        ("eine SQL-Anweisung ÷ behaltene Spalten", ratio("SQL", "behalten"), "≥ 5"),
        (
            "eine SQL-Anweisung ÷ fertige Zeilen, COPY und Index allein",
            ratio("SQL", "fertige Zeilen"),
            "der Boden dazu",
        ),
        ("Vorschau: eine SQL-Anweisung ÷ behaltene Spalten", ratio("Vorschau SQL", "Vorschau"), "≥ 80"),
        ("Höchstbedarf: Spalten ÷ Wörterbücher", memory, "≤ 0,5"),
    ]
