"""The figures on the real reference data: how widely they are told, and that nothing is said badly anywhere."""

import re
from collections import Counter
from datetime import date
from functools import cache

import pytest
from bench.facts import ENOUGH, widely_told

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.exports.figures import chapters_of
from wirnetz.documents.facts import FactScope
from wirnetz.landscape.queries import around, kept
from wirnetz.organisations.models import Organisation
from wirnetz.regions.queries import districts_of_state

pytestmark = [pytest.mark.reference, pytest.mark.django_db, pytest.mark.drill]
DAY = date(2026, 11, 24)
BAD = re.compile(r"[%{}]|None|  | \.|\.\.|, \.|: \.|\bein Netzwerke\b")


def test_in_every_district_figures_read_well_and_25_say_something_in_at_least_50(reference, monkeypatch):
    monkeypatch.setattr(kept, "landscape_on", cache(kept.landscape_on))
    monkeypatch.setattr(around, "landscape_on", kept.landscape_on)
    houses = list(Organisation.objects.order_by("pk").values_list("pk", flat=True))
    told, bad = Counter(), set()
    for number, key in enumerate(districts_of_state().values_list("key", flat=True)):
        house = houses[number % len(houses)]
        for chapter in chapters_of(FactScope(house, (key,), DAY)):
            if chapter.subject != FactSubject.HOUSE:
                told.update(figure.fact.key for figure in chapter.told)
            for figure in (*chapter.told, *chapter.blank):
                text = figure.fact.sentence
                if BAD.search(text) or not text.endswith(".") or len(text) > 240:
                    bad.add((figure.fact.key, text))
    assert bad == set()
    assert len(widely_told(told)) >= ENOUGH
