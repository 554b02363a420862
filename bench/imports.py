"""A list of 50,000 offices as a workbook: read, matched, compared, previewed, written; against floors and usual ways.

Our way and its anchors take turns within one run. What a commit would check is checked within the time, as the
benchmark takes everything back and never commits. Stages and rounds go to standard error, ratios into the table.
"""

import contextlib
import gc
import itertools
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from bench.imports_anchors import floor, one_by_one, openpyxl_reading, real_tables
from bench.imports_data import addresses, house, workbook

ROWS, SMALL, ROUNDS = 50_000, 2_000, 3


def upload(organisation: Any, path: Path) -> Any:
    """The plan of a list."""
    from django.core.files import File

    from wirnetz.imports.actions import start_import

    with path.open("rb") as file:
        return start_import(organisation=organisation, kind="offices", file=File(file, name=path.name), by=None)


def whole_import(path: Path, slug: str, *, is_further: bool = False) -> dict[str, float]:
    """Seconds of preview and writing, what a commit checks included.

    `is_further`: those of the search after it and of the same list once more, when nothing changes, too.
    """
    from django.db import connection

    from wirnetz.imports.actions import apply_import
    from wirnetz.imports.actions.applying import index_touched

    organisation = house(slug)
    seconds: dict[str, float] = {}
    before = computed()

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        answer = work()
        seconds[name] = time.perf_counter() - start
        return answer

    run = timed("preview", lambda: upload(organisation, path))
    timed("checks of the preview", connection.check_constraints)
    run = timed("writing", lambda: apply_import(run=run, by=None))
    timed("checks of the writing", connection.check_constraints)
    seconds["whole"] = sum(seconds.values())
    seconds["computing"] = computed() - before
    if is_further:
        timed("search", lambda: index_touched(run))
        again = timed("once more", lambda: upload(organisation, path))
        assert again.counts.get("unchanged", 0) >= 0.97 * ROWS, again.counts
    return seconds


def computed() -> float:
    """Seconds of computing so far: this process, its ended children, its session of the database."""
    from django.db import connection

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    session = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return time.process_time() + children.ru_utime + children.ru_stime + session.user + session.system


def stages(path: Path) -> dict[str, float]:
    """Seconds of the parts of a preview, each alone: the reading child, unpacking its rows, planning them."""
    from wirnetz.imports.parsing import ListKind, read_list
    from wirnetz.imports.planning.identities import identities
    from wirnetz.imports.planning.offices import OfficePlan
    from wirnetz.imports.queries import current_matcher

    times = [time.perf_counter()]
    reading = read_list(path, kind=ListKind.OFFICES)
    times.append(time.perf_counter())
    for _row in reading.rows():
        pass
    times.append(time.perf_counter())
    matcher = current_matcher()
    matcher.locate.cache_clear()
    plan = OfficePlan([], locate=matcher.locate, label=matcher.label, today="2026-01-01")
    for _planned in plan.rows(reading.rows(), repeated=lambda: identities(reading.rows())):
        pass
    times.append(time.perf_counter())
    read, unpacked, planned = (after - before for before, after in itertools.pairwise(times))
    return {"reading child": read, "unpacking": unpacked, "matching and planning": planned - unpacked}


def right_share(path: Path, truth: dict[str, str], slug: str) -> tuple[float, int]:
    """Percent of rows with their right district; rows with a wrong one."""
    from wirnetz.imports.queries import rows_of

    run = upload(house(slug), path)
    found = dict(rows_of(run).values_list("number", "area_key"))
    right = sum(found[number + 2][:5] == key for number, key in enumerate(truth.values()))
    wrong = sum(found[number + 2][:5] not in {key, ""} for number, key in enumerate(truth.values()))
    return 100 * right / len(truth), wrong


