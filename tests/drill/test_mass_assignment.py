"""A form takes what it lists and nothing else (SEC-4): all pages."""

import pytest

from tests.portal.sending import pages, takes_too_much

pytestmark = [pytest.mark.drill, pytest.mark.django_db]


@pytest.mark.parametrize("route", pages())
def test_forms_take_nothing_that_they_do_not_list(stage, route):
    assert takes_too_much(route, *stage) == []
