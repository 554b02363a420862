"""Calendars as files of RFC 5545. Each date is an entry of its own, in series as well, so that each can move alone.

The name of an entry (UID) is made of the number of the date and never changes; SEQUENCE grows with each change.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.urls import reverse
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import hosts_of

BERLIN = ZoneInfo("Europe/Berlin")
UTC = ZoneInfo("UTC")
PRODUCT = "-//Wirnetz//Kalender//DE"
ASK_AGAIN = timedelta(hours=1)


def calendar_file(gatherings: Iterable[Gathering], *, name: str, origin: str) -> bytes:
    """The dates as a calendar; load them with `with_hosts`. `origin` is the configured address of the site."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", BERLIN.key)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    entries = [entry_of(gathering, origin=origin) for gathering in gatherings]
    calendar.add_component(central_europe())
    for entry in entries:
        calendar.add_component(entry)
    return calendar.to_ical()


def central_europe() -> Timezone:
    """The rule by which the clocks change since 1996, as every calendar program understands it."""
    zone = Timezone()
    zone.add("tzid", BERLIN.key)
    for part, month, hour, before, after, name in (
        (TimezoneDaylight(), 3, 2, timedelta(hours=1), timedelta(hours=2), "CEST"),
        (TimezoneStandard(), 10, 3, timedelta(hours=2), timedelta(hours=1), "CET"),
    ):
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def entry_of(gathering: Gathering, *, origin: str) -> Event:
    """One date as an entry."""
    entry = Event()
    entry.add("uid", f"termin-{gathering.pk}@{urlsplit(origin).hostname or 'wirnetz'}")
    entry.add("dtstamp", gathering.changed_at.astimezone(UTC))
    entry.add("last-modified", gathering.changed_at.astimezone(UTC))
    entry.add("sequence", gathering.sequence)
    begin, end = gathering.starts_at.astimezone(BERLIN), gathering.ends_at.astimezone(BERLIN)
    if gathering.is_all_day:
        entry.add("dtstart", begin.date())
        entry.add("dtend", end.date() + timedelta(days=1))
    else:
        entry.add("dtstart", by_clock(begin))
        entry.add("dtend", by_clock(end))
    entry.add("summary", f"Abgesagt: {gathering.title}" if gathering.is_cancelled else gathering.title)
    entry.add("status", "CANCELLED" if gathering.is_cancelled else "CONFIRMED")
    entry.add("url", origin.rstrip("/") + reverse("activities:gathering", args=[gathering.slug]))
    if place := where(gathering):
        entry.add("location", place)
    if text := description(gathering):
        entry.add("description", text)
    if topics := [topic.name for topic in gathering.topics.all()]:
        entry.add("categories", topics)
    return entry


def by_clock(moment: datetime) -> datetime:
    """The moment by local clock, which series keep; in the hour that the clocks repeat in autumn, by UTC."""
    local = moment.astimezone(BERLIN)
    is_repeated = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return local.astimezone(UTC) if is_repeated else local


def where(gathering: Gathering) -> str:
    """The place in one line."""
    town = gathering.municipality.name if gathering.municipality else ""
    parts = [gathering.place, gathering.street, f"{gathering.postcode} {town}".strip()]
    return ", ".join(part for part in parts if part)


def description(gathering: Gathering) -> str:
    """What it is about and who invites, as plain text."""
    hosts = ", ".join(host.name for host in hosts_of(gathering))
    because = f"Grund der Absage: {gathering.cancelled_because}" if gathering.cancelled_because else ""
    example = "Beispiel: Dieser Termin ist erfunden." if gathering.is_example else ""
    return "\n\n".join(part for part in (example, because, gathering.summary, f"Es lädt ein: {hosts}") if part)
