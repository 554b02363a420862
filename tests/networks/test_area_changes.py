"""When official areas end, what stood at them goes on in their successors, and the past reads as it was."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.exceptions import ValidationError

from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.factories.organisations import make_organisation
from wirnetz.accounts.models import AuditEntry
from wirnetz.core.commands import cli
from wirnetz.networks import commands as networks  # noqa: F401  enters the command
from wirnetz.networks.actions import follow_area_changes, settle_area_change
from wirnetz.networks.models import Territory
from wirnetz.networks.queries import territory_of, undecided_parts
from wirnetz.regions.enums import SuccessionKind
from wirnetz.regions.models import Area, AreaSuccession

pytestmark = pytest.mark.django_db
LAST, TODAY = date(2025, 12, 31), date(2026, 11, 24)
CHANGES = Path(__file__).parents[2] / "src" / "wirnetz" / "regions" / "reference" / "area_changes.csv"


def ended(key, *new, kind=SuccessionKind.MERGED, last_on=LAST):
    """The area ended that day and goes on in the others."""
    area = make_area(key)
    Area.objects.filter(pk=area.pk).update(valid_until=last_on)
    for each in new:
        AreaSuccession.objects.create(old=area, new=make_area(each), kind=kind)
    return area


def keys(network, on=TODAY):
    return sorted(part.area.key for part in territory_of(network, on))


def test_a_territory_goes_on_in_the_successor_and_each_day_reads_as_it_was():
    ended("13074001", "13074009")
    ended("13074002", "13074009")
    network = make_network(areas=("13074001", "13074002", "13074003"))
    moved = follow_area_changes(on=TODAY)
    assert (moved.territories, moved.open) == (2, 0)
    assert keys(network) == ["13074003", "13074009"]
    assert keys(network, LAST) == ["13074001", "13074002", "13074003"]
    assert AuditEntry.objects.unscoped("test").get(action="follow_area_change").details == {
        "areas": {"13074001": "13074009", "13074002": "13074009"}
    }
    assert follow_area_changes(on=TODAY).all == 0


def test_a_chain_of_changes_is_followed_to_its_end():
    ended("13074001", "13074002", last_on=date(2020, 12, 31))
    ended("13074002", "13075004")
    network = make_network(areas=("13074001",))
    follow_area_changes(on=TODAY)
    assert (keys(network), keys(network, date(2021, 6, 1))) == (["13075004"], ["13074002"])


def test_a_successor_that_belongs_already_with_its_district_is_not_added_again():
    ended("13074001", "13075004")
    network = make_network(areas=("13074001", "13075"))
    follow_area_changes(on=TODAY)
    assert keys(network) == ["13075"]


def test_nothing_moves_before_the_area_has_ended_and_checking_changes_nothing():
    ended("13074001", "13074009")
    network = make_network(areas=("13074001",))
    assert follow_area_changes(on=LAST).all == 0
    assert follow_area_changes(on=TODAY, changes_nothing=True).territories == 1
    assert keys(network) == ["13074001"]


def test_what_was_divided_waits_for_a_person(alice):
    ended("13074001", "13074009", kind=SuccessionKind.SPLIT)
    ended("13074002", "13074008", "13074009")
    ended("13074003")
    network = make_network(areas=("13074001", "13074002", "13074003"))
    assert follow_area_changes(on=TODAY).open == 3
    open_parts = undecided_parts(TODAY, network)
    assert [[area.key for area in found.targets] for _, found in open_parts] == [
        ["13074009"], ["13074008", "13074009"], [],
    ]  # fmt: skip
    (first, where), (second, _), (third, _) = open_parts
    with pytest.raises(ValidationError):
        settle_area_change(network=network, part=first, goes_on_in=[make_area("14511")], by=alice, on=TODAY)
    settle_area_change(network=network, part=first, goes_on_in=where.targets, by=alice, on=TODAY)
    settle_area_change(network=network, part=second, goes_on_in=[make_area("13074008")], by=alice, on=TODAY)
    settle_area_change(network=network, part=third, goes_on_in=[], by=alice, on=TODAY)
    assert (keys(network), undecided_parts(TODAY)) == (["13074008", "13074009"], [])
    with pytest.raises(ValidationError):
        settle_area_change(network=network, part=first, goes_on_in=[], by=alice, on=TODAY)


def test_seats_go_on_too():
    ended("13074001", "13075004")
    ended("13074", "13075")
    office = make_organisation(municipality=make_area("13074001"), seat="13074")
    assert follow_area_changes(on=TODAY).seats == 1
    office.refresh_from_db()
    assert (office.municipality.key, office.seat.key) == ("13075004", "13075")


def test_the_command_tells_what_is_left_to_decide():
    ended("13074002", "13074008", "13074009")
    make_network("Küste", slug="kueste", areas=("13074002",))
    assert json.loads(CliRunner().invoke(cli, ["area-changes", "--json"]).stdout)["undecided"] == [
        {"network": "kueste", "area": "13074002", "until": "2025-12-31", "successors": ["13074008", "13074009"]}
    ]


@pytest.mark.drill
def test_all_changes_of_ten_years_are_followed(reference):
    """The 414 keys that vanished between the two states of the official areas, against the plain list."""
    rows = {row["old_key"]: row for row in csv.DictReader(CHANGES.open(encoding="utf-8"))}
    network = make_network("Alle")
    olds = {area.key: area for area in Area.objects.filter(key__in=rows)}
    Territory.objects.bulk_create(Territory(network=network, area=area) for area in olds.values())
    moved = follow_area_changes(on=TODAY)

    def today(key):
        while key in rows:
            key = rows[key]["new_key"]
        return key

    divided = {key for key in rows if rows[key]["evidence"] == "split"}
    assert (len(olds), moved.open) == (len(rows), len(divided))
    assert {part.area.key for part, _ in undecided_parts(TODAY)} == divided
    wanted = {today(key) for key in rows if key not in divided}
    assert {key for key in keys(network) if key not in rows} == wanted
    before = min(area.valid_until for area in olds.values()) - timedelta(days=1)
    assert set(keys(network, before)) == set(rows)
