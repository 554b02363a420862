from dataclasses import replace

import pytest

from tests.documents.samples import LONGEST_NAMES, deck
from wirnetz.documents.content import AgendaSlide, Bar, ChartSlide, MapSlide, Point, PointsSlide, Site, Step
from wirnetz.documents.html import KINDS
from wirnetz.documents.slide_fit import STEPS, _body_height, body_room, fit_steps


@pytest.mark.parametrize("slide", deck().slides, ids=lambda slide: KINDS[type(slide)])
def test_ordinary_slides_stand_at_full_size(slide):
    assert fit_steps(slide) == (0, 0)


@pytest.mark.parametrize("slide", deck().slides, ids=lambda slide: KINDS[type(slide)])
def test_a_long_title_becomes_smaller_and_leaves_room_for_the_body(slide):
    long = replace(slide, title=LONGEST_NAMES[0])
    title, body = fit_steps(long)
    assert _body_height(long, STEPS[body]) <= body_room(long, title)


@pytest.mark.parametrize(
    "slide",
    [
        PointsSlide(title="Drei Gründe", points=tuple(Point(n, f"{n} wirkt mit.", n) for n in LONGEST_NAMES[:3])),
        AgendaSlide(
            title="Vier Schritte", steps=tuple(Step("Dezember 2026", f"{n} wählt.") for n in LONGEST_NAMES[:4])
        ),
        replace(deck().slides[4], sites=tuple(Site(str(at), n) for at, n in enumerate(LONGEST_NAMES[:4], 1))),
        ChartSlide(title="Zehn Häuser", alt="", bars=tuple(Bar(n, 1, "1") for n in LONGEST_NAMES)),
    ],
    ids=["points", "agenda", "map", "chart"],
)
def test_the_longest_names_find_room(slide):
    title, body = fit_steps(slide)
    assert _body_height(slide, STEPS[body]) <= body_room(slide, title)
    assert body < len(STEPS) - 1 or isinstance(slide, MapSlide)
