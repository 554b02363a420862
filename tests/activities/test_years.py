"""The page of a year: its sentence, its picture, its table; by network, region and topic."""

import re
from datetime import datetime

import pytest
from django.test import Client

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.networks import make_network, make_own_network
from wirnetz.activities.queries import years
from wirnetz.core.german import SOFT_HYPHEN
from wirnetz.offers.models import Topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(time_machine, db):
    time_machine.move_to(datetime(2026, 5, 10, 12, tzinfo=BERLIN), tick=False)
    own, other = make_own_network("Eigenes", slug="eigenes"), make_network("Anderes", slug="anderes")
    for day in (3, 10, 17):
        make_gathering(hosts=(own,), starts_at=datetime(2026, 11, day, 14, tzinfo=BERLIN))
    make_gathering("Zusammen", hosts=(own, other), starts_at=datetime(2026, 3, 5, 14, tzinfo=BERLIN))
    make_gathering("Silvester", hosts=(other,), starts_at=datetime(2026, 12, 31, 23, 30, tzinfo=BERLIN))
    make_gathering("Neujahr", hosts=(other,), starts_at=datetime(2027, 1, 1, 0, 30, tzinfo=BERLIN))
    make_gathering("Fällt aus", hosts=(own,), starts_at=datetime(2026, 6, 5, tzinfo=BERLIN), state="cancelled")
    make_gathering(
        "Nur für Mitglieder", hosts=(own,), starts_at=datetime(2026, 7, 5, tzinfo=BERLIN), audience="members"
    )


def shown(path):
    return Client().get(path).content.decode()


def plain(page):
    return " ".join(page.split()).replace(SOFT_HYPHEN, "")


def answer(page):
    return " ".join(re.sub(r"<[^>]+>", " ", re.search(r'class="answer wide">(.*?)</p>', page, re.S)[1]).split())


def bricks(page, sheet="wide"):
    drawing = re.search(rf'<svg class="year-{sheet}".*?</svg>', page, re.S)[0]
    kinds = re.findall(r'<rect class="y-(own|other|both|cancelled)"', drawing)
    return {kind: kinds.count(kind) for kind in set(kinds)}


def table(page):
    rows = re.findall(r'<th scope="row">(?:<a[^>]*>)?(\w+).*?</th>(.*?)</tr>', page, re.S)
    return {name: re.findall(r'class="num">([^<]*)<', cells) for name, cells in rows}


EXPECTED = {"own": 3, "both": 1, "other": 1, "cancelled": 1}


def test_sentence_picture_and_table_say_the_same_and_hold_what_one_may_see():
    page = shown("/kalender/jahr/2026/")
    assert answer(page) == (
        "2026 stehen fünf Termine von zwei Netzwerken im Kalender, die meisten im November. "
        "Zu einem davon laden mehrere gemeinsam ein."
    )
    assert (bricks(page), bricks(page, "narrow")) == (EXPECTED, EXPECTED)
    rows = table(page)
    assert (rows["März"], rows["Juni"], rows["November"]) == (["1", "1", "–"], ["–", "–", "1"], ["3", "–", "–"])
    assert "Nur für Mitglieder" not in page
    assert "Neujahr" not in page


def test_too_many_dates_are_drawn_together_and_counted_alike(monkeypatch):
    single = table(shown("/kalender/jahr/2026/"))
    monkeypatch.setattr(years, "MOST_SINGLE", 2)
    page = shown("/kalender/jahr/2026/")
    assert (table(page), bricks(page)) == (single, EXPECTED)
    assert "Zusammen" not in page


def test_a_network_a_topic_and_an_empty_year_have_their_own_picture():
    topic = Topic.objects.create(slug="gesundheit", name="Gesundheit")
    make_gathering(starts_at=datetime(2026, 2, 2, 9, tzinfo=BERLIN)).topics.add(topic)
    assert bricks(shown("/kalender/jahr/2026/?netzwerk=anderes")) == {"both": 1, "other": 1}
    health = shown("/kalender/jahr/2026/?thema=gesundheit")
    assert (bricks(health), "Gesundheit" in re.search(r"<h1.*?</h1>", plain(health))[0]) == ({"other": 1}, True)
    assert answer(shown("/kalender/jahr/2019/")) == "Für 2019 ist nichts eingetragen."
    assert [Client().get(f"/kalender/jahr/{year}/").status_code for year in (1999, 2100)] == [404, 404]


def test_the_queries_do_not_grow_with_the_dates(django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        shown("/kalender/jahr/2026/")
    for number in range(30):
        make_gathering(starts_at=datetime(2026, 9, 1 + number % 28, 9, tzinfo=BERLIN))
    with django_assert_max_num_queries(14):
        shown("/kalender/jahr/2026/")


def test_an_empty_month_says_it_once():
    page = shown("/kalender/?monat=2019-01")
    assert answer(page) == "Im Januar 2019 ist kein Termin eingetragen."
    assert "Für Januar 2019 ist nichts eingetragen" not in page
