"""Joint activities of the example year with their dates and registrations: invented, every line marked."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.queries import token_digest
from wirnetz.activities.actions.gatherings import GatheringValues, plan_gathering
from wirnetz.activities.actions.joining import ReachValues, record_reach
from wirnetz.activities.actions.joint import ActivityValues, add_step, begin_activity, found_activity
from wirnetz.activities.actions.registrations import kept_until
from wirnetz.activities.enums import GatheringKind, JointActivityState, ReachMethod, RegistrationState
from wirnetz.activities.models import Carrier, Gathering, Joining, JointActivity, PartRequest, Registration
from wirnetz.activities.queries import Party, places_of, registration_key
from wirnetz.core.loading import Line, read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.core.sorting import german_sort_key
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.regions.queries import place_of_address

EXAMPLE = Path(__file__).parents[1] / "example"
COLUMNS = (
    *("title", "goal", "from_on", "until_on", "state", "description", "topics", "offers", "carriers", "asked"),
    *("joinings", "steps", "dates", "learnt"),
)
DATE_COLUMNS = (
    *("activity", "title", "hosts", "on", "from_clock", "until_clock", "place", "postcode", "town", "firm_count"),
    *("known_count", "method", "capacity", "registered"),
)


@transaction.atomic
def load_example_activities(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load the example year's joint activities; what is there already stays.

    ReferenceDataError if a table is wrong; then nothing is loaded.
    """
    report = LoadReport(_("Beispiel: gemeinsame Aktionen"))
    parties: dict[str, Party] = {network.slug: network for network in Network.objects.all()}
    parties |= {house.slug: house for house in Organisation.objects.all()}
    there = set(JointActivity.objects.filter(is_example=True).values_list("title", flat=True))
    new: dict[str, JointActivity] = {}
    for line in read_unique(folder / "joint_activities.csv", COLUMNS, ["title"]):
        if line.values["title"] in there:
            report.unchanged += 1
            continue
        activity = _load_activity(line, parties)
        new[activity.title] = activity
        report.created += 1
    for line in read_unique(folder / "joint_dates.csv", DATE_COLUMNS, ["title", "on"]):
        if line.values["activity"] in new:
            _load_date(line, new[line.values["activity"]], parties)
    return report


def _load_activity(line: Line, parties: Mapping[str, Party]) -> JointActivity:
    lead, *others = _pairs(line, "carriers", parties)
    values = ActivityValues(
        title=line.text("title", most=150, required=True),
        goal=line.text("goal", most=250, required=True),
        from_on=_day(line, "from_on"),
        until_on=_day(line, "until_on"),
        description=line.values["description"].replace("|", "\n\n"),
        topics=line.many_of("topics", {topic.slug: topic for topic in Topic.objects.all()}),
        offers=line.many_of("offers", {offer.slug: offer for offer in Offer.objects.all()}),
    )
    activity = found_activity(values=values, lead=_house(lead[0]), contribution=lead[1], by=None, is_example=True)
    for party, contribution in others:
        Carrier.objects.create(
            joint_activity=activity, organisation=_house(party), contribution=contribution, is_example=True
        )
    for party, contribution in _pairs(line, "asked", parties):
        PartRequest.objects.create(
            joint_activity=activity, organisation=_house(party), contribution=contribution, is_example=True
        )
    if line.values["state"] != JointActivityState.PLANNED:
        activity = begin_activity(activity=activity, by=None)
    _load_parts(line, activity, parties)
    if line.values["state"] == JointActivityState.DONE:
        activity.state, activity.learnt = JointActivityState.DONE, line.text("learnt", most=2000)
        activity.save()
    return activity


