"""A real calendar program subscribes to one's own calendar, and sees a change and a cancellation.

vdirsyncer fetches as a program on a telephone does, khal reads what it fetched; both know nothing of Wirnetz.
"""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.networks import make_own_network
from tests.factories.organisations import make_alliance
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.activities.actions import (
    GATHERING_FIELDS,
    GatheringValues,
    cancel_gathering,
    edit_gathering,
    make_feed,
    plan_series,
    revoke_feed,
)
from wirnetz.activities.models import Gathering
from wirnetz.core.editing import fingerprint

pytestmark = [
    pytest.mark.drill,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("audit_may_be_emptied"),
]
PROGRAMS = Path(sys.executable).parent
FETCHING = """
[general]
status_path = "{folder}/status/"
[pair own]
a = "local"
b = "remote"
collections = null
conflict_resolution = "b wins"
partial_sync = "ignore"
[storage local]
type = "filesystem"
path = "{folder}/calendar/"
fileext = ".ics"
[storage remote]
type = "http"
url = "{address}"
"""
READING = """
[calendars]
[[own]]
path = {folder}/calendar/
readonly = True
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %d.%m.%Y
longdateformat = %d.%m.%Y
datetimeformat = %d.%m.%Y %H:%M
longdatetimeformat = %d.%m.%Y %H:%M
[sqlite]
path = {folder}/khal.db
"""


class Client:
    """A calendar program with a folder of its own."""

    def __init__(self, folder, address):
        self.folder = folder
        (folder / "calendar").mkdir()
        (folder / "fetching").write_text(FETCHING.format(folder=folder, address=address), encoding="utf-8")
        (folder / "reading").write_text(READING.format(folder=folder), encoding="utf-8")
        self.run("vdirsyncer", "-c", folder / "fetching", "discover")

    def run(self, program, *words, check=True):
        surroundings = {**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"}
        command = [str(PROGRAMS / program), *map(str, words)]
        return subprocess.run(
            command, env=surroundings, input="y\n" * 9, capture_output=True, text=True, timeout=120, check=check
        )

    def fetch(self, *, check=True):
        return self.run("vdirsyncer", "-c", self.folder / "fetching", "sync", check=check).returncode

    def dates(self):
        form = ("--format", "{start-date} {start-time}-{end-time} {title} {status}", "--day-format", "")
        listed = self.run("khal", "-c", self.folder / "reading", "list", *form, "01.10.2026", "60d").stdout
        return [" ".join(line.split()) for line in listed.splitlines() if line.strip()]


def moment(month, day, hour, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def move(gathering, **changes):
    values = {name: getattr(gathering, name) for name in GATHERING_FIELDS} | changes
    seen = fingerprint(gathering, GATHERING_FIELDS)
    edit_gathering(gathering=gathering, values=GatheringValues(**values), seen=seen, by=None)


def test_a_program_subscribes_and_sees_what_changes(live_server, tmp_path, time_machine):
    time_machine.move_to(moment(10, 1, 12))
    node = add_node(kind=NodeKind.NETWORK, parent=make_alliance().node)
    network = make_own_network("Verbund Nord", node=node)
    person = Person.objects.create_user("alice@wirnetz.example")
    grant_role(person=person, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    weekly = GatheringValues("Sprechstunde", moment(10, 15, 14), moment(10, 15, 16), audience="members")
    plan_series(
        values=weekly, hosts=[network], frequency="weekly", interval=1, until=date(2026, 11, 5), by=person
    )  # over the end of summer time
    make_gathering("Lange Nacht", hosts=(network,), starts_at=moment(11, 6, 20), ends_at=moment(11, 7, 1, 30))
    client = Client(tmp_path, f"{live_server.url}/kalender/eigener/{make_feed(by=person)}.ics")
    assert client.fetch() == 0
    assert client.dates() == [
        "15.10.2026 14:00-16:00 Sprechstunde CONFIRMED",
        "22.10.2026 14:00-16:00 Sprechstunde CONFIRMED",
        "29.10.2026 14:00-16:00 Sprechstunde CONFIRMED",
        "05.11.2026 14:00-16:00 Sprechstunde CONFIRMED",
        "06.11.2026 20:00-01:30 Lange Nacht CONFIRMED",
        "06.11.2026 20:00-01:30 Lange Nacht CONFIRMED",  # named on both of its days
    ]
    second, third = Gathering.objects.filter(series__isnull=False).order_by("starts_at")[1:3]
    move(second, starts_at=moment(10, 23, 9), ends_at=moment(10, 23, 9) + timedelta(hours=1), title="Sprechstunde früh")
    cancel_gathering(gathering=third, reason="Ferien", by=person)
    assert client.fetch() == 0
    assert client.dates()[:4] == [
        "15.10.2026 14:00-16:00 Sprechstunde CONFIRMED",
        "23.10.2026 09:00-10:00 Sprechstunde früh CONFIRMED",
        "29.10.2026 14:00-16:00 Abgesagt: Sprechstunde CANCELLED",
        "05.11.2026 14:00-16:00 Sprechstunde CONFIRMED",
    ]
    revoke_feed(by=person)
    assert client.fetch(check=False) != 0
