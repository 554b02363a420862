"""In how many districts each figure says something, on the public records alone and with the example year; and the
time that a kit spends on its figures, beside reading them all.
"""

import statistics
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

MANY, ENOUGH = 50, 25
"""A figure is widely told if it says something in so many districts; so many have to be."""
ROUNDS = 7
SLOTS = ("networks_here", "organisations_here", "organisations_seated", "own_memberships", "districts_with_network")
Row = tuple[str, float, str]


def told_in(keys: Iterable[str], on: Any, organisation: int | None = None) -> Counter[str]:
    """Figure → number of these regions in which it says something."""
    from wirnetz.arguments.queries.situation import situations_remembered
    from wirnetz.documents.facts import FactScope, fact_keys, facts_for

    found = Counter(dict.fromkeys(fact_keys(), 0))
    for key in keys:
        with situations_remembered():
            facts = facts_for(FactScope(organisation, (key,), on))
            found.update(name for name, fact in facts.items() if not fact.is_empty)
    return found


def widely_told(found: Counter[str]) -> list[str]:
    """The figures that say something in at least fifty of the districts."""
    return sorted(key for key, count in found.items() if count >= MANY)


def seconds(house: Any, on: Any, keys: tuple[str, ...] | None) -> float:
    """The median time of these figures of a house in Schwerin, or of all."""
    from wirnetz.arguments.queries.situation import situations_remembered
    from wirnetz.documents.facts import FactScope, facts_for

    times = []
    for _turn in range(ROUNDS):
        started = time.perf_counter()
        with situations_remembered():
            dict(facts_for(FactScope(house.pk, ("13004",), on), keys))
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> list[Row]:
    """The table on paper, and three numbers."""
    from django.utils import timezone

    from wirnetz.organisations.models import Organisation
    from wirnetz.portal.actions.contents import start_with_example
    from wirnetz.portal.actions.loading import load_all
    from wirnetz.regions.queries import districts_of_state

    load_all()
    today, districts = timezone.localdate(), list(districts_of_state().values_list("key", flat=True))
    public = told_in(districts, today)
    start_with_example(by=None)
    example = told_in(districts, today)
    print(f"{'Zahl':<30} {'öffentlich':>10} {'mit Beispieljahr':>16}   von {len(districts)} Kreisen")
    for key in sorted(example, key=lambda name: (-public[name], -example[name], name)):
        print(f"{key:<30} {public[key]:>10} {example[key]:>16}")
    house = Organisation.objects.get(slug="ihk-schwerin")
    few, every = seconds(house, today, SLOTS), seconds(house, today, None)
    wanted = f"≥ {ENOUGH}"
    return [
        (f"Zahlen in mindestens {MANY} Kreisen, öffentliche Angaben", len(widely_told(public)), wanted),
        (f"Zahlen in mindestens {MANY} Kreisen, mit Beispieljahr", len(widely_told(example)), wanted),
        (f"Zahlen einer Mappe : alle Zahlen (hier {1000 * few:.0f} und {1000 * every:.0f} ms)", few / every, "≤ 0.7"),
    ]
