"""Our pump on the sink: whole, without its database, signing alone, and killed ten times."""

import json
import os
import queue
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.mail_edition import HTML, SENDER, SUBJECT, TEXT, address, fields, values
from wirnetz.infoservice.delivery.connecting import Server
from wirnetz.infoservice.delivery.desk import MailingFault
from wirnetz.infoservice.delivery.dkim import Signer, load_signer
from wirnetz.infoservice.delivery.loop import Loop
from wirnetz.infoservice.delivery.message import Body, Frozen, Person
from wirnetz.infoservice.delivery.pump import Pump
from wirnetz.infoservice.delivery.relay import Relay
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings

CONNECTIONS = 64
KILLS = 10
LONGEST = 300.0
SIGNATURES = 500
TOLD = "BENCH_MAIL"
"""What a worker of the bench is told."""


def settings_for(port: int, signer: Signer | None) -> PumpSettings:
    """A pump of this installation that hands over to the sink."""
    from django.conf import settings

    from wirnetz.infoservice.actions.pumping import pump_settings

    server = Server("127.0.0.1", port, messages_per_connection=1000)
    folder = Path(settings.DATA) / "mail"
    return pump_settings(server=server, signer=signer, connections=CONNECTIONS, bounces="b@netz.example", folder=folder)


def body() -> Body:
    """The edition, with its marks."""
    from django.template import engines

    from wirnetz.infoservice.delivery.marks import FOOTER, TOKEN

    render = {name: engines["django"].from_string(template).render for name, template in (("t", TEXT), ("h", HTML))}
    filled = values(TOKEN, FOOTER)
    return Body(SUBJECT, render["h"](filled), render["t"](filled), "Netz", SENDER, "", fields(TOKEN))


