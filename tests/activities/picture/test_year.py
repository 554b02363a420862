"""Where the bricks of a year stand."""

import itertools
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirnetz.activities.picture import NARROW, WIDE, Entry, Span, year_picture

TODAY = date(2026, 5, 10)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ENTRIES = st.lists(
    st.builds(Entry, DAYS, st.sampled_from(["own", "other", "both", "cancelled"]), st.integers(1, 40)), max_size=25
)


def number(text):
    return float(text)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(entries=ENTRIES, sheet=st.sampled_from([WIDE, NARROW]))
def test_every_brick_stands_on_its_day_inside_its_strip_and_none_covers_another(entries, sheet):
    picture = year_picture(2026, entries, sheet=sheet, today=TODAY)
    assert len(picture.bricks) == len(entries)
    assert sum(strip.count for strip in picture.strips) == sum(e.count for e in entries if e.kind != "cancelled")
    papers = [strip.paper for strip in picture.strips]
    columns = {}
    for brick in picture.bricks:
        top, height = number(brick.y), number(brick.height)
        inside = [p for p in papers if number(p.y) <= top + 0.2 and top + height <= number(p.y) + sheet.strip + 0.2]
        assert len(inside) == 1
        assert number(inside[0].x) <= number(brick.x) < number(inside[0].x) + number(inside[0].width)
        columns.setdefault((brick.x, inside[0].y), []).append((top, top + height))
    for column in columns.values():
        column.sort()
        assert all(above[1] <= below[0] + 0.3 for above, below in itertools.pairwise(column))


def test_a_strip_is_as_long_as_its_month_and_weekends_lie_where_they_are():
    picture = year_picture(2026, [], sheet=WIDE, today=TODAY)
    assert [number(strip.paper.width) / WIDE.cell for strip in picture.strips] == [
        *(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    ]
    march = picture.strips[2]
    days = [round((number(day.x) - WIDE.left) / WIDE.cell) + 1 for day in march.weekends]
    assert days == [1, 7, 8, 14, 15, 21, 22, 28, 29]


def test_what_lasts_is_a_line_below_each_of_its_months_and_two_at_once_get_a_lane_each():
    spans = [
        Span(date(2025, 11, 1), date(2026, 2, 14), "Eins", "/1/"),
        Span(date(2026, 2, 1), date(2026, 3, 31), "Zwei", "/2/"),
        Span(date(2026, 4, 1), date(2026, 4, 30), "Drei", "/3/"),
    ]
    picture = year_picture(2026, [], sheet=WIDE, today=TODAY, spans=spans)
    assert [span.title for span in picture.spans] == ["Eins", "Eins", "Zwei", "Zwei", "Drei"]
    assert [number(span.width) / WIDE.cell for span in picture.spans] == [31, 14, 28, 31, 30]
    february = [number(span.y) for span in picture.spans[1:3]]
    assert february[0] != february[1]
    assert [caption.text for caption in picture.captions] == ["Eins", "Zwei", "Drei"]


def test_today_is_marked_in_its_own_year_only():
    assert year_picture(2026, [], sheet=WIDE, today=TODAY).today is not None
    assert year_picture(2025, [], sheet=WIDE, today=TODAY).today is None


def test_the_wide_sheet_names_days_above_the_first_strip():
    picture = year_picture(2026, [], sheet=WIDE, today=TODAY)
    first = picture.strips[0].paper
    at = {mark.text: (number(mark.x) - WIDE.left) / WIDE.cell + 0.5 for mark in picture.scale}
    assert at == {f"{day}.": day for day in (1, 5, 10, 15, 20, 25, 30)}
    assert all(number(mark.y) < number(first.y) for mark in picture.scale)
    assert year_picture(2026, [], sheet=NARROW, today=TODAY).scale == ()
