"""Who sits in networks and what is recorded of them, read from records and told on the command line."""

import json
from datetime import date, datetime

import pytest
from click.testing import CliRunner

from tests.factories.activities import BERLIN, make_gathering, make_joint_activity
from tests.factories.areas import make_area
from tests.factories.networks import make_membership, make_network, make_own_network
from tests.factories.offers import make_topic
from tests.factories.organisations import make_organisation, make_partner
from wirnetz.activities.enums import GatheringState
from wirnetz.activities.models import Joining
from wirnetz.core.commands import cli
from wirnetz.landscape.analysis import Activity
from wirnetz.landscape.queries.ties import activities_of, days_of, offices_at, seats_in, topics_of
from wirnetz.networks.enums import MembershipRole
from wirnetz.organisations.enums import OrganisationLevel

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 28)


@pytest.fixture
def row():
    """An own network and another one in the same district, with a chamber in both."""
    own, other = make_own_network("Nord", areas=("01001",)), make_network("Süd", areas=("01001",))
    chamber = make_organisation("Kammer")
    make_membership(chamber, own)
    make_membership(chamber, other)
    return own, other


def test_members_of_the_day_sit_in_their_networks(row):
    gone, guest = make_organisation("Amt"), make_organisation("Gast")
    make_membership(gone, row[0], until_on=date(2026, 11, 27))
    make_membership(guest, row[0], role=MembershipRole.GUEST)
    organisations, seats = seats_in([each.pk for each in row], DAY)
    assert ([each.name for each in organisations], seats.toarray().tolist()) == (["Kammer"], [[True, True]])


def test_days_are_those_of_gatherings_and_of_what_two_houses_carry(row):
    own, other = row
    place = make_area("01001001", "Ort")
    make_gathering(hosts=(own, other), starts_at=datetime(2026, 3, 12, 23, 30, tzinfo=BERLIN), municipality=place)
    make_gathering(hosts=(own,), starts_at=datetime(2026, 4, 2, 9, tzinfo=BERLIN), state=GatheringState.CANCELLED)
    make_gathering(hosts=(own,), starts_at=datetime(2027, 1, 5, 9, tzinfo=BERLIN))
    houses = tuple(make_organisation(f"Haus {number}") for number in range(2))
    both, alone = make_joint_activity(carriers=houses), make_joint_activity(carriers=houses[:1])
    for activity in (both, alone):
        Joining.objects.create(joint_activity=activity, network=own)
    Joining.objects.create(joint_activity=both, network=other, from_on=date(2026, 4, 1))
    found = activities_of([each.pk for each in row], {"01001001": 7})
    assert [each for each in found if each.area is not None] == [
        Activity(0, date(2026, 3, 12), 7), Activity(1, date(2026, 3, 12), 7)
    ]  # fmt: skip
    assert days_of(found, 2) == (
        (date(2026, 3, 1), date(2026, 3, 12), date(2027, 1, 5)),
        (date(2026, 3, 12), date(2026, 4, 1)),
    )


def test_topics_and_offices_come_with_place_and_house(row):
    row[0].topics.add(make_topic("Gesundheit"))
    assert topics_of([each.pk for each in row]) == {row[0].pk: ("Gesundheit",)}
    house = make_partner("Kasse", slug="kasse")
    make_organisation("Kasse Nord", seat="01001", parent=house, level=OrganisationLevel.OFFICE)
    found = offices_at({"01001001": 0, "01001002": 1}, {"01001001": 5.0, "01001002": 9.0})
    assert [(each.name, each.house, each.area, each.is_partner) for each in found] == [
        ("Kammer", found[0].slug, None, False), ("Kasse", "kasse", None, True), ("Kasse Nord", "kasse", 1, True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("bridges", ["Nach den hier vorliegenden Angaben verbindet eine einzige Organisation „Nord“ mit „Süd“: "
                     "Kammer."]),
        ("continuity", [f"Vom Netzwerk „{name}“ liegen uns keine Aufzeichnungen vor. Das sagt nichts über seine "
                        "Arbeit."
                        for name in ("Nord", "Süd")]),
        ("peers", ["Wir können es nicht sagen, weil zum Netzwerk „Nord“ noch zu wenig eingetragen ist: Gebiet, "
         "Partner, "
                   "Gründungsjahr."]),
    ],
)  # fmt: skip
def test_each_question_answers_with_sentences_and_records(row, question, said):
    found = json.loads(CliRunner().invoke(cli, ["landscape", question, "--json"]).stdout)
    assert [each["sentence"] for each in found] == said
    assert CliRunner().invoke(cli, ["landscape", question]).stdout.splitlines() == said
