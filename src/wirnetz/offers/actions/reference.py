"""Loading the reference tables of the room `offers`."""

from pathlib import Path

from django.db import transaction

from wirnetz.core.loading import ORIGIN_COLUMNS, Line, read_unique, store, store_sets
from wirnetz.core.reference import LoadReport
from wirnetz.core.sorting import german_sort_key
from wirnetz.offers.enums import OfferKind, OfferStatus
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import hand_edited
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

REFERENCE = Path(__file__).parents[1] / "reference"
COLUMNS = (
    *("slug", "name", "kind", "audience", "purpose", "number", "is_shared", "topics", "areas", "provider"),
    *("provider_name", "website", "ended_on", *ORIGIN_COLUMNS),
)
FIELDS = (
    *("name", "sort_key", "kind", "audience", "purpose", "number", "is_shared", "provider", "provider_name", "website"),
    *("status", "ended_on", "source_url", "source_note", "as_of"),
)
KINDS = {kind.value: kind for kind in OfferKind}


@transaction.atomic
def load_reference(*, folder: Path = REFERENCE) -> LoadReport:
    """Load topics and offers; organisations and areas must be loaded. A second run changes nothing.

    What a person has edited stays as it is. ReferenceDataError if a table is wrong; then nothing is loaded.
    """
    topic_report, topics = _load_topics(folder / "topics.csv")
    lines = read_unique(folder / "offers.csv", COLUMNS, ["slug"])
    providers = {organisation.slug: organisation for organisation in Organisation.objects.all()}
    areas = {area.key: area for area in Area.objects.exclude(level=AreaLevel.MUNICIPALITY).current()}
    kept = hand_edited(Offer)
    wanted = [_offer(line, providers) for line in lines]
    report, stored = store(wanted, model=Offer, key=["slug"], fields=FIELDS, keep=kept)
    pairs = [(offer, line) for offer, line in zip(stored, lines, strict=True) if offer.pk not in kept]
    store_sets(
        Offer, "topics", {offer.pk: {topic.pk for topic in line.many_of("topics", topics)} for offer, line in pairs}
    )
    store_sets(Offer, "areas", {offer.pk: {area.pk for area in line.many_of("areas", areas)} for offer, line in pairs})
    report.parts.append(topic_report)
    return report


@transaction.atomic
def load_topics(*, folder: Path = REFERENCE) -> LoadReport:
    """Load the topics alone: the words that the catalogue of an installation without our offers begins with."""
    return _load_topics(folder / "topics.csv")[0]


def _load_topics(path: Path) -> tuple[LoadReport, dict[str, Topic]]:
    """The topics, stored, by slug."""
    wanted = []
    for line in read_unique(path, ["slug", "name"], ["slug"]):
        name = line.text("name", most=100, required=True)
        wanted.append(Topic(slug=line.slug("slug"), name=name, sort_key=german_sort_key(name)))
    report, stored = store(wanted, model=Topic, key=["slug"], fields=["name", "sort_key"], keep=hand_edited(Topic))
    return report, {topic.slug: topic for topic in stored}


def _offer(line: Line, providers: dict[str, Organisation]) -> Offer:
    """The record that a line describes, not yet stored and without its ties."""
    name, ended_on = line.text("name", most=200, required=True), line.partial_date("ended_on")
    return Offer(
        slug=line.slug("slug"),
        name=name,
        sort_key=german_sort_key(name),
        kind=line.pick("kind", KINDS),
        audience=line.text("audience", most=200),
        purpose=line.text("purpose", most=1000),
        number=line.text("number", most=40),
        is_shared=line.yes_no("is_shared"),
        provider=line.one_of("provider", providers, required=False),
        provider_name=line.text("provider_name", most=200),
        website=line.web_address("website"),
        status=OfferStatus.ENDED if ended_on else OfferStatus.RECORDED,
        ended_on=ended_on,
        **line.origin(),
    )