def fill(count: int, *, policy: str = "resend") -> None:
    """A mailing of so many recipients, as a release writes it."""
    from django.db import connection
    from django.utils import timezone

    from wirnetz.infoservice.models import Mailing, MailingBody, MailingRecipient

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE infoservice_mailing, infoservice_mailingbody, infoservice_mailingrecipient")
    mailing = Mailing.objects.create(family="bench", title="bench", size=count, policy=policy)
    told = body()
    row = MailingBody.objects.create(
        mailing=mailing, key="base", subject=told.subject, text=told.text, html=told.html,
        sender_name=told.sender_name, sender_address=told.sender_address, fields=dict(told.fields),
    )  # fmt: skip
    now = timezone.now()
    MailingRecipient.objects.bulk_create(
        (
            MailingRecipient(
                mailing=mailing, body=row, address=address(number), canonical=address(number), domain_group="rest",
                footer=f"weil Sie Mitglied {number} sind", token=f"t{number:032x}", next_at=now, released_at=now,
                message_id=f"<{number:032x}@netz.example>",
            )
            for number in range(count)
        ),
        batch_size=1000,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE infoservice_mailingrecipient")


def drain(port: int, signer: Signer | None) -> None:
    """Hand over everything that waits."""
    if not Pump(settings_for(port, signer)).drain(LONGEST):
        raise AssertionError("Die Pumpe wurde nicht fertig.")


class WithoutDatabase:
    """Stands in for the ledger: rows come from memory, and every mark is given at once."""

    def __init__(self, count: int, signer: Signer | None) -> None:
        self._ready: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._left, self._lock = count, threading.Lock()
        self.is_done = threading.Event()
        frozen = Frozen(body(), signer)
        for number in range(count):
            self._ready.put(
                Job(
                    number, 1, 0, address(number), f"<{number:032x}@netz.example>", f"t{number:032x}",
                    f"weil Sie Mitglied {number} sind", "rest", 0, None, 1, frozen,
                )
            )  # fmt: skip

    def next_job(self, timeout: float) -> Job | None:
        """As the ledger's."""
        try:
            return self._ready.get(timeout=timeout)
        except queue.Empty:
            return None

    def wake(self) -> None:
        """As the ledger's."""

    def say_short_of_lines(self, is_short: bool) -> None:
        """As the ledger's."""

    def ask(self, job: Job, tell: Callable[[Job], None]) -> None:
        """As the ledger's."""
        job.is_marked = True
        tell(job)

    def hand_in(self, _settled: Settled) -> None:
        """As the ledger's."""
        with self._lock:
            self._left -= 1
            if not self._left:
                self.is_done.set()

    def let_go(self, job: Job) -> None:
        """As the ledger's."""
        raise AssertionError(f"{job.id} kam nicht hinaus")

    def report(self, fault: MailingFault) -> None:
        """As the ledger's."""
        raise AssertionError(fault.words)


def drain_without_database(port: int, signer: Signer | None, count: int) -> float:
    """The same pump, from memory; the seconds."""
    settings = settings_for(port, signer)
    ledger: Any = WithoutDatabase(count, signer)
    assert settings.server is not None
    loop = Loop(settings, settings.server, ledger, Relay(settings.away_seconds, time.monotonic))
    started = time.perf_counter()
    loop.start()
    if not ledger.is_done.wait(LONGEST):
        raise AssertionError("Die Pumpe wurde nicht fertig.")
    seconds = time.perf_counter() - started
    loop.end()
    loop.join()
    return seconds


def price_of_signing(signer: Signer) -> float:
    """The work of signing a message, as a share of that of the bare RSA signature; medians of turns."""
    signed, bare = Frozen(body(), signer), Frozen(body())
    people = [Person(address(number), f"<{number:032x}@n.example>", f"t{number}") for number in range(SIGNATURES)]
    at, digest = datetime.now(UTC), bytes(32)
    ratios = []
    for _turn in range(5):
        times = []
        for step in (
            lambda person: signed.raw_for(person, at=at),
            lambda person: bare.raw_for(person, at=at),
            lambda _person: signer.sign(digest),
        ):
            started = time.process_time()
            for person in people:
                step(person)
            times.append(time.process_time() - started)
        ratios.append((times[0] - times[1]) / times[2])
    return sorted(ratios)[2]


def killed_ten_times(port: int, signer: Signer, count: int, pem: Path) -> tuple[int, int, int]:
    """Kill a worker in the midst of it, ten times, then let one end it; uncertain rows wait for a decision.

    Returns the most rows that one kill left uncertain, how many uncertain there are, and how many are neither accepted
    nor uncertain. What came twice is for the sink to say.
    """
    from django.db import connection

    from wirnetz.infoservice.models import MailingRecipient

    def counted(**which: str) -> int:
        connection.close()
        return MailingRecipient.objects.unscoped("the bench's own").filter(**which).count()

    fill(count, policy="hold")
    chance, most = random.Random(17), 0
    told = {"database": settings_for(port, None).database, "folder": str(settings_for(port, None).folder)}
    for kill in range(1, KILLS + 1):
        command = [sys.executable, "-m", "bench.mail_pump", str(port), str(pem)]
        worker = subprocess.Popen(command, env=os.environ | {TOLD: json.dumps(told)})
        enough = counted(state="accepted") + chance.randrange(count // 40, count // 15)
        end = time.monotonic() + LONGEST
        while counted(state="accepted") < enough:
            if worker.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"Der {kill}. Versandprozess endete vor der Zeit.")
            time.sleep(0.02)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        most = max(most, counted(state="sending"))
    drain(port, signer)
    unknown, accepted = counted(state="unknown"), counted(state="accepted")
    return most, unknown, count - accepted - unknown


def main(port: int, pem: Path) -> None:
    """A worker to be killed."""
    told = json.loads(os.environ[TOLD])
    signer = load_signer("netz.example", "k1", pem.read_bytes())
    server = Server("127.0.0.1", port, messages_per_connection=1000)
    Pump(
        PumpSettings(
            database=told["database"], folder=Path(told["folder"]), server=server, secret=b"bench",
            bounces="b@netz.example", signer=signer, connections=CONNECTIONS,
        )
    ).drain(LONGEST)  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
