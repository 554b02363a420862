"""Kills the processes that make kits, two at a time, in the middle of it; in a database of its own.

    python -m tests.drill.killed_hand_downs FOLDER ROUNDS

Prints one JSON object: the states of the kits, files without a record and records without a file, how often a kit was
begun and never finished.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

OFFICES = 12
LONGEST = 120.0
"""Seconds that a process may take until a kit is begun, and the last one for what is left."""
SHORTEST = 0.002
"""Seconds between two looks at what is being made; a kit takes tens of milliseconds."""
MOMENTS = (0.0, 0.2)
"""The first kill comes at once, so that it meets a kit in the making; the others within so many seconds."""


def prepare(folder: str) -> Any:
    """A house with eight offices, and a hand-down to them."""
    os.environ["WIRNETZ_DATA"] = folder
    from wirnetz.config.startup import open_database

    open_database(is_durable=False)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from tests.factories.areas import make_area
    from tests.factories.organisations import make_alliance, make_organisation
    from wirnetz.accounts.actions import add_node
    from wirnetz.accounts.enums import NodeKind
    from wirnetz.arguments.actions import load_reference, start_hand_down
    from wirnetz.organisations.enums import OrganisationLevel

    make_area("13004", "Schwerin")
    load_reference()
    top = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    house = make_organisation("Haus", slug="haus", node=top)
    offices = [
        make_organisation(
            f"Stelle {number}",
            seat="13004",
            parent=house,
            level=OrganisationLevel.OFFICE,
            node=add_node(kind=NodeKind.OFFICE, parent=top),
        )
        for number in range(OFFICES)
    ]
    return start_hand_down(
        organisation=house,
        offices=offices,
        occasion="erstes-gespraech",
        audience="",
        note="Für {office}.",
        in_own_template=False,
        tells_people=False,
        by=None,
    )


def begin() -> subprocess.Popen[bytes]:
    """A process that makes kits, as `serve` starts it."""
    from wirnetz.core.tidying import MAIN

    return subprocess.Popen([sys.executable, "-c", MAIN, "background"])


def waiting(batch: Any) -> dict[int, int]:
    """How often each kit that is not made yet was begun."""
    from wirnetz.arguments.models import HandedKit

    rows = HandedKit.objects.unscoped("drill").filter(hand_down=batch, state="waiting")
    return dict(rows.values_list("pk", "tries"))


def kill_two(batch: Any, moment: float) -> None:
    """Two processes at once; both are killed so many seconds after a kit is seen in the making."""
    before, both = waiting(batch), [begin(), begin()]
    until = time.monotonic() + LONGEST
    while (now := waiting(batch)) and time.monotonic() < until:
        if any(tries > before[kit] for kit, tries in now.items()):
            break
        time.sleep(SHORTEST)
    time.sleep(moment)
    for process in both:
        process.send_signal(signal.SIGKILL)
        process.wait()


def finish(batch: Any) -> bool:
    """One more process that may end in peace; whether the hand-down is done."""
    from wirnetz.arguments.models import HandDown

    process, until = begin(), time.monotonic() + LONGEST
    rows = HandDown.objects.unscoped("drill")
    while rows.get(pk=batch.pk).state != "done" and time.monotonic() < until:
        time.sleep(0.2)
    process.terminate()
    process.wait()
    return rows.get(pk=batch.pk).state == "done"


def found(batch: Any, folder: str) -> dict[str, Any]:
    """What there is in the end."""
    from wirnetz.arguments.models import HandedKit

    kits = list(HandedKit.objects.unscoped("drill").filter(hand_down=batch).order_by("pk"))
    on_disk = {path.name for path in (Path(folder) / "media" / "handed_kits").iterdir()}
    named = [Path(kit.file.name).name for kit in kits if kit.file]
    whole = [zipfile.ZipFile(kit.file.open("rb")).testzip() is None for kit in kits if kit.file]
    return {
        "states": [kit.state for kit in kits],
        "begun_again": sum(kit.tries - 1 for kit in kits),
        "records_without_file": len(set(named) - on_disk),
        "files_twice": len(named) - len(set(named)),
        "files_left": len(on_disk - set(named)),
        "whole": all(whole),
    }


def main(folder: str, rounds: int) -> None:
    """Kill, and kill again, then finish and count."""
    batch, chance = prepare(folder), random.Random(20261128)
    for number in range(rounds):
        kill_two(batch, chance.uniform(*MOMENTS) if number else 0.0)
    is_done = finish(batch)
    print(json.dumps({"done": is_done, **found(batch, folder)}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
