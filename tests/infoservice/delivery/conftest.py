"""A database of its own for what the pump commits, and pumps with short waits."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.database import a_copy_of, empty_original
from tests.infoservice.delivery.sink import Sink
from wirnetz.infoservice.actions.mailing import MailBody, Plan, release_mailing
from wirnetz.infoservice.actions.pumping import pump_settings
from wirnetz.infoservice.actions.staging import Addressee
from wirnetz.infoservice.delivery.connecting import Server
from wirnetz.infoservice.delivery.marks import FOOTER, TOKEN
from wirnetz.infoservice.delivery.pump import Pump

TABLES = "infoservice_mailing, infoservice_mailingbody, infoservice_mailingrecipient, infoservice_pumpworker"
FIELDS = {
    "List-Id": "<infodienst.wirnetz.example>",
    "List-Unsubscribe": f"<https://wirnetz.example/a/{TOKEN}>, <mailto:ab@wirnetz.example?subject={TOKEN}>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "List-Help": "<https://wirnetz.example/hilfen/>",
}


@pytest.fixture(scope="module")
def committed(django_db_setup, django_db_blocker):
    """A copy of the empty database in which everything is committed."""
    with django_db_blocker.unblock(), a_copy_of(empty_original()):
        yield


@pytest.fixture
def rows(committed, tmp_path):
    """Empty tables before each test; the folder for the guard's file."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {TABLES}, infoservice_pumpguard RESTART IDENTITY CASCADE")
    return tmp_path


def a_body(key="base", **changes):
    values = {
        "key": key,
        "subject": "Infodienst März: Förderung für Betriebe",
        "text": f"Guten Tag,\n\n.ein Punkt zu Beginn\nhttps://wirnetz.example/a/{TOKEN}\n{FOOTER}\n",
        "html": f'<p>Guten Tag</p><p><a href="https://wirnetz.example/a/{TOKEN}">Abbestellen</a></p><p>{FOOTER}</p>',
        "sender_name": "Partner über Wirnetz",
        "sender_address": "infodienst@wirnetz.example",
        "fields": FIELDS,
    }
    return MailBody(**values | changes)


def people(count, domain="verband{0}.example", body="base"):
    return [
        Addressee(
            f"person{number}@{domain.format(number % 10)}",
            body,
            ["member"],
            f"weil Sie Mitglied {number} sind",
            f"t{number}",
        )
        for number in range(count)
    ]


def release(count, *, family="edition:1", recipients=None, bodies=None, **plan):
    plan.setdefault("canary", 0)
    return release_mailing(
        family=family, title="Ausgabe", bodies=bodies or [a_body()], recipients=recipients or people(count),
        plan=Plan(**plan), by=None,
    )  # fmt: skip


def settings_for(sink, folder, **changes):
    values = {
        "server": Server("127.0.0.1", sink.port, connect_seconds=5, command_seconds=5, end_seconds=5),
        "folder": folder, "connections": 4, "heartbeat_seconds": 0.05, "away_seconds": 0.02, "signer": None,
        "group_per_minute": None, "group_at_once": None, "steps": (timedelta(seconds=0.05),),
        "bounces": "rueck@wirnetz.example",
    }  # fmt: skip
    return pump_settings(**values | changes)


def drain(sink, folder, *, timeout=20, **changes):
    """Run a pump until no mailing runs."""
    return Pump(settings_for(sink, folder, **changes)).drain(timeout)


@pytest.fixture
def sink():
    with Sink() as sink:
        yield sink