def in_own_process(what: str, path: Path) -> float:
    """What a process of its own has measured."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.imports", what, str(path)], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def cold_preview(path: Path) -> float:
    """Seconds of a preview in a process that has done nothing yet: the index of places is built meanwhile."""
    start = time.perf_counter()
    _rolled_back(lambda: upload(house(f"cold-{time.time_ns()}"), path))
    return time.perf_counter() - start


def most_memory(path: Path) -> float:
    """The most MB that a process and its reading child have held at one moment of an import.

    Preview, writing, search and the same list once more. Looked at every few milliseconds: the peaks that the system
    keeps for children begin with their parent's.
    """
    most, is_over = [0], threading.Event()

    def look() -> None:
        own = psutil.Process()
        while not is_over.wait(0.02):
            held = own.memory_info().rss
            for child in own.children():
                with contextlib.suppress(psutil.Error):
                    held += child.memory_info().rss if "python" in child.name() else 0
            most[0] = max(most[0], held)

    watcher = threading.Thread(target=look)
    watcher.start()
    _rolled_back(lambda: whole_import(path, "memory", is_further=True))
    is_over.set()
    watcher.join()
    return most[0] / 1e6


def _rolled_back(work: Callable[[], Any]) -> Any:
    """What `work` answers; what it has written is gone afterwards."""
    from django.db import transaction

    gc.collect()
    with transaction.atomic():
        answer = work()
        transaction.set_rollback(True)
    return answer


def rounds(path: Path, rows: list[list[str]]) -> list[dict[str, float]]:
    """Our way, reading alone and the floor, in turns."""
    found = []
    for number in range(ROUNDS):
        seconds = _rolled_back(lambda number=number: whole_import(path, f"whole-{number}", is_further=not number))
        before = computed()
        seconds["openpyxl reads"] = openpyxl_reading(path)
        seconds["openpyxl computes"] = computed() - before
        seconds["floor"] = _rolled_back(lambda: floor(path, rows))
        seconds["over openpyxl"] = seconds["whole"] / seconds["openpyxl reads"]
        seconds["computing over openpyxl"] = seconds["computing"] / seconds["openpyxl computes"]
        seconds["over floor"] = seconds["whole"] / seconds["floor"]
        tell(seconds)
        found.append(seconds)
    return found


def tell(seconds: dict[str, float]) -> None:
    """A line of figures beside the table."""
    print("  " + ", ".join(f"{name} {value:.2f}" for name, value in seconds.items()), file=sys.stderr, flush=True)


def main() -> list[tuple[str, float, str]]:
    """Ratios and promised figures."""
    from wirnetz.config.operations import load_all
    from wirnetz.imports.queries import current_matcher
    from wirnetz.regions.models import Area

    if not Area.objects.exists():
        load_all()
    folder = Path(tempfile.mkdtemp(prefix="lists-"))
    listed = list(addresses(ROWS))
    rows = [row for _, row in listed]
    large, small = workbook(folder / "large.xlsx", rows), workbook(folder / "small.xlsx", rows[:SMALL])
    truth = {row[0]: key for key, row in listed}

    cold = in_own_process("cold", small)
    current_matcher()
    start = time.perf_counter()
    _rolled_back(lambda: upload(house("small"), small))
    ready = time.perf_counter() - start
    tell(stages(large))
    done = rounds(large, rows)
    whole, over_openpyxl, computing, over_floor = (
        statistics.median(seconds[name] for seconds in done)
        for name in ("whole", "over openpyxl", "computing over openpyxl", "over floor")
    )
    share, wrong = _rolled_back(lambda: right_share(large, truth, "right"))
    tables = _rolled_back(lambda: real_tables(rows, "tables"))
    usual = _rolled_back(lambda: one_by_one(large, "usual"))
    tell({"COPY into the real tables": tables, "row by row": usual})
    return [
        ("2,000 rows: seconds to the preview, places known already", ready, "<= 3"),
        ("2,000 rows: seconds to the preview in a new process", cold, "<= 3"),
        ("50,000 rows: percent with the right district", share, ">= 99"),
        ("50,000 rows: rows with a wrong district", wrong, "0"),
        ("50,000 rows: seconds to the preview and written", whole, "for information"),
        ("50,000 rows: MB at the peak, parent and child", in_own_process("memory", large), "<= 400"),
        ("times faster than row by row (scaled)", usual / whole, ">= 40"),
        ("time over reading alone with openpyxl", over_openpyxl, "<= 0.33"),
        ("the same in seconds of computing", computing, "for information"),
        ("time over floor (unzip, cells, COPY into a bare table)", over_floor, "<= 8"),
        ("time over COPY into the real tables with history", whole / tables, "for information"),
    ]


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", ".")
    from bench.__main__ import prepare

    prepare()
    print({"cold": cold_preview, "memory": most_memory}[sys.argv[1]](Path(sys.argv[2])))
