"""Calendar files: two independent parsers read the same out of a thousand dates (API-3)."""

import random
import re
from datetime import datetime, timedelta

import pytest
import vobject
from django.urls import reverse
from icalendar import Calendar

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.networks import make_own_network
from tests.factories.offers import make_topic
from wirnetz.activities.actions import cancel_gathering
from wirnetz.activities.enums import GatheringState
from wirnetz.activities.exports import calendar_file
from wirnetz.activities.models import Gathering, GatheringHost
from wirnetz.activities.queries import with_hosts

pytestmark = pytest.mark.django_db
ORIGIN = "https://wirnetz.example"
ODD = (
    *("Straße, Plätze; Größe", "Zeile\neins", 'mit "Anführung"', "Ort \\ Rückstrich", "👩‍🔧 Werkstatt", "ÄÖÜ" * 40),
    *("a:b;c=d,e", " führendes Leerzeichen", "BEGIN:VEVENT", "日本語の会議" * 12),
)


def thousand():
    """Dates over three years, in both changes of clocks, all-day, in the night, with odd texts, some called off."""
    chance, network = random.Random(5), make_own_network(name="Netzwerk, mit Komma; und mehr")
    begin = datetime(2025, 1, 1, tzinfo=BERLIN)
    rows = []
    for number in range(1000):
        start = begin + timedelta(days=number, hours=chance.choice((0, 1, 2, 3, 9, 14, 23)), minutes=30)
        start = start.astimezone(BERLIN)
        rows.append(
            Gathering(
                slug=f"t-{number}",
                title=ODD[number % len(ODD)][:150].strip() or "x",
                summary=ODD[(number + 3) % len(ODD)][:250],
                place=ODD[(number + 5) % len(ODD)][:200],
                starts_at=start,
                ends_at=start + timedelta(hours=chance.choice((1, 2, 5))),
                is_all_day=number % 17 == 0,
                state=GatheringState.CANCELLED if number % 23 == 0 else GatheringState.PLANNED,
                sequence=number % 4,
            )
        )
    made = Gathering.objects.bulk_create(rows)
    GatheringHost.objects.bulk_create(GatheringHost(gathering=each, network=network) for each in made)
    return list(with_hosts(Gathering.objects.order_by("pk")))


def as_moment(value):
    return value.astimezone(BERLIN).isoformat() if isinstance(value, datetime) else value.isoformat()


def read_by_icalendar(content):
    return {
        str(entry["UID"]): (
            str(entry["SUMMARY"]),
            as_moment(entry.decoded("DTSTART")),
            as_moment(entry.decoded("DTEND")),
            str(entry["STATUS"]),
            int(entry["SEQUENCE"]),
            str(entry.get("LOCATION", "")),
            str(entry.get("DESCRIPTION", "")),
        )
        for entry in Calendar.from_ical(content).walk("VEVENT")
    }


def read_by_vobject(content):
    entries = vobject.readOne(content.decode()).vevent_list
    return {
        entry.uid.value: (
            entry.summary.value,
            as_moment(entry.dtstart.value),
            as_moment(entry.dtend.value),
            entry.status.value,
            int(entry.sequence.value),
            entry.location.value if hasattr(entry, "location") else "",
            entry.description.value if hasattr(entry, "description") else "",
        )
        for entry in entries
    }


def test_two_parsers_read_the_same_out_of_a_thousand_dates():
    gatherings = thousand()
    content = calendar_file(gatherings, name="Kalender", origin=ORIGIN)
    first, second = read_by_icalendar(content), read_by_vobject(content)
    assert (len(first), [(first[uid], second[uid]) for uid in first if first[uid] != second[uid]]) == (1000, [])
    wanted = {
        f"termin-{each.pk}@wirnetz.example": each.starts_at.astimezone(BERLIN).date().isoformat()
        if each.is_all_day
        else each.starts_at.astimezone(BERLIN).isoformat()
        for each in gatherings
    }
    assert {uid: found[1] for uid, found in first.items()} == wanted


def test_lines_are_short_and_end_as_the_standard_says():
    content = calendar_file(thousand()[:200], name="Kalender", origin=ORIGIN)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert re.search(rb"(?<!\r)\n", content) is None
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.decode()  # no letter is torn apart for good
    assert b"BEGIN:VTIMEZONE\r\n" in content


def test_the_name_of_an_entry_stays_and_its_sequence_grows(alice):
    gathering = make_gathering(hosts=(make_own_network(),))
    (before,) = read_by_icalendar(calendar_file([gathering], name="K", origin=ORIGIN)).items()
    cancel_gathering(gathering=gathering, reason="Sturm", by=alice)
    changed = with_hosts(Gathering.objects).get()
    (after,) = read_by_icalendar(calendar_file([changed], name="K", origin=ORIGIN)).items()
    assert after[0] == before[0]
    assert (before[1][3:5], after[1][3:5]) == (("CONFIRMED", 0), ("CANCELLED", 1))
    assert after[1][0] == f"Abgesagt: {gathering.title}"
    assert "Grund der Absage: Sturm" in after[1][6]


def test_topics_are_categories_and_examples_say_so():
    gathering = make_gathering(hosts=(make_own_network(),), is_example=True)
    gathering.topics.set([make_topic("Gesundheit"), make_topic("Nachfolge")])
    entry = Calendar.from_ical(calendar_file([gathering], name="K", origin=ORIGIN)).walk("VEVENT")[0]
    assert [str(each) for each in entry["CATEGORIES"].cats] == ["Gesundheit", "Nachfolge"]
    assert str(entry["DESCRIPTION"]).startswith("Beispiel: Dieser Termin ist erfunden.")


def test_the_public_feed_holds_public_dates_only(client, time_machine):
    time_machine.move_to(datetime(2026, 3, 1, tzinfo=BERLIN))
    network = make_own_network()
    shown = make_gathering("Offen", hosts=(network,))
    make_gathering("Intern", hosts=(network,), audience="members")
    response = client.get(reverse("activities:calendar_ics"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert list(read_by_icalendar(response.content)) == [f"termin-{shown.pk}@localhost"]
