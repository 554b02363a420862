"""List and region pages at 20,000 organisations against a floor, the usual way and an empty view.

All through one server (granian, two workers, as `wirnetz serve` starts it), in turns of a second. The floor is a
bare WSGI function: the statement that reads fifty full rows with their joins, by psycopg, then the product's bytes.
Ratios are of answers per second, medians over the rounds; in brackets the same by CPU of server and database,
which hardly moves when the machine is shared.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from bench.pages_data import bench_database
from bench.pages_load import DRIVER, HOST, Load, Page, drive, family

ROUNDS = 7
REGION = "13004"
LIST = "/organisationen/"
Row = tuple[str, float, str]


def prepared(signed_in: dict[str, str]) -> tuple[dict[str, Page], dict[str, Any]]:
    """The contestants, and what the floor needs: its statement and the bytes that the product sends."""
    from django.test import Client

    from wirnetz.core.pagination import PAGE_SIZE
    from wirnetz.organisations.queries import organisations_listed

    statement, values = organisations_listed()[: PAGE_SIZE + 1].query.sql_with_params()
    body = Client().get(LIST, headers=signed_in | {"host": "localhost"}).content
    with tempfile.NamedTemporaryFile(suffix=".html", delete=False) as file:
        file.write(body)
    compressed = {"Accept-Encoding": "gzip"}
    pages = {
        "floor": Page("/floor/list", {}),
        "list": Page(LIST, signed_in),
        "last": Page(f"{LIST}?nach={last_cursor()}", signed_in),
        "anew": Page("/bench/anew/", signed_in),
        "usual": Page("/bench/usual/", signed_in),
        "kept list": Page(LIST, compressed),
        "empty": Page("/bench/empty/", compressed),
        "region": Page(f"/region/{REGION}/", compressed),
        "aggregates": Page(f"/bench/aggregates/{REGION}/", compressed, connections=2, seconds=4),
    }
    return pages, {"list": {"statement": statement, "values": list(values), "least": PAGE_SIZE, "file": file.name}}


def last_cursor() -> str:
    """The cursor of the last page, as the link on the one before it has it."""
    from urllib.parse import quote

    from wirnetz.core.pagination import PAGE_SIZE
    from wirnetz.organisations.queries import organisations_listed

    row = organisations_listed().reverse()[PAGE_SIZE]
    return quote(f"{row.sort_key}~{row.pk}")


def session_headers() -> dict[str, str]:
    """The cookie of somebody who is signed in."""
    from django.conf import settings
    from django.test import Client

    from wirnetz.accounts.models import Person

    client = Client()
    client.force_login(Person.objects.order_by("pk")[0])
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"}


@contextmanager
def server(floor: dict[str, Any]) -> Iterator[tuple[int, psutil.Process]]:
    """The site on a free port of this machine, answering; ended afterwards."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    options = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--backpressure", "64", "--no-log"]
    command = [sys.executable, "-m", "granian", *options, "--host", HOST, "--port", str(port)]
    root = Path(__file__).resolve().parents[1]
    environment = os.environ | {"WIRNETZ_BENCH_FLOOR": json.dumps(floor), "PYTHONPATH": f"{root}:{root / 'src'}"}
    process = subprocess.Popen([*command, "bench.pages_site.wsgi:application"], env=environment, cwd=root)
    try:
        await_answer(process, f"http://{HOST}:{port}/bench/empty/")
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def await_answer(process: "subprocess.Popen[bytes]", address: str) -> None:
    """Return when the server answers; RuntimeError if it ended or stays silent for half a minute."""
    for _attempt in range(150):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise RuntimeError("the server of the bench does not answer")


