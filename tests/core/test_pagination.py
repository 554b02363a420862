"""Pages of long lists by keyset."""

import pytest

from wirnetz.core.pagination import keyset_page
from wirnetz.offers.models import Topic

NAMES = ["Arbeit", "Ämter", "Bildung", "Führung", "Gesundheit", "Öffentliches", "Zukunft"]


@pytest.fixture
def topics(db):
    Topic.objects.all().delete()
    for number, name in enumerate(reversed(NAMES)):
        Topic.objects.create(slug=f"t{number}", name=name)
    return Topic.objects.all()


def names(page):
    return [topic.name for topic in page.rows]


def test_pages_join_to_the_whole_list_in_german_order(topics):
    seen, after = [], ""
    for _ in range(4):
        page = keyset_page(topics, after=after, size=2)
        seen.append(names(page))
        after = page.after
    assert seen == [["Ämter", "Arbeit"], ["Bildung", "Führung"], ["Gesundheit", "Öffentliches"], ["Zukunft"]]
    assert after == ""


def test_only_the_first_page_is_first(topics):
    first = keyset_page(topics, size=3)
    second = keyset_page(topics, after=first.after, size=3)
    assert (first.is_first, second.is_first) == (True, False)


def test_a_page_that_is_exactly_full_has_no_next(topics):
    assert keyset_page(topics, size=len(NAMES)).after == ""


def test_an_empty_list_is_one_empty_page(topics):
    page = keyset_page(topics.none())
    assert (page.rows, page.after, page.is_first) == ([], "", True)


def test_records_with_equal_keys_are_neither_lost_nor_repeated(topics):
    for number in range(5):
        Topic.objects.create(slug=f"same{number}", name="Gleich")
    seen, after = [], ""
    while True:
        page = keyset_page(topics.filter(name="Gleich"), after=after, size=2)
        seen += [topic.slug for topic in page.rows]
        after = page.after
        if not after:
            break
    assert seen == [f"same{number}" for number in range(5)]


def test_a_record_that_vanished_does_not_break_the_cursor(topics):
    first = keyset_page(topics, size=2)
    first.rows[-1].delete()
    assert names(keyset_page(topics, after=first.after, size=2)) == ["Bildung", "Führung"]


@pytest.mark.parametrize("after", ["x", "~", "bildung~", "bildung~-1", "bildung~²", "~9999999999999999999", "b\x00~1"])
def test_a_broken_cursor_starts_from_the_top(topics, after):
    page = keyset_page(topics, after=after, size=2)
    assert (names(page), page.is_first) == (["Ämter", "Arbeit"], True)


@pytest.mark.parametrize("size", [1, 3])
def test_a_page_is_one_query(topics, size, django_assert_num_queries):
    with django_assert_num_queries(1):
        keyset_page(topics, after="bildung~1", size=size)