def _load_parts(line: Line, activity: JointActivity, parties: Mapping[str, Party]) -> None:
    for entry in _entries(line, "joinings"):
        slug, plan, learnt = (part.strip() for part in entry.split(":"))
        party = _known(line, "joinings", slug, parties)
        who: dict[str, Party] = {"network" if isinstance(party, Network) else "organisation": party}
        Joining.objects.create(joint_activity=activity, plan=plan, learnt=learnt, is_example=True, **who)
    for entry in _entries(line, "steps"):
        text, slug, due, done = (part.strip() for part in entry.split(";"))
        add_step(
            activity=activity,
            text=text,
            organisation=_house(_known(line, "steps", slug, parties)),
            due_on=datetime.fromisoformat(due).date(),
            done_on=datetime.fromisoformat(done).date() if done else None,
            by=None,
        )
    for entry in _entries(line, "dates"):
        on, _space, title = entry.partition(" ")
        dates = Gathering.objects.filter(title=title, starts_at__date=on, is_example=True)
        dates.update(joint_activity=activity)


def _load_date(line: Line, activity: JointActivity, parties: Mapping[str, Party]) -> None:
    placement = place_of_address(line.values["postcode"], line.values["town"])
    capacity = int(line.values["capacity"]) if line.values["capacity"] else None
    values = GatheringValues(
        title=line.text("title", most=150, required=True),
        kind=GatheringKind.EVENT,
        starts_at=_moment(line, "from_clock"),
        ends_at=_moment(line, "until_clock"),
        place=line.text("place", most=200),
        postcode=line.text("postcode", most=5),
        municipality=placement.municipality or placement.district,
        takes_registrations=capacity is not None,
        capacity=capacity,
        joint_activity=activity,
    )
    gathering = plan_gathering(values=values, hosts=line.many_of("hosts", parties), by=None, is_example=True)
    gathering.topics.set(activity.topics.all())
    gathering.offers.set(activity.offers.all())
    if line.values["firm_count"]:
        Gathering.objects.filter(pk=gathering.pk).update(recorded_on=values.starts_at.date())
        firms, known = int(line.values["firm_count"]), int(line.values["known_count"])
        reach = ReachValues(firms, known, line.pick("method", {way.value: way for way in ReachMethod}))
        record_reach(record=gathering, values=reach, by=None, is_example=True)
    for number, entry in enumerate(_entries(line, "registered")):
        name, _colon, organisation = entry.partition(":")
        _register(gathering, name.strip(), organisation.strip(), number)


def _register(gathering: Gathering, name: str, organisation: str, number: int) -> None:
    email = f"{german_sort_key(name.split(maxsplit=1)[0])}.{gathering.pk}@betrieb.example"
    Registration.objects.create(
        gathering=gathering,
        name=name,
        organisation_name=organisation,
        email=email,
        state=RegistrationState.WAITING if places_of(gathering).is_full else RegistrationState.CONFIRMED,
        token_hash=token_digest(registration_key(gathering, email)),
        confirmed_at=timezone.now() - timedelta(days=9) + timedelta(hours=5 * number),
        keep_until=kept_until(gathering),
        is_example=True,
    )


def _entries(line: Line, column: str) -> list[str]:
    return [entry.strip() for entry in line.values[column].split("|") if entry.strip()]


def _pairs(line: Line, column: str, parties: Mapping[str, Party]) -> list[tuple[Party, str]]:
    pairs = (entry.partition(":") for entry in _entries(line, column))
    return [(_known(line, column, slug.strip(), parties), text.strip()) for slug, _colon, text in pairs]


def _known(line: Line, column: str, slug: str, parties: Mapping[str, Party]) -> Party:
    if slug not in parties:
        raise line.error(column, _("„%s“ ist nicht eingetragen.") % slug, _("Nehmen Sie einen Kurznamen von hier."))
    return parties[slug]


def _house(party: Party) -> Organisation:
    assert isinstance(party, Organisation)  # noqa: S101 - a table of our own
    return party


def _day(line: Line, column: str) -> date:
    day = line.day(column)
    if day is None:
        raise line.error(column, _("Der Tag fehlt."), _("Schreiben Sie ihn als 2026-11-30."))
    return day


def _moment(line: Line, column: str) -> datetime:
    return timezone.make_aware(datetime.combine(_day(line, "on"), time.fromisoformat(line.values[column])))
