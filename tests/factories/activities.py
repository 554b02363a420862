"""Meetings, events and joint activities for tests."""

import itertools
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wirnetz.activities.models import Carrier, Gathering, GatheringHost, JointActivity
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation

_numbers = itertools.count(1)
BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2026, 3, 12, 14, tzinfo=BERLIN)


def make_gathering(title: str = "", *, hosts: tuple[Network | Organisation, ...] = (), **fields: Any) -> Gathering:
    """A public meeting of two hours, by default on 12 March 2026 at two."""
    number = next(_numbers)
    begin = fields.get("starts_at", BEGIN)
    defaults: dict[str, Any] = {
        "slug": f"treffen-{number}",
        "title": title or f"Treffen {number}",
        "starts_at": begin,
        "ends_at": begin + timedelta(hours=2),
    }
    gathering = Gathering.objects.create(**(defaults | fields))
    for host in hosts:
        role = {"network": host} if isinstance(host, Network) else {"organisation": host}
        GatheringHost.objects.create(gathering=gathering, **role)
    return gathering


def make_joint_activity(title: str = "", *, carriers: tuple[Organisation, ...] = (), **fields: Any) -> JointActivity:
    """A joint activity of spring 2026."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "slug": f"aktion-{number}",
        "title": title or f"Aktion {number}",
        "goal": "Betriebe erfahren, was es gibt.",
        "from_on": "2026-03-01",
        "until_on": "2026-05-31",
    }
    activity = JointActivity.objects.create(**(defaults | fields))
    for organisation in carriers:
        Carrier.objects.create(joint_activity=activity, organisation=organisation)
    return activity
