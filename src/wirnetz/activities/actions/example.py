"""Meetings and events of the example year: invented, every line marked."""

from datetime import datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.activities.actions.gatherings import GatheringValues, plan_gathering
from wirnetz.activities.actions.records import Line, record_results
from wirnetz.activities.enums import GatheringKind, GatheringState, MinuteKind
from wirnetz.activities.models import Gathering
from wirnetz.core.loading import Line as TableLine
from wirnetz.core.loading import read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.regions.queries import place_of_address

EXAMPLE = Path(__file__).parents[1] / "example"
COLUMNS = (
    *("title", "hosts", "kind", "on", "from_clock", "until_clock", "place", "postcode", "town", "organisations"),
    *("lines", "cancelled_because", "topics", "offers"),
)
WORDS = {"Ergebnis": MinuteKind.RESULT, "Beschluss": MinuteKind.DECISION, "Aufgabe": MinuteKind.TASK}


@transaction.atomic
def load_example_gatherings(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load what happens in the example year's networks; what is there already stays.

    ReferenceDataError if the table is wrong; then nothing is loaded.
    """
    report = LoadReport(_("Beispiel: Treffen und Veranstaltungen"))
    networks = {network.slug: network for network in Network.objects.all()}
    houses = {house.slug: house for house in Organisation.objects.all()}
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    offers = {offer.slug: offer for offer in Offer.objects.all()}
    there = set(Gathering.objects.filter(is_example=True).values_list("title", "starts_at"))
    for line in read_unique(folder / "gatherings.csv", COLUMNS, ["title", "on"]):
        values = _values(line)
        if (values.title, values.starts_at) in there:
            report.unchanged += 1
            continue
        gathering = plan_gathering(values=values, hosts=line.many_of("hosts", networks), by=None, is_example=True)
        gathering.topics.set(line.many_of("topics", topics))
        gathering.offers.set(line.many_of("offers", offers))
        came, lines = line.many_of("organisations", houses), _lines(line)
        if line.values["cancelled_because"]:
            gathering.state, gathering.sequence = GatheringState.CANCELLED, 1
            gathering.cancelled_because = line.text("cancelled_because", most=300)
            gathering.save()
        elif came or lines:
            day = timezone.localtime(gathering.starts_at).date()
            record_results(gathering=gathering, organisations=came, lines=lines, on=day, by=None, is_example=True)
        report.created += 1
    return report


def _values(line: TableLine) -> GatheringValues:
    kinds = {kind.value: kind for kind in GatheringKind}
    placement = place_of_address(line.values["postcode"], line.values["town"])
    return GatheringValues(
        title=line.text("title", most=150, required=True),
        kind=line.pick("kind", kinds),
        starts_at=_moment(line, "from_clock"),
        ends_at=_moment(line, "until_clock"),
        place=line.text("place", most=200),
        postcode=line.text("postcode", most=5),
        municipality=placement.municipality or placement.district,
    )


def _moment(line: TableLine, column: str) -> datetime:
    day = line.day("on")
    if day is None:
        raise line.error("on", _("Der Tag fehlt."), _("Schreiben Sie ihn als 2026-11-30."))
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(line.values[column])))


def _lines(line: TableLine) -> list[Line]:
    parts = [part.partition(": ") for part in line.values["lines"].split("|") if part]
    return [Line(text, WORDS[word], is_public=word == "Ergebnis") for word, _colon, text in parts]
