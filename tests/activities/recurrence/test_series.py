"""Moments of a series stay at their wall clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirnetz.activities.recurrence import LONGEST, TooMany, moments_of

BERLIN = ZoneInfo("Europe/Berlin")


def days(first, repeats, until, interval=1):
    return [moment.date() for moment in moments_of(first, repeats=repeats, interval=interval, until=until)]


def test_a_weekly_meeting_at_two_stays_at_two_when_the_clocks_change():
    first = datetime(2026, 3, 19, 14, tzinfo=BERLIN)
    found = moments_of(first, repeats="weekly", interval=1, until=date(2026, 4, 2))
    assert [(each.day, each.hour, each.utcoffset()) for each in found] == [
        (19, 14, timedelta(hours=1)),
        (26, 14, timedelta(hours=1)),
        (2, 14, timedelta(hours=2)),
    ]


def test_an_hour_that_does_not_exist_becomes_the_next_one():
    found = moments_of(
        datetime(2026, 3, 22, 2, 30, tzinfo=BERLIN), repeats="weekly", interval=1, until=date(2026, 3, 29)
    )
    assert [(each.day, each.hour, each.minute) for each in found] == [(22, 2, 30), (29, 3, 30)]


def test_the_third_thursday_stays_the_third_thursday():
    found = days(datetime(2026, 1, 15, 14, tzinfo=BERLIN), "monthly_by_weekday", date(2026, 4, 30))
    assert found == [date(2026, 1, 15), date(2026, 2, 19), date(2026, 3, 19), date(2026, 4, 16)]


def test_a_fifth_weekday_is_the_last_of_each_month():
    found = days(datetime(2026, 1, 29, 14, tzinfo=BERLIN), "monthly_by_weekday", date(2026, 3, 31))
    assert found == [date(2026, 1, 29), date(2026, 2, 26), date(2026, 3, 26)]


def test_a_month_without_the_day_is_left_out():
    found = days(datetime(2026, 1, 31, 9, tzinfo=BERLIN), "monthly_by_day", date(2026, 5, 31))
    assert found == [date(2026, 1, 31), date(2026, 3, 31), date(2026, 5, 31)]


def test_every_other_year_by_interval():
    found = days(datetime(2026, 5, 5, 9, tzinfo=BERLIN), "yearly", date(2030, 12, 31), interval=2)
    assert [day.year for day in found] == [2026, 2028, 2030]


def test_a_series_of_more_dates_than_the_longest_is_refused():
    first = datetime(2026, 1, 1, 9, tzinfo=BERLIN)
    assert len(days(first, "weekly", date(2026, 1, 1) + timedelta(weeks=LONGEST - 1))) == LONGEST
    with pytest.raises(TooMany):
        days(first, "weekly", date(2026, 1, 1) + timedelta(weeks=LONGEST))


def test_an_end_before_the_beginning_gives_no_date():
    assert days(datetime(2026, 1, 1, 9, tzinfo=BERLIN), "weekly", date(2025, 12, 31)) == []


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    st.sampled_from(["weekly", "monthly_by_day", "monthly_by_weekday", "yearly"]),
    st.integers(1, 12),
)
def test_all_moments_ascend_and_begin_with_the_first(first, repeats, interval):
    first = first.replace(hour=12, second=0, microsecond=0, tzinfo=BERLIN)
    found = moments_of(first, repeats=repeats, interval=interval, until=first.date() + timedelta(days=360))
    assert found[0] == first
    assert found == sorted(set(found))
    assert {(each.hour, each.minute) for each in found} == {(12, first.minute)}