def database_process() -> psutil.Process:
    """The server of the embedded database."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return psutil.Process(cursor.fetchone()[0]).parent()


def measured(pages: dict[str, Page], floor: dict[str, Any]) -> dict[str, list[Load]]:
    """Turns of a second for each contestant, round by round, after one to warm up."""
    taken: dict[str, list[Load]] = {name: [] for name in pages}
    database = database_process()
    with server(floor) as (port, process):
        for number in range(ROUNDS + 1):
            for name, page in pages.items():
                load = drive(port, page, family(process, database))
                if number:
                    taken[name].append(load)
    return taken


def query_counts() -> list[Row]:
    """Queries of the list with one and fifty rows, rows kept and not, and of the region page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from wirnetz.core.kept.store import STORE

    def queries(path: str, headers: dict[str, str], is_kept: bool) -> int:
        client = Client(headers={"host": "localhost", **headers})
        client.get(path)
        if not is_kept:
            STORE.clear()
        with CaptureQueriesContext(connection) as context:
            assert client.get(path).status_code == 200
        return len(context.captured_queries)

    signed_in, rows = session_headers(), []
    for words, is_kept in (("rows kept", True), ("nothing kept", False)):
        one, fifty = (queries(path, signed_in, is_kept) for path in (f"{LIST}?art=other", LIST))
        assert one == fifty, (one, fifty)
        rows.append((f"queries of the list, 1 and 50 rows alike, {words}", float(fifty), "must ≤ 5, aim ≤ 3"))
    for words, is_kept in (("kept", True), ("made anew", False)):
        rows.append((f"queries of the region page, {words}", float(queries(f"/region/{REGION}/", {}, is_kept)), ""))
    return rows


def index_uses() -> list[Row]:
    """The indexes that the lists walk, from EXPLAIN; a walk through a whole table fails."""
    from wirnetz.networks.queries import networks_listed
    from wirnetz.organisations.queries import organisations_listed

    lists = {
        "organisation_order": organisations_listed(),
        "organisation_kind_order": organisations_listed(kind="chamber"),
        "network_order": networks_listed(),
        "network_kind_order": networks_listed(kind="own"),
    }
    found = []
    for index, queryset in lists.items():
        plan = queryset.values_list("pk", "sort_key")[:51].explain()
        assert f"Index Scan using {index}" in plan or f"Index Only Scan using {index}" in plan, plan
        found.append((f"list walks the index {index}", 1.0, ""))
    return found


def ratio(taken: dict[str, list[Load]], one: str, other: str) -> tuple[float, float]:
    """Answers per second of `one` to `other`, median of the rounds; the same by CPU."""
    pairs = list(zip(taken[one], taken[other], strict=True))
    by_time = statistics.median(a.per_second / b.per_second for a, b in pairs)
    return by_time, statistics.median(b.cpu / max(a.cpu, 1e-6) for a, b in pairs)


def main() -> list[Row]:
    """The ratios of this run beside what they must and should be."""
    from wirnetz.core.assets import build_assets

    build_assets()
    with bench_database():
        pages, floor = prepared(session_headers())
        taken = measured(pages, floor)
        for name, loads in taken.items():
            per_second = statistics.median(load.per_second for load in loads)
            cpu = statistics.median(load.cpu for load in loads)
            print(f"  {name:<12} {per_second:>8.0f}/s {cpu:>8.2f} ms CPU  ({DRIVER}, {pages[name].path[:60]})")
        questions = (
            ("list, signed in, 50 rows, to the floor", "list", "floor", "must ≥ 0.15, aim ≥ 0.5"),
            ("list, signed in, to Django as usual", "list", "usual", "must ≥ 2.5, aim ≥ 5"),
            ("the same right after a write, nothing kept, to Django as usual", "anew", "usual", ""),
            ("list, not signed in, to the floor", "kept list", "floor", ""),
            ("time of page 400, the last, to page 1", "list", "last", "must ≤ 1.5, aim ≤ 1.2"),
            ("region page, kept, to aggregates at each view", "region", "aggregates", "must ≥ 60, aim ≥ 100"),
            ("region page, kept, to the empty view", "region", "empty", "must ≥ 0.25, aim ≥ 0.5"),
        )
        rows = []
        for words, one, other, target in questions:
            by_time, by_cpu = ratio(taken, one, other)
            rows.append((f"{words} [{by_cpu:.2f}]", by_time, target))
        Path(floor["list"]["file"]).unlink()
        return [*rows, *query_counts(), *index_uses()]
