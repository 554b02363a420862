"""Pages of a month: every date once, whatever moments coincide, and a broken cursor begins anew."""

from datetime import timedelta

import pytest

from tests.factories.activities import make_gathering
from tests.factories.networks import make_network
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import counted_dates, dates_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def dates():
    """Seven dates, three of them at the same moment, one called off."""
    network = make_network()
    first = make_gathering("Termin 0", hosts=(network,))
    moments = (first.starts_at + timedelta(hours=hours) for hours in (1, 1, 1, 2, 3, 4))
    for number, moment in enumerate(moments, 1):
        make_gathering(f"Termin {number}", hosts=(network,), starts_at=moment, ends_at=moment + timedelta(hours=1))
    Gathering.objects.filter(title="Termin 5").update(state="cancelled")
    return Gathering.objects.all()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
def test_every_date_stands_on_one_page(dates, size):
    titles, after, pages = [], "", 0
    while pages == 0 or after:
        page = dates_page(dates, after=after, size=size)
        titles += [gathering.title for gathering in page.gatherings]
        assert page.is_first == (pages == 0)
        after, pages = page.after, pages + 1
    assert (titles, pages) == ([f"Termin {number}" for number in range(7)], -(-7 // size))


@pytest.mark.parametrize("cursor", ["~", "x~1", "20261399T990000~1", "20260312T130000~", "20260312T130000~9' OR 1=1"])
def test_a_broken_cursor_begins_anew(dates, cursor):
    page = dates_page(dates, after=cursor)
    assert (len(page.gatherings), page.is_first, page.after) == (7, True, "")


def test_the_count_speaks_of_all_pages(dates):
    counts = counted_dates(dates)
    assert (counts.held, counts.cancelled, counts.is_example) == (6, 1, False)
