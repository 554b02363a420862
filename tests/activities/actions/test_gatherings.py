"""Planning, changing and calling off dates."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories.activities import BEGIN, BERLIN, make_gathering
from tests.factories.networks import make_network, make_own_network
from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.activities.actions import (
    GATHERING_FIELDS,
    GatheringValues,
    cancel_gathering,
    edit_gathering,
    plan_gathering,
    plan_series,
)
from wirnetz.activities.enums import Frequency, GatheringState
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import hosts_of, with_hosts
from wirnetz.core.editing import EditConflict, fingerprint

pytestmark = pytest.mark.django_db
VALUES = GatheringValues(title="Treffen im Frühjahr", starts_at=BEGIN, ends_at=BEGIN + timedelta(hours=2))


def seen(gathering):
    return fingerprint(Gathering.objects.get(pk=gathering.pk), GATHERING_FIELDS)


def test_a_date_is_planned_by_several_hosts(alice):
    network, house = make_own_network(name="Nord"), make_organisation(name="Kammer")
    gathering = plan_gathering(values=VALUES, hosts=[network, house], by=alice)
    assert gathering.slug == "2026-03-12-treffen-im-fruehjahr"
    assert hosts_of(with_hosts(Gathering.objects).get()) == [network, house]
    assert list(AuditEntry.objects.unscoped("test").values_list("action", flat=True)) == ["plan_gathering"]


def test_two_dates_of_the_same_name_and_day_have_addresses_of_their_own():
    network = make_network()
    slugs = [plan_gathering(values=VALUES, hosts=[network], by=None).slug for _ in range(3)]
    assert slugs == [f"2026-03-12-treffen-im-fruehjahr{number}" for number in ("", "-2", "-3")]


def test_nobody_invites_or_one_that_has_ended_is_refused():
    with pytest.raises(ValidationError, match="mindestens ein Netzwerk"):
        plan_gathering(values=VALUES, hosts=[], by=None)
    with pytest.raises(ValidationError, match="ein Ende vermerkt"):
        plan_gathering(values=VALUES, hosts=[make_network(status="ended")], by=None)
    assert Gathering.objects.count() == 0


def test_what_was_before_a_network_ended_is_still_entered():
    """`VALUES` lie in one of the months of their year; an end is known as a day, a month or a year."""
    day = VALUES.starts_at.date()
    for end in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], str(day.year + 1)):
        network = make_network(status="ended", ended_on=end)
        assert plan_gathering(values=VALUES, hosts=[network], by=None).pk
    for end in (str(day.year - 1), (day - timedelta(days=1)).isoformat()):
        with pytest.raises(ValidationError, match="ist ein Ende vermerkt"):
            plan_gathering(values=VALUES, hosts=[make_network(status="ended", ended_on=end)], by=None)


def test_an_end_before_the_beginning_is_refused_and_nothing_is_written():
    wrong = replace(VALUES, ends_at=BEGIN - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="Das Ende liegt vor dem Beginn"):
        plan_gathering(values=wrong, hosts=[make_network()], by=None)
    assert Gathering.objects.count() == 0


def test_a_series_is_dates_of_their_own_across_the_change_of_clocks():
    made = plan_series(
        values=VALUES,
        hosts=[make_network()],
        frequency=Frequency.MONTHLY_BY_WEEKDAY,
        interval=1,
        until=date(2026, 5, 31),
        by=None,
    )
    local = [gathering.starts_at.astimezone(BERLIN) for gathering in made]
    assert [(each.day, each.month, each.hour) for each in local] == [(12, 3, 14), (9, 4, 14), (14, 5, 14)]
    assert [each.ends_at - each.starts_at for each in made] == [timedelta(hours=2)] * 3
    assert [each.occurrence_at for each in made] == [each.starts_at for each in made]


def test_a_series_that_is_too_long_says_so_and_writes_nothing():
    with pytest.raises(ValidationError, match="mehr als 60 Termine"):
        plan_series(
            values=VALUES, hosts=[make_network()], frequency="weekly", interval=1, until=date(2030, 1, 1), by=None
        )
    assert Gathering.objects.count() == 0


def test_a_moved_date_raises_its_sequence_and_an_agenda_does_not(alice):
    gathering = make_gathering(title=VALUES.title, starts_at=VALUES.starts_at)
    moved = replace(VALUES, starts_at=BEGIN + timedelta(days=1), ends_at=BEGIN + timedelta(days=1, hours=2))
    after = edit_gathering(gathering=gathering, values=moved, seen=seen(gathering), by=alice)
    assert (after.sequence, after.slug) == (1, gathering.slug)
    with_agenda = replace(moved, agenda="1. Begrüßung")
    again = edit_gathering(gathering=after, values=with_agenda, seen=seen(after), by=alice)
    assert (again.sequence, again.agenda) == (1, "1. Begrüßung")


def test_the_second_of_two_editors_is_refused(alice):
    gathering = make_gathering()
    before = seen(gathering)
    edit_gathering(gathering=gathering, values=VALUES, seen=before, by=alice)
    with pytest.raises(EditConflict):
        edit_gathering(gathering=gathering, values=replace(VALUES, title="Anders"), seen=before, by=alice)
    assert Gathering.objects.get().title == VALUES.title


def test_a_cancelled_date_stays_with_its_reason_and_is_cancelled_once(alice):
    gathering = make_gathering()
    cancelled = cancel_gathering(gathering=gathering, reason="Sturm", by=alice)
    assert (cancelled.state, cancelled.cancelled_because, cancelled.sequence) == (GatheringState.CANCELLED, "Sturm", 1)
    with pytest.raises(ValidationError, match="schon abgesagt"):
        cancel_gathering(gathering=gathering, reason="", by=alice)


def test_what_took_place_is_not_cancelled(alice):
    gathering = make_gathering(recorded_on=date(2026, 3, 13))
    with pytest.raises(ValidationError, match="stattgefunden"):
        cancel_gathering(gathering=gathering, reason="", by=alice)


def test_a_meeting_may_end_after_midnight():
    night = replace(VALUES, starts_at=datetime(2026, 3, 28, 22, tzinfo=BERLIN))
    night = replace(night, ends_at=datetime(2026, 3, 29, 4, tzinfo=BERLIN))
    gathering = plan_gathering(values=night, hosts=[make_network()], by=None)
    assert gathering.ends_at.timestamp() - gathering.starts_at.timestamp() == 5 * 3600  # the clocks went forward


def test_registrations_need_somebody_who_may_read_them(alice):
    network = make_network(node=add_node(kind=NodeKind.NETWORK, parent=make_alliance().node))
    values = replace(VALUES, takes_registrations=True)
    with pytest.raises(ValidationError) as refused:
        plan_gathering(values=values, hosts=[network], by=alice)
    assert list(refused.value.error_dict) == ["takes_registrations"]
    grant_role(person=alice, node=network.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    assert plan_gathering(values=values, hosts=[network], by=alice).takes_registrations
