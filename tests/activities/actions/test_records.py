"""Writing down who was there and what came of it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories.activities import BEGIN, make_gathering
from tests.factories.organisations import make_organisation
from wirnetz.activities.actions import Line, record_results
from wirnetz.activities.enums import GatheringState, MinuteKind
from wirnetz.activities.models import Attendance, MinuteItem

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 13)


def lines_of(gathering):
    return list(MinuteItem.objects.unscoped("test").filter(gathering=gathering).values_list("kind", "text"))


def came_to(gathering):
    rows = Attendance.objects.filter(gathering=gathering).order_by("pk")
    return [row.organisation.name if row.organisation else row.guest_name for row in rows]


def test_attendance_guests_and_lines_are_stored(alice):
    gathering, house = make_gathering(), make_organisation(name="Kammer")
    lines = [Line("Wir machen weiter."), Line("Liste erstellen", MinuteKind.TASK, house, date(2026, 4, 1))]
    record_results(gathering=gathering, organisations=[house], guests=["Bäckerei"], lines=lines, on=DAY, by=alice)
    gathering.refresh_from_db()
    assert came_to(gathering) == ["Kammer", "Bäckerei"]
    assert lines_of(gathering) == [("result", "Wir machen weiter."), ("task", "Liste erstellen")]
    assert gathering.recorded_on == DAY


def test_a_second_time_replaces_who_came_and_adds_only_new_lines(alice):
    gathering, one, other = make_gathering(), make_organisation(name="Eins"), make_organisation(name="Zwei")
    record_results(gathering=gathering, organisations=[one], lines=[Line("A")], on=DAY, by=alice)
    record_results(gathering=gathering, organisations=[other], lines=[Line("A"), Line("B")], on=DAY, by=alice)
    assert came_to(gathering) == ["Zwei"]
    assert lines_of(gathering) == [("result", "A"), ("result", "B")]


def test_a_date_ahead_or_called_off_has_no_results(alice):
    for wrong, words in (
        (make_gathering(state=GatheringState.CANCELLED), "abgesagt"),
        (make_gathering(starts_at=BEGIN + timedelta(days=8)), "liegt noch vor Ihnen"),
    ):
        with pytest.raises(ValidationError, match=words):
            record_results(gathering=wrong, organisations=[], lines=[Line("A")], on=DAY, by=alice)
    assert MinuteItem.objects.unscoped("test").count() == 0
