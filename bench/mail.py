"""Messages a second of our pump (own token, signed, marked durably) beside the usual ways and the sink's limit.

All on one sink, on a database that flushes, one after the other in turns; ratios are medians over the turns. Beside
each rate stands the work for a message, the database's included: it does not depend on what else the machine does.
`BENCH_ROUNDS` says how many turns (5).
"""

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from bench.mail_pump import CONNECTIONS, KILLS, drain, drain_without_database, fill, killed_ten_times, price_of_signing
from wirnetz.infoservice.delivery.dkim import Signer

TURNS = int(os.environ.get("BENCH_ROUNDS", "5"))
MANY, KILLED = 20_000, 10_000
PEERS = {"plain": 600, "dkimpy": 150, "mailer": 300, "post_office": 600}
"""How many messages each of the usual ways sends in a turn."""
Row = tuple[str, float, str]


def start_sink() -> tuple[subprocess.Popen[bytes], int]:
    """The sink as a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bench.mail_sink", str(port)])
    for _try in range(100):
        try:
            taken(port)
            return process, port
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the sink does not answer")


def taken(port: int) -> tuple[int, int]:
    """How many messages the sink has taken since it was last asked, and to how many recipients."""
    with socket.create_connection(("127.0.0.1", port)) as asking:
        lines = asking.makefile("rb")
        lines.readline()
        asking.sendall(b"STAT\r\n")
        _code, messages, recipients = lines.readline().split()
        return int(messages), int(recipients)


def durable_server() -> Any:
    """A PostgreSQL that flushes, with the tables of the pump; Django speaks to it from here on."""
    from django.conf import settings
    from django.db import connection

    from wirnetz.core.database.address import embedded_cluster
    from wirnetz.infoservice import models
    from wirnetz.infoservice.delivery.guard import FILE

    folder = Path(settings.DATA) / "mail"
    cluster = embedded_cluster(folder, is_durable=True)
    (folder / FILE).unlink(missing_ok=True)
    connection.close()
    connection.settings_dict["HOST"] = str(cluster.socket)
    tables = (models.Mailing, models.MailingBody, models.MailingRecipient, models.PumpWorker, models.PumpGuard)
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    with connection.schema_editor() as editor:
        for table in tables:
            editor.create_model(table)
    with connection.cursor() as cursor:
        cursor.execute(import_module("wirnetz.infoservice.migrations.0012_marks_without_indexes").ROOM_IN_PAGES)
    return cluster


def work_of_database() -> float:
    """Seconds that all processes of the server have worked so far, ended ones included."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        first = _fields(cursor.fetchone()[0])[1]
    while True:
        fields = _fields(first)
        children = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
        ticks = sum(fields[11:15])
        for child in children:
            with contextlib.suppress(OSError):
                theirs = _fields(child)
                ticks += sum(theirs[11:13]) if theirs[1] == first else 0
        if _fields(first)[13:15] == fields[13:15]:  # otherwise one has ended between the two looks and is in neither
            return ticks / os.sysconf("SC_CLK_TCK")


def _fields(process: int) -> list[int]:
    """What the system tells of a process, from its state on; that is left as 0."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return [0, *map(int, told[1:])]


@dataclass(frozen=True, slots=True)
class Rate:
    """Messages a second, and microseconds of work for each, the database's included."""

    per_second: float
    work: float


def measured(port: int, count: int, send: Callable[[], tuple[float, float]]) -> Rate:
    """What a contestant takes for so many messages; `send` tells seconds and those of its own work."""
    before = work_of_database()
    seconds, work = send()
    if taken(port) != (count, count):
        raise AssertionError("Nicht jede Nachricht kam genau einmal an.")
    return Rate(count / seconds, (work + work_of_database() - before) / count * 1e6)


def pump(port: int, signer: Signer | None) -> tuple[float, float]:
    """Our pump with its database."""
    started, worked = time.perf_counter(), time.process_time()
    drain(port, signer)
    return time.perf_counter() - started, time.process_time() - worked


def from_memory(port: int, signer: Signer | None) -> tuple[float, float]:
    """Our pump without its database."""
    worked = time.process_time()
    return drain_without_database(port, signer, MANY), time.process_time() - worked


