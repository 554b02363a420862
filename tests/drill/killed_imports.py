"""Kills the program at one statement after another while it writes a list; in a database of its own.

    python -m tests.drill.killed_imports FOLDER POINTS

Prints one JSON object: at how many points it was killed, how often nothing and how often everything was written, and
what else was found.
"""

import json
import os
import signal
import sys
from collections import Counter
from typing import Any

CODES = (("19055", "13004000", "Schwerin"), ("33098", "05774032", "Paderborn"), ("01067", "14612000", "Dresden"))


def prepare(folder: str) -> None:
    """A database with three municipalities."""
    os.environ["WIRNETZ_DATA"] = folder
    from wirnetz.config.startup import open_database

    open_database(is_durable=False)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from tests.factories.areas import make_area
    from wirnetz.regions.models import AreaEdition, Postcode, PostcodeArea

    for code, key, name in CODES:
        area = make_area(key, name)
        PostcodeArea.objects.create(postcode=Postcode.objects.create(code=code), area=area)
    AreaEdition.objects.create(digest="drill")


def rows(count: int, phone: str) -> list[tuple[str, ...]]:
    """Offices of a list."""
    return [
        (f"K{number:02}", f"Stelle {number}", f"Weg {number}", CODES[number % 3][0], CODES[number % 3][2], phone)
        for number in range(count)
    ]


def new_house(number: int) -> Any:
    """An organisation with twenty offices."""
    from tests.factories.organisations import make_organisation
    from wirnetz.accounts.actions import add_node
    from wirnetz.accounts.enums import NodeKind
    from wirnetz.accounts.models import Node
    from wirnetz.imports.actions import apply_import

    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    house = make_organisation(f"Haus {number}", slug=f"haus-{number}", node=node)
    apply_import(run=upload(house, rows(20, "0385 1")), by=None)
    return house


def upload(house: Any, listed: list[tuple[str, ...]], complete: str = "no") -> Any:
    """The plan of a list."""
    from tests.factories.lists import csv_list
    from wirnetz.imports.actions import answer_questions, start_import

    run = start_import(organisation=house, kind="offices", file=csv_list(*listed), by=None)
    return answer_questions(run=run, answers={"complete": complete}, by=None)


def state(house: Any) -> dict[str, Any]:
    """Everything that writing a list touches."""
    from wirnetz.accounts.models import Node
    from wirnetz.imports.models import ImportRun
    from wirnetz.organisations.models import Organisation

    offices = Organisation.objects.filter(parent=house).order_by("own_key")
    run = ImportRun.objects.unscoped("drill").filter(organisation=house).latest("pk")
    return {
        "offices": list(offices.values_list("own_key", "phone", "ended_on", "seat__key")),
        "nodes": Node.objects.filter(parent=house.node).count(),
        "run": run.state,
    }


def killed_at(run: Any, point: int) -> bool:
    """Apply the run in a process that is killed before its statement number `point`; whether it came that far."""
    from django.db import connection

    from wirnetz.imports.actions import apply_import

    connection.close()
    child = os.fork()
    if child == 0:
        counted = iter(range(1_000_000))

        def kill(execute: Any, *args: Any) -> Any:
            if next(counted) == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(*args)

        with connection.execute_wrapper(kill):
            apply_import(run=run, by=None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(folder: str, points: int) -> None:
    """Kill at one point after the other, and start again from the first when none is left."""
    prepare(folder)
    found: Counter[str] = Counter()
    point = number = 0
    wanted = rows(30, "0385 2")[5:]
    while found["killed"] < points:
        house, number = new_house(number), number + 1
        run = upload(house, wanted, complete="yes")
        before = state(house)
        was_killed = killed_at(run, point)
        point = point + 1 if was_killed else 0
        found["killed"] += was_killed
        after = state(house)
        is_whole = len(after["offices"]) == 30 and after["nodes"] == 30 and after["run"] == "applied"
        found["nothing" if after == before else "everything" if is_whole else "torn"] += 1
        finish(house, wanted, found)
    print(json.dumps(found))


def finish(house: Any, wanted: list[tuple[str, ...]], found: Counter[str]) -> None:
    """The same list once more brings the rest, and a further time nothing."""
    from wirnetz.imports.actions import apply_import

    apply_import(run=upload(house, wanted, complete="yes"), by=None)
    again = upload(house, wanted, complete="yes")
    found["unchanged" if again.counts == {"unchanged": 25} else "not the same"] += 1


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
