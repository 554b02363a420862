"""Messages a second of our pump (own token, signed, marked durably) beside the usual ways and the sink's limit.

All on one sink, on a database that flushes, one after the other in turns; ratios are medians over the turns.
"""

import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.mail_edition import HTML, SENDER, SUBJECT, TEXT, address, fields, values

TURNS, MANY, FEW = 3, 6_000, 600
PEERS = ("plain", "mailer", "post_office")
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


def taken(port: int) -> int:
    """How many messages the sink has taken since it was last asked."""
    with socket.create_connection(("127.0.0.1", port)) as asking:
        lines = asking.makefile("rb")
        lines.readline()
        asking.sendall(b"STAT\r\n")
        return int(lines.readline().split()[1])


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
    return cluster


def fill(count: int) -> None:
    """A mailing of so many recipients, as a release writes it."""
    from django.db import connection
    from django.template import engines
    from django.utils import timezone

    from wirnetz.infoservice.delivery.marks import FOOTER, TOKEN
    from wirnetz.infoservice.models import Mailing, MailingBody, MailingRecipient

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE infoservice_mailing, infoservice_mailingbody, infoservice_mailingrecipient")
    mailing = Mailing.objects.create(family="bench", title="bench", size=count)
    render = {name: engines["django"].from_string(template).render for name, template in (("t", TEXT), ("h", HTML))}
    filled = values(TOKEN, FOOTER)
    body = MailingBody.objects.create(
        mailing=mailing, key="base", subject=SUBJECT, text=render["t"](filled), html=render["h"](filled),
        sender_name="Netz", sender_address=SENDER, fields=fields(TOKEN),
    )  # fmt: skip
    now = timezone.now()
    MailingRecipient.objects.bulk_create(
        (
            MailingRecipient(
                mailing=mailing, body=body, address=address(number), canonical=address(number), domain_group="rest",
                footer=f"weil Sie Mitglied {number} sind", token=f"t{number:032x}", next_at=now, released_at=now,
                message_id=f"<{number:032x}@netz.example>",
            )
            for number in range(count)
        ),
        batch_size=1000,
    )  # fmt: skip


def pump(port: int, signer: Any, connections: int) -> float:
    """Messages a second of one pump in this process."""
    from django.conf import settings
    from django.db import connection

    from wirnetz.infoservice.actions.pumping import pump_settings
    from wirnetz.infoservice.delivery.pump import Pump
    from wirnetz.infoservice.delivery.smtp import Server

    fill(MANY)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE infoservice_mailingrecipient")
    server = Server("127.0.0.1", port, messages_per_connection=1000)
    ready = Pump(
        pump_settings(server=server, signer=signer, connections=connections, bounces="b@netz.example",
                      folder=Path(settings.DATA) / "mail")
    )  # fmt: skip
    started = time.perf_counter()
    assert ready.drain(300)
    spent = time.perf_counter() - started
    assert taken(port) == MANY
    return MANY / spent


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
    assert taken(port) == MANY
    return MANY / (time.perf_counter() - started)


def peer(name: str, port: int, host: str) -> float:
    """Messages a second of a usual way, in a project of its own."""
    command = [sys.executable, "-m", "bench.mail_peers", name, str(FEW), str(port), host]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert taken(port) == FEW
    return FEW / float(done.stdout.split()[-1])


def main() -> list[Row]:
    """Ratios of the pump against each."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    from wirnetz.infoservice.delivery.dkim import Signer

    signer = Signer("netz.example", "k1", rsa.generate_private_key(65537, 2048))
    cluster = durable_server()
    sink, port = start_sink()
    turns: list[dict[str, float]] = []
    try:
        for _turn in range(TURNS):
            found = {name: peer(name, port, str(cluster.socket)) for name in PEERS}
            found |= {"pump": pump(port, signer, 32), "unsigned": pump(port, None, 32), "limit": limit(port)}
            turns.append(found)
    finally:
        sink.kill()
        sink.wait()
    for name in turns[0]:
        print(f"{name:<12} " + " ".join(f"{turn[name]:>8.0f}/s" for turn in turns))

    def ratio(over: str, under: str) -> float:
        return statistics.median(turn[over] / turn[under] for turn in turns)

    return [
        ("Pumpe mit DKIM : Django, eine Verbindung, ohne DKIM und Vermerk", ratio("pump", "plain"), "≥ 5"),
        ("Pumpe mit DKIM : django-mailer, ohne DKIM", ratio("pump", "mailer"), "≥ 15"),
        ("Pumpe mit DKIM : django-post_office, ohne DKIM", ratio("pump", "post_office"), "≥ 8"),
        ("Pumpe ohne DKIM : Django, eine Verbindung", ratio("unsigned", "plain"), "≥ 6"),
        ("Pumpe mit DKIM : was der Empfänger höchstens nimmt", ratio("pump", "limit"), "–"),
    ]