def limit(port: int) -> float:
    """Messages a second that the sink takes when nobody waits for its answers: the bytes of one, again and again."""
    whole = (
        b"MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n" + b"x" * 70 + b"\r\n" + (b"y" * 70 + b"\r\n") * 300 + b".\r\n"
    )
    started = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port)) as sending:
        lines = sending.makefile("rb")
        lines.readline()
        for _turn in range(MANY // 20):
            sending.sendall(whole * 20)
            for _line in range(80):
                lines.readline()
    assert taken(port)[0] == MANY
    return MANY / (time.perf_counter() - started)


def peer(name: str, port: int, host: str) -> tuple[float, float]:
    """A usual way, in a project of its own."""
    command = [sys.executable, "-m", "bench.mail_peers", name, str(PEERS[name]), str(port), host]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, work = map(float, done.stdout.split()[-2:])
    return seconds, work


def turn_of_all(cluster: Any, port: int, signer: Signer) -> dict[str, Rate]:
    """Each contestant once."""
    host = str(cluster.socket)
    found = {name: measured(port, few, lambda name=name: peer(name, port, host)) for name, few in PEERS.items()}
    for name, key in (("Pumpe", signer), ("Relais signiert", None)):
        fill(MANY)
        found[name] = measured(port, MANY, lambda key=key: pump(port, key))
    found["ohne Datenbank"] = measured(port, MANY, lambda: from_memory(port, signer))
    found["Empfänger"] = Rate(limit(port), 0.0)
    return found


def main() -> list[Row]:
    """Ratios of the pump against each."""
    key = rsa.generate_private_key(65537, 2048)
    signer = Signer("netz.example", "k1", key)
    cluster = durable_server()
    sink, port = start_sink()
    try:
        turns = [turn_of_all(cluster, port, signer) for _turn in range(TURNS)]
        pem = cluster.data.parent / "bench.pem"
        pem.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        most, unknown, lost = killed_ten_times(port, signer, KILLED, pem)
        messages, recipients = taken(port)
    finally:
        sink.kill()
        sink.wait()
    for name in turns[0]:
        work = statistics.median(turn[name].work for turn in turns)
        rates = " ".join(f"{turn[name].per_second:>7.0f}/s" for turn in turns)
        print(f"{name:<16} {rates}   Rechenzeit je Nachricht {work:>6.0f} µs")
    arrived = f"angekommen {messages}, davon an verschiedene {recipients}"
    print(f"{KILLS} Abschüsse: {KILLED} Empfangende, {arrived}, ungewiss {unknown}, verloren {lost}")

    def ratio(over: str, under: str) -> float:
        return statistics.median(turn[over].per_second / turn[under].per_second for turn in turns)

    def less_work(over: str, under: str) -> float:
        return statistics.median(turn[under].work / turn[over].work for turn in turns)

    return [
        ("Pumpe mit DKIM : Django, eine Verbindung, ohne DKIM und Vermerk", ratio("Pumpe", "plain"), "≥ 6"),
        ("  dasselbe an Rechenzeit je Nachricht", less_work("Pumpe", "plain"), "gemessen, ohne Ziel"),
        ("Pumpe mit DKIM : django-post_office, ohne DKIM", ratio("Pumpe", "post_office"), "≥ 10"),
        ("  dasselbe an Rechenzeit je Nachricht", less_work("Pumpe", "post_office"), "gemessen, ohne Ziel"),
        ("Pumpe mit DKIM : Django mit dkimpy", ratio("Pumpe", "dkimpy"), "≥ 30"),
        ("  dasselbe an Rechenzeit je Nachricht", less_work("Pumpe", "dkimpy"), "gemessen, ohne Ziel"),
        ("Pumpe mit DKIM : django-mailer, ohne DKIM", ratio("Pumpe", "mailer"), "≥ 15"),
        ("Preis der Dauer: Pumpe : dieselbe ohne Datenbank", ratio("Pumpe", "ohne Datenbank"), "≥ 0,8"),
        ("Relais signiert : Django, eine Verbindung", ratio("Relais signiert", "plain"), "≥ 20"),
        ("  dasselbe an Rechenzeit je Nachricht", less_work("Relais signiert", "plain"), "gemessen, ohne Ziel"),
        ("Signieren einer Nachricht : eine RSA-Signatur von OpenSSL", price_of_signing(signer), "≤ 1,25"),
        (f"Abschuss, {KILLS} mal: ungewiss je Verbindung", most / CONNECTIONS, "≤ 1"),
        (f"Abschuss, {KILLS} mal: verloren", lost, "0"),
        (f"Abschuss, {KILLS} mal: doppelt", messages - recipients, "0"),
        ("Pumpe mit DKIM : was der Empfänger höchstens nimmt", ratio("Pumpe", "Empfänger"), "–"),
    ]
